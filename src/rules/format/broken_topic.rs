//! `format/broken-topic`.

use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::note::{ProblemKind, TopicForm};
use crate::reading::context::Context;
use crate::rules::{Rule, RuleMeta};

/// More of them say nothing new.
const MOST: usize = 5;

static META: RuleMeta = RuleMeta {
    id: "format/broken-topic",
    severity: Severity::Warning,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 2.0,
    bad: &[
        "# 上環咖啡店\n\n朝早七點開門，多謝街坊 # 上環咖啡店\n",
        "# 上环咖啡店\n\n早上七点开门。\n\n＃上环咖啡店 ＃手冲咖啡\n",
        "# Sheung Wan cafe\n\nWe open at seven, see you there # SheungWan\n",
    ],
    good: &[
        "# 上環咖啡店\n\n朝早七點開門。\n\n#上環咖啡店 #手沖咖啡\n",
        "# Sheung Wan cafe\n\nWe open at seven, flat 3, No. #2.\n\n#SheungWan\n",
    ],
};

/// Topics that the app takes as plain words.
pub struct BrokenTopic;

impl Rule for BrokenTopic {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        let topics = &cx.note.topics;
        // `#話題# 好食`: the second sign closes the topic, as people write elsewhere.
        let closes = |at: usize| topics.binary_search_by_key(&at, |t| t.span.end()).is_ok();
        let spaced = cx.note.problems.iter().filter_map(|p| match &p.kind {
            ProblemKind::BrokenTopic(_) if p.span.is_some_and(|s| closes(s.start())) => None,
            ProblemKind::BrokenTopic(text) => Some(("", text.as_str(), p.span)),
            _ => None,
        });
        let wide = topics.iter().filter(|t| t.form == TopicForm::Wide);
        let wide = wide.map(|t| ("wide", t.text.as_str(), Some(t.span)));
        for (variant, text, span) in spaced.chain(wide).take(MOST) {
            let topic: String = text.trim_start_matches('#').split_whitespace().collect();
            out.push(cx.variant(&META, variant, span, &[("text", text), ("topic", &topic)]));
        }
    }
}
