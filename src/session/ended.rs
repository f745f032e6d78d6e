//! What background work has brought, taken in by the session: for the document and the state that it
//! is addressed to, or left.

use std::path::PathBuf;

use super::document::{Document, Version};
use super::effect::Effect;
use super::phase::{Next, OfferId, Origin, Phase, Ready, Refusal};
use super::said::Said;
use super::store::{Held, Left, Read, Recovered, Store, Target};
use super::work::{Done, NotResumed, Ticket, Written};
use super::{Offer, Session, room};
use crate::storage::journal::recover::{Summary, Unreadable};
use crate::storage::{self, Changed, Needs, OpenError, Opened, Protection, SaveError};

/// What a file that is encrypted needs, and why what was given does not open it; another error stays one.
fn secret_wanted(error: OpenError) -> Result<(Needs, Option<OpenError>), OpenError> {
    match error {
        OpenError::Encrypted { needs } => Ok((needs, None)),
        OpenError::WrongPassphrase => Ok((Needs::Passphrase, Some(error))),
        OpenError::WrongKey => Ok((Needs::Key, Some(error))),
        error => Err(error),
    }
}

/// What becomes of an opening that has ended.
enum Turn {
    /// Nobody waits for it any more.
    Late,
    /// It was waited for, and the person has agreed to lose a state of the document.
    Now(Option<Version>),
    /// A save is under way first.
    AfterSave(Option<Version>),
}

impl<S: Store> Session<S> {
    /// Takes in how a piece of work ended.
    pub fn ended(&mut self, done: Done<S>) {
        match done {
            Done::Opened(ticket, path, result) => self.opened(ticket, path, result.map(|read| *read)),
            Done::Found(found, unreadable) => self.found(found, unreadable),
            Done::Resumed(ticket, result) => self.resumed(ticket, result),
            Done::Saved(version, result) => self.saved(version, result),
            Done::LookedAt(document, look, path, result) => match result {
                _ if !self.is_open(document) => self.say(Said::NotForThis(path)),
                Ok(Some(opened)) => self.effects.push_back(Effect::LookedAt(look, path, opened)),
                Ok(None) => self.say(Said::NoAnswers(path)),
                Err(error) => match secret_wanted(error) {
                    Ok((needs, wrong)) => {
                        let asked = Effect::LockedLook { document, look, path, needs, wrong };
                        self.effects.push_back(asked);
                    }
                    Err(error) => self.say(Said::NotOpened(Some(path), error)),
                },
            },
            Done::ClearRemoved(path, Ok(left)) => self.say(Said::ClearRemoved(path, left)),
            Done::ClearRemoved(_, Err(error)) => self.say(Said::NotWritten(error)),
            Done::HandedOut(_, _, path, Ok(())) => self.say(Said::HandedOut(path)),
            Done::HandedOut(document, request, _, Err(error)) => {
                self.not_handed_out(document, &request);
                self.say(Said::NotWritten(error));
            }
            Done::Counted(document, registers, today, readings) => {
                self.counting = false;
                if let Some(doc) = self.doc.as_mut().filter(|doc| doc.id == document) {
                    doc.counted(registers, today, readings);
                }
            }
            Done::Exported(document, choice, path, Ok(exported)) => {
                if self.is_open(document) {
                    self.effects.push_back(Effect::Exported(choice, path.clone()));
                }
                self.say(Said::Exported(path, exported));
            }
            Done::Exported(.., Err(error)) => self.say(Said::NotExported(error)),
        }
    }

    /// What earlier sessions left is offered; what cannot be read of it is said once.
    fn found(&mut self, found: Vec<(S::Found, Summary)>, unreadable: Vec<Unreadable>) {
        for (found, summary) in found {
            let id = OfferId(self.number());
            self.offers.push(Offer { id, found, summary });
        }
        for journal in unreadable {
            if self.told.insert(journal.path.clone()) {
                self.say(Said::Unreadable(journal));
            }
        }
    }

