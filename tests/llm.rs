//! `rewrite --llm` against a server on this machine that answers as it is told: well, badly, late, never, or elsewhere.
//! Nothing here waits: the clock of the library's client is a false one, and what never answers is given 100 ms.
use advise::config::Config;
use advise::lang::Catalog;
use advise::lang::Lang;
use advise::note::Source;
use advise::pack::Packs;
use advise::pack::guide::Guide;
use advise::write::rewrite::llm::Settings;
use advise::write::rewrite::llm::client::{CallError, Client, Clock};
use advise::write::rewrite::llm::engine::Engine;
use advise::write::rewrite::{Options, Rejected, Rewriter, Rewritten};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

#[path = "llm/ten.rs"]
mod ten;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);
static GUIDE: LazyLock<Guide> = LazyLock::new(|| Packs::guide(&[]).unwrap());
static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::new(Lang::En));

const DRAFT: &str = "---\ndistrict: 上環\ncategory: cafe\nauthor: owner\n---\n\n# 全港最好飲！！！上環咖啡店\n\n手沖 HK$48，檸檬蛋糕 HK$42。快啲嚟啦，錯過後悔！！！\n我哋朝早七點開門，永樂街 88 號地下。得十個位，星期一休息。\n唔設外賣。\n啲豆焗完要放足三日先沖。\n凍飲可以轉燕麥奶，唔加錢。\n";

/// What the server does with a connection.
#[derive(Clone)]
enum Act {
    /// Status, more header lines, body.
    Answer(u16, String, String),
    /// A completion that says this.
    Say(String),
    /// Nothing, until the other side gives up.
    Hang,
    /// A body of so many bytes.
    Huge(usize),
    /// A body that comes byte by byte, each well before anybody loses patience.
    Drip,
    /// A body packed by gzip: so many blanks.
    Bomb(usize),
}

/// A request as it arrived.
#[derive(Clone, Debug)]
struct Asked {
    head: String,
    body: Value,
}

/// A server that does one thing after the other; the last thing again and again.
struct Server {
    url: String,
    asked: Arc<Mutex<Vec<Asked>>>,
    connections: Arc<AtomicUsize>,
}

impl Server {
    fn new(acts: Vec<Act>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/v1", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let connections = Arc::new(AtomicUsize::new(0));
        let (log, count) = (Arc::clone(&asked), Arc::clone(&connections));
        // Ends with the test's process.
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let turn = count.fetch_add(1, Ordering::SeqCst);
                let act = acts[turn.min(acts.len() - 1)].clone();
                let log = Arc::clone(&log);
                std::thread::spawn(move || serve(stream.unwrap(), act, &log));
            }
        });
        Self { url, asked, connections }
    }

    fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

fn serve(stream: TcpStream, act: Act, log: &Mutex<Vec<Asked>>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut head = String::new();
    let mut length = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 {
            return;
        }
        if line == "\r\n" {
            break;
        }
        if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        head.push_str(&line);
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    log.lock().unwrap().push(Asked { head, body: serde_json::from_slice(&body).unwrap_or_default() });
    let mut stream = stream;
    let mut answer = |status: u16, more: &str, body: &str| {
        let _ = write!(
            stream,
            "HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nConnection: close\r\n{more}Content-Length: {}\r\n\r\n{body}",
            body.len()
        );
    };
    match act {
        Act::Answer(status, more, body) => answer(status, &more, &body),
        Act::Say(content) => answer(200, "", &completion(&content)),
        Act::Huge(bytes) => answer(200, "", &"x".repeat(bytes)),
        Act::Drip => drip(&mut stream),
        Act::Bomb(bytes) => {
            let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            packed.write_all(&vec![b' '; bytes]).unwrap();
            let packed = packed.finish().unwrap();
            let head = "HTTP/1.1 200 X\r\nConnection: close\r\nContent-Encoding: gzip\r\nContent-Length:";
            let _ = write!(stream, "{head} {}\r\n\r\n", packed.len());
            let _ = stream.write_all(&packed);
        }
        // Ends when the client closes the connection.
        Act::Hang => drop(reader.read(&mut [0])),
    }
}

