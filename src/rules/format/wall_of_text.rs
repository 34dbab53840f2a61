//! `format/wall-of-text`.

use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::reading::context::Context;
use crate::rules::{Rule, RuleMeta};
use crate::text::units;

/// Units that a line may have: about nine rows on a phone.
pub const LINE_LIMIT: u32 = 180;
/// More walls than this say nothing new.
const MOST: usize = 3;

static META: RuleMeta = RuleMeta {
    id: "format/wall-of-text",
    severity: Severity::Hint,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 2.0,
    bad: &[
        "# 上環咖啡店\n\n我哋朝早七點開門，因為隔離街市六點已經有人，買完餸就想坐低飲杯嘢。開頭三個月我每日得八個客，\
         坐到我自己都悶，就走去同菜檔阿姐傾偈，佢話唔係咖啡唔好飲，係個門口太暗，無人知我哋開咗。我第二日就換咗盞燈，\
         仲將張櫈搬出門口，星期一嗰朝就多咗四個人。之後我又試過早啲焗包，焗到成條街都聞到，但係焗燶咗兩盤，\
         倒晒，所以而家都係七點先出爐，遲少少好過燶。有個街坊次次都嚟等第一盤，我留咗個熱嘅俾佢，佢話唔使找。\n",
        "# 旺角美甲\n\n我在旺角做美甲做了六年，前三年都在商场里给别人打工，一天要做九双手，做到手腕贴膏药。后来自己租了这个小房间，\
         只放一张桌子，一天最多接四位，中间留半小时消毒和吃饭。有客人问为什么不多接，我说试过接六位，结果最后一位的边没有封好，\
         三天就翘起来了，我退了钱，也把预约表改了。现在要等一个星期，急的话我会介绍楼下的师傅，她做得比我快，款式没有我多，\
         但是单色做得很干净，价钱也比我便宜一点点，大家可以先看看照片。\n",
    ],
    good: &[
        "# 上環咖啡店\n\n我哋朝早七點開門。\n隔離街市六點已經有人。\n\n開頭三個月每日得八個客。\n",
        "# Sheung Wan cafe\n\nWe open at seven because the market next door opens at six, and people want a seat.\n",
    ],
};

/// A block of text that fills a phone screen is scrolled past.
pub struct WallOfText;

impl Rule for WallOfText {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        let note = cx.note;
        let mut found = 0;
        for paragraph in &note.paragraphs {
            let mut at = paragraph.start();
            for line in note.slice(*paragraph).split_inclusive('\n') {
                let range = at..at + line.trim_end().len();
                at += line.len();
                let from = note.topics.partition_point(|t| t.span.end() <= range.start);
                let topics = note.topics[from..].iter().take_while(|t| t.span.start() < range.end);
                let topic_halves: u32 = topics.map(|t| units::halves(note.slice(t.span))).sum();
                let halves = units::halves(line.trim_end()).saturating_sub(topic_halves);
                if halves <= LINE_LIMIT * 2 {
                    continue;
                }
                found += 1;
                if found > MOST {
                    return;
                }
                let (units, limit) = (halves.div_ceil(2).to_string(), LINE_LIMIT.to_string());
                out.push(cx.finding(&META, cx.span(range), &[("units", &units), ("limit", &limit)]));
            }
        }
    }
}
