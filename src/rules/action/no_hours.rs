//! When is it open?

use super::{Context, Rule, applies, says, tokens};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::rules::RuleMeta;
use crate::text::token::Token;
use std::ops::Range;

/// No opening hours, no closing day, not even a time of day.
pub struct NoHours;

static META: RuleMeta = RuleMeta {
    id: "action/no-hours",
    severity: Severity::Hint,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 3.0,
    bad: &[
        "# 上環咖啡店\n\n我試咗六隻豆，先留低兩隻，酸度低一點。",
        "# 旺角美甲\n\n第一个月只有五个客人，再慢一点也没关系。粉水比 1:16。",
        "# Sheung Wan cafe\n\nI made six batches and kept two.",
    ],
    good: &[
        "# 上環咖啡店\n\n朝早七點開門，逢星期一休息。",
        "# 旺角美甲\n\n11:00-20:00，约好时间再来。",
        "# Sheung Wan cafe\n\nFrom 7 am until the cake is gone.",
        "---\nauthor: koc\n---\n# Sheung Wan cafe\n\nI tried six cups.",
    ],
};

impl Rule for NoHours {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        if applies(cx) && !says(cx, "action-hours") && !tokens(cx, Token::Num).any(|n| is_time(cx, &n)) {
            out.push(cx.finding(&META, None, &[]));
        }
    }
}

/// Whether a number is a time of day: 七點, 7:30, 7am. All in the folded text, where 點 is 点 and 晝 is 昼.
fn is_time(cx: &Context<'_>, number: &Range<usize>) -> bool {
    const PARTS_OF_DAY: [&str; 14] =
        ["朝早", "早上", "上午", "中午", "晏昼", "下昼", "下午", "傍晚", "晚上", "夜晚", "凌晨", "半夜", "到", "至"];
    let text = cx.view.folded.text.as_str();
    let (before, written, after) =
        (&text[..number.start], &text[number.clone()], text[number.end..].trim_start_matches(' '));
    if after.starts_with('点') {
        // 慢一點 is no time, 下晝一點 is.
        return written != "一" || PARTS_OF_DAY.iter().any(|p| before.ends_with(p));
    }
    if let Some(minutes) = after.strip_prefix(':') {
        // 1:16 is water to coffee.
        let two = minutes.bytes().take_while(u8::is_ascii_digit).count() == 2;
        return two && written.parse().is_ok_and(|hour: u8| (5..=24).contains(&hour));
    }
    let at = text.len() - after.len();
    ["am", "pm"].iter().any(|w| after.starts_with(w) && cx.view.folded.is_word_border(at + w.len(), &cx.note.text))
        || ["a.m", "p.m", "o'clock", "oclock"].iter().any(|w| after.starts_with(w))
}
