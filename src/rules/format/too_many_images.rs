//! `format/too-many-images`.

use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::reading::context::Context;
use crate::rules::{Rule, RuleMeta};

/// What the app takes, as several uploaders agree.
const LIMIT: u32 = 18;

static META: RuleMeta = RuleMeta {
    id: "format/too-many-images",
    severity: Severity::Warning,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 2.0,
    bad: &[
        "---\nimages: 20\n---\n# 上環咖啡店\n\n朝早七點開門。\n",
        "---\nimages: 19\n---\n# 上环咖啡店\n\n早上七点开门。\n",
    ],
    good: &[
        "---\nimages: 9\n---\n# Sheung Wan cafe\n\nWe open at seven.\n",
        "# 上環咖啡店\n\n影咗二十張相，揀咗九張。\n",
    ],
};

/// More pictures than a note holds.
pub struct TooManyImages;

impl Rule for TooManyImages {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        let Some(images) = cx.note.meta.images.filter(|n| *n > LIMIT) else { return };
        let (n, over, limit) = (images.to_string(), (images - LIMIT).to_string(), LIMIT.to_string());
        out.push(cx.finding(&META, None, &[("n", &n), ("over", &over), ("limit", &limit)]));
    }
}
