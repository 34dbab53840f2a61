//! Many notes on several cores, in and out in the same order: what is written never depends on how many cores there are.

use std::any::Any;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Mutex, mpsc};
use std::thread;

/// Jobs that a worker takes at once.
const BATCH: usize = 8;
/// Batches under way for each worker; bounds the memory of a run.
const WINDOW: usize = 4;

/// What came of a batch; a panic is carried over to the caller.
type Batch<D> = Result<Vec<D>, Box<dyn Any + Send>>;

/// The number of workers for a wish; 0 means one a core.
pub fn workers(wish: usize) -> usize {
    let cores = || thread::available_parallelism().map_or(1, usize::from);
    if wish == 0 { cores() } else { wish.min(256) }
}

/// Does all jobs on some workers and hands over what came out in the order of the jobs. Stops at the first error of `take`.
pub fn run<J, D, E>(
    workers: usize,
    jobs: impl Iterator<Item = J>,
    work: impl Fn(J) -> D + Sync,
    mut take: impl FnMut(D) -> Result<(), E>,
) -> Result<(), E>
where
    J: Send,
    D: Send,
{
    if workers <= 1 {
        return jobs.map(work).try_for_each(take);
    }
    let (to_workers, queue) = mpsc::channel::<(usize, Vec<J>)>();
    let queue = Mutex::new(queue);
    let (work, queue) = (&work, &queue);
    thread::scope(move |scope| {
        let (to_main, results) = mpsc::channel::<(usize, Batch<D>)>();
        for _ in 0..workers {
            let to_main = to_main.clone();
            scope.spawn(move || {
                loop {
                    let Ok((number, batch)) = queue.lock().map_or(Err(mpsc::RecvError), |q| q.recv()) else { return };
                    let done = catch_unwind(AssertUnwindSafe(|| batch.into_iter().map(work).collect()));
                    if to_main.send((number, done)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(to_main);
        // Dropped with this closure, also on an early return: that is what ends the workers.
        let to_workers = to_workers;
        let mut jobs = jobs.fuse();
        let mut waiting: BTreeMap<usize, Batch<D>> = BTreeMap::new();
        let (mut sent, mut taken) = (0, 0);
        loop {
            while sent - taken < workers * WINDOW {
                let batch: Vec<J> = jobs.by_ref().take(BATCH).collect();
                if batch.is_empty() || to_workers.send((sent, batch)).is_err() {
                    break;
                }
                sent += 1;
            }
            if taken == sent {
                return Ok(());
            }
            let Ok((number, done)) = results.recv() else { return Ok(()) };
            waiting.insert(number, done);
            while let Some(done) = waiting.remove(&taken) {
                taken += 1;
                for one in done.unwrap_or_else(|panic| resume_unwind(panic)) {
                    take(one)?;
                }
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_does_not_depend_on_workers() {
        for workers in [1, 2, 8] {
            let mut out = Vec::new();
            let slow_first = |n: u64| (0..(1000 - n) * 50).fold(n, |a, b| a ^ (b & 1) ^ (b & 1));
            run(workers, 0..1000, slow_first, |n| {
                out.push(n);
                Ok::<(), ()>(())
            })
            .unwrap();
            assert_eq!(out, (0..1000).collect::<Vec<_>>(), "{workers}");
        }
    }

    #[test]
    fn an_error_ends_the_run() {
        let mut seen = 0;
        let end = run(
            4,
            0..,
            |n: u32| n,
            |n| {
                seen += 1;
                if n == 100 { Err(n) } else { Ok(()) }
            },
        );
        assert_eq!((end, seen), (Err(100), 101));
    }

    #[test]
    #[should_panic(expected = "broken")]
    fn a_panic_is_not_a_hang() {
        let work = |n: u32| assert!(n != 50, "broken");
        let _ = run(4, 0..1000, work, |()| Ok::<(), ()>(()));
    }
}
