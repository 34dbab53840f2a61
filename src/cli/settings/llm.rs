//! How to reach the user's language model: flags win over the environment, that over `[llm]` of `advise.toml`.

use super::file::SettingsFile;
use crate::cli::outcome::Error;
use advise::lang::Catalog;
use advise::write::rewrite::llm;
use std::path::PathBuf;
use std::time::Duration;
use toml::Spanned;

/// An address that stands in a settings file and nowhere else.
#[derive(Clone, Debug)]
pub struct Named {
    /// The file.
    pub path: PathBuf,
    /// The address.
    pub url: String,
    /// The variable whose value would be sent there as a key.
    pub variable: Option<String>,
}

/// Where the model is and how to speak to it; the address once more where only the file names it. `url` and `model` are what
/// the flags say.
pub fn settings(
    file: &SettingsFile,
    url: Option<&str>,
    model: Option<&str>,
    catalog: &Catalog,
) -> Result<(llm::Settings, Option<Named>), Error> {
    let table = &file.tables.llm;
    let chosen = |flag: Option<&str>, variable: &str, written: Option<&String>| {
        let given = flag.map(str::to_owned).or_else(|| env(variable)).or_else(|| written.cloned());
        given.map(|s| s.trim().to_owned()).filter(|s| !s.is_empty())
    };
    let missing = |key: &str| Error::Usage(catalog.say(key, &[]));
    let is_own = chosen(url, "ADVISE_LLM_URL", None).is_some();
    let url = chosen(url, "ADVISE_LLM_URL", table.url.as_ref()).ok_or_else(|| missing("llm.missing-url"))?;
    let model = chosen(model, "ADVISE_LLM_MODEL", table.model.as_ref()).ok_or_else(|| missing("llm.missing-model"))?;
    let wrong = |at: usize, key: &str| file.wrong_at(at, catalog.say(key, &[]));
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
    let variable = if env("ADVISE_LLM_KEY").is_some() { Some("ADVISE_LLM_KEY") } else { named.map(String::as_str) };
    let named = Named {
        path: file.path.clone().unwrap_or_default(),
        url: url.clone(),
        variable: variable.filter(|_| key.is_some()).map(str::to_owned),
    };
    let settings = llm::Settings {
        url,
        model,
        key,
        timeout: Duration::from_secs(table.timeout.as_ref().map_or(llm::TIMEOUT, |t| *t.as_ref())),
        requests_per_minute: table.requests_per_minute.as_ref().map(|p| *p.as_ref()),
        temperature: table.temperature.as_ref().map_or(llm::TEMPERATURE, |t| *t.as_ref()),
    };
    Ok((settings, (!is_own).then_some(named)))
}

/// What a variable of the environment holds, if anything.
fn env(name: &str) -> Option<String> {
    std::env::var(name).ok().map(|v| v.trim().to_owned()).filter(|v| !v.is_empty())
}
