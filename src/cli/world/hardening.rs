//! What this process does to itself before anything secret is in it.
//!
//! Only the real executable calls [`harden`]: a limit, a flag and a hook are the process's, and a test in process or
//! another program that uses the library has its own. Nothing here stops a command: a system that refuses is the
//! system that it was before.

use std::io::Write as _;
use std::panic::{self, Location};

#[cfg(unix)]
pub(in crate::cli) use limit::as_found;

use crate::cli::exit;

/// Keeps what is in memory out of core dumps and other processes, and out of the message of a panic.
///
/// No core is written on Unix; on Linux other processes of the user can neither attach to this one nor read its
/// memory and environment. Programs that are started inherit the limit, since credential plugins hold credentials
/// too, but for that of `exec`, which gets what we were given. What Linux does for this process ends with it.
pub fn harden() {
    #[cfg(unix)]
    limit::no_core();
    #[cfg(target_os = "linux")]
    not_dumpable();
    panic::set_hook(Box::new(|info| stop(info.location())));
}

/// Also keeps a `core_pattern` that is a pipe from getting a dump, which Linux gives it whatever the limit.
#[cfg(target_os = "linux")]
fn not_dumpable() {
    use rustix::process::{DumpableBehavior, set_dumpable_behavior};
    let _refused = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}

/// Says that there is a bug and where, and ends the process as a failed command ends.
///
/// Not the panic's message: it may quote what it choked on, and that may be a key. Nor does it abort, as the release
/// profile would: a shell would speak of a core that was dumped, and exit codes are an API.
fn stop(place: Option<&Location<'_>>) {
    let place = place.map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
    let text = format!(
        "error: kubectl-pxsec {} has a bug, and stopped at {place}\n\
         hint: please report this line with the command, without tokens and keys; what was written so far stays\n",
        env!("CARGO_PKG_VERSION"),
    );
    // Nobody may be left to hear of it.
    drop(std::io::stderr().write_all(text.as_bytes()));
    #[expect(
        clippy::disallowed_methods,
        clippy::exit,
        reason = "a panic that aborts cannot return, and shows as a crash"
    )]
    std::process::exit(exit::FAILED.into());
}

#[cfg(unix)]
mod limit {
    use std::sync::OnceLock;

    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    /// The limit of core dumps that this process was started with, when it was changed.
    static FOUND: OnceLock<Rlimit> = OnceLock::new();

    /// Sets the soft limit alone: the hard one could not be raised again for `exec`.
    pub(super) fn no_core() {
        let found = getrlimit(Resource::Core);
        let none = Rlimit {
            current: Some(0),
            maximum: found.maximum,
        };
        if setrlimit(Resource::Core, none).is_ok() {
            // Called once, and if not, the first one found is the right one.
            let _known = FOUND.set(found);
        }
    }

    /// Does `work`, which is to become another program, with the limit that this process was started with.
    pub(in crate::cli) fn as_found<T>(work: impl FnOnce() -> T) -> T {
        let Some(found) = FOUND.get() else {
            return work();
        };
        let _refused = setrlimit(Resource::Core, *found);
        let done = work();
        // The program did not start, and the token is still here.
        no_core();
        done
    }
}