/// Sends a byte whenever the other side has kept quiet for a moment, until it hangs up; a client that waits for ever is let go
/// in the end, so that its test fails rather than hangs.
fn drip(stream: &mut TcpStream) {
    let _ = write!(stream, "HTTP/1.1 200 X\r\nConnection: close\r\n\r\n");
    let _ = stream.set_read_timeout(Some(Duration::from_millis(20)));
    for _ in 0..1000 {
        if stream.write_all(b" ").is_err() || matches!(stream.read(&mut [0]), Ok(0)) {
            return;
        }
    }
}

fn completion(content: &str) -> String {
    json!({ "choices": [{ "message": { "role": "assistant", "content": content } }] }).to_string()
}

/// A version that says nothing but what stands in [`DRAFT`].
fn good() -> Value {
    json!({
        "title_options": ["上環咖啡店｜朝早七點開門", "上環咖啡店｜手沖 HK$48", "上環咖啡店｜檸檬蛋糕", "上環咖啡店｜得十個位", "上環咖啡店喺永樂街"],
        "body": "上環咖啡店，我哋朝早七點開門。\n\n手沖 HK$48，檸檬蛋糕 HK$42。得十個位，星期一休息，唔設外賣。啲豆焗完要放足三日先沖，凍飲可以轉燕麥奶，唔加錢。\n\n〔邊樣你自己飲得最多？點解？〕\n\n〔由落單到做好，最花時間係邊一步？〕\n\n〔邊類客人未必啱嚟？〕\n\n地址係永樂街 88 號地下。有咩想知，喺呢篇留言問我哋就得。\n\n你哋飲手沖，會揀邊種？",
        "hashtags": ["上環咖啡店", "上环咖啡店", "手沖", "檸檬蛋糕"],
    })
}

fn with(change: impl FnOnce(&mut Value)) -> String {
    let mut answer = good();
    change(&mut answer);
    answer.to_string()
}

fn body_with(more: &str) -> String {
    with(|a| a["body"] = json!(format!("{}\n\n{more}", a["body"].as_str().unwrap())))
}

/// A clock that nobody waits for.
#[derive(Clone, Default)]
struct False(Arc<Mutex<(Duration, Vec<Duration>)>>);

impl Clock for False {
    fn now(&self) -> Duration {
        self.0.lock().unwrap().0
    }

    fn sleep(&mut self, pause: Duration) {
        let mut inner = self.0.lock().unwrap();
        inner.0 += pause;
        inner.1.push(pause);
    }
}

impl False {
    fn pauses(&self) -> Vec<Duration> {
        self.0.lock().unwrap().1.clone()
    }
}

fn settings(url: &str) -> Settings {
    Settings {
        url: url.to_owned(),
        model: "small".to_owned(),
        key: None,
        timeout: Duration::from_secs(20),
        requests_per_minute: None,
        temperature: 0.4,
    }
}

/// One angle of the draft, told by the model of a server.
struct Told {
    note: Rewritten,
    failure: Option<String>,
    pauses: Vec<Duration>,
}

fn tell_with(settings: Settings, angles: &[&str]) -> Told {
    let options = Options { angles: angles.iter().map(|a| (*a).to_owned()).collect(), ..Options::default() };
    let rewriter = Rewriter::new(&PACKS, &GUIDE, &Config::default(), &CATALOG, options);
    let source = Source::text("draft.md", DRAFT);
    let mut note = rewriter.rewrite(&source);
    assert_eq!(note.rewrites.len(), angles.len(), "{:?}", note.reason);
    let clock = False::default();
    let client = Client::new(settings, Box::new(clock.clone())).unwrap();
    let mut engine = Engine::new(&rewriter, client);
    engine.tell(&source, &mut note);
    Told { note, failure: engine.failure(), pauses: clock.pauses() }
}

fn tell(server: &Server) -> Told {
    tell_with(settings(&server.url), &["limit"])
}

impl Told {
    fn is_from_model(&self) -> bool {
        self.note.rewrites[0].engine == "llm:small"
    }

    fn reason(&self) -> String {
        assert_eq!(self.note.rewrites[0].engine, "offline");
        assert!(!self.note.rejected.is_empty());
        let is_its = |r: &Rejected| (r.engine.as_str(), r.angle.as_str()) == ("llm:small", "limit");
        assert!(self.note.rejected.iter().all(is_its), "{:?}", self.note.rejected);
        self.note.rejected.iter().map(|r| r.reason.as_str()).collect::<Vec<_>>().join("; ")
    }
}

