//! What a fact is: a kind, the bytes where it stands, and its typed value. Spans are ranges of the note's own bytes.

use crate::text::measure::Unit;
use std::ops::Range;

/// Something that a note says and a reader could hold it to.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Bytes of the note.
    pub range: Range<usize>,
    /// What it says.
    pub value: Value,
}

/// What a fact says.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Where the shop is.
    Address {
        /// 5樓, G/F, 地舖.
        floor: Option<Range<usize>>,
    },
    /// How to get there.
    Transport {
        /// The station or stop, without 站.
        station: Option<Range<usize>>,
        /// A2.
        exit: Option<Range<usize>>,
        /// On foot.
        minutes: Option<u16>,
    },
    /// When it is open.
    Hours {
        /// 星期一至五.
        days: Option<Range<usize>>,
        /// Minutes after midnight.
        from: Option<u16>,
        /// Minutes after midnight; 24:00 is 0.
        to: Option<u16>,
    },
    /// When it is not.
    Closed {
        /// 星期三.
        days: Option<Range<usize>>,
    },
    /// What something costs.
    Price(Price),
    /// What is given under which terms.
    Offer {
        /// What is given: 8折, 送一對襪, 買一送一.
        what: Option<Range<usize>>,
        /// From this day on.
        from: Option<Range<usize>>,
        /// Until this day.
        until: Option<Range<usize>>,
        /// 首50名.
        quantity: Option<Range<usize>>,
        /// For whom and when, other than its days: 憑學生證, 只限堂食, 每人一次.
        terms: Vec<Range<usize>>,
    },
    /// Anything that is told in words.
    Told {
        /// What it is about.
        told: Told,
        /// Its numbers: 3個工作天, 10至15分鐘.
        measures: Vec<Measure>,
    },
}

/// A number with what it measures.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// Bytes of the note, with the unit.
    pub range: Range<usize>,
    /// The number, or the lower end of a range.
    pub number: f64,
    /// The upper end of a range.
    pub to: Option<f64>,
    /// What it measures.
    pub unit: Unit,
}

/// An amount of money and what it is for.
#[derive(Clone, Debug, PartialEq)]
pub struct Price {
    /// What is priced, as written.
    pub object: Option<Range<usize>>,
    /// Which of it: 例牌, 5cm內, 細.
    pub case: Option<Range<usize>>,
    /// The label or heading that it stands under: 卸甲 of 「卸甲：硬甲 $100」.
    pub group: Option<Range<usize>>,
    /// The amount, or the lower end of a range.
    pub amount: f64,
    /// The upper end of a range.
    pub to: Option<f64>,
    /// Which money, where it is said.
    pub currency: Option<Currency>,
    /// 每位, /斤, each.
    pub unit: Option<Range<usize>>,
    /// How exact the amount is.
    pub qualifier: Option<Qualifier>,
    /// When it holds: 二人起, 平日.
    pub condition: Option<Range<usize>>,
    /// What the amount does.
    pub role: Role,
    /// The amount itself, with its currency.
    pub written: Range<usize>,
}

/// Which money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Currency {
    /// HK$, 港幣, 蚊.
    Hkd,
    /// A bare dollar sign.
    Dollar,
    /// ¥, RMB, 元 in a note that says no more.
    Yuan,
    /// Another one that is named.
    Other,
}

/// How exact an amount is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Qualifier {
    /// 起, 由, from.
    From,
    /// 約, 左右, about.
    About,
    /// 最少, at least.
    Least,
    /// 最多, up to.
    Most,
    /// 以下, 有找, under.
    Under,
    /// 只, 淨係, only.
    Only,
    /// 平時, usually.
    Usual,
}

/// What an amount of money does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It is paid.
    Price,
    /// It was paid.
    Was,
    /// It comes on top.
    AddOn,
    /// It is paid for several things together.
    Bundle,
    /// It is left in pledge.
    Deposit,
    /// It is paid for a service around the thing.
    Fee,
    /// It is taken off.
    Discount,
    /// From it on something holds.
    Threshold,
}

/// Kinds of facts that are told in words. Their words and shapes are rows of `keyword_packs/facts`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// What is given under which terms.
    Offer,
    /// How to pay.
    Payment,
    /// How to book or order.
    Booking,
    /// A number, an account, an address of the net.
    Contact,
    /// What is not done, or only so far.
    Limit,
    /// What to beware of.
    Caution,
    /// What holds for deposits, changes, returns.
    Policy,
    /// How it is made, how long it takes.
    Process,
    /// How to use or keep it.
    Care,
    /// Since when, and who.
    Years,
    /// How many, how large.
    Quantity,
}

impl Told {
    /// All of them with their names.
    pub const ALL: [(Self, &'static str); 11] = [
        (Self::Offer, "offer"),
        (Self::Payment, "payment"),
        (Self::Booking, "booking"),
        (Self::Contact, "contact"),
        (Self::Limit, "limit"),
        (Self::Caution, "caution"),
        (Self::Policy, "policy"),
        (Self::Process, "process"),
        (Self::Care, "care"),
        (Self::Years, "years"),
        (Self::Quantity, "quantity"),
    ];

    /// The kind of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, n)| *n == name).map(|(told, _)| told)
    }
}

impl Value {
    /// The name of the kind, as in JSON.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Address { .. } => "address",
            Self::Transport { .. } => "transport",
            Self::Hours { .. } => "hours",
            Self::Closed { .. } => "closed",
            Self::Price(_) => "price",
            Self::Offer { .. } => "offer",
            Self::Told { told, .. } => Told::ALL[*told as usize].1,
        }
    }

    /// What it is about, if it is told in words.
    pub const fn told(&self) -> Option<Told> {
        if let Self::Told { told, .. } = self { Some(*told) } else { None }
    }
}
