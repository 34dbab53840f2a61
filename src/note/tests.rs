use super::*;
use crate::text::units;

fn parse(text: &str) -> Note {
    Note::parse(&Source::text("t.md", text))
}

fn zones(note: &Note) -> Vec<(Zone, &str)> {
    note.pieces.iter().map(|p| (p.zone, note.slice(p.span).trim())).filter(|(_, t)| !t.is_empty()).collect()
}

#[test]
fn title_from_front_matter_heading_or_first_line() {
    let fm = parse("---\ntitle: \"上環咖啡\"\ndistrict: 上環\nkeywords: [上環咖啡店, 手沖]\n---\n朝早七點開門。\n");
    assert_eq!(fm.title.as_ref().unwrap().text, "上環咖啡");
    assert_eq!(fm.slice(fm.title.as_ref().unwrap().span), "上環咖啡");
    assert_eq!(fm.meta.keywords, ["上環咖啡店", "手沖"]);
    assert_eq!(zones(&fm), [(Zone::Title, "上環咖啡"), (Zone::Opening, "朝早七點開門。")]);

    let heading = parse("# 上環咖啡\n\n內文");
    assert_eq!(zones(&heading), [(Zone::Title, "上環咖啡"), (Zone::Opening, "內文")]);
    let line = parse("上環咖啡\r\n內文\r\n");
    assert_eq!(zones(&line), [(Zone::Title, "上環咖啡"), (Zone::Opening, "內文")]);
    assert!(parse("得一行").title.is_none());
    assert!(parse("#上環咖啡 #手沖\n內文").title.is_none());
}

#[test]
fn topics_in_all_their_forms() {
    let note = parse("# 標題\n\n內文#上環咖啡 ＃手沖咖啡 #抹茶[话题]##甜品[话题]# #SheungWan咖啡。C# 同 #1 唔係\n");
    let names: Vec<_> = note.topics.iter().map(|t| (t.text.as_str(), t.form)).collect();
    assert_eq!(
        names,
        [
            ("上環咖啡", TopicForm::Plain),
            ("手沖咖啡", TopicForm::Wide),
            ("抹茶", TopicForm::Data),
            ("甜品", TopicForm::Data),
            ("SheungWan咖啡", TopicForm::Plain),
        ]
    );
    let glued = parse("標題\n內文 #a咖啡#b咖啡");
    assert_eq!(glued.topics.len(), 2);
    assert_eq!(glued.topics[1].text, "b咖啡");
}

#[test]
fn a_topic_with_a_space_is_explained() {
    let note = parse("標題一個\n內文喺度，多謝 # 上環咖啡\n");
    assert!(matches!(&note.problems[0].kind, ProblemKind::BrokenTopic(t) if t == "# 上環咖啡"), "{:?}", note.problems);
}

#[test]
fn comments_are_hidden_and_silence_rules() {
    let note = parse(
        "# 題\n\n<!-- advise: ignore hard-sell/urgency 真係最後一日 -->\n第一段\n\n第二段 <!-- 內部筆記 -->完\n\n<!-- advise: ignore-file placement -->\n",
    );
    assert!(!note.pasted().contains("內部"));
    assert_eq!(note.suppressions.len(), 2);
    let covers = note.suppressions[0].covers.unwrap();
    assert_eq!(note.slice(covers), "第一段");
    assert!(note.suppressions[1].covers.is_none());
    // Whether there is such a rule only the packs can tell.
    let strange = parse("# 題\n\n<!-- advise: ignore hard-sel/urgency -->\n內文");
    assert_eq!(strange.suppressions[0].rule, "hard-sel/urgency");
}

#[test]
fn front_matter_that_cannot_be_read_is_explained() {
    let kinds = |t: &str| parse(t).problems.into_iter().map(|p| p.kind).collect::<Vec<_>>();
    assert_eq!(kinds("---\ntitle: 未完\n內文"), [ProblemKind::UnclosedFrontMatter]);
    assert!(matches!(
        kinds("---\na: &x [1]\nb: *x\n---\n")[..],
        [ProblemKind::UnknownKey(..), ProblemKind::BrokenFrontMatter(_)]
    ));
    assert!(
        matches!(&kinds("---\nkeyword: [a]\n---\n內文")[..], [ProblemKind::UnknownKey(k, Some("keywords"))] if k == "keyword")
    );
    assert!(matches!(&kinds("---\nauthor: boss\n---\n內文")[..], [ProblemKind::WrongValue(k, _)] if k == "author"));
    assert!(kinds("---\n\n普通一條線\n").is_empty());
}

#[test]
fn the_opening_is_the_first_hundred_units() {
    let note = parse(&format!("# 題\n\n{}", "字".repeat(150)));
    let opening: String = note.pieces.iter().filter(|p| p.zone == Zone::Opening).map(|p| note.slice(p.span)).collect();
    assert_eq!(units::units(opening.trim_start()), 100 - 1 + u32::from(!opening.starts_with('\n')));
    assert!(note.zone(note.text.len() - 3) == Some(Zone::Body));
}

#[test]
fn a_record_keeps_title_body_and_tags_apart() {
    let record = Record {
        title: "題目".into(),
        body: "內文 #甲咖啡".into(),
        tags: vec!["#乙咖啡".into()],
        meta: Meta::default(),
    };
    let source = Source { path: "x.ndjson#1".into(), id: None, draft: Draft::Record(Box::new(record)) };
    let note = Note::parse(&source);
    assert_eq!(note.text.get(..note.source_len), Some("題目\n內文 #甲咖啡"));
    assert_eq!(note.topics.len(), 2);
    assert!(note.visible(note.topics[0].span).is_some());
    assert!(note.visible(note.topics[1].span).is_none());
}

#[test]
fn a_blank_line_before_the_title_leaves_it_the_title() {
    let text = "---\nauthor: owner\n---\n\n# 上環咖啡店\n\n內文";
    let note = Note::parse(&Source::text("a.md", text));
    assert_eq!(note.zone(text.find('上').unwrap()), Some(Zone::Title));
    assert_eq!(note.zone(text.find('內').unwrap()), Some(Zone::Opening));
}