#[test]
fn a_good_answer_is_shown() {
    let server = Server::new(vec![Act::Say(good().to_string())]);
    let told = tell(&server);
    assert!(told.is_from_model(), "{:?}", told.note.rejected);
    let version = &told.note.rewrites[0];
    assert_eq!(version.title_options.len(), 5);
    assert_eq!(version.slots.len(), 3);
    assert!(version.score >= told.note.score && version.tone.hard_sell <= 10.0);
    assert!(version.facts.iter().any(|f| f.text.contains("48")), "{:?}", version.facts);
    assert!(told.note.rejected.is_empty() && told.failure.is_none());
}

#[test]
fn the_request_holds_rules_facts_and_a_schema_and_nothing_of_the_front_matter() {
    let server = Server::new(vec![Act::Say(good().to_string())]);
    tell(&server);
    let [asked] = server.asked().try_into().unwrap();
    let Asked { head, body } = asked;
    assert!(head.starts_with("POST /v1/chat/completions HTTP/1.1"), "{head}");
    assert!(!head.to_lowercase().contains("authorization"), "{head}");
    assert_eq!(body["model"], "small");
    assert_eq!(body["response_format"]["type"], "json_schema");
    assert_eq!(body["messages"][0]["role"], "system");
    let material: Value = serde_json::from_str(body["messages"][1]["content"].as_str().unwrap()).unwrap();
    assert_eq!(material["facts"][0]["id"], "f1");
    assert!(material["draft"].as_str().unwrap().contains("永樂街"));
    assert!(!material["draft"].as_str().unwrap().contains("district"));
    assert_eq!(material["keyword"], "上環咖啡店");
}

#[test]
fn a_conflict_is_sent_back_once_and_the_mended_answer_is_shown() {
    for (more, named) in
        [("開咗十八年。", "十八年"), ("套餐 $68。", "68"), ("檸檬蛋糕 HK$48。", "48"), ("朝早九點開門。", "九點")]
    {
        let server = Server::new(vec![Act::Say(body_with(more)), Act::Say(good().to_string())]);
        let told = tell(&server);
        assert!(told.is_from_model(), "{more}: {:?}", told.note.rejected);
        let asked = server.asked();
        assert_eq!(asked.len(), 2, "{more}");
        let repair = asked[1].body["messages"][3]["content"].as_str().unwrap();
        assert!(repair.contains(named), "{more}: {repair}");
    }
}

#[test]
fn what_nobody_vouches_for_is_cut_and_the_rest_is_shown() {
    for (more, named) in [("有熟客話好飲到喊。", "熟客"), ("朱古力蛋糕好香濃。", "朱古力")] {
        let server = Server::new(vec![Act::Say(body_with(more))]);
        let told = tell(&server);
        assert!(told.is_from_model(), "{more}: {:?}", told.note.rejected);
        assert_eq!(server.asked().len(), 1, "{more}");
        let version = &told.note.rewrites[0];
        assert!(!version.text().contains(named) && version.body.contains("得十個位"), "{}", version.text());
        assert!(told.note.rejected.iter().any(|r| r.reason.contains(named)), "{:?}", told.note.rejected);
    }
}

#[test]
fn what_a_model_will_not_take_back_is_cut_where_nothing_hangs_on_it() {
    for more in ["開咗十八年。", "今日即刻嚟搶購，錯過後悔一世！！！", "加我 WhatsApp 9123 4567。"]
    {
        let server = Server::new(vec![Act::Say(body_with(more))]);
        let told = tell(&server);
        assert!(told.is_from_model(), "{more}: {:?}", told.note.rejected);
        assert_eq!(server.asked().len(), 2, "{more}");
        let shown = told.note.rewrites[0].text();
        assert!(!shown.contains(more.trim_end_matches(['。', '！'])) && shown.contains("得十個位"), "{shown}");
        assert!(!told.note.rejected.is_empty());
    }
}

