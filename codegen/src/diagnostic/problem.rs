//! The kinds of problems: a stable code, a severity, a message and, where we can, help.

#[macro_use]
mod define;
mod advice;
mod help;

pub use help::suggestion;

use super::Severity;
use std::fmt;

problems! {
    Error {
        /// The file is not UTF-8.
        NotUtf8 {} "not-utf8" "this byte is not part of UTF-8 text";
        /// The file is not JSON.
        InvalidJson { message: String } "invalid-json" message;
        /// Objects and lists are nested too deeply.
        NestedTooDeep { limit: usize } "nested-too-deep"
            format!("objects and lists are nested more than {limit} deep");
        /// A key stands twice in one object.
        DuplicateKey { key: String } "duplicate-key" format!("the key `{key}` stands here twice");
        /// A key that the language does not have.
        UnknownKey { key: String, known: Vec<String> } "unknown-key" format!("there is no key `{key}` here");
        /// A key that must be there.
        MissingKey { key: String } "missing-key" format!("the key `{key}` is missing");
        /// A value of another JSON type.
        WrongValue { expected: String, found: String, meant: Option<String> } "wrong-value"
            format!("expected {expected}, found {found}");
        /// A word that is not on the list.
        UnknownWord { found: String, known: Vec<String> } "unknown-word"
            format!("there is no word `{found}` here");
        /// A file that is not where its content says.
        MisplacedFile { says: String, is: String } "misplaced-file"
            format!("the file says `{says}`, but lies under `{is}`");
        /// A file that belongs to no kind.
        UnexpectedFile { path: String } "unexpected-file"
            format!("`{path}` is neither a provider, nor an API version, nor an operation");
        /// A file that must be beside others.
        MissingFile { name: String } "missing-file" format!("`{name}` is missing");
        /// A part that is still to be filled in.
        Unfinished { what: String } "unfinished"
            format!("this is still to be filled in{}{what}", if what.is_empty() { "" } else { ": " });
        /// A type that does not exist.
        UnknownType { name: String, known: Vec<String> } "unknown-type"
            format!("there is no type `{name}`");
        /// A choice over an enum that does not exist.
        UnknownEnum { name: String, known: Vec<String> } "unknown-enum"
            format!("there is no enum `{name}` in `api.json`");
        /// A case for a value that the enum does not have.
        UnknownCase { value: String, known: Vec<String> } "unknown-case"
            format!("the enum has no value `{value}`");
        /// A value of the enum without a case.
        MissingCase { value: String } "missing-case"
            format!("the choice has no case for the value `{value}` of its enum");
        /// A key that makes no sense with the type.
        MisusedKey { key: String, why: String } "misused-key" format!("`{key}` does not fit here: {why}");
        /// A parameter that stands twice.
        DuplicateParameter { name: String } "duplicate-parameter"
            format!("the parameter `{name}` is named twice");
        /// A placeholder without a parameter.
        UnknownPlaceholder { name: String, known: Vec<String> } "unknown-placeholder"
            format!("no path parameter is called `{name}`");
        /// A path parameter without a placeholder.
        UnusedPathParameter { name: String } "unused-path-parameter"
            format!("the path has no placeholder `{{{name}}}`");
        /// A path parameter that may be left out.
        OptionalPathParameter { name: String } "optional-path-parameter"
            format!("the path parameter `{name}` must be required");
        /// A path that is no path.
        InvalidPath { why: String } "invalid-path" format!("this is not a path: {why}");
        /// A method that HTTP does not have.
        InvalidMethod { method: String } "invalid-method" format!("`{method}` is not an HTTP method");
        /// A required parameter with a default.
        RequiredWithDefault { name: String } "required-with-default"
            format!("the parameter `{name}` is required, so its default is never used");
        /// An example that does not fit the types.
        ExampleMismatch { path: String, expected: String, found: String } "example-mismatch"
            format!("the example does not fit: `{path}` should be {expected}, but is {found}");
        /// A default that does not fit the type.
        DefaultMismatch { expected: String, found: String } "default-mismatch"
            format!("the default should be {expected}, but is {found}");
        /// An error code that stands twice in a list.
        DuplicateErrorCode { code: String } "duplicate-error-code"
            format!("the error code `{code}` is listed twice");
        /// An example of an error that is not listed.
        UnknownErrorCode { code: String, known: Vec<String> } "unknown-error-code"
            format!("no list of errors has the code `{code}`");
        /// A value that stands twice in an enum.
        DuplicateValue { value: String } "duplicate-value"
            format!("the value `{value}` cannot be told from another one of the enum");
        /// A status enum in which some value has no state.
        MissingState { value: String } "missing-state"
            format!("the value `{value}` has no state, while others have one");
        /// A waiter that does not exist.
        UnknownWaiter { name: String, known: Vec<String> } "unknown-waiter"
            format!("there is no waiter `{name}` in this API");
        /// A status that says nothing to somebody who waits.
        StatusWithoutStates { path: String } "status-without-states"
            format!("`{path}` is no status: its type is not an enum whose values have states");
        /// A parameter of the operation that is called while waiting, which gets no value.
        UnfilledParameter { name: String, operation: String } "unfilled-parameter"
            format!("`{operation}` needs the parameter `{name}`, which nothing fills in");
        /// An API without a host.
        MissingEndpoint {} "missing-endpoint" "the API has no endpoint";
        /// A host that is none.
        InvalidEndpoint { host: String } "invalid-endpoint" format!("`{host}` is not a host name");
        /// A page address that is none.
        InvalidUrl { url: String } "invalid-url" format!("`{url}` is not an http address");
        /// A date that is none.
        InvalidDate { date: String } "invalid-date" format!("`{date}` is not a date");
        /// A parameter that does not exist.
        UnknownParameter { name: String, known: Vec<String> } "unknown-parameter"
            format!("there is no parameter `{name}`");
        /// A field that the answer does not have.
        UnknownField { name: String, operation: String } "unknown-field"
            format!("the answer of `{operation}` has no field `{name}`");
        /// A way through the answer that leads nowhere.
        UnknownPath { path: String } "unknown-path"
            format!("the answer has no field `{path}`");
        /// A name that cannot travel.
        InvalidName { name: String, why: String } "invalid-name"
            format!("`{name}` cannot be a name here: {why}");
        /// A section with nothing in it.
        EmptySection { what: String } "empty-section" format!("{what} needs at least one entry");
        /// Objects that contain one another without end.
        EndlessType { name: String } "endless-type"
            format!("`{name}` requires itself, so that no value of it can be finite");
        /// Two things with the same Rust name.
        NameCollision { rust_name: String, taken_by: String } "name-collision"
            format!("the Rust name `{rust_name}` is taken by {taken_by}");
        /// A name without letters or digits.
        NoRustName { name: String } "no-rust-name" format!("`{name}` makes no Rust name");
        /// A given Rust name that is none.
        InvalidRustName { name: String } "invalid-rust-name" format!("`{name}` is not a Rust name");
        /// A silence of a warning that does not exist.
        UnknownLint { lint: String, known: Vec<String> } "unknown-lint"
            if Self::CODES.iter().any(|(code, _)| code == lint) {
                format!("`{lint}` cannot be silenced")
            } else {
                format!("there is no warning `{lint}`")
            };
        /// A silence without a reason.
        MissingReason { lint: String } "missing-reason"
            format!("nothing says why `{lint}` is silenced");
    }

    Warning {
        /// A silence of nothing.
        UnusedAllow { lint: String } "unused-allow" format!("there is no `{lint}` here to silence");
        /// A value beyond its limits.
        OutOfRange { what: String, name: String, value: String, limit: String } "out-of-range"
            format!("the {what} of `{name}` is `{value}`, but should be {limit}");
        /// Limits that nothing can keep to.
        LimitsDisagree { smallest: String, largest: String } "limits-disagree"
            format!("nothing is at least {smallest} and at most {largest}");
        /// A pattern that is none.
        InvalidPattern { why: String } "invalid-pattern"
            format!("the pattern cannot be read: {why}");
        /// A plain string that an enum is meant for.
        PlainString { name: String, why: String } "plain-string"
            format!("`{name}` is a plain string, though {why}");
        /// Prose that lists values beside a plain type.
        ListedValues { name: String, ty: String } "listed-values"
            format!("the description lists the values of `{name}`, whose type is a plain `{ty}`");
        /// Something that nothing describes.
        MissingDescription { name: String } "missing-description" format!("nothing says what `{name}` is");
        /// A description that tells nothing.
        EmptyDescription { name: String } "empty-description"
            format!("the description only repeats the name `{name}`");
        /// A description that belongs to something else.
        CopiedDescription { name: String, of: String } "copied-description"
            format!("`{name}` is described in the words of `{of}`");
        /// A rule that only prose knows.
        HiddenRule { name: String } "hidden-rule"
            format!("the description says when `{name}` is required, but no key does");
        /// A name in prose that nothing has.
        MisspeltName { name: String, near: String } "misspelt-name" format!("nothing is called `{name}`");
        /// No example at all.
        MissingExample { of: String } "missing-example" format!("no example shows {of}");
        /// An example without a required parameter.
        IncompleteExample { name: String } "incomplete-example"
            format!("the example lacks the required `{name}`");
        /// A parameter of a case that the example does not choose.
        CaseMismatch { name: String, case: String, chosen: String } "case-mismatch"
            format!("`{name}` belongs to the case `{case}`, but the example chooses `{chosen}`");
        /// An example value that no example shows.
        UnshownExample { name: String } "unshown-example"
            format!("`{name}` has an example value, but no example shows it");
        /// A value in an example, but not in the table.
        MissingValue { name: String } "missing-value"
            format!("`{name}` has no example value, though an example shows it");
        /// Another value in the example than in the table.
        ExampleDiffers { name: String } "example-differs"
            format!("no example shows this value of `{name}`");
        /// An error code that no list has.
        UnlistedErrorCode { code: String, known: Vec<String> } "unlisted-error-code"
            format!("no list of errors has the code `{code}`");
        /// A failure without its code.
        MissingErrorCode {} "missing-error-code" "the example shows a failure, but does not name its code";
        /// A failure that is not as listed.
        ErrorExampleDiffers { code: String, what: String, said: String } "error-example-differs"
            format!("the list has `{said}` as the {what} of `{code}`");
        /// Two lists that say different things about a code.
        ErrorDiffers { code: String, what: String } "error-differs"
            format!("two lists have another {what} for `{code}`, and no `note` says why");
        /// Two enums with the same values.
        RepeatedEnum { name: String, of: String } "repeated-enum"
            format!("the enum `{name}` has the same values as `{of}`");
        /// A type that nothing uses.
        UnusedType { name: String } "unused-type" format!("nothing has the type `{name}`");
        /// A status without states.
        MissingStates { name: String } "missing-states"
            format!("the enum `{name}` looks like a status, but its values have no state");
        /// A state that the name contradicts.
        DoubtfulState { value: String } "doubtful-state"
            format!("the state of `{value}` is not what its name says");
        /// A choice that looks wrong.
        DoubtfulChoice { why: String } "doubtful-choice" format!("this choice looks wrong: {why}");
        /// An authorization that looks wrong.
        DoubtfulAuthorization { why: String } "doubtful-authorization"
            format!("this authorization looks wrong: {why}");
        /// A placeholder that nothing explains.
        UnknownArnPlaceholder { name: String, known: Vec<String> } "unknown-arn-placeholder"
            format!("no parameter is called `{name}`");
        /// A safety class that looks wrong.
        DoubtfulRetry { why: String } "doubtful-retry" format!("this looks wrong: {why}");
        /// An operation without a page.
        MissingSource {} "missing-source" "nothing says which page this is from";
        /// A page that is older than others.
        OlderPage { than: String } "older-page" format!("the page is older than {than}");
        /// A list in pages that nothing says.
        MissingPagination { name: String } "missing-pagination"
            format!("the parameter `{name}` asks for a page, but there is no `pagination`");
        /// Pages that look wrong.
        DoubtfulPagination { why: String } "doubtful-pagination" format!("this pagination looks wrong: {why}");
        /// A secret that is printed.
        PrintedSecret { name: String } "printed-secret"
            format!("`{name}` sounds like a secret or a link, but may be printed");
        /// A token against repetition that is not used.
        MissingToken { name: String } "missing-token"
            format!("`{name}` sounds like an idempotency token, but is not marked as one");
        /// A header that is none.
        MisplacedHeader { name: String } "misplaced-header"
            format!("`{name}` sounds like a header, but goes elsewhere");
        /// A host that looks wrong.
        DoubtfulHost { host: String, why: String } "doubtful-host" format!("`{host}` looks wrong: {why}");
        /// An outcome that no answer has.
        DoubtfulOutcome { name: String } "doubtful-outcome" format!("no answer has the field `{name}`");
        /// Success and failure that nothing tells apart.
        MissingOutcome { name: String } "missing-outcome"
            format!("the answer has the field `{name}`, but `api.json` has no `outcome`");
    }
}
