//! Goods that a shop says it does not deal in: 波鞋染色唔做, 數碼機同無反唔收, 不代燒外來作品. They are no keyword of its note.

use super::terms::TermHit;
use super::view::View;
use crate::lists::WordList;
use crate::note::{Note, Zone};
use crate::pack::index::TermKind;
use crate::pack::{Class, Packs};

/// What ends a clause of one thought; the things of a list stay together.
const CLAUSE_ENDS: [char; 6] = [',', '，', '.', ':', '(', ')'];

/// Leaves out the goods that the body refuses. What title and topics name is what the note is about, refused or not.
pub fn drop_refused(hits: &mut Vec<TermHit>, view: &View, packs: &Packs, note: &Note) {
    let is_goods = |h: &TermHit| {
        matches!(packs.index.terms[h.term as usize].kind, TermKind::Trade { .. } | TermKind::Keyword { .. })
    };
    let is_body = |h: &TermHit| {
        let zone = note.zone(view.original(h.range.clone()).start);
        !matches!(zone, Some(Zone::Title | Zone::Hashtag))
    };
    hits.retain(|h| !(is_goods(h) && is_refused(view, h) && is_body(h)));
}

fn is_refused(view: &View, hit: &TermHit) -> bool {
    let text = &view.folded.text;
    let around = view.sentence(hit.range.start);
    let before = text[around.start..hit.range.start].rmatch_indices(CLAUSE_ENDS).next();
    let from = before.map_or(around.start, |(at, mark)| around.start + at + mark.len());
    let rest = &text[hit.range.end..around.end.max(hit.range.end)];
    let to = hit.range.end + rest.find(CLAUSE_ENDS).unwrap_or(rest.len());
    if !view.has_class(Class::FrameNegation, from..to) {
        return false;
    }
    let (before, behind) = (&text[from..hit.range.start], &text[hit.range.end..to]);
    // 唔做電子琴、噴漆同搬琴: between the two stand at most other things of a list.
    let leads = |word: &str| {
        let at = before.rfind(word).map(|at| at + word.len());
        at.is_some_and(|at| is_list(before[at..].trim(), |t| WordList::ListJoint.ends(t)))
    };
    // Behind, the refusal ends its clause: 唔做會後悔 refuses nothing.
    let follows = |word: &str| {
        let at = behind.find(word);
        at.is_some_and(|at| {
            let rest = behind[at + word.len()..].trim_matches(|c: char| !c.is_alphanumeric());
            is_list(behind[..at].trim(), |t| WordList::ListJoint.begins(t))
                && rest.chars().all(|c| WordList::Particle.has_char(c))
        })
    };
    // No laptop repair: nothing else stands in the clause.
    let closes =
        || WordList::RefusedWhole.has(before.trim()) && behind.trim_matches(|c: char| !c.is_alphanumeric()).is_empty();
    WordList::RefusedBefore.possible_in(before).any(leads)
        || WordList::RefusedBehind.possible_in(behind).any(follows)
        || closes()
}

/// Whether what stands between a refusal and a thing is nothing, or things of a list with a joint on this side.
fn is_list(between: &str, joins: impl Fn(&str) -> bool) -> bool {
    between.is_empty() || joins(between)
}

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use crate::note::{Draft, Record, Source};
    use crate::pack::Packs;
    use crate::reading::Reading;
    use std::sync::LazyLock;

    static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

    /// The goods that a body names, in the packs' words.
    fn goods(title: &str, body: &str) -> Vec<String> {
        let record = Record { title: title.to_owned(), body: body.to_owned(), ..Record::default() };
        let source = Source { path: "t".to_owned(), id: None, draft: Draft::Record(Box::new(record)) };
        let reading = Reading::new(&source, &PACKS, &Config::default());
        reading.terms.iter().map(|h| PACKS.index.terms[h.term as usize].name.hant.to_string()).collect()
    }

    #[test]
    fn what_a_shop_does_not_do_is_not_its_goods() {
        for (body, word) in [
            ("我哋整手機。洗衣機維修唔做㗎。", "洗衣機維修"),
            ("我哋整手機，數據救援同洗衣機維修唔接。", "數據救援"),
            ("本店不修洗衣机维修、数据恢复。", "數據救援"),
            ("We fix phones. We don't do laptop repair.", "電腦維修"),
            ("Phones only. No laptop repair.", "電腦維修"),
        ] {
            assert!(!goods("旺角維修店", body).iter().any(|g| g == word), "{body}");
        }
        for (body, word) in [
            ("我哋做洗衣機維修，唔做會後悔。", "洗衣機維修"),
            ("唔收訂金，洗衣機維修做得。", "洗衣機維修"),
            ("洗衣機維修唔收檢查費。", "洗衣機維修"),
            ("We do laptop repair. No fees.", "電腦維修"),
        ] {
            assert!(goods("旺角維修店", body).iter().any(|g| g == word), "{body}");
        }
        assert!(goods("點解唔做洗衣機維修", "慢慢講。").iter().any(|g| g == "洗衣機維修"));
    }
}
