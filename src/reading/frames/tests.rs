//! Frames on lines of their own, in the four written languages.

use super::*;
use crate::reading::patterns;
use crate::text::variants;

/// Whether a frame holds for the first place where `words` stand, which may be two parts of one hit (`試食…出帖`).
fn holds_for(packs: &Packs, frame: Frame, line: &str, words: &str) -> bool {
    let view = View::new(variants().fold(line).squeeze(), line, packs);
    let key = |part: &str| variants().key(part);
    let mut at = 0;
    let parts: Vec<Range<usize>> = words
        .split('…')
        .map(|part| {
            let part = key(part);
            let start = view.folded.text[at..].find(&part).unwrap_or_else(|| panic!("{line}: no {part}")) + at;
            at = start + part.len();
            start..at
        })
        .collect();
    holds(frame, &view, packs, &(parts[0].start..at), &parts)
}

/// Lines of the form `line | words`, each of which a frame must hold for or not.
fn all(frame: Frame, want: bool, lines: &str) {
    let packs = Packs::built_in();
    let wrong: Vec<&str> = lines
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .filter(|line| {
            let (text, words) = line.split_once(" | ").unwrap_or_else(|| panic!("{line}"));
            holds_for(&packs, frame, text, words) != want
        })
        .collect();
    assert!(wrong.is_empty(), "{frame:?} should be {want}:\n{}", wrong.join("\n"));
}

#[test]
fn a_word_of_denial_denies_what_it_leads_to() {
    all(
        Frame::Negated,
        true,
        "我哋唔會講根治呢兩個字 | 根治
         呢支唔係美白精華 | 美白
         本店不提供水光針 | 水光針
         这不是治疗，只是按摩 | 治疗
         我哋冇加微信呢個做法 | 加微信
         小店從未自稱全港第一 | 全港第一
         We never claim to be the best in Hong Kong | best
         This soap does not cure anything | cure
         未必係全區最平 | 全區最平
         唔敢話自己最好食 | 最好食
         請勿加微信 | 加微信
         毋須留電話 | 留電話
         我們不會要求你寫好評 | 好評
         唔追求全城最平，只求新鮮 | 全城最平
         千祈唔好私下轉帳 | 私下轉帳
         冇做過任何植髮 | 植髮
         不做漂牙、botox、水光針 | 水光針
         不做漂牙、botox、水光針 | botox
         We don't do fillers, botox or peels | botox
         We don't do fillers, botox or peels | peels
         店內並無打針或漂牙 | 漂牙
         祛斑我哋唔做 | 祛斑
         水光針就冇喇 | 水光針
         排毒呢啲說法我哋唔敢講 | 排毒
         根治就談不上 | 根治
         减肥功效不敢保证 | 减肥
         試食，不要求出帖 | 試食…出帖
         免費招待，唔需要寫好評 | 免費…好評
         Botox is not something we offer | Botox
         没有任何祛斑效果 | 祛斑
         不等於治療 | 治療
         拒絕任何打針療程 | 打針
         有冇祛斑效果？冇㗎 | 祛斑
         Whitening? No, just a scrub | Whitening",
    );
}

#[test]
fn a_sign_of_denial_inside_a_word_denies_nothing() {
    all(
        Frame::Negated,
        false,
        "唔該加微信傾 | 加微信
        成條街最平 唔信格價 | 最平
        全區最快冇得輸 | 最快
        呢度最抵食，唔信你嚟試 | 最抵食
        这条街最划算，不信你去比 | 最划算
         非常美白嘅面膜 | 美白
         特別根治失眠 | 根治
         不如加我微信 | 加我微信
         無疑係全港第一 | 全港第一
         不但祛斑仲收毛孔 | 祛斑
         不愧係全城最平 | 全城最平
         唔止平，仲係全港最正 | 全港最正
         不妨加微信慢慢揀 | 加微信
         無任歡迎WhatsApp落單 | WhatsApp
         別忘了加微信 | 加微信
         未來靠佢降血糖 | 降血糖
         分別有祛斑同美白 | 美白
         無痛祛斑 | 祛斑
         唔好錯過全港最平 | 全港最平
         唔識揀就加微信問我 | 加微信
         冇時間嚟就WhatsApp落單 | WhatsApp
         没货的款加微信预订 | 加微信
         未決定就加微信慢慢傾 | 加微信
         唔啱身可以加微信換貨 | 加微信
         不想错过新款就加群 | 加群
         Don't miss the best buns in Hong Kong | best
         No doubt the best cuts in town | best
         Not only whitening but anti-spot | whitening
         無需排隊，全港最平 | 全港最平
         唔使諗，全區最抵 | 全區最抵
         唔好介意呀😂 全港最平 | 全港最平
         加微信唔使排隊 | 加微信
         全港最平，唔買都得 | 全港最平
         祛斑冇副作用 | 祛斑
         別具一格，全港最靚 | 全港最靚
         无论如何加微信 | 加微信",
    );
}

