//! What holds of a replacement; `tests/cli/steps.rs` makes every step of one fail.

use std::fs;

use super::write::replace;

#[test]
fn the_leftover_of_a_killed_process_is_removed() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("config.toml");
    let temp = folder.path().join(".config.toml.tmp");
    fs::write(&temp, "half of someth").unwrap();
    replace(&target, &temp, b"new").unwrap();
    assert_eq!(fs::read_to_string(&target).unwrap(), "new");
    assert!(!temp.exists());
}
