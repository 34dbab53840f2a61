//! `advise reply`: files of every kind, files that will not do, and what comes out.

use super::Place;

const PROFILE: &str = "[shop]\nname = \"山腳咖啡\"\nhours = \"朝早七點至下晝五點\"\npayment = [\"八達通\", \"現金\"]\n";

fn place() -> Place {
    let place = Place::new();
    place.write("advise.toml", PROFILE);
    place
}

#[test]
fn comments_of_every_kind_get_the_same_answers() {
    let place = place();
    place
        .write("a.txt", "請問幾點收呀？\n@阿明 下次帶我去\n")
        .write("a.csv", "日期,留言\n5/3,請問幾點收呀？\n6/3,@阿明 下次帶我去\n")
        .write("a.ndjson", "{\"id\":\"x\",\"text\":\"請問幾點收呀？\"}\n{\"text\":\"@阿明 下次帶我去\"}\n");
    for file in ["a.txt", "a.csv", "a.ndjson"] {
        let ran = place.run(&["reply", file, "--format", "json"]).code(0);
        let json = ran.json();
        assert_eq!(json["schema"], "advise.reply/1");
        let [hours, tag] = [&json["comments"][0], &json["comments"][1]];
        assert!(hours["answer"]["text"].as_str().unwrap().contains("朝早七點至下晝五點"), "{file}: {hours}");
        assert_eq!(hours["answer"]["facts"][0], "hours");
        assert_eq!(
            (tag["intents"][0]["intent"].as_str(), &tag["answer"]),
            (Some("tag_friend"), &serde_json::Value::Null)
        );
        assert_eq!(tag["no_answer"], "not_for_us");
    }
    let piped = place.pipe(&["reply", "-", "--format", "ndjson"], "幾點收呀\n幾點收？\n".as_bytes()).code(0);
    let lines: Vec<serde_json::Value> = piped.out.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!((lines.len(), lines[1]["duplicates_of"].as_str()), (2, Some("1")));
}

#[test]
fn the_clients_table_comes_back_with_its_columns_and_no_formula() {
    let place = place();
    place.write("in.csv", "名,留言,數\n=cmd|'/c calc'!A1,幾點收,5\n阿May,好靚😍,+852\n");
    let out = place.run(&["reply", "in.csv", "--format", "csv"]).code(0).out;
    let mut lines = out.trim_start_matches('\u{feff}').lines();
    assert!(lines.next().unwrap().starts_with("名,留言,數,"), "{out}");
    assert!(lines.next().unwrap().starts_with("'=cmd|'/c calc'!A1,幾點收,5,"), "{out}");
    place.run(&["reply", "in.csv", "--format", "xlsx", "--output", "out.xlsx"]).code(0);
    let again = place.run(&["reply", "out.xlsx", "--format", "ndjson"]).code(0).out;
    assert_eq!(again.lines().count(), 2);
}

#[test]
fn what_cannot_be_read_costs_its_row_and_the_exit_code() {
    let place = place();
    place.write("a.ndjson", "{\"text\":\"幾點收\"}\nnot json\n{\"text\":5}\n");
    let ran = place.run(&["reply", "a.ndjson", "--format", "ndjson"]).code(2).says(&["a.ndjson#2", "a.ndjson#3"]);
    assert_eq!(ran.out.lines().count(), 1);
    place.write("long.txt", format!("{}\n幾點收\n", "好".repeat(20_000)));
    let ran = place.run(&["reply", "long.txt", "--format", "ndjson"]).code(2).says(&["long.txt#1"]);
    assert_eq!(ran.out.lines().count(), 1);
}

