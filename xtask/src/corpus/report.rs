//! What a run over a corpus came to.

mod text;

use super::compile::Compiled;
use super::cost::Cost;
use super::examples::Figures;
use super::groups::Imported;
use super::memory;
use specwright_codegen::FileTree;
use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

/// A part of the work.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    Read,
    Import,
    WriteSpecs,
    Generate,
    WriteCode,
    Compile,
    Harness,
    Examples,
}

impl Stage {
    fn name(self) -> &'static str {
        match self {
            Self::Read => "read the corpus",
            Self::Import => "import",
            Self::WriteSpecs => "write the specs",
            Self::Generate => "generate",
            Self::WriteCode => "write the code",
            Self::Compile => "check the code with cargo",
            Self::Harness => "compile the programs for the examples",
            Self::Examples => "put the examples through",
        }
    }

    /// Whether it is our work, and not the compiler's.
    fn is_ours(self) -> bool {
        self <= Self::WriteCode
    }
}

/// By reason: the places.
type Reasons = BTreeMap<String, Vec<String>>;

/// The figures so far.
#[derive(Default)]
pub(super) struct Report {
    found: usize,
    imported: usize,
    /// File and operation.
    refused: Reasons,
    /// Answers that are shown in files that are refused as a whole.
    shown_in_refused: usize,
    /// File, operation and place.
    left_out: Reasons,
    code: Code,
    /// The most memory that this program needed, in bytes, before it waited for others.
    peak: Option<u64>,
    compiled: Option<Compiled>,
    harness: Option<Cost>,
    examples: Option<Figures>,
    times: BTreeMap<Stage, Duration>,
}

/// How much there is of generated files.
#[derive(Default)]
struct Code {
    files: usize,
    lines: usize,
    bytes: usize,
    /// Lines of Rust that are neither blank nor comments.
    written: usize,
}

impl Report {
    pub(super) fn time<T>(&mut self, stage: Stage, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = work();
        *self.times.entry(stage).or_default() += start.elapsed();
        result
    }

    pub(super) fn import(&mut self, name: &str, result: &Imported) {
        match result {
            Ok(import) => {
                self.found += import.found;
                self.imported += import.files.iter().filter(|it| it.operation.is_some()).count();
                for it in &import.refused {
                    let place = format!("{name} {}", it.operation);
                    self.refused.entry(it.reason.clone()).or_default().push(place);
                }
                for it in &import.left_out {
                    let place = format!("{name} {} {}", it.operation, it.place);
                    self.left_out.entry(it.reason.clone()).or_default().push(place);
                }
            }
            Err(rejected) => {
                self.found += rejected.found;
                self.shown_in_refused += rejected.shown;
                let reason = rejected.reason.clone();
                let all = std::iter::repeat_n(name.to_owned(), rejected.found.max(1));
                self.refused.entry(reason).or_default().extend(all);
            }
        }
    }

    pub(super) fn generated(&mut self, tree: &FileTree) {
        let code = &mut self.code;
        for (path, text) in tree.iter() {
            code.files += 1;
            code.lines += text.lines().count();
            code.bytes += text.len();
            if Path::new(path).extension().is_some_and(|it| it == "rs") {
                let lines = text.lines().map(str::trim_start);
                code.written += lines.filter(|it| !it.is_empty() && !it.starts_with("//")).count();
            }
        }
    }

    /// Notes how much memory was needed so far.
    pub(super) fn peak(&mut self) {
        self.peak = memory::peak();
    }

    pub(super) fn compiled(&mut self, compiled: Compiled) {
        self.compiled = Some(compiled);
    }

    pub(super) fn harness(&mut self, cost: Cost) {
        self.harness = Some(cost);
    }

    pub(super) fn examples(&mut self, figures: Figures) {
        self.examples = Some(figures);
    }

    /// Whether nothing is known to be wrong with the generated code.
    pub(super) fn compiles(&self) -> bool {
        self.compiled.as_ref().is_none_or(|it| it.errors.is_empty())
    }
}
