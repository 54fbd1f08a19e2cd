//! One writer at a time, among threads and processes.

use std::fs::{File, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

use super::platform::private_options;

/// 10 s for one holder: hundreds of times what a write takes on a slow disk, which it syncs, and not so long as to look
/// hung.
pub const LOCK_DEADLINE: Duration = Duration::from_secs(10);

/// So many times that deadline for all holders that come one after the other: two minutes, which is a queue of hundreds.
const QUEUE: u32 = 12;

/// Between two tries; short beside the time a person notices, long beside a write.
const WAIT: Duration = Duration::from_millis(5);

/// The most that is read from a lock file: a pid has at most 10 digits.
const MAX_PID_BYTES: u64 = 16;

/// Why the lock is not held.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Someone else holds it.
    #[error("held by another process")]
    Held {
        /// Who, when the holder wrote it down.
        pid: Option<u32>,
        /// How long was waited.
        waited: Duration,
    },
    /// The operating system refuses.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// An advisory lock, held until this is dropped or the process ends, however it ends.
///
/// Lives on a file of its own that is never removed or renamed: a lock on the data file would be a lock on the
/// old file as soon as a new one is renamed into its place.
#[derive(Debug)]
pub struct Lock {
    file: File,
}

impl Lock {
    /// Takes the lock on `path`; creates the file with mode 0600 when there is none.
    ///
    /// Waits up to `deadline` for whoever holds it. As long as one holder follows another all goes on, if slowly, and
    /// that is waited for twelve times as long: dozens of commands at once on a busy machine are no failure.
    ///
    /// # Errors
    /// [`LockError::Held`] when the deadline passes, [`LockError::Io`] when the file cannot be opened or locked.
    pub fn acquire(path: &Path, deadline: Duration) -> Result<Self, LockError> {
        let mut patience = Patience::new(deadline, Instant::now());
        let mut file = private_options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)?;
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::Error(error)) => return Err(error.into()),
                Err(TryLockError::WouldBlock) => {
                    if let Some(waited) = patience.ends(turn(&file), Instant::now()) {
                        let pid = holder(&mut file);
                        return Err(LockError::Held { pid, waited });
                    }
                    std::thread::sleep(WAIT);
                }
            }
        }
        // Only for the message of those who wait; on a full disk the lock itself still holds.
        let _: io::Result<()> = write_pid(&mut file);
        Ok(Self { file })
    }
}

/// How long somebody waits for a lock.
struct Patience {
    deadline: Duration,
    started: Instant,
    /// The holder, as far as it can be told from others, and since when it has been that one.
    turn: Option<SystemTime>,
    since: Instant,
}

impl Patience {
    fn new(deadline: Duration, now: Instant) -> Self {
        Self {
            deadline,
            started: now,
            turn: None,
            since: now,
        }
    }

    /// How long was waited, when that is enough.
    fn ends(&mut self, turn: Option<SystemTime>, now: Instant) -> Option<Duration> {
        if turn != self.turn {
            self.turn = turn;
            self.since = now;
        }
        let waited = now.duration_since(self.started);
        let over = now.duration_since(self.since) >= self.deadline
            || waited >= self.deadline.saturating_mul(QUEUE);
        over.then_some(waited)
    }
}

/// Tells one holder from the next: each writes its pid, and empties the file when it lets go. Not a time to reckon
/// with, since clocks are set.
fn turn(file: &File) -> Option<SystemTime> {
    file.metadata().and_then(|it| it.modified()).ok()
}

/// Who holds a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The process, when it wrote that down.
    pub pid: Option<u32>,
}

/// Who holds the lock on `path` for longer than `patience`. Never creates the file, and does not keep the lock.
///
/// # Errors
/// What the operating system says; a file that is not there is held by nobody.
pub fn held(path: &Path, patience: Duration) -> io::Result<Option<Holder>> {
    let started = Instant::now();
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    loop {
        match file.try_lock_shared() {
            Ok(()) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
            Err(TryLockError::WouldBlock) if started.elapsed() >= patience => {
                let pid = holder(&mut file);
                return Ok(Some(Holder { pid }));
            }
            Err(TryLockError::WouldBlock) => std::thread::sleep(WAIT),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A pid that stays would name a process that is long gone.
        let _: io::Result<()> = self.file.set_len(0);
    }
}

fn write_pid(file: &mut File) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    write!(file, "{}", std::process::id())
}

fn holder(file: &mut File) -> Option<u32> {
    let mut text = String::new();
    file.rewind().ok()?;
    file.take(MAX_PID_BYTES).read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 64 commands at once took more than ten seconds on a busy machine, and the last ones failed.
    #[test]
    fn whoever_waits_behind_others_that_go_on_waits_longer_than_for_one_that_is_stuck() {
        let start = Instant::now();
        let at = |secs| start + Duration::from_secs(secs);
        let turn = |number| Some(SystemTime::UNIX_EPOCH + Duration::from_secs(number));
        let ten = Duration::from_secs(10);

        let mut stuck = Patience::new(ten, start);
        assert_eq!(stuck.ends(turn(1), at(0)), None);
        assert_eq!(stuck.ends(turn(1), at(9)), None);
        assert_eq!(stuck.ends(turn(1), at(10)), Some(ten));

        let mut queue = Patience::new(ten, start);
        for secs in (0..120).step_by(9) {
            // Also where the clock is set back meanwhile.
            assert_eq!(queue.ends(turn(1_000 - secs), at(secs)), None, "{secs}");
        }
        assert_eq!(
            queue.ends(turn(5), at(120)),
            Some(Duration::from_secs(120)),
            "not for ever"
        );

        let mut untold = Patience::new(ten, start);
        assert_eq!(untold.ends(None, at(9)), None);
        assert_eq!(untold.ends(None, at(10)), Some(ten));
    }
}
