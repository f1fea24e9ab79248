//! Answers of which one field is the whole body.

use crate::api::{ALIYUN, Code};
use crate::double::{Double, aliyun};
use specwright_runtime::generated::{models, parameters};
use specwright_runtime::{ErrorKind, Operation, OperationFacts, Safety};

/// An answer that is a list.
pub struct Names {
    pub names: Vec<String>,
}

/// An answer that is a text.
pub struct Page {
    pub text: Option<String>,
}

macro_rules! whole {
    ($request:ident, $answer:ident, $field:ident, $name:literal) => {
        models! { $answer as $name { $name => $field } }

        /// An operation of `ALIYUN` of which the answer is one field.
        #[derive(Default)]
        pub struct $request;

        parameters! { $request {} }

        impl Operation for $request {
            type Response = $answer;
            type ErrorCode = Code;

            const FACTS: OperationFacts =
                OperationFacts::new(&ALIYUN, "List", Safety::Safe).response_payload($name);
        }
    };
}

whole!(ListNames, Names, names, "names");
whole!(ReadPage, Page, text, "text");

async fn names(body: &'static str) -> Option<Vec<String>> {
    let response = aliyun(&Double::new(200, body)).call(ListNames).await;
    response.ok().map(|it| it.into_inner().names)
}

async fn text(body: &'static str) -> Option<String> {
    aliyun(&Double::new(200, body)).call(ReadPage).await.unwrap().into_inner().text
}

#[tokio::test]
async fn a_list_is_the_answer() {
    assert_eq!(names(r#"["a","b"]"#).await.unwrap(), ["a", "b"]);
    for empty in ["[]", "", "null"] {
        assert_eq!(names(empty).await.unwrap(), [""; 0], "{empty}");
    }
    let error = aliyun(&Double::new(200, r#"["a",{}]"#)).call(ListNames).await.unwrap_err();
    assert_eq!((error.kind(), error.json_path()), (ErrorKind::Decode, Some("$[1]")));
}

#[tokio::test]
async fn a_failure_in_place_of_a_list_is_one() {
    let body = r#"{"Success":false,"ErrCode":"Demo.Exists","ErrMessage":"no"}"#;
    let error = aliyun(&Double::new(200, body)).call(ListNames).await.unwrap_err();
    assert_eq!((error.kind(), error.message()), (ErrorKind::Api, Some("no")));
}

#[tokio::test]
async fn a_text_is_the_answer_in_quotes_or_as_it_is() {
    assert_eq!(text(r#""a \"b\"""#).await.as_deref(), Some("a \"b\""));
    assert_eq!(text("a b\n").await.as_deref(), Some("a b\n"));
    assert_eq!(text("{}").await.as_deref(), Some("{}"));
    assert_eq!(text("").await, None);
}

#[cfg(feature = "serde")]
#[test]
fn serde_shows_the_field_alone() {
    for json in [r#"["a","b"]"#, "[]"] {
        let names: Names = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&names).unwrap(), json);
    }
    let page: Page = serde_json::from_str(r#""a""#).unwrap();
    assert_eq!(serde_json::to_string(&page).unwrap(), r#""a""#);
    assert_eq!(serde_json::to_string(&Page::default()).unwrap(), "null");
    let error = serde_json::from_str::<Names>(r#"[["a"]]"#).unwrap_err();
    assert!(error.to_string().starts_with("$[0]: found a list where the field is none"), "{error}");
}
