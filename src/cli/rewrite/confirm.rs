//! An address that a settings file names is confirmed once before anything is sent there: the file may be a stranger's, who
//! would receive the draft, and the key with it. What a flag or the environment names is the user's own word.

use crate::cli::disk::replace;
use crate::cli::outcome::Error;
use crate::cli::say::tell;
use crate::cli::settings::Named;
use advise::lang::Catalog;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::PathBuf;

/// Lets a run send to an address that a file names: it was confirmed before, `--yes` says so, or somebody at the terminal does.
pub fn address(named: &Named, is_sure: bool, catalog: &Catalog) -> Result<(), Error> {
    let line = match &named.variable {
        Some(variable) => format!("{} {variable}", named.url),
        None => named.url.clone(),
    };
    let home = home();
    let known = home.as_ref().and_then(|path| std::fs::read_to_string(path).ok());
    if is_sure || known.as_deref().is_some_and(|known| known.lines().any(|l| l == line)) {
        return Ok(());
    }
    let path = named.path.display().to_string();
    let args = [("path", path.as_str()), ("url", &named.url), ("key", named.variable.as_deref().unwrap_or("-"))];
    if !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
        return Err(Error::Usage(catalog.say("llm.confirm.missing", &args)));
    }
    let key = if named.variable.is_some() { "llm.confirm.ask-key" } else { "llm.confirm.ask" };
    let mut err = io::stderr().lock();
    write!(err, "{} [y/N] ", catalog.say(key, &args)).and_then(|()| err.flush()).map_err(Error::Output)?;
    drop(err);
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer).map_err(Error::Output)?;
    if !matches!(answer.trim(), "y" | "Y" | "yes") {
        return Err(Error::Usage(catalog.say("llm.confirm.refused", &args)));
    }
    if let Some(home) = home {
        let old = known.unwrap_or_default();
        let new = format!("{old}{line}\n");
        let kept = home.parent().map_or(Ok(()), std::fs::create_dir_all);
        let kept = kept.and_then(|()| replace(&home, new.as_bytes(), home.exists().then_some(old.as_bytes())));
        if kept.is_err() {
            // It is asked again next time.
            tell(&catalog.say("llm.confirm.not-kept", &[("path", &home.display().to_string())]));
        }
    }
    Ok(())
}

/// Where confirmed addresses are kept, one a line.
fn home() -> Option<PathBuf> {
    let folder = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let config =
        folder("XDG_CONFIG_HOME").or_else(|| folder("APPDATA")).or_else(|| folder("HOME").map(|h| h.join(".config")));
    config.map(|c| c.join("advise").join("llm-addresses"))
}
