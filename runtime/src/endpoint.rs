//! Where requests go.

use crate::{ConfigError, Endpoints, RegionEndpoint};
use url::{Host, Url};

/// The network on which a service is reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Network {
    /// The internet.
    #[default]
    Public,
    /// A private network (VPC) of the provider.
    Vpc,
}

/// The origin, such as `https://dbs-api.cn-hangzhou.aliyuncs.com`, for a region.
///
/// # Errors
/// If no endpoint is known for the region.
pub(crate) fn for_region(
    endpoints: &Endpoints,
    region: &str,
    network: Network,
) -> Result<String, ConfigError> {
    check_region(region)?;
    let (documented, rule): (fn(&RegionEndpoint) -> Option<&'static str>, _) = match network {
        Network::Public => (|it| it.public, endpoints.rule),
        Network::Vpc => (|it| it.vpc, endpoints.vpc_rule),
    };
    let known = endpoints.regions.iter().find(|known| known.region == region);
    let host = match (known.and_then(documented), rule) {
        (Some(host), _) => host.to_owned(),
        (None, Some(rule)) => rule.replace("{region}", region),
        (None, None) => return Err(unknown(endpoints, region, network, documented)),
    };
    origin(&host, false)
}

fn unknown(
    endpoints: &Endpoints,
    region: &str,
    network: Network,
    documented: fn(&RegionEndpoint) -> Option<&'static str>,
) -> ConfigError {
    let regions = endpoints.regions.iter().filter(|it| documented(it).is_some());
    let regions: Vec<_> = regions.map(|it| it.region).collect();
    let kind = match network {
        Network::Public => "endpoint",
        Network::Vpc => "VPC endpoint",
    };
    let known = match regions.as_slice() {
        [] => "none is known for any region".to_owned(),
        regions => format!("known regions: {}", regions.join(", ")),
    };
    ConfigError::new(format!(
        "no {kind} is documented for region `{region}`; {known}; set one with `.endpoint(…)`"
    ))
}

/// Keeps a region from smuggling a host or a path into a URL.
fn check_region(region: &str) -> Result<(), ConfigError> {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    if !region.is_empty() && region.bytes().all(fits) {
        return Ok(());
    }
    Err(ConfigError::new(format!(
        "{region:?} is not a region; a region is letters, digits and `-`, such as `cn-hangzhou`"
    )))
}

/// The origin that a text such as `https://host:port` or `host` stands for.
///
/// # Errors
/// If it is no origin, or not a safe one.
pub(crate) fn origin(text: &str, allow_http: bool) -> Result<String, ConfigError> {
    let problem = |what: &str| {
        ConfigError::new(format!(
            "{text:?} is not an endpoint: {what}; write `https://host`, `https://host:port` or `host`"
        ))
    };
    let bare = !text.contains("://");
    let full = if bare { format!("https://{text}") } else { text.to_owned() };
    let url = Url::parse(&full).map_err(|error| problem(&error.to_string()))?;
    if !url.username().is_empty() || url.password().is_some() {
        // Not echoed: it may be a password.
        return Err(ConfigError::new(
            "the endpoint holds a user name or a password; give these with `.credentials(…)`",
        ));
    }
    if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
        return Err(problem("it goes on after the host"));
    }
    match url.scheme() {
        "https" => {}
        "http" if allow_http || is_loopback(&url) => {}
        "http" => {
            return Err(ConfigError::new(format!(
                "{text:?} would send requests unencrypted; write `https://`, \
                 or allow it with `.allow_http(true)`"
            )));
        }
        _ => return Err(problem("it is neither https nor http")),
    }
    Ok(url.origin().ascii_serialization())
}

/// Whether the host is this machine.
pub(crate) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGIONS: &[RegionEndpoint] = &[
        RegionEndpoint { region: "cn-a", public: Some("a.example.com"), vpc: None },
        RegionEndpoint {
            region: "cn-b",
            public: Some("b.example.com"),
            vpc: Some("b-vpc.example.com"),
        },
    ];

    fn resolve(
        rule: Option<&'static str>,
        region: &str,
        network: Network,
    ) -> Result<String, String> {
        let endpoints = Endpoints { regions: REGIONS, rule, vpc_rule: None };
        for_region(&endpoints, region, network).map_err(|error| error.to_string())
    }

    #[test]
    fn the_documented_host_wins_over_the_rule() {
        let rule = Some("x.{region}.example.com");
        assert_eq!(resolve(rule, "cn-a", Network::Public).unwrap(), "https://a.example.com");
        assert_eq!(resolve(rule, "eu-9", Network::Public).unwrap(), "https://x.eu-9.example.com");
    }

    #[test]
    fn each_network_has_its_hosts() {
        assert_eq!(resolve(None, "cn-b", Network::Vpc).unwrap(), "https://b-vpc.example.com");
        let error = resolve(None, "cn-a", Network::Vpc).unwrap_err();
        assert_eq!(
            error,
            "no VPC endpoint is documented for region `cn-a`; known regions: cn-b; \
             set one with `.endpoint(…)`"
        );
    }

    #[test]
    fn a_region_cannot_smuggle_in_a_host() {
        let rule = Some("x.{region}.example.com");
        for region in ["", "evil.com/", "a.b", "a b", "a@b", "ä", "a:1", "a\n"] {
            let error = resolve(rule, region, Network::Public).unwrap_err();
            assert!(error.contains("is not a region"), "{error}");
        }
    }

    #[test]
    fn origins_are_brought_into_their_normal_form() {
        let cases = [
            ("HOST.example", "https://host.example"),
            ("host.example:443", "https://host.example"),
            ("https://host.example:8443/", "https://host.example:8443"),
            ("http://localhost:80", "http://localhost"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("http://[::1]:1", "http://[::1]:1"),
        ];
        for (given, expected) in cases {
            assert_eq!(origin(given, false).unwrap(), expected, "{given}");
        }
    }

    #[test]
    fn what_is_no_origin_is_refused() {
        for text in ["", "ftp://host", "https://host/path", "host?q", "host#f", "https://", "a b"] {
            let error = origin(text, true).unwrap_err().to_string();
            assert!(error.contains("is not an endpoint"), "{text}: {error}");
        }
        let error = origin("https://me:hidden@host", true).unwrap_err().to_string();
        assert!(error.contains("password") && !error.contains("hidden"), "{error}");
    }

    #[test]
    fn unencrypted_only_on_demand() {
        assert!(
            origin("http://host.example", false).unwrap_err().to_string().contains("allow_http")
        );
        assert!(origin("http://localhost.evil.example", false).is_err());
        assert_eq!(origin("http://host.example", true).unwrap(), "http://host.example");
    }
}
