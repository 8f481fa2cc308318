//! Runs futures, Leptos's effects above all, in microtasks.
//!
//! They are few and wait long, so one waker and one list do for all of them; the general executor of `wasm-bindgen-futures` weighs 0.6 kB more
//! (brotli).

use std::{
    cell::{Cell, RefCell},
    mem,
    sync::Arc,
    task::{Context, Wake, Waker},
};

use any_spawner::{CustomExecutor, PinnedFuture, PinnedLocalFuture};

use crate::browser::soon;

thread_local! {
    static TASKS: RefCell<Vec<PinnedLocalFuture<()>>> = const { RefCell::new(Vec::new()) };
    static SCHEDULED: Cell<bool> = const { Cell::new(false) };
}

/// Makes effects run. Only the first call does anything.
pub fn init() {
    let _ = any_spawner::Executor::init_custom_executor(Microtasks);
}

/// Runs a future.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    TASKS.with_borrow_mut(|tasks| tasks.push(Box::pin(future)));
    schedule();
}

struct Microtasks;

impl CustomExecutor for Microtasks {
    fn spawn(&self, future: PinnedFuture<()>) {
        spawn(future);
    }

    fn spawn_local(&self, future: PinnedLocalFuture<()>) {
        spawn(future);
    }

    fn poll_local(&self) {}
}

struct Schedule;

impl Wake for Schedule {
    fn wake(self: Arc<Self>) {
        schedule();
    }
}

fn schedule() {
    if !SCHEDULED.replace(true) {
        soon(poll);
    }
}

/// Lets every task go on, the oldest first. What they wake or spawn meanwhile
/// is for the next microtask.
fn poll() {
    SCHEDULED.set(false);
    let waker = Waker::from(Arc::new(Schedule));
    let mut context = Context::from_waker(&waker);
    let mut tasks = TASKS.take();
    tasks.retain_mut(|task| task.as_mut().poll(&mut context).is_pending());
    TASKS.with_borrow_mut(|spawned| {
        tasks.append(spawned);
        mem::swap(spawned, &mut tasks);
    });
}