#[test]
fn an_answer_a_refusal_and_a_mention_deny() {
    all(
        Frame::Negated,
        true,
        "有客問寫五星送唔送嘢，唔送 | 五星
         有人问关注了能不能便宜。不能，一个价 | 关注
         A reader asked if five stars get a free drip. They don't. | five stars
         家長問包唔包升班，答案係冇得包 | 包升班
         門口寫住五星送飲品，我冇參加 | 五星送飲品
         中介話三千蚊包五十條好評，我哋冇買 | 好評
         有人開價刪差評，我們沒有付 | 刪差評
         有朋友提議搞留言抽獎。諗咗一晚，都係唔搞 | 留言抽獎
         老师私下收费是违反我们规定的 | 私下收费
         有人出錢叫寫好評，我哋婉拒咗 | 好評
         They offered a drink for five stars. I said no and paid for it | five stars
         A firm sold us fifty reviews on paper; we refused | fifty reviews
         Please stop asking our nail techs for lip filler | lip filler
         成日有人叫我寫「全港第一」，我寫唔出 | 全港第一
         見到人寫「根治頸痛」就要小心 | 根治頸痛
         海報寫住「醫生推薦」，問佢邊個醫生，答唔出 | 醫生推薦
         海报上有“最好、第一、顶级”三个词。我请他改成看得见的 | 第一
         街尾「至尊大廈」只是名字 | 至尊
         The printer suggested \"No.1 in Kowloon\". We print our age instead. | No.1
         代理说这款“无副作用、能消炎”，我们没进货 | 消炎
         拍照、關注、轉發都不必，參觀本來就免費 | 轉發…免費
         No, there is no lower price for paying outside the app | outside the app
         We don't write best in town on the window | best
         The paste can't be made sugar-free | sugar-free
         I won't pretend I stumbled upon this place | stumbled
         老闆冇提好評返現 | 好評返現
         洗面梘標籤冇寫美白祛斑 | 祛斑
         我哋話寧願抹枱都唔寫好評 | 好評
         係咪真係「永久脫毛」，有客問係咪真 | 永久脫毛
         The answer is no: five stars get you nothing | five stars
         有人開價替我們刪掉差評，每條HK$300，我們沒有付，那道菜好 | 刪掉差評",
    );
    all(
        Frame::Negated,
        false,
        "有客問點搵我，加微信啦 | 加微信
         有人問送唔送嘢，五星就送 | 五星
         寫五星送飲品，限量都照送 | 五星送飲品
         聽朝就冇㗎喇，快啲嚟搶 | 聽朝…就冇㗎
         招牌寫住「全港第一」，歡迎入嚟 | 全港第一
         People ask for our number: call us | call us
         我參加咗，五星送飲品係真 | 五星送飲品
         「根治頸痛」就係我哋嘅招牌 | 根治頸痛
         轉發就免費，唔使排隊 | 轉發…免費
         客人問邊間最好，全港最好係我哋 | 全港最好係我哋
         婉拒自備飲品，訂位加微信 | 加微信
         我哋拒絕咗水貨，全港最正 | 全港最正
         不鼓励浪费，加微信报人数 | 加微信
         We said no to plastic straws. Best buns in Hong Kong | Best
         Five stars get a drink, we never pay for adverts | Five stars",
    );
}

