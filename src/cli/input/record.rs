//! One line of NDJSON as a note. Every key but `body` may be missing, keys that nobody knows are left alone, and a value
//! of the wrong kind costs the row: guessing what it meant would report on another note than the one meant.

use super::decode;
use advise::lang::Catalog;
use advise::lists::WordList;
use advise::note::{Author, Meta, Record};
use serde_json::{Map, Value};

/// Reads a line that begins at byte `at` of its file: the record's id and its fields.
pub fn read(bytes: Vec<u8>, at: u64, catalog: &Catalog) -> Result<(Option<String>, Record), String> {
    let text = decode::utf8(bytes, at, catalog)?;
    let value: Value = serde_json::from_str(text.trim()).map_err(|e| json_message(&e, catalog))?;
    let Value::Object(map) = value else { return Err(catalog.say("cli.record.no-object", &[])) };
    let fields = Fields { map: &map, catalog };
    let body = match map.get("body") {
        Some(Value::String(body)) => body.clone(),
        Some(Value::Null) | None => return Err(catalog.say("cli.record.no-body", &[])),
        Some(_) => return Err(fields.wrong("body", "cli.kind.text")),
    };
    // Taken as given, blank or not: spans count it.
    let title = match fields.value("title") {
        None => String::new(),
        Some(Value::String(title)) => title.clone(),
        Some(_) => return Err(fields.wrong("title", "cli.kind.text")),
    };
    if title.trim().is_empty() && body.trim().is_empty() {
        return Err(catalog.say("cli.record.empty", &[]));
    }
    let meta = Meta {
        district: fields.text("district")?,
        place: fields.text("place")?,
        category: fields.text("category")?,
        keywords: fields.list("keywords", &[',', '，', '、', ';', '；'])?,
        author: fields.author()?,
        sponsored: fields.flag("sponsored")?,
        ai: fields.flag("ai")?,
        proof: fields.list("proof", &[',', '，', '、'])?,
        date: fields.text("date")?,
        cover_text: fields.text("cover_text")?,
        images: fields.count("images")?,
        pillar: fields.text("pillar")?,
        ignore: fields.list("ignore", &[',', '，', ' '])?,
        ..Meta::default()
    };
    let tags = fields.list("tags", &[' ', '\u{3000}', '\n', '#', '＃', ',', '，', '、'])?;
    Ok((fields.id()?, Record { title, body, tags, meta }))
}

/// Reads a line that holds two records: its id, the draft, the version.
pub fn read_pair(bytes: Vec<u8>, at: u64, catalog: &Catalog) -> Result<(Option<String>, Record, Record), String> {
    let text = decode::utf8(bytes, at, catalog)?;
    let value: Value = serde_json::from_str(text.trim()).map_err(|e| json_message(&e, catalog))?;
    let Value::Object(map) = value else { return Err(catalog.say("cli.record.no-object", &[])) };
    let side = |key: &str| {
        let object = map.get(key).filter(|v| v.is_object());
        let object = object.ok_or_else(|| catalog.say("cli.verify.no-pair", &[("key", key)]))?;
        let (_, record) = read(object.to_string().into_bytes(), 0, catalog).map_err(|e| format!("{key}: {e}"))?;
        Ok::<_, String>(record)
    };
    let id = Fields { map: &map, catalog }.id()?;
    Ok((id, side("draft")?, side("version")?))
}

/// What is wrong with a line that is no JSON.
fn json_message(error: &serde_json::Error, catalog: &Catalog) -> String {
    let said = error.to_string();
    // serde's words: "lone leading surrogate in hex escape", "unexpected end of hex escape" after a lone one.
    if said.contains("surrogate") || said.contains("hex escape") {
        return catalog.say("cli.record.surrogate", &[("column", &error.column().to_string())]);
    }
    let detail = said.split(" at line ").next().unwrap_or_default();
    catalog.say("cli.record.no-json", &[("column", &error.column().to_string()), ("detail", detail)])
}

/// The fields of a record, each read as the kind of value it has to be.
struct Fields<'a> {
    map: &'a Map<String, Value>,
    catalog: &'a Catalog,
}

impl<'a> Fields<'a> {
    fn wrong(&self, key: &str, kind: &str) -> String {
        let kind = self.catalog.say(kind, &[]);
        self.catalog.say("cli.record.wrong-kind", &[("key", key), ("kind", &kind)])
    }