    /// Whether an opening is still waited for; it is not any more afterwards.
    fn turn(&mut self, ticket: Ticket) -> Turn {
        match &mut self.phase {
            Phase::Opening { ticket: waited, given_up } if *waited == ticket => {
                let given_up = *given_up;
                self.phase = Phase::Idle;
                Turn::Now(given_up)
            }
            Phase::Saving { then, .. } | Phase::Placing { then, .. } | Phase::Refused { then, .. } => {
                match then {
                    Some(Next::Await(waited, given_up)) if *waited == ticket => {
                        let given_up = *given_up;
                        *then = None;
                        Turn::AfterSave(given_up)
                    }
                    _ => Turn::Late,
                }
            }
            Phase::Idle | Phase::Opening { .. } | Phase::Asking { .. } | Phase::Closing { .. } => Turn::Late,
        }
    }

    fn opened(&mut self, ticket: Ticket, path: PathBuf, result: Result<Read<S>, OpenError>) {
        let turn = self.turn(ticket);
        let given_up = match turn {
            // Its lock ends here.
            Turn::Late => return,
            Turn::Now(given_up) | Turn::AfterSave(given_up) => given_up,
        };
        match result {
            Ok(Read::Document { held, opened, again }) => {
                let other_name = again.is_some() && held.path.file_name() != path.file_name();
                let said = other_name.then(|| Said::SameFile(path, held.path.clone())).into_iter().collect();
                let protection = held.protection.clone();
                let older = opened.is_older();
                let Opened { otherwise, comments, assessment, questionnaire, .. } = opened;
                let origin = Origin::File { otherwise, comments, older };
                let ready = Ready {
                    origin,
                    questionnaire,
                    saved: Some(assessment.clone()),
                    assessment,
                    held: Some(held),
                    again,
                    protection,
                    journal: None,
                    said,
                };
                self.ready(ready, &turn);
            }
            // The answers become a new document: the report stays as it is.
            Ok(Read::Report(opened)) => {
                let ready = Ready {
                    origin: Origin::Report(path),
                    questionnaire: opened.questionnaire,
                    saved: None,
                    assessment: opened.assessment,
                    held: None,
                    again: None,
                    protection: Protection::Clear,
                    journal: None,
                    said: Vec::new(),
                };
                self.ready(ready, &turn);
            }
            // The earlier version stays as it is, and nobody works in it.
            Ok(Read::Backup(opened, protection)) => {
                let ready = Ready {
                    origin: Origin::Backup(path),
                    questionnaire: opened.questionnaire,
                    saved: None,
                    assessment: opened.assessment,
                    held: None,
                    again: None,
                    protection,
                    journal: None,
                    said: Vec::new(),
                };
                self.ready(ready, &turn);
            }
            Ok(Read::Empty) => self.say(Said::NoAnswers(path)),
            Err(error) => match secret_wanted(error) {
                Ok((needs, wrong)) => self.effects.push_back(Effect::Locked { path, needs, wrong, given_up }),
                Err(error) => self.say(Said::NotOpened(Some(path), error)),
            },
        }
    }

    /// Something may become the document: at once, after the save that is under way, or after the
    /// person was asked about what was edited meanwhile.
    fn ready(&mut self, ready: Ready<S>, turn: &Turn) {
        let ready = Box::new(ready);
        match turn {
            Turn::Late => self.put_back(*ready),
            Turn::AfterSave(_) => match &mut self.phase {
                // It was read before this save wrote the same file: what an earlier session left is offered
                // again.
                Phase::Saving { .. } if ready.again.is_some() && ready.origin == Origin::Journal => {
                    self.put_back(*ready);
                }
                Phase::Saving { then, .. } if ready.again.is_some() => {
                    *then = ready.held.map(|held| Next::Open(held.path, storage::Unlock::Nothing));
                }
                Phase::Saving { then, .. } | Phase::Placing { then, .. } | Phase::Refused { then, .. } => {
                    *then = Some(Next::Take(ready));
                }
                Phase::Idle | Phase::Opening { .. } | Phase::Asking { .. } | Phase::Closing { .. } => {
                    self.put_back(*ready);
                }
            },
            Turn::Now(given_up) if self.would_lose(*given_up) => {
                self.phase = Phase::Asking { next: Next::Take(ready) };
            }
            Turn::Now(given_up) => self.proceed(Next::Take(ready), *given_up),
        }
    }

