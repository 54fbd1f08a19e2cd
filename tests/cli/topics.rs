//! The help topics say what the code does, and what they tell the user to type works.

use pxsec::cli::command;
use pxsec::cli::help_topics::{ALL, Block, Topic};
use pxsec::cli::{env_vars, exit};
use pxsec::domain::key_ref::KeyRef;

use crate::harness::TestEnv;
use crate::help::calls;

fn terms(topic: &str) -> Vec<(String, String)> {
    let topic = Topic::named(topic).expect("a topic");
    let blocks = topic.blocks().into_iter();
    blocks
        .flat_map(|block| match block {
            Block::Terms(terms) => terms,
            Block::Heading(_) | Block::Text(_) | Block::Code(_) => Vec::new(),
        })
        .collect()
}

#[test]
fn a_topic_reads_like_help() {
    let test = TestEnv::new();
    let shown = test.run("help exit-codes").ok();
    let start: Vec<&str> = shown.lines().take(9).collect();
    insta::assert_snapshot!(start.join("\n"), @r"
    What each exit code means

    Scripts may rely on these; a code keeps its meaning.

    Codes:
      0    all went well
      1    something failed, also when only a part did; secret diff: a push would
           change something
      2    the command line is wrong
    ");
}

#[test]
fn every_topic_prints_and_fits_a_terminal() {
    let test = TestEnv::new();
    for topic in ALL {
        let output = test.run(&format!("help {}", topic.name));
        assert_eq!((output.exit, output.stderr.as_str()), (0, ""), "{output}");
        let blocks = topic.blocks();
        for line in output.stdout.lines().filter(|line| line.len() > 80) {
            let as_it_is = blocks.iter().any(|block| match block {
                Block::Code(code) => code.lines().any(|code| code == line.trim()),
                Block::Terms(terms) => terms
                    .iter()
                    .any(|(term, meaning)| [term, meaning].contains(&&line.trim().to_owned())),
                Block::Heading(_) | Block::Text(_) => false,
            });
            assert!(as_it_is, "{}: {line}", topic.name);
        }
    }
}

#[test]
fn the_root_lists_the_topics() {
    let test = TestEnv::new();
    for line in ["help", "--help", "-h"] {
        let shown = test.run(line).ok();
        for topic in ALL {
            assert!(shown.contains(topic.name), "{line}: {}", topic.name);
            assert!(shown.contains(topic.about), "{line}: {}", topic.about);
        }
    }
}

#[test]
fn tables_are_those_of_the_code() {
    let variables = terms("environment");
    for (name, meaning) in env_vars::ALL {
        assert!(variables.contains(&(name.to_owned(), meaning.to_owned())));
    }
    let codes = terms("exit-codes");
    assert_eq!(
        codes,
        exit::ALL.map(|(code, text)| (code.to_string(), text.to_owned()))
    );
}

#[test]
fn every_form_of_a_key_reference_is_one() {
    let forms = terms("key-references");
    let forms = forms.iter().map(|(form, _)| form);
    let references: Vec<&String> = forms.filter(|form| !form.starts_with("--")).collect();
    assert_eq!(references.len(), 6);
    for form in references {
        let example = form
            .replace("fd://N", "fd://3")
            .replace("NAMESPACE/NAME/", "ns/name/");
        example
            .parse::<KeyRef>()
            .unwrap_or_else(|error| panic!("{form}: {error}"));
    }
}

#[test]
fn every_command_that_a_topic_names_parses() {
    let mut count = 0;
    for topic in ALL {
        let lines = topic.blocks().into_iter().flat_map(|block| match block {
            Block::Terms(terms) => terms.into_iter().map(|(_, meaning)| meaning).collect(),
            Block::Code(code) => code.lines().map(str::to_owned).collect(),
            Block::Heading(_) | Block::Text(_) => Vec::new(),
        });
        for line in lines {
            for call in calls(&line) {
                let full = std::iter::once("kubectl-pxsec".to_owned()).chain(call);
                let parsed = command().try_get_matches_from(full);
                assert!(
                    parsed.is_ok(),
                    "{}: {line}\n{}",
                    topic.name,
                    parsed.unwrap_err()
                );
                count += 1;
            }
        }
    }
    assert!(count > 20, "only {count} commands");
}

#[test]
fn help_of_a_command_is_its_help() {
    let test = TestEnv::new();
    for path in ["secret push", "ctx ls", "auth", "help", "sc print"] {
        assert_eq!(
            test.run(&format!("help {path}")).ok(),
            test.run(&format!("{path} --help")).ok(),
            "{path}"
        );
    }
    assert_eq!(test.run("help").ok(), test.run("--help").ok());
}

#[test]
fn an_unknown_topic_or_command_gets_a_suggestion() {
    let test = TestEnv::new();
    insta::assert_snapshot!(test.run("help exitcodes"), @r"
    --- stderr ---
    error: `kubectl pxsec` has no command or topic `exitcodes`
    hint: did you mean `exit-codes`?
    [exit 2]
    ");
    insta::assert_snapshot!(test.run("help secret psuh"), @r"
    --- stderr ---
    error: `kubectl pxsec secret` has no command `psuh`
    hint: did you mean `push`?
    [exit 2]
    ");
    insta::assert_snapshot!(test.run("help formatting"), @r"
    --- stderr ---
    error: `kubectl pxsec` has no command or topic `formatting`
    hint: did you mean `formats`?
    [exit 2]
    ");
    insta::assert_snapshot!(test.run("help qqq"), @r"
    --- stderr ---
    error: `kubectl pxsec` has no command or topic `qqq`
    hint: `kubectl pxsec help` lists commands and topics
    [exit 2]
    ");
    insta::assert_snapshot!(test.run("help secret push px-user-token"), @r"
    --- stderr ---
    error: `kubectl pxsec secret push` has no command `px-user-token`
    hint: `kubectl pxsec help` lists commands and topics
    [exit 2]
    ");
}
