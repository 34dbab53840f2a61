//! `format/body-too-long`.

use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::note::BODY_LIMIT;
use crate::reading::context::Context;
use crate::rules::{Rule, RuleMeta};
use crate::text::units;

/// Whether topics count towards the limit is not verified; from here on there should be head-room.
pub const CLOSE: u32 = 950;

macro_rules! twelve {
    ($text:expr) => {
        concat!($text, $text, $text, $text, $text, $text, $text, $text, $text, $text, $text, $text)
    };
}

static META: RuleMeta = RuleMeta {
    id: "format/body-too-long",
    severity: Severity::Warning,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 4.0,
    bad: &[
        concat!("# 上環咖啡店\n\n", twelve!(twelve!("朝早七點開門呀。\n"))),
        concat!("# 上环咖啡店\n\n", twelve!(twelve!("早上七点就开门。\n"))),
        concat!("# Sheung Wan cafe\n\n", twelve!(twelve!("We open at seven.\n"))),
    ],
    good: &[
        "# 上環咖啡店\n\n朝早七點開門，隔離街市六點已經有人。\n",
        concat!("# Sheung Wan cafe\n\n", twelve!("We open at seven because the market opens at six.\n")),
    ],
};

/// The app takes a thousand units, topics included.
pub struct BodyTooLong;

impl Rule for BodyTooLong {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        let pasted = cx.note.pasted();
        let (units, utf16) = (units::units(&pasted), units::utf16(&pasted));
        let variant = match units {
            n if n > BODY_LIMIT => "",
            _ if utf16 > BODY_LIMIT => "utf16",
            n if n > CLOSE => "close",
            _ => return,
        };
        let over = if variant == "utf16" { utf16 } else { units }.saturating_sub(BODY_LIMIT).to_string();
        let (units, utf16, limit) = (units.to_string(), utf16.to_string(), BODY_LIMIT.to_string());
        let args = [("units", units.as_str()), ("utf16", &utf16), ("limit", &limit), ("over", &over)];
        let mut finding = cx.variant(&META, variant, None, &args);
        if !variant.is_empty() {
            finding.severity = Severity::Hint;
            finding.cost = 1.0;
        }
        out.push(finding);
    }
}
