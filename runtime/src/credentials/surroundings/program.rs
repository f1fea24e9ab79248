//! Running the programs that print credentials.

use std::io;
use std::pin::Pin;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;
use tokio::io::AsyncReadExt;
use tokio::process::{Child, Command};

/// How much a program may print.
const LIMIT: u64 = 64 * 1024;
/// How long it may take.
const TIMEOUT: Duration = Duration::from_mins(1);

/// What a program writes to its standard output, or why it did not work.
pub type ProgramFuture = Pin<Box<dyn Future<Output = io::Result<Vec<u8>>> + Send>>;

pub(super) type Programs = dyn Fn(Vec<String>) -> ProgramFuture + Send + Sync;

/// Runs a program, without a shell.
pub(super) fn run(command: Vec<String>) -> ProgramFuture {
    Box::pin(async move {
        let result = tokio::time::timeout(TIMEOUT, output(&command)).await;
        result.unwrap_or_else(|_| Err(io::Error::other(format!("not done within {TIMEOUT:?}"))))
    })
}

async fn output(command: &[String]) -> io::Result<Vec<u8>> {
    let (program, arguments) =
        command.split_first().ok_or_else(|| io::Error::other("there is no command"))?;
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        // What it says there may be secret.
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    let (output, status) = finish(&mut child).await?;
    if status.success() { Ok(output) } else { Err(io::Error::other(format!("{status}"))) }
}

async fn finish(child: &mut Child) -> io::Result<(Vec<u8>, ExitStatus)> {
    let mut output = Vec::new();
    if let Some(stdout) = child.stdout.take() {
        stdout.take(LIMIT + 1).read_to_end(&mut output).await?;
    }
    if output.len() as u64 > LIMIT {
        return Err(io::Error::other("it prints more than 64 KiB"));
    }
    Ok((output, child.wait().await?))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    async fn shell(script: &str) -> Result<String, String> {
        let command = ["sh", "-c", script].map(str::to_owned).to_vec();
        let output = run(command).await.map_err(|error| error.to_string())?;
        String::from_utf8(output).map_err(|error| error.to_string())
    }

    #[tokio::test]
    async fn programs_print_and_fail() {
        assert_eq!(shell("printf '{}'; echo noise >&2").await.unwrap(), "{}");
        assert_eq!(shell("echo hidden >&2; exit 3").await.unwrap_err(), "exit status: 3");
        assert_eq!(shell("yes hidden").await.unwrap_err(), "it prints more than 64 KiB");
        let missing = run(vec!["/no/such/program".to_owned()]).await.unwrap_err();
        assert_eq!(missing.kind(), io::ErrorKind::NotFound);
        assert_eq!(run(vec![]).await.unwrap_err().to_string(), "there is no command");
    }

    #[tokio::test(start_paused = true)]
    async fn a_program_that_hangs_is_ended() {
        assert_eq!(shell("exec sleep 1000").await.unwrap_err(), "not done within 60s");
    }
}
