//! `[llm]` of `advise.toml`: where the user's language model is. Flags win over the environment, that over the file. The
//! key is never written there, only the name of the variable that holds it.

use serde::Deserialize;
use toml::Spanned;

/// The table as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct LlmTable {
    url: Option<String>,
    model: Option<String>,
    api_key_env: Option<Spanned<String>>,
    timeout: Option<Spanned<u64>>,
    requests_per_minute: Option<Spanned<u32>>,
    temperature: Option<Spanned<f64>>,
}

#[cfg(feature = "llm")]
impl super::Settings {
    /// Where the model is and how to speak to it.
    pub fn llm(
        &self,
        url: Option<&str>,
        model: Option<&str>,
        catalog: &advise::lang::Catalog,
    ) -> Result<advise::write::rewrite::llm::Settings, crate::cli::outcome::Error> {
        use crate::cli::outcome::Error;
        use advise::write::rewrite::llm;
        use std::time::Duration;
        let table = &self.written.llm;
        let chosen = |flag: Option<&str>, variable: &str, file: Option<&String>| {
            let given = flag.map(str::to_owned).or_else(|| env(variable)).or_else(|| file.cloned());
            given.map(|s| s.trim().to_owned()).filter(|s| !s.is_empty())
        };
        let missing = |key: &str| Error::Usage(catalog.say(key, &[]));
        let url = chosen(url, "ADVISE_LLM_URL", table.url.as_ref()).ok_or_else(|| missing("llm.missing-url"))?;
        let model =
            chosen(model, "ADVISE_LLM_MODEL", table.model.as_ref()).ok_or_else(|| missing("llm.missing-model"))?;
        let wrong = |at: usize, key: &str| self.at(at, catalog.say(key, &[]));
        if let Some(timeout) = table.timeout.as_ref().filter(|t| !(1..=600).contains(t.as_ref())) {
            return Err(wrong(timeout.span().start, "llm.config.timeout"));
        }
        if let Some(pace) = table.requests_per_minute.as_ref().filter(|p| *p.as_ref() == 0) {
            return Err(wrong(pace.span().start, "llm.config.pace"));
        }
        if let Some(heat) = table.temperature.as_ref().filter(|t| !(0.0..=2.0).contains(t.as_ref())) {
            return Err(wrong(heat.span().start, "llm.config.temperature"));
        }
        let is_name = |name: &String| {
            !name.is_empty() && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
        };
        if let Some(name) = table.api_key_env.as_ref().filter(|n| !is_name(n.as_ref())) {
            return Err(wrong(name.span().start, "llm.config.key-name"));
        }
        let named = table.api_key_env.as_ref().map(Spanned::as_ref);
        let key = env("ADVISE_LLM_KEY").or_else(|| env(named?));
        if let (None, Some(name)) = (&key, named) {
            return Err(Error::Usage(catalog.say("llm.missing-key", &[("name", name)])));
        }
        Ok(llm::Settings {
            url,
            model,
            key,
            timeout: Duration::from_secs(table.timeout.as_ref().map_or(llm::TIMEOUT, |t| *t.as_ref())),
            requests_per_minute: table.requests_per_minute.as_ref().map(|p| *p.as_ref()),
            temperature: table.temperature.as_ref().map_or(llm::TEMPERATURE, |t| *t.as_ref()),
        })
    }
}

#[cfg(feature = "llm")]
fn env(name: &str) -> Option<String> {
    std::env::var(name).ok().map(|v| v.trim().to_owned()).filter(|v| !v.is_empty())
}
