//! `advise pack update` against a server on this machine: what is verified is put in place, and anything else leaves the pack
//! folder as it was.
use super::place;
use super::server;

use place::{Place, Ran};
use ring::digest::{SHA256, digest};
use server::{Answer, Server, page, redirect, status};
use std::collections::BTreeMap;
use std::fmt::Write;

const CAFE: &str = include_str!("../keyword_packs/categories/cafe.toml");
const EASTERN: &str = include_str!("../keyword_packs/districts/eastern.toml");

const FIGURES: &str = "id = \"a\"\nsource = \"聚光\"\nfile = \"a.csv\"\nimported = \"2026-11-01\"\n\n[[keyword]]\ntext = \"上環咖啡店\"\n";

fn newer(text: &str) -> String {
    text.replacen("version = \"", "version = \"2027.", 1)
}

fn sum(bytes: &[u8]) -> String {
    digest(&SHA256, bytes).as_ref().iter().fold(String::new(), |mut out, byte| {
        write!(out, "{byte:02x}").unwrap();
        out
    })
}

fn file(body: &str) -> Answer {
    page("Content-Type: application/toml\r\n", body)
}

fn row(path: &str, body: &str) -> String {
    format!(r#"{{"path":"{path}","sha256":"{}","bytes":{}}}"#, sum(body.as_bytes()), body.len())
}

fn index(rows: &[String]) -> Answer {
    let rows = rows.join(",");
    page(
        "Content-Type: application/json\r\n",
        format!(r#"{{"schema":"advise.packs/1","version":"2027.01","files":[{rows}]}}"#),
    )
}

/// A folder with a pack of its own and an older one of the set.
fn place() -> Place {
    let place = Place::new();
    place
        .write("packs/categories/cafe.toml", CAFE)
        .write("packs/districts/mine.toml", EASTERN.replace("\"eastern\"", "\"mine\""));
    place
}

fn state(place: &Place) -> BTreeMap<String, String> {
    place.files().into_iter().map(|name| (name.clone(), place.read(&name))).collect()
}

fn update(place: &Place, url: &str, more: &[&str]) -> Ran {
    let args: Vec<&str> = ["update", url, "--allow-private", "--timeout", "1"].iter().chain(more).copied().collect();
    place.run(&args)
}

/// One clear line with these words, exit 2, and everything as it was.
#[track_caller]
fn refused(place: &Place, url: &str, words: &[&str]) {
    let before = state(place);
    let ran = update(place, url, &[]).code(2).says(words);
    assert_eq!((ran.err.lines().count(), ran.out.as_str()), (1, ""), "{ran:#?}");
    assert_eq!(state(place), before);
}

#[test]
fn a_set_is_put_in_place_once_it_is_verified() {
    let place = place();
    let (cafe, eastern, figures) = (newer(CAFE), newer(EASTERN), FIGURES);
    let rows =
        [row("categories/cafe.toml", &cafe), row("districts/eastern.toml", &eastern), row("imports/a.toml", figures)];
    let server = Server::start([
        ("/set/packs.json", index(&rows)),
        ("/set/categories/cafe.toml", file(&cafe)),
        ("/set/districts/eastern.toml", redirect("/mirror/eastern.toml")),
        ("/mirror/eastern.toml", file(&eastern)),
        ("/set/imports/a.toml", file(figures)),
    ]);
    let url = server.url("/set/packs.json");
    let before = state(&place);
    let dry = update(&place, &url, &["--dry-run"]).code(0).says(&["2027.01", "3 個檔案會變", "未寫入"]);
    assert_eq!(dry.out, "更新  categories/cafe.toml\n新增  districts/eastern.toml\n新增  imports/a.toml\n");
    assert_eq!(state(&place), before);
    assert_eq!(server.paths(), ["/set/packs.json"]);

    let done = update(&place, &url, &[]).code(0).says(&["更新到 2027.01", "packs = "]);
    assert_eq!(done.out, dry.out);
    let after = state(&place);
    assert_eq!(after["packs/categories/cafe.toml"], cafe);
    assert_eq!(after["packs/districts/eastern.toml"], eastern);
    assert_eq!(after["packs/districts/mine.toml"], before["packs/districts/mine.toml"], "not in the index: left alone");
    assert_eq!(after.len(), 4, "nothing else is left: {:?}", after.keys());

    update(&place, &url, &[]).code(0).says(&["已經係最新"]);
    place.write("advise.toml", format!("[check]\nupdate_url = \"{url}\"\npacks = [\"packs\"]\n"));
    let ran = place.run(&["update", "--allow-private"]).code(0).says(&["已經係最新"]);
    assert_eq!(ran.err.lines().count(), 1);
    let listed = place.run(&["list"]).code(0).out;
    assert!(listed.contains("2027."), "{listed}");
}

#[test]
fn a_folder_is_made_where_there_is_none() {
    let place = Place::new();
    let cafe = newer(CAFE);
    let server = Server::start([
        ("/p.json", index(&[row("categories/cafe.toml", &cafe)])),
        ("/categories/cafe.toml", file(&cafe)),
    ]);
    update(&place, &server.url("/p.json"), &["--packs", "own/packs"]).code(2);
    assert_eq!(place.files(), Vec::<String>::new());
    update(&place, &server.url("/p.json"), &[]).code(0);
    assert_eq!(place.files(), ["packs/categories/cafe.toml"]);
}

#[test]
fn whatever_is_not_as_the_index_says_changes_nothing() {
    let place = place();
    let (cafe, eastern) = (newer(CAFE), newer(EASTERN));
    let rows = [row("categories/cafe.toml", &cafe), row("districts/eastern.toml", &eastern)];
    let bad = |answer: Answer| {
        Server::start([
            ("/p.json", index(&rows)),
            ("/categories/cafe.toml", file(&cafe)),
            ("/districts/eastern.toml", answer),
        ])
    };
    let tampered = eastern.replacen('1', "2", 1);
    let short = &eastern[..eastern.floor_char_boundary(eastern.len() / 2)];
    for (answer, word) in [
        (file(&tampered), "SHA-256 對唔上"),
        (file(short), "bytes"),
        (file(&format!("{eastern}#")), "大過"),
        (status("404 Not Found"), "404"),
        (status("500 Internal Server Error"), "500"),
        (redirect("http://10.0.0.1/eastern.toml"), "https"),
        (redirect("https://10.0.0.1/eastern.toml"), "內部網絡"),
        (Answer::Silence, "等咗 1 秒"),
        (Answer::Endless(String::new()), "大過"),
    ] {
        refused(&place, &bad(answer).url("/p.json"), &["districts/eastern.toml", word, "冇改過任何檔案"]);
    }
}

#[test]
fn packs_that_cannot_be_used_are_not_put_in_place() {
    let place = place();
    let broken = newer(EASTERN).replacen("importance", "importnace", 1);
    let odd = newer(EASTERN).replacen("importance = ", "importance = 9", 1);
    for (path, body, word) in [
        ("districts/eastern.toml", broken.as_str(), "importnace"),
        ("districts/eastern.toml", odd.as_str(), "packs"),
        ("districts/eastern.toml", "not toml", "packs"),
        ("imports/a.toml", "not toml", "imports"),
    ] {
        let at: &'static str = if path.starts_with("imports") { "/imports/a.toml" } else { "/districts/eastern.toml" };
        let server = Server::start([("/p.json", index(&[row(path, body)])), (at, file(body))]);
        refused(&place, &server.url("/p.json"), &[word, "冇改過任何檔案"]);
    }
}

#[test]
fn an_index_that_is_none() {
    let place = place();
    let escape = |path: &str| index(&[row(path, "x")]);
    let server = Server::start([
        ("/html", page("Content-Type: text/html\r\n", "<html>")),
        ("/schema", page("", r#"{"schema":"other/1","version":"1","files":[]}"#)),
        ("/empty", index(&[])),
        ("/up", escape("../advise.toml")),
        ("/deep", escape("districts/../../advise.toml")),
        ("/root", escape("/etc/advise.toml")),
        ("/kind", escape("advise.toml")),
        (
            "/sum",
            page(
                "",
                r#"{"schema":"advise.packs/1","version":"1","files":[{"path":"imports/a.toml","sha256":"x","bytes":1}]}"#,
            ),
        ),
    ]);
    for (path, word) in [
        ("/html", "唔係詞包目錄"),
        ("/schema", "other/1"),
        ("/empty", "冇檔案"),
        ("/up", "../advise.toml"),
        ("/deep", "成份唔要"),
        ("/root", "成份唔要"),
        ("/kind", "成份唔要"),
        ("/sum", "SHA-256"),
        ("/gone", "404"),
    ] {
        let url = server.url(path);
        refused(&place, &url, &[&url, word]);
    }
}

#[test]
fn offline_and_addresses_that_will_not_do() {
    let place = place();
    let before = state(&place);
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/p.json", nobody.local_addr().unwrap());
    drop(nobody);
    refused(&place, &url, &["連唔到"]);
    refused(&place, "http://packs.example/p.json", &["https"]);
    refused(&place, "packs.json", &["唔似網址"]);
    place.run(&["update", &url]).code(2).says(&["https"]);
    place.run(&["update", "https://127.0.0.1/p.json"]).code(2).says(&["--allow-private"]);
    place.run(&["update"]).code(2).says(&["update_url"]);
    for lang in ["zh-CN", "en"] {
        let ran = place.run(&["update", "--lang", lang]).code(2);
        assert!(ran.err.contains("update_url") && !ran.err.contains("update.no-url"), "{}", ran.err);
    }
    assert_eq!(state(&place), before);
}
