//! Two small APIs, as generated code would declare them.

use specwright_runtime::generated::{models, open_enums, parameters, sent_models};
use specwright_runtime::{
    ApiFacts, CodeFacts, Endpoints, ErrorBody, ErrorClass, ErrorCode, ListStyle, Operation,
    OperationFacts, Outcome, Protocol, RegionEndpoint, RequiredWhen, Safety, Signer,
    UnrecognizedValue, error_code,
};

pub static ALIYUN: ApiFacts = ApiFacts {
    provider: "aliyun",
    product: "Demo",
    version: "2026-01-01",
    protocol: Protocol::Rpc,
    signer: Signer::Acs3HmacSha256,
    endpoints: Endpoints {
        regions: &[RegionEndpoint { region: "cn-a", public: Some("demo.example.com"), vpc: None }],
        rule: None,
        vpc_rule: Some("demo-vpc.{region}.example.com"),
    },
    outcome: Some(Outcome {
        success: "Success",
        code: &["ErrCode", "Code"],
        message: &["ErrMessage", "Message"],
    }),
    error_body: ErrorBody {
        code: &["Code", "code"],
        message: &["Message", "message"],
        request_id: &["RequestId", "requestId"],
        xml_root: Some("Error"),
    },
    request_id_headers: &["x-acs-request-id"],
};

pub static OTC: ApiFacts = ApiFacts {
    provider: "otc",
    product: "RDS",
    version: "v3",
    protocol: Protocol::Rest,
    signer: Signer::SdkHmacSha256,
    endpoints: Endpoints {
        regions: &[],
        rule: Some("rds.{region}.otc.example.com"),
        vpc_rule: None,
    },
    outcome: None,
    error_body: ErrorBody {
        code: &["error_code", "error.code"],
        message: &["error_msg", "error.message"],
        request_id: &["request_id"],
        xml_root: None,
    },
    request_id_headers: &["x-request-id"],
};

const fn facts(
    api: &'static ApiFacts,
    name: &'static str,
    path: &'static str,
    content_type: Option<&'static str>,
) -> OperationFacts {
    const RULES: &[RequiredWhen] =
        &[RequiredWhen { parameter: "Number", depends_on: "Text", values: &["counted"] }];
    let facts = OperationFacts::new(api, name, Safety::Safe).at("POST", path);
    let facts = facts.required_when(RULES).source("https://docs.example.com", "");
    match content_type {
        Some(content_type) => facts.content_type(content_type),
        None => facts,
    }
}

#[derive(Clone, Debug)]
pub enum Code {
    Exists,
    Throttling,
    InternalError,
    Unrecognized(UnrecognizedValue),
}

open_enums! {
    Code {
        Exists => "Demo.Exists",
        Throttling => "Throttling",
        InternalError => "InternalError",
    }
}

const fn code(class: ErrorClass) -> CodeFacts {
    error_code::code().class(class)
}

impl ErrorCode for Code {
    const FACTS: &'static [CodeFacts] =
        &[code(ErrorClass::Conflict), code(ErrorClass::Throttling), code(ErrorClass::Service)];
    const PREFIXES: &'static [(&'static str, ErrorClass)] =
        &[("Throttling.", ErrorClass::Throttling)];
}

error_code!(Code);

/// What every operation here answers.
pub struct Answer {
    pub id: Option<i64>,
    pub success: Option<bool>,
    pub request_id: Option<String>,
}

models! {
    Answer {
        "Id" => id,
        "Success" => success.text(),
        "RequestId" => request_id,
    }
}

/// An item with fields.
#[derive(Default)]
pub struct Tag {
    pub key: String,
    pub values: Vec<i64>,
}

sent_models! {
    Tag {
        "Key" => key,
        "Values" => values,
    }
}

/// An operation of `ALIYUN` with everything in the query.
#[derive(Default)]
pub struct Ask {
    pub text: Option<String>,
    pub number: Option<i64>,
    pub ratio: Option<f64>,
    pub flat: Vec<String>,
    pub tags: Vec<Tag>,
    pub repeat: Vec<String>,
    pub json: Vec<Tag>,
    pub comma: Vec<String>,
}

parameters! {
    Ask {
        in Query {
            "Text" => text,
            "Number" => number.text(),
            "Ratio" => ratio,
            "Flat" => flat,
            "Tag" => tags,
            "Repeat" => repeat.style(ListStyle::Repeat),
            "Json" => json.style(ListStyle::Json),
            "Comma" => comma.style(ListStyle::Comma),
        }
    }
}

impl Operation for Ask {
    type Response = Answer;
    type ErrorCode = Code;

    const FACTS: OperationFacts = facts(&ALIYUN, "Ask", "/", None);
    const ERROR_CODES: &'static [Code] = &[Code::Exists];
}

/// An operation of `ALIYUN` with a form, which may be sent twice.
#[derive(Default)]
pub struct Fill {
    pub token: Option<String>,
    pub text: Option<String>,
}

parameters! {
    Fill {
        in Query { "ClientToken" => token.idempotency_token() }
        in Form { "Text" => text }
    }
}

impl Operation for Fill {
    type Response = Answer;
    type ErrorCode = Code;

    const FACTS: OperationFacts =
        OperationFacts { safety: Safety::Idempotent, ..facts(&ALIYUN, "Fill", "/", None) };
}

/// An operation of `OTC` with a path and a header, without a body.
pub struct Fetch {
    pub project: String,
    pub instance: String,
    pub language: Option<String>,
}

parameters! {
    Fetch {
        in Path { "project_id" => project, "instance_id" => instance }
        in Header { "X-Language" => language }
    }
}

impl Operation for Fetch {
    type Response = Answer;
    type ErrorCode = Code;

    const FACTS: OperationFacts = facts(
        &OTC,
        "Fetch",
        "/v3/{project_id}/instances/{instance_id}/log",
        Some("application/json"),
    );
}

/// An operation of `OTC` with a JSON body.
#[derive(Default)]
pub struct Put {
    pub token: Option<String>,
    pub number: Option<i64>,
    pub tags: Vec<Tag>,
}

parameters! {
    Put {
        in Body {
            "token" => token.idempotency_token(),
            "number" => number.text(),
            "tags" => tags,
        }
    }
}

impl Operation for Put {
    type Response = Answer;
    type ErrorCode = Code;

    const FACTS: OperationFacts = facts(&OTC, "Put", "/v3/things", None);
}
