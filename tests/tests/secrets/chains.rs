//! Everything that can go wrong while credentials are looked for.

use crate::log::{heard, listen};
use crate::{PASSWORD, SECRET, TOKEN, all_of, assert_hidden};
use http::{Request, Response};
use specwright_runtime::bytes::Bytes;
use specwright_runtime::credentials::Surroundings;
use specwright_runtime::{
    Body, CachedProvider, CredentialChain, ErrorKind, Transport, TransportFuture,
};
use specwright_sdk::aliyun::gpdb::v2016_05_03 as gpdb;
use specwright_sdk::otc::rds::v3 as rds;
use std::io;
use std::path::Path;

/// A server that repeats what it was sent, in the manner of an error.
#[derive(Clone, Debug)]
pub(crate) struct Echo(pub(crate) u16);

impl Transport for Echo {
    fn send(&self, request: Request<Bytes>) -> TransportFuture<'_> {
        let token = request.headers().get("x-auth-token").and_then(|it| it.to_str().ok());
        let body = String::from_utf8_lossy(request.body()).into_owned();
        let said = format!("{} {body} {}", request.uri(), token.unwrap_or_default());
        let body = serde_json::json!({ "Code": said, "Message": said, "error_msg": said });
        let response = Response::builder().status(self.0).body(Body::from(body.to_string()));
        Box::pin(async { Ok(response.unwrap()) })
    }
}

/// A file that holds secrets. Each is tried as it is, and cut off everywhere.
fn file(path: &Path) -> Option<String> {
    let name = path.to_string_lossy();
    let files = [
        (
            ".aliyun/config.json",
            format!(
                r#"{{"current":"a","profiles":[{{"name":"a","mode":"RamRoleArn","access_key_id":"i",
                "access_key_secret":"{SECRET}","sts_token":"{TOKEN}","ram_role_arn":"acs:ram::1:role/r",
                "sts_region":"cn-hangzhou"}}]}}"#
            ),
        ),
        (
            ".alibabacloud/credentials.ini",
            format!(
                "[default]\ntype = ram_role_arn\naccess_key_id = i\naccess_key_secret = {SECRET}\n\
                 role_arn = acs:ram::1:role/r\nrole_session_name = s\n"
            ),
        ),
        ("oidc-token", TOKEN.to_owned()),
        (
            "clouds.yaml",
            format!(
                "clouds:\n  mine:\n    auth:\n      auth_url: https://iam.example/v3\n      \
                 username: u\n      password: \"{PASSWORD}\"\n      user_domain_name: d\n      \
                 project_name: p\n"
            ),
        ),
        (".huaweicloud/credentials", format!("[basic]\nak = i\nsk = {SECRET}\n[other]\n{SECRET}")),
    ];
    files.into_iter().find(|(end, _)| name.ends_with(end)).map(|(_, text)| text)
}

fn variable(name: &str) -> Option<String> {
    let value = match name {
        "HOME" => "/home",
        "ALIBABA_CLOUD_ROLE_ARN" => "acs:ram::1:role/r",
        "ALIBABA_CLOUD_OIDC_PROVIDER_ARN" => "acs:ram::1:oidc-provider/p",
        "ALIBABA_CLOUD_OIDC_TOKEN_FILE" => "/oidc-token",
        "ALIBABA_CLOUD_CREDENTIALS_URI" => "https://u:plantedpassword@host.example/?plantedtoken",
        "OS_AUTH_URL" => "https://iam.example/v3",
        "OS_USERNAME" => "u",
        "OS_PASSWORD" => PASSWORD,
        "OS_USER_DOMAIN_NAME" => "d",
        "OS_PROJECT_NAME" => "p",
        "OS_CLOUD" => "mine",
        _ => return None,
    };
    Some(value.to_owned())
}

/// How the files are spoilt.
#[derive(Clone, Copy, Debug)]
enum Spoilt {
    Not,
    /// So many hundredths of it are left.
    Cut(usize),
    /// It has a line that does not belong there.
    Garbled,
}

fn surroundings(spoilt: Spoilt, transport: Echo) -> Surroundings {
    let files = move |path: &Path| {
        let text = file(path).ok_or(io::ErrorKind::NotFound)?;
        Ok(match spoilt {
            Spoilt::Not => text,
            Spoilt::Cut(share) => text[..text.len() * share / 100].to_owned(),
            Spoilt::Garbled => text.replace('\n', &format!("\n{SECRET}: [\n")),
        }
        .into_bytes())
    };
    Surroundings::new().with_variables(variable).with_files(files).with_transport(transport)
}

/// What is said of calls that find no credentials.
async fn failures(spoilt: Spoilt, echo: Echo) -> Vec<String> {
    let here = || surroundings(spoilt, echo.clone());
    let aliyun = CachedProvider::new(CredentialChain::aliyun(&here()));
    assert_hidden("chain", &format!("{aliyun:?} {aliyun:#?}"));
    let client = gpdb::Client::builder("cn-hangzhou").credentials(aliyun).transport(Echo(200));
    let request = gpdb::DescribeDownloadRecords::new("gp-1");
    let error = client.build().unwrap().describe_download_records(request).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Credentials, 0), "{error}");

    let otc = CachedProvider::new(CredentialChain::otc(&here()));
    assert_hidden("chain", &format!("{otc:?} {otc:#?}"));
    let client = rds::Client::builder("eu-de").credentials(otc).transport(Echo(200));
    let request = rds::DownloadErrorLog::new("p", "i");
    let result = client.build().unwrap().download_error_log(request).await;
    let shown = result.map_or_else(|error| all_of(&error), |response| format!("{response:?}"));
    vec![all_of(&error), shown]
}

#[tokio::test]
async fn a_chain_that_finds_nothing_shows_nothing() {
    listen();
    let cuts = (1..20).map(|it| Spoilt::Cut(it * 5));
    for spoilt in cuts.chain([Spoilt::Not, Spoilt::Garbled]) {
        for status in [200, 400, 403, 500] {
            for shown in failures(spoilt, Echo(status)).await {
                assert_hidden(&format!("{spoilt:?}, {status}"), &shown);
            }
        }
    }
    assert_hidden("the log", &heard());
}
