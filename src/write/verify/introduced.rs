//! People whom the version names: does the draft or the profile name them too?

use super::comparison::{Change, Changed, Comparison, New, Novelty};
use super::pairing::Pairing;
use super::people::Person;
use super::side::Side;
use crate::lists::WordList;
use crate::reading::units::Kind;

/// Whether a text names somebody: by any title, or without one. A surname alone is too short to be looked for.
fn is_named_in(person: &Person, side: &Side) -> bool {
    let is_surname = !person.title.is_empty() && person.name.chars().count() == 1;
    side.people.iter().any(|p| p.name == person.name)
        || if is_surname {
            WordList::SaidNamed.words().iter().any(|w| side.folded.contains(&format!("{w}{}", person.name)))
        } else {
            side.folded.contains(&person.name)
        }
}

/// Looks at everybody whom the version names.
pub(super) fn compare(pairing: &Pairing<'_>, out: &mut Comparison) {
    let version = pairing.version;
    let is_said = |p: &&Person| is_in_text(version, p.range.start);
    for person in version.people.iter().filter(is_said) {
        if pairing.sources().any(|(_, side)| is_named_in(person, side)) {
            continue;
        }
        let rival = pairing.sources().find_map(|(from, side)| {
            let is_one = |p: &&Person| !person.title.is_empty() && p.title == person.title;
            side.people.iter().find(is_one).map(|p| (from, p.range.clone()))
        });
        let range = person.range.clone();
        match rival {
            Some((from, at)) => out.changed.push(Changed { range, kind: Change::Name, from, at, owner: None }),
            None => out.new.push(New { range, kind: Novelty::Name }),
        }
    }
}

fn is_in_text(side: &Side, at: usize) -> bool {
    side.clause_at(at).is_some_and(|c| side.clauses[c].kind != Kind::Topics)
}

#[cfg(test)]
mod tests {
    use super::super::tests::marks;

    #[test]
    fn a_name_that_nobody_gave_is_new_and_another_one_is_changed() {
        let draft = "西環裁縫舖，陳師傅量身要四十五分鐘。";
        assert_eq!(marks(draft, "陳師傅幫你量身。"), Vec::<String>::new());
        assert_eq!(marks(draft, "李師傅量身要四十五分鐘。"), ["name:李師傅"]);
        assert!(marks(draft, "何小姐量身要四十五分鐘。").contains(&"new name:何小姐".to_owned()));
        assert!(marks("旺角髮型屋，剪髮$280。", "設計師Karen剪髮$280。").contains(&"new name:設計師Karen".to_owned()));
    }
}
