//! The names of the lists: [`WordList`]. Their words are data (`keyword_packs/lists`); a list that no file has, or that no code asks
//! for, ends the build.
//!
//! Shared with the build script.

/// Declares the lists and their names in the files.
macro_rules! lists {
    ($($arm:ident = $name:literal,)*) => {
        /// A plain list of words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "the files say what the words are")]
        pub enum WordList { $($arm,)* }

        impl WordList {
            /// All of them with their names.
            pub const ALL: &[(Self, &'static str)] = &[$((Self::$arm, $name),)*];
        }
    };
}

lists! {
    Agree = "agree",
    BidFen = "bid-fen",
    BidYuan = "bid-yuan",
    BidYuanSign = "bid-yuan-sign",
    BriefAsks = "brief-asks",
    BriefAsksAnywhere = "brief-asks-anywhere",
    BriefAsksPrice = "brief-asks-price",
    BriefAsksTime = "brief-asks-time",
    BriefGlue = "brief-glue",
    BriefJoint = "brief-joint",
    BriefNotLocal = "brief-not-local",
    BriefNotMain = "brief-not-main",
    BriefOccasion = "brief-occasion",
    BriefPrice = "brief-price",
    BriefTask = "brief-task",
    BriefTaskBegins = "brief-task-begins",
    BriefTime = "brief-time",
    CantoneseMark = "cantonese-mark",
    City = "city",
    CityEnd = "city-end",
    CityEnglish = "city-english",
    ClauseBegins = "clause-begins",
    ClauseBeginsEnglish = "clause-begins-english",
    ClauseEnds = "clause-ends",
    ClauseEndsEnglish = "clause-ends-english",
    ClauseJoint = "clause-joint",
    Denial = "denial",
    DistrictEnd = "district-end",
    DistrictWhole = "district-whole",
    ExportBid = "export-bid",
    ExportCompetition = "export-competition",
    ExportCompetitionIndex = "export-competition-index",
    ExportDate = "export-date",
    ExportKeyword = "export-keyword",
    ExportPackHead = "export-pack-head",
    ExportReason = "export-reason",
    ExportSearches = "export-searches",
    Fee = "fee",
    FigureBefore = "figure-before",
    FigureBehind = "figure-behind",
    FigureNone = "figure-none",
    HeaderKey = "header-key",
    HongKongDollar = "hong-kong-dollar",
    JuguangKeyword = "juguang-keyword",
    JuguangSearches = "juguang-searches",
    LevelHigh = "level-high",
    LevelLow = "level-low",
    LevelMedium = "level-medium",
    LevelNone = "level-none",
    Measured = "measured",
    MoneySign = "money-sign",
    No = "no",
    NumberIdle = "number-idle",
    NumberLabel = "number-label",
    NumberOneOrHalf = "number-one-or-half",
    NumberUnit = "number-unit",
    PageAddress = "page-address",
    PageAddressBegins = "page-address-begins",
    PageAddressEnds = "page-address-ends",
    PageCopyright = "page-copyright",
    PageHours = "page-hours",
    PageMtr = "page-mtr",
    PageOther = "page-other",
    PagePayment = "page-payment",
    PagePerPerson = "page-per-person",
    PagePrice = "page-price",
    Particle = "particle",
    PhoneWord = "phone-word",
    PlaceJoint = "place-joint",
    PlacePassedBefore = "place-passed-before",
    PlacePassedBehind = "place-passed-behind",
    Possessive = "possessive",
    ProofFeast = "proof-feast",
    ProofFiller = "proof-filler",
    ProofGrammar = "proof-grammar",
    ProofJoining = "proof-joining",
    ProofNoStreet = "proof-no-street",
    Provable = "provable",
    ProvableEnglish = "provable-english",
    SceneFood = "scene-food",
    SceneOuting = "scene-outing",
    SceneShopping = "scene-shopping",
    ShopEnd = "shop-end",
    ShopNameEnd = "shop-name-end",
    Spelling = "spelling",
    StopLine = "stop-line",
    TitleDays = "title-days",
    TitleMade = "title-made",
    TitleSpoken = "title-spoken",
    TitleTold = "title-told",
    TopicMark = "topic-mark",
    UnitClock = "unit-clock",
    UnitCount = "unit-count",
    UnitDay = "unit-day",
    UnitFloor = "unit-floor",
    UnitHour = "unit-hour",
    UnitLength = "unit-length",
    UnitMinute = "unit-minute",
    UnitMoney = "unit-money",
    UnitMonth = "unit-month",
    UnitNumber = "unit-number",
    UnitPeople = "unit-people",
    UnitShare = "unit-share",
    UnitTimes = "unit-times",
    UnitVolume = "unit-volume",
    UnitWeek = "unit-week",
    UnitWeight = "unit-weight",
    UnitYear = "unit-year",
    WasNow = "was-now",
    We = "we",
    Yes = "yes",
}

impl WordList {
    /// The name in the files.
    pub const fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}
