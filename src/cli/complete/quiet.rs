//! Silence on standard error, also of a panic.

use std::cell::Cell;
use std::panic;
use std::sync::Once;

thread_local! {
    /// Whether this thread completes a line. Not more than that is global: the hook of panics is the process's, and
    /// the other threads of a test keep theirs.
    static COMPLETING: Cell<bool> = const { Cell::new(false) };
}

static HOOK: Once = Once::new();

/// Runs `work` without a word on standard error, should it panic. Where a panic ends the process, it ends with 0.
pub(super) fn quietly<T>(work: impl FnOnce() -> T) -> T {
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !COMPLETING.get() {
                before(info);
            } else if cfg!(panic = "abort") {
                #[expect(
                    clippy::disallowed_methods,
                    clippy::exit,
                    reason = "a panic that aborts cannot return, and a shell must not see it crash"
                )]
                std::process::exit(0);
            }
        }));
    });
    COMPLETING.set(true);
    let done = work();
    COMPLETING.set(false);
    done
}
