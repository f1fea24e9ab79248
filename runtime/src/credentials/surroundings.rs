//! What credential providers see of the world.

mod file;
mod network;
mod program;

pub use program::ProgramFuture;

pub(super) use network::Route;

use super::CredentialError;
use crate::{Sensitive, Transport};
use network::Network;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;
use zeroize::Zeroizing;

/// What credential providers see of the world: the environment, files, the network, other programs
/// and the clock.
///
/// It is the real one unless parts are replaced, for tests, or to send the requests for credentials
/// in another way. Cloning it is cheap, and nothing is looked at before a provider needs it.
#[derive(Clone)]
pub struct Surroundings {
    variables: Arc<Variables>,
    files: Arc<file::Files>,
    programs: Arc<program::Programs>,
    network: Network,
    clock: Arc<dyn Fn() -> SystemTime + Send + Sync>,
    nonce: Arc<dyn Fn() -> String + Send + Sync>,
}

type Variables = dyn Fn(&str) -> Option<String> + Send + Sync;

impl Default for Surroundings {
    fn default() -> Self {
        Self {
            variables: Arc::new(|name| std::env::var(name).ok()),
            files: Arc::new(file::read),
            programs: Arc::new(program::run),
            network: Network::default(),
            clock: Arc::new(SystemTime::now),
            nonce: Arc::new(|| uuid::Uuid::new_v4().to_string()),
        }
    }
}

impl Surroundings {
    /// The real world.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads variables with `lookup` in place of the environment of the process. The home directory
    /// is one of them: `HOME`.
    #[must_use]
    pub fn with_variables(
        mut self,
        lookup: impl Fn(&str) -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        self.variables = Arc::new(lookup);
        self
    }

    /// Reads files with `read` in place of the file system.
    #[must_use]
    pub fn with_files(
        mut self,
        read: impl Fn(&Path) -> io::Result<Vec<u8>> + Send + Sync + 'static,
    ) -> Self {
        self.files = Arc::new(read);
        self
    }

    /// Runs programs with `run`, which gets the command with its arguments and returns what the
    /// program wrote to its standard output.
    #[must_use]
    pub fn with_programs(
        mut self,
        run: impl Fn(Vec<String>) -> ProgramFuture + Send + Sync + 'static,
    ) -> Self {
        self.programs = Arc::new(run);
        self
    }

    /// Sends all requests for credentials through `transport`. Unless this is said, those to a
    /// metadata service go without a proxy, and others as the system is set up.
    #[must_use]
    pub fn with_transport(mut self, transport: impl Transport + 'static) -> Self {
        self.network = Network::Given(Arc::new(transport));
        self
    }

    /// Sets the clock; for tests.
    #[must_use]
    pub fn with_clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Sets what makes the unique texts of signatures; for tests.
    #[must_use]
    pub fn with_nonce(mut self, nonce: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.nonce = Arc::new(nonce);
        self
    }

    /// The value of a variable that is set, and not to blanks.
    pub(super) fn variable(&self, name: &str) -> Option<String> {
        let value = (self.variables)(name)?;
        let value = value.trim();
        (!value.is_empty()).then(|| value.to_owned())
    }

    /// The value of a variable that is set, and not to blanks. They may be part of a password, but
    /// the end of a line is not.
    pub(super) fn password(&self, name: &str) -> Option<Sensitive> {
        let value = (self.variables)(name)?;
        let blank = value.trim().is_empty();
        (!blank).then(|| Sensitive::new(value.trim_end_matches(['\r', '\n'])))
    }

    /// The value of the first variable that is set.
    pub(super) fn first_variable(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.variable(name))
    }

    /// Whether a variable is set to `true`, in whatever letters.
    pub(super) fn is_on(&self, name: &str) -> bool {
        self.variable(name).is_some_and(|value| value.eq_ignore_ascii_case("true"))
    }

    /// A file below the home directory.
    pub(super) fn in_home(&self, path: &str) -> Result<PathBuf, CredentialError> {
        let home = self.first_variable(&["HOME", "HOMEPATH", "USERPROFILE"]);
        let unknown = || CredentialError::new("the home directory is not known: set HOME");
        Ok(Path::new(&home.ok_or_else(unknown)?).join(path))
    }

    /// The file that a variable names, or else one below the home directory.
    pub(super) fn named_or_in_home(
        &self,
        variable: &str,
        path: &str,
    ) -> Result<PathBuf, CredentialError> {
        self.variable(variable).map_or_else(|| self.in_home(path), |named| Ok(named.into()))
    }

    /// The text of a file; `None` if there is no such file.
    pub(super) async fn file(
        &self,
        path: &Path,
    ) -> Result<Option<Zeroizing<String>>, CredentialError> {
        file::text(Arc::clone(&self.files), path).await
    }

    /// The text of a file that must exist.
    pub(super) async fn existing(&self, path: &Path) -> Result<Zeroizing<String>, CredentialError> {
        let missing = || CredentialError::new(format!("`{}` does not exist", path.display()));
        self.file(path).await?.ok_or_else(missing)
    }

    /// What a program writes to its standard output.
    pub(super) fn program(&self, command: Vec<String>) -> ProgramFuture {
        (self.programs)(command)
    }

    pub(super) fn transport(&self, route: Route) -> Result<Arc<dyn Transport>, CredentialError> {
        self.network.transport(route)
    }

    pub(super) fn now(&self) -> SystemTime {
        (self.clock)()
    }

    pub(super) fn unique(&self) -> String {
        (self.nonce)()
    }
}

impl fmt::Debug for Surroundings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Surroundings").finish_non_exhaustive()
    }
}
