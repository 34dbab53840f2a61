//! What is asked of the model: the rules in the language of the note, the facts with their ids, the shape of the angle, the
//! limits. Nothing is sent but the draft, its facts, and the lines of the shop's profile that are facts of this version.

use crate::lang::Catalog;
use crate::lang::fill;
use crate::note::{Author, TITLE_LIMIT};
use crate::write::rewrite::version::{Rewrite, Rewritten};
use crate::write::rewrite::way::Way;
use serde::Serialize;
use serde_json::{Value, json};

/// Titles that are asked for.
pub const TITLES: usize = 5;
/// Units of a title that are asked for: two below the limit, because models count badly.
const TITLE_UNITS: u32 = 18;
/// Units of body and topics that are asked for.
const BODY_UNITS: u32 = 800;
/// Topics of a version.
pub const TOPICS: std::ops::RangeInclusive<usize> = 3..=8;
/// Questions to the owner.
pub const SLOTS: std::ops::RangeInclusive<usize> = 3..=6;

/// What a version is asked for.
#[derive(Clone, Debug)]
pub struct Wish<'a> {
    /// The draft.
    pub note: &'a Rewritten,
    /// The offline version whose facts and topics may be used.
    pub offline: &'a Rewrite,
    /// Way of writing.
    pub way: Way,
    /// Who speaks.
    pub voice: Author,
    /// The main keyword, if there is one.
    pub keyword: Option<String>,
    /// Whether questions to the owner may be asked.
    pub with_slots: bool,
}

/// A conversation so far, and the topics that an answer may choose from.
#[derive(Clone, Debug, Default)]
pub struct Conversation {
    /// As the protocol wants them.
    pub messages: Vec<Value>,
    /// Without signs.
    pub topics: Vec<String>,
}

/// What the model may use, as it is sent.
#[derive(Serialize)]
struct MaterialOut<'a> {
    draft: &'a str,
    facts: Vec<FactOut<'a>>,
    /// What the version leads with, in words.
    lead: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    keyword: Option<&'a str>,
    topics: &'a [String],
    questions: Vec<&'a str>,
}

#[derive(Serialize)]
struct FactOut<'a> {
    id: String,
    from: &'static str,
    text: &'a str,
}

impl Wish<'_> {
    /// How it begins: rules, then material.
    pub fn conversation(&self) -> Conversation {
        let messages = vec![
            json!({ "role": "system", "content": self.rules() }),
            json!({ "role": "user", "content": self.material() }),
        ];
        Conversation { messages, topics: self.offline.hashtags.clone() }
    }

    fn rules(&self) -> String {
        let template = match self.way {
            Way::Hant => include_str!("prompts/hant.txt"),
            Way::Yue => include_str!("prompts/yue.txt"),
            Way::Hans => include_str!("prompts/hans.txt"),
            Way::En => include_str!("prompts/en.txt"),
        };
        let voice = match self.voice {
            Author::Staff => "llm.voice.staff",
            Author::Agency => "llm.voice.agency",
            _ => "llm.voice.owner",
        };
        let voice = Catalog::of(self.way.script()).say(voice, &[]);
        let (least, most) = if self.with_slots { (*SLOTS.start(), *SLOTS.end()) } else { (0, 0) };
        let numbers = [least, most, TITLES, *TOPICS.start(), *TOPICS.end()].map(|n| n.to_string());
        let [slots_min, slots_max, titles, topics_min, topics_max] = numbers.each_ref().map(String::as_str);
        fill(
            template.trim_end(),
            &[
                ("slots_min", slots_min),
                ("slots_max", slots_max),
                ("titles", titles),
                ("topics_min", topics_min),
                ("topics_max", topics_max),
                ("title_units", &TITLE_UNITS.to_string()),
                ("body_units", &BODY_UNITS.to_string()),
                ("voice", &voice),
            ],
        )
    }

    fn material(&self) -> String {
        let lead = Catalog::of(self.way.script()).say(&format!("rewrite.lead.{}", self.offline.angle), &[]);
        let facts = self.offline.facts.iter().enumerate().map(|(i, fact)| FactOut {
            id: format!("f{}", i + 1),
            from: if fact.span.is_some() { "draft" } else { "profile" },
            text: &fact.text,
        });
        let material = MaterialOut {
            draft: &self.note.before,
            facts: facts.collect(),
            lead: &lead,
            keyword: self.keyword.as_deref(),
            topics: &self.offline.hashtags,
            questions: if self.with_slots {
                self.offline.slots.iter().map(|s| s.trim_matches(['〔', '〕'])).collect()
            } else {
                Vec::new()
            },
        };
        serde_json::to_string(&material).unwrap_or_default()
    }
}

/// The body of a request; `topics` are those that an answer may choose from.
pub fn request(model: &str, temperature: f64, messages: &[Value], topics: &[String], format: ResponseFormat) -> Value {
    let mut out = json!({ "model": model, "messages": messages, "temperature": temperature, "stream": false });
    if let Some(format) = format.value(topics) {
        out["response_format"] = format;
    }
    out
}

/// How strictly a server is asked to answer in JSON: the strictest first, less where it does not know that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseFormat {
    /// By a schema.
    Schema,
    /// Any object.
    Object,
    /// As the rules say.
    Free,
}

impl ResponseFormat {
    /// The next one, for a server that does not know this one.
    pub const fn looser(self) -> Option<Self> {
        match self {
            Self::Schema => Some(Self::Object),
            Self::Object => Some(Self::Free),
            Self::Free => None,
        }
    }

    fn value(self, topics: &[String]) -> Option<Value> {
        match self {
            Self::Schema => {
                let schema = json!({ "name": "note", "schema": answer_schema(topics) });
                Some(json!({ "type": "json_schema", "json_schema": schema }))
            }
            Self::Object => Some(json!({ "type": "json_object" })),
            Self::Free => None,
        }
    }
}

fn answer_schema(topics: &[String]) -> Value {
    let text = json!({ "type": "string" });
    let title = json!({ "type": "string", "maxLength": 2 * TITLE_LIMIT });
    let topic = if topics.len() >= *TOPICS.start() { json!({ "enum": topics }) } else { text.clone() };
    json!({
        "type": "object",
        "properties": {
            "title_options": { "type": "array", "items": title, "minItems": TITLES, "maxItems": TITLES },
            "body": text,
            "hashtags": { "type": "array", "items": topic, "minItems": TOPICS.start(), "maxItems": TOPICS.end() },
        },
        "required": ["title_options", "body", "hashtags"],
        "additionalProperties": false,
    })
}