#[test]
fn what_is_still_bad_stays_offline_with_the_reason() {
    for (answer, reason) in [
        (body_with("檸檬蛋糕 HK$48。"), "48"),
        (body_with("朝早九點開門。"), "九點"),
        (with(|a| a["title_options"][2] = json!("上環咖啡店嘅檸檬蛋糕同手沖一齊寫晒喺呢一篇度")), "units"),
        (with(|a| a["body"] = json!(format!("{}#上環咖啡店", a["body"].as_str().unwrap()))), "no #"),
    ] {
        let server = Server::new(vec![Act::Say(answer)]);
        let told = tell(&server);
        assert!(told.reason().contains(reason), "{reason}: {}", told.reason());
        assert_eq!(server.asked().len(), 2, "{reason}");
        // The server is well; only its answers are not.
        assert!(told.failure.is_none());
    }
}

#[test]
fn what_is_no_json_is_sent_back_as_well() {
    let server =
        Server::new(vec![Act::Say("好呀，等我諗下".to_owned()), Act::Say(format!("```json\n{}\n```", good()))]);
    assert!(tell(&server).is_from_model());
    let server = Server::new(vec![Act::Say("{\"title_options\": [".to_owned())]);
    assert!(tell(&server).reason().contains("JSON"));
    let cut = completion("{\"body\": \"好").replace("\"message\"", "\"finish_reason\":\"length\",\"message\"");
    let server = Server::new(vec![Act::Answer(200, String::new(), cut)]);
    assert!(tell(&server).reason().contains("before it had finished"));
}

