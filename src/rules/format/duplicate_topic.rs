//! `format/duplicate-topic`.

use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::reading::context::Context;
use crate::rules::{Rule, RuleMeta};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

static META: RuleMeta = RuleMeta {
    id: "format/duplicate-topic",
    severity: Severity::Hint,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 1.0,
    bad: &[
        "# 上環咖啡店\n\n朝早七點開門。\n\n#上環咖啡店 #手沖咖啡 #上環咖啡店\n",
        "# 上环咖啡店\n\n早上七点开门。\n\n#上环Cafe #手冲咖啡 #上环cafe\n",
    ],
    good: &[
        "# 上環咖啡店\n\n朝早七點開門。\n\n#上環咖啡店 #上环咖啡店 #手沖咖啡\n",
        "# Sheung Wan cafe\n\nWe open at seven.\n\n#SheungWan #SheungWanCafe\n",
    ],
};

/// The same topic twice. Its twin in the other script is wanted and is no duplicate.
pub struct DuplicateTopic;

impl Rule for DuplicateTopic {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for topic in &cx.note.topics {
            let times = seen.entry(topic.text.nfkc().flat_map(char::to_lowercase).collect()).or_default();
            *times += 1;
            if *times == 2 {
                out.push(cx.finding(&META, Some(topic.span), &[("text", &topic.text)]));
            }
        }
    }
}
