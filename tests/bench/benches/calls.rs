//! What a call costs, besides the network.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use specwright_bench::{answer, by_hand, ours};
use specwright_runtime::{Credentials, RetryPolicy, Transport};
use specwright_sdk::aliyun::dysmsapi::v2017_05_25::{
    Client, QuerySendDetails, QuerySendDetailsResponse,
};
use std::hint::black_box;

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
        http: http(),
        host: HOST.to_owned(),
        key_id: ID.to_owned(),
        key_secret: SECRET.to_owned(),
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

/// A request that is built, encoded, signed and handed to reqwest, and an empty answer.
fn request(criterion: &mut Criterion) {
    let runtime = runtime();
    let mut group = criterion.benchmark_group("request");
    let by_hand = client_by_hand();
    group.bench_function("by hand", |bencher| {
        bencher.iter(|| {
            runtime.block_on(async {
                black_box(by_hand.request(&request_by_hand()).unwrap());
                serde_json::from_slice::<by_hand::QuerySendDetailsResponse>(b"{}").unwrap()
            })
        });
    });
    let client = our_client(ours::Prepared("{}".into()));
    group.bench_function("ours", |bencher| {
        bencher.iter(|| {
            runtime.block_on(client.query_send_details(our_request()).into_future()).unwrap()
        });
    });
}

/// All that happens before the network: reqwest has no TLS here, and so refuses to connect.
fn refused(criterion: &mut Criterion) {
    let runtime = runtime();
    let mut group = criterion.benchmark_group("refused");
    let by_hand = client_by_hand();
    group.bench_function("by hand", |bencher| {
        bencher
            .iter(|| runtime.block_on(by_hand.query_send_details(&request_by_hand())).unwrap_err());
    });
    let client = our_client(ours::Reqwest(http()));
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

/// Both together: a call that is answered with a megabyte.
fn call(criterion: &mut Criterion) {
    let runtime = runtime();
    let text = bytes::Bytes::from(answer::megabyte());
    let mut group = criterion.benchmark_group("call");
    let by_hand = client_by_hand();
    group.bench_function("by hand", |bencher| {
        bencher.iter(|| {
            runtime.block_on(async {
                black_box(by_hand.request(&request_by_hand()).unwrap());
                serde_json::from_slice::<by_hand::QuerySendDetailsResponse>(&text).unwrap()
            })
        });
    });
    let client = our_client(ours::Prepared(text.clone()));
    group.bench_function("ours", |bencher| {
        bencher.iter(|| {
            runtime.block_on(client.query_send_details(our_request()).into_future()).unwrap()
        });
    });
}

criterion_group!(calls, request, refused, decode, call);
criterion_main!(calls);
