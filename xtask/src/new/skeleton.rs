//! The texts of new spec files; `TODO:` stands wherever something is to be said.

/// The names of a new operation.
pub(super) struct Names<'a> {
    pub(super) provider: &'a str,
    pub(super) api: &'a str,
    pub(super) version: &'a str,
    pub(super) operation: &'a str,
}

/// Whether the operations of a provider have paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paths {
    /// All have the same, which needs not be said.
    Same,
    /// Each has its own.
    Own,
}

const OPERATION: &str = r#"{
  "$schema": "../../../schema/operation.schema.json",
  "operation": "{operation}",
  "summary": "TODO: one sentence, such as `Lists the instances of a region.`",
  "description": ["TODO: what else is to be known, in words of your own"],
  "source": { "url": "TODO: the address of the page", "updated": "TODO: its date, such as 2026-01-13" },
  "authorization": {
    "action": "TODO: the action of a policy, such as {api}:{operation}",
    "access": "TODO: the level of access, such as get or list",
    "resources": [{ "type": "TODO: the type", "arn": "TODO: the resource, with placeholders in braces" }]
  },
{path}  "retry": "TODO: safe, idempotent or unsafe",
  "parameters": {
    "TODO: the name on the wire": {
      "type": "TODO: string, integer, number, boolean, timestamp, list, map, object, any, or a name of `api.json`",
      "required": "TODO: true, or remove the key",
      "example": "TODO: the value of the page",
      "description": "TODO: what it is, in words of your own"
    }
  },
  "response": {
    "TODO: the name on the wire": {
      "type": "TODO: as of parameters; a list has `items`, an object `name` and `fields`, a timestamp `unit`",
      "example": "TODO: the value of the page",
      "description": "TODO: what it is, in words of your own"
    }
  },
  "errors": [
    {
      "code": "TODO: the code, exactly",
      "status": "TODO: the HTTP status, such as 400",
      "message": "TODO: the message, exactly",
      "class": "TODO: invalid-request, not-found, conflict, permission, authentication, quota, throttling or service",
      "meaning": "TODO: what it means, in words of your own"
    }
  ],
  "examples": [
    {
      "title": "Success",
      "request": { "TODO: the name on the wire": "TODO: the value" },
      "response": { "TODO: the body of the answer": "TODO: exactly" }
    }
  ],
  "history": [{ "date": "TODO: the day, such as 2026-01-13", "summary": "TODO: what has changed" }]
}
"#;

const PATH: &str = r#"  "method": "TODO: the HTTP method, such as GET",
  "path": "TODO: the path, with `{name}` for each path parameter",
"#;

const API: &str = r#"{
  "$schema": "../../../schema/api.schema.json",
  "api": "{api}",
  "version": "{version}",
  "product": "TODO: the name of the product on the wire",
  "title": "TODO: the name for people",
  "description": "TODO: what it does, in words of your own",
  "source": { "url": "TODO: the address of the page about the API" },
  "endpoints": {
    "source": { "url": "TODO: the address of the page about endpoints", "updated": "TODO: its date, such as 2026-01-13" },
    "rule": "TODO: the host of any other region, such as {api}.{region}.example.com",
    "regions": { "TODO: a region": { "public": "TODO: its host", "vpc": "TODO: its host inside a VPC" } }
  },
  "enums": {
    "TODO: a Rust name, such as Status": {
      "description": "TODO: what it says, in words of your own",
      "values": {
        "TODO: the value on the wire": {
          "state": "TODO: pending, success or failure, if it is a status",
          "description": "TODO: what it means, in words of your own"
        }
      }
    }
  },
  "errors": [
    {
      "code": "TODO: a code that any operation can return",
      "status": "TODO: the HTTP status, such as 400",
      "message": "TODO: the message, exactly",
      "class": "TODO: invalid-request, not-found, conflict, permission, authentication, quota, throttling or service",
      "meaning": "TODO: what it means, in words of your own"
    }
  ]
}
"#;

const PROVIDER: &str = r#"{
  "$schema": "../schema/provider.schema.json",
  "provider": "{provider}",
  "title": "TODO: the name for people",
  "description": "TODO: how calls travel, in words of your own",
  "source": { "url": "TODO: the address of the page that says how its APIs are called" },
  "protocol": "TODO: rpc or rest",
  "signer": "TODO: acs3-hmac-sha256 or sdk-hmac-sha256",
  "credentials": ["TODO: access-key or token"],
  "error_body": {
    "code": ["TODO: the field with the error code"],
    "message": ["TODO: the field with the message"],
    "request_id": ["TODO: the field with the id of the request"]
  },
  "request_id_headers": ["TODO: the header with the id of the request"],
  "error_prefixes": { "TODO: how codes begin that are a class together": "TODO: the class" },
  "errors": [
    {
      "code": "TODO: a code that any API can return",
      "status": "TODO: the HTTP status, such as 400",
      "class": "TODO: invalid-request, not-found, conflict, permission, authentication, quota, throttling or service",
      "meaning": "TODO: what it means, in words of your own"
    }
  ]
}
"#;

pub(super) fn operation(names: &Names<'_>, paths: Paths) -> String {
    let path = if paths == Paths::Own { PATH } else { "" };
    let text = OPERATION.replace("{path}", path);
    text.replace("{operation}", names.operation).replace("{api}", names.api)
}

pub(super) fn api(names: &Names<'_>) -> String {
    API.replace("{api}", names.api).replace("{version}", names.version)
}

pub(super) fn provider(names: &Names<'_>) -> String {
    PROVIDER.replace("{provider}", names.provider)
}
