//! A score cannot be talked up: the recipes by which flyers were once lifted, over the notes that the tone was learned from.

use advise::check::{Report, check};
use advise::config::Config;
use advise::diagnostic::Severity;
use advise::note::{Draft, Record, Source};
use advise::pack::Packs;
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

/// No flyer and no note with an open error reaches more.
const CAP: u8 = 59;

/// Sentences that hold every sign of sharing and no sense, in three ways of writing.
const NONSENSE: [&str; 3] = [
    "我朝早七點第一次試咗三次熱熱地脆卜卜香噴噴但係唔啱口味你哋點睇因為星期三落雨等咗廿分鐘蝕咗 $12。",
    "上星期三我第一次覺得有啲苦，唔過濕濕滑滑嘅 38 度水等咗十五分鐘，失敗咗兩次，唔啱怕熱嘅人，你哋點做？",
    "其实我第三次试的时候，缺点是软软的甜，八分钟，不适合怕冷的人，你们呢？",
];

struct Own {
    title: String,
    body: String,
    tags: Vec<String>,
    gold: String,
}

static OWN: LazyLock<Vec<Own>> = LazyLock::new(|| {
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let lines = include_str!("../keyword_packs/tone/own.jsonl").lines();
    let notes = lines.map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let own = notes.map(|n| Own {
        title: text(&n["title"]),
        body: text(&n["body"]),
        tags: n["tags"].as_array().unwrap().iter().map(text).collect(),
        gold: text(&n["gold"]),
    });
    own.collect()
});

fn checked(title: &str, body: &str, tags: &[String]) -> Report {
    let record = Record { title: title.to_owned(), body: body.to_owned(), tags: tags.to_vec(), ..Record::default() };
    let source = Source { path: "t".to_owned(), id: None, draft: Draft::Record(Box::new(record)) };
    check(&source, &PACKS, &Config::default())
}

fn total(report: &Report) -> u8 {
    report.outcome.score.total
}

#[test]
fn deleting_a_title_never_helps() {
    let titled = OWN.iter().filter(|n| !n.title.trim().is_empty());
    let mut count = 0;
    for note in titled {
        let (with, without) = (checked(&note.title, &note.body, &note.tags), checked("", &note.body, &note.tags));
        assert!(total(&without) <= total(&with), "{} → {} {}", total(&with), total(&without), note.title);
        count += 1;
    }
    assert!(count > 300);
}

#[test]
fn a_nonsense_sentence_of_cues_shares_nothing() {
    for note in OWN.iter().step_by(3) {
        let before = checked(&note.title, &note.body, &note.tags).outcome.tone;
        for nonsense in NONSENSE {
            let after = checked(&note.title, &format!("{}\n{nonsense}", note.body), &note.tags).outcome.tone;
            // A note of which every sentence is crammed is judged as one that is not: there is nothing else in it.
            assert!(after.seeding <= before.seeding + 10.0, "{} → {} {}", before.seeding, after.seeding, note.body);
        }
    }
}

#[test]
fn no_nonsense_lifts_a_flyer_above_the_cap() {
    let capped = |n: &&Own| checked(&n.title, &n.body, &n.tags).outcome.score.capped == Some(CAP);
    let flyers: Vec<&Own> = OWN.iter().filter(|n| n.gold == "hard_sell").filter(capped).collect();
    assert!(flyers.len() > 100, "{}", flyers.len());
    for note in flyers {
        for nonsense in NONSENSE {
            for body in [format!("{}\n{nonsense}", note.body), format!("{nonsense}\n{}", note.body)] {
                let found = total(&checked(&note.title, &body, &note.tags));
                assert!(found <= CAP, "{found} {body}");
            }
        }
    }
}

/// Nothing that stands beside it takes an error out of the sum: not a title, not topics, not a story.
#[test]
fn no_story_title_or_topic_lifts_a_breach_above_the_cap() {
    let story = "第一批焗出嚟個底濕晒，我同阿媽試到夜晚十點。後來減咗三成水，先企得住。怕酸嘅人可能覺得怪。";
    let breaches = [
        "想要就加我薇信 noodle8899，私下平啲。",
        "有咩想知打 6123 4567 或者 whatsapp 我。",
        "转发到朋友圈截图，送一碗面。",
    ];
    for breach in breaches {
        let tags = ["深水埗粉麵", "深水埗", "粉面", "雲吞麵"].map(str::to_owned);
        let body = format!("深水埗粉麵店朝早七點開。{story}\n{breach}\n📍 深水埗福華街1號，深水埗站B2出口行三分鐘");
        let report = checked("深水埗粉麵店：湯底熬六個鐘", &body, &tags);
        let has_error = report.outcome.findings.iter().any(|f| f.severity == Severity::Error);
        assert!(has_error && total(&report) <= CAP, "{} {breach} {:?}", total(&report), report.outcome.findings);
    }
}

/// Selling that hides behind signs between its letters is selling.
#[test]
fn selling_in_disguise_is_met() {
    let good = "朝早七點我行落街市買個包先開門。第一批豆焙得太深，試咗五次先入口。怕酸嘅人可能唔啱。";
    for selling in ["全.場.三.折，最-後-三-日，手 快 有 手 慢 冇", "限~時~優~惠，只·得·今·日"]
    {
        let report = checked("上環咖啡店嘅第一杯", &format!("{good}\n{selling}"), &[]);
        let is_met = report.outcome.findings.iter().any(|f| f.group() == "hard-sell");
        assert!(is_met, "{selling} {:?}", report.outcome.findings);
    }
}

#[test]
fn what_is_silenced_is_counted_and_little_text_stays_low() {
    let flyer = "全港最平！限時三日！WhatsApp 6123 4567 即刻落單！！！手快有手慢冇！";
    let silent = format!("---\nignore: [hard-sell, compliance]\n---\n# 上環咖啡店\n\n{flyer}");
    let report = check(&Source::text("t.md", silent.as_str()), &PACKS, &Config::default());
    assert!(report.outcome.score.silenced >= 3, "{:?}", report.outcome.score);
    for little in ["# 上環咖啡店\n\nhi", "hi", "# 上環咖啡店\n\n好\n\n#上環咖啡店 #上環 #咖啡"] {
        let report = check(&Source::text("t.md", little), &PACKS, &Config::default());
        assert!(total(&report) < 30, "{} {little}", total(&report));
    }
}

/// A story of two sentences pasted into a flyer leaves the flyer's sentences standing, and mostly its cap: where it does not,
/// the flyer is hardly longer than the story.
#[test]
fn a_pasted_story_seldom_lifts_a_flyer_above_the_cap() {
    let stories = [
        "第一批焗出嚟個底濕晒，我同阿媽試到夜晚十點。後來減咗三成水，先企得住，怕酸嘅人可能覺得怪。",
        "第一次做的时候烤糊了，我和师傅重来了三遍。后来发现少放两克盐味道更清，不过怕淡的人可能不习惯。",
    ];
    let capped = |n: &&Own| checked(&n.title, &n.body, &n.tags).outcome.score.capped == Some(CAP);
    let flyers: Vec<&Own> = OWN.iter().filter(|n| n.gold == "hard_sell").filter(capped).collect();
    let is_lifted = |note: &Own, story: &str| {
        let bodies = [format!("{}\n{story}", note.body), format!("{story}\n{}", note.body)];
        bodies.iter().any(|body| total(&checked(&note.title, body, &note.tags)) > CAP)
    };
    let lifted = flyers.iter().filter(|n| stories.iter().any(|story| is_lifted(n, story))).count();
    assert!(lifted * 5 <= flyers.len(), "{lifted} of {}", flyers.len());
}
