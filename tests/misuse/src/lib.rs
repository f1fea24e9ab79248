//! What must not compile; the tests are all that there is.
