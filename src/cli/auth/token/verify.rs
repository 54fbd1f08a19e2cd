//! `auth token verify`.

use clap::Args;
use secrecy::ExposeSecret as _;

use crate::cli::flags::{Format, namespace, some_text};
use crate::cli::format::{self, Output};
use crate::cli::input::StdinGuard;
use crate::cli::key_source::{discover, in_words, verifying};
use crate::cli::token_source::{self, TokenSourceArgs};
use crate::cli::{Failure, GlobalArgs, World, exit};
use crate::domain::key::VerifyingKey;
use crate::domain::key_ref::KeyRef;
use crate::domain::verify::{Outcome, UsernameClaim, Verdict, VerifyPolicy, VerifyingKeys, verify};
use crate::output::text;
use crate::output::view::{self, VerificationView};

/// Check a token as the storage server does
///
/// Gives the verdict of OpenStorage's own authenticator, offline: signature, issuer, required claims, types, and times
/// with no tolerance for clock skew. Reports everything that is wrong at once, each with its cause and its fix.
///
/// Exits with 3 for a token that the server would not take, with 1 for one whose signature cannot be checked here. Nothing leaves this machine, save for reading keys and
/// tokens from the cluster when asked to. Writes nothing.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # The token of a Secret against the key and issuer that the cluster uses
  kubectl pxsec auth token verify --secret team-a/px-user-token --from-cluster

  # A token on standard input against a public key
  kubectl pxsec auth token verify - --verifying-key public.pem \\
      --issuer portworx.com

  # The token of the current px context against a shared secret
  kubectl pxsec auth token verify \\
      --verifying-key secret://portworx/px-shared-secret/shared-secret")]
pub(super) struct VerifyArgs {
    #[command(flatten)]
    source: TokenSourceArgs,
    /// A key: shared secret, PUBLIC KEY, certificate or private key, as secret://NAMESPACE/NAME/KEY, a path, env://NAME, fd://N or - (can be repeated, one of a family)
    #[arg(long = "verifying-key", value_name = "REF", help_heading = "Trust")]
    keys: Vec<KeyRef>,
    /// An issuer that the server trusts, exactly as it is configured there (can be repeated; not checked when absent)
    #[arg(long = "issuer", value_name = "ISSUER", help_heading = "Trust", value_parser = some_text)]
    issuers: Vec<String>,
    /// Find shared secret and issuer in the cluster: in its StorageCluster, else in the Secrets that the docs use
    #[arg(long, help_heading = "Trust")]
    from_cluster: bool,
    /// With --from-cluster: the namespace to look in
    #[arg(long, value_name = "NAME", requires = "from_cluster", help_heading = "Trust", value_parser = namespace)]
    storage_namespace: Option<String>,
    /// The claim that the server takes as the user name: sub, email or name [default: what --from-cluster finds, else sub]
    #[arg(long, value_name = "CLAIM", help_heading = "Trust")]
    username_claim: Option<UsernameClaim>,
    /// The format of the answer
    #[arg(
        short,
        long,
        value_name = "FORMAT",
        default_value = "text",
        value_parser = format::parser::<Format>(),
        help_heading = "Output"
    )]
    output: Output<Format>,
}

pub(super) fn run(
    args: &VerifyArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    world.answer_by_exit_code();
    if args.keys.is_empty() && !args.from_cluster {
        return Err(Failure::usage("a key to check the signature with is missing")
            .hint("give --verifying-key with a file, env://NAME or secret://NAMESPACE/NAME/KEY, or --from-cluster"));
    }
    let mut guard = StdinGuard::default();
    let (raw, aim) = token_source::read(&args.source, global, &mut guard, world)?;
    let cluster = aim.cluster;

    let mut issuers = args.issuers.clone();
    let mut username_claim = args.username_claim;
    let mut keys = VerifyingKeys::new();
    if args.from_cluster {
        let look_in = args
            .storage_namespace
            .as_deref()
            .or(global.kube.namespace());
        let found = discover(&cluster, look_in, world)?;
        world.note(&in_words(&found));
        let key = VerifyingKey::shared_secret(found.key.expose_secret())?;
        add(&mut keys, key)?;
        if issuers.is_empty() {
            issuers.extend(found.issuer);
        }
        if let (None, Some(claim)) = (username_claim, found.username_claim) {
            world.note(&format!(
                "{}: the user's name is in the claim `{claim}`",
                found.source
            ));
            username_claim = Some(claim);
        }
    }
    for reference in &args.keys {
        let option = "--verifying-key";
        let (key, _) = verifying(option, reference, &cluster, &mut guard, world)?;
        add(&mut keys, key)?;
    }
    if args.issuers.len() > 1 {
        // The server has keys of its own for each.
        world.note("the keys are taken to be those of each of these issuers");
    }
    let policy = VerifyPolicy {
        issuers,
        username_claim: username_claim.unwrap_or_default(),
    };
    let now = world.now();
    let verdict = match raw.text() {
        Ok(text) => verify(text, &keys, &policy, now),
        Err(error) => Verdict::not_a_token(&error),
    };
    let token = raw.parse().ok();
    let answer = match &args.output {
        Output::In(Format::Text) => text::verdict(&verdict, token.as_ref(), now),
        Output::In(Format::Json) => {
            view::json(&VerificationView::new(&verdict, token.as_ref(), now))
        }
        Output::In(Format::Yaml) => {
            view::yaml(&VerificationView::new(&verdict, token.as_ref(), now))
        }
        Output::JsonPath(template) => format::fill(
            template,
            &VerificationView::new(&verdict, token.as_ref(), now),
        )?,
    };
    world.out(&answer)?;
    Ok(match verdict.outcome() {
        Outcome::Accepted => exit::OK,
        Outcome::Rejected => exit::REJECTED,
    })
}

fn add(keys: &mut VerifyingKeys, key: VerifyingKey) -> Result<(), Failure> {
    keys.add(key).map_err(|error| {
        Failure::usage(error.to_string())
            .hint("a server has one key of each family: shared secret, RSA, EC")
    })
}
