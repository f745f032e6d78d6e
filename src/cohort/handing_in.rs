//! What a member's file knows of what it handed in: under which id, how often, and what to warn of.

use jiff::civil::Date;

use super::invitation::{Invitation, said_in};
use super::month::Month;
use super::submission::{NotForThis, Numbered, Submission};
use crate::assessment::Assessment;
use crate::assessment::standing::{SubmissionState, Submitted};
use crate::base::ids::InvitationId;
use crate::base::lang::Lang;

/// What to say before something is handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The month in which collecting ends is over.
    Closed(Month),
    /// The same answers were handed in to another association, or for another purpose: its words for it.
    SameAnswers(String),
    /// What was handed in to this invitation was taken back.
    WasWithdrawn,
}

/// What a file has handed in to an invitation.
#[must_use]
pub fn handed_in<'a>(assessment: &'a Assessment, invitation: &InvitationId) -> Option<&'a Submitted> {
    assessment.submitted.iter().find(|one| one.invitation == *invitation)
}

/// Under which number the next submission to an invitation goes out: the id stays, the revision rises; `fresh`
/// where nothing was handed in yet.
#[must_use]
pub fn next(assessment: &Assessment, invitation: &InvitationId, fresh: Numbered) -> Numbered {
    handed_in(assessment, invitation).map_or(fresh, |one| Numbered {
        id: one.submission.clone(),
        revision: one.revision.saturating_add(1),
    })
}

/// What to say before a submission goes out.
///
/// # Errors
/// [`NotForThis::Unwritable`].
pub fn warnings(
    assessment: &Assessment,
    invitation: &Invitation,
    submission: &Submission,
    today: Date,
) -> Result<Vec<Warning>, NotForThis> {
    let (own, of) = (invitation.fingerprint()?, submission.answers()?);
    let mut warnings = Vec::new();
    if Month::of(today).after(invitation.closes) > 0 {
        warnings.push(Warning::Closed(invitation.closes));
    }
    let elsewhere = assessment
        .submitted
        .iter()
        .find(|one| one.invitation != own && one.of == of && one.state == SubmissionState::HandedIn);
    if let Some(other) = elsewhere.filter(|_| !submission.is_withdrawn()) {
        let parts = [other.association.as_str(), other.purpose.as_str()];
        let named: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        warnings.push(Warning::SameAnswers(named.join(": ")));
    }
    let before = handed_in(assessment, &own).map(|one| one.state);
    if before == Some(SubmissionState::Withdrawn) && !submission.is_withdrawn() {
        warnings.push(Warning::WasWithdrawn);
    }
    Ok(warnings)
}

/// The file's list of what it handed in, with this submission in the place of an earlier one.
///
/// # Errors
/// [`NotForThis::Unwritable`].
pub fn noted(
    assessment: &Assessment,
    invitation: &Invitation,
    submission: &Submission,
    today: Date,
) -> Result<Vec<Submitted>, NotForThis> {
    let note = Submitted {
        invitation: invitation.fingerprint()?,
        association: said_in(&invitation.association, Lang::Ja).to_owned(),
        purpose: said_in(&invitation.purpose, Lang::Ja).to_owned(),
        submission: submission.id().clone(),
        revision: submission.revision(),
        on: today,
        of: submission.answers()?,
        state: if submission.is_withdrawn() { SubmissionState::Withdrawn } else { SubmissionState::HandedIn },
    };
    let mut all = assessment.submitted.clone();
    match all.iter_mut().find(|one| one.invitation == note.invitation) {
        Some(earlier) => *earlier = note,
        None => all.push(note),
    }
    Ok(all)
}
