//! Pairs of our own.

use super::*;
use crate::config::Config;
use crate::note::Source;
use crate::pack::Packs;

/// `changed kind:words` and `new kind:words` of a version.
fn marks(draft: &str, version: &str) -> Vec<String> {
    let (packs, config) = (Packs::built_in(), Config::default());
    let side = |body: &str| {
        let record = crate::note::Record { body: body.to_owned(), ..Default::default() };
        Side::new(
            &Source { path: "x".into(), id: None, draft: crate::note::Draft::Record(Box::new(record)) },
            &packs,
            &config,
        )
    };
    let (draft, version) = (side(draft), side(version));
    let found = compare(&draft, &version, None);
    let changed = found.changed.iter().map(|c| format!("{}:{}", c.kind.name(), &version.text()[c.range.clone()]));
    let new = found.new.iter().map(|n| format!("new {}:{}", n.kind.name(), &version.text()[n.range.clone()]));
    changed.chain(new).collect()
}

const DRAFT: &str = "上水裁縫舖，改褲腳$60，改裙腰$120起，大約三個工作天攞得。旗袍最少要試身兩次。部分布料要另訂。唔接皮褸。逢星期三休息，其他日子10:30到19:00。新康街12號地下，上水站A4出口行5分鐘。";

#[test]
fn what_differs_is_marked() {
    for (version, want) in [
        ("改裙腰$60。", "amount:$60"),
        ("改裙腰$120。", "qualifier:$120"),
        ("三個工作天攞得。", "qualifier:三個工作天"),
        ("皮褸都接。", "polarity:"),
        ("逢星期四休息。", "time:逢星期四"),
        ("11:30到19:00開。", "time:11:30到19:00"),
        ("改褲腳$80。", "amount:$80"),
    ] {
        let got = marks(DRAFT, version);
        assert!(got.iter().any(|m| m.starts_with(want)), "{version}: {got:?}, not {want}");
    }
}

#[test]
fn the_draft_itself_and_the_same_in_other_words_are_not_marked() {
    assert_eq!(marks(DRAFT, DRAFT), Vec::<String>::new());
    for version in ["改褲腳收60蚊。", "星期三唔開。", "皮褸我哋唔接。", "由上水站A4出口步行5分鐘。", "10:30開到7點。"]
    {
        assert_eq!(marks(DRAFT, version), Vec::<String>::new(), "{version}");
    }
}

#[test]
fn zz_dump() {
    let Ok(path) = std::env::var("VERIFY_OF") else { return };
    let (packs, config) = (Packs::built_in(), Config::default());
    let record = |v: &serde_json::Value| {
        let of = |k: &str| v[k].as_str().unwrap_or_default().to_owned();
        let record = crate::note::Record { title: of("title"), body: of("body"), ..Default::default() };
        Source { path: "x".into(), id: None, draft: crate::note::Draft::Record(Box::new(record)) }
    };
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let v: serde_json::Value = serde_json::from_str(line).unwrap();
        let draft = Side::new(&record(&v["draft"]), &packs, &config);
        let version = Side::new(&record(&v["version"]), &packs, &config);
        let c = compare(&draft, &version, None);
        if std::env::var("VERIFY_TOKENS").is_ok() {
            for (name, side) in [("draft", &draft), ("version", &version)] {
                for c in &side.clauses {
                    eprintln!("{name} {:?} {}", c.kind, &side.text()[c.range.clone()]);
                    for t in side.tokens_of(c) {
                        eprint!(" {}/{:x}{}", &side.text()[t.range.clone()], t.bits, if t.claims() { "" } else { "-" });
                    }
                    eprintln!();
                    for q in side.quantities_of(c) {
                        eprintln!("    {q:?}");
                    }
                }
                eprintln!("{:?}", side.times);
                for (f, p) in side.reading.facts.prices() {
                    let t = |r: &Option<std::ops::Range<usize>>| r.as_ref().map(|r| side.text()[r.clone()].to_owned());
                    eprintln!(
                        "PRICE {:?} obj {:?} case {:?} group {:?} unit {:?} cond {:?} role {:?} q {:?} [{}]",
                        p.amount,
                        t(&p.object),
                        t(&p.case),
                        t(&p.group),
                        t(&p.unit),
                        t(&p.condition),
                        p.role,
                        p.qualifier,
                        &side.text()[f.range.clone()]
                    );
                }
            }
        }
        let span = |r: &std::ops::Range<usize>| serde_json::json!({"start": r.start, "end": r.end});
        let row = serde_json::json!({
            "id": v["id"],
            "changed": c.changed.iter().map(|m| serde_json::json!({"span": span(&m.range), "text": &version.text()[m.range.clone()], "kind": m.kind.name(), "draft_text": &pick(&m.from, &draft)[m.at.clone()]})).collect::<Vec<_>>(),
            "new": c.new.iter().map(|m| serde_json::json!({"span": span(&m.range), "text": &version.text()[m.range.clone()], "kind": m.kind.name()})).collect::<Vec<_>>(),
            "lost": c.lost.iter().map(|m| serde_json::json!({"text": &draft.text()[m.at.clone()], "kind": m.kind.name()})).collect::<Vec<_>>(),
            "parts": version.clauses.iter().enumerate().map(|(i, x)| { let b = &pairing::Pairing::new(&draft, &version, None).best[i]; serde_json::json!({"s": x.range.start, "e": x.range.end, "text": &version.text()[x.range.clone()], "kind": x.kind.name(), "w": x.said.weight(), "held": b.as_ref().map(|b| x.said.within(&draft.clauses[b.clause].said)), "line": b.as_ref().map(|b| { let r = draft.sentence_of(b.clause); let mut a = align::Atoms::default(); for c in &draft.clauses[r] { a.extend(c.said.clone()); } a.settle(); x.said.within(&a) })}) }).collect::<Vec<_>>(),
            "clauses": c.clauses, "sourced": c.sourced.len(),
        });
        println!("{row}");
    }
}

fn pick<'a>(_: &From, draft: &'a Side) -> &'a str {
    draft.text()
}
