//! For tests: the schemas in `docs/` are made of the very types that are written.

use schemars::JsonSchema;

/// Fails unless `docs/<name>.schema.json` says what a type looks like. `UPDATE_SCHEMA=1 cargo test --lib schema` writes it anew.
pub fn is_fresh<T: JsonSchema>(name: &str) {
    let fresh = serde_json::to_string_pretty(&schemars::schema_for!(T)).unwrap() + "\n";
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/{name}.schema.json"));
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(&path, &fresh).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == fresh, "docs/{name}.schema.json is stale: run `UPDATE_SCHEMA=1 cargo test --lib schema`");
}
