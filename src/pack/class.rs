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
    AiHelp = "ai-help",
    AiLabel = "ai-label",
    AiName = "ai-name",
    Ailment = "ailment",
    BookingCallWords = "booking-call-words",
    BuyLink = "buy-link",
    Capitals = "capitals",
    CopyQuality = "copy_quality",
    Craft = "craft",
    Disclosure = "disclosure",
    DisclosureDenied = "disclosure-denied",
    FaultAdj = "fault_adj",
    Fine = "fine",
    Folk = "folk",
    FrameDownside = "frame-downside",
    FrameNegation = "frame-negation",
    FrameOffer = "frame-offer",
    FrameOpinion = "frame-opinion",
    FrameOwnRange = "frame-own-range",
    FrameOwner = "frame-owner",
    FrameQuestion = "frame-question",
    FrameReport = "frame-report",
    FrameUnit = "frame-unit",
    GenericTopic = "generic-topic",
    Guests = "guests",
    HardOffer = "hard_offer",
    ImperativeNot = "imperative-not",
    ImperativeStart = "imperative-start",
    Looks = "looks",
    Offer = "offer",
    OfferWord = "offer_word",
    OwnerVoice = "owner-voice",
    OwnerWe = "owner-we",
    PastAct = "past_act",
    Praise = "praise",
    PriceBetween = "price-between",
    PriceNot = "price-not",
    PriceVerb = "price-verb",
    PriceWord = "price-word",
    ProseGlue = "prose-glue",
    ReviewVoice = "review-voice",
    ServiceCharge = "service-charge",
    SetPrice = "set-price",
    Shout = "shout",
    SignUp = "sign_up",
    Taste = "taste",
    TheirShop = "their-shop",
    VisitorVoice = "visitor-voice",
}

impl Class {
    /// The name in the files.
    pub const fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}
