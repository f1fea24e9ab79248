//! What compiling generated code costs.

use super::crates::{OURS, PEER, write};
use super::lines::{Count, count};
use super::measure::{MANY, Subject, measure, module};
use crate::Outcome;
use anyhow::Result;
use std::path::Path;

/// An API version that the peer has too.
const SHARED: &[&str] = &["aliyun-dysmsapi-2017-05-25"];
/// What begins the code of each of our operations.
pub(super) const OPERATION: &str = "impl rt::Operation for ";

pub(super) fn run(corpus: &Path, whole: bool, scratch: &Path) -> Result<Outcome> {
    let folder = scratch.join("compile");
    write(corpus, &folder)?;
    let mut subjects = vec![
        of_peer("ali-acs", &["fc", "ocr", "sms"], &folder)?,
        of_ours("ours", MANY, &folder)?,
        of_peer("ali-acs, the same API", &["sms"], &folder)?,
        of_ours("ours, the same API", SHARED, &folder)?,
        of_peer("ali-acs, no feature", &[], &folder)?,
        of_ours("ours, no feature", &[], &folder)?,
    ];
    if whole {
        let all = ["ecs", "fc", "ocr", "oss", "rds", "sms"];
        subjects.push(of_peer("ali-acs, everything", &all, &folder)?);
        subjects.push(of_ours("ours, everything", &["full"], &folder)?);
    }
    measure(&subjects, &folder)?;
    Ok(Outcome::Done)
}

fn of_peer(title: &'static str, features: &[&str], folder: &Path) -> Result<Subject> {
    let mut sum = Count::default();
    for feature in features {
        let file = folder.join(PEER).join("src").join(format!("{feature}.rs"));
        sum += count(&file, "impl crate::Request for ")?;
    }
    let features = features.iter().map(|&it| it.to_owned()).collect();
    Ok(Subject { title, package: PEER, features, count: sum })
}

fn of_ours(title: &'static str, features: &[&str], folder: &Path) -> Result<Subject> {
    let source = folder.join("generated").join("src");
    let mut sum = Count::default();
    for feature in features {
        sum += count(&source.join(module(feature)), OPERATION)?;
    }
    let features = features.iter().map(|&it| it.to_owned()).collect();
    Ok(Subject { title, package: OURS, features, count: sum })
}
