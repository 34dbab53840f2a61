//! One note at which the program stumbles does not end a batch: its panic becomes the line of a note that failed, and the
//! rest goes on. A panic is always a fault of the program, so the line says where it happened and asks to be told.

use advise::check::Failure;
use advise::lang::Catalog;
use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe, Location};
use std::sync::Once;

thread_local! {
    /// Where this thread stumbled; `None` while nobody here would catch it.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Does the work for one note. What the work holds on to must bear being left half done: it is looked at no more.
pub fn note<T>(path: &str, catalog: &Catalog, work: impl FnOnce() -> T) -> Result<T, Failure> {
    quiet();
    PLACE.with_borrow_mut(|place| *place = Some(String::new()));
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    let place = PLACE.take().unwrap_or_default();
    done.map_err(|_| Failure {
        path: path.to_owned(),
        message: catalog.say("cli.input.stumbled", &[("place", &place)]),
    })
}

/// Keeps panics that are caught here off the terminal; all others are told as ever.
fn quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let caught = PLACE.with_borrow_mut(|place| {
                if let Some(place) = place {
                    *place = info.location().map(Location::to_string).unwrap_or_default();
                }
                place.is_some()
            });
            if !caught {
                usual(info);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use advise::lang::Lang;

    #[test]
    fn a_panic_becomes_a_failure_with_its_place() {
        let catalog = Catalog::new(Lang::En);
        assert_eq!(note("a.md", &catalog, || 7), Ok(7));
        let failure = note("a.md", &catalog, || -> u32 { panic!("broken") }).unwrap_err();
        assert_eq!(failure.path, "a.md");
        assert!(failure.message.contains("survive.rs:"), "{}", failure.message);
        assert_eq!(note("b.md", &catalog, || 8), Ok(8));
    }
}
