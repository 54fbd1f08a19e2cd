//! A child that runs one line, is done with it, and looks through its own memory.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::os::unix::fs::FileExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pxsec::cli::{self, LookArgs, LostAnswer, World};
use pxsec::cluster::PluginAnswers;
use pxsec::domain::time::NumericDate;
use zeroize::Zeroizing;

use super::needles::WINDOW;
use crate::harness::{NOW, TestEnv, words};

/// Names the folder that a child works in.
const CHILD: &str = "PXSEC_MEMORY_CHILD";

/// The line that a child runs.
const LINE: &str = "PXSEC_MEMORY_LINE";

/// How a control of the search behaves, instead of running commands.
const CONTROL: &str = "PXSEC_MEMORY_CONTROL";

const MASK: u8 = 0xA5;

/// Runs the line in a child, and tells which of the needles, that `needles` knows afterwards, are in its memory.
pub(super) fn found_after(
    test: &TestEnv,
    control: &str,
    line: &str,
    needles: impl FnOnce() -> Vec<Vec<u8>>,
) -> Vec<usize> {
    let mut child = Command::new(std::env::current_exe().expect("a test"))
        .args(["memory::search::child_case", "--exact", "--nocapture"])
        .env(CHILD, test.path(""))
        .env(LINE, line)
        .env(CONTROL, control)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut said = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let mut next = |start: &str| {
        let lines = said.by_ref().map(|line| line.expect("text"));
        lines
            .into_iter()
            .find_map(|line| line.strip_prefix(start).map(str::to_owned))
    };
    next("done").expect("the line went well");
    let mut stdin = child.stdin.take().expect("a pipe");
    let needles = needles();
    assert!(needles.len() > 1);
    for needle in needles {
        let masked: Vec<u8> = needle.iter().map(|byte| byte ^ MASK).collect();
        stdin.write_all(&masked).expect("it reads");
    }
    drop(stdin);
    let found = next("found:").expect("it searched");
    assert!(child.wait().expect("it ends").success());
    found
        .split_whitespace()
        .map(|number| number.parse().expect("a number"))
        .collect()
}

struct StoppedClock;

impl pxsec::ports::Clock for StoppedClock {
    fn now(&self) -> NumericDate {
        NumericDate(NOW)
    }
}

/// Not a test of its own: what runs in the folder that [`CHILD`] names, and nothing without it.
#[test]
fn child_case() {
    let Some(folder) = std::env::var_os(CHILD) else {
        return;
    };
    let folder = Path::new(&folder);
    // Had before anything secret is freed: what is taken later may be just that memory.
    let mut room = vec![0; 1 << 16];
    let kept = control(folder, &std::env::var(CONTROL).expect("a control"));
    let line = std::env::var(LINE).expect("a line");
    if !line.is_empty() {
        run(folder, &line);
    }
    println!("done");
    let mut filled = 0;
    let input = File::open("/dev/stdin").expect("standard input");
    while let count @ 1.. = (&input).read(&mut room[filled..]).expect("needles") {
        filled += count;
    }
    let (needles, rest) = room[..filled].as_chunks::<WINDOW>();
    assert!(rest.is_empty() && filled < room.len());
    let found: Vec<String> = search(needles).iter().map(ToString::to_string).collect();
    println!("found: {}", found.join(" "));
    drop(kept);
}

fn control(folder: &Path, how: &str) -> Option<Vec<u8>> {
    let read = || fs::read(folder.join("key")).expect("a key");
    match how {
        "kept" => Some(read()),
        "kept-reversed" => {
            let mut bytes = Zeroizing::new(read());
            bytes.reverse();
            Some(bytes.to_vec())
        }
        "kept-der" => {
            let text = Zeroizing::new(String::from_utf8(read()).expect("PEM"));
            let body: String = text.lines().filter(|l| !l.starts_with('-')).collect();
            Some(
                STANDARD
                    .decode(Zeroizing::new(body).as_bytes())
                    .expect("base64"),
            )
        }
        "freed" => {
            drop(read());
            None
        }
        "wiped" => {
            drop(Zeroizing::new(read()));
            None
        }
        _ => None,
    }
}

fn run(folder: &Path, line: &str) {
    let path = |name: &str| OsString::from(folder.join(name));
    let env = [
        ("HOME", path("home")),
        ("PXSEC_CONFIG_DIR", path("config")),
        ("PXSEC_VAULT", "file".into()),
        ("NO_PROXY", "127.0.0.1".into()),
        ("KUBECONFIG", path("kubeconfig")),
    ];
    let mut world = World {
        clock: Box::new(StoppedClock),
        env: BTreeMap::from(env.map(|(name, value)| (name.into(), value))),
        stdin: Box::new(io::empty()),
        stdin_is_terminal: false,
        stdout: Box::new(io::sink()),
        stdout_is_terminal: false,
        stdout_columns: None,
        stderr: Box::new(io::stderr()),
        stderr_is_terminal: false,
        executable: None,
        args: Vec::new(),
        verbosity: 0,
        look: LookArgs::default(),
        lost: LostAnswer::default(),
        plugins: PluginAnswers::default(),
    };
    let folder = folder.display().to_string();
    let words = words(&line.replace("TMP/", &folder));
    let args = std::iter::once("kubectl-pxsec".to_owned()).chain(words);
    let exit = cli::run(args.map(OsString::from), &mut world);
    assert!([0, 3, 10].contains(&exit), "{line}: {exit}");
}

/// Which of the masked needles stand anywhere in the writable memory of this process.
fn search(masked: &[[u8; WINDOW]]) -> Vec<usize> {
    let mut by_first: Vec<Vec<usize>> = vec![Vec::new(); 256];
    for (number, needle) in masked.iter().enumerate() {
        by_first[usize::from(needle[0] ^ MASK)].push(number);
    }
    let memory = File::open("/proc/self/mem").expect("our own memory");
    let maps = fs::read_to_string("/proc/self/maps").expect("our own maps");
    let mut found = vec![false; masked.len()];
    let mut page = vec![0; 1 << 20];
    for map in maps.lines() {
        let mut fields = map.split_whitespace();
        let (range, mode) = (
            fields.next().expect("a range"),
            fields.next().expect("a mode"),
        );
        if !mode.starts_with("rw") {
            continue;
        }
        let (from, to) = range.split_once('-').expect("a range");
        let address = |hex: &str| u64::from_str_radix(hex, 16).expect("an address");
        let (mut from, to) = (address(from), address(to));
        while from < to {
            let length = page
                .len()
                .min(usize::try_from(to - from).expect("an address"));
            // Guard pages and devices cannot be read.
            let Ok(read) = memory.read_at(&mut page[..length], from) else {
                break;
            };
            for at in 0..read {
                for &number in &by_first[usize::from(page[at])] {
                    let needle = &masked[number];
                    let there = page.get(at..at + needle.len());
                    found[number] |= there.is_some_and(|bytes| {
                        bytes
                            .iter()
                            .zip(needle)
                            .all(|(byte, masked)| *byte == masked ^ MASK)
                    });
                }
            }
            // What lies across two reads is read again.
            from += u64::try_from(if read > 2 * WINDOW && from + read as u64 != to {
                read - WINDOW
            } else {
                read
            })
            .expect("a length");
        }
    }
    (0..found.len()).filter(|number| found[*number]).collect()
}