#[test]
fn a_server_that_knows_no_schema_is_asked_more_loosely() {
    let refused = Act::Answer(400, String::new(), r#"{"error":{"message":"unknown response_format"}}"#.to_owned());
    let server = Server::new(vec![refused.clone(), refused.clone(), Act::Say(good().to_string())]);
    let told = tell(&server);
    assert!(told.is_from_model(), "{:?}", told.note.rejected);
    let kinds: Vec<Value> = server.asked().iter().map(|a| a.body["response_format"]["type"].clone()).collect();
    assert_eq!(kinds, [json!("json_schema"), json!("json_object"), Value::Null]);
    assert!(told.pauses.is_empty());

    let server = Server::new(vec![refused]);
    assert!(tell(&server).reason().contains("unknown response_format"));
}

#[test]
fn a_busy_server_is_asked_again_when_it_says_so() {
    let busy = |more: &str| Act::Answer(429, more.to_owned(), "{}".to_owned());
    let server =
        Server::new(vec![busy("Retry-After: 7\r\n"), busy("Retry-After: 9999\r\n"), Act::Say(good().to_string())]);
    let told = tell(&server);
    assert!(told.is_from_model(), "{:?}", told.note.rejected);
    assert_eq!(told.pauses, [Duration::from_secs(7), Duration::from_secs(30)]);

    let server = Server::new(vec![busy("")]);
    let told = tell(&server);
    assert_eq!(told.pauses, [1, 2, 4].map(Duration::from_secs));
    assert!(told.failure.unwrap().contains("429"));
}

#[test]
fn a_server_in_trouble_is_asked_three_times_more() {
    let trouble = Act::Answer(500, String::new(), "<h1>no\u{1b}[31m memory</h1>".to_owned());
    let server = Server::new(vec![trouble.clone(), trouble.clone(), trouble.clone(), Act::Say(good().to_string())]);
    let told = tell(&server);
    assert!(told.is_from_model());
    assert_eq!(told.pauses, [1, 2, 4].map(Duration::from_secs));

    let server = Server::new(vec![trouble]);
    let told = tell(&server);
    assert_eq!(server.asked().len(), 4);
    assert!(told.reason().contains("500") && !told.reason().contains('\u{1b}'), "{}", told.reason());
}

#[test]
fn after_a_failure_nobody_is_asked_again() {
    let server = Server::new(vec![Act::Answer(500, String::new(), String::new())]);
    let told = tell_with(settings(&server.url), &["limit", "how-to", "worry"]);
    assert_eq!(server.asked().len(), 4);
    assert_eq!(told.note.rejected.len(), 3);
    assert!(told.note.rewrites.iter().all(|v| v.engine == "offline"));
}

#[test]
fn a_server_that_never_answers_is_given_up() {
    for act in [Act::Hang, Act::Drip] {
        let server = Server::new(vec![act]);
        let told = tell_with(Settings { timeout: Duration::from_millis(100), ..settings(&server.url) }, &["limit"]);
        assert!(told.reason().contains("within 1 seconds"), "{}", told.reason());
        assert_eq!(server.connections(), 4);
        assert_eq!(told.pauses.len(), 3);
    }
}

#[test]
fn an_answer_larger_than_any_answer_is_not_read() {
    for act in [Act::Huge(3 << 20), Act::Bomb(64 << 20)] {
        let server = Server::new(vec![act]);
        let told = tell(&server);
        assert!(told.reason().contains("1 MB"), "{}", told.reason());
        // One bad answer says nothing of the next.
        assert!(told.failure.is_none());
    }
}

#[test]
fn an_answer_that_cannot_be_unpacked_is_said() {
    let server = Server::new(vec![Act::Answer(200, "Content-Encoding: zstd\r\n".to_owned(), "{}".to_owned())]);
    let told = tell(&server);
    assert!(told.reason().contains("zstd"), "{}", told.reason());
    assert_eq!(server.connections(), 1, "another try would bring the same");
}

#[test]
fn a_draft_is_never_sent_on_to_another_host() {
    let other = Server::new(vec![Act::Say(good().to_string())]);
    let lead = format!("Location: {}/chat/completions\r\n", other.url);
    for status in [301, 302, 307, 308] {
        let server = Server::new(vec![Act::Answer(status, lead.clone(), String::new())]);
        let told = tell(&server);
        assert!(told.failure.unwrap().contains(&other.url), "{status}");
    }
    assert_eq!(other.connections(), 0);
}

#[test]
fn a_wrong_key_is_said_and_never_shown() {
    let words = r#"{"error":{"message":"Incorrect API key provided: sk-very-secret"}}"#;
    let secret = |server: &Server| Settings { key: Some("sk-very-secret".to_owned()), ..settings(&server.url) };
    let server = Server::new(vec![Act::Answer(401, String::new(), words.to_owned())]);
    let told = tell_with(secret(&server), &["limit"]);
    assert!(told.reason().contains("ADVISE_LLM_KEY") && !told.reason().contains("secret"));
    assert_eq!(server.asked().len(), 1);
    assert!(server.asked()[0].head.to_lowercase().contains("authorization: bearer sk-very-secret"));

    let server = Server::new(vec![Act::Answer(404, String::new(), words.to_owned())]);
    let told = tell_with(secret(&server), &["limit"]);
    assert!(told.reason().contains("***") && !told.reason().contains("secret"), "{}", told.reason());
    assert!(!format!("{:?}", secret(&server)).contains("secret"));
}

#[test]
fn what_is_no_completion_is_said() {
    for body in ["<html>", "{}", r#"{"choices":[]}"#, r#"{"choices":[{"message":{"content":null}}]}"#] {
        let server = Server::new(vec![Act::Answer(200, String::new(), body.to_owned())]);
        assert!(tell(&server).reason().contains("OpenAI"), "{body}");
    }
}

#[test]
fn the_pace_is_kept() {
    let server = Server::new(vec![Act::Say(good().to_string())]);
    let slow = Settings { requests_per_minute: Some(6), ..settings(&server.url) };
    let told = tell_with(slow, &["limit", "how-to", "worry"]);
    assert_eq!(told.pauses, [Duration::from_secs(10); 2]);
}

#[test]
fn nobody_there_is_said_at_once() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let told = tell_with(settings(&format!("http://127.0.0.1:{port}")), &["limit"]);
    assert!(told.failure.unwrap().contains("cannot reach it"));
    assert!(told.pauses.is_empty());
    let bad = Client::new(settings("ftp://example"), Box::new(False::default()));
    assert!(matches!(bad, Err(CallError::Url(_))));
}

// ---------------------------------------------------------------- the program