    fn resumed(&mut self, ticket: Ticket, result: Result<Box<Recovered<S>>, Box<NotResumed<S>>>) {
        let turn = self.turn(ticket);
        match result {
            Ok(recovered) => {
                let Recovered { opened, held, again, saved, journal, protection, refused } = *recovered;
                let mut said: Vec<Said> = refused.into_iter().map(Said::WithoutFile).collect();
                said.extend(storage::over_limits(&opened.assessment).map(Said::OverLimits));
                if room::is_over(&opened.assessment, &opened.questionnaire) {
                    said.push(Said::NotWritten(SaveError::TooLarge));
                }
                let journal = match journal {
                    Ok(journal) => Some(journal),
                    Err(error) => {
                        said.push(Said::NoJournal(error));
                        None
                    }
                };
                let ready = Ready {
                    origin: Origin::Journal,
                    questionnaire: opened.questionnaire,
                    assessment: opened.assessment,
                    saved,
                    held,
                    again,
                    protection,
                    journal,
                    said,
                };
                self.ready(ready, &turn);
            }
            Err(failed) => {
                let NotResumed { found, summary, error } = *failed;
                let id = OfferId(self.number());
                let needs = found.needs();
                self.offers.insert(0, Offer { id, found, summary });
                match (error, needs, turn) {
                    (_, _, Turn::Late) => {}
                    (error @ (OpenError::WrongPassphrase | OpenError::WrongKey), Some(needs), _) => {
                        self.effects.push_back(Effect::LockedOffer { id, needs, wrong: Some(error) });
                    }
                    (error, ..) => self.say(Said::NotOpened(None, error)),
                }
            }
        }
    }

    fn saved(&mut self, version: Version, result: Result<Box<Written<S>>, SaveError>) {
        // A document is never left while it is being saved.
        let waited = matches!(&self.phase, Phase::Saving { version: waited, .. } if *waited == version);
        debug_assert!(waited && self.is_open(version.document), "a save that nobody waits for");
        if !waited || !self.is_open(version.document) {
            return;
        }
        let Phase::Saving { again, then, protection, .. } = std::mem::take(&mut self.phase) else { return };
        if let (Err(error), Some(doc)) = (&result, &mut self.doc) {
            match error {
                // Whether the drive has it is not known.
                SaveError::Unconfirmed { .. } => doc.mark_saved(None),
                _ => doc.mark_not_written(),
            }
        }
        match result {
            Ok(saved) => {
                let Written { held, assessment } = *saved;
                let file = held.file.clone();
                let clear = self.file_in_clear_beside(&held);
                if let Some(doc) = &mut self.doc {
                    doc.mark_saved(Some(assessment));
                    let path = held.path.clone();
                    doc.path = Some(path.clone());
                    let lacks = self.kept.saved(held, doc);
                    if !lacks.is_empty() {
                        self.say(Said::Lacks(path, lacks));
                    }
                }
                self.effects.push_back(Effect::Saved);
                self.effects.extend(clear.map(|old| Effect::ClearLeft(old.file, old.path)));
                if again && self.doc.as_ref().is_some_and(Document::is_unwritten) {
                    self.start_saving(Target::File(file, Changed::Refuse), then);
                } else if let Some(next) = then {
                    self.request(next);
                } else {
                    self.say_what_was_not_saved();
                }
            }
            Err(SaveError::ChangedOutside { path }) => {
                self.phase = Phase::Refused { why: Refusal::Changed(path), protection, then };
            }
            Err(SaveError::Gone { path }) => {
                self.phase = Phase::Refused { why: Refusal::Gone(path), protection, then };
            }
            Err(error) => self.phase = Phase::Refused { why: Refusal::Failed(error), protection, then },
        }
    }

    /// The file that the document had so far, where it is in clear and elsewhere than the encrypted one that
    /// it has now.
    fn file_in_clear_beside(&self, now: &Held<S::File>) -> Option<Held<S::File>> {
        let old = self.kept.held.as_ref()?;
        let left = old.path != now.path && now.protection.is_on() && !old.protection.is_on();
        left.then(|| old.clone())
    }

    /// A date that was typed and is none is not in the file, though the document was saved.
    fn say_what_was_not_saved(&mut self) {
        let Some(drafts) = self.doc.as_ref().map(|doc| &doc.drafts).filter(|drafts| drafts.any_refused())
        else {
            return;
        };
        let typed = drafts.all().map(|(field, text)| (field.clone(), text.to_owned())).collect();
        self.say(Said::SavedWithout(typed));
    }
}
