//! `-o jsonpath` beside the real kubectl: the same template on the same document gives the same text.

use pxsec::output::jsonpath::Template;

use crate::harness::TestEnv;
use crate::kubectl::{has_kubectl, kubectl};
use crate::push::secret;

/// Templates that kubectl fills, and those that it refuses. None shows the order of an object's members, which is
/// random in kubectl.
const TEMPLATES: [&str; 45] = [
    "{.items[*].metadata.name}",
    "{.items[0].metadata.name}",
    "{.items[-1].metadata.name}",
    "{.items[0:2].metadata.name}",
    "{.items[:2].metadata.name}",
    "{.items[-2:].metadata.name}",
    "{.items[::2].metadata.name}",
    "{.items[1:3:2].metadata.name}",
    "{.items[0,2].metadata.name}",
    "{.items[2:2]}",
    "{.items[3:1]}",
    "{.items[9]}",
    "{.items[*]['metadata.name','type']}",
    "{.items[*]['metadata.name', 'type']}",
    "{..name}",
    "{.items[*]..name}",
    "{.kind}: {.apiVersion}\n",
    "{range .items[*]}{.metadata.name}{\"\\t\"}{.type}{\"\\n\"}{end}",
    "{range .items[*]}[{.metadata.name},{.data.k}]{end}.",
    "{range .items[*]}{range .data.*}{@}{end};{end}",
    "{range .none[*]}x{end}y",
    "{range .items[*]}{.metadata.name}",
    "{.items[?(@.metadata.name==\"b\")].type}",
    "{.items[?(@.metadata.name!='b')].metadata.name}",
    "{.items[?(@.metadata.name > 'a')].metadata.name}",
    "{.items[?(@.metadata.labels)].metadata.name}",
    "{.items[?(@.metadata.labels.tier=='gold')].metadata.name}",
    "{.items[?(@.metadata.name==1)].metadata.name}",
    "{.items[0].metadata.labels['example\\.com/team']}",
    "{.items[0].metadata.labels.example\\.com/team}",
    "{.items[0].data}",
    "{.items[0].metadata.labels}",
    "{$.kind}{@.kind}",
    "{.none}",
    "{.kind.none}",
    "{.kind[0]}",
    "plain",
    "",
    "{.kind",
    "{kind}",
    "{.items[x]}",
    "{.items[?(@.a=~1)]}",
    "{\"a\\tb\"}{'c'}{1}{true}",
    "{end}",
    "{.items[0]['metadata'].name}",
];

#[test]
fn the_same_template_gives_the_same_text() {
    if !has_kubectl() {
        return;
    }
    let test = TestEnv::with_cluster();
    for name in ["a", "b", "c"] {
        let mut made = secret("default", name, &[("k", name)]);
        if name != "c" {
            made["metadata"]["labels"] =
                serde_json::json!({"tier": "gold", "example.com/team": name});
        }
        test.api().put(made);
    }
    let json = kubectl(&test, "get secrets -o json", "").json();
    let mut differ = Vec::new();
    for template in TEMPLATES {
        let args = ["get", "secrets", "-o"].map(str::to_owned);
        let theirs = std::process::Command::new("kubectl")
            .env_clear()
            .envs(test.vars())
            .args(args)
            .arg(format!("jsonpath={template}"))
            .output()
            .expect("kubectl runs");
        let parsed: Result<Template, _> = template.parse();
        let ours = parsed.ok().and_then(|parsed| parsed.render(&json).ok());
        let expected = theirs
            .status
            .success()
            .then(|| String::from_utf8(theirs.stdout).expect("UTF-8"));
        if ours != expected {
            let said = String::from_utf8_lossy(&theirs.stderr).into_owned();
            differ.push(format!(
                "{template}\n  ours:   {ours:?}\n  theirs: {expected:?} {said}"
            ));
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}
