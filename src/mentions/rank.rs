//! Who is worth an invitation, and in which order.

use super::engagement::{Engagement, Met};
use super::label::{Label, is_given};
use super::mention::Mention;
use super::signs::Signs;
use super::words::Sign;
use crate::lists::WordList;
use crate::text::variants;

/// A reason or a doubt: the name of its message, and what is put into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Name of the message.
    pub key: &'static str,
    /// What is put into it, as `{text}`.
    pub text: String,
}

impl Remark {
    fn plain(key: &'static str) -> Self {
        Self { key, text: String::new() }
    }
}

/// What an author did in the same table besides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Besides {
    /// Mentions by them, this one included.
    pub all: usize,
    /// Adverts and posts of sellers among them.
    pub adverts: usize,
}

/// Why a mention that tells something stays out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verdict {
    /// 0 to 100; what is left out has a score as well.
    pub score: f64,
    /// Whether the author may be invited.
    pub is_invited: bool,
    /// What speaks for it.
    pub reasons: Vec<Remark>,
    /// What speaks against it.
    pub doubts: Vec<Remark>,
}

impl Verdict {
    /// Leaves out somebody who is invited for another of their mentions.
    pub fn is_another(&mut self) {
        self.is_invited = false;
        self.doubts.push(Remark::plain("same-person"));
    }
}

/// What it takes off that somebody lives elsewhere, or was here on a journey: who comes again tells it better.
const AWAY: f64 = 20.0;
/// What it takes off that somebody waits for a place, where others were.
const AWAITED: f64 = 6.0;
/// What a word of those who write of shops as a habit takes off.
const HABIT: f64 = 3.0;
/// No more of them count.
const HABITS: usize = 3;

/// Whether somebody is furious.
pub fn is_complaint(signs: &Signs) -> bool {
    let against = signs.count(Sign::Complaint);
    against >= 2 || (against == 1 && signs.count(Sign::Praise) <= 1)
}

/// Judges a mention. `followers` are those who may be invited.
pub fn judge(
    mention: &Mention,
    signs: &Signs,
    label: Label,
    engagement: &Engagement,
    besides: Besides,
    followers: (u64, u64),
) -> Verdict {
    let mut out = Verdict { is_invited: label == Label::CustomerDetail, ..Verdict::default() };
    let mut score = 5.0 * signs.detail() as f64;
    if let Some(words) = signs.own_words.first().filter(|_| label == Label::CustomerDetail) {
        out.reasons.push(Remark { key: "own", text: words.clone() });
    }
    if signs.has(Sign::Limit) || signs.cues.contains(&"downside") {
        score += 10.0;
        out.reasons.push(Remark::plain("limit"));
    }
    match engagement.met {
        Met::Usual => {
            score += 10.0;
            out.reasons.push(Remark::plain("usual"));
        }
        Met::Much => {
            score += 6.0;
            out.reasons.push(Remark::plain("much"));
        }
        Met::Little => out.doubts.push(Remark::plain("little")),
        Met::Unknown => {}
    }
    for key in &engagement.implausible {
        score -= 20.0;
        out.doubts.push(Remark::plain(match *key {
            "saves" => "implausible-saves",
            "comments" => "implausible-comments",
            "silent" => "implausible-silent",
            _ => "implausible-likes",
        }));
    }
    if besides.all - besides.adverts.min(besides.all) >= 2 {
        score += 6.0;
        out.reasons.push(Remark { key: "again", text: besides.all.to_string() });
    }
    if besides.adverts > 0 && besides.all >= 2 {
        score -= 30.0 * besides.adverts as f64 / besides.all.max(1) as f64;
        out.doubts.push(Remark { key: "adverts", text: format!("{}/{}", besides.adverts, besides.all) });
    }
    let city = variants().key(&mention.city);
    let is_away = !city.is_empty() && !WordList::LocalCity.words().iter().any(|w| city.contains(&variants().key(w)));
    if is_away || signs.has(Sign::Visitor) {
        score -= AWAY;
        let text = if is_away { mention.city.clone() } else { String::new() };
        out.doubts.push(Remark { key: if is_away { "away" } else { "visitor" }, text });
    } else if signs.is_local {
        score += 5.0;
        out.reasons.push(Remark::plain("local"));
    }
    score -= 6.0 * (signs.count(Sign::Blogger) + signs.count(Sign::Push) + signs.count(Sign::Stock)) as f64;
    if signs.has(Sign::Awaited) {
        score -= AWAITED;
    }
    score -= HABIT * signs.count(Sign::Habit).min(HABITS) as f64;
    score -= f64::from(signs.hard_sell) / 8.0;
    match mention.followers {
        None => out.doubts.push(Remark::plain("followers-unknown")),
        Some(n) if n < followers.0 || n > followers.1 => {
            out.is_invited = false;
            out.doubts.push(Remark { key: "followers-outside", text: n.to_string() });
        }
        Some(_) => {}
    }
    match mention.paid {
        Some(true) => out.doubts.push(Remark::plain("paid")),
        _ if is_given(mention, signs) => out.doubts.push(Remark::plain("given")),
        _ => {}
    }
    if label == Label::CustomerDetail && is_complaint(signs) {
        out.is_invited = false;
        out.doubts.insert(0, Remark::plain("complaint"));
    }
    out.score = (score.clamp(0.0, 100.0) * 10.0).round() / 10.0;
    out
}
