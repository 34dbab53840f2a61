//! Moments at which a test may end the program, so that what is on the disk then can be looked at.

use std::io;

/// A moment in the writing of a file. Nothing happens here but in a debug build that is asked to stop.
#[cfg(not(debug_assertions))]
#[expect(clippy::unnecessary_wraps, reason = "as in a debug build")]
pub const fn step() -> io::Result<()> {
    Ok(())
}

/// A moment in the writing of a file. `ADVISE_TEST_STOP=7:kill` ends a debug build at its seventh: by `kill`, by the
/// signals `int` and `term`, or with a `full` disk.
#[cfg(debug_assertions)]
pub fn step() -> io::Result<()> {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static STEPS: AtomicUsize = AtomicUsize::new(0);

    let Ok(wish) = std::env::var("ADVISE_TEST_STOP") else { return Ok(()) };
    let now = STEPS.fetch_add(1, Ordering::SeqCst) + 1;
    match wish.split_once(':') {
        Some((at, how)) if at.parse() == Ok(now) => stop(how),
        _ => Ok(()),
    }
}

#[cfg(debug_assertions)]
fn stop(how: &str) -> io::Result<()> {
    if how == "full" {
        return Err(io::ErrorKind::StorageFull.into());
    }
    #[cfg(unix)]
    {
        use signal_hook::consts::{SIGINT, SIGKILL, SIGTERM};
        let signal = match how {
            "int" => SIGINT,
            "term" => SIGTERM,
            _ => SIGKILL,
        };
        signal_hook::low_level::raise(signal)?;
        // The end comes from another thread; nothing more may be written until then.
        loop {
            std::thread::park();
        }
    }
    #[cfg(not(unix))]
    std::process::abort();
}
