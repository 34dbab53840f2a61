//! Judges pack files beyond their syntax: what a curator would want to be told before customers see it.
//!
//! Errors make a pack unusable or silently wrong; warnings ask for a second look.

mod angles;
mod forms;
mod imports;
mod phrases;
mod shadow;
mod terms;
#[cfg(test)]
mod tests;
mod validator;
mod wording;

use super::remark::PackRemark;
use crate::pack::load::Folder;
use validator::Validator;

/// Looks at every file of a folder. `today` is `YYYY-MM-DD`; without it no date is stale.
pub fn validate(folder: &Folder, today: Option<&str>) -> Vec<PackRemark> {
    let mut v = Validator::new(folder, today);
    for file in &folder.districts {
        v.district(file);
    }
    for file in &folder.categories {
        v.category(file);
    }
    v.shadows(folder);
    v.phrases(folder);
    v.angles(folder);
    for file in &folder.wording {
        v.wording(file);
    }
    for file in &folder.imports {
        v.import(file);
    }
    v.remarks()
}
