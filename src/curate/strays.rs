//! Files in a pack folder that are never read, because they lie where nobody looks.

use crate::curate::remark::{Level, PackRemark};
use crate::pack::fault::{Fault, FaultKind};
use crate::pack::load::{PackError, homes, kinds};
use crate::text::nearest::nearest;
use std::path::{Path, PathBuf};

/// The settings, which may lie beside packs.
const SETTINGS: &str = "advise.toml";

/// What lies astray in a folder. A folder whose name is like no pack's is somebody else's business.
pub fn strays(dir: &Path) -> Vec<PackRemark> {
    let mut remarks = Vec::new();
    let shown: Vec<String> = kinds().map(|kind| format!("{kind}/")).collect();
    let shown = shown.join(" ");
    let (folders, files) = entries(dir);
    for file in files.iter().filter(|f| !f.ends_with(SETTINGS)) {
        let fault = Fault::new(FaultKind::UnreadFile, &[("known", &shown)]);
        remarks.push(PackRemark { level: Level::Warning, error: PackError::whole(file, fault) });
    }
    for folder in folders {
        let name = name(&folder);
        if kinds().any(|kind| kind == name) {
            in_kind(&name, &folder, &mut remarks);
        } else if let Some(near) = nearest(&name, kinds())
            && !entries(&folder).1.is_empty()
        {
            let fault = Fault::new(FaultKind::UnreadFolder, &[("folder", &name), ("known", &shown)]).near(Some(near));
            remarks.push(PackRemark { level: Level::Error, error: PackError::whole(&folder, fault) });
        }
    }
    remarks
}

/// What lies astray in a folder that is read.
fn in_kind(kind: &str, folder: &Path, remarks: &mut Vec<PackRemark>) {
    let homes = homes(kind);
    let shown: Vec<String> = homes.iter().map(|home| format!("{}/", home.display())).collect();
    let shown = shown.join(" ").replace('\\', "/");
    let (below, files) = entries(folder);
    if !homes.iter().any(|home| home == Path::new(kind)) {
        for file in files {
            let fault = Fault::new(FaultKind::UnreadFile, &[("known", &shown)]);
            remarks.push(PackRemark { level: Level::Error, error: PackError::whole(&file, fault) });
        }
    }
    for folder in below {
        let name = name(&folder);
        if homes.contains(&Path::new(kind).join(&name)) || entries(&folder).1.is_empty() {
            continue;
        }
        let groups: Vec<String> =
            homes.iter().skip_while(|h| h.parent() == Some(Path::new(""))).map(|h| self::name(h)).collect();
        let near = nearest(&name, groups.iter().map(String::as_str)).map(|near| format!("{kind}/{near}"));
        let name = format!("{kind}/{name}");
        let fault = Fault::new(FaultKind::UnreadFolder, &[("folder", &name), ("known", &shown)]).near(near);
        remarks.push(PackRemark { level: Level::Error, error: PackError::whole(&folder, fault) });
    }
}

fn name(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The folders and the TOML files of a folder, in the order of their names.
fn entries(dir: &Path) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(dir) else { return Default::default() };
    let mut all: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    all.sort();
    let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) = all.into_iter().partition(|p| p.is_dir());
    (folders, files.into_iter().filter(|p| p.extension().is_some_and(|x| x == "toml")).collect())
}
