use std::collections::BTreeSet;

use super::*;

#[test]
fn words_are_unique_and_groups_stand_together() {
    let words: BTreeSet<&str> = Check::ALL.iter().map(|check| check.as_str()).collect();
    assert_eq!(words.len(), Check::ALL.len());
    assert!(
        Group::ALL
            .iter()
            .all(|group| !words.contains(group.as_str()))
    );
    let by_group: Vec<Check> = Group::ALL.into_iter().flat_map(Group::checks).collect();
    assert_eq!(by_group, Check::ALL);
}

#[test]
fn scripts_match_the_words_of_groups_and_of_what_came_of_a_check() {
    assert_eq!(
        Group::ALL.map(Group::as_str),
        ["machine", "config", "vault", "cluster", "storage", "fleet"]
    );
    let all = [Status::Ok, Status::Warn, Status::Fail, Status::Skip];
    assert_eq!(all.map(Status::as_str), ["ok", "warn", "fail", "skip"]);
    for check in Check::ALL {
        assert_eq!(check.to_string(), check.as_str());
    }
}

#[test]
fn what_is_on_this_machine_can_be_looked_at_without_a_cluster() {
    let local: Vec<Group> = Group::ALL
        .into_iter()
        .filter(|group| !group.needs_network())
        .collect();
    assert_eq!(local, [Group::Machine, Group::Config, Group::Vault]);
}

#[test]
fn help_tells_of_each_check_something_else() {
    let told: BTreeSet<&str> = Check::ALL.into_iter().map(Check::about).collect();
    assert_eq!(told.len(), Check::ALL.len());
}

#[test]
fn each_item_is_counted_as_what_it_came_to() {
    let check = Check::Keyring;
    let items = [
        Item::ok(check, "m"),
        Item::warn(check, "m"),
        Item::warn(check, "m").fix("mend"),
        Item::fail(check, "m", "mend"),
        Item::fail(check, "m", "mend"),
        Item::fail(check, "m", "mend"),
        Item::skip(check, "m"),
        Item::skip(check, "m"),
        Item::skip(check, "m"),
        Item::skip(check, "m"),
    ];
    assert_eq!(
        Tally::of(&items),
        Tally {
            ok: 1,
            warn: 2,
            fail: 3,
            skip: 4
        }
    );
}
