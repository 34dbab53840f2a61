//! Ctrl-C and its like: what was only half done is taken away, then the program ends as if nobody had listened.

/// Begins to listen, once a run; called before the first temporary file is made.
#[cfg(unix)]
pub fn watch() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use std::sync::Once;
    static ONCE: Once = Once::new();

    ONCE.call_once(|| {
        let ignored = ignored();
        let wanted = [SIGHUP, SIGINT, SIGTERM].into_iter().filter(|signal| ignored & (1 << (signal - 1)) == 0);
        let Ok(mut signals) = Signals::new(wanted) else { return };
        // Without a thread to spare, files may be left behind; the next run takes them away.
        let _ = std::thread::Builder::new().name("interrupt".to_owned()).spawn(move || {
            if let Some(signal) = signals.forever().next() {
                let _live = super::registry::clear();
                let _ = signal_hook::low_level::emulate_default_handler(signal);
            }
        });
    });
}

/// The signals that whoever started us wants ignored (`nohup`, a script's background jobs), one bit each. Where the system
/// does not tell, none.
#[cfg(unix)]
fn ignored() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0)
}

/// Elsewhere, the next run takes away what was left behind.
#[cfg(not(unix))]
pub const fn watch() {}
