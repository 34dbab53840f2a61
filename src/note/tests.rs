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

/// What a problem points at.
fn problems(text: &str) -> Vec<(ProblemKind, String)> {
    let note = parse(text);
    let at = |p: &Problem| p.span.map(|s| note.slice(s).to_owned()).unwrap_or_default();
    note.problems.iter().map(|p| (p.kind.clone(), at(p))).collect()
}

#[test]
fn keys_of_the_header_have_their_chinese_names() {
    let note = parse(
        "\n\n---\n標題：上環餅店\n地區: 上環\nTags: [上環甜品, '#手工餅']\nimages: [a.jpg, b.jpg]\n---\n朝早出爐。\n",
    );
    assert!(note.problems.is_empty(), "{:?}", note.problems);
    assert_eq!(note.title.as_ref().map(|t| (t.text.as_str(), note.slice(t.span))), Some(("上環餅店", "上環餅店")));
    assert_eq!((note.meta.district.as_deref(), note.meta.images), (Some("上環"), Some(2)));
    let topics: Vec<_> = note.topics.iter().map(|t| (t.text.as_str(), note.visible(t.span))).collect();
    assert_eq!(topics, [("上環甜品", None), ("手工餅", None)]);
    assert!(!note.body_text().contains("標題"));
    // A topic that stands in the text as well is one topic.
    assert_eq!(parse("---\ntags: [上環甜品]\n---\n出爐。\n\n#上環甜品\n").topics.len(), 1);
}

#[test]
fn every_fault_of_a_header_has_its_own_line() {
    let header = |lines: &str| format!("---\n{lines}\n---\n朝早出爐。\n");
    for break_ in ["\n", "\r\n"] {
        let at = |lines: &str| problems(&format!("\u{feff}{}", header(lines).replace('\n', break_)));
        assert_eq!(
            at("place: 西營盤\n心情: 好\ndate: 2026-11-01"),
            [(ProblemKind::UnknownKey("心情".into(), None), "心情".into())]
        );
        assert_eq!(
            at("place: 西營盤\n\ndistrct: 中西區"),
            [(ProblemKind::UnknownKey("distrct".into(), Some("district")), "distrct".into())]
        );
        assert_eq!(
            at("date: 今日\ntitle: 餅店: 朝早出爐"),
            [(ProblemKind::LooseColon, "title: 餅店: 朝早出爐".into())]
        );
        assert_eq!(
            at("date: 今日\ntitle: 餅店 #2 邊間好"),
            [(ProblemKind::CutValue("title".into()), "title: 餅店 #2 邊間好".into())]
        );
        assert!(at("title: 餅店  # 未定").is_empty(), "a comment is a comment");
        let (kind, place) = &at("date: 今日\nplace: [上環, [中環]]")[0];
        assert!(matches!(kind, ProblemKind::BrokenFrontMatter(_)));
        assert_eq!(place, "place: [上環, [中環]]");
    }
}

#[test]
fn other_headers_are_named_and_are_no_part_of_the_note() {
    for (text, kind) in [
        ("+++\ntitle = \"餅店\"\n+++\n\n# 西營盤餅店\n\n朝早出爐。\n", "TOML"),
        ("{\n  \"title\": \"餅店\"\n}\n# 西營盤餅店\n\n朝早出爐。\n", "JSON"),
    ] {
        let note = parse(text);
        assert_eq!(note.problems[0].kind, ProblemKind::OtherHeader(kind));
        assert_eq!(note.title.as_ref().map(|t| t.text.as_str()), Some("西營盤餅店"));
        assert_eq!(note.body_text().trim(), "朝早出爐。");
    }
    for text in ["+++\n朝早出爐。\n", "{朝早} 出爐。\n\n有餅。\n", "{}\n有餅。\n", "{\"a\": 1} 即係點\n"]
    {
        assert!(problems(text).is_empty(), "{text}");
    }
    // A line across the page, behind a blank one, begins no header.
    assert!(parse("\n---\n朝早出爐。\n---\n").body_text().contains("朝早出爐"));
}

#[test]
fn a_comment_speaks_of_what_it_stands_in_or_before() {
    let covered = |text: &str| {
        let note = parse(text);
        let all: Vec<String> = note.suppressions.iter().map(|s| note.slice(s.covers.unwrap()).to_owned()).collect();
        (note.title.map(|t| t.text).unwrap_or_default(), all)
    };
    let order = "<!-- advise: ignore hard-sell 真係 -->";
    for (text, title, block) in [
        (format!("# 餅店\n\n出爐 {order}\n\n第二段\n"), "餅店", format!("出爐 {order}")),
        (format!("# 餅店\n\n- {order} 出爐\n\n第二段\n"), "餅店", format!("- {order} 出爐")),
        (format!("# 餅店\n\n第一段\n{order}\n第二段\n"), "餅店", "第二段".into()),
        (format!("{order}\n# 餅店\n\n出爐\n"), "餅店", "餅店".into()),
        (format!("{order}\n\n朝早餅店\n\n出爐\n"), "朝早餅店", "朝早餅店".into()),
        (format!("# 餅店 {order}\n\n出爐\n"), "餅店", "餅店".into()),
        (format!("朝早餅店 {order}\n\n出爐\n"), "朝早餅店", "朝早餅店".into()),
        (format!("# 餅店\n{order}\n\n出爐\n"), "餅店", "出爐".into()),
    ] {
        assert_eq!(covered(&text), (title.to_owned(), vec![block]), "{text}");
    }
    let slip = problems("# 餅店\n\n出爐 <!-- advise: ingore hard-sell -->\n");
    assert_eq!(slip[0].0, ProblemKind::BrokenComment("advise: ingore hard-sell".into()));
}