fn run(args: &[&str], env: &[(&str, &str)], config: &str) -> Output {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join(".git")).unwrap();
    std::fs::write(dir.path().join("draft.md"), DRAFT).unwrap();
    if !config.is_empty() {
        std::fs::write(dir.path().join("advise.toml"), config).unwrap();
    }
    let mut command = Command::new(Path::new(env!("CARGO_BIN_EXE_advise")));
    for name in ["ADVISE_LLM_URL", "ADVISE_LLM_MODEL", "ADVISE_LLM_KEY", "NO_COLOR"] {
        command.env_remove(name);
    }
    command.env("XDG_CONFIG_HOME", dir.path());
    command.current_dir(dir.path()).arg("rewrite").args(args).args(["--lang", "en"]).envs(env.iter().copied());
    command.output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn the_program_says_what_goes_where_before_it_goes() {
    let server = Server::new(vec![Act::Say(good().to_string())]);
    let ran = run(
        &["draft.md", "--llm", "--llm-model", "small", "--angle", "limit", "--format", "json"],
        &[("ADVISE_LLM_URL", &server.url)],
        "",
    );
    assert_eq!(ran.status.code(), Some(0), "{}", err(&ran));
    let host = server.url.trim_start_matches("http://").trim_end_matches("/v1");
    assert!(err(&ran).starts_with(&format!("sending to {host} (model small)")), "{}", err(&ran));
    let json: Value = serde_json::from_str(&out(&ran)).unwrap();
    assert_eq!(json["notes"][0]["rewrites"][0]["engine"], "llm:small");
    assert!(json["notes"][0].get("rejected").is_none());
}

#[test]
fn a_rejected_version_is_said_and_noted() {
    let server = Server::new(vec![Act::Say(body_with("檸檬蛋糕 HK$48。"))]);
    let ran = run(
        &["draft.md", "--llm", "--llm-url", &server.url, "--llm-model", "m", "--angle", "limit", "--format", "json"],
        &[],
        "",
    );
    assert_eq!(ran.status.code(), Some(0), "{}", err(&ran));
    assert!(err(&ran).contains("stays the offline version"), "{}", err(&ran));
    let json: Value = serde_json::from_str(&out(&ran)).unwrap();
    assert_eq!(json["notes"][0]["rewrites"][0]["engine"], "offline");
    assert_eq!(json["notes"][0]["rejected"][0]["engine"], "llm:m");
    assert_eq!(json["notes"][0]["rejected"][0]["angle"], "limit");
}

#[test]
fn a_dry_run_shows_the_request_and_sends_nothing() {
    let server = Server::new(vec![Act::Hang]);
    let args = ["draft.md", "--llm", "--llm-url", &server.url, "--llm-model", "m", "--angle", "limit", "--dry-run"];
    let ran = run(&args, &[("ADVISE_LLM_KEY", "sk-very-secret")], "");
    assert_eq!(ran.status.code(), Some(0), "{}", err(&ran));
    let shown: Value = serde_json::from_str(&out(&ran)).unwrap();
    assert_eq!(shown["headers"]["Authorization"], "Bearer ***");
    assert_eq!(shown["body"]["messages"][0]["role"], "system");
    assert!(!out(&ran).contains("sk-very-secret"));
    assert_eq!(server.connections(), 0);
}

#[test]
fn without_llm_nothing_is_sent() {
    let server = Server::new(vec![Act::Say(good().to_string())]);
    let config = format!("[llm]\nurl = {:?}\nmodel = \"m\"\n", server.url);
    let ran = run(&["draft.md", "--angle", "limit"], &[("ADVISE_LLM_URL", &server.url)], &config);
    assert_eq!(ran.status.code(), Some(0), "{}", err(&ran));
    assert_eq!(server.connections(), 0);
}

#[test]
fn an_address_of_a_settings_file_is_confirmed_before_anything_is_sent() {
    let server = Server::new(vec![Act::Say(good().to_string())]);
    let config = format!("[llm]\nurl = {:?}\nmodel = \"m\"\napi_key_env = \"OF_THE_FILE\"\n", server.url);
    let args = ["draft.md", "--llm", "--angle", "limit"];
    let key = [("OF_THE_FILE", "sk-very-secret")];
    let ran = run(&args, &key, &config);
    assert_eq!(ran.status.code(), Some(2), "{}", err(&ran));
    assert!(err(&ran).contains(&server.url) && err(&ran).contains("advise.toml"), "{}", err(&ran));
    assert!(err(&ran).contains("--yes") && err(&ran).lines().count() == 1, "{}", err(&ran));
    assert_eq!(server.connections(), 0);
    // What shows the request sends nothing, and asks nothing.
    let ran = run(&[&args[..], &["--dry-run"]].concat(), &key, &config);
    assert_eq!((ran.status.code(), server.connections()), (Some(0), 0), "{}", err(&ran));
    for (more, env) in [
        (&["--yes"][..], vec![]),
        (&["--llm-url", server.url.as_str()], vec![]),
        (&[], vec![("ADVISE_LLM_URL", server.url.as_str())]),
    ] {
        let ran = run(&[&args[..], more].concat(), &[&key[..], &env].concat(), &config);
        assert_eq!(ran.status.code(), Some(0), "{more:?}: {}", err(&ran));
    }
    assert_eq!(server.connections(), 3);
}

