//! Where things are.

use std::path::{Path, PathBuf};

/// The folder of the workspace.
fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// A folder of the workspace, relative to the current folder where it is below that, so that messages
/// show short paths.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = root().join(name);
    let current = std::env::current_dir().ok();
    let short = current.and_then(|it| folder.strip_prefix(it).map(Path::to_path_buf).ok());
    short.unwrap_or(folder)
}

/// The folder that was given, or else one of the workspace.
pub(crate) fn or(given: Option<&Path>, name: &str) -> PathBuf {
    given.map_or_else(|| folder(name), Path::to_path_buf)
}

/// The folder that cargo compiles into, which holds this program.
pub(crate) fn target() -> PathBuf {
    let program = std::env::current_exe().ok();
    let target = program.and_then(|it| it.parent()?.parent().map(Path::to_path_buf));
    target.unwrap_or_else(|| root().join("target"))
}
