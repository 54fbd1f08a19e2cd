//! Whether a proxy stands between us and the API server: the rules of kubectl (Go `x/net/http/httpproxy`).
//!
//! Not left to kube 5.0, which looks the *proxy's* host up in NO_PROXY rather than the server's, and refuses a
//! list with a trailing comma.

use std::net::IpAddr;

use http::Uri;
use http::header::HeaderValue;
use percent_encoding::percent_decode_str;
use zeroize::Zeroizing;

use super::authorization::basic;

/// The proxy for `server`: the kubeconfig's `proxy-url`, whatever NO_PROXY says; else `https_proxy` for an https
/// server that `no_proxy` does not except and that is not this machine.
///
/// # Errors
/// The text of where it stands, when it is no URL of a proxy. The URL itself may hold a password.
pub(super) fn proxy_for(
    server: &Uri,
    proxy_url: Option<&str>,
    https_proxy: Option<&str>,
    no_proxy: Option<&str>,
) -> Result<Option<Uri>, &'static str> {
    if let Some(url) = proxy_url {
        return parse(url).map(Some).ok_or("its proxy-url");
    }
    let (Some(url), Some("https"), Some(host)) = (https_proxy, server.scheme_str(), server.host())
    else {
        return Ok(None);
    };
    let port = server.port_u16().unwrap_or(443);
    if is_excepted(host, port, no_proxy.unwrap_or_default()) {
        return Ok(None);
    }
    parse(url).map(Some).ok_or("HTTPS_PROXY")
}

/// What a proxy that asks for a user name and a password is given, where its URL has them.
pub(super) fn authorization(proxy: &Uri) -> Option<HeaderValue> {
    let (user_info, _) = proxy.authority()?.as_str().split_once('@')?;
    // RFC 3986 section 3.2.1: a colon, an at sign and the like are there in percent.
    let pair: Zeroizing<Vec<u8>> = Zeroizing::new(percent_decode_str(user_info).collect());
    basic(&pair)
}

/// `host:port` means http, as everywhere.
fn parse(url: &str) -> Option<Uri> {
    let full = if url.contains("://") {
        url.to_owned()
    } else {
        format!("http://{url}")
    };
    full.parse::<Uri>().ok().filter(|uri| uri.host().is_some())
}

fn is_excepted(host: &str, port: u16, no_proxy: &str) -> bool {
    let host = host
        .trim_matches(['[', ']'])
        .trim_end_matches('.')
        .to_ascii_lowercase();
    let address: Option<IpAddr> = host.parse().ok();
    if host == "localhost" || address.is_some_and(|address| address.is_loopback()) {
        return true;
    }
    no_proxy
        .split(',')
        .map(|entry| entry.trim().to_ascii_lowercase())
        .filter(|entry| !entry.is_empty())
        .any(|entry| matches(&entry, &host, address, port))
}

fn matches(entry: &str, host: &str, address: Option<IpAddr>, port: u16) -> bool {
    if entry == "*" {
        return true;
    }
    if let Some((network, bits)) = entry.split_once('/') {
        return match (network.parse(), bits.parse(), address) {
            (Ok(network), Ok(bits), Some(address)) => is_within(address, network, bits),
            _ => false,
        };
    }
    let (name, only_port) = split_port(entry);
    if only_port.is_some_and(|only| only != port) {
        return false;
    }
    if let Ok(only) = name.parse::<IpAddr>() {
        return address == Some(only);
    }
    let name = name.strip_prefix('*').unwrap_or(name);
    match name.strip_prefix('.') {
        Some(_) => host.ends_with(name),
        None => {
            host == name
                || host
                    .strip_suffix(name)
                    .is_some_and(|rest| rest.ends_with('.'))
        }
    }
}

