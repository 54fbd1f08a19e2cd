//! What holds when a step of a replacement fails.

use std::fs;
use std::io;

use super::write::{Step, replace};

const STEPS: [Step; 5] = [
    Step::RemoveLeftover,
    Step::Create,
    Step::Write,
    Step::SyncFile,
    Step::Rename,
];

fn replace_failing_at(failing: Option<Step>, old: Option<&str>) -> (io::Result<()>, Vec<Step>) {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("config.toml");
    let temp = folder.path().join(".config.toml.tmp");
    if let Some(old) = old {
        fs::write(&target, old).unwrap();
    }
    let mut seen = Vec::new();
    let done = replace(&target, &temp, b"new", &mut |step| {
        seen.push(step);
        if Some(step) == failing {
            Err(io::ErrorKind::StorageFull.into())
        } else {
            Ok(())
        }
    });
    let expected = if done.is_ok() { Some("new") } else { old };
    assert_eq!(
        fs::read_to_string(&target).ok().as_deref(),
        expected,
        "{failing:?}"
    );
    assert!(!temp.exists(), "{failing:?} left the temporary file");
    (done, seen)
}

#[test]
fn a_failing_step_leaves_the_old_file_and_no_temporary_one() {
    for old in [None, Some("old")] {
        for (index, step) in STEPS.into_iter().enumerate() {
            let (done, seen) = replace_failing_at(Some(step), old);
            assert_eq!(done.unwrap_err().kind(), io::ErrorKind::StorageFull);
            assert_eq!(seen, STEPS[..=index]);
        }
    }
}

#[test]
fn all_steps_are_taken_in_order() {
    let (done, seen) = replace_failing_at(None, Some("old"));
    done.unwrap();
    assert_eq!(seen, STEPS);
}

#[test]
fn the_leftover_of_a_killed_process_is_removed() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("config.toml");
    let temp = folder.path().join(".config.toml.tmp");
    fs::write(&temp, "half of someth").unwrap();
    replace(&target, &temp, b"new", &mut |_| Ok(())).unwrap();
    assert_eq!(fs::read_to_string(&target).unwrap(), "new");
    assert!(!temp.exists());
}
