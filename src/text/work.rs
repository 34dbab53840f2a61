//! Counts, in tests alone, what is looked at: a text twice as long must not be looked at four times as often. What a test
//! cannot count is timed by `benches/hostile.rs`.

#[cfg(test)]
use std::cell::Cell;

#[cfg(test)]
thread_local! {
    static LOOKS: Cell<u64> = const { Cell::new(0) };
}

/// Notes that so many things (hits, characters, lines) were looked at. Costs nothing outside tests.
pub fn looked_at(things: usize) {
    #[cfg(test)]
    LOOKS.set(LOOKS.get() + things as u64);
    #[cfg(not(test))]
    let _ = things;
}

/// What was looked at on this thread so far.
#[cfg(test)]
pub fn looks() -> u64 {
    LOOKS.get()
}
