//! Providers are asked in order, and the one that has credentials is kept to.

use crate::world::{Scripted, failure, token};
use specwright_runtime::{CredentialChain, CredentialProvider, Credentials};

#[tokio::test(start_paused = true)]
async fn the_first_that_has_credentials_is_kept_to() {
    let empty = Scripted::new([failure("nothing"), Ok(token("not asked", 60))]);
    let full = Scripted::new([Ok(token("one", 60)), failure("down"), Ok(token("two", 60))]);
    let last = Scripted::new([]);
    let chain = CredentialChain::new()
        .then("empty", empty.clone())
        .then("full", full)
        .then("last", last.clone());
    assert_eq!(chain.credentials().await.unwrap(), Credentials::token("one"));
    assert_eq!(chain.credentials().await.unwrap_err().to_string(), "full: down");
    assert_eq!(chain.credentials().await.unwrap(), Credentials::token("two"));
    assert_eq!((empty.asked(), last.asked()), (1, 0));
}

#[tokio::test(start_paused = true)]
async fn a_failure_says_what_was_tried() {
    let chain = CredentialChain::new()
        .then("one", Scripted::new([failure("it is not set")]))
        .then("two", Scripted::new([failure("several:\n- lines")]));
    assert_eq!(
        chain.credentials().await.unwrap_err().to_string(),
        "no credentials were found; give them with `.credentials(…)`, \
         or in one of the places where they were looked for:\n\
         - one: it is not set\n\
         - two: several:\n\
         \u{20} - lines"
    );
}
