//! `hard-sell/price-density`.

use super::{catalogue_list, shape};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::reading::context::Context;
use crate::rules::{Rule, RuleMeta};
use crate::text::token::Token;
use std::ops::Range;

/// Fewer prices are no flyer, however short the note.
const PRICES: usize = 3;
/// More than this in a hundred characters is dense.
const PER_HUNDRED: usize = 4;
/// So many sentences without a price are a story.
const PLAIN: usize = 2;
/// A sentence says something from so many words on.
const WORDS: usize = 4;

static META: RuleMeta = RuleMeta {
    id: "hard-sell/price-density",
    severity: Severity::Hint,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 2.0,
    bad: &[
        "# 上環咖啡店\n\n凍飲都係$38，你加$5轉燕麥奶，再加$10有個包，套餐$68包埋。\n",
        "# 旺角美甲\n\n我们单色是$180，加$20跳色，加$50贴钻，卸甲是$60。\n",
        "# Sheung Wan cafe\n\nIt is $38, but $42 iced, $48 with oat milk and $60 with toast.\n",
    ],
    good: &[
        "# 上環咖啡店\n\n凍飲$38，加$5轉燕麥奶，加$10有個包。\n我自己飲熱嘅多。\n落雨嗰日窗邊嗰張枱最靜。\n",
        "# Sheung Wan cafe\n\nA flat white is $38. We grind it to order, so it takes four minutes. Nobody has complained yet.\n",
    ],
};

/// Prices and hardly anything else.
pub struct PriceDensity;

impl Rule for PriceDensity {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        let lines: Vec<Range<usize>> = shape::body_lines(cx).collect();
        let prices: Vec<Range<usize>> = lines.iter().flat_map(|l| shape::tokens(cx, Token::Price, l.clone())).collect();
        let chars: usize = lines.iter().map(|l| shape::chars(cx, l.clone())).sum();
        if prices.len() < PRICES || prices.len() * 100 <= PER_HUNDRED * chars || catalogue_list::find(cx).is_some() {
            return;
        }
        let has_price = |s: &Range<usize>| shape::tokens(cx, Token::Price, s.clone()).next().is_some();
        let body = lines.first().map_or(0, |l| l.start);
        let said = |s: &Range<usize>| s.start >= body && shape::words(cx, s.clone()) >= WORDS;
        if shape::sentences(cx).filter(|s| said(s) && !has_price(s)).count() >= PLAIN {
            return;
        }
        let Some(first) = prices.first() else { return };
        let range = cx.view.original(first.clone());
        let (text, n) = (&cx.note.text[range.clone()], prices.len().to_string());
        out.push(cx.finding(&META, cx.span(range.clone()), &[("text", text), ("n", &n)]));
    }
}
