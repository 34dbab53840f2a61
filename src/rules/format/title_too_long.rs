//! `format/title-too-long`.

use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::note::TITLE_LIMIT;
use crate::reading::context::Context;
use crate::rules::{Rule, RuleMeta};
use crate::text::units;

static META: RuleMeta = RuleMeta {
    id: "format/title-too-long",
    severity: Severity::Warning,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 4.0,
    bad: &[
        "# 上環咖啡店開咗三年，今日終於講下點解我哋朝早七點就開門\n\n隔離街市六點已經有人。\n",
        "# 旺角这家美甲店为什么只收现金老板自己来解释一下前因后果\n\n刷卡机坏了两个星期。\n",
        "# Our tiny Sheung Wan cafe now opens at seven on weekday mornings\n\nThe market next door is up at six.\n",
    ],
    good: &[
        "# 上環咖啡店｜朝早七點開門\n\n隔離街市六點已經有人。\n",
        "# Sheung Wan cafe, open from seven\n\nThe market is up at six.\n",
    ],
};

/// The app cuts a title behind twenty units.
pub struct TitleTooLong;

impl Rule for TitleTooLong {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        let Some(title) = &cx.note.title else { return };
        let units = units::units(&title.text);
        if units <= TITLE_LIMIT {
            return;
        }
        // A title with YAML escapes is written differently from what it says; then all of it is shown.
        let as_written = cx.note.slice(title.span) == title.text;
        let kept = if as_written { units::prefix(&title.text, TITLE_LIMIT).len() } else { 0 };
        let (units, over, limit) = (units.to_string(), (units - TITLE_LIMIT).to_string(), TITLE_LIMIT.to_string());
        let args = [("units", units.as_str()), ("limit", &limit), ("over", &over)];
        out.push(cx.finding(&META, cx.span(title.span.start() + kept..title.span.end()), &args));
    }
}
