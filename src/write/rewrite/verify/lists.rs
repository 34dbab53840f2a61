//! Words that the verifier looks for, and words that it lets pass.

use crate::pack::Class;

/// Classes of words that claim something of goods, of a shop or of people.
pub(super) const CLAIMS: [Class; 9] = [
    Class::Fine,
    Class::Folk,
    Class::Taste,
    Class::Looks,
    Class::Craft,
    Class::PastAct,
    Class::Praise,
    Class::CopyQuality,
    Class::Ailment,
];
/// Days of the week.
pub(super) const WEEKDAYS: [(&str, char); 7] = [
    ("monday", '一'),
    ("tuesday", '二'),
    ("wednesday", '三'),
    ("thursday", '四'),
    ("friday", '五'),
    ("saturday", '六'),
    ("sunday", '日'),
];
/// The day that an English word names: `tue`, `tues`, `tuesdays`.
pub(super) fn weekday(word: &str) -> Option<char> {
    let stem = word.strip_suffix('s').unwrap_or(word);
    let names = |name: &str| stem.len() >= 3 && (name.starts_with(stem) || name == word);
    WEEKDAYS.iter().find(|(name, _)| names(name)).map(|(_, day)| *day)
}

/// Feasts and seasons, folded.
pub(super) const FEASTS: [&str; 24] = [
    "圣诞",
    "新年",
    "农历年",
    "春节",
    "元旦",
    "中秋",
    "端午",
    "情人节",
    "母亲节",
    "父亲节",
    "万圣节",
    "冬至",
    "清明",
    "重阳",
    "复活节",
    "七夕",
    "暑假",
    "春天",
    "夏天",
    "秋天",
    "冬天",
    "christmas",
    "easter",
    "halloween",
];
/// Characters of grammar that stand before any word.
pub(super) const GRAMMAR: &str = "有好太都系是同和还又冇无";
/// Before 街 they make no name.
pub(super) const NO_STREET: &str = "条呢嗰这那成逛行落出上后横隔前过返扫食一隔周全整本同";
/// Characters that join and permit: a word of nothing else (就得, 都可以) tells nothing.
const JOINING: &str = "就得都可以先要再";
/// Words of cues that anybody may say of a note or of oneself.
pub(super) const FILLERS: [&str; 48] = [
    "shop",
    "our shop",
    "我自己",
    "本人",
    "我们",
    "我哋",
    "我地",
    "自己",
    "如果",
    "可以",
    "记得",
    "最好",
    "大家",
    "你们",
    "你哋",
    "有人",
    "其实",
    "有点",
    "少少",
    "非常",
    "比较",
    "特别",
    "这次",
    "今次",
    "呢次",
    "每次",
    "平时",
    "有时",
    "未必",
    "可能",
    "因为",
    "不过",
    "但系",
    "但是",
    "只系",
    "只是",
    "觉得",
    "知道",
    "店主",
    "店员",
    "老实讲",
    "坦白讲",
    "留言",
    "开始",
    "唔敢",
    "不敢",
    "we",
    "our",
];

/// Whether a word of a cue says nothing of any shop.
pub(super) fn is_filler(word: &str) -> bool {
    FILLERS.contains(&word) || word.chars().all(|c| JOINING.contains(c))
}

/// Whether a character is Han.
pub(super) const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// Han characters count one each, Latin letters half of one.
pub(super) fn weight(word: &str) -> usize {
    word.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>() / 2
}
