//! One writer at a time, among threads and processes.

use std::fs::{File, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use super::platform::private_options;

/// 10 s: what dozens of writers at once need on a slow disk, since each syncs it, and not so long as to look hung.
pub const LOCK_DEADLINE: Duration = Duration::from_secs(10);

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
    /// Takes the lock on `path`, waiting up to `deadline`; creates the file with mode 0600 when there is none.
    ///
    /// # Errors
    /// [`LockError::Held`] when the deadline passes, [`LockError::Io`] when the file cannot be opened or locked.
    pub fn acquire(path: &Path, deadline: Duration) -> Result<Self, LockError> {
        let started = Instant::now();
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
                Err(TryLockError::WouldBlock) if started.elapsed() >= deadline => {
                    return Err(LockError::Held {
                        pid: holder(&mut file),
                    });
                }
                Err(TryLockError::WouldBlock) => std::thread::sleep(WAIT),
            }
        }
        // Only for the message of those who wait; on a full disk the lock itself still holds.
        let _: io::Result<()> = write_pid(&mut file);
        Ok(Self { file })
    }
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
