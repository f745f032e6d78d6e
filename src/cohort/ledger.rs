//! What was released, beside what was released: so that one invitation has one release, and a questionnaire
//! rests before it is asked again. It names no member: ids and contents stand in it as digests that only the
//! holder of the association's key can make.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::invitation::REST;
use super::month::Month;
use super::submission::Submission;
use crate::base::digest::NoDigest;
use crate::base::ids::{Digest, InvitationId, QuestionnaireId};

/// All that was released.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReleaseLedger {
    /// The releases, oldest first.
    pub releases: Vec<Release>,
}

/// One release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// The invitation.
    pub invitation: InvitationId,
    /// What was asked.
    pub questionnaire: QuestionnaireId,
    /// When.
    pub month: Month,
    /// The digest of the published file.
    pub cohort: Digest,
    /// Who was counted: a keyed digest of the id, and one of id, revision and content.
    pub counted: BTreeMap<Digest, Digest>,
}

/// How a set of submissions differs from the one that was released.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// How many joined.
    pub joined: usize,
    /// How many replaced what they had handed in.
    pub replaced: usize,
    /// How many are not there any more.
    pub left: usize,
}

/// A digest that only the holder of a key can make.
pub trait Keyed {
    /// The digest of a text.
    fn digest(&self, text: &str) -> Digest;
}

/// Who is counted, as it stands in a ledger.
///
/// # Errors
/// [`NoDigest`], which no submission is known to cause.
pub fn counted(submissions: &[Submission], key: &impl Keyed) -> Result<BTreeMap<Digest, Digest>, NoDigest> {
    submissions
        .iter()
        .map(|one| {
            let content = one.content()?;
            let id = one.id();
            let all = format!("{id}\n{}\n{content}", one.revision());
            Ok((key.digest(id.as_str()), key.digest(&all)))
        })
        .collect()
}

impl ReleaseLedger {
    /// The release of an invitation.
    #[must_use]
    pub fn of(&self, invitation: &InvitationId) -> Option<&Release> {
        self.releases.iter().find(|release| release.invitation == *invitation)
    }

    /// The last release of a questionnaire that has not rested long enough.
    #[must_use]
    pub fn resting(&self, questionnaire: &QuestionnaireId, now: Month) -> Option<&Release> {
        let last = self.releases.iter().filter(|release| release.questionnaire == *questionnaire);
        last.max_by_key(|release| release.month).filter(|release| now.after(release.month) < REST)
    }
}

impl Release {
    /// How those who are counted now differ from those who were.
    #[must_use]
    pub fn moved(&self, now: &BTreeMap<Digest, Digest>) -> Moved {
        let mut moved = Moved::default();
        for (id, content) in now {
            match self.counted.get(id) {
                None => moved.joined += 1,
                Some(then) if then != content => moved.replaced += 1,
                Some(_) => {}
            }
        }
        moved.left = self.counted.keys().filter(|id| !now.contains_key(*id)).count();
        moved
    }
}
