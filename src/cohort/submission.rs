//! What a member hands in: signs, two bands, an id that is made anew for every invitation, and nothing else.
//! There is no field into which a text of the member's could be put: what is no number comes from the
//! invitation.

use serde::{Deserialize, Serialize};

use super::invitation::{AskedFor, Invitation};
use super::sign::{Sign, Signs};
use crate::assessment::{Assessment, Run};
use crate::base::digest::{NoDigest, digest_of};
use crate::base::file_kind::FileKind;
use crate::base::ids::{Digest, QuestionId, SubmissionId};
use crate::questionnaire::Checked;
use crate::scoring::{State, Term, terms};

/// The format of a submission's file.
const FORMAT: u32 = 1;
/// The highest number of a revision.
pub const MOST_REVISIONS: u32 = 999_999;

/// A submission, as it stands in a file once that is decrypted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Submission {
    kind: FileKind,
    format: u32,
    /// The digest of the invitation.
    invitation: Digest,
    asked: AskedFor,
    run: Run,
    /// The places of size and industry in the invitation; `None` where the member does not say.
    size: Option<u8>,
    industry: Option<u8>,
    signs: Signs,
    id: SubmissionId,
    revision: u32,
    withdrawn: bool,
}

/// Under which id, and how often replaced, a submission goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered {
    /// The id: 32 hexadecimal digits.
    pub id: SubmissionId,
    /// The first is 1.
    pub revision: u32,
}

/// Which bands a member chose, by their places in the invitation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bands {
    /// The size; `None` for "not stated".
    pub size: Option<u8>,
    /// The industry; `None` for "not stated".
    pub industry: Option<u8>,
}

impl Bands {
    /// Whether the invitation has them.
    fn fit(self, invitation: &Invitation) -> bool {
        let fits = |place: Option<u8>, of: usize| place.is_none_or(|place| usize::from(place) < of);
        fits(self.size, invitation.sizes.len()) && fits(self.industry, invitation.industries.len())
    }
}

/// Why answers cannot be handed in to an invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotForThis {
    /// They are answers to other questions, or to another edition of them.
    OtherQuestions,
    /// They are of the short run, and the full one is asked for.
    ShortRun,
    /// The file was handed out for some of the questions.
    HandedOut,
    /// The invitation has no such band.
    NoSuchBand,
    /// No question has a level.
    NothingAnswered,
    /// It was replaced too often.
    TooManyRevisions,
    /// It cannot be written.
    Unwritable(NoDigest),
}

impl From<NoDigest> for NotForThis {
    fn from(error: NoDigest) -> Self {
        Self::Unwritable(error)
    }
}

/// Why a text is no submission to an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSubmission {
    /// It is no submission, or something in it was changed.
    Damaged,
    /// It is one of a newer version of the program.
    Newer,
    /// It answers another invitation.
    OtherInvitation,
    /// It answers other questions, another edition or another run.
    OtherQuestions,
}

impl Submission {
    /// What a member hands in of its answers.
    ///
    /// # Errors
    /// [`NotForThis`] where the answers do not fit the invitation.
    pub fn of(
        invitation: &Invitation,
        (questionnaire, assessment): (&Checked, &Assessment),
        bands: Bands,
        numbered: Numbered,
    ) -> Result<Self, NotForThis> {
        let signs = Self::signs_of(invitation, questionnaire, assessment)?;
        if signs.all().iter().all(|sign| sign.level().is_none()) {
            return Err(NotForThis::NothingAnswered);
        }
        Self::new(invitation, bands, signs, numbered)
    }

    /// The signs of answers to what an invitation asks for.
    ///
    /// # Errors
    /// [`NotForThis`] where the answers do not fit the invitation.
    pub fn signs_of(
        invitation: &Invitation,
        questionnaire: &Checked,
        assessment: &Assessment,
    ) -> Result<Signs, NotForThis> {
        if invitation.asked != AskedFor::of(questionnaire) {
            return Err(NotForThis::OtherQuestions);
        }
        if invitation.run == Run::Full && assessment.run == Run::Short {
            return Err(NotForThis::ShortRun);
        }
        if !assessment.only.is_empty() {
            return Err(NotForThis::HandedOut);
        }
        Ok(signs(invitation, questionnaire, assessment))
    }

    /// That nothing of what was handed in shall count any more: a revision without a sign.
    ///
    /// # Errors
    /// [`NotForThis::TooManyRevisions`], [`NotForThis::Unwritable`].
    pub fn withdrawal(
        invitation: &Invitation,
        questionnaire: &Checked,
        numbered: Numbered,
    ) -> Result<Self, NotForThis> {
        // As many signs as ever, that its length tells nothing.
        let signs = invitation.questions(questionnaire).map(|_| Sign::Unknown).collect();
        let made = Self::new(invitation, Bands::default(), signs, numbered)?;
        Ok(Self { withdrawn: true, ..made })
    }

