//! What became of a file beside its answers: who confirmed and approved it, who changed what, what was
//! handed in to an association, what is out with departments, which lists were used.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::base::dates;
use crate::base::ids::{AreaId, Digest, InvitationId, QuestionId, RequestId, SubmissionId, WorkshopId};

/// That somebody stands by the answers as they were.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// In which sense.
    pub step: ApprovalStep,
    /// Who, by name: no proof that it was this person.
    pub by: String,
    /// The day.
    #[serde(deserialize_with = "dates::date")]
    pub on: Date,
    /// The fingerprint of what the person saw, by which a later change is known.
    pub of: Digest,
    /// A note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// In which sense somebody stands by answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ApprovalStep {
    /// Whoever is responsible says that they are right.
    Confirmed,
    /// Whoever decides takes them as the company's.
    Approved,
}

/// That something was changed: what, by whom, when, and never the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Logged {
    /// When.
    pub at: jiff::Timestamp,
    /// Who, as the settings say: no proof that it was this person.
    pub by: String,
    /// What.
    pub field: LoggedField,
}

/// What was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LoggedField {
    /// The profile.
    Profile,
    /// Which questions are asked.
    Run,
    /// The target of an area.
    AreaTarget(AreaId),
    /// This of an answer.
    Answer(QuestionId, AnswerField),
    /// The milestones.
    Milestones,
    /// Rows of a register.
    Register(RegisterName),
    /// A workshop.
    Workshop(WorkshopId),
}

/// A field of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "they are the fields of an answer by their names")]
pub enum AnswerField {
    Response,
    Target,
    Elements,
    Note,
    Evidence,
    Actions,
    Urgency,
    Respondent,
    ConfirmedOn,
    Tags,
}

/// A register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "they are the registers by their names")]
pub enum RegisterName {
    Products,
    Trade,
    Technologies,
    Scenarios,
    Dialogue,
}

/// What was handed in to an association.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Submitted {
    /// The invitation.
    pub invitation: InvitationId,
    /// The association.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub association: String,
    /// Its purpose, in the association's words.
    pub purpose: String,
    /// The id under which it was handed in: random, made anew for every invitation.
    pub submission: SubmissionId,
    /// How often it was replaced, the first being 1.
    pub revision: u32,
    /// The day.
    #[serde(deserialize_with = "dates::date")]
    pub on: Date,
    /// The fingerprint of what was handed in, by which the same answers are known again.
    pub of: Digest,
    /// Whether it was taken back.
    pub state: SubmissionState,
}

/// Whether what was handed in stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SubmissionState {
    /// It stands.
    HandedIn,
    /// It was taken back.
    Withdrawn,
}

/// Why a file was handed out: stands in the file of the department.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// Its id.
    pub id: RequestId,
    /// Who asks.
    pub from: String,
    /// Who is asked.
    pub to: String,
    /// The day on which it was made.
    #[serde(deserialize_with = "dates::date")]
    pub on: Date,
    /// Until when the answers are wanted.
    #[serde(default, deserialize_with = "dates::optional", skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
    /// What to do with the file in the end.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub then: String,
}

/// What goes along with questions that are handed out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Along {
    /// All that stands beside the answers: notes, evidence, actions, tags.
    #[default]
    Everything,
    /// The answers alone.
    AnswersAlone,
}

impl Along {
    fn is_everything(&self) -> bool {
        *self == Self::Everything
    }
}

/// What is out with a department: stands in the file of whoever asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandedOut {
    /// The request, by the id that the department's file has, too.
    pub request: RequestId,
    /// Who was asked.
    pub to: String,
    /// The day on which it went out.
    #[serde(deserialize_with = "dates::date")]
    pub on: Date,
    /// Until when the answers are wanted.
    #[serde(default, deserialize_with = "dates::optional", skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
    /// What was asked.
    pub questions: BTreeSet<QuestionId>,
    /// What went along.
    #[serde(default, skip_serializing_if = "Along::is_everything")]
    pub along: Along,
    /// When it came back.
    #[serde(default, deserialize_with = "dates::optional", skip_serializing_if = "Option::is_none")]
    pub back_on: Option<Date>,
}

/// A reference list that was used: which state of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListInUse {
    /// The day on which it was right.
    #[serde(deserialize_with = "dates::date")]
    pub as_of: Date,
    /// The fingerprint of what it says.
    pub digest: Digest,
}