/// `name:port`, `[v6]:port`, or either without a port.
fn split_port(entry: &str) -> (&str, Option<u16>) {
    if entry.parse::<IpAddr>().is_ok() {
        return (entry, None);
    }
    let (name, port) = match entry.rsplit_once(':') {
        Some((name, port)) => match port.parse() {
            Ok(port) => (name, Some(port)),
            Err(_) => (entry, None),
        },
        None => (entry, None),
    };
    (name.trim_matches(['[', ']']), port)
}

fn is_within(address: IpAddr, network: IpAddr, bits: u32) -> bool {
    match (address, network) {
        (IpAddr::V4(a), IpAddr::V4(n)) if bits <= 32 => {
            let mask = u32::MAX.checked_shl(32 - bits).unwrap_or(0);
            a.to_bits() & mask == n.to_bits() & mask
        }
        (IpAddr::V6(a), IpAddr::V6(n)) if bits <= 128 => {
            let mask = u128::MAX.checked_shl(128 - bits).unwrap_or(0);
            a.to_bits() & mask == n.to_bits() & mask
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn through(server: &str, no_proxy: &str) -> bool {
        let server: Uri = server.parse().unwrap();
        proxy_for(&server, None, Some("proxy.corp:3128"), Some(no_proxy))
            .unwrap()
            .is_some()
    }

    #[test]
    fn no_proxy_excepts_the_server_and_not_the_proxy() {
        assert!(through("https://api.example.com:6443", ""));
        assert!(through("https://api.example.com:6443", "proxy.corp"));
        for entry in [
            "*",
            "example.com",
            ".example.com",
            "*.example.com",
            "api.example.com:6443",
            " API.example.com , ",
            "other,api.example.com",
        ] {
            assert!(!through("https://api.example.com:6443", entry), "{entry}");
        }
        for entry in [
            "ample.com",
            "api.example.com:443",
            "example.com.evil",
            ".api.example.com",
            ",",
        ] {
            assert!(through("https://api.example.com:6443", entry), "{entry}");
        }
    }

    #[test]
    fn addresses_match_alone_and_by_network() {
        for entry in ["10.1.2.3", "10.0.0.0/8", "10.1.2.3:443", "0.0.0.0/0"] {
            assert!(!through("https://10.1.2.3", entry), "{entry}");
        }
        for entry in [
            "10.1.2.30",
            "10.2.0.0/16",
            "::/0",
            "10.0.0.0/99",
            "10.0.0.0/x",
        ] {
            assert!(through("https://10.1.2.3", entry), "{entry}");
        }
        assert!(!through("https://[fd00::1]:6443", "fd00::/8"));
        assert!(!through("https://[fd00::1]:6443", "[fd00::1]:6443"));
        assert!(through("https://[fd00::1]:6443", "fe80::/10"));
    }

    #[test]
    fn this_machine_and_plain_http_need_no_proxy() {
        for server in [
            "https://localhost:6443",
            "https://127.0.0.1:6443",
            "https://[::1]:6443",
            "http://api.example.com",
        ] {
            assert!(!through(server, ""), "{server}");
        }
    }

    #[test]
    fn the_kubeconfigs_proxy_comes_before_everything() {
        let server: Uri = "https://127.0.0.1:6443".parse().unwrap();
        let found = proxy_for(&server, Some("http://p:1"), Some("http://q:2"), Some("*"));
        assert_eq!(found.unwrap().unwrap(), "http://p:1");
        assert_eq!(
            proxy_for(&server, Some("http://user:pw@ /"), None, None),
            Err("its proxy-url")
        );
    }

    #[test]
    fn a_proxys_password_may_hold_any_character() {
        let given = |url: &str| {
            let header = authorization(&url.parse().unwrap())?;
            Some(header.to_str().unwrap().to_owned())
        };
        assert_eq!(given("http://p:3128"), None);
        assert_eq!(
            given("http://me:p%40ss%3a%25@p:3128").as_deref(),
            // me:p@ss:%
            Some("Basic bWU6cEBzczol")
        );
        // Not a percent and two digits: as it stands.
        assert_eq!(given("http://a%+A@p").as_deref(), Some("Basic YSUrQQ=="));
    }
}
