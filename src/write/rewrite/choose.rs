//! Which leads a version is made for.

use super::editor::Editor;
use super::lead::{self, Lead, LeadKind};
use super::version::Rewrite;

/// What invites may be so much worse than the best and still lead the first version.
const NEARLY: f32 = 1.0;
/// What does not invite draws readers all the same from here on: an editor would lead with one in six.
const DRAWS: f32 = 1.4;
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

    /// The leads for which a version is made: those that were asked for, or the best.
    pub(super) fn wanted(&self) -> Vec<Option<Lead>> {
        let asked: Vec<LeadKind> = self.run.options.angles.iter().filter_map(|a| LeadKind::named(a)).collect();
        if !asked.is_empty() {
            let of = |kind: &LeadKind| self.leads.iter().chain(&self.weak).find(|l| l.kind == *kind).copied();
            return asked.iter().map(|kind| of(kind).or_else(|| self.leads.first().copied())).collect();
        }
        if self.leads.is_empty() {
            return vec![None];
        }
        let mut good = self.leads.clone();
        // A kind that leads already has to be better to lead again, so that versions differ.
        let (mut out, mut kinds) = (Vec::new(), Vec::new());
        while !good.is_empty() {
            let worth = |l: &Lead| if kinds.contains(&l.kind) { l.strength * AGAIN } else { l.strength };
            let best = (0..good.len()).max_by(|a, b| worth(&good[*a]).total_cmp(&worth(&good[*b])).then(b.cmp(a)));
            let Some(best) = best else { break };
            let lead = good.remove(best);
            kinds.push(lead.kind);
            out.push(lead);
        }
        // A fine or a bare refusal is no beginning for the first, where something that invites is nearly as good.
        let invites = |l: &Lead| lead::invites(self.cx, &self.draft, l);
        let least = out.first().map_or(0.0, |l| l.strength) - NEARLY;
        if let Some(at) = out.iter().position(|l| invites(l) && l.strength >= least) {
            out[..=at].rotate_right(1);
        }
        // What turns somebody away leads another only where it is said so well that readers would read on.
        let draws = |l: &Lead| l.strength >= DRAWS && !lead::repels(self.cx, &self.draft, l);
        out.retain(|l| invites(l) || draws(l));
        if out.is_empty() { vec![None] } else { out.into_iter().map(Some).collect() }
    }
}
