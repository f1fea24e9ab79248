//! What a call costs, besides the network.

use bytes::Bytes;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use specwright_bench::{answer, by_hand, ours};
use specwright_runtime::{Credentials, RetryPolicy, Transport};
use specwright_sdk::aliyun::dysmsapi::v2017_05_25::{
    Client, QuerySendDetails, QuerySendDetailsResponse,
};
use std::future::{Ready, pending, poll_fn, ready};
use std::hint::black_box;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

const ID: &str = "LTAI0123456789ABCDEFGHIJ";
const SECRET: &str = "abcdefghijklmnopqrstuvwxyz0123";
const HOST: &str = "dysmsapi.aliyuncs.com";
const PHONE: &str = "13900000000";
const BIZ: &str = "134523^4351232";

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

/// Sends nothing to anybody, whatever the environment says.
fn http() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().build().unwrap()
}

fn our_client(transport: impl Transport + 'static) -> Client {
    let credentials = Credentials::access_key(ID, SECRET);
    Client::builder("cn-hangzhou")
        .credentials(credentials)
        .transport(transport)
        .retry(RetryPolicy::none())
        .build()
        .unwrap()
}

fn our_request() -> QuerySendDetails {
    QuerySendDetails::new(PHONE, "20181228", 50, 1).biz_id(BIZ)
}

fn client_by_hand() -> by_hand::Sms {
    by_hand::Sms {
        host: HOST.to_owned(),
        key_id: ID.to_owned(),
        key_secret: SECRET.to_owned(),
        timeout: Duration::from_mins(1),
    }
}

fn request_by_hand() -> by_hand::QuerySendDetails {
    by_hand::QuerySendDetails {
        phone_number: PHONE.to_owned(),
        biz_id: Some(BIZ.to_owned()),
        send_date: "20181228".to_owned(),
        page_size: 50,
        current_page: 1,
    }
}

fn client_of_ali_acs() -> ali_acs::sms::Connection {
    let endpoint = ali_acs::sms::Endpoint::CnHangzhou;
    ali_acs::sms::Connection::with_client(endpoint, (ID, SECRET).into(), http())
}

/// Takes a request, and never answers.
async fn unanswered(request: reqwest::Request) -> reqwest::Result<http::Response<reqwest::Body>> {
    black_box(request);
    pending().await
}

/// Takes requests, and answers all alike.
fn answered(
    body: Bytes,
) -> impl Fn(reqwest::Request) -> Ready<reqwest::Result<http::Response<reqwest::Body>>> {
    move |request| {
        black_box(request);
        ready(Ok(http::Response::new(body.clone().into())))
    }
}

/// Begins a call that waits for its answer in vain.
async fn begin(call: impl Future) {
    let mut call = pin!(call);
    poll_fn(|context| {
        assert!(call.as_mut().poll(context).is_pending());
        Poll::Ready(())
    })
    .await;
}

/// A request that is built, encoded, signed and handed to reqwest; and a timer that is set for it.
fn request(criterion: &mut Criterion) {
    let runtime = runtime();
    let mut group = criterion.benchmark_group("request");
    let by_hand = client_by_hand();
    group.bench_function("by hand", |bencher| {
        bencher.iter(|| {
            runtime.block_on(begin(by_hand.query_send_details(&request_by_hand(), unanswered)))
        });
    });
    let client = our_client(ours::Through(unanswered));
    group.bench_function("ours", |bencher| {
        bencher.iter(|| {
            runtime.block_on(begin(client.query_send_details(our_request()).into_future()))
        });
    });
}

/// All that happens before the network: reqwest has no TLS here, and so refuses to connect.
fn refused(criterion: &mut Criterion) {
    let runtime = runtime();
    let mut group = criterion.benchmark_group("refused");
    let http = http();
    let send = move |request| {
        let sending = http.execute(request);
        async { sending.await.map(Into::into) }
    };
    let by_hand = client_by_hand();
    group.bench_function("by hand", |bencher| {
        bencher.iter(|| {
            runtime.block_on(by_hand.query_send_details(&request_by_hand(), &send)).unwrap_err()
        });
    });
    let client = our_client(ours::Through(send.clone()));
    group.bench_function("ours", |bencher| {
        bencher.iter(|| {
            runtime.block_on(client.query_send_details(our_request()).into_future()).unwrap_err()
        });
    });
    let connection = client_of_ali_acs();
    group.bench_function("ali-acs", |bencher| {
        bencher.iter(|| {
            let request = ali_acs::sms::QuerySendDetails::new(PHONE, "20181228", 50, 1)
                .biz_id(BIZ.to_owned());
            runtime.block_on(connection.query_send_details(request)).unwrap_err()
        });
    });
}

/// A megabyte of JSON that becomes the type of the answer.
fn decode(criterion: &mut Criterion) {
    let text = answer::megabyte();
    let mut group = criterion.benchmark_group("decode");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("by hand", |bencher| {
        bencher
            .iter(|| serde_json::from_slice::<by_hand::QuerySendDetailsResponse>(&text).unwrap());
    });
    group.bench_function("ours", |bencher| {
        bencher.iter(|| serde_json::from_slice::<QuerySendDetailsResponse>(&text).unwrap());
    });
    group.bench_function("ali-acs", |bencher| {
        type Response = ali_acs::sms::QuerySendDetailsResponse;
        bencher.iter(|| serde_json::from_slice::<Response>(&text).unwrap());
    });
}

/// A whole call: with a megabyte, what counts is the answer; with next to nothing, all the rest.
fn call(criterion: &mut Criterion) {
    calls(criterion, "call", answer::megabyte().into());
    calls(criterion, "empty", Bytes::from_static(b"{}"));
}

fn calls(criterion: &mut Criterion, name: &str, body: Bytes) {
    let runtime = runtime();
    let mut group = criterion.benchmark_group(name);
    let (by_hand, send) = (client_by_hand(), answered(body.clone()));
    group.bench_function("by hand", |bencher| {
        bencher.iter(|| {
            runtime.block_on(by_hand.query_send_details(&request_by_hand(), &send)).unwrap()
        });
    });
    let client = our_client(ours::Through(answered(body)));
    group.bench_function("ours", |bencher| {
        bencher.iter(|| {
            runtime.block_on(client.query_send_details(our_request()).into_future()).unwrap()
        });
    });
}

criterion_group!(all, request, refused, decode, call);
criterion_main!(all);
