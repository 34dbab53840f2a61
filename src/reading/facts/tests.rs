//! What each extractor reads and what it leaves alone, in the four ways of writing.

use super::fact::{Fact, Measure, Qualifier, Role, Value};
use crate::config::Config;
use crate::note::Source;
use crate::pack::Packs;
use crate::reading::Reading;
use std::ops::Range;
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

/// The facts of one kind in a line of a body, each as a short text.
fn read(line: &str, kind: &str) -> Vec<String> {
    let source = Source::text("t.md", format!("# 今日\n\n{line}\n"));
    let reading = Reading::new(&source, &PACKS, &Config::default());
    let text = reading.note.text.as_str();
    for fact in &reading.facts.list {
        assert!(text.get(fact.range.clone()).is_some_and(|t| !t.is_empty()), "{line}: a span that slices nothing");
    }
    reading.facts.list.iter().filter(|f| f.value.kind() == kind).map(|f| show(text, f)).collect()
}

fn show(text: &str, fact: &Fact) -> String {
    let part = |name: &str, range: &Option<Range<usize>>| {
        range.as_ref().map_or(String::new(), |r| format!(" {name}:{}", &text[r.clone()]))
    };
    let clock = |name: &str, minutes: &Option<u16>| {
        minutes.map_or(String::new(), |m| format!(" {name}:{:02}:{:02}", m / 60, m % 60))
    };
    match &fact.value {
        Value::Price(p) => {
            let to = p.to.map_or(String::new(), |to| format!("-{to}"));
            let qualifier = match p.qualifier {
                None => "",
                Some(Qualifier::From) => " from",
                Some(Qualifier::About) => " about",
                Some(Qualifier::Least) => " least",
                Some(Qualifier::Most) => " most",
                Some(Qualifier::Under) => " under",
                Some(Qualifier::Only) => " only",
                Some(Qualifier::Usual) => " usual",
            };
            let role = match p.role {
                Role::Price => "",
                Role::Was => " was",
                Role::AddOn => " add-on",
                Role::Bundle => " bundle",
                Role::Deposit => " deposit",
                Role::Fee => " fee",
                Role::Discount => " discount",
                Role::Threshold => " threshold",
            };
            let parts = [
                part("of", &p.object),
                part("case", &p.case),
                part("under", &p.group),
                part("unit", &p.unit),
                part("if", &p.condition),
            ];
            format!("{}{to}{qualifier}{role}{}", p.amount, parts.concat())
        }
        Value::Hours { days, from, to } => {
            format!("open{}{}{}", part("on", days), clock("from", from), clock("to", to))
        }
        Value::Offer { what, from, until, quantity, terms } => {
            let terms: Vec<String> = terms.iter().map(|t| format!(" if {}", &text[t.clone()])).collect();
            let terms = terms.concat();
            format!(
                "offer{}{}{}{}{terms}",
                part("of", what),
                part("from", from),
                part("until", until),
                part("for", quantity)
            )
        }
        Value::Closed { days } => format!("closed{}", part("on", days)),
        Value::Transport { station, exit, minutes } => {
            let walk = minutes.map_or(String::new(), |m| format!(" {m}min"));
            format!("way{}{}{walk}", part("station", station), part("exit", exit))
        }
        Value::Address { floor } => format!("{}{}", &text[fact.range.clone()], part("floor", floor)),
        Value::Told { measures, .. } => {
            let to = |m: &Measure| m.to.map_or(String::new(), |to| format!("–{to}"));
            let one = |m: &Measure| format!(" [{}{} {}]", m.number, to(m), m.unit.name().unwrap_or_default());
            let measures: Vec<String> = measures.iter().map(one).collect();
            format!("{}{}", &text[fact.range.clone()], measures.concat())
        }
    }
}

