//! Telling that a service does not take credentials any more.

use crate::Signer;
use crate::error::Failure;
use http::StatusCode;

/// Beginnings of the codes with which the gateway of Alibaba Cloud turns away a key or a token: one that
/// is expired, inactive or unknown. Other codes about signatures mean that the request is wrong.
const ACS3_CODES: [&str; 2] = ["InvalidSecurityToken", "InvalidAccessKeyId"];

/// Whether the service turned the call away, before it did anything, because of its credentials.
pub(crate) fn is_rejected(signer: Signer, failure: &Failure) -> bool {
    let Some(status) = failure.status else { return false };
    let code = failure.code.as_deref().unwrap_or_default();
    let by_code = match signer {
        Signer::Acs3HmacSha256 => ACS3_CODES.iter().any(|start| code.starts_with(start)),
        Signer::SdkHmacSha256 => false,
    };
    status == StatusCode::UNAUTHORIZED || (status.is_client_error() && by_code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ErrorKind;

    #[test]
    fn by_the_status_or_the_code() {
        let rejected = |signer, status: u16, code: &str| {
            let mut failure = Failure::new(ErrorKind::Api, "X");
            failure.status = StatusCode::from_u16(status).ok();
            failure.code = Some(code.to_owned());
            is_rejected(signer, &failure)
        };
        let acs3 = Signer::Acs3HmacSha256;
        assert!(rejected(acs3, 400, "InvalidSecurityToken.Expired"));
        assert!(rejected(acs3, 404, "InvalidAccessKeyId.NotFound"));
        assert!(rejected(acs3, 401, ""));
        assert!(rejected(Signer::SdkHmacSha256, 401, "APIGW.0301"));
        assert!(!rejected(acs3, 403, "SignatureDoesNotMatch"));
        assert!(!rejected(acs3, 400, "IllegalTimestamp"));
        assert!(!rejected(acs3, 200, "InvalidAccessKeyId.NotFound"));
        assert!(!rejected(Signer::SdkHmacSha256, 403, "APIGW.0302"));
        assert!(!is_rejected(acs3, &Failure::new(ErrorKind::Connect, "X")));
    }
}
