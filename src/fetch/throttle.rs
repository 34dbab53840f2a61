//! One request a second a host, so that a shop's little server hardly notices.

use std::collections::HashMap;
use std::time::{Duration, Instant};

/// Between two requests to one host.
const PAUSE: Duration = Duration::from_secs(1);

/// Where the time comes from; a test brings its own.
pub trait Clock {
    /// Now.
    fn now(&self) -> Instant;
    /// Waits.
    fn sleep(&self, time: Duration);
}

/// The clock on the wall.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        Instant::now()
    }

    fn sleep(&self, time: Duration) {
        std::thread::sleep(time);
    }
}

/// When each host was last asked.
pub struct Throttle {
    clock: Box<dyn Clock>,
    last: HashMap<String, Instant>,
}

impl Throttle {
    /// Nobody was asked yet.
    pub fn new(clock: Box<dyn Clock>) -> Self {
        Self { clock, last: HashMap::new() }
    }

    /// Waits until the host may be asked again, and notes that it is.
    pub fn wait(&mut self, host: &str) {
        if let Some(last) = self.last.get(host) {
            let since = self.clock.now().saturating_duration_since(*last);
            if let Some(rest) = PAUSE.checked_sub(since).filter(|rest| !rest.is_zero()) {
                self.clock.sleep(rest);
            }
        }
        self.last.insert(host.to_owned(), self.clock.now());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;
    use std::rc::Rc;

    /// Time passes when somebody sleeps, and when the test says so.
    #[derive(Clone)]
    struct Fake(Rc<RefCell<(Instant, Vec<Duration>)>>);

    impl Clock for Fake {
        fn now(&self) -> Instant {
            self.0.borrow().0
        }

        fn sleep(&self, time: Duration) {
            let mut state = self.0.borrow_mut();
            state.0 += time;
            state.1.push(time);
        }
    }

    #[test]
    fn a_second_a_host() {
        let clock = Fake(Rc::new(RefCell::new((Instant::now(), Vec::new()))));
        let mut throttle = Throttle::new(Box::new(clock.clone()));
        throttle.wait("a.hk");
        throttle.wait("b.hk");
        assert!(clock.0.borrow().1.is_empty(), "two hosts need not wait for each other");
        throttle.wait("a.hk");
        clock.0.borrow_mut().0 += Duration::from_millis(400);
        throttle.wait("a.hk");
        clock.0.borrow_mut().0 += Duration::from_secs(5);
        throttle.wait("a.hk");
        assert_eq!(clock.0.borrow().1, [Duration::from_secs(1), Duration::from_millis(600)]);
    }
}
