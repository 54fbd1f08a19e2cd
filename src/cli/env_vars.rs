//! Every environment variable that pxsec reads, with its meaning; the man page's table comes from [`ALL`].

/// The px context to use when no flag names one.
pub const PXSEC_CONTEXT: &str = "PXSEC_CONTEXT";
/// The folder of config.toml, its lock and the file vault.
pub const PXSEC_CONFIG_DIR: &str = "PXSEC_CONFIG_DIR";
/// Where new tokens rest: `keyring` or `file`.
pub const PXSEC_VAULT: &str = "PXSEC_VAULT";
/// The token to use when no px context is selected.
pub const PXSEC_TOKEN: &str = "PXSEC_TOKEN";
/// pxctl's own variable for a token; after [`PXSEC_TOKEN`].
pub const PXCTL_AUTH_TOKEN: &str = "PXCTL_AUTH_TOKEN";
/// The base of the config folder when [`PXSEC_CONFIG_DIR`] is not set.
pub const XDG_CONFIG_HOME: &str = "XDG_CONFIG_HOME";
/// The base of the cache folder, where completion keeps names for a minute.
pub const XDG_CACHE_HOME: &str = "XDG_CACHE_HOME";
/// The base of the folders of completion scripts.
pub const XDG_DATA_HOME: &str = "XDG_DATA_HOME";
/// The user's shell: which language `env` prints.
pub const SHELL: &str = "SHELL";
/// kubeconfig files, as kubectl reads them.
pub const KUBECONFIG: &str = "KUBECONFIG";
/// pxc's own variable for its file.
pub const PXCONFIG: &str = "PXCONFIG";
/// No colours: <https://no-color.org>.
pub const NO_COLOR: &str = "NO_COLOR";
/// Colours also in a pipe: <https://bixense.com/clicolors>.
pub const CLICOLOR_FORCE: &str = "CLICOLOR_FORCE";
/// The kind of terminal.
pub const TERM: &str = "TERM";
/// The width of the terminal, before what it tells itself.
pub const COLUMNS: &str = "COLUMNS";

/// The folders of programs.
pub const PATH: &str = "PATH";

/// The variables that the man page lists.
pub const ALL: [(&str, &str); 17] = [
    (
        PXSEC_CONTEXT,
        "the px context to use when no flag names one",
    ),
    (
        PXSEC_CONFIG_DIR,
        "the folder of config.toml, its lock and the file vault",
    ),
    (PXSEC_VAULT, "where new tokens rest: keyring or file"),
    (
        PXSEC_TOKEN,
        "the token to use when no px context is selected: the last resort",
    ),
    (
        PXCTL_AUTH_TOKEN,
        "pxctl's own variable for a token; used after PXSEC_TOKEN, and what exec sets",
    ),
    (
        XDG_CONFIG_HOME,
        "the base of the config folder when PXSEC_CONFIG_DIR is not set",
    ),
    (
        XDG_CACHE_HOME,
        "the base of the cache folder, where completion keeps names for a minute",
    ),
    (
        XDG_DATA_HOME,
        "the base of the folders where completion install puts scripts",
    ),
    (
        SHELL,
        "the language that env prints when --shell is not given",
    ),
    (KUBECONFIG, "kubeconfig files, as kubectl reads them"),
    (
        PXCONFIG,
        "pxc's own variable for its file, which context import --from pxc reads",
    ),
    (
        PATH,
        "the folders of programs: where doctor and completion install look for kubectl and this plugin",
    ),
    ("HTTPS_PROXY, NO_PROXY", "how to reach the API server"),
    (
        NO_COLOR,
        "no colours, unless it is empty; --color goes before it",
    ),
    (
        CLICOLOR_FORCE,
        "colours also in a pipe, unless it is 0; NO_COLOR goes before it",
    ),
    (TERM, "no colours and no progress where it is dumb"),
    (
        COLUMNS,
        "the width that tables are fitted into on a terminal",
    ),
];
