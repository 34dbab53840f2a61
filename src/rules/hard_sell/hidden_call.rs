//! `hard-sell/hidden-call`.

use super::shape;
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::note::Zone;
use crate::pack::Frame;
use crate::pack::index::TermKind;
use crate::reading::context::Context;
use crate::reading::frames;
use crate::rules::{Rule, RuleMeta};
use crate::text::scan::is_emoji;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Characters from which a note is long enough to be read as a guide.
const LONG: usize = 300;
/// So many stops or places make a guide.
const STOPS: usize = 3;
/// Calls that are looked at; keeps hostile texts linear.
const TRIES: usize = 20;
/// The last part of the body in which a call is looked for, in percent.
const TAIL: usize = 30;

static META: RuleMeta = RuleMeta {
    id: "hard-sell/hidden-call",
    severity: Severity::Warning,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 4.0,
    bad: &[
        "# 港島一日遊攻略\n\n第一次嚟香港唔知點行，跟住呢條路線就得，全程電車加行路，唔使趕，適合帶老人家同細路。\n\
         1. 朝早喺西營盤行街市，睇人劏魚，海味舖九點先開，行到十點半左右就好，坐低飲碗豆漿先。\n\
         2. 中午去上環食雲吞麵，麵舖好細，要搭枱，叫細蓉就夠，食完行落樓梯街影文武廟，香火好濃，怕煙嘅企門口。\n\
         3. 下晝去中環行大館，有冷氣有廁所，展覽免費，企喺天橋影落去最靚，五點之後光線開始黃。\n\
         4. 夜晚去灣仔飲嘢，七點前仲有位，頂樓睇到海，風大要帶外套，影夜景記得唔好開閃光燈，拍完慢慢行去搭電車返酒店。\n\
         5. 想慳錢就搭電車，上車唔使俾錢，落車先拍卡，坐上層最前排，成條德輔道都睇晒。\n\
         最後提提大家，頂樓窗邊位得四張枱，想去嘅搵我，我幫你訂枱仲可以拎優惠價。\n",
        "# 香港周末去哪里\n\n整理了一条不用赶时间的路线，适合第一次来的朋友，全程地铁加步行，带孩子也没问题，雨天也能走。\n\
         📍西营盘：早上逛菜市场，海味铺九点才开，慢慢走到十点半，喝一碗豆浆再出发，记得带零钱。\n\
         📍上环：中午吃云吞面，店很小要拼桌，点小份就够，吃完走楼梯街看文武庙，香火很浓，怕烟的站在门口就好。\n\
         📍中环：下午看大馆，有空调有洗手间，展览免费，站在天桥上往下拍最好看，五点以后光线变黄，不用抢位置。\n\
         📍湾仔：晚上喝一杯，七点前还有位子，顶楼看得到海，风大带件外套，拍夜景不要开闪光灯。\n\
         想省钱就坐电车，上车不用付钱，下车再刷卡，坐上层最前排，整条德辅道都看得到，晚上风很舒服。\n\
         回程从中环码头坐船也可以，比地铁慢一点，但是能看到两岸的灯，周末人多就提早二十分钟排队。\n\
         顶楼的位子不多，周末基本满，需要的私信，可以帮你订窗边。\n",
        "# A slow day on Hong Kong Island\n\nA route for a first visit, all by tram and on foot, fine with children and in light rain.\n\
         1. Sai Ying Pun: start at the wet market before ten, then soy milk at a stall. Bring small change.\n\
         2. Sheung Wan: wonton noodles at noon. The shop is tiny and you share a table. Walk down Ladder Street afterwards.\n\
         3. Central: Tai Kwun is free, has air-con and toilets. Stand on the footbridge after five for the yellow light.\n\
         4. Wan Chai: a drink with a view. It is windy up there, so take a jacket.\n\
         The window tables go fast at weekends, so dm me and I can get you one at a better price.\n",
    ],
    good: &[
        "# A day on Hong Kong Island\n\n1. Market in the morning.\n2. Noodles at noon.\n3. Tram at dusk.\n\nBook via the hotline if you like.\n",
        "# 上環咖啡店\n\n1. 手沖\n2. 冷萃\n3. 拿鐵\n\n想訂枱可以私信我哋。\n",
        "# 港島一日遊\n\n1. 西營盤行街市。\n2. 上環食雲吞麵。\n3. 中環睇大館。\n\n我自己行咗六個鐘，最辛苦係樓梯街。\n",
        "# A walk on Hong Kong Island\n\n1. Sai Ying Pun market.\n2. Noodles in Sheung Wan.\n3. Tai Kwun.\n\nIt took me six hours, and the stairs were the hard part.\n",
    ],
};

