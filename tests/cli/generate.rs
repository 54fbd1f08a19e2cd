//! `auth token generate`.

use crate::harness::{CLAIMS, SECRET, TestEnv};

#[test]
fn prints_the_token_and_nothing_else() {
    let test = TestEnv::new();
    test.file("px.key", SECRET);
    let output = test.run(&format!(
        "auth token generate {CLAIMS} --signing-key TMP/px.key"
    ));
    assert_eq!(output.stderr, "", "{output}");
    let token = output.ok();
    assert_eq!(token.lines().count(), 1);
    assert!(token.starts_with("eyJ") && token.ends_with('\n'));
    assert_eq!(token.matches('.').count(), 2);
}
