//! The word classes that code asks for by name: [`Class`]. Their words are data (`[class]` tables in
//! `keyword_packs/phrases`); a class that no file has is an error when packs are compiled.
//!
//! Shared with the build script.

/// Declares the classes and their names in the files.
macro_rules! classes {
    ($($arm:ident = $name:literal,)*) => {
        /// A word class that code asks for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "the names say what the words are; the files say which")]
        pub enum Class { $($arm,)* }

        impl Class {
            /// All of them with their names.
            pub const ALL: &[(Self, &'static str)] = &[$((Self::$arm, $name),)*];
        }
    };
}

classes! {
    ActionBooking = "action-booking",
    ActionHours = "action-hours",
    ActionPlace = "action-place",
    ActionPrice = "action-price",
    AdMark = "ad-mark",
    AddressBefore = "address-before",
    AddressLabel = "address-label",
    AddressPart = "address-part",
    AddressUnit = "address-unit",
    AiHelp = "ai-help",
    AiLabel = "ai-label",
    AiName = "ai-name",
    Ailment = "ailment",
    AlightWord = "alight-word",
    AskedFormally = "asked-formally",
    AskedReader = "asked-reader",
    BookingCallWords = "booking-call-words",
    BuildingSuffix = "building-suffix",
    BuyLink = "buy-link",
    Capitals = "capitals",
    ClosedWord = "closed-word",
    ConditionEnd = "condition-end",
    CopyQuality = "copy_quality",
    CountedBehind = "counted-behind",
    Craft = "craft",
    Day = "day",
    DayEarly = "day-early",
    DayGlue = "day-glue",
    DayLate = "day-late",
    Deadline = "deadline",
    Disclosure = "disclosure",
    DisclosureDenied = "disclosure-denied",
    ExitWord = "exit-word",
    FaultAdj = "fault_adj",
    Fine = "fine",
    Folk = "folk",
    ForCounted = "for-counted",
    ForFirst = "for-first",
    FrameDownside = "frame-downside",
    FrameNegation = "frame-negation",
    FrameOffer = "frame-offer",
    FrameOpinion = "frame-opinion",
    FrameOwnRange = "frame-own-range",
    FrameOwner = "frame-owner",
    FrameQuestion = "frame-question",
    FrameReport = "frame-report",
    FrameUnit = "frame-unit",
    FromBefore = "from-before",
    FromBehind = "from-behind",
    GenericTopic = "generic-topic",
    GroundFloor = "ground-floor",
    Guests = "guests",
    HardOffer = "hard_offer",
    HoursAllDay = "hours-all-day",
    HoursNot = "hours-not",
    HoursOpen = "hours-open",
    HoursShut = "hours-shut",
    HoursWord = "hours-word",
    ImperativeNot = "imperative-not",
    ImperativeStart = "imperative-start",
    Looks = "looks",
    MinuteWord = "minute-word",
    MonthEnglish = "month-english",
    Offer = "offer",
    OfferWord = "offer_word",
    OwnerVoice = "owner-voice",
    OwnerWe = "owner-we",
    PartOfMonth = "part-of-month",
    PastAct = "past_act",
    PlaceNear = "place-near",
    Praise = "praise",
    PriceAboutBefore = "price-about-before",
    PriceAboutBehind = "price-about-behind",
    PriceAddOn = "price-add-on",
    PriceBetween = "price-between",
    PriceBundle = "price-bundle",
    PriceCase = "price-case",
    PriceCondition = "price-condition",
    PriceDeposit = "price-deposit",
    PriceDiscount = "price-discount",
    PriceFee = "price-fee",
    PriceFromBefore = "price-from-before",
    PriceFromBehind = "price-from-behind",
    PriceGlue = "price-glue",
    PriceLabel = "price-label",
    PriceLeastBefore = "price-least-before",
    PriceMostBefore = "price-most-before",
    PriceNot = "price-not",
    PriceOnlyBefore = "price-only-before",
    PriceThreshold = "price-threshold",
    PriceUnderBehind = "price-under-behind",
    PriceUnit = "price-unit",
    PriceUnitBefore = "price-unit-before",
    PriceUsualBefore = "price-usual-before",
    PriceVerb = "price-verb",
    PriceWas = "price-was",
    PriceWord = "price-word",
    ProseGlue = "prose-glue",
    ReviewVoice = "review-voice",
    RoadEnglish = "road-english",
    RoadSuffix = "road-suffix",
    RoadTail = "road-tail",
    RoomWord = "room-word",
    ServiceCharge = "service-charge",
    SetPrice = "set-price",
    Shout = "shout",
    SignUp = "sign_up",
    SpanWord = "span-word",
    StopWord = "stop-word",
    Taste = "taste",
    TheirShop = "their-shop",
    ToldPay = "told-pay",
    UntilBefore = "until-before",
    UntilBehind = "until-behind",
    UpstairsShop = "upstairs-shop",
    VisitorVoice = "visitor-voice",
    WalkWord = "walk-word",
}

impl Class {
    /// The name in the files.
    pub const fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}