/// A guide that turns into a call to book or join at its end.
pub struct HiddenCall;

impl Rule for HiddenCall {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        let lines: Vec<Range<usize>> = shape::body_lines(cx).collect();
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
        let long: usize = lines.iter().map(|l| shape::chars(cx, l.clone())).sum();
        if long < LONG || !(stops(cx, &lines) >= STOPS || places(cx) >= STOPS) || speaks_openly(cx) || is_told(cx) {
            return;
        }
        let tail = first.start + (last.end - first.start) * (100 - TAIL) / 100;
        let class = cx.packs.class("booking-call-words");
        let words = cx.view.starting_in(tail..last.end).iter();
        let calls = words.filter(|h| class.binary_search(&h.string).is_ok()).map(|h| h.range());
        let Some(call) = calls.take(TRIES).find(|r| is_call(cx, r)) else { return };
        let range = cx.view.original(call);
        let text = &cx.note.text[range.clone()];
        out.push(cx.finding(&META, cx.span(range.clone()), &[("text", text)]));
    }
}

/// Whether these words of the body call the reader, and no phrase row has said so.
fn is_call(cx: &Context<'_>, range: &Range<usize>) -> bool {
    let original = cx.view.original(range.clone());
    cx.note.zone(original.start).is_some_and(|z| matches!(z, Zone::Opening | Zone::Body))
        && !frames::holds(Frame::Negated, cx.view, cx.packs, range)
        && !shape::is_said(cx, "hard-sell", &original)
        && !shape::is_said(cx, "compliance", &original)
}

/// Whether a phrase row has found a call in the note already.
fn is_told(cx: &Context<'_>) -> bool {
    cx.phrases.iter().any(|h| h.severity >= Severity::Warning && shape::rule_of(cx, h) == "hard-sell/booking-call")
}

/// Whether the shop speaks as the shop: then nothing is hidden.
fn speaks_openly(cx: &Context<'_>) -> bool {
    shape::has(cx, cx.packs.class("owner-voice"), 0..cx.view.folded.text.len())
}

/// Lines that are stops of a way: numbered, or under a sign. The signs of a shop's own facts (📍⏰💰) stand once each.
fn stops(cx: &Context<'_>, lines: &[Range<usize>]) -> usize {
    let mut heads: BTreeMap<char, usize> = BTreeMap::new();
    for head in lines.iter().filter_map(|l| head(&cx.view.folded.text[l.clone()])) {
        *heads.entry(head).or_default() += 1;
    }
    heads.into_iter().filter(|(c, n)| !is_fact_sign(*c) || *n > 1).map(|(_, n)| n).sum()
}

/// The sign or number at the head of a line; `1` for all numbers.
fn head(line: &str) -> Option<char> {
    let first = line.chars().next()?;
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = rest.len() < line.len() && line.len() - rest.len() <= 2;
    let marked = rest.starts_with(['.', ')', '、', ':', ' ']) || !rest.starts_with(|c: char| c.is_alphanumeric());
    if numbered && marked && !rest.starts_with(':') {
        return Some('1');
    }
    let is_ordinal = line.starts_with("第一站")
        || line.starts_with("第二站")
        || line.starts_with("第三站")
        || line.starts_with("day");
    if is_ordinal {
        return Some('1');
    }
    is_emoji(first).then_some(first)
}

const fn is_fact_sign(c: char) -> bool {
    matches!(
        c,
        '📍' | '⏰' | '🕐'
            ..='🕧'
                | '💰'
                | '💵'
                | '💲'
                | '🚇'
                | '🚉'
                | '📞'
                | '☎'
                | '🏠'
                | '🗺'
                | '💳'
                | '🅿'
                | '🔍'
                | '📌'
                | '👣'
                | '🚶'
    )
}

/// Different neighbourhoods, streets and landmarks that the body names.
fn places(cx: &Context<'_>) -> usize {
    let is_place = |t: u32| matches!(cx.packs.index.terms[t as usize].kind, TermKind::Place { .. });
    let in_body =
        |r: &Range<usize>| cx.note.zone(cx.view.original(r.clone()).start).is_some_and(|z| z != Zone::Hashtag);
    let hits = cx.terms.iter().filter(|t| t.counts && is_place(t.term) && in_body(&t.range));
    hits.map(|t| t.range.clone())
        .fold((BTreeSet::new(), 0), |(mut seen, end), range| {
            // Places inside one another are one stop.
            if range.start >= end {
                seen.insert(cx.view.folded.text[range.clone()].to_owned());
            }
            (seen, end.max(range.end))
        })
        .0
        .len()
}
