//! `advise explain`.

use super::Place;

#[test]
fn lists_all_rules_by_group() {
    let place = Place::new();
    let ran = place.run(&["explain"]).code(0);
    for word in ["hard-sell：", "compliance：", "hard-sell/urgency", "警告"] {
        assert!(ran.out.contains(word), "{word}");
    }
    let one_group = place.run(&["explain", "compliance", "--lang", "en"]).code(0).out;
    assert!(one_group.contains("compliance/absolute-term") && !one_group.contains("hard-sell/urgency"));
}

#[test]
fn explains_one_rule() {
    let place = Place::new();
    for (lang, word) in [("zh-HK", "點改"), ("zh-CN", "怎么改"), ("en", "How to mend it")] {
        let ran = place.run(&["explain", "compliance/absolute-term", "--lang", lang]).code(0);
        assert!(ran.out.contains(word) && !ran.out.contains('{'), "{}", ran.out);
    }
    place.run(&["explain", "urgncy"]).code(2).says(&["hard-sell/urgency"]);
}

#[test]
fn as_json() {
    let place = Place::new();
    let one = place.run(&["explain", "hard-sell/urgency", "--format", "json"]).code(0).json();
    assert_eq!((one["id"].as_str(), one["group"].as_str()), (Some("hard-sell/urgency"), Some("hard-sell")));
    for key in ["severity", "basis", "what", "why", "advice"] {
        assert!(one[key].as_str().is_some_and(|s| !s.is_empty()), "{key}");
    }
    assert!(one["examples"]["hit"].is_string() && one["examples"]["clean"].is_string());
    let all = place.run(&["explain", "--format", "json"]).code(0).json();
    assert!(all.as_array().unwrap().len() > 20);
    let lines = place.run(&["explain", "--format", "ndjson"]).code(0).out;
    assert_eq!(lines.lines().count(), all.as_array().unwrap().len());
}
