//! Which leads a version is made for.

use super::draft::Kinds;
use super::ear::Ear;
use super::editor::Editor;
use super::lead::{self, Lead, LeadKind};
use super::version::Rewrite;

/// What a lead of a kind that leads another version already is worth.
const AGAIN: f32 = 0.8;

impl Editor<'_> {
    /// A name that no other version has.
    pub(super) fn own_name(&self, name: String, others: &[Rewrite]) -> String {
        let same = others.iter().filter(|v| v.angle_name.starts_with(&name)).count();
        if same == 0 {
            return name;
        }
        self.run.catalog.say("rewrite.lead.again", &[("name", &name), ("n", &(same + 1).to_string())])
    }

    /// The leads for which a version is made: those that were asked for, or each that is nearly as good as the first.
    pub(super) fn wanted(&self) -> Vec<Option<Lead>> {
        let asked: Vec<LeadKind> = self.run.options.angles.iter().filter_map(|a| LeadKind::named(a)).collect();
        if !asked.is_empty() {
            let of = |kind: &LeadKind| self.leads.iter().chain(&self.weak).find(|l| l.kind == *kind).copied();
            return asked.iter().map(|kind| of(kind).or_else(|| self.leads.first().copied())).collect();
        }
        if self.leads.is_empty() {
            return vec![None];
        }
        let mut good: Vec<Lead> = self.leads.clone();
        // A kind that leads already has to be better to lead again, so that versions differ.
        let (mut out, mut kinds) = (Vec::new(), Vec::new());
        while !good.is_empty() {
            let worth = |l: &Lead| if kinds.contains(&l.kind) { l.strength * AGAIN } else { l.strength };
            let best = (0..good.len()).max_by(|a, b| worth(&good[*a]).total_cmp(&worth(&good[*b])).then(b.cmp(a)));
            let Some(best) = best else { break };
            let lead = good.remove(best);
            kinds.push(lead.kind);
            out.push(Some(lead));
        }
        // A fine or a refusal is no beginning: what invites is, else the draft's own running text.
        let invites = |l: &Option<Lead>| l.is_some_and(|l| lead::invites(self.cx, &self.draft, &l));
        match out.iter().position(invites) {
            Some(at) => out[..=at].rotate_right(1),
            None => out.insert(0, None),
        }
        // Rather few versions than one that turns somebody away before it tells anything.
        let (good, rest): (Vec<_>, Vec<_>) = out.into_iter().partition(|l| l.is_none() || invites(l));
        good.into_iter().chain(rest.into_iter().filter(|l| self.limits_well(l.as_ref()))).collect()
    }

    /// Whether a lead says how far something goes with a number: a bare refusal or a rule is none.
    fn limits_well(&self, lead: Option<&Lead>) -> bool {
        lead.is_some_and(|l| {
            let s = &self.draft.sentences[l.sentence];
            let rules = Kinds::POLICY.and(Kinds::BOOKING).and(Kinds::PAYMENT);
            l.strength >= lead::STRONG && (Ear { cx: self.cx }).measures(s) && !s.kinds().has(rules)
        })
    }
}
