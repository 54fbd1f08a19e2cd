# Short names for the commands of CONTRIBUTING.md; nothing needs them.

# list the recipes
default:
    @just --list

# format the code
fmt:
    cargo fmt

# the compiler's and clippy's opinion
lint:
    cargo fmt --check
    cargo clippy --all-targets --locked -- -D warnings

# every test
test:
    cargo test --locked

# rewrite completions/ and man/
generate:
    UPDATE_GENERATED=1 cargo test --locked --test cli generated

# licences, bans and sources of the dependencies
deny:
    cargo deny --all-features check bans licenses sources

# the documentation, warnings denied
doc:
    RUSTDOCFLAGS=-Dwarnings cargo doc --no-deps --locked

# the fuzzers' corpora, and ten seconds of each target
fuzz:
    fuzz/run --short

# the documented page against the embedded API server
quickstart:
    cargo run --locked --example quickstart

# what CI runs
ci:
    .ci/run
