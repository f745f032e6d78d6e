//! What an association gives to everybody: the invitation and the published cohort, each with the questions
//! that are not shipped; and the ledger, which it keeps.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::super::carried::Carried;
use super::super::error::OpenError;
use super::super::head::{Head, peek};
use super::super::intake::{text, without_extensions};
use super::super::pretty::pretty;
use super::super::protect::{is_encrypted, public_keys};
use super::super::refusal::refusal;
use super::super::save_error::SaveError;
use crate::base::file_kind::FileKind;
use crate::base::limits::ASKED_DEPTH;
use crate::cohort::invitation::{Invitation, InvitationFault};
use crate::cohort::ledger::ReleaseLedger;
use crate::cohort::release::Cohort;
use crate::questionnaire::{Catalogue, Checked};

/// The format of these files.
const FORMAT: u32 = 1;

/// A file: what it is, the questions that it brings, and what it says.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Published<T> {
    kind: FileKind,
    format: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    carried: Option<Carried>,
    content: T,
}

fn bytes<T: Serialize>(kind: FileKind, carried: Option<Carried>, content: T) -> Result<Vec<u8>, SaveError> {
    pretty(&Published { kind, format: FORMAT, carried, content }).map(String::into_bytes)
}

fn read<T: DeserializeOwned>(kind: FileKind, bytes: &[u8]) -> Result<Published<T>, OpenError> {
    if is_encrypted(bytes) {
        return Err(OpenError::WrongKind { what: None });
    }
    let text = text(bytes)?;
    let options = ron::Options::default().with_recursion_limit(ASKED_DEPTH);
    without_extensions(text, &options)?;
    match peek(text, &options).map_err(|error| refusal(text, &error))? {
        Head { kind: Some(found), format: Some(format), .. } if found == kind => {
            if format > FORMAT {
                return Err(OpenError::Newer { found: format, known: FORMAT });
            }
        }
        Head { kind: Some(found), .. } if found == kind => {}
        Head { kind, answers, .. } => {
            let what = kind.or_else(|| answers.then_some(FileKind::Assessment));
            return Err(OpenError::WrongKind { what });
        }
    }
    options.from_str(text).map_err(|error| refusal(text, &error))
}

/// The bytes of an invitation's file.
///
/// # Errors
/// [`SaveError::Form`], which no invitation is known to cause.
pub fn invitation_bytes(invitation: &Invitation, questionnaire: &Checked) -> Result<Vec<u8>, SaveError> {
    bytes(FileKind::Invitation, Carried::of(questionnaire)?, invitation)
}

/// An invitation with the questionnaire that it is for.
///
/// # Errors
/// Every reason for which a file is refused; [`OpenError::FaultyInvitation`] for what an invitation must not be.
pub fn read_invitation(bytes: &[u8], catalogue: &Catalogue) -> Result<(Invitation, Checked), OpenError> {
    let Published { carried, content, .. } = read::<Invitation>(FileKind::Invitation, bytes)?;
    whole(content, carried.as_ref(), catalogue)
}

/// The invitation, if it is without a fault and its questionnaire is at hand.
fn whole(
    invitation: Invitation,
    carried: Option<&Carried>,
    catalogue: &Catalogue,
) -> Result<(Invitation, Checked), OpenError> {
    let questionnaire = match carried {
        Some(carried) => carried.checked(catalogue)?,
        None => catalogue.of_digest(&invitation.asked.digest).ok_or_else(|| {
            let asked = &invitation.asked;
            OpenError::UnknownQuestionnaire {
                id: asked.id.to_string(),
                edition: asked.edition.clone(),
                known: catalogue.names(),
            }
        })?,
    };
    let mut faults = invitation.faults(&questionnaire);
    if public_keys(&invitation.key).map_or(true, |keys| keys.len() != 1) {
        faults.push(InvitationFault::NoKey);
    }
    match faults.into_iter().next() {
        Some(fault) => Err(OpenError::FaultyInvitation { fault }),
        None => Ok((invitation, questionnaire)),
    }
}

/// The bytes of a published cohort.
///
/// # Errors
/// As [`invitation_bytes`].
pub fn cohort_bytes(cohort: &Cohort, questionnaire: &Checked) -> Result<Vec<u8>, SaveError> {
    bytes(FileKind::Cohort, Carried::of(questionnaire)?, cohort)
}

/// A published cohort with its questionnaire.
///
/// # Errors
/// As [`read_invitation`]; [`OpenError::NotReleasable`] for figures that the program would not have shown.
pub fn read_cohort(bytes: &[u8], catalogue: &Catalogue) -> Result<(Cohort, Checked), OpenError> {
    let Published { carried, content, .. } = read::<Cohort>(FileKind::Cohort, bytes)?;
    let (invitation, questionnaire) = whole(content.invitation, carried.as_ref(), catalogue)?;
    let cohort = Cohort { invitation, ..content };
    if cohort.is_sound(&questionnaire) { Ok((cohort, questionnaire)) } else { Err(OpenError::NotReleasable) }
}

/// The bytes of a ledger.
///
/// # Errors
/// As [`invitation_bytes`].
pub fn ledger_bytes(ledger: &ReleaseLedger) -> Result<Vec<u8>, SaveError> {
    bytes(FileKind::Ledger, None, ledger)
}

/// A ledger.
///
/// # Errors
/// Every reason for which a file is refused.
pub fn read_ledger(bytes: &[u8]) -> Result<ReleaseLedger, OpenError> {
    read::<ReleaseLedger>(FileKind::Ledger, bytes).map(|read| read.content)
}
