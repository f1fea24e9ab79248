//! The figures in words.

use super::{Cost, Reasons, Report, Stage};
use crate::corpus::examples::{Figures, Tally};
use std::fmt::Write;
use std::time::Duration;

impl Report {
    /// The figures, and the reasons with their counts.
    pub(in crate::corpus) fn summary(&self) -> String {
        let mut out = String::new();
        let (found, imported) = (self.found, self.imported);
        let refused = total(&self.refused);
        line(
            &mut out,
            &format!("operations: {found} found, {imported} imported, {refused} refused"),
        );
        counts(&mut out, &self.refused);
        self.code(&mut out);
        if let Some(compiled) = &self.compiled {
            line(&mut out, &format!("compiled: {} errors", compiled.errors.len()));
            self.cost(compiled.cost, &mut out);
        }
        if let Some(figures) = &self.examples {
            self.figures(figures, &mut out);
        }
        if let Some(cost) = self.harness {
            line(&mut out, "compiled for the examples, as far as anything is new:");
            self.cost(cost, &mut out);
        }
        self.times(&mut out);
        if let Some(peak) = self.peak {
            line(
                &mut out,
                &format!("peak memory until the code is written: {} MB", peak / 1_000_000),
            );
        }
        line(&mut out, &format!("left out: {}", total(&self.left_out)));
        out
    }

    /// The same with every place.
    pub(in crate::corpus) fn full(&self) -> String {
        let mut out = self.summary();
        let different = self.examples.iter().map(|it| ("different", &it.different));
        let all = [("refused", &self.refused)].into_iter().chain(different);
        for (title, reasons) in all.chain([("left out", &self.left_out)]) {
            for (reason, places) in reasons {
                line(&mut out, &format!("\n{title}: {reason}"));
                for place in places {
                    line(&mut out, &format!("    {place}"));
                }
            }
        }
        for error in self.compiled.iter().flat_map(|it| &it.errors) {
            line(&mut out, &format!("\ndoes not compile: {error}"));
        }
        out
    }

    fn code(&self, out: &mut String) {
        let code = &self.code;
        let (files, lines, bytes) = (code.files, code.lines, code.bytes);
        let each = code.written / self.imported.max(1);
        line(out, &format!("generated: {files} files, {lines} lines, {bytes} bytes"));
        line(
            out,
            &format!("{each:>8}  lines of code an operation, without comments and blank lines"),
        );
    }

    fn figures(&self, figures: &Figures, out: &mut String) {
        let refused = self.shown_in_refused + figures.of_refused;
        let published = figures.answers.all + refused;
        line(
            out,
            &format!(
                "examples: {published} answers published, {refused} of them of refused operations"
            ),
        );
        tally(out, "answers of imported operations", &figures.answers);
        tally(out, "of these, answers that fit the schema of their source", &figures.fitting);
        tally(out, "requests in the specs", &figures.requests);
        line(out, &format!("different: {}", total(&figures.different)));
        counts(out, &figures.different);
    }

    fn cost(&self, cost: Cost, out: &mut String) {
        let processors = cost.processors.as_secs_f64();
        let each = processors * 1000.0 / count(self.imported.max(1));
        let (wall, memory) = (cost.wall.as_secs_f64(), cost.memory / 1_000_000);
        line(out, &format!("{processors:>8.2} s  of processors, {each:.1} ms an operation"));
        line(out, &format!("{wall:>8.2} s  by the clock"));
        line(out, &format!("{memory:>8} MB of memory at most"));
    }

    fn times(&self, out: &mut String) {
        let write = |out: &mut String, time: Duration, name: &str| {
            line(out, &format!("{:>8.2} s  {name}", time.as_secs_f64()));
        };
        self.times.iter().for_each(|(stage, time)| write(out, *time, stage.name()));
        let ours = self.times.iter().filter(|(stage, _)| stage.is_ours());
        let ours: Duration = ours.map(|(_, time)| *time).sum();
        let rate = count(self.imported) / ours.as_secs_f64().max(f64::EPSILON);
        let until = Stage::WriteCode.name();
        write(out, ours, &format!("until `{until}` is done, {rate:.0} operations a second"));
        write(out, self.times.values().sum(), "in all");
    }
}

fn line(out: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{text}");
}

fn tally(out: &mut String, what: &str, tally: &Tally) {
    let Tally { all, read, equal } = *tally;
    let share = 100.0 * count(equal) / count(all.max(1));
    line(
        out,
        &format!("{all:>8}  {what}: {read} decoded, {equal} equal after encoding ({share:.2} %)"),
    );
}

fn counts(out: &mut String, reasons: &Reasons) {
    let mut reasons: Vec<_> =
        reasons.iter().map(|(reason, places)| (places.len(), reason)).collect();
    reasons.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(other.1)));
    for (count, reason) in reasons {
        line(out, &format!("{count:>8}  {reason}"));
    }
}

fn total(reasons: &Reasons) -> usize {
    reasons.values().map(Vec::len).sum()
}

fn count(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}
