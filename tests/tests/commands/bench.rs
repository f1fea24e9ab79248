//! `cargo xtask bench`, called wrongly; what it measures is no test.

use specwright_tests::program::World;

#[test]
fn a_corpus_has_to_be_there() {
    let world = World::new();
    for subject in ["codegen", "compile"] {
        let end = world.run(&["bench", subject, "--corpus", "nowhere"]);
        assert_eq!((end.code, end.output.as_str()), (Some(2), ""), "{subject}");
        assert_eq!(end.errors, "error: `nowhere` is not a folder\n", "{subject}");
        let end = world.run(&["bench", subject]);
        assert_eq!((end.code, end.output.as_str()), (Some(2), ""), "{subject}");
        assert!(end.errors.contains("--corpus <DIR>"), "{}", end.errors);
    }
}
