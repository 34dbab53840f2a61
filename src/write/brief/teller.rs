//! Says what the packs tell in Hong Kong Chinese and English only: as it stands, or in the words of a mainland reader.

use crate::lang::Lang;
use crate::pack::model::Bilingual;
use crate::text::script::Script;
use crate::write::brief::order::Order;
use crate::write::rewrite::swap::Swaps;
use crate::write::rewrite::way::{Carrier, Way};

/// What `wording/` leaves alone in drafts, and is safe in the packs' own short notes. A word that stands for itself keeps
/// the shorter one out.
const NOTES: [(&str, &str); 44] = [
    ("同意", "同意"),
    ("同一", "同一"),
    ("同款", "同款"),
    ("同時", "同時"),
    ("同樣", "同樣"),
    ("同類", "同類"),
    ("同事", "同事"),
    ("同學", "同學"),
    ("同步", "同步"),
    ("同場", "同場"),
    ("同行", "同行"),
    ("同品", "同品"),
    ("同色", "同色"),
    ("同角度", "同角度"),
    ("共同", "共同"),
    ("相同", "相同"),
    ("合同", "合同"),
    ("唔同", "不同"),
    ("不同", "不同"),
    ("同埋", "和"),
    ("同", "和"),
    ("邊幾", "哪幾"),
    ("邊一", "哪一"),
    ("邊條", "哪條"),
    ("邊本", "哪本"),
    ("邊件", "哪件"),
    ("邊隻", "哪隻"),
    ("邊張", "哪張"),
    ("窗邊", "窗邊"),
    ("由港鐵站", "從地鐵站"),
    ("由港鐵", "從地鐵"),
    ("出口行", "出口走"),
    ("口行幾", "口走幾"),
    ("入唔入到", "能不能進"),
    ("入唔入得", "能不能進"),
    ("訂唔訂到", "能不能訂到"),
    ("帶得狗入嚟嗎", "能帶狗進來嗎"),
    ("計唔計", "算不算"),
    ("另計", "另算"),
    ("點計", "怎麼算"),
    ("唔使影樣", "不用拍到臉"),
    ("有冇加一", "有沒有服務費"),
    ("隻豆", "豆子"),
    ("落水", "注水"),
];

/// Says a text of the trade.
pub struct Teller<'a> {
    /// In which language, and with which words.
    pub order: &'a Order<'a>,
    mainland: Option<(Swaps, Carrier)>,
}

impl<'a> Teller<'a> {
    /// Loads the words, where anything is shown to a mainland reader.
    pub fn new(order: &'a Order<'a>) -> Self {
        let is_wanted = order.catalog.lang == Lang::ZhCn || order.script == Script::Hans;
        let mainland = is_wanted.then(|| (Swaps::new(NOTES), Carrier::new(order.guide, Way::Yue, Way::Hans)));
        Self { order, mainland }
    }

    /// A text in the language of the run.
    pub fn told(&self, text: &Bilingual) -> String {
        match self.order.catalog.lang {
            Lang::ZhHk => text.zh.clone(),
            Lang::ZhCn => self.hans(&text.zh).replace('「', "“").replace('」', "”"),
            Lang::En => text.en.clone(),
        }
    }

    /// Hong Kong Chinese in mainland words.
    pub fn hans(&self, text: &str) -> String {
        self.mainland.as_ref().map_or_else(|| text.to_owned(), |(notes, words)| words.carry(&notes.apply(text)))
    }
}