#[test]
fn a_question_asks_about_what_stands_in_its_clause() {
    all(
        Frame::Question,
        true,
        "呢支係咪美白㗎 | 美白
         有客問有冇祛斑效果 | 祛斑
         這個會不會美白？ | 美白
         请问能不能根治？ | 根治
         點解要漂牙 | 漂牙
         排毒係咩嚟 | 排毒
         真係可以減肥？ | 減肥
         Does it cure eczema? | cure
         Is this a whitening cream? | whitening
         你哋有冇水光針做 | 水光針
         做唔做到永久脫毛？ | 永久脫毛
         是否真的祛斑 | 祛斑
         有人問得唔得止痛 | 止痛
         信唔信有美白呢回事 | 美白
         为什么不写根治 | 根治
         能否止痛，我哋答唔到 | 止痛
         Does this cream whiten? | whiten
         會美白？ | 美白",
    );
    all(
        Frame::Question,
        false,
        "有咩想知就加微信 | 加微信
         有咩問題WhatsApp搵我 | WhatsApp
         邊個想訂蛋糕WhatsApp我 | WhatsApp
         有冇興趣都可以加微信傾 | 加微信
         仲等咩？全港最平 | 全港最平
         想根治濕疹？ | 根治
         有咩方法降血糖，飲呢杯降血糖 | 飲呢杯降血糖
         點解唔試吓全港最平嘅甲 | 全港最平
         Can't decide? WhatsApp us | WhatsApp
         Want whiter teeth? Whitening is here | Whitening
         真係超美白 | 美白
         不懂的加微信问我 | 加微信
         隨時問我攞微信 | 微信
         問題皮膚，三日美白 | 美白
         有冇諗過一次過根治 | 根治
         老細話唔使計，真係冇得彈 | 冇得彈
         加我微信 報今日有咩魚 | 加我微信
         The only thing that works is this cure | cure",
    );
}

#[test]
fn a_taste_is_said_by_a_person() {
    all(
        Frame::Opinion,
        true,
        "我覺得係全港最好飲 | 全港最好飲
         私心認為全城第一 | 全城第一
         我食過最好食嘅蛋撻 | 最好食
         個人口味嚟講係最正 | 最正
         對我來說是最舒服的 | 最舒服
         I think it is the best | best
         心目中第一位 | 第一
         我哋屋企人話最好味 | 最好味",
    );
    all(
        Frame::Opinion,
        false,
        "個人護理祛斑精華 | 祛斑
         一個人食全港最平放題 | 全港最平
         全港最好飲 | 全港最好飲
         我覺得歡迎訂購全港最平 | 全港最平
         個人班全港最平 | 全港最平
         Our best buns | best
         私人定制，全城第一 | 全城第一",
    );
}

#[test]
fn a_fault_is_one_that_is_named() {
    all(
        Frame::Downside,
        true,
        "全港最好飲，可惜凍咗就酸 | 全港最好飲
         缺點係貴，但最香 | 最香
         最大遺憾是没位，味道最好 | 味道最好
         The best, the only downside is the queue | best",
    );
    all(
        Frame::Downside,
        false,
        "唯一缺點係全港最好飲 | 全港最好飲
         可惜全港最平 | 全港最平
         唔使麻煩，全港最平 | 全港最平
         冇缺點，全港最正 | 全港最正
         全城最好，不會失望 | 全城最好",
    );
}

#[test]
fn a_warning_is_no_invitation() {
    all(
        Frame::Warned,
        true,
        "有人冒充我哋叫人加微信 | 加微信
         收到電話話加微信退錢嘅都係騙徒 | 加微信
         叫你加微信嗰個唔係我哋。請舉報。 | 加微信
         近日有假帳號。佢叫人WhatsApp落訂 | WhatsApp
         Someone is pretending to be us on WhatsApp | WhatsApp
         请提防要你加微信的人 | 加微信",
    );
    all(
        Frame::Warned,
        false,
        "想訂就加微信 | 加微信\n小心燙，WhatsApp落單 | WhatsApp\nWhatsApp us | WhatsApp\n沒有騙人，加微信就送 | 加微信\n釣魚船屋，加微信訂位 | 加微信",
    );
}

/// What a pattern finds is denied between its words too.
#[test]
fn rows_hear_a_denial_between_their_words() {
    let packs = Packs::built_in();
    let text = "試食唔需要出post";
    let view = View::new(variants().fold(text).squeeze(), text, &packs);
    assert_eq!(
        patterns::rows(&view, &packs, false)
            .iter()
            .filter(|h| {
                packs.index.rules[packs.index.rows[h.row as usize].rule as usize].id == "compliance/paid-review"
            })
            .count(),
        0
    );
}
