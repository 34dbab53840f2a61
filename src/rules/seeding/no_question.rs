//! What would one ask the reader?

use super::{Context, Rule, RuleMeta, ask};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};

/// No question that invites a real answer.
pub struct NoQuestion;

static META: RuleMeta = RuleMeta {
    id: "seeding/no-question",
    severity: Severity::Hint,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 0.0,
    bad: &[
        "# 上環咖啡店\n\n記得早啲嚟，阿媽話唔夠位，得四張枱，入口有少少酸。",
        "# 旺角美甲\n\n建议早点去，妈妈说有点慢，大概两小时，摸起来很滑。",
        "# Sheung Wan cafe\n\nThe room is a bit small. Remember to bring a jacket. My dad said the crust was a bit \
         dry. A cup is 200 ml.",
    ],
    good: &[
        "# 上環咖啡店\n\n你哋飲開淺焙定深焙？",
        "# 旺角美甲\n\n大家喜欢短甲还是长甲？",
        "# Sheung Wan cafe\n\nDo you drink it black?",
    ],
};

impl Rule for NoQuestion {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        ask(cx, &META, out);
    }
}
