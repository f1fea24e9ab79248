//! One file in every shape.

use super::Shape;
use super::declared::Declared;
use super::rewrite::rewrite;
use anyhow::Result;

const OPERATION: &str = r#"
use ::specwright_runtime::generated as rt;

/// Lists tasks.
pub struct ListTasks {
    pub filter: Option<super::Filter>,
}

rt::parameters! {
    ListTasks {
        in Query {
            "Filter" => filter,
        }
    }
}

impl rt::Operation for ListTasks {
    type Response = super::ListTasksResponse;
    type ErrorCode = super::ErrorCode;
    const FACTS: rt::OperationFacts = rt::safe(&super::API, "ListTasks");
}

impl rt::Paginated for ListTasks {
    fn items(response: super::ListTasksResponse) -> Vec<super::Task> {
        response.tasks
    }
}

/// The tasks.
pub struct ListTasksResponse {
    /// Them.
    pub tasks: Vec<super::Task>,
    pub r#type: Option<String>,
    pub link: Option<rt::Sensitive>,
    pub labels: rt::Map<String, String>,
    pub whole: bool,
}

rt::models! {
    ListTasksResponse {
        "Tasks" => tasks.wrapped_in("Task"),
        "Type" => r#type,
        "Link" => link,
        "Labels" => labels,
        "Whole" => whole,
    }
}
"#;

/// A type of requests that answers have too.
const FILTER: &str = r#"
pub struct Filter {
    pub name: Option<String>,
}

rt::models! {
    Filter {
        "Name" => name,
    }
}
"#;

/// What becomes of a file.
fn rewritten(text: &str, shape: Shape) -> Result<String> {
    let file = syn::parse_file(text)?;
    let mut declared = Declared::default();
    declared.read(&syn::parse_file(OPERATION)?)?;
    declared.read(&file)?;
    rewrite(file, &declared.answered(), shape)
}

/// Why a file cannot be rewritten.
fn refused(text: &str) -> Option<String> {
    rewritten(text, Shape::Derived).err().map(|error| error.to_string())
}

#[test]
fn an_operation_has_other_code_for_its_answer() -> Result<()> {
    insta::assert_snapshot!("nothing", rewritten(OPERATION, Shape::Nothing)?);
    insta::assert_snapshot!("thin", rewritten(OPERATION, Shape::Thin)?);
    insta::assert_snapshot!("derived", rewritten(OPERATION, Shape::Derived)?);
    Ok(())
}

#[test]
fn what_requests_send_stays_as_it_is() -> Result<()> {
    insta::assert_snapshot!("sent", rewritten(FILTER, Shape::Derived)?);
    Ok(())
}

#[test]
fn code_that_is_not_known_is_refused() {
    let lenient = OPERATION.replace("wrapped_in(\"Task\")", "lenient()");
    assert_eq!(
        refused(&lenient).as_deref(),
        Some(
            "`ListTasksResponse` has a field in the form `lenient`, for which no other shape has code"
        )
    );
    assert_eq!(
        refused("impl rt::Waiter for Finished {}").as_deref(),
        Some("`Finished` implements `Waiter`, which no other shape has code for")
    );
    assert_eq!(
        refused("rt::new_macro!(Items);").as_deref(),
        Some("`new_macro!` is a macro that no other shape has code for")
    );
    let nameless = OPERATION.replace("\"Whole\" => whole,", "");
    assert_eq!(refused(&nameless).as_deref(), Some("`pub whole : bool` is not on the wire"));
}
