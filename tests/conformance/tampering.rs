//! A signed token with anything changed is rejected, unless the change is none: the server decodes it to the same.
//!
//! What is signed is the text of the first two parts, so that every change of theirs is a change, unused bits of
//! their last character included. Of the third part the server decodes base64url without looking at the unused bits
//! (Go's `base64.RawURLEncoding`, not `.Strict()`), so that other spellings of the last character are the same
//! token: 3 where the signature has 32 bytes (2 unused bits), 15 for 64 and 256 bytes (4 bits), none for 48, 96 and
//! 132. The decoder skips line breaks as well. Both are accepted here because the server accepts them (ADR 6).

use proptest::prelude::*;

use pxsec::domain::algorithm::SigningAlgorithm;
use pxsec::domain::sign::sign;
use pxsec::domain::token::decode_segment;
use pxsec::domain::verify::{Code, VerifyingKeys, verify};

use crate::properties::{PAIRS, keys_of};
use crate::support::{GOOD, codes, now, policy, set};

const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn accepted(token: &str, keys: &VerifyingKeys) -> bool {
    verify(token, keys, &policy(), now()).accepted()
}

/// Whether the server cannot tell `changed` from `token`.
fn is_same(token: &str, changed: &str) -> bool {
    let (signed, signature) = token.rsplit_once('.').unwrap();
    changed.rsplit_once('.').is_some_and(|(head, tail)| {
        head == signed && decode_segment(tail) == decode_segment(signature)
    })
}

/// `text` with the byte at `at` replaced by `byte`.
fn with_byte(text: &str, at: usize, byte: char) -> String {
    format!("{}{byte}{}", &text[..at], &text[at + 1..])
}

/// One signed token of each algorithm, with its key.
fn tokens() -> Vec<(SigningAlgorithm, String, VerifyingKeys)> {
    let claims = format!("{{{GOOD}}}");
    let tokens = PAIRS.iter().map(|(algorithm, key)| {
        let token = sign(&set(&claims), key, *algorithm).unwrap();
        let keys = keys_of(key);
        assert!(accepted(token.expose(), &keys), "{algorithm}");
        (*algorithm, token.expose().to_owned(), keys)
    });
    tokens.collect()
}

/// Changes a token in every way that `changes` gives, and counts those that are the same token to the server.
#[track_caller]
fn count_same(
    (algorithm, token, keys): &(SigningAlgorithm, String, VerifyingKeys),
    changes: impl IntoIterator<Item = String>,
) -> usize {
    let mut count = 0;
    for changed in changes {
        assert_ne!(*token, changed);
        let same = is_same(token, &changed);
        assert_eq!(accepted(&changed, keys), same, "{algorithm}: {changed:?}");
        count += usize::from(same);
    }
    count
}

/// A flip of the eighth bit leaves no text at all, which no reader of ours takes for a token.
#[test]
fn every_flipped_bit_of_every_byte_is_rejected() {
    for case in tokens() {
        let (algorithm, token, _) = &case;
        let flips = (0..token.len()).flat_map(|at| {
            (0..7).map(move |bit| {
                let byte = token.as_bytes()[at] ^ (1 << bit);
                with_byte(token, at, char::from(byte))
            })
        });
        let same = count_same(&case, flips);
        // Of the other spellings those that differ in one bit of their ASCII code, which depends on the character.
        assert!(
            same <= other_spellings(*algorithm),
            "{algorithm}: {same} flips"
        );
    }
}

/// How many other last characters of a signature stand for the same bits.
fn other_spellings(algorithm: SigningAlgorithm) -> usize {
    match algorithm {
        SigningAlgorithm::HS256 => 3,
        SigningAlgorithm::HS384 | SigningAlgorithm::ES384 | SigningAlgorithm::ES512 => 0,
        SigningAlgorithm::HS512
        | SigningAlgorithm::RS256
        | SigningAlgorithm::RS384
        | SigningAlgorithm::RS512
        | SigningAlgorithm::ES256 => 15,
    }
}

#[test]
fn every_other_character_at_the_end_of_each_part_is_rejected_but_those_of_unused_bits() {
    for case in tokens() {
        let (algorithm, token, _) = &case;
        let ends = token.match_indices('.').map(|(at, _)| at - 1);
        for at in ends.chain([token.len() - 1]) {
            let others = ALPHABET.chars().filter(|c| !token[at..].starts_with(*c));
            let others = others.map(|c| with_byte(token, at, c));
            let expected = match at == token.len() - 1 {
                true => other_spellings(*algorithm),
                false => 0,
            };
            assert_eq!(count_same(&case, others), expected, "{algorithm} at {at}");
        }
    }
}

#[test]
fn every_part_of_a_token_that_is_cut_off_or_left_out_is_rejected() {
    for case in tokens() {
        let token = &case.1;
        let ends =
            (0..token.len()).flat_map(|at| [token[..at].to_owned(), token[at + 1..].to_owned()]);
        assert_eq!(count_same(&case, ends), 0);
        let missing = (0..token.len()).map(|at| format!("{}{}", &token[..at], &token[at + 1..]));
        assert_eq!(count_same(&case, missing), 0);
        let swapped = (1..token.len())
            .filter(|at| token.as_bytes()[*at] != token.as_bytes()[at - 1])
            .map(|at| {
                let (before, after) = (&token[at - 1..at], &token[at..=at]);
                format!("{}{after}{before}{}", &token[..at - 1], &token[at + 1..])
            });
        // The unused bits are not the only ones of the last character.
        assert_eq!(count_same(&case, swapped), 0);
    }
}

