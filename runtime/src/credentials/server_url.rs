//! Which servers may be asked for credentials.

use super::CredentialError;
use super::surroundings::Route;
use std::net::IpAddr;
use url::{Host, Url};

/// Which servers may be asked without encryption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unencrypted {
    /// One on this machine.
    ThisMachine,
    /// One on this machine or on a private network.
    Neighbours,
}

/// Reads the URL of a server.
pub(super) fn parse(text: &str, allowed: Unencrypted) -> Result<(Url, Route), CredentialError> {
    let url = Url::parse(text).map_err(|error| CredentialError::new(error.to_string()))?;
    let near = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => is_near(address.into(), allowed),
        Some(Host::Ipv6(address)) => is_near(address.into(), allowed),
        None => return Err(CredentialError::new("there is no host in it")),
    };
    match (url.scheme(), near) {
        ("http" | "https", true) => Ok((url, Route::Neighbour)),
        ("https", false) => Ok((url, Route::Internet)),
        ("http", false) => Err(CredentialError::new(
            "credentials would travel unencrypted to a distant host; use https",
        )),
        _ => Err(CredentialError::new("it must begin with https:// or http://")),
    }
}

fn is_near(address: IpAddr, allowed: Unencrypted) -> bool {
    if address.is_loopback() || allowed == Unencrypted::ThisMachine {
        return address.is_loopback();
    }
    match address {
        IpAddr::V4(address) => {
            let [first, second, ..] = address.octets();
            // Carriers share 100.64.0.0/10, and clouds have their metadata there.
            let shared = first == 100 && (64..128).contains(&second);
            shared || address.is_private() || address.is_link_local()
        }
        IpAddr::V6(address) => address.is_unique_local() || address.is_unicast_link_local(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_neighbours_are_asked_without_encryption() {
        let cases = [
            ("http://127.0.0.1:8080/x", Some(Route::Neighbour)),
            ("http://localhost/x", Some(Route::Neighbour)),
            ("http://100.100.100.200/x", Some(Route::Neighbour)),
            ("http://169.254.169.254/x", Some(Route::Neighbour)),
            ("http://10.0.0.1/x", Some(Route::Neighbour)),
            ("http://[::1]/x", Some(Route::Neighbour)),
            ("https://host.example/x", Some(Route::Internet)),
            ("http://host.example/x", None),
            ("http://100.128.0.1/x", None),
            ("http://8.8.8.8/x", None),
            ("file:///etc/passwd", None),
            ("httpx://localhost/", None),
            ("nonsense", None),
        ];
        for (url, expected) in cases {
            let route = parse(url, Unencrypted::Neighbours).ok().map(|(_, route)| route);
            assert_eq!(route, expected, "{url}");
        }
        assert!(parse("http://10.0.0.1/", Unencrypted::ThisMachine).is_err());
        assert!(parse("http://127.0.0.1/", Unencrypted::ThisMachine).is_ok());
    }
}
