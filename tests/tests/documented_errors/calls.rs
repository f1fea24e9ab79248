//! Calls that get a canned answer, and what their errors tell.

use crate::companions;
use http::{Request, Response};
use serde_json::Value;
use specwright_runtime::bytes::Bytes;
use specwright_runtime::{
    Body, Call, Client as RuntimeClient, ClientBuilder, CodeFacts, Credentials, Error, ErrorClass,
    ErrorCode, ErrorKind, Operation, RetryPolicy, Transport, TransportFuture, error_code,
    open_enum,
};
use specwright_sdk::aliyun::dbs::{v2019_03_06 as old, v2021_01_01 as dbs};
use specwright_sdk::aliyun::gpdb::v2016_05_03 as gpdb;
use specwright_sdk::otc::rds::v3 as rds;

pub(crate) const SECRET: &str = "planted-secret";
pub(crate) const TOKEN: &str = "planted-token";
pub(crate) const LINK: &str = "https://files.example/f?Signature=planted-link";
pub(crate) const REQUEST_ID: &str = "9736ED45-0000";
pub(crate) const JSON: &str = "application/json;charset=utf-8";

/// Answers every request in the same way.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Bytes,
}

impl Answer {
    pub(crate) fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![("content-type", content_type.to_owned())];
        Self { status, headers, body: Bytes::from(body.into()) }
    }

    pub(crate) fn json(status: u16, body: &Value) -> Self {
        Self::new(status, JSON, body.to_string())
    }

    pub(crate) fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }
}

impl Transport for Answer {
    fn send(&self, _: Request<Bytes>) -> TransportFuture<'_> {
        let mut response = Response::builder().status(self.status);
        for (name, value) in &self.headers {
            response = response.header(*name, value);
        }
        let response = response.body(Body::from(self.body.clone())).unwrap();
        Box::pin(async { Ok(response) })
    }
}

pub(crate) fn key() -> Credentials {
    Credentials::access_key("id", SECRET).with_security_token(TOKEN)
}

/// The outcome of one call.
pub(crate) async fn outcome<C: From<RuntimeClient>, O: Operation>(
    builder: ClientBuilder<C>,
    transport: impl Transport + 'static,
    call: fn(&C) -> Call<O>,
) -> Result<specwright_runtime::Response<O::Response>, Error<O::ErrorCode>> {
    let builder = builder.credentials(key()).transport(transport).retry(RetryPolicy::none());
    call(&builder.build().unwrap()).await
}

pub(crate) type Gpdb = Result<
    specwright_runtime::Response<gpdb::DescribeDownloadRecordsResponse>,
    Error<gpdb::ErrorCode>,
>;

pub(crate) async fn gpdb(transport: impl Transport + 'static) -> Gpdb {
    let call = |client: &gpdb::Client| {
        client.describe_download_records(gpdb::DescribeDownloadRecords::new("gp-1"))
    };
    outcome(gpdb::Client::builder("cn-hangzhou"), transport, call).await
}

pub(crate) async fn rds(
    transport: impl Transport + 'static,
) -> Result<specwright_runtime::Response<rds::DownloadErrorLogResponse>, Error<rds::ErrorCode>> {
    let call =
        |client: &rds::Client| client.download_error_log(rds::DownloadErrorLog::new("p", "i"));
    outcome(rds::Client::builder("eu-de"), transport, call).await
}

pub(crate) async fn create_download(
    transport: impl Transport + 'static,
) -> Result<specwright_runtime::Response<dbs::CreateDownloadResponse>, Error<dbs::ErrorCode>> {
    let call = |client: &dbs::Client| {
        let format = dbs::DownloadFormat::Csv;
        client.create_download(dbs::CreateDownload::new("cn-hangzhou", "rm-1", format))
    };
    outcome(dbs::Client::builder("cn-hangzhou"), transport, call).await
}

pub(crate) async fn describe_download_task(
    transport: impl Transport + 'static,
) -> Result<specwright_runtime::Response<dbs::DescribeDownloadTaskResponse>, Error<dbs::ErrorCode>>
{
    let call = |client: &dbs::Client| {
        client.describe_download_task(dbs::DescribeDownloadTask::new("cn-hangzhou", "rm-1"))
    };
    outcome(dbs::Client::builder("cn-hangzhou"), transport, call).await
}

pub(crate) async fn backup_set_tasks(
    transport: impl Transport + 'static,
) -> Result<
    specwright_runtime::Response<old::DescribeBackupSetDownloadTaskListResponse>,
    Error<old::ErrorCode>,
> {
    let call = |client: &old::Client| {
        let selector = old::DownloadTaskSelector::backup_plan_id("plan");
        let request = old::DescribeBackupSetDownloadTaskList::new(selector);
        client.describe_backup_set_download_task_list(request)
    };
    outcome(old::Client::builder("cn-hangzhou"), transport, call).await
}

/// What an error of any API tells.
pub(crate) struct Seen {
    pub(crate) kind: ErrorKind,
    pub(crate) code: Option<String>,
    pub(crate) facts: Option<&'static CodeFacts>,
    pub(crate) class: Option<ErrorClass>,
    pub(crate) status: Option<u16>,
    pub(crate) message: Option<String>,
    pub(crate) request_id: Option<String>,
    pub(crate) throttling: bool,
}

impl<C: ErrorCode> From<Error<C>> for Seen {
    fn from(error: Error<C>) -> Self {
        Self {
            kind: error.kind(),
            code: error.code().map(|code| open_enum::as_str(code).to_owned()),
            facts: error.code().and_then(error_code::facts),
            class: error.class(),
            status: error.status(),
            message: error.message().map(str::to_owned),
            request_id: error.request_id().map(str::to_owned),
            throttling: error.is_throttling(),
        }
    }
}

pub(crate) async fn failed(operation: &str, answer: Answer) -> Seen {
    match operation {
        "DescribeDownloadRecords" => gpdb(answer).await.unwrap_err().into(),
        "CreateDownload" => create_download(answer).await.unwrap_err().into(),
        "DescribeDownloadTask" => describe_download_task(answer).await.unwrap_err().into(),
        "DescribeBackupSetDownloadTaskList" => backup_set_tasks(answer).await.unwrap_err().into(),
        "DownloadErrorLog" => rds(answer).await.unwrap_err().into(),
        other => companions::failed(other, answer).await,
    }
}

/// An error of Alibaba Cloud as XML.
pub(crate) fn xml(status: u16, code: &str, message: &str) -> Answer {
    let escaped = message.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let body = format!(
        "<?xml version='1.0' encoding='UTF-8'?><Error><RequestId>{REQUEST_ID}</RequestId>\
         <HostId>h</HostId><Code>{code}</Code><Message>{escaped}</Message></Error>"
    );
    Answer::new(status, "text/xml;charset=utf-8", body)
}