    fn value(&self, key: &str) -> Option<&'a Value> {
        self.map.get(key).filter(|v| !v.is_null())
    }

    /// A text; an empty one says nothing.
    fn text(&self, key: &str) -> Result<Option<String>, String> {
        match self.value(key) {
            None => Ok(None),
            Some(Value::String(s)) => Ok(Some(s.clone()).filter(|s| !s.trim().is_empty())),
            Some(_) => Err(self.wrong(key, "cli.kind.text")),
        }
    }

    fn id(&self) -> Result<Option<String>, String> {
        match self.value("id") {
            Some(Value::Number(n)) => Ok(Some(n.to_string())),
            Some(Value::String(s)) => Ok(Some(s.clone())),
            None => Ok(None),
            Some(_) => Err(self.wrong("id", "cli.kind.id")),
        }
    }

    /// A list of texts, or one text that separators cut.
    fn list(&self, key: &str, separators: &[char]) -> Result<Vec<String>, String> {
        let items: Vec<&str> = match self.value(key) {
            None => Vec::new(),
            Some(Value::String(s)) => s.split(separators).collect(),
            Some(Value::Array(items)) => {
                let texts: Option<Vec<&str>> = items.iter().map(Value::as_str).collect();
                texts.ok_or_else(|| self.wrong(key, "cli.kind.list"))?
            }
            Some(_) => return Err(self.wrong(key, "cli.kind.list")),
        };
        Ok(items.into_iter().map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).collect())
    }

    fn flag(&self, key: &str) -> Result<Option<bool>, String> {
        let wrong = || Err(self.wrong(key, "cli.kind.flag"));
        match self.value(key) {
            None => Ok(None),
            Some(Value::Bool(b)) => Ok(Some(*b)),
            Some(Value::Number(n)) if n.as_u64().is_some_and(|n| n < 2) => Ok(Some(n.as_u64() == Some(1))),
            Some(Value::String(s)) => match s.trim().to_ascii_lowercase().as_str() {
                "" => Ok(None),
                word if WordList::Yes.has(word) => Ok(Some(true)),
                word if WordList::No.has(word) => Ok(Some(false)),
                _ => wrong(),
            },
            Some(_) => wrong(),
        }
    }

    /// A number, or a list to count.
    fn count(&self, key: &str) -> Result<Option<u32>, String> {
        let number = |n: Option<u64>| n.and_then(|n| u32::try_from(n).ok()).map(Some);
        let counted = match self.value(key) {
            None => Some(None),
            Some(Value::Number(n)) => number(n.as_u64()),
            Some(Value::String(s)) if s.trim().is_empty() => Some(None),
            Some(Value::String(s)) => number(s.trim().parse().ok()),
            Some(Value::Array(items)) => number(Some(items.len() as u64)),
            Some(_) => None,
        };
        counted.ok_or_else(|| self.wrong(key, "cli.kind.number"))
    }

    fn author(&self) -> Result<Option<Author>, String> {
        let Some(name) = self.text("author")? else { return Ok(None) };
        match Author::from_name(&name) {
            Some(author) => Ok(Some(author)),
            None => Err(self.wrong("author", "cli.kind.author")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use advise::lang::Lang;

    fn row(line: &str) -> Result<(Option<String>, Record), String> {
        read(line.into(), 0, &Catalog::new(Lang::En))
    }

    #[test]
    fn all_keys() {
        let line = r##"{"id":7,"title":"上環咖啡店","body":"朝早七點開門","tags":"#上環咖啡店 #手沖,甜品","district":"上環","category":"cafe","keywords":["上環 咖啡"],
            "author":"owner","sponsored":false,"ai":"是","date":"2026-11-22","cover_text":"上環","images":["a.jpg","b.jpg"],"pillar":null,"proof":["有機"],"ignore":"format","x":{}}"##;
        let (id, record) = row(&line.replace('\n', " ")).unwrap();
        assert_eq!(id.as_deref(), Some("7"));
        assert_eq!(record.tags, ["上環咖啡店", "手沖", "甜品"]);
        assert_eq!(record.meta.keywords, ["上環 咖啡"]);
        assert_eq!(
            (record.meta.ai, record.meta.images, record.meta.author),
            (Some(true), Some(2), Some(Author::Owner))
        );
        assert_eq!(record.meta.pillar, None);
    }

    #[test]
    fn a_wrong_value_costs_the_row() {
        for (line, word) in [
            ("{\"title\":\"x\"}", "body"),
            ("{\"body\":3}", "body"),
            ("{\"body\":\"\\ud800\"}", "surrogate"),
            ("{\"body\":\"\\ud800\\u0041\"}", "surrogate"),
            ("{\"body\":\"a\",\"tags\":[1]}", "tags"),
            ("{\"body\":\"a\",\"author\":\"boss\"}", "author"),
            ("{\"body\":\"a\",\"images\":-1}", "images"),
            ("{\"body\":\" \"}", "empty"),
            ("[]", "object"),
            ("not json", "JSON"),
        ] {
            let message = row(line).unwrap_err();
            assert!(message.contains(word), "{line}: {message}");
        }
    }
}
