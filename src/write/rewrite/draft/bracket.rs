//! Brackets are said of what stands before them: one stays as a whole, or goes as a whole.

use std::ops::Range;

/// Marks of brackets.
const PAIRS: [(char, char); 2] = [('（', '）'), ('(', ')')];

/// The outermost brackets of a range, marks included.
pub fn of(text: &str, r: &Range<usize>) -> Vec<Range<usize>> {
    let (mut out, mut open, mut depth) = (Vec::new(), 0, 0_u32);
    for (at, c) in text[r.clone()].char_indices() {
        if PAIRS.iter().any(|(o, _)| *o == c) {
            if depth == 0 {
                open = r.start + at;
            }
            depth += 1;
        } else if depth > 0 && PAIRS.iter().any(|(_, o)| *o == c) {
            depth -= 1;
            if depth == 0 {
                out.push(open..r.start + at + c.len_utf8());
            }
        }
    }
    out
}

/// What is left of a clause, `bad` having been taken out of it, with each bracket whole or gone.
pub fn whole(text: &str, clause: &Range<usize>, left: Vec<Range<usize>>, bad: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut left = left;
    for bracket in of(text, clause) {
        let touches = |r: &Range<usize>| r.start < bracket.end && bracket.start < r.end;
        let covers = |r: &Range<usize>| r.start <= bracket.start && bracket.end <= r.end;
        if !left.iter().any(touches) || left.iter().any(covers) {
            continue;
        }
        // What it is said of has to stand right before it.
        let is_beside = |r: &Range<usize>| {
            r.start < bracket.start && text[r.end.min(bracket.start)..bracket.start].trim().is_empty()
        };
        // What begins behind the bracket may have been found from its mark on.
        let inside = bracket.start + '('.len_utf8()
            ..bracket.end - text[..bracket.end].chars().next_back().map_or(1, char::len_utf8);
        // What is wrong around it, as an old price behind a remark on today's, is not in it.
        let around = |b: &Range<usize>| b.start < bracket.start && bracket.end < b.end;
        let is_wrong = bad.iter().any(|b| b.start < inside.end && inside.start < b.end && !around(b));
        let stays = !is_wrong && left.iter().any(is_beside);
        left = left.into_iter().flat_map(|r| apart(r, &bracket)).collect();
        if stays && let Some(before) = left.iter_mut().rfind(|r| is_beside(r)) {
            before.end = bracket.end;
        }
    }
    left.retain(|r| text[r.clone()].contains(char::is_alphanumeric));
    left
}

/// A range without another.
fn apart(r: Range<usize>, other: &Range<usize>) -> Vec<Range<usize>> {
    if other.end <= r.start || r.end <= other.start {
        return vec![r];
    }
    [r.start..other.start.max(r.start), other.end.min(r.end)..r.end].into_iter().filter(|r| r.start < r.end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(text: &str, kept: &[&str], wrong: &[&str]) -> Vec<String> {
        let find = |t: &&str| text.find(*t).map(|at| at..at + t.len()).unwrap();
        let (kept, wrong): (Vec<_>, Vec<_>) = (kept.iter().map(find).collect(), wrong.iter().map(find).collect());
        whole(text, &(0..text.len()), kept, &wrong).into_iter().map(|r| text[r].to_owned()).collect()
    }

    #[test]
    fn a_bracket_of_which_a_part_is_wrong_goes_whole() {
        for (text, kept, wrong) in [
            ("換底$220（全港最厚，膠底另計$40）", &["換底$220", "另計$40"][..], "全港最厚"),
            ("换底$220（全港最厚，胶底另计$40）", &["换底$220", "另计$40"], "全港最厚"),
            ("Resole $220 (best in town, rubber +$40)", &["Resole $220", "rubber +$40"], "best in town"),
        ] {
            assert_eq!(left(text, kept, &[wrong]), [kept[0]], "{text}");
        }
    }

    #[test]
    fn a_bracket_in_which_nothing_is_wrong_stays_whole() {
        for (text, kept) in [
            ("換底$220（皮底免費，膠底另計$40）原價$380", &["換底$220", "膠底另計$40"][..]),
            ("Resole $220 (leather free, rubber +$40) was $380", &["Resole $220", "rubber +$40"]),
        ] {
            let found = left(text, kept, &[&text[text.rfind(['原', 'w']).unwrap()..]]);
            assert_eq!(found.len(), 1, "{found:?}");
            assert!(found[0].ends_with(['）', ')']) && found[0].contains("$40"), "{found:?}");
        }
    }

    #[test]
    fn a_bracket_without_what_it_is_said_of_goes() {
        assert_eq!(left("全港最靚（每對計$60）修底$180", &["$60", "修底$180"], &["全港最靚"]), ["修底$180"]);
        assert!(of("（a（b）c）d(e)", &(0.."（a（b）c）d(e)".len())).len() == 2);
        assert!(of("）（", &(0.."）（".len())).is_empty());
    }
}
