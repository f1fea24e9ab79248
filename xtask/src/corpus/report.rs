//! What a run over a corpus came to.

use super::{Imported, memory};
use specwright_codegen::FileTree;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::time::{Duration, Instant};

/// A part of the work.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    Read,
    Import,
    WriteSpecs,
    Generate,
    WriteCode,
}

impl Stage {
    fn name(self) -> &'static str {
        match self {
            Self::Read => "read the corpus",
            Self::Import => "import",
            Self::WriteSpecs => "write the specs",
            Self::Generate => "generate",
            Self::WriteCode => "write the code",
        }
    }
}

/// The figures so far.
#[derive(Default)]
pub(super) struct Report {
    found: usize,
    imported: usize,
    /// By reason: file and operation.
    refused: BTreeMap<String, Vec<String>>,
    /// By reason: file, operation and place.
    left_out: BTreeMap<String, Vec<String>>,
    files: usize,
    lines: usize,
    bytes: usize,
    times: BTreeMap<Stage, Duration>,
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
                let reason = rejected.reason.clone();
                let all = std::iter::repeat_n(name.to_owned(), rejected.found.max(1));
                self.refused.entry(reason).or_default().extend(all);
            }
        }
    }

    pub(super) fn generated(&mut self, tree: &FileTree) {
        self.files = tree.iter().len();
        self.lines = tree.iter().map(|(_, text)| text.lines().count()).sum();
        self.bytes = tree.iter().map(|(_, text)| text.len()).sum();
    }

    /// The figures, and the reasons with their counts.
    pub(super) fn summary(&self) -> String {
        let mut out = String::new();
        let refused: usize = self.refused.values().map(Vec::len).sum();
        let _ = writeln!(
            out,
            "operations: {} found, {} imported, {refused} refused",
            self.found, self.imported
        );
        counts(&mut out, &self.refused);
        let _ = writeln!(
            out,
            "generated: {} files, {} lines, {} bytes",
            self.files, self.lines, self.bytes
        );
        for (stage, time) in &self.times {
            let _ = writeln!(out, "{:>8.2} s  {}", time.as_secs_f64(), stage.name());
        }
        let total: Duration = self.times.values().sum();
        let rate = count(self.imported) / total.as_secs_f64().max(f64::EPSILON);
        let _ =
            writeln!(out, "{:>8.2} s  in all, {rate:.0} operations a second", total.as_secs_f64());
        if let Some(peak) = memory::peak() {
            let _ = writeln!(out, "peak memory: {} MB", peak / 1_000_000);
        }
        let left_out: usize = self.left_out.values().map(Vec::len).sum();
        let _ = writeln!(out, "left out: {left_out}");
        out
    }

    /// The same with every place.
    pub(super) fn full(&self) -> String {
        let mut out = self.summary();
        for (title, reasons) in [("refused", &self.refused), ("left out", &self.left_out)] {
            for (reason, places) in reasons {
                let _ = writeln!(out, "\n{title}: {reason}");
                for place in places {
                    let _ = writeln!(out, "    {place}");
                }
            }
        }
        out
    }
}

fn counts(out: &mut String, reasons: &BTreeMap<String, Vec<String>>) {
    let mut reasons: Vec<_> =
        reasons.iter().map(|(reason, places)| (places.len(), reason)).collect();
    reasons.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(other.1)));
    for (count, reason) in reasons {
        let _ = writeln!(out, "{count:>8}  {reason}");
    }
}

fn count(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}
