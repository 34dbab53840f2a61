//! Units on lines of our own, in the four written languages.

use super::*;

/// `kind:words` of each unit, `label=` before what stands under a label.
fn read(text: &str) -> String {
    let units = of_text(text);
    let shown = units.list.iter().map(|u| {
        let label = u.label.as_ref().map(|l| format!("{}=", &text[l.clone()])).unwrap_or_default();
        format!("{}:{label}{}", u.kind.name(), &text[u.words.clone()])
    });
    shown.collect::<Vec<_>>().join(" / ")
}

fn expect(rows: &[(&str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter(|(text, want)| read(text) != *want)
        .map(|(text, want)| format!("{text}\n  is   {}\n  not  {want}", read(text)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn clauses_end_at_marks_and_pauses() {
    expect(&[
        ("今日落雨，我哋照開。", "plain:今日落雨 / plain:我哋照開"),
        ("買滿$1,280免運費，其他照計", "plain:買滿$1,280免運費 / plain:其他照計"),
        ("凍檸茶（少甜，走冰）好飲！真㗎", "plain:凍檸茶（少甜，走冰）好飲 / plain:真㗎"),
        ("佢話「好味，再嚟」就走咗", "plain:佢話「好味，再嚟」就走咗"),
        ("佢問：「點揀？幾錢？」我話慢慢嚟", "plain:佢問：「點揀？幾錢？」 / plain:我話慢慢嚟"),
        ("枝竹羊腩 例牌$188 半煲$320", "plain:枝竹羊腩 例牌$188 / plain:半煲$320"),
        ("手沖 $48　Dirty $45", "plain:手沖 $48 / plain:Dirty $45"),
        ("蒜蓉、豆豉、梅菜三款 $68", "plain:蒜蓉、豆豉、梅菜三款 $68"),
        ("睇 www.abc.com.hk/menu 落單", "plain:睇 www.abc.com.hk/menu 落單"),
        ("我们不做外卖，只收现金；谢谢", "plain:我们不做外卖 / plain:只收现金 / plain:谢谢"),
        ("We open at 9, Mr. Chan bakes. No cards.", "plain:We open at 9 / plain:Mr. Chan bakes / plain:No cards"),
        ("夜晚過嚟坐低 叫杯茶慢慢傾", "plain:夜晚過嚟坐低 / plain:叫杯茶慢慢傾"),
        ("好食😋今日有貨", "plain:好食 / plain:今日有貨"),
    ]);
}

#[test]
fn lists_labels_and_headings() {
    expect(&[
        ("・叉燒 $78\n・燒鵝 $148", "item:叉燒 $78 / item:燒鵝 $148"),
        ("1️⃣ 先落訂\n2. 再揀色", "item:先落訂 / item:再揀色"),
        ("① 剪髮 $200\n（二）染髮 $480", "item:剪髮 $200 / item:染髮 $480"),
        ("📍地址：上環永樂街88號，A2出口行3分鐘", "labelled:地址=上環永樂街88號 / labelled:地址=A2出口行3分鐘"),
        ("燒鵝：例牌$148｜半隻$298", "labelled:燒鵝=例牌$148 / labelled:燒鵝=半隻$298"),
        ("營業時間: 12:00-20:00", "labelled:營業時間=12:00-20:00"),
        ("Hours: 9am-6pm, closed Mon", "labelled:Hours=9am-6pm / labelled:Hours=closed Mon"),
        ("收费如下：\n剪发 $200\n染发 $480", "heading:收费如下 / plain:剪发 $200 / plain:染发 $480"),
        ("🍖 斬料返屋企\n・燒鵝 $148\n・叉燒 $78", "heading:斬料返屋企 / item:燒鵝 $148 / item:叉燒 $78"),
        ("### 價錢\n剪髮 $200", "heading:價錢 / plain:剪髮 $200"),
        ("1.5米高先玩得", "plain:1.5米高先玩得"),
    ]);
}

#[test]
fn readers_are_asked_named_and_called() {
    expect(&[
        ("今年聖誕，你想送花俾邊個？", "question:今年聖誕 / question:你想送花俾邊個"),
        ("你家孩子卡在哪一課?", "question:你家孩子卡在哪一課"),
        ("你最想试哪一款？评论区告诉我", "question:你最想试哪一款 / call:评论区告诉我"),
        ("What would you pick? Tell us below.", "question:What would you pick / call:Tell us below"),
        ("想搵個安靜地方做嘢嘅你", "audience:想搵個安靜地方做嘢嘅你"),
        ("寫給第一次租倉的人", "audience:寫給第一次租倉的人"),
        ("适合带小朋友的家长，周末有位", "audience:适合带小朋友的家长 / plain:周末有位"),
        ("For anyone who works late, we stay open", "audience:For anyone who works late / plain:we stay open"),
        ("留言話我知你想食咩", "call:留言話我知你想食咩"),
        ("Book a table by comment", "call:Book a table by comment"),
        ("〔幾點開爐？〕我哋朝早開。", "slot:〔幾點開爐？〕 / plain:我哋朝早開"),
    ]);
}

#[test]
fn what_comes_along_is_noise() {
    expect(&[
        ("[10:32] Amy: 今日有牛腩", "noise: / plain:今日有牛腩"),
        ("[3/12/26, 10:32:05] 阿May：今日有牛腩", "noise: / plain:今日有牛腩"),
        ("12/3/2026, 10:32 - Amy Wong: 今日有牛腩", "noise: / plain:今日有牛腩"),
        ("10:32 Amy: 有位嗎？\n10:35 Amy: 兩個人", "noise: / question:有位嗎 / noise: / plain:兩個人"),
        ("上午10:32 阿May\n有位嗎？", "noise: / question:有位嗎"),
        ("10:30 Yoga 班 $180", "plain:10:30 Yoga 班 $180"),
        ("10:00-18:00 Brunch 供應", "plain:10:00-18:00 Brunch 供應"),
        ("標題：上環咖啡店", "noise: / plain:上環咖啡店"),
        ("### **正文**\n今日開門", "noise: / plain:今日開門"),
        ("**Title:** Coffee in Sheung Wan", "noise: / plain:Coffee in Sheung Wan"),
        (
            "{\n\"title\": \"上環咖啡\",\n\"body\": \"今日開門\"\n}",
            "noise: / noise: / plain:上環咖啡 / noise: / plain:今日開門 / noise:",
        ),
        ("Sure! Here's the rewritten post:\n今日開門", "noise: / plain:今日開門"),
        ("以下係改寫後嘅版本：\n今日開門", "noise: / plain:今日開門"),
        ("以下係我哋嘅價錢：\n剪髮 $200\n染髮 $480", "heading:以下係我哋嘅價錢 / plain:剪髮 $200 / plain:染髮 $480"),
        ("希望这个版本合适，需要再调整语气可以告诉我", "noise:"),
        ("———\n今日開門\n***", "noise: / plain:今日開門 / noise:"),
        ("#上環咖啡 #手沖", "topics:上環咖啡 #手沖"),
        (
            "今日開門。\n上環咖啡 手沖咖啡 上環好去處",
            "plain:今日開門 / topics:上環咖啡 / topics:手沖咖啡 / topics:上環好去處",
        ),
    ]);
}

#[test]
fn items_of_a_clause() {
    let text = "留低名、日期（年/月）、想寫嘅字";
    let shown: Vec<&str> = items(text, &(0..text.len())).into_iter().map(|r| &text[r]).collect();
    assert_eq!(shown, ["留低名", "日期（年/月）", "想寫嘅字"]);
}

#[test]
fn parts_of_a_note() {
    let note = Note::parse(&crate::note::Source::text("x.md", "# 上環咖啡，行3分鐘\n今日#手沖 特價。\n#上環"));
    let units = of_note(&note);
    let parts: Vec<(Part, &str)> = units.lines.iter().map(|l| (l.part, note.text[l.range.clone()].trim())).collect();
    assert_eq!(
        parts,
        [
            (Part::Title, "上環咖啡，行3分鐘"),
            (Part::Body, "今日"),
            (Part::Topic, "#手沖"),
            (Part::Body, "特價。"),
            (Part::Topic, "#上環")
        ]
    );
    assert_eq!(units.at(note.text.len() - 1).map(|u| u.kind), Some(Kind::Topics));
}

/// What holds of any text.
fn check(text: &str) {
    let units = of_text(text);
    let mut at = 0;
    for (i, unit) in units.list.iter().enumerate() {
        assert!(unit.range.start >= at && !unit.range.is_empty(), "{text:?}: {unit:?}");
        assert!(
            text[at..unit.range.start].trim().is_empty(),
            "{text:?}: not covered: {:?}",
            &text[at..unit.range.start]
        );
        assert!(unit.words.start >= unit.range.start && unit.words.end <= unit.range.end, "{text:?}: {unit:?}");
        assert!(text.get(unit.words.clone()).is_some());
        assert!(unit.label.as_ref().is_none_or(|l| text.get(l.clone()).is_some()));
        assert!(units.lines[unit.line].units.contains(&i), "{text:?}");
        let sentence = &units.sentences[unit.sentence];
        assert!(
            sentence.start <= unit.range.start && unit.range.end <= sentence.end,
            "{text:?}: {unit:?} {sentence:?}"
        );
        at = unit.range.end;
    }
    assert!(text[at..].trim().is_empty(), "{text:?}: not covered: {:?}", &text[at..]);
}

proptest::proptest! {
    #[test]
    fn any_text_is_covered(text in "\\PC{0,60}") {
        check(&text);
    }

    #[test]
    fn texts_of_marks_are_covered(text in "[今日a1 ，、。！？:：.\\-*#「」（）()〔〕$|\n\r\u{3000}😋📍1️⃣\\[\\]\"{}>・]{0,60}") {
        check(&text);
    }
}