#[test]
fn whatever_is_put_into_a_token_is_rejected_but_line_breaks_in_its_signature() {
    for case in tokens() {
        let (algorithm, token, keys) = &case;
        let inserted = |what: &'static str| {
            (0..=token.len()).map(move |at| format!("{}{what}{}", &token[..at], &token[at..]))
        };
        for what in ["A", ".", "=", " "] {
            assert_eq!(count_same(&case, inserted(what)), 0, "{algorithm} {what:?}");
        }
        for what in ["_", "\t", "\0", "+", "é", "\u{feff}", "AAAA"] {
            let ends = inserted(what).enumerate();
            let ends = ends.filter(|(at, _)| *at == 0 || *at == token.len());
            assert_eq!(count_same(&case, ends.map(|(_, changed)| changed)), 0);
        }
        let signature = token.len() - token.rfind('.').unwrap();
        for what in ["\n", "\r\n"] {
            // At every place of the signature, its start and its end.
            assert_eq!(count_same(&case, inserted(what)), signature, "{algorithm}");
        }
        let verdict = verify(&format!("{token}\n"), keys, &policy(), now());
        assert!(codes(&verdict).contains(&Code::LineBreak));
    }
}

#[test]
fn no_part_of_a_token_goes_with_the_parts_of_another() {
    let tokens = tokens();
    for (algorithm, token, keys) in &tokens {
        let parts: Vec<&str> = token.split('.').collect();
        for (other, theirs, _) in tokens.iter().filter(|(other, _, _)| other != algorithm) {
            let theirs: Vec<&str> = theirs.split('.').collect();
            // The claims are the same, so they are left out of this.
            for mixed in [
                [theirs[0], parts[1], parts[2]],
                [parts[0], parts[1], theirs[2]],
                [parts[0], parts[0], parts[2]],
            ] {
                assert!(!accepted(&mixed.join("."), keys), "{algorithm} {other}");
            }
        }
    }
}

/// The order of P-256's group, from which s may be subtracted (SEC 1 §4.1.4).
const P256_ORDER: [u8; 32] = [
    0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
    0xBC, 0xE6, 0xFA, 0xAD, 0xA7, 0x17, 0x9E, 0x84, 0xF3, 0xB9, 0xCA, 0xC2, 0xFC, 0x63, 0x25, 0x51,
];

/// Everyone can make this second signature of an ECDSA token: Go's `ecdsa.Verify` takes it, and so must we. It is why
/// a fingerprint is no proof that a token was never used.
#[test]
fn the_other_s_of_an_ecdsa_signature_is_as_good_as_the_one() {
    let (_, token, keys) = tokens()
        .into_iter()
        .find(|(algorithm, _, _)| *algorithm == SigningAlgorithm::ES256)
        .unwrap();
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let mut raw = decode_segment(signature).unwrap();
    let mut borrow = 0_i16;
    for (digit, order) in raw[32..].iter_mut().zip(P256_ORDER).rev() {
        let difference = i16::from(order) - i16::from(*digit) - borrow;
        borrow = i16::from(difference < 0);
        *digit = u8::try_from(difference.rem_euclid(256)).unwrap();
    }
    assert_eq!(borrow, 0);
    let other = format!("{signed}.{}", crate::support::b64(&raw));
    assert_ne!(other, token);
    assert!(accepted(&other, &keys));
    raw[63] ^= 1;
    let neither = format!("{signed}.{}", crate::support::b64(&raw));
    assert!(!accepted(&neither, &keys));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_other_byte_in_a_token_of_any_claims_is_rejected(
        index in 0..PAIRS.len(),
        name in any::<String>(),
        roles in prop::collection::vec("[a-z.*]{1,12}", 0..4),
        place in any::<prop::sample::Index>(),
        byte in 0_u8..0x80,
        length in 1_usize..80,
    ) {
        let (algorithm, key) = &PAIRS[index];
        let claims = serde_json::json!({
            "email": "", "exp": now().0 + 60, "iat": now().0, "iss": "openstorage.io",
            "name": name, "roles": roles, "sub": "s",
        });
        let token = sign(&set(&claims.to_string()), key, *algorithm).unwrap();
        let (token, keys) = (token.expose(), keys_of(key));
        let at = place.index(token.len());
        let changed = with_byte(token, at, char::from(byte));
        let same = changed == token || is_same(token, &changed);
        prop_assert_eq!(accepted(&changed, &keys), same, "{} at {}", algorithm, at);

        let end = (at + length).min(token.len());
        let without = format!("{}{}", &token[..at], &token[end..]);
        prop_assert!(!accepted(&without, &keys), "{} without {}..{}", algorithm, at, end);
    }
}
