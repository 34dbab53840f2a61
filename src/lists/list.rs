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
    BareBehind = "bare-behind",
    BareNumeral = "bare-numeral",
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
    MoneySign = "money-sign",
    Most = "most",
    No = "no",
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
    ProofFeast = "proof-feast",
    ProofFiller = "proof-filler",
    ProofGrammar = "proof-grammar",
    ProofJoining = "proof-joining",
    ProofNoStreet = "proof-no-street",
    SceneFood = "scene-food",
    SceneOuting = "scene-outing",
    SceneShopping = "scene-shopping",
    ShopEnd = "shop-end",
    StopLine = "stop-line",
    TitleDays = "title-days",
    TitleMade = "title-made",
    TitleParticle = "title-particle",
    TitleSpoken = "title-spoken",
    TitleTold = "title-told",
    TopicMark = "topic-mark",
    UnitAudienceBegins = "unit-audience-begins",
    UnitAudienceEnds = "unit-audience-ends",
    UnitAudienceEnglish = "unit-audience-english",
    UnitBullet = "unit-bullet",
    UnitCallAnywhere = "unit-call-anywhere",
    UnitCallBegins = "unit-call-begins",
    UnitClock = "unit-clock",
    UnitCount = "unit-count",
    UnitDay = "unit-day",
    UnitFloor = "unit-floor",
    UnitHour = "unit-hour",
    UnitJoint = "unit-joint",
    UnitLabelPicture = "unit-label-picture",
    UnitLength = "unit-length",
    UnitMinute = "unit-minute",
    UnitMoney = "unit-money",
    UnitMonth = "unit-month",
    UnitNoiseAbout = "unit-noise-about",
    UnitNoiseBegins = "unit-noise-begins",
    UnitNoiseLabel = "unit-noise-label",
    UnitNumber = "unit-number",
    UnitPeople = "unit-people",
    UnitPersonBegins = "unit-person-begins",
    UnitPersonEnds = "unit-person-ends",
    UnitShare = "unit-share",
    UnitStampWord = "unit-stamp-word",
    UnitTimes = "unit-times",
    UnitVolume = "unit-volume",
    UnitWeek = "unit-week",
    UnitWeight = "unit-weight",
    UnitYear = "unit-year",
    We = "we",
    Yes = "yes",
}

impl WordList {
    /// The name in the files.
    pub const fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}
