//! `advise pack harvest` as a user meets it: saved pages, and pages of a server on this machine that behaves as servers do.
use super::place;
use super::server;

use advise::fetch::Url;
use advise::fetch::client::{Client, Limits};
use advise::fetch::error::FetchError;
use advise::fetch::policy::Policy;
use advise::fetch::throttle::SystemClock;
use place::{Place, Ran};
use serde_json::Value;
use server::{Answer, Server, html, page, redirect, status};
use std::io::{self, Write};
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

const SHOP: &str =
    "<!doctype html><title>石級咖啡 | 上環手沖咖啡店</title><h1>上環手沖咖啡</h1><p>朝早七點開門，手沖咖啡 $58。</p>
<p>地址：上環永樂街 288 號地下</p><p>營業時間：星期二至日 07:00-17:00</p>";

fn saved(name: &str) -> String {
    format!("{}/tests/harvest/pages/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// Runs against the server, private addresses allowed, and with a pack to be written.
fn harvest(place: &Place, url: &str) -> Ran {
    place.run(&["harvest", url, "--allow-private", "--timeout", "1", "--write"])
}

/// One clear line, exit 2, and nothing written.
#[track_caller]
fn refused(place: &Place, ran: Ran, words: &[&str]) {
    let ran = ran.code(2).says(words);
    assert_eq!((ran.err.lines().count(), ran.out.as_str()), (1, ""), "{ran:#?}");
    assert_eq!(place.files(), Vec::<String>::new(), "nothing half-written");
}

fn fact<'j>(page: &'j Value, key: &str) -> Option<&'j str> {
    page["facts"].as_array().unwrap().iter().find(|f| f["key"] == key).and_then(|f| f["values"][0].as_str())
}

/// Page, district, place, trade, address, hours.
const PAGES: [[&str; 6]; 10] = [
    [
        "wix-cafe",
        "central-and-western",
        "上環",
        "cafe",
        "上環永樂街 288 號地下 B 舖",
        "星期二至五 07:00 – 17:00；星期六、日 08:30 – 18:00；星期一休息",
    ],
    [
        "shopify-florist",
        "sham-shui-po",
        "深水埗",
        "florist",
        "深水埗大南街 399 號地舖",
        "每日 11:00-20:00（星期三休息）",
    ],
    [
        "wordpress-nail",
        "yau-tsim-mong",
        "旺角",
        "nail",
        "旺角西洋菜南街 9 號好運大樓 12 樓 1203 室",
        "星期一至六 12:00-21:00，星期日同公眾假期 11:00-19:00",
    ],
    [
        "directory-ramen",
        "wan-chai",
        "銅鑼灣",
        "ramen",
        "銅鑼灣渣甸街 88 號 3 樓",
        "星期一至五 12:00–15:00、18:00–22:30；星期六、日 12:00–22:30",
    ],
    [
        "squarespace-hair",
        "central-and-western",
        "中環",
        "hair",
        "46 Staunton Street, Central, Hong Kong",
        "Tue–Fri 11:00–20:00; Sat 10:00–19:00; Sun 10:00–18:00",
    ],
    [
        "english-yoga",
        "central-and-western",
        "西營盤",
        "yoga-pilates",
        "2/F, 120 Second Street, Sai Ying Pun, Hong Kong",
        "Mon to Fri 7:00am - 9:00pm；Sat and Sun 8:30am - 6:00pm",
    ],
    [
        "graph-bakery",
        "kwun-tong",
        "觀塘",
        "bakery",
        "九龍觀塘鴻圖道 99 號地下 3 號舖",
        "星期一至五 07:30–19:00；星期六 08:00–16:00",
    ],
    [
        "microdata-groomer",
        "sha-tin",
        "沙田",
        "pet-grooming",
        "沙田銀城街 2 號置富第一城地下 55 號舖",
        "星期二至日 10:00–19:00",
    ],
    [
        "big5-cha-chaan-teng",
        "wan-chai",
        "灣仔",
        "cha-chaan-teng",
        "灣仔春園街 300 號地下",
        "早上六時至下午六時 (星期日及公眾假期休息)",
    ],
    ["gbk-hotpot", "yau-tsim-mong", "尖沙咀", "hotpot", "香港九龙尖沙咀金巴利道 400 号 2 楼", "周一至周日 17:00-02:00"],
];

