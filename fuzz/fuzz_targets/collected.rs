#![no_main]

#[path = "../targets.rs"]
#[allow(dead_code)]
mod targets;

// The packs are loaded before the clock of the first input runs.
libfuzzer_sys::fuzz_target!(init: targets::ready(), |data: &[u8]| targets::collected(data));
