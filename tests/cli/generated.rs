//! `completions/` and `man/`, rendered from the command line itself.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap_complete::Shell;
use pxsec::cli::help_topics::{self, Block, Topic};
use pxsec::cli::{command, env_vars, exit};

const ASK: &str = "run: UPDATE_GENERATED=1 cargo test --locked --test cli generated";

/// File name to content.
type Files = BTreeMap<String, Vec<u8>>;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn committed(folder: &str) -> Files {
    let path = root().join(folder);
    let entries = std::fs::read_dir(&path).into_iter().flatten();
    entries
        .map(|entry| {
            let entry = entry.expect("a readable folder");
            let name = entry.file_name().into_string().expect("a name in UTF-8");
            (name, std::fs::read(entry.path()).expect("a readable file"))
        })
        .collect()
}

/// Compares, or writes when asked to; a file that nothing renders is as wrong as one that is missing.
fn check(folder: &str, rendered: &Files) {
    let path = root().join(folder);
    if std::env::var_os("UPDATE_GENERATED").is_some() {
        std::fs::create_dir_all(&path).expect("a folder");
        for name in committed(folder)
            .keys()
            .filter(|name| !rendered.contains_key(*name))
        {
            std::fs::remove_file(path.join(name)).expect("an orphan goes");
        }
        for (name, content) in rendered {
            std::fs::write(path.join(name), content).expect("a new file");
        }
    }
    let committed = committed(folder);
    let mut wrong = Vec::new();
    for (name, content) in rendered {
        match committed.get(name) {
            None => wrong.push(format!("{folder}/{name} is missing")),
            Some(old) if old != content => wrong.push(format!("{folder}/{name} is out of date")),
            Some(_) => {}
        }
    }
    for name in committed
        .keys()
        .filter(|name| !rendered.contains_key(*name))
    {
        wrong.push(format!("{folder}/{name} belongs to no command"));
    }
    assert!(wrong.is_empty(), "{}\n{ASK}", wrong.join("\n"));
}

fn completions() -> Files {
    let folder = tempfile::tempdir().expect("a temp folder");
    let mut rendered = Files::new();
    for shell in [
        Shell::Bash,
        Shell::Zsh,
        Shell::Fish,
        Shell::PowerShell,
        Shell::Elvish,
    ] {
        let path: PathBuf =
            clap_complete::generate_to(shell, &mut command(), "kubectl-pxsec", folder.path())
                .expect("a script");
        rendered.insert(file_name(&path), std::fs::read(&path).expect("a script"));
    }
    rendered
}

#[test]
fn completions_are_those_of_the_command_line() {
    let rendered = completions();
    let names: Vec<&str> = rendered.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "_kubectl-pxsec",
            "_kubectl-pxsec.ps1",
            "kubectl-pxsec.bash",
            "kubectl-pxsec.elv",
            "kubectl-pxsec.fish"
        ]
    );
    check("completions", &rendered);
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .expect("a file")
        .to_string_lossy()
        .into_owned()
}

#[test]
fn man_pages_are_those_of_the_command_line() {
    let mut root = command().disable_help_subcommand(true);
    root.build();
    let mut rendered = Files::new();
    pages(&root, "kubectl-pxsec", &mut rendered);
    for topic in help_topics::ALL {
        rendered.insert(
            format!("kubectl-pxsec-{}.7", topic.name),
            topic_page(&topic),
        );
    }
    assert!(rendered.contains_key("kubectl-pxsec-auth-token-generate.1"));
    assert!(rendered.contains_key("kubectl-pxsec-key-references.7"));
    check("man", &rendered);
}

fn pages(command: &clap::Command, name: &str, rendered: &mut Files) {
    for child in command.get_subcommands() {
        pages(child, &format!("{name}-{}", child.get_name()), rendered);
    }
    rendered.insert(format!("{name}.1"), page(command.clone(), name));
}