/// Each line gives just these facts of a kind.
fn check(kind: &str, lines: &[(&str, &[&str])]) {
    let wrong: Vec<String> = lines
        .iter()
        .filter_map(|(line, want)| {
            let got = read(line, kind);
            (got != *want).then(|| format!("{line}\n   got {got:?}\n  want {want:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), lines.len(), wrong.join("\n"));
}

#[test]
fn prices_with_their_things() {
    check(
        "price",
        &[
            ("洗剪吹$280", &["280 of:洗剪吹"]),
            ("單人照HK$350一張", &["350 of:單人照 unit:一張"]),
            ("蛋撻七蚊一個", &["7 of:蛋撻 unit:一個"]),
            ("鮮蝦雲吞麵四十二蚊，淨雲吞三十八蚊", &["42 of:鮮蝦雲吞麵", "38 of:淨雲吞"]),
            ("短甲 $180｜長甲 $240", &["180 of:短甲", "240 of:長甲"]),
            ("菠蘿包、雞尾包、墨西哥包各$6", &["6 of:菠蘿包、雞尾包、墨西哥包 unit:各"]),
            ("女士剪发 HK$260", &["260 of:女士剪发"]),
            ("Flat white HK$42", &["42 of:Flat white"]),
            ("$388 全身按摩", &["388 of:全身按摩"]),
        ],
    );
}

#[test]
fn prices_with_words_about_them() {
    check(
        "price",
        &[
            ("換電 $199起", &["199 from of:換電"]),
            ("花束由$380", &["380 from of:花束"]),
            ("補染約$300", &["300 about of:補染"]),
            ("維修大概五百蚊左右", &["500 about of:維修"]),
            ("最少$100", &["100 least"]),
            ("最多賠$1,000", &["1000 most"]),
            ("人均$120", &["120 unit:人均"]),
            ("晚餐每位$80-120", &["80-120 of:晚餐 unit:每位"]),
            ("下午茶80至120元", &["80-120 of:下午茶"]),
            ("单色200元起", &["200 from of:单色"]),
            ("Haircut from $200", &["200 from of:Haircut"]),
            ("叉燒$150/斤", &["150 of:叉燒 unit:/斤"]),
            ("淨係$15", &["15 only"]),
            ("六十蚊有找", &["60 under"]),
        ],
    );
}

#[test]
fn prices_by_what_they_do() {
    check(
        "price",
        &[
            ("原價$380", &["380 was"]),
            ("按金$300", &["300 deposit of:按金"]),
            ("上門費$150", &["150 fee of:上門費"]),
            ("凍加三蚊", &["3 add-on of:凍"]),
            ("買滿$500", &["500 threshold"]),
            ("二人套餐$398", &["398 bundle of:二人套餐"]),
            ("平日$68", &["68 if:平日"]),
            ("星期一至四每位$218", &["218 unit:每位 if:星期一至四"]),
            ("細圖（5cm內）$600起", &["600 from of:細圖 case:5cm內"]),
            ("燒鵝 例牌 $148｜半隻 $298", &["148 of:燒鵝 case:例牌", "298 of:燒鵝 case:半隻"]),
            ("兩位起每人減$20", &["20 discount unit:每人 if:兩位起"]),
        ],
    );
}

#[test]
fn prices_under_a_label() {
    check(
        "price",
        &[
            ("補牙：細窿 $600｜大窿 $900", &["600 of:細窿 under:補牙", "900 of:大窿 under:補牙"]),
            ("價目：洗車 $120", &["120 of:洗車"]),
            ("精洗（連吸塵）七人車 $280", &["280 of:七人車 under:精洗"]),
            ("火鍋兩位起，平日每位$198", &["198 of:火鍋 unit:每位 if:平日"]),
            ("運費：港島$50，離島最少$120", &["50 of:港島 under:運費", "120 least of:離島 under:運費"]),
            ("清潔：自己拆嘅收四十，我哋拆$90", &["40 of:清潔 if:自己拆嘅", "90 of:我哋拆 under:清潔"]),
        ],
    );
    let text = "【剪髮】\n男 $120\n女 $180\n\n毛巾 $30";
    let got = read(text, "price");
    assert_eq!(got, ["120 of:男 under:剪髮", "180 of:女 under:剪髮", "30 of:毛巾"]);
}

#[test]
fn conditions_of_prices() {
    check(
        "price",
        &[
            ("蛋糕$320，提早四日訂", &["320 of:蛋糕 if:提早四日訂"]),
            ("體驗堂$80，每人限一次", &["80 of:體驗堂 if:每人限一次"]),
            ("接送新界約$150，睇遠近", &["150 about of:接送新界 if:睇遠近"]),
            ("8公斤以下洗剪$260", &["260 of:洗剪 if:8公斤以下"]),
            ("超過20張每張$3", &["3 unit:每張 if:超過20張"]),
            ("有花紋再加$40", &["40 add-on if:有花紋"]),
            ("三個人一齊報名每人減$50", &["50 discount unit:每人 if:三個人一齊報名"]),
            (
                "下午茶兩點到五點，奶茶$22，多士$18",
                &["22 of:奶茶 if:下午茶兩點到五點", "18 of:多士 if:下午茶兩點到五點"],
            ),
            ("课程$1,200，到12月31日", &["1200 of:课程 if:到12月31日"]),
            ("Sharpening $60 up to 20cm", &["60 of:Sharpening if:up to 20cm"]),
            ("Trial class $90, except public holidays", &["90 of:Trial class if:except public holidays"]),
            ("$300起送荃灣", &["300 threshold"]),
            ("牛仔外套，腰圍30–34，$380起", &["380 from of:牛仔外套 case:腰圍30–34"]),
            ("散裝五十張$80，200張二百八", &["80 of:散裝五十張", "280 of:散裝五十張 case:200張"]),
        ],
    );
}

#[test]
fn measures_of_what_is_told() {
    let measures = |line: &str, kind: &str| -> Vec<String> {
        read(line, kind).iter().filter_map(|f| f.split_once(" [").map(|(_, m)| m.to_owned())).collect()
    };
    for (line, kind, wanted) in [
        ("開咗十五年", "years", "15 year]"),
        ("訂製要10至15分鐘", "process", "10–15 minute]"),
        ("要浸30–40分鐘", "process", "30–40 minute]"),
        ("提早三日訂", "booking", "3 day]"),
        ("Takes 2 to 3 days", "process", "2–3 day]"),
        ("开了六年", "years", "6 year]"),
    ] {
        assert_eq!(measures(line, kind), [wanted], "{line}");
    }
}

#[test]
fn numbers_that_are_no_prices() {
    check(
        "price",
        &[
            ("打 *#06# 睇機身編號", &[]),
            ("等咗48分鐘", &[]),
            ("成立於1998年", &[]),
            ("烤箱180度焗20分鐘", &[]),
            ("尺寸 30cm x 40cm", &[]),
            ("电话 2345 6789", &[]),
            ("We seat 48", &[]),
            ("Levi's 501，$380", &["380 of:Levi's 501"]),
            ("老闆係2008年入行，剪髮$120", &["120 of:剪髮"]),
        ],
    );
}

#[test]
fn hours_in_every_shape() {
    check(
        "hours",
        &[
            ("朝10晚8", &["open from:10:00 to:20:00"]),
            ("朝八晚九 全日都有人", &["open from:08:00 to:21:00"]),
            ("正午至晚上8時", &["open from:12:00 to:20:00"]),
            ("朝11點半到夜晚9點", &["open from:11:30 to:21:00"]),
            ("1點到9點", &["open from:13:00 to:21:00"]),
            ("營業時間：11:00-20:00", &["open from:11:00 to:20:00"]),
            ("星期一至五 3pm–8pm", &["open on:星期一至五 from:15:00 to:20:00"]),
            ("周末早上九点到晚上十点", &["open on:周末 from:09:00 to:22:00"]),
            ("1130-2230", &["open from:11:30 to:22:30"]),
            ("Open daily 8am to 6pm", &["open on:daily from:08:00 to:18:00"]),
            ("Tue-Sun 11-8", &["open on:Tue-Sun from:11:00 to:20:00"]),
            ("朝早七點開門", &["open from:07:00"]),
            ("開到夜晚十一點", &["open to:23:00"]),
            ("最後落單九點半", &["open to:21:30"]),
            ("24小時營業", &["open from:00:00 to:00:00"]),
            ("12nn-8pm", &["open from:12:00 to:20:00"]),
        ],
    );
    check(
        "hours",
        &[
            ("粉水比 1:16", &[]),
            ("慢一點先好飲", &[]),
            ("第一爐八點十五分出爐", &[]),
            ("改期要24小時前通知", &[]),
            ("有人行咗兩個鐘", &[]),
            ("The ratio is 1:15", &[]),
            ("We bake 40 loaves a day, from 5am", &[]),
            ("麵糰隔晚發好，由朝早5點起", &[]),
            ("Daily, from 8am", &["open on:Daily from:08:00"]),
        ],
    );
}

#[test]
fn closed_days() {
    check(
        "closed",
        &[
            ("逢星期三休", &["closed on:逢星期三"]),
            ("年初一至三休息", &["closed on:年初一至三"]),
            ("周一店休", &["closed on:周一"]),
            ("Closed on Mondays", &["closed on:Mondays"]),
            ("二四休息", &["closed on:二四"]),
            ("日、一休息", &["closed on:日、一"]),
            ("周二不开", &["closed on:周二"]),
            ("做到攰就休息一陣", &[]),
            ("唔好意思，今次冇得改", &[]),
        ],
    );
}

#[test]
fn addresses() {
    check(
        "address",
        &[
            ("登打士街32號5樓", &["登打士街32號5樓 floor:5樓"]),
            ("我哋喺大南街188號地舖", &["大南街188號地舖 floor:地舖"]),
            ("觀塘巧明街100號B座12樓1203室", &["觀塘巧明街100號B座12樓1203室 floor:12樓"]),
            ("地址：福荣街88号", &["福荣街88号"]),
            ("Shop 5, G/F, 26 Li Yuen Street West", &["Shop 5, G/F, 26 Li Yuen Street West floor:G/F"]),
            ("喺街市對面", &["街市對面"]),
        ],
    );
    check(
        "address",
        &[
            ("彌敦道行3分鐘", &[]),
            ("牛仔褲（腰圍30–34）$380", &[]),
            ("行咗5條街", &[]),
            ("第一次做蛋糕", &[]),
            ("We walked down the street twice", &[]),
        ],
    );
}

#[test]
fn ways() {
    check(
        "transport",
        &[
            ("旺角站E2出口行5分鐘", &["way station:旺角 exit:E2 5min"]),
            ("上環站A2出口，行三分鐘", &["way station:上環 exit:A2 3min"]),
            ("地铁观塘站D4出口步行8分钟", &["way station:观塘 exit:D4 8min"]),
            ("Central MTR exit C, 2 mins", &["way station:Central exit:C 2min"]),
            ("輕鐵康樂路站落車行2分鐘", &["way station:康樂路 2min"]),
            ("全日坐喺度等出爐", &[]),
            ("賣出咗三十個", &[]),
            ("等咗5分鐘先有位", &[]),
            ("大圍站C2行5分鐘", &["way station:大圍 exit:C2 5min"]),
            ("觀塘站A出口行兩個字", &["way station:觀塘 exit:A 10min"]),
            ("太子站B1出口約3分鐘", &["way station:太子 exit:B1 3min"]),
        ],
    );
}

#[test]
fn offers() {
    for (line, wanted) in [
        ("石膏擴香班二人同行九折，12月24日止。", "offer of:九折 until:12月24日止 if 石膏擴香班二人同行"),
        ("憑學生證任何飲品8折，只限堂食", "offer of:8折 if 憑學生證任何飲品 if 只限堂食"),
        ("買滿$300送花茶一包", "offer of:送花茶一包 if 買滿$300"),
        ("11月1日至11月30日買三打餃子送一打。", "offer of:送一打 from:11月1日 until:至11月30日 if 買三打餃子"),
        ("十二月廿五號前預訂減$50。", "offer of:減$50 until:十二月廿五號前 if 預訂"),
        ("首50名報讀免留位費。", "offer of:免留位費 for:首50名 if 首50名報讀"),
        ("双人同行第二位半价，12月底前有效。", "offer of:半价 until:12月底前 if 双人同行第二位 if 有效"),
        ("Buy two soaps, get one free, until 30 Nov.", "offer of:get one free until:until 30 Nov"),
        ("Second scoop half price from Dec 1.", "offer of:half price from:from Dec 1"),
        // The hour behind a month is no second day of it.
        ("Second scoop half price from 1 Dec 9am.", "offer of:half price from:from 1 Dec"),
        ("買二送一，長做長有。", "offer of:送一 if 買二"),
    ] {
        assert_eq!(read(line, "offer"), [wanted], "{line}");
    }
    for line in
        ["十一月三十日我哋搬咗舖。", "半價書店喺轉角。", "全頭染色 $520起，及肩加 $90。", "The first half was hard."]
    {
        assert_eq!(read(line, "offer"), [""; 0], "{line}");
    }
}

#[test]
fn days_bound_an_offer() {
    let bounded = |line: &str| {
        let source = Source::text("t.md", format!("# 今日\n\n{line}\n"));
        let reading = Reading::new(&source, &PACKS, &Config::default());
        reading.facts.bounds.iter().map(|b| reading.note.text[b.clone()].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(bounded("由十二月一號起，到12/25，前30位。"), ["由十二月一號起", "到12/25", "前30位"]);
    assert_eq!(bounded("12 月 10 日前，Nov 30th"), ["12 月 10 日前", "Nov 30th"]);
    for line in ["開咗12個月。", "1/2杯糖，13/45。", "二月裏的風", "50名街坊", "may be 3 of them"] {
        assert_eq!(bounded(line), [""; 0], "{line}");
    }
}

#[test]
fn a_span_of_prices_in_a_run_of_words_is_read_without_a_stumble() {
    for line in ["而家都係講緊$100至到$200左右蔬菜", "而家钱都系讲紧$100至到$200左右", "$100 至到 $200 至到 $300"]
    {
        assert!(!read(line, "price").is_empty(), "{line}");
    }
}

/// A sum that takes letters of a day's name for itself.
#[test]
fn a_day_that_a_price_cuts_in_two_is_read_without_a_stumble() {
    for line in ["**40**48*4  8星期一港币*u*", "8星期一港币", "48 8週一港幣"] {
        read(line, "price");
    }
}
