//! What scripts, zones, forms, severities and fixes are called in JSON, and in keys of the catalogue.

use crate::diagnostic::Severity;
use crate::fix::Applicability;
use crate::note::Zone;
use crate::reading::uses::Form;
use crate::text::script::Script;

/// The name of a script in JSON.
pub const fn script_name(script: Script) -> &'static str {
    match script {
        Script::Hant => "hant",
        Script::Hans => "hans",
        Script::Mixed => "mixed",
        Script::Latin => "latin",
    }
}

/// The name of a zone in JSON.
pub const fn zone_name(zone: Zone) -> &'static str {
    match zone {
        Zone::Title => "title",
        Zone::Opening => "opening",
        Zone::Body => "body",
        Zone::Hashtag => "hashtag",
    }
}

/// The name of a form in JSON.
pub const fn form_name(form: Form) -> &'static str {
    match form {
        Form::Exact => "exact",
        Form::Script => "script",
        Form::Alias => "alias",
        Form::Split => "split",
    }
}

/// The name of a severity in JSON.
pub const fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}

/// The name in JSON of how far a fix may be trusted.
pub const fn applicability_name(applicability: Applicability) -> &'static str {
    match applicability {
        Applicability::Safe => "safe",
        Applicability::Unsafe => "unsafe",
        Applicability::Display => "display",
    }
}
