//! What shops of any trade are told must be true of their drafts and said in words that fit them: a clinic is asked what
//! clinics are asked, and nobody is told of a lack that is none.

use advise::check::{Report, check_with};
use advise::config::Config;
use advise::lang::{Catalog, Lang};
use advise::note::Source;
use advise::pack::Packs;
use std::path::Path;
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

fn checked(draft: &str, lang: Lang) -> Report {
    check_with(&Source::text("draft.md", draft.to_owned()), &PACKS, &Config::default(), &Catalog::new(lang))
}

fn report(draft: &str) -> Report {
    checked(draft, Lang::ZhHk)
}

/// Message and first advice of each finding of a rule.
fn told(report: &Report, rule: &str) -> Vec<String> {
    let mine = report.outcome.findings.iter().filter(|f| f.rule == rule);
    mine.map(|f| format!("{} → {}", f.message, f.fixes.last().map_or("", |x| x.title.as_str()))).collect()
}

/// The words that findings of a rule mark.
fn marked<'r>(report: &'r Report, rule: &str) -> Vec<&'r str> {
    report.outcome.findings.iter().filter(|f| f.rule == rule).filter_map(|f| Some(report.note.slice(f.span?))).collect()
}

const OTHER_SCRIPT: &str = "placement/other-script-topic-missing";

#[test]
fn topics_of_both_scripts_are_no_lack() {
    // 海味 and 改衫 are written alike in both scripts, and name what is sold.
    for topics in ["#西環海味舖 #海味", "#西環海味 #海味 #辦年貨"] {
        let draft = format!("西環海味舖執年貨\n冬菇要揀厚身，浸過夜。\n{topics}");
        assert_eq!(told(&report(&draft), OTHER_SCRIPT), Vec::<String>::new(), "{topics}");
    }
}

#[test]
fn the_shops_own_word_is_what_is_converted() {
    for (draft, topic) in [
        ("上環茶莊試新茶\n今朝焗咗一泡白茶。\n#上環茶莊 #飲茶時間", "「#上环茶庄」"),
        ("火炭陶藝班第一堂\n拉坯唔使驚。\n#火炭陶藝 #陶藝班", "「#火炭陶艺」"),
        ("旺角照相馆拍证件照\n排队的人不多。\n#照相馆 #旺角生活", "「#旺角照相館」"),
    ] {
        let said = told(&report(draft), OTHER_SCRIPT);
        assert!(said.len() == 1 && said[0].contains(topic), "{draft}: {said:?}");
    }
    // Not all of these are Traditional: one is named.
    let said = told(&report("深水埗糖水舖開門\n紅豆沙六點有。\n#深水埗糖水舖 #深水埗生活 #深水埗美食"), OTHER_SCRIPT);
    assert!(said.iter().all(|s| s.starts_with("「#深水埗糖水舖」係繁體寫法")), "{said:?}");
    let english = checked("Sheung Wan cafe\nOpen at seven.\n#上環咖啡店 #SheungWanCafe", Lang::En);
    assert!(told(&english, OTHER_SCRIPT)[0].contains("#上环咖啡店"));
}

