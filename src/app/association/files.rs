//! The files of an association: an invitation and results read, a submission written. Each on a thread of its own.

use std::path::Path;
use std::sync::Arc;

use super::state::{Invited, Outgoing, Published};
use crate::questionnaire::Catalogue;
use crate::storage::association::{fresh_numbered, read_cohort, read_invitation, seal};
use crate::storage::{self, OpenError, Replace, SaveError, output};

/// Reads an invitation.
///
/// # Errors
/// [`OpenError`] with the reason.
pub fn invited(path: &Path) -> Result<Invited, OpenError> {
    let (invitation, questionnaire) = read_invitation(&storage::read(path)?, &Catalogue::shipped())?;
    Ok(Invited { invitation, questionnaire, fresh: fresh_numbered().ok() })
}

/// Reads published results.
///
/// # Errors
/// [`OpenError`] with the reason.
pub fn published(path: &Path) -> Result<Published, OpenError> {
    let (cohort, questionnaire) = read_cohort(&storage::read(path)?, &Catalogue::shipped())?;
    Ok(Published { cohort: Arc::new(cohort), questionnaire })
}

/// Encrypts a submission and writes it.
///
/// # Errors
/// [`SaveError`] where it cannot be put there.
pub fn write_submission(outgoing: &Outgoing, path: &Path, replace: Replace) -> Result<(), SaveError> {
    output::write(path, &seal(&outgoing.submission, &outgoing.invitation)?, replace)
}