#[test]
fn saved_pages_tell_where_and_what_and_when() {
    let place = Place::new();
    let files: Vec<String> = PAGES.iter().map(|p| saved(&format!("{}.html", p[0]))).collect();
    let args: Vec<&str> = ["harvest", "--format", "json"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let ran = place.run(&args).code(0);
    let json = ran.json();
    assert_eq!(json["schema"], "advise.harvest/1");
    for ([name, district, at, category, address, hours], page) in PAGES.iter().zip(json["pages"].as_array().unwrap()) {
        let told = (&page["district"], &page["place"], &page["category"]);
        assert_eq!(told, (&(*district).into(), &(*at).into(), &(*category).into()), "{name}");
        assert_eq!(fact(page, "address"), Some(*address), "{name}");
        assert_eq!(fact(page, "hours"), Some(*hours), "{name}");
        assert!(page["category_confidence"].as_f64().unwrap() > 0.5, "{name}");
        let words = page["keywords"].as_array().unwrap();
        assert_eq!(words[0]["kind"], "joined", "{name}");
        assert!(words.len() >= 3, "{name}");
        for word in words {
            let text = word["keyword"].as_str().unwrap();
            for never in ["首頁", "购物车", "購物車", "Cookie", "copyright", "星期", "地址", "福來", "野莓", "Fringe"]
            {
                assert!(!text.contains(never), "{name}: {text}");
            }
        }
    }
    let word = |page: usize, text: &str| {
        json["pages"][page]["keywords"].as_array().unwrap().iter().find(|k| k["keyword"] == text).cloned()
    };
    assert_eq!(word(0, "上環手沖咖啡").unwrap()["pack"], "category/cafe");
    assert_eq!(word(9, "锅底").unwrap()["kind"], "new");
    assert_eq!(fact(&json["pages"][0], "mtr_exit"), Some("港鐵上環站 A2 出口，行三分鐘"));
    assert_eq!(fact(&json["pages"][3], "name"), Some("一燈拉麵"), "the shop's name, not the directory's");
    assert_eq!(fact(&json["pages"][3], "price_per_person"), Some("$101-200"));
    assert_eq!(json["pages"][7]["facts"].as_array().unwrap().last().unwrap()["values"].as_array().unwrap().len(), 3);
    assert_eq!(ran.out, place.run(&args).code(0).out, "the same pages give the same bytes");
}

#[test]
fn what_is_not_on_the_page_is_not_offered() {
    let place = Place::new();
    place.write("bare.html", "<title>通告</title><p>今日落雨，改為網上進行。多謝留意。</p>");
    let json = place.run(&["harvest", "bare.html", "--format", "json"]).code(0).json();
    let page = &json["pages"][0];
    assert_eq!((&page["district"], &page["category"]), (&Value::Null, &Value::Null));
    assert_eq!(page["facts"].as_array().unwrap().len(), 0);
    let table = place.run(&["harvest", "bare.html"]).code(0);
    assert!(table.out.contains("地區：睇唔出") && table.out.contains("行業：睇唔出"), "{}", table.out);
}

#[test]
fn the_snippet_can_be_pasted() {
    let place = Place::new();
    let [cafe, nail] = ["wix-cafe", "wordpress-nail"].map(|n| saved(&format!("{n}.html")));
    let ran = place.run(&["harvest", &cafe, &nail, "--format", "toml"]).code(0);
    let table: toml::Table = toml::from_str(&ran.out).expect("TOML, also of two pages");
    let shop = &table["shop"];
    assert_eq!(shop["name"].as_str(), Some("石級咖啡"));
    assert_eq!(shop["place"].as_str(), Some("上環"));
    assert_eq!(shop["payment"].as_array().unwrap().len(), 3);
    assert!(ran.out.contains("# JSON-LD：石級咖啡"), "each line says where it is from");
    place.write("advise.toml", &ran.out);
    place.run(&["list"]).code(0);
    assert_eq!(place.read("advise.toml"), ran.out, "and the program never edits it");
}

#[test]
fn a_page_from_the_net() {
    let place = Place::new();
    let big5 = encoding_rs::BIG5.encode(SHOP).0.into_owned();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(SHOP.as_bytes()).unwrap();
    let server = Server::start([
        ("/", html(SHOP)),
        ("/big5", page("Content-Type: text/html; charset=Big5\r\n", big5)),
        ("/gzip", page("Content-Type: text/html\r\nContent-Encoding: gzip\r\n", packed.finish().unwrap())),
        ("/moved", redirect("/")),
        ("/robots.txt", page("Content-Type: text/plain\r\n", "User-agent: *\nDisallow: /private\n")),
    ]);
    let urls = ["/", "/big5", "/gzip", "/moved"].map(|p| server.url(p));
    let args: Vec<&str> =
        ["harvest", "--allow-private", "--format", "json"].into_iter().chain(urls.iter().map(String::as_str)).collect();
    let json = place.run(&args).code(0).json();
    for page in json["pages"].as_array().unwrap() {
        assert_eq!((&page["place"], &page["category"]), (&"上環".into(), &"cafe".into()));
        assert_eq!(fact(page, "address"), Some("上環永樂街 288 號地下"));
    }
    assert_eq!(json["pages"][3]["page"], server.url("/"), "where it was found in the end");
    assert_eq!(server.paths(), ["/robots.txt", "/", "/big5", "/gzip", "/moved", "/"], "robots.txt first, and once");
    for head in server.asked() {
        let lower = head.to_lowercase();
        assert!(head.starts_with("GET ") && lower.contains("\r\nuser-agent: advise/"), "{head}");
        assert!(!lower.contains("cookie") && !lower.contains("referer"), "{head}");
    }
}

#[test]
fn slow_and_endless_servers() {
    let place = Place::new();
    let server = Server::start([
        ("/slow", Answer::Silence),
        ("/stuck", Answer::Stuck("Content-Type: text/html\r\n".to_owned())),
        ("/drip", Answer::Drip("Content-Type: text/html\r\n".to_owned())),
        ("/endless", Answer::Endless("Content-Type: text/html\r\n".to_owned())),
    ]);
    for path in ["/slow", "/stuck", "/drip"] {
        refused(&place, harvest(&place, &server.url(path)), &[&server.url(path), "等咗 1 秒"]);
    }
    let ran = place.run(&["harvest", &server.url("/endless"), "--allow-private", "--timeout", "60", "--write"]);
    refused(&place, ran, &["大過 5 MB"]);
    let silent = Server::start([("/robots.txt", Answer::Silence), ("/", html(SHOP))]);
    refused(&place, harvest(&place, &silent.url("/")), &["等咗 1 秒"]);
}

#[test]
fn a_gzip_bomb_is_stopped_at_the_limit() {
    let place = Place::new();
    let mut bomb = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    for _ in 0..30 {
        bomb.write_all(&vec![0; 1 << 20]).unwrap();
    }
    let bomb = bomb.finish().unwrap();
    assert!(bomb.len() < 1 << 20);
    let server = Server::start([
        ("/", page("Content-Type: text/html\r\nContent-Encoding: gzip\r\n", bomb)),
        ("/broken", page("Content-Type: text/html\r\nContent-Encoding: gzip\r\n", "no gzip")),
    ]);
    let url = server.url("/");
    refused(&place, place.run(&["harvest", &url, "--allow-private", "--timeout", "60"]), &["大過 5 MB"]);
    refused(&place, harvest(&place, &server.url("/broken")), &["斷咗"]);
}

#[test]
fn what_cannot_be_unpacked_is_said_by_its_name() {
    let place = Place::new();
    for (encoding, name) in
        [("zstd", "zstd"), ("deflate", "deflate"), ("gzip, br", "gzip,br"), ("\u{1b}[31mx", "[31mx")]
    {
        let head = format!("Content-Type: text/html\r\nContent-Encoding: {encoding}\r\n");
        let server = Server::start([("/", page(&head, SHOP))]);
        let ran = harvest(&place, &server.url("/"));
        // A header with a control character in it is none at all.
        let words = if encoding.contains('\u{1b}') { vec![] } else { vec![name, "解唔開"] };
        assert!(!ran.err.contains('\u{1b}'), "{ran:#?}");
        refused(&place, ran, &words);
    }
    let plain = Server::start([("/", page("Content-Type: text/html\r\nContent-Encoding: identity\r\n", SHOP))]);
    harvest(&place, &plain.url("/")).code(0);
}

#[test]
fn a_private_address_that_was_named_leads_to_no_other_port() {
    let place = Place::new();
    let other = Server::start([("/", html(SHOP)), ("/packs.json", page("Content-Type: application/json\r\n", "{}"))]);
    let away = other.url("/");
    let server = Server::with(|own| {
        let by_name = own.replace("127.0.0.1", "localhost");
        [
            ("/port", redirect(&away)),
            ("/scheme", redirect(&own.replace("http:", "https:"))),
            ("/name", redirect(&by_name)),
            ("/here", redirect("/home")),
            ("/home", html(SHOP)),
        ]
    });
    for path in ["/port", "/scheme", "/name"] {
        refused(&place, harvest(&place, &server.url(path)), &[&server.url(path), "內部網絡", "127.0.0.1"]);
    }
    assert_eq!(other.paths(), Vec::<String>::new());
    harvest(&place, &server.url("/here")).code(0);
}

#[test]
fn redirects_that_lead_astray() {
    let place = Place::new();
    let server = Server::start([
        ("/private", redirect("http://10.0.0.1/admin")),
        ("/metadata", redirect("http://169.254.169.254/latest")),
        ("/mapped", redirect("http://[::ffff:127.0.0.1]/")),
        ("/other", redirect("http://127.0.0.2/")),
        ("/decimal", redirect("http://2130706434/")),
        ("/xhs", redirect("https://www.xiaohongshu.com/explore/1")),
        ("/file", redirect("file:///etc/passwd")),
        ("/loop", redirect("/loop")),
        ("/lost", status("302 Found")),
    ]);
    for (path, word) in [
        ("/private", "內部網絡 10.0.0.1"),
        ("/metadata", "內部網絡 169.254.169.254"),
        ("/mapped", "內部網絡"),
        ("/other", "內部網絡 127.0.0.2"),
        ("/decimal", "內部網絡 127.0.0.2"),
        ("/xhs", "永遠唔會讀小紅書"),
        ("/file", "file:// 唔得"),
        ("/loop", "轉址多過 5 次"),
        ("/lost", "冇講轉去邊"),
    ] {
        refused(&place, harvest(&place, &server.url(path)), &[&server.url(path), word]);
    }
    assert_eq!(server.paths().iter().filter(|p| *p == "/loop").count(), 6);
}

#[test]
fn addresses_that_are_not_asked_at_all() {
    let place = Place::new();
    let server = Server::start([("/", html(SHOP))]);
    for (url, word) in [
        (server.url("/").as_str(), "--allow-private"),
        ("http://localhost:1/", "--allow-private"),
        ("http://192.168.1.1/", "--allow-private"),
        ("http://[::1]/", "--allow-private"),
        ("http://0x7f.1/", "--allow-private"),
        ("https://www.xiaohongshu.com/user/profile/1", "小紅書"),
        ("http://xhslink.com/a", "小紅書"),
        ("ftp://shop.hk/", "http"),
        ("https://me:secret@shop.hk/", "密碼"),
        ("http://", "唔似網址"),
        ("shop.example.hk", "https://"),
    ] {
        refused(&place, place.run(&["harvest", url, "--write"]), &[&format!("{url}: "), word]);
    }
    assert_eq!(server.paths(), Vec::<String>::new());
}

#[test]
fn robots_are_heard() {
    let place = Place::new();
    let text = |body: &str| page("Content-Type: text/plain\r\n", body);
    let server = Server::start([("/robots.txt", text("User-agent: advise\nDisallow: /menu\n")), ("/menu", html(SHOP))]);
    refused(&place, harvest(&place, &server.url("/menu")), &["robots.txt", "唔畀"]);
    assert_eq!(server.paths(), ["/robots.txt"]);
    let broken = Server::start([("/robots.txt", status("503 Service Unavailable")), ("/", html(SHOP))]);
    refused(&place, harvest(&place, &broken.url("/")), &["讀唔到", "robots.txt"]);
    assert_eq!(broken.paths(), ["/robots.txt"]);
    let elsewhere = Server::start([("/robots.txt", redirect("http://10.0.0.1/robots.txt")), ("/", html(SHOP))]);
    refused(&place, harvest(&place, &elsewhere.url("/")), &["讀唔到"]);
    let hidden = Server::start([("/robots.txt", status("403 Forbidden")), ("/", html(SHOP))]);
    place.run(&["harvest", &hidden.url("/"), "--allow-private"]).code(0);
}

#[test]
fn pages_that_are_none() {
    let place = Place::new();
    let big5 = encoding_rs::BIG5.encode(SHOP).0.into_owned();
    let server = Server::start([
        ("/500", status("500 Internal Server Error")),
        ("/charset", page("Content-Type: text/html; charset=utf-8\r\n", &big5)),
        ("/broken", html("<html><body><div><!-- <p>上環咖啡店</div>")),
        ("/script", html("<div id=app></div><script>render()</script>")),
        ("/empty", html("")),
        ("/image", page("Content-Type: image/png\r\n", "\u{89}PNG")),
        ("/binary", html(b"<p>\0\x01\x02</p>")),
    ]);
    for (path, word) in [
        ("/gone", "404"),
        ("/500", "500"),
        ("/charset", "話自己係 UTF-8，但係啲字唔係，睇落係 Big5"),
        ("/broken", "冇人睇到嘅字"),
        ("/script", "冇人睇到嘅字"),
        ("/empty", "冇人睇到嘅字"),
        ("/image", "唔係網頁（image/png）"),
        ("/binary", "唔係文字"),
    ] {
        refused(&place, harvest(&place, &server.url(path)), &[&server.url(path), word]);
    }
    let url = server.url("/charset");
    let ran = place.run(&["harvest", &url, "--allow-private", "--encoding", "big5"]).code(0);
    assert!(ran.out.contains("永樂街"), "the user knows best");
    place.run(&["harvest", &url, "--encoding", "klingon"]).code(2).says(&["klingon"]);
}

#[test]
fn html_that_no_parser_ends_with_is_left_behind() {
    let place = Place::new();
    let bomb: String = (0..20_000).map(|i| format!("<b id={i}>")).chain(["<p>".repeat(20_000)]).collect();
    place.write("deep.html", "<div>".repeat(1 << 20)).write("bomb.html", bomb);
    for name in ["deep.html", "bomb.html"] {
        let ran = place.run(&["harvest", name, "--timeout", "1"]).code(2).says(&[name, "亂到拆唔開"]);
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    }
}

#[test]
fn files_that_are_none() {
    let place = Place::new();
    place
        .write("empty.html", "")
        .write("picture.html", b"\x89PNG\r\n\x1a\n\0\0")
        .write("big.html", vec![b'a'; (5 << 20) + 1]);
    for (name, word) in
        [("empty.html", "冇人睇到嘅字"), ("picture.html", "唔係文字"), ("big.html", "大過 5 MB"), (".", "資料夾")]
    {
        let ran = place.run(&["harvest", name]).code(2).says(&[&format!("{name}: "), word]);
        assert_eq!(ran.out, "");
    }
    place.run(&["harvest"]).code(2);
    place.run(&["harvest", "a.html", "--timeout", "0"]).code(2);
}

#[test]
fn one_bad_page_does_not_stop_the_rest() {
    let place = Place::new();
    place.write("shop.html", SHOP);
    let ran = place.run(&["harvest", "none.html", "shop.html", "https://xhslink.com/a", "--format", "json"]).code(2);
    let json = ran.json();
    assert_eq!(json["pages"].as_array().unwrap().len(), 1);
    let failures = json["failures"].as_array().unwrap();
    assert_eq!((failures.len(), failures[0]["path"].as_str()), (2, Some("none.html")));
    assert_eq!(ran.err, "", "failures of a JSON report stand in it");
    for lang in ["zh-HK", "zh-CN", "en"] {
        let ran = place.run(&["harvest", "shop.html", "none.html", "--lang", lang]).code(2);
        assert!(ran.out.contains("cafe") && !ran.out.contains('{') && !ran.out.contains("harvest."), "{}", ran.out);
        assert!(!ran.err.contains('{') && !ran.err.contains("harvest."), "{}", ran.err);
    }
}

#[test]
fn a_pack_is_written_whole_in_order_and_only_over_its_own() {
    let place = Place::new();
    let server = Server::start([("/", html(SHOP)), ("/menu", html(SHOP.replace("手沖", "冷萃")))]);
    let urls = ["/", "/menu"].map(|p| server.url(p));
    let args = ["harvest", &urls[0], &urls[1], "--allow-private", "--write"];
    place
        .run(&args)
        .code(0)
        .says(&["packs/imports/127-0-0-1.toml".replace('/', std::path::MAIN_SEPARATOR_STR).as_str()]);
    assert_eq!(place.files(), ["packs/imports/127-0-0-1.toml"]);
    let text = place.read("packs/imports/127-0-0-1.toml");
    let table: toml::Table = toml::from_str(&text).unwrap();
    assert_eq!((table["id"].as_str(), table["source"].as_str()), (Some("127-0-0-1"), Some("harvest 127.0.0.1")));
    assert_eq!(table["imported"].as_str().unwrap().len(), 10);
    let words: Vec<&str> = table["keyword"].as_array().unwrap().iter().map(|k| k["text"].as_str().unwrap()).collect();
    assert!(words.contains(&"上環咖啡店") && words.contains(&"上環手沖咖啡"), "{words:?}");
    let keys: Vec<String> = words.iter().map(|w| advise::text::variants().key(w)).collect();
    assert!(keys.windows(2).all(|two| two[0] < two[1]), "{words:?}");
    place.run(&args).code(0);
    assert_eq!(place.read("packs/imports/127-0-0-1.toml"), text, "twice gives the same file");
    place.write("packs/imports/127-0-0-1.toml", "id = \"127-0-0-1\"\nsource = \"聚光\"\n");
    place.run(&args).code(2).says(&["冇郁過佢"]);
    assert!(place.read("packs/imports/127-0-0-1.toml").contains("聚光"));
    place.write("店.html", SHOP).write("shop.html", SHOP);
    place.run(&["harvest", "店.html", "shop.html", "--write", "--packs", "packs"]);
    place.run(&["harvest", "shop.html", "--write"]).code(0);
    assert!(place.files().contains(&"packs/imports/shop.toml".to_owned()));
}

/// A clock that no test needs to wait for.
fn client(policy: Policy, lookup: impl Fn(&str) -> io::Result<Vec<IpAddr>> + Send + Sync + 'static) -> Client {
    Client::with_lookup(policy, Limits::default(), Box::new(SystemClock), Arc::new(lookup)).unwrap()
}

#[test]
fn a_name_stands_for_what_was_judged() {
    let server = Server::with(|_| [("/", html(SHOP)), ("/away", redirect("http://other.test/"))]);
    let port = server.port();
    let at = |host: &str, path: &str| Url::parse(&format!("http://{host}:{port}{path}")).unwrap();
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    // First this machine, ever after another: the second answer must never matter.
    let lookup = move |_: &str| {
        let first = count.fetch_add(1, Ordering::SeqCst) == 0;
        Ok(vec![if first { "127.0.0.1" } else { "10.0.0.1" }.parse().unwrap()])
    };
    let mut rebinding = client(Policy { allow_private: true, https_only: false }, lookup);
    assert!(rebinding.page(&at("shop.test", "/")).is_ok());
    assert!(rebinding.page(&at("shop.test", "/")).is_ok());
    assert_eq!(asked.load(Ordering::SeqCst), 1, "looked up once");
    let away = rebinding.page(&at("shop.test", "/away"));
    assert_eq!(away, Err(FetchError::PrivateRedirect("other.test".to_owned(), "10.0.0.1".to_owned())));

    let public_and_private = |_: &str| Ok(vec!["1.1.1.1".parse().unwrap(), "192.168.0.1".parse().unwrap()]);
    let mixed = client(Policy::default(), public_and_private).page(&at("shop.test", "/"));
    assert_eq!(mixed, Err(FetchError::Private("shop.test".to_owned(), "192.168.0.1".to_owned())));
    let nobody = client(Policy::default(), |_| Ok(Vec::new())).page(&at("shop.test", "/"));
    assert_eq!(nobody, Err(FetchError::UnknownHost("shop.test".to_owned())));
}
