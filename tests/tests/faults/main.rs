//! The generated clients against servers that misbehave in every way we could think of.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod blocking;
mod clones;
mod fault;
mod outcomes;
mod server;
mod thousand;

use specwright_runtime::{ClientBuilder, Credentials, Error, RetryPolicy};
use specwright_sdk::aliyun::dbs::v2021_01_01 as dbs;
use std::time::Duration;

/// Held by a test that keeps the machine busy, or that would see a machine that is busy as a fault.
static TURN: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

/// What a client in these tests reads of an answer.
const LIMIT: u64 = 100_000;

/// How a call that is safe and one that is not are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Safe,
    Unsafe,
}

/// How often a call was attempted, and why it failed if it did.
type Outcome = (u32, Option<Error<dbs::ErrorCode>>);

/// A client that does not wait long before it tries again.
fn builder(origin: &str) -> ClientBuilder<dbs::Client> {
    let millisecond = Duration::from_millis(1);
    let policy = RetryPolicy::standard();
    let policy = policy.with_base_delay(millisecond).with_throttling_delay(millisecond);
    dbs::Client::builder("cn-hangzhou")
        .endpoint(origin)
        .credentials(Credentials::access_key("id", "secret"))
        .max_response_bytes(LIMIT)
        .retry(policy)
        .retry_budget(1_000_000)
}

/// Makes a call of this name.
async fn call(client: &dbs::Client, kind: Kind, name: &str, attempt_timeout: Duration) -> Outcome {
    let result = match kind {
        Kind::Safe => {
            let request = dbs::DescribeDownloadTask::new("cn-hangzhou", name);
            let call = client.describe_download_task(request);
            call.with_attempt_timeout(attempt_timeout).await.map(|it| it.attempts())
        }
        Kind::Unsafe => {
            let request = dbs::CreateDownload::new("cn-hangzhou", name, dbs::DownloadFormat::Csv);
            let call = client.create_download(request);
            call.with_attempt_timeout(attempt_timeout).await.map(|it| it.attempts())
        }
    };
    match result {
        Ok(attempts) => (attempts, None),
        Err(error) => (error.attempts(), Some(error)),
    }
}

/// An address at which nobody listens, for as long as the socket is kept.
fn nobody() -> (tokio::net::TcpSocket, String) {
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let origin = format!("http://{}", socket.local_addr().unwrap());
    (socket, origin)
}
