//! What the service answers.

use serde_json::{Value, json};

/// An answer of about a megabyte, with text in two scripts, as real ones have.
#[must_use]
pub fn megabyte() -> Vec<u8> {
    let mut records = Vec::new();
    let mut size = 0;
    while size < 1 << 20 {
        let record = record(records.len());
        size += record.to_string().len() + 1;
        records.push(record);
    }
    let answer = json!({
        "Code": "OK",
        "Message": "OK",
        "RequestId": "819BE656-D2E0-4858-8B21-B2E477085AAF",
        "TotalCount": records.len(),
        "SmsSendDetailDTOs": { "SmsSendDetailDTO": records },
    });
    answer.to_string().into_bytes()
}

fn record(number: usize) -> Value {
    json!({
        "ErrCode": "DELIVERED",
        "TemplateCode": format!("SMS_{number:08}"),
        "OutId": number.to_string(),
        "ReceiveDate": "2019-01-08 16:44:13",
        "SendDate": "2019-01-08 16:44:10",
        "PhoneNum": "13900000000",
        "Content": format!("【Example】Your code is \"{number:06}\".\nDo not show it to anybody. 请勿泄露"),
        "SendStatus": 3,
    })
}
