#[path = "testkit/mod.rs"]
mod testkit;
#[test]
fn starts() { let s = testkit::ApiServer::start(); println!("{s:?}"); }
