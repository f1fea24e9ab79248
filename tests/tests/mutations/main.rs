//! How many single mistakes in the five first specs are told, and whether the place is right.
//!
//! Every part of the files is dropped, renamed, misspelt, given another type, put in another order or moved,
//! one at a time. There are thousands of them, so a run makes one in [`STEP`] and looks at the shares;
//! `SPECWRIGHT_MISTAKES=all` makes all, and the snapshot lists what is not told, by kind of mistake and place.

mod alone;
mod edit;
mod judge;
mod mutation;
mod outline;

use judge::{Judge, Verdict};
use mutation::{Kind, Mutation};
use specwright_codegen::Source;
use specwright_tests::folder;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The specs, and the parts of the files beside them that belong to their pages.
const SPECS: [&str; 5] = [
    "aliyun/gpdb/2016-05-03/DescribeDownloadRecords.json",
    "aliyun/dbs/2021-01-01/DescribeDownloadTask.json",
    "aliyun/dbs/2021-01-01/CreateDownload.json",
    "aliyun/dbs/2019-03-06/DescribeBackupSetDownloadTaskList.json",
    "otc/rds/v3/DownloadErrorLog.json",
];

/// The share of mistakes that must be told, in percent.
const TOLD: usize = 84;

/// The share of what is told that must point at the mistake, in percent.
const RIGHT: usize = 96;

/// Which part of all mistakes is made.
const STEP: usize = 7;

/// Which part of all mistakes is made in this run.
fn step() -> usize {
    let every = std::env::var("SPECWRIGHT_MISTAKES").is_ok_and(|it| it == "all");
    if every { 1 } else { STEP }
}

/// What became of all mistakes of a kind.
#[derive(Default)]
struct Count {
    all: usize,
    told: usize,
    right: usize,
}

/// The files of the API version that a spec belongs to, and of its provider.
fn around(spec: &str, sources: &[Source]) -> Vec<Source> {
    let folder = spec.rsplit_once('/').map_or("", |(folder, _)| folder);
    let provider = spec.split('/').next().unwrap_or_default();
    let beside = |it: &&Source| {
        it.path.starts_with(&format!("{folder}/")) || it.path == format!("{provider}/provider.json")
    };
    sources.iter().filter(beside).cloned().collect()
}

fn mutations(sources: &[Source], step: usize) -> Vec<(Judge, Vec<Mutation>)> {
    let mut all = Vec::new();
    let mut shared = Vec::new();
    for spec in SPECS {
        let around = around(spec, sources);
        let folder = spec.rsplit_once('/').map_or("", |(folder, _)| folder);
        let api = format!("{folder}/api.json");
        let mut paths = vec![(spec.to_owned(), &[][..])];
        if !shared.contains(&api) {
            paths.push((api.clone(), &["enums", "outcome"][..]));
            shared.push(api);
        }
        for (path, parts) in paths {
            let judge = Judge::new(around.clone(), &path);
            let mut mutations = mutation::all(judge.text(), parts);
            mutations.retain(|it| it.number() % step == 0);
            all.push((judge, mutations));
        }
    }
    all
}

/// Judges the mutations of a file, by several threads.
fn judge(judge: &Judge, mutations: &[Mutation]) -> Vec<Verdict> {
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    let share = mutations.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let judge_all =
            |part: &[Mutation]| part.iter().map(|it| judge.judge(it)).collect::<Vec<_>>();
        let parts = mutations.chunks(share);
        let running: Vec<_> = parts.map(|part| scope.spawn(move || judge_all(part))).collect();
        running.into_iter().flat_map(|it| it.join().expect("no check panics")).collect()
    })
}

#[test]
fn most_mistakes_are_told() {
    let step = step();
    let sources = folder::read(&folder::path("../specs"));
    let mut counts: BTreeMap<Kind, Count> = BTreeMap::new();
    let mut untold: BTreeMap<(Kind, String), usize> = BTreeMap::new();
    let mut misplaced: Vec<String> = Vec::new();
    for (file, mutations) in mutations(&sources, step) {
        for (mutation, verdict) in mutations.iter().zip(judge(&file, &mutations)) {
            let count = counts.entry(mutation.kind).or_default();
            count.all += 1;
            count.told += usize::from(verdict != Verdict::Untold);
            count.right += usize::from(verdict == Verdict::Told);
            match verdict {
                Verdict::Told => {}
                Verdict::Misplaced => {
                    misplaced.push(format!("{} {}", mutation.kind, mutation.path));
                }
                Verdict::Untold => {
                    *untold.entry((mutation.kind, mutation.pattern())).or_default() += 1;
                }
            }
        }
    }
    let sum = |part: fn(&Count) -> usize| counts.values().map(part).sum::<usize>();
    let (all, told, right) = (sum(|it| it.all), sum(|it| it.told), sum(|it| it.right));
    assert!(all >= 200, "only {all} mutations");
    assert!(told * 100 >= all * TOLD, "only {told} of {all} mistakes are told");
    assert!(
        right * 100 >= told * RIGHT,
        "only {right} of {told} point at the mistake: {misplaced:#?}"
    );
    // The list changes with every spec beside these, so it is not compared in every run.
    if step == 1 {
        insta::assert_snapshot!("all", report(&counts, &untold));
    }
}

fn report(counts: &BTreeMap<Kind, Count>, untold: &BTreeMap<(Kind, String), usize>) -> String {
    let mut text = String::from("mistakes, told, at the right place\n");
    for (kind, Count { all, told, right }) in counts {
        let _ = writeln!(text, "{kind:9} {all:5} {told:5} {right:5}");
    }
    text.push_str("\nnot told, and how often\n");
    for ((kind, pattern), times) in untold {
        let _ = writeln!(text, "{kind:9} {pattern}: {times}");
    }
    text
}