fn page(command: clap::Command, name: &str) -> Vec<u8> {
    // The version would change every page at every release, and a date on every day.
    let man = clap_mangen::Man::new(command.clone().display_name(name))
        .title(name.to_ascii_uppercase())
        .section("1")
        .date("")
        .source("kubectl-pxsec")
        .manual("kubectl pxsec");
    let mut page = Vec::new();
    man.render_title(&mut page).expect("room");
    man.render_name_section(&mut page).expect("room");
    synopsis(command.clone())
        .to_writer(&mut page)
        .expect("room");
    man.render_description_section(&mut page).expect("room");
    man.render_options_section(&mut page).expect("room");
    if command.has_subcommands() {
        man.render_subcommands_section(&mut page).expect("room");
    }
    let mut more = roff::Roff::new();
    let after = command.get_after_long_help().or(command.get_after_help());
    below_options(
        &after.map(ToString::to_string).unwrap_or_default(),
        &mut more,
    );
    more.control("SH", ["EXIT STATUS"]);
    for (code, meaning) in exit::ALL {
        more.control("TP", []);
        more.text([roff::bold(code.to_string())]);
        more.text([roff::roman(meaning)]);
    }
    more.control("SH", ["ENVIRONMENT"]);
    for (name, meaning) in env_vars::ALL {
        more.control("TP", []);
        more.text([roff::bold(name)]);
        more.text([roff::roman(meaning)]);
    }
    if name == "kubectl-pxsec" {
        see_also(&mut more, help_topics::ALL.iter());
    }
    more.to_writer(&mut page).expect("room");
    page
}

/// As `--help` has it: clap_mangen lists every flag, without its value.
fn synopsis(mut command: clap::Command) -> roff::Roff {
    let usage = command.render_usage().to_string();
    let mut section = roff::Roff::new();
    section.control("SH", ["SYNOPSIS"]);
    section.text([roff::roman(usage.trim_start_matches("Usage: "))]);
    section
}

/// The text below the options: a section for each heading, its lines as they are, since they are there to be pasted.
fn below_options(text: &str, page: &mut roff::Roff) {
    for line in text.lines() {
        match line.strip_suffix(':') {
            Some(heading) if !heading.starts_with(' ') => {
                page.control("fi", []);
                let title = heading.split(" (").next().unwrap_or_default();
                page.control("SH", [title.to_uppercase().as_str()]);
                page.control("nf", []);
            }
            _ => {
                page.text([roff::roman(line)]);
            }
        }
    }
    page.control("fi", []);
}

/// A topic as a page of section 7: the same blocks as on the terminal.
fn topic_page(topic: &Topic) -> Vec<u8> {
    let name = format!("kubectl-pxsec-{}", topic.name);
    let title = name.to_ascii_uppercase();
    let mut page = roff::Roff::new();
    page.control("TH", [&title, "7", "", "kubectl-pxsec", "kubectl pxsec"]);
    page.control("SH", ["NAME"]);
    page.text([roff::roman(format!("{name} - {}", topic.about))]);
    page.control("SH", ["DESCRIPTION"]);
    for block in topic.blocks() {
        match block {
            Block::Heading(heading) => {
                page.control("SS", [heading]);
            }
            Block::Text(paragraph) => {
                page.control("PP", []);
                page.text([roff::roman(paragraph)]);
            }
            Block::Terms(terms) => {
                for (term, meaning) in terms {
                    page.control("TP", []);
                    page.text([roff::bold(term)]);
                    page.text([roff::roman(meaning)]);
                }
            }
            Block::Code(lines) => {
                page.control("PP", []);
                page.control("nf", []);
                for line in lines.lines() {
                    page.text([roff::roman(line)]);
                }
                page.control("fi", []);
            }
        }
    }
    let others = help_topics::ALL.iter();
    see_also(&mut page, others.filter(|other| other.name != topic.name));
    let mut written = Vec::new();
    page.to_writer(&mut written).expect("room");
    written
}

fn see_also<'a>(page: &mut roff::Roff, topics: impl Iterator<Item = &'a Topic>) {
    let pages: Vec<String> = topics
        .map(|topic| format!("kubectl-pxsec-{}(7)", topic.name))
        .collect();
    page.control("SH", ["SEE ALSO"]);
    page.text([roff::roman(pages.join(", "))]);
}

#[test]
fn the_shells_that_are_here_take_their_scripts() {
    let folder = tempfile::tempdir().expect("a temp folder");
    let rendered = completions();
    for (shell, check, script) in [
        ("bash", "-n", "kubectl-pxsec.bash"),
        ("zsh", "-n", "_kubectl-pxsec"),
        ("fish", "--no-execute", "kubectl-pxsec.fish"),
    ] {
        let path = folder.path().join(script);
        std::fs::write(&path, &rendered[script]).expect("a script");
        match std::process::Command::new(shell)
            .arg(check)
            .arg(&path)
            .output()
        {
            Ok(output) => assert!(
                output.status.success(),
                "{shell}: {}",
                String::from_utf8_lossy(&output.stderr)
            ),
            Err(_) => println!("skipped: no {shell}"),
        }
    }
}