    fn new(
        invitation: &Invitation,
        bands: Bands,
        signs: Signs,
        Numbered { id, revision }: Numbered,
    ) -> Result<Self, NotForThis> {
        if !bands.fit(invitation) {
            return Err(NotForThis::NoSuchBand);
        }
        if revision == 0 || revision > MOST_REVISIONS {
            return Err(NotForThis::TooManyRevisions);
        }
        Ok(Self {
            kind: FileKind::Submission,
            format: FORMAT,
            invitation: Digest::new(invitation.digest()?),
            asked: invitation.asked.clone(),
            run: invitation.run,
            size: bands.size,
            industry: bands.industry,
            signs,
            id,
            revision,
            withdrawn: false,
        })
    }

    /// Its text.
    ///
    /// # Errors
    /// [`NoDigest`] when it cannot be written, which none is known to cause.
    pub fn text(&self) -> Result<String, NoDigest> {
        ron::to_string(self).map_err(|error| NoDigest::of(&error))
    }

    /// The longest text that any submission to the invitation has.
    ///
    /// # Errors
    /// As [`Self::text`].
    pub fn longest(&self) -> Result<usize, NoDigest> {
        let longest = Self {
            size: Some(u8::MAX),
            industry: Some(u8::MAX),
            revision: MOST_REVISIONS,
            withdrawn: false,
            ..self.clone()
        };
        longest.text().map(|text| text.len())
    }

    /// The signs, one for each question of the invitation.
    #[must_use]
    pub fn signs(&self) -> &Signs {
        &self.signs
    }

    /// The bands.
    #[must_use]
    pub fn bands(&self) -> Bands {
        Bands { size: self.size, industry: self.industry }
    }

    /// The id under which it was handed in.
    #[must_use]
    pub fn id(&self) -> &SubmissionId {
        &self.id
    }

    /// How often it was replaced, the first being 1.
    #[must_use]
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// Whether it takes back what was handed in.
    #[must_use]
    pub fn is_withdrawn(&self) -> bool {
        self.withdrawn
    }

    /// The fingerprint of its signs and bands, by which the same answers are known again.
    ///
    /// # Errors
    /// As [`Self::text`].
    pub fn content(&self) -> Result<Digest, NoDigest> {
        digest_of(&(&self.asked, self.run, self.bands(), &self.signs, self.withdrawn)).map(Digest::new)
    }

    /// The fingerprint of the answers alone, by which the same ones are known that go to another cohort.
    ///
    /// # Errors
    /// As [`Self::text`].
    pub fn answers(&self) -> Result<Digest, NoDigest> {
        digest_of(&(&self.asked, &self.signs)).map(Digest::new)
    }
}

/// What reads the submissions to one invitation.
#[derive(Debug)]
pub struct Reader<'i> {
    invitation: &'i Invitation,
    digest: Digest,
    signs: usize,
}

impl<'i> Reader<'i> {
    /// For an invitation.
    ///
    /// # Errors
    /// [`NoDigest`], which no invitation is known to cause.
    pub fn new(invitation: &'i Invitation, questionnaire: &Checked) -> Result<Self, NoDigest> {
        let signs = invitation.questions(questionnaire).count();
        Ok(Self { invitation, digest: Digest::new(invitation.digest()?), signs })
    }

    /// The submission of a decrypted text, with the blanks that it was filled up with.
    ///
    /// # Errors
    /// [`NoSubmission`] for whatever is not exactly what the program writes.
    pub fn read(&self, text: &str) -> Result<Submission, NoSubmission> {
        /// What is read first: which invitation and format it is.
        #[derive(Deserialize)]
        struct Of {
            kind: FileKind,
            format: u32,
        }
        let text = text.trim_end_matches(' ');
        let read: Submission = ron::from_str(text).map_err(|_| match ron::from_str::<Of>(text) {
            Ok(of) if of.kind == FileKind::Submission && of.format > FORMAT => NoSubmission::Newer,
            _ => NoSubmission::Damaged,
        })?;
        if read.kind != FileKind::Submission {
            return Err(NoSubmission::Damaged);
        }
        if read.format != FORMAT {
            return Err(NoSubmission::Newer);
        }
        if read.invitation != self.digest {
            return Err(NoSubmission::OtherInvitation);
        }
        let invitation = self.invitation;
        if read.asked != invitation.asked || read.run != invitation.run {
            return Err(NoSubmission::OtherQuestions);
        }
        let id = read.id.as_str();
        let whole = read.signs.all().len() == self.signs
            && read.bands().fit(invitation)
            && (1..=MOST_REVISIONS).contains(&read.revision)
            && id.len() == 32
            && id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
            // Written otherwise, one content would have two forms.
            && read.text().is_ok_and(|again| again == text);
        if whole { Ok(read) } else { Err(NoSubmission::Damaged) }
    }
}

/// The signs of answers, as the score counts them.
fn signs(invitation: &Invitation, questionnaire: &Checked, assessment: &Assessment) -> Signs {
    // A file of the full run answers the questions of the short one, too.
    let run = Assessment { run: invitation.run, ..assessment.clone() };
    let terms: Vec<Term> = terms(questionnaire, &run);
    let state = |id: &QuestionId| terms.iter().find(|term| term.question == *id).map(|term| term.state);
    invitation
        .questions(questionnaire)
        .map(|question| Sign::from(state(&question.id).unwrap_or(State::NotApplicable)))
        .collect()
}
