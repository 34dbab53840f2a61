//! What a comment wants: [`Intent`], the [`Group`] it belongs to, how soon somebody must look at it ([`Urgency`]).

/// Declares the intents with their names and groups, in the order of the model's outputs.
macro_rules! intents {
    ($($arm:ident = $name:literal in $group:ident,)*) => {
        /// What a comment wants.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "keyword_packs/comments says what they are")]
        pub enum Intent { $($arm,)* }

        impl Intent {
            /// All of them with their names.
            pub const ALL: &[(Self, &'static str)] = &[$((Self::$arm, $name),)*];

            /// The group that an intent belongs to.
            pub const fn group(self) -> Group {
                match self { $(Self::$arm => Group::$group,)* }
            }
        }
    };
}

intents! {
    Hours = "hours" in Visit,
    Address = "address" in Visit,
    ParkingAccess = "parking_access" in Visit,
    AgePets = "age_pets" in Visit,
    QueueWait = "queue_wait" in Visit,
    LanguageService = "language_service" in Visit,
    Price = "price" in Order,
    Booking = "booking" in Order,
    Delivery = "delivery" in Order,
    Payment = "payment" in Order,
    Stock = "stock" in Order,
    Size = "size" in Order,
    AllergyDiet = "allergy_diet" in Product,
    CareUse = "care_use" in Product,
    IngredientsMaterial = "ingredients_material" in Product,
    ServiceComplaint = "service_complaint" in Complaint,
    QualityComplaint = "quality_complaint" in Complaint,
    Misunderstanding = "misunderstanding" in Complaint,
    Abuse = "abuse" in Complaint,
    Praise = "praise" in Praise,
    ExperienceShare = "experience_share" in Praise,
    TagFriend = "tag_friend" in Praise,
    JobOrCooperation = "job_or_cooperation" in Other,
    SpamBait = "spam_bait" in Other,
    Other = "other" in Other,
}

impl Intent {
    /// The name in files and reports.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// By its name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, n)| *n == name).map(|(intent, _)| *intent)
    }

    /// Whether it asks for something that the shop's facts can answer.
    pub const fn is_question(self) -> bool {
        matches!(self.group(), Group::Visit | Group::Order | Group::Product)
    }
}

/// Intents that lie near one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Coming to the shop.
    Visit,
    /// Buying and booking.
    Order,
    /// What the goods are.
    Product,
    /// What went wrong.
    Complaint,
    /// Kind words, and stories.
    Praise,
    /// The rest.
    Other,
}

impl Group {
    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Visit => "visit",
            Self::Order => "order",
            Self::Product => "product",
            Self::Complaint => "complaint",
            Self::Praise => "praise",
            Self::Other => "other",
        }
    }
}

/// How soon somebody must look at a comment; the most urgent is the greatest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// It wants no answer.
    #[default]
    None,
    /// It wants an answer.
    Soon,
    /// Health or safety, a customer who waits or comes today, anger that spreads.
    Now,
}

impl Urgency {
    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Soon => "soon",
            Self::Now => "now",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_to_intents_and_back() {
        assert_eq!(Intent::ALL.len(), 25);
        for (intent, name) in Intent::ALL {
            assert_eq!((Intent::from_name(name), intent.name()), (Some(*intent), *name));
        }
        assert_eq!(Intent::from_name("hour"), None);
        assert!(Intent::Price.is_question() && !Intent::Praise.is_question() && !Intent::Abuse.is_question());
        assert!(Urgency::Now > Urgency::Soon && Urgency::Soon > Urgency::None);
    }
}
