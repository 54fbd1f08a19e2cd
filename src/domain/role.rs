//! Role and group names, and what the built-in roles mean.

/// A role that every OpenStorage server has (`pkg/role/sdkserviceapi.go`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuiltinRole {
    /// Its name, such as `system.admin`.
    pub name: &'static str,
    /// What it lets a user do, in a few words.
    pub means: &'static str,
}

/// The four built-in roles, strongest first.
pub const BUILTIN_ROLES: [BuiltinRole; 4] = [
    BuiltinRole {
        name: "system.admin",
        means: "every call on the storage cluster",
    },
    BuiltinRole {
        name: "system.user",
        means: "volume lifecycle: volumes, snapshots, backups, credentials",
    },
    BuiltinRole {
        name: "system.view",
        means: "read-only calls",
    },
    BuiltinRole {
        name: "system.guest",
        means: "what callers without a token may do",
    },
];

/// What the group `*` gives: ownership of everything (`api/ownership.go`).
pub const GROUP_STAR_MEANS: &str = "access to every resource, whoever owns it";

/// The built-in role of this name.
#[must_use]
pub fn builtin(name: &str) -> Option<BuiltinRole> {
    BUILTIN_ROLES.into_iter().find(|role| role.name == name)
}

/// The built-in role that `name` most likely stands for, when it is none itself.
///
/// Recognizes short forms (`admin`) and small typos (`system.amdin`).
#[must_use]
pub fn suggest(name: &str) -> Option<&'static str> {
    if builtin(name).is_some() {
        return None;
    }
    let lower = name.trim().to_ascii_lowercase();
    BUILTIN_ROLES
        .iter()
        .find(|role| {
            let short = role.name.trim_start_matches("system.");
            lower == role.name
                || lower == short
                || strsim::damerau_levenshtein(&lower, role.name) <= 2
        })
        .map(|role| role.name)
}

/// Whether `name` starts with `system.` and is none of the built-in roles: no server has such a role.
#[must_use]
pub fn is_unknown_system_role(name: &str) -> bool {
    name.starts_with("system.") && builtin(name).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_and_typos_are_recognized() {
        assert_eq!(suggest("admin"), Some("system.admin"));
        assert_eq!(suggest("system.amdin"), Some("system.admin"));
        assert_eq!(suggest("System.User"), Some("system.user"));
        assert_eq!(suggest("system.user"), None);
        assert_eq!(suggest("team.reader"), None);
        assert!(is_unknown_system_role("system.root"));
    }
}