#[test]
fn files_that_will_not_do_say_why_and_how_to_mend_it() {
    let place = place();
    place
        .write("no.csv", "日期,數\n1,2\n")
        .write("head.csv", "留言\n")
        .write("empty.txt", "\n\n")
        .write("broken.xlsx", b"PK\x03\x04 no zip at all")
        .write("no.xlsx", "text")
        .write("gb.txt", [0xba, 0xc3, 0xff, 0xfe, 0x00]);
    for (args, words) in [
        (vec!["reply", "missing.txt"], vec!["missing.txt"]),
        (vec!["reply", "no.csv"], vec!["日期", "--map text="]),
        (vec!["reply", "no.csv", "--map", "text=講"], vec!["講", "日期"]),
        (vec!["reply", "no.csv", "--map", "words=日期"], vec!["text"]),
        (vec!["reply", "head.csv"], vec!["head.csv"]),
        (vec!["reply", "empty.txt"], vec!["empty.txt"]),
        (vec!["reply", "broken.xlsx"], vec!["broken.xlsx"]),
        (vec!["reply", "no.xlsx"], vec!["CSV"]),
        (vec!["reply", "gb.txt"], vec!["gb.txt"]),
        (vec!["reply"], vec!["FILE"]),
    ] {
        let ran = place.run(&args).code(2).says(&words);
        assert!(ran.out.is_empty(), "{ran:?}");
    }
    place.write("big5.csv", encoding_rs_big5("日期,留言\n1,請問幾點收呀\n"));
    place.run(&["reply", "big5.csv", "--format", "json"]).code(0);
}

/// 日期,留言 in the encoding of old spreadsheets.
fn encoding_rs_big5(text: &str) -> Vec<u8> {
    encoding_rs::BIG5.encode(text).0.into_owned()
}

#[test]
fn lists_of_older_programs_are_read() {
    let place = place();
    let comments = "請問你哋星期日幾點收工呀\n有冇蛋糕可以預訂㗎\n上次食完個蛋糕好好味多謝\n";
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(comments.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let simplified = "请问你们星期天几点关门\n蛋糕可以预订吗\n上次买的蛋糕很好吃谢谢\n";
    place.write("a.txt", wide);
    place.write("b.txt", encoding_rs::GB18030.encode(simplified).0);
    place.write("c.txt", encoding_rs_big5("請問你們星期日幾點關門\n蛋糕可以預訂嗎\n上次買的蛋糕很好吃謝謝\n"));
    for (file, said) in [("a.txt", "星期日幾點收工"), ("b.txt", "星期天几点关门"), ("c.txt", "星期日幾點關門")]
    {
        let ran = place.run(&["reply", file, "--format", "ndjson"]).code(0);
        assert!(ran.out.lines().count() == 3 && ran.out.contains(said), "{ran:?}");
    }
    // A file of ours that was damaged is no file of an older program.
    let mut damaged = simplified.repeat(3).into_bytes();
    damaged[40] = 0xff;
    place.write("d.txt", damaged);
    place.run(&["reply", "d.txt"]).code(2).says(&["d.txt", "UTF-8"]);
}

#[test]
fn a_report_never_replaces_what_it_reads() {
    let place = place();
    place.write("a.txt", "幾點收\n");
    for output in ["a.txt", "advise.toml"] {
        place.run(&["reply", "a.txt", "--output", output]).code(2);
    }
    assert_eq!(place.read("a.txt"), "幾點收\n");
}

#[test]
fn one_screen_in_three_languages() {
    let place = place();
    let comments = include_str!("../data/comments/unseen.jsonl");
    place.write("many.ndjson", comments);
    for (lang, words) in [("zh-HK", "乜都冇貼出去"), ("zh-CN", "没有发布任何东西"), ("en", "Nothing was posted")]
    {
        let out = place.run(&["reply", "many.ndjson", "--lang", lang]).code(0).out;
        assert!(out.lines().count() <= 34 && out.contains(words), "{out}");
        let whole = place.run(&["reply", "many.ndjson", "--lang", lang, "--verbose"]).code(0).out;
        assert!(whole.lines().count() > 200);
        let markdown = place.run(&["reply", "many.ndjson", "--lang", lang, "--format", "markdown"]).code(0).out;
        assert!(markdown.contains("[[shop.faq]]\nq = "), "{markdown}");
    }
}
