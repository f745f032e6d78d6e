//! Which of the files that came in count: of one id the highest revision, of equal content one. Every file is
//! told what became of it.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::submission::{NoSubmission, Submission};
use crate::base::digest::NoDigest;
use crate::base::ids::{Digest, SubmissionId};

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileVerdict {
    /// It counts.
    Counted,
    /// It takes back what was handed in under its id.
    TakenBack,
    /// It is the same file as another one, which counts.
    CopyOf(String),
    /// Its answers and bands are those of another id: they count once.
    SameContentAs(String),
    /// A later revision is there.
    Replaced(String),
    /// Another file has the same id and revision and says something else: neither counts.
    Contradicts(String),
    /// It could not be taken.
    Refused(Rejection),
}

/// Why a file could not be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// It is no submission to this invitation.
    NoSubmission(NoSubmission),
    /// It is no regular file.
    NoFile,
    /// It has nothing in it.
    Empty,
    /// It is larger than any submission to this invitation.
    TooLarge,
    /// It is not encrypted.
    NotEncrypted,
    /// It is encrypted to another key.
    OtherKey,
    /// It cannot be read.
    Unreadable(String),
}

/// What came in.
#[derive(Debug)]
pub struct Intake {
    /// Those that count, by id.
    pub counted: Vec<Submission>,
    /// What became of each file, in the order in which they were given.
    pub files: Vec<(String, FileVerdict)>,
}

/// Takes files, by their names, as they were read.
///
/// # Errors
/// [`NoDigest`], which no submission is known to cause.
pub fn take(files: Vec<(String, Result<Submission, Rejection>)>) -> Result<Intake, NoDigest> {
    let mut verdicts: Vec<(String, Option<FileVerdict>)> = Vec::with_capacity(files.len());
    let mut by_id: BTreeMap<SubmissionId, Vec<(usize, Submission)>> = BTreeMap::new();
    for (place, (name, read)) in files.into_iter().enumerate() {
        match read {
            Ok(submission) => {
                verdicts.push((name, None));
                by_id.entry(submission.id().clone()).or_default().push((place, submission));
            }
            Err(refusal) => verdicts.push((name, Some(FileVerdict::Refused(refusal)))),
        }
    }
    let name = |verdicts: &[(String, Option<FileVerdict>)], place: usize| {
        verdicts.get(place).map(|(name, _)| name.clone()).unwrap_or_default()
    };
    let judge = |verdicts: &mut Vec<(String, Option<FileVerdict>)>, place: usize, verdict: FileVerdict| {
        if let Some((_, given)) = verdicts.get_mut(place) {
            *given = Some(verdict);
        }
    };
    let mut counted: Vec<Submission> = Vec::new();
    let mut contents: BTreeMap<Digest, usize> = BTreeMap::new();
    for mut of_one in by_id.into_values() {
        // The first of equals is the one whose file has the first name, whatever the order of the folder.
        of_one
            .sort_by_cached_key(|(place, one)| (std::cmp::Reverse(one.revision()), name(&verdicts, *place)));
        let mut rest = of_one.into_iter();
        let Some((first, last)) = rest.next() else { continue };
        let standing = name(&verdicts, first);
        let (mut contradicted, mut others) = (None, Vec::new());
        for (place, other) in rest {
            if other.revision() < last.revision() {
                others.push((place, FileVerdict::Replaced(standing.clone())));
            } else if other == last {
                others.push((place, FileVerdict::CopyOf(standing.clone())));
            } else {
                contradicted.get_or_insert(place);
                others.push((place, FileVerdict::Contradicts(standing.clone())));
            }
        }
        let verdict = match contradicted {
            Some(place) => {
                // Nothing of this id counts: which of the two is right, nobody can tell.
                for (_, verdict) in &mut others {
                    if matches!(verdict, FileVerdict::CopyOf(_)) {
                        *verdict = FileVerdict::Contradicts(name(&verdicts, place));
                    }
                }
                FileVerdict::Contradicts(name(&verdicts, place))
            }
            None if last.is_withdrawn() => FileVerdict::TakenBack,
            None => match contents.entry(last.content()?) {
                Entry::Occupied(same) => FileVerdict::SameContentAs(name(&verdicts, *same.get())),
                Entry::Vacant(none) => {
                    none.insert(first);
                    counted.push(last);
                    FileVerdict::Counted
                }
            },
        };
        judge(&mut verdicts, first, verdict);
        for (place, verdict) in others {
            judge(&mut verdicts, place, verdict);
        }
    }
    let files = verdicts.into_iter().filter_map(|(name, verdict)| Some((name, verdict?))).collect();
    Ok(Intake { counted, files })
}
