//! What a number measures, by the word or sign behind it.

/// What a number measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Nothing that is known.
    Bare,
    /// A thing of some sort.
    Count,
    /// Money.
    Money,
    /// A part of a hundred, a discount.
    Share,
    /// A time of day.
    Clock,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days or a date.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years or an age.
    Year,
    /// People.
    People,
    /// How often.
    Times,
    /// Weight.
    Weight,
    /// Length or size.
    Length,
    /// Volume.
    Volume,
    /// A floor.
    Floor,
    /// A number of a house, a shop, a day.
    Number,
}

/// Units behind a number, in folded (Simplified) form, the longest first.
const UNITS: [(&str, Unit); 118] = [
    ("minutes", Unit::Minute),
    ("minute", Unit::Minute),
    ("mins", Unit::Minute),
    ("min", Unit::Minute),
    ("分钟", Unit::Minute),
    ("hours", Unit::Hour),
    ("hour", Unit::Hour),
    ("hrs", Unit::Hour),
    ("hr", Unit::Hour),
    ("小时", Unit::Hour),
    ("个小时", Unit::Hour),
    ("个钟头", Unit::Hour),
    ("个钟", Unit::Hour),
    ("粒钟", Unit::Hour),
    ("钟头", Unit::Hour),
    ("点钟", Unit::Clock),
    ("点半", Unit::Clock),
    ("点", Unit::Clock),
    ("a.m", Unit::Clock),
    ("p.m", Unit::Clock),
    ("am", Unit::Clock),
    ("pm", Unit::Clock),
    ("noon", Unit::Clock),
    (":", Unit::Clock),
    ("时", Unit::Clock),
    ("days", Unit::Day),
    ("day", Unit::Day),
    ("日", Unit::Day),
    ("天", Unit::Day),
    ("weeks", Unit::Week),
    ("week", Unit::Week),
    ("个星期", Unit::Week),
    ("个礼拜", Unit::Week),
    ("星期", Unit::Week),
    ("礼拜", Unit::Week),
    ("周", Unit::Week),
    ("months", Unit::Month),
    ("month", Unit::Month),
    ("个月", Unit::Month),
    ("月", Unit::Month),
    ("years", Unit::Year),
    ("year", Unit::Year),
    ("年", Unit::Year),
    ("岁", Unit::Year),
    ("代", Unit::Year),
    ("港元", Unit::Money),
    ("港币", Unit::Money),
    ("港纸", Unit::Money),
    ("人民币", Unit::Money),
    ("块钱", Unit::Money),
    ("块", Unit::Money),
    ("元", Unit::Money),
    ("蚊", Unit::Money),
    ("hkd", Unit::Money),
    ("rmb", Unit::Money),
    ("dollars", Unit::Money),
    ("%", Unit::Share),
    ("percent", Unit::Share),
    ("巴仙", Unit::Share),
    ("折", Unit::Share),
    ("成", Unit::Share),
    ("个人", Unit::People),
    ("people", Unit::People),
    ("persons", Unit::People),
    ("guests", Unit::People),
    ("人", Unit::People),
    ("位", Unit::People),
    ("名", Unit::People),
    ("times", Unit::Times),
    ("次", Unit::Times),
    ("转", Unit::Times),
    ("遍", Unit::Times),
    ("轮", Unit::Times),
    ("公斤", Unit::Weight),
    ("克拉", Unit::Weight),
    ("克", Unit::Weight),
    ("斤", Unit::Weight),
    ("磅", Unit::Weight),
    ("kg", Unit::Weight),
    ("g", Unit::Weight),
    ("oz", Unit::Weight),
    ("lb", Unit::Weight),
    ("厘米", Unit::Length),
    ("毫米", Unit::Length),
    ("公分", Unit::Length),
    ("英寸", Unit::Length),
    ("寸", Unit::Length),
    ("吋", Unit::Length),
    ("尺", Unit::Length),
    ("呎", Unit::Length),
    ("米", Unit::Length),
    ("cm", Unit::Length),
    ("mm", Unit::Length),
    ("inches", Unit::Length),
    ("inch", Unit::Length),
    ("毫升", Unit::Volume),
    ("升", Unit::Volume),
    ("ml", Unit::Volume),
    ("/f", Unit::Floor),
    ("楼", Unit::Floor),
    ("层", Unit::Floor),
    ("号", Unit::Number),
    ("个", Unit::Count),
    ("件", Unit::Count),
    ("款", Unit::Count),
    ("张", Unit::Count),
    ("间", Unit::Count),
    ("家", Unit::Count),
    ("份", Unit::Count),
    ("杯", Unit::Count),
    ("碗", Unit::Count),
    ("只", Unit::Count),
    ("条", Unit::Count),
    ("粒", Unit::Count),
    ("倍", Unit::Count),
    ("套", Unit::Count),
    ("堂", Unit::Count),
    ("盒", Unit::Count),
];

/// The unit that stands at a position, and where it ends.
pub fn unit_at(text: &str, at: usize) -> (Unit, usize) {
    let rest = &text[at..];
    let trimmed = rest.trim_start_matches([' ', '-', '多', '几', '来']);
    let from = at + rest.len() - trimmed.len();
    let found = UNITS
        .iter()
        .filter(|(name, _)| {
            let is_word = name.ends_with(|c: char| c.is_ascii_alphabetic());
            let next = trimmed.get(name.len()..).and_then(|r| r.chars().next());
            trimmed.starts_with(name) && !(is_word && next.is_some_and(|c| c.is_ascii_alphabetic()))
        })
        .max_by_key(|(name, _)| name.len());
    found.map_or((Unit::Bare, at), |(name, unit)| (*unit, from + name.len()))
}