#[test]
fn who_has_told_enough_is_asked_for_nothing() {
    let story = "上環補鞋檔一對舊皮鞋\n上個月落大雨，有位婆婆拎住對皮鞋入嚟，話係先生留低嘅。我以為換個踭就得，點知鞋底成塊\
                 甩出嚟，膠水都黐唔實，要成對拆開由頭縫過，縫咗三日，手指甲都裂咗。有一針行歪咗，我照講畀佢聽，佢話唔緊要。\
                 要換底嘅記住帶埋鞋盒，皮鞋入水唔好曬。你哋有冇對鞋捨唔得掉？";
    let report = report(story);
    let steps = report.outcome.next_steps.iter().filter(|s| s.rule.starts_with("seeding/"));
    assert_eq!(steps.map(|s| s.message.clone()).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn each_trade_is_asked_its_own_questions() {
    for (draft, words) in [
        ("# 屯門搬屋公司收費\n一車兩人$1,500，過鐘每半個鐘$180。星期日加一成。", "包|搬|樓層|傢俬|報價"),
        ("# 大埔中醫診所時間\n星期一至五10:00至19:00。診金每次HK$300。", "病人|藥|候診|診斷|西醫"),
        ("# 元朗眼鏡店優惠\n鏡片連框HK$600。星期三休息。", "框|鏡|鼻托|度數"),
        ("# 旺角水族店價目\n孔雀魚一對$10，燈科十條$25。", "魚|缸|養"),
    ] {
        let report = report(draft);
        let asked: Vec<String> = ["senses", "process", "scene", "turn", "use", "person", "downside"]
            .iter()
            .flat_map(|cue| told(&report, &format!("seeding/no-{cue}")))
            .collect();
        assert!(!asked.is_empty(), "{draft}");
        for line in asked {
            assert!(words.split('|').any(|word| line.contains(word)), "{draft}: {line}");
        }
    }
    let simplified = checked("# 元朗眼镜店价格\n镜片连框HK$600。周三休息。", Lang::ZhCn);
    let english = checked("# Sheung Wan florist\nBouquets from HK$380 each. Closed on Mondays.", Lang::En);
    for report in [simplified, english] {
        let texts: Vec<String> =
            report.outcome.findings.iter().flat_map(|f| f.fixes.iter().map(|x| x.title.clone())).collect();
        assert!(texts.iter().all(|t| !t.contains("{ask}") && !t.contains("答呢條")), "{texts:?}");
    }
}

#[test]
fn a_topic_in_the_body_is_seen() {
    let rule = "placement/body-without-keyword";
    let with = told(&report("# 銅鑼灣髮型屋冬天\n洗剪吹$220。\n#銅鑼灣髮型屋 #冬日髮色"), rule);
    assert!(with[0].contains("喺標題同話題有"), "{with:?}");
    let without = told(&report("# 銅鑼灣髮型屋冬天\n洗剪吹$220。"), rule);
    assert!(without[0].contains("由頭到尾冇"), "{without:?}");
    let simplified = told(&checked("# 铜锣湾书店周末\n二楼没有电梯。\n#铜锣湾书店", Lang::ZhCn), rule);
    assert!(simplified[0].contains("标题和话题有"), "{simplified:?}");
}

#[test]
fn no_offer_is_spoken_of_where_there_is_none() {
    for draft in [
        "沙田琴室新班\n暑期學琴，手快有手慢冇，名額得幾個",
        "Sha Tin piano room\nSpots are few, first come first served",
    ] {
        let said = told(&report(draft), "compliance/bait-offer");
        assert!(said.iter().all(|s| !s.contains("優惠")), "{said:?}");
    }
}

#[test]
fn what_stands_already_is_not_asked_for() {
    let call = "\n快啲嚟買啦！";
    let bare = told(&report(&format!("旺角波鞋店\n新款波鞋$680{call}")), "hard-sell/imperative-call");
    assert!(bare.iter().any(|s| s.contains("幾點開")), "{bare:?}");
    let full = format!("旺角波鞋店\n新款波鞋$680\n西洋菜街12號地下\n12:00-21:00 星期二休息{call}");
    let full = told(&report(&full), "hard-sell/imperative-call");
    assert!(full.iter().any(|s| s.contains("刪咗佢就得")), "{full:?}");
}

#[test]
fn a_claim_is_marked_whole_and_without_its_price() {
    let effect = "compliance/medical-claim";
    let soup = report("西環湯水舖\n靈芝湯包三人份$48，飲咗降血壓 改善糖尿");
    assert!(marked(&soup, effect).iter().all(|w| !w.contains('$')), "{:?}", marked(&soup, effect));
    assert!(marked(&soup, effect).iter().any(|w| w.contains("糖尿")), "{:?}", marked(&soup, effect));
    let review = report("荃灣劇本殺店\n出po打卡換免費雪糕 五星好評再送薯餅");
    let words = marked(&review, "compliance/paid-review");
    assert!(words.iter().any(|w| w.contains("打卡")) && words.iter().any(|w| w.contains("五星好評")), "{words:?}");
}

#[test]
fn a_from_price_is_asked_about_in_words_for_any_trade() {
    for draft in ["大埔寵物美容\n貓沖涼$400起", "Tai Po pet grooming\nCats from HK$400"] {
        for said in told(&report(draft), "compliance/unclear-price") {
            assert!(!said.contains("每位") && !said.contains("每件"), "{said}");
        }
    }
}

#[test]
fn a_long_title_is_told_in_the_owners_units() {
    let rule = "format/title-too-long";
    let said = |title: &str| told(&report(&format!("# {title}\n今日開門。")), rule).concat();
    assert!(said("九龍城糖水舖凍到震就要飲碗熱薑湯先返屋企🔥").contains("表情符號計兩個"));
    assert!(said("Sai Kung ceramics studio: the whole summer timetable").contains("個字母位"));
    assert!(said("九龍城糖水舖凍到震要飲熱嘢嚟啦🔥🔥🔥🔥").contains("唔使刪字"));
    assert!(said("九龍城糖水舖凍到震就要飲碗熱薑湯先至好返屋企").ends_with("（英文字母、數字計半個）"));
}

#[test]
fn one_word_is_written_in_one_way() {
    let mut files = vec![];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["src/lang/zh-HK", "keyword_packs/rules", "keyword_packs/phrases"] {
        files.extend(walkdir(&root.join(folder)));
    }
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let own = text.lines().filter(|l| file.starts_with(root.join("src")) || l.starts_with("zh-HK = "));
        for line in own {
            assert!(!line.contains('俾'), "{}: {line}", file.display());
        }
    }
}

fn walkdir(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { walkdir(&path) } else { vec![path] }).collect()
}
