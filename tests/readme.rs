//! Every output that the README and the pages of docs/ show is what the program prints. `UPDATE_README=1 cargo test --test all readme::` writes it anew.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs `advise ARGS` in the project's folder, as a pipe would see it; with no settings but those that it names.
fn run(args: &str) -> String {
    let done = Command::new(env!("CARGO_BIN_EXE_advise"))
        .args(args.split_whitespace())
        .args((!args.contains("--config")).then_some("--isolated"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program runs");
    String::from_utf8(done.stdout).expect("its output is UTF-8")
}

/// The README and the pages that it leads to.
fn pages() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = std::fs::read_dir(root.join("docs")).expect("docs are there").map(|e| e.expect("a page").path());
    let mut pages: Vec<PathBuf> = docs.filter(|p| p.extension().is_some_and(|e| e == "md")).collect();
    pages.sort();
    pages.insert(0, root.join("README.md"));
    pages
}

/// A page with the output of each of its commands as it is now, and how many there are.
fn fresh(page: &str) -> (String, usize) {
    let (mut fresh, mut blocks, mut rest) = (String::new(), 0, page);
    while let Some(open) = rest.find("```console\n") {
        let body_at = open + "```console\n".len();
        let close = body_at + rest[body_at..].find("```").expect("the block is closed");
        let command = rest[body_at..].lines().next().expect("a command");
        let args = command.strip_prefix("$ advise ").expect("blocks show `$ advise …`");
        let output: String = run(args).lines().map(|l| l.trim_end().to_owned() + "\n").collect();
        fresh.push_str(&rest[..body_at]);
        let _ = write!(fresh, "{command}\n{output}");
        rest = &rest[close..];
        blocks += 1;
    }
    fresh.push_str(rest);
    (fresh, blocks)
}

#[test]
fn the_pages_show_what_the_program_prints() {
    let mut shown = 0;
    for path in pages() {
        let page = std::fs::read_to_string(&path).expect("the page is there");
        let (fresh, blocks) = fresh(&page);
        shown += blocks;
        if std::env::var_os("UPDATE_README").is_some() {
            std::fs::write(&path, &fresh).expect("the page can be written");
            continue;
        }
        assert!(fresh == page, "{} is stale: run `UPDATE_README=1 cargo test --test all readme::`", path.display());
    }
    assert!(shown >= 5, "the pages show too little");
}

/// An owner reads the README to its end: long parts stand in docs/.
#[test]
fn the_readme_is_short() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(path).expect("a README");
    assert!(readme.lines().count() <= 150, "{} lines: move some to docs/", readme.lines().count());
    for link in readme.split("](").skip(1).filter_map(|l| l.split(')').next()).filter(|l| !l.contains("://")) {
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(link).exists(), "{link} leads nowhere");
    }
}

#[test]
fn the_numbers_of_the_readme_hold() {
    let index = advise::pack::Packs::built_in().index;
    let wanted = format!("{}區、{}個行業", han(index.districts.len()), han(index.categories.len()));
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("a README");
    assert!(readme.contains(&wanted), "README.md should say how many packs there are: {wanted}");
}

/// A number below two hundred as Chinese writes it.
fn han(n: usize) -> String {
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    assert!(n < 200, "{n} needs another word");
    if n >= 110 {
        let rest = han(n - 100);
        return format!("一百{}{rest}", if n < 120 { "一" } else { "" });
    }
    assert!(n < 100, "{n} needs another word");
    match (n / 10, n % 10) {
        (0, ones) => digits[ones].to_owned(),
        (1, ones) => format!("十{}", digits[ones]),
        (tens, ones) => format!("{}十{}", digits[tens], digits[ones]),
    }
}