#[test]
fn an_address_that_was_confirmed_is_not_asked_for_again() {
    let server = Server::new(vec![Act::Say(good().to_string())]);
    let config = format!("[llm]\nurl = {:?}\nmodel = \"m\"\n", server.url);
    let home = tempfile::tempdir().unwrap();
    let path = home.path().to_string_lossy().into_owned();
    let env = [("XDG_CONFIG_HOME", path.as_str())];
    std::fs::create_dir(home.path().join("advise")).unwrap();
    let known = |text: &str| std::fs::write(home.path().join("advise/llm-addresses"), text).unwrap();
    known(&format!("https://other.example/v1\n{}\n", server.url));
    assert_eq!(run(&["draft.md", "--llm", "--angle", "limit"], &env, &config).status.code(), Some(0));
    // With another key it is another matter.
    known(&format!("{} OTHER_KEY\n", server.url));
    assert_eq!(run(&["draft.md", "--llm", "--angle", "limit"], &env, &config).status.code(), Some(2));
    assert_eq!(server.connections(), 1);
}

#[test]
fn a_server_that_is_not_there_leaves_the_offline_version_and_exit_2() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let url = format!("http://127.0.0.1:{port}/v1");
    let ran = run(&["draft.md", "--llm", "--llm-url", &url, "--llm-model", "m", "--copy-ready"], &[], "");
    assert_eq!(ran.status.code(), Some(2), "{}", err(&ran));
    assert_eq!(err(&ran).lines().count(), 2, "{}", err(&ran));
    assert!(err(&ran).contains("no language model: cannot reach it"), "{}", err(&ran));
    assert!(out(&ran).contains("永樂街"), "{}", out(&ran));
}

#[test]
fn where_the_model_is_must_be_said() {
    let ran = run(&["draft.md", "--llm"], &[], "");
    assert_eq!(ran.status.code(), Some(2));
    assert!(err(&ran).contains("11434") && err(&ran).contains("llama-server"), "{}", err(&ran));
    assert_eq!(err(&ran).lines().count(), 1);
    let ran = run(&["draft.md", "--llm", "--llm-url", "http://127.0.0.1:1/v1"], &[], "");
    assert!(err(&ran).contains("--llm-model"), "{}", err(&ran));
    let ran = run(
        &["draft.md", "--llm", "--llm-url", "http://api.example/v1", "--llm-model", "m"],
        &[("ADVISE_LLM_KEY", "k")],
        "",
    );
    assert_eq!(ran.status.code(), Some(2));
    assert!(err(&ran).contains("https"), "{}", err(&ran));
    assert!(run(&["draft.md", "--llm-url", "http://x"], &[], "").status.code() == Some(2));
}

#[test]
fn the_settings_file_is_read_with_care() {
    let at = |config: &str| {
        let ran = run(
            &["draft.md", "--llm", "--llm-url", "http://127.0.0.1:1/v1", "--llm-model", "m", "--dry-run"],
            &[],
            config,
        );
        (ran.status.code(), err(&ran))
    };
    for (config, says) in [
        ("[llm]\nurll = \"x\"\n", "`url`"),
        ("[llm]\ntimeout = 0\n", "advise.toml:2:11"),
        ("[llm]\nrequests_per_minute = 0\n", "requests_per_minute"),
        ("[llm]\ntemperature = 3.5\n", "temperature"),
        ("[llm]\napi_key_env = \"sk-very-secret\"\n", "environment variable"),
        ("[llm]\napi_key_env = \"NO_SUCH_KEY_HERE\"\n", "NO_SUCH_KEY_HERE"),
    ] {
        let (code, message) = at(config);
        assert_eq!(code, Some(2), "{config}");
        assert!(message.contains(says), "{config}: {message}");
    }
    let (code, message) = at(
        "[llm]\nurl = \"http://127.0.0.1:2\"\nmodel = \"x\"\ntimeout = 5\nrequests_per_minute = 3\ntemperature = 0\n",
    );
    assert_eq!(code, Some(0), "{message}");
}
