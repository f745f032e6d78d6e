//! A person at the window, and the threads behind it: does one thing after another, in any order.

use std::path::PathBuf;

use age::secrecy::SecretString;
use keian::assessment::edit::{Change, Edit};
use keian::assessment::handing::Handing;
use keian::assessment::standing::{Along, Request};
use keian::assessment::{Answer, Assessment, Profile};
use keian::audience::Edition;
use keian::base::ids::{QuestionId, RequestId};
use keian::base::lang::Lang;
use keian::session::document::{DocumentId, Version};
use keian::session::phase::{Next, OfferId, Origin, Phase};
use keian::session::report::{BesideAnswers, ReportChoice};
use keian::session::store::Target;
use keian::session::work::{Done, Look, Work, Written};
use keian::session::{Effect, Said, Session, Unsaved};
use keian::storage::{Changed, Replace, SaveError, Unlock};
use proptest::prelude::*;

use crate::model::Model;
use crate::world::{World, protection_of, secret_of};

/// What happens next; numbers choose among what there is.
#[derive(Clone, Debug)]
pub enum Step {
    Edit(u8),
    Undo,
    New,
    Sample,
    Open(u8),
    Choose,
    Save,
    SaveAs(bool),
    Protect(bool),
    Answer(u8),
    Resume(u8),
    Quit,
    /// A dialog that is open ends: with this choice, or without one.
    Dialog(u8, Option<u8>),
    /// A piece of work under way is done.
    Perform(u8),
    /// The same, and the disk refuses.
    Fail(u8),
    /// What was done comes back.
    Deliver(u8),
    /// Another program writes a file.
    Outside(u8),
    /// Somebody renames, moves or removes a file.
    Vanish(u8),
    Compare(u8),
    Merge(u8),
    HandOut,
    Export,
    Crash,
}

pub fn step() -> impl Strategy<Value = Step> {
    let any = any::<u8>;
    prop_oneof![
        8 => any().prop_map(Step::Edit),
        1 => Just(Step::Undo),
        2 => Just(Step::New),
        1 => Just(Step::Sample),
        5 => any().prop_map(Step::Open),
        1 => Just(Step::Choose),
        6 => Just(Step::Save),
        2 => proptest::bool::ANY.prop_map(Step::SaveAs),
        2 => proptest::bool::ANY.prop_map(Step::Protect),
        6 => any().prop_map(Step::Answer),
        2 => any().prop_map(Step::Resume),
        2 => Just(Step::Quit),
        6 => (any(), proptest::option::weighted(0.8, any())).prop_map(|(at, with)| Step::Dialog(at, with)),
        12 => any().prop_map(Step::Perform),
        2 => any().prop_map(Step::Fail),
        12 => any().prop_map(Step::Deliver),
        2 => any().prop_map(Step::Outside),
        2 => any().prop_map(Step::Vanish),
        1 => any().prop_map(Step::Compare),
        1 => any().prop_map(Step::Merge),
        1 => Just(Step::HandOut),
        1 => Just(Step::Export),
        1 => Just(Step::Crash),
    ]
}

/// A dialog that is open; it may stay so while much else happens.
#[derive(Debug)]
enum Dialog {
    Place(DocumentId),
    Choose(Option<Version>),
    Secret(PathBuf, Option<Version>),
    OfferSecret(OfferId),
    Merge(DocumentId, Edit, Option<RequestId>),
}

pub struct Person {
    pub world: World,
    session: Session<World>,
    model: Model,
    under_way: Vec<Work<World>>,
    done: Vec<Done<World>>,
    dialogs: Vec<Dialog>,
    /// The file that the person wants to see: the last that was asked for.
    wanted: Option<PathBuf>,
    /// The document for which another file was asked for.
    looked_for: Vec<(DocumentId, Look, PathBuf)>,
    /// The document that a place is being chosen for, in this step.
    placing: Option<DocumentId>,
    typed: u32,
    /// How often the person was told what could not be had.
    pub told_of_lacks: usize,
}

const SECRET: &str = "sesame";

fn file(number: u8) -> PathBuf {
    ["/a.ron", "/b.ron", "/secret.ron", "/report.pdf", "/none.ron", "/a.backup-1.ron"]
        [usize::from(number) % 6]
        .into()
}

fn today() -> jiff::civil::Date {
    jiff::civil::date(2026, 11, 28)
}

fn handing(typed: u32) -> Handing {
    let request = Request {
        id: RequestId::new(format!("request-{typed}")),
        from: String::new(),
        to: "Legal".to_owned(),
        on: today(),
        by: None,
        then: String::new(),
    };
    Handing { request, questions: [QuestionId::new("P1-1")].into(), along: Along::Everything }
}

fn note(typed: u32) -> (QuestionId, Change) {
    let question = ["P1-1", "P1-2", "A-1"][typed as usize % 3];
    (QuestionId::new(question), Change::Note(format!("typed {typed}")))
}

impl Person {
    /// With three files, a report and an earlier version on the disk.
    pub fn at_a_desk() -> Self {
        let world = World::default();
        let mut model = Model::default();
        for (name, secret) in [
            ("/a.ron", false),
            ("/b.ron", false),
            ("/secret.ron", true),
            ("/report.pdf", false),
            ("/a.backup-1.ron", true),
        ] {
            let profile = Profile { organisation: name.to_owned(), ..Profile::default() };
            let assessment = Assessment { profile, ..Assessment::default() };
            let secret = secret.then(|| SECRET.to_owned());
            let stamp = world.disk().write(name.as_ref(), assessment.clone(), secret);
            model.history.insert(stamp, assessment);
        }
        let session = Session::new(world.clone(), today);
        let (under_way, done, dialogs) = (Vec::new(), Vec::new(), Vec::new());
        let looked_for = Vec::new();
        Self {
            world,
            session,
            model,
            under_way,
            done,
            dialogs,
            wanted: None,
            told_of_lacks: 0,
            looked_for,
            placing: None,
            typed: 0,
        }
    }

    /// Whether there is a question to answer.
    pub fn is_asked(&self) -> bool {
        self.session.asks()
    }

    /// The notes in the open document, by question.
    pub fn notes(&self) -> Vec<&str> {
        let answers = self.session.document().map(|doc| doc.assessment.answers.values());
        answers.into_iter().flatten().map(|answer| answer.note.as_str()).collect()
    }

    /// Does one thing; then everything must be as it should.
    pub fn does(&mut self, step: &Step) {
        self.placing = None;
        self.act(step);
        self.carry();
        self.session.follow();
        self.carry();
        self.model.holds(&self.session, &self.world);
    }

    fn act(&mut self, step: &Step) {
        let document = self.session.document().map(|doc| doc.id);
        // A question that covers the window has to be answered first.
        let free = !self.session.asks();
        match step {
            Step::Edit(at) if free => {
                self.typed += 1;
                let (question, change) = note(self.typed * 7 + u32::from(*at));
                self.session.edit(Edit::Answer(question, change));
                if let Some(doc) = self.session.document_mut() {
                    doc.history.seal();
                }
                self.noticed_edit();
            }
            Step::Undo if free => {
                self.session.undo();
                self.noticed_edit();
            }
            Step::New if free => self.asks_for(Next::New),
            Step::Sample if free => self.asks_for(Next::Sample),
            Step::Choose if free => self.asks_for(Next::Choose),
            Step::Open(number) if free => {
                self.asks_for(Next::Open(file(*number), Unlock::Nothing));
                self.wanted = Some(file(*number));
            }
            Step::Resume(number) if free => {
                let offers = self.session.offers();
                if let Some(offer) = offers.get(usize::from(*number) % offers.len().max(1)) {
                    self.asks_for(Next::Resume(offer.id, Unlock::Passphrase(SecretString::from(SECRET))));
                }
            }
            Step::Quit => {
                self.model.closes_after_save |= self.session.is_saving();
                self.asks_for(Next::Quit);
            }
            Step::Save if free => self.session.save(),
            Step::SaveAs(secret) if free => {
                let secret = secret.then(|| SECRET.to_owned());
                self.session.save_as(protection_of(secret.as_ref()));
            }
            Step::Protect(secret) if free => {
                self.placing = document;
                let secret = secret.then(|| SECRET.to_owned());
                self.session.protect(protection_of(secret.as_ref()));
            }
            Step::Answer(number) => self.answers(*number),
            Step::Dialog(at, with) if free && !self.dialogs.is_empty() => {
                let dialog = self.dialogs.remove(usize::from(*at) % self.dialogs.len());
                self.ends(dialog, *with);
            }
            Step::Perform(at) => self.performs(*at, None),
            Step::Fail(at) => self.performs(*at, Some(SaveError::Full { path: "/".into() })),
            Step::Deliver(at) if !self.done.is_empty() => {
                let done = self.done.remove(usize::from(*at) % self.done.len());
                self.delivers(done);
            }
            Step::Vanish(number) if *number % 6 < 3 => {
                self.world.disk().files.remove(&file(*number));
            }
            Step::Outside(number) if *number % 6 < 2 => {
                self.typed += 1;
                let profile =
                    Profile { organisation: format!("outside {}", self.typed), ..Profile::default() };
                let assessment = Assessment { profile, ..Assessment::default() };
                let stamp = self.world.disk().write(&file(*number), assessment.clone(), None);
                self.model.history.insert(stamp, assessment);
            }
            Step::Compare(number) => self.looks(document, Look::Compare, file(*number)),
            Step::Merge(number) => self.looks(document, Look::Merge, file(*number)),
            Step::HandOut => {
                if let Some(document) = document {
                    self.typed += 1;
                    let (kept, handing) = (self.session.protection(), handing(self.typed));
                    self.session.hand_out(document, &handing, "/out.ron".into(), kept, Replace::Asked);
                    self.noticed_edit();
                }
            }
            Step::Export => {
                let choice = ReportChoice {
                    edition: Edition::Board,
                    lang: Lang::En,
                    attach: false,
                    since: None,
                    position: None,
                };
                if let Some(document) = document {
                    self.session.export(
                        document,
                        "/out.pdf".into(),
                        Replace::Asked,
                        choice,
                        BesideAnswers::default(),
                    );
                }
            }
            Step::Crash => self.crashes(),
            _ => {}
        }
    }

    fn asks_for(&mut self, next: Next<World>) {
        // A close that waits for a save is not displaced by anything.
        if !self.model.closes_after_save {
            self.wanted = None;
        }
        self.session.request(next);
    }

    fn looks(&mut self, document: Option<DocumentId>, look: Look, path: PathBuf) {
        if let Some(document) = document {
            self.looked_for.push((document, look, path.clone()));
            self.session.look_at(document, look, path, Unlock::Nothing);
        }
    }

    fn noticed_edit(&mut self) {
        if let Some(doc) = self.session.document() {
            self.model.edited(doc);
        }
    }

    /// Answers what the session asks.
    fn answers(&mut self, number: u8) {
        let version = self.session.document().map(|doc| doc.version());
        let gives_up = |model: &mut Model| {
            if let Some(fate) = version.and_then(|version| model.fate(version.document)) {
                fate.given_up.extend(version);
            }
        };
        match self.session.phase() {
            Phase::Asking { .. } => match number % 3 {
                0 => self.session.unsaved(Unsaved::Save),
                1 => {
                    gives_up(&mut self.model);
                    self.session.unsaved(Unsaved::Discard);
                }
                _ => self.session.unsaved(Unsaved::Cancel),
            },
            Phase::Refused { .. } => match number % 4 {
                0 => {
                    self.placing = self.session.document().map(|doc| doc.id);
                    self.session.overwrite();
                }
                1 => {
                    gives_up(&mut self.model);
                    self.wanted = self.session.kept().held.as_ref().map(|held| held.path.clone());
                    self.session.reload();
                }
                2 => self.session.save_as(self.session.protection()),
                _ => self.session.keep_editing(),
            },
            _ => {}
        }
    }

    /// A dialog ends.
    fn ends(&mut self, dialog: Dialog, with: Option<u8>) {
        let right = || Unlock::Passphrase(SecretString::from(SECRET));
        match (dialog, with) {
            (Dialog::Place(document), Some(number)) => {
                self.placing = Some(document);
                let path = ["/a.ron", "/new.ron", "/b.ron"][usize::from(number) % 3];
                let asked = if number % 2 == 0 { Replace::Asked } else { Replace::Never };
                self.session.placed(document, path.into(), asked);
            }
            (Dialog::Place(document), None) if self.session.is_open(document) => self.session.not_placed(),
            (Dialog::Choose(given_up), Some(number)) => {
                self.wanted = Some(file(number));
                self.session.open(file(number), Unlock::Nothing, given_up);
            }
            (Dialog::Secret(path, given_up), Some(number)) => {
                self.wanted = Some(path.clone());
                let wrong = Unlock::Passphrase(SecretString::from("barley"));
                self.session.open(path, if number % 4 == 0 { wrong } else { right() }, given_up);
            }
            (Dialog::OfferSecret(id), Some(_)) => self.session.resume(id, right()),
            (Dialog::Merge(document, edit, request), Some(_)) => {
                let taken = self.session.merge(document, edit, request.as_ref());
                assert_eq!(taken, self.session.is_open(document), "it says wrongly what was taken");
                if taken {
                    self.noticed_edit();
                }
            }
            (_, None) => {}
        }
    }

    /// A thread does a piece of work.
    fn performs(&mut self, at: u8, fails: Option<SaveError>) {
        if self.under_way.is_empty() {
            return;
        }
        let work = self.under_way.remove(usize::from(at) % self.under_way.len());
        let saves = match &work {
            Work::Save { version, target, .. } => {
                self.world.disk().fails = fails;
                Some((*version, target.clone()))
            }
            Work::HandOut { .. } => {
                self.world.disk().fails = fails;
                None
            }
            _ => None,
        };
        if let Some((version, Target::File(held, Changed::Refuse))) = &saves {
            let there = self.world.disk().files.get(held.path()).map(|there| there.stamp);
            let shown = self.model.fate(version.document).map(|fate| fate.shown.clone()).unwrap_or_default();
            let done = work.perform(&self.world);
            let saved = matches!(done, Done::Saved(_, Ok(_)));
            let seen = there.map_or(shown.is_empty(), |there| shown.contains(&there));
            assert!(!saved || seen, "what another program did to the file was not asked about");
            return self.performed(done);
        }
        let done = work.perform(&self.world);
        self.performed(done);
    }

    fn performed(&mut self, done: Done<World>) {
        self.world.disk().fails = None;
        if let Done::Saved(version, Ok(saved)) = &done {
            let Written { held, assessment } = &**saved;
            let stamp: u64 = held.known.as_ref().unwrap().parse().unwrap();
            self.model.history.insert(stamp, assessment.clone());
            self.model.own_writes.insert(held.path.clone(), stamp);
            if let Some(fate) = self.model.fate(version.document) {
                fate.written = Some(assessment.clone());
                fate.shown.push(stamp);
            }
        }
        self.done.push(done);
    }

    /// What a thread did comes back.
    fn delivers(&mut self, done: Done<World>) {
        let mut saved = false;
        if let Done::Saved(version, result) = &done {
            saved = true;
            if let (Ok(done), Some(fate)) = (result, self.model.fate(version.document)) {
                fate.path = Some(done.held.path.clone());
                fate.secret = secret_of(&done.held.protection);
            }
        }
        let refused = match &done {
            Done::HandedOut(document, request, _, Err(_)) => Some((*document, request.clone())),
            _ => None,
        };
        self.session.ended(done);
        if let Some((document, request)) = refused.filter(|(document, _)| self.session.is_open(*document)) {
            let doc = self.session.document().expect("it is open");
            let noted = doc.assessment.handed_out.iter().any(|noted| noted.request == request);
            assert!(!noted && doc.id == document, "what was not written is noted as handed out");
            self.noticed_edit();
        }
        if saved {
            self.model.save_ended(&self.session);
        }
    }

    /// Does what the session asks of the window.
    fn carry(&mut self) {
        while let Some(effect) = self.session.effect() {
            match effect {
                Effect::Begin(work) => {
                    let saves = |work: &Work<World>| matches!(work, Work::Save { .. });
                    let done = self.done.iter().any(|done| matches!(done, Done::Saved(..)));
                    let twice = saves(&work) && (done || self.under_way.iter().any(saves));
                    assert!(!twice, "two saves at once");
                    if let Work::Save { version, target: Target::Place { .. }, .. } = &work {
                        let chosen = self.placing == Some(version.document);
                        assert!(chosen, "a document is saved where another was to be");
                    }
                    self.under_way.push(work);
                }
                Effect::Taken(origin) => self.sees(&origin),
                Effect::Sample { given_up } => self.session.take_sample(Assessment::default(), given_up),
                Effect::Choose { given_up } => self.dialogs.push(Dialog::Choose(given_up)),
                Effect::Place(document) => self.dialogs.push(Dialog::Place(document)),
                Effect::Locked { path, given_up, .. } => self.dialogs.push(Dialog::Secret(path, given_up)),
                Effect::LockedOffer { id, .. } => self.dialogs.push(Dialog::OfferSecret(id)),
                Effect::LockedLook { document, look, path, wrong: None, .. } => {
                    let secret = Unlock::Passphrase(SecretString::from(SECRET));
                    self.session.look_at(document, look, path, secret);
                }
                Effect::LockedLook { .. } => unreachable!("the passphrase is right"),
                Effect::ClearLeft(file, path) => {
                    let now = self.session.kept().held.as_ref().map(|held| held.path.clone());
                    assert_ne!(now, Some(path.clone()), "the file that was just written is to be removed");
                    if self.typed.is_multiple_of(2) {
                        self.session.remove_clear(file, path);
                    }
                }
                Effect::LookedAt(look, path, _) => {
                    let document = self.session.document().map(|doc| doc.id).expect("a document is open");
                    let asked = self.looked_for.contains(&(document, look, path));
                    assert!(asked, "a file was laid beside a document for which nobody asked for it");
                    if look == Look::Merge {
                        self.typed += 1;
                        let answer = Answer { note: format!("merged {}", self.typed), ..Answer::default() };
                        let edit = Edit::Answers(vec![(QuestionId::new("A-1"), answer.into())]);
                        // What came back is the last that this document has out, if any is.
                        let doc = self.session.document().filter(|doc| doc.id == document);
                        let out = doc.and_then(|doc| doc.assessment.handed_out.last());
                        let request = out.map(|noted| noted.request.clone());
                        self.dialogs.push(Dialog::Merge(document, edit, request));
                    }
                }
                Effect::Close => self.model.closes(),
                Effect::Say(Said::Lacks(..)) => self.told_of_lacks += 1,
                Effect::Exported(..)
                | Effect::Left { .. }
                | Effect::Saved
                | Effect::Stepped(_)
                | Effect::Say(_) => {}
            }
        }
    }

    /// Another document is on the screen.
    fn sees(&mut self, origin: &Origin) {
        let doc = self.session.document().expect("a document came");
        let held = self.session.kept().held.as_ref();
        let written = match origin {
            Origin::New | Origin::Sample => Some(doc.assessment.clone()),
            Origin::Report(_) | Origin::Backup(_) => None,
            Origin::File { .. } => {
                let path = held.map(|held| held.path.clone());
                assert_eq!(path, self.wanted, "another file came than was asked for");
                Some(doc.assessment.clone())
            }
            Origin::Journal => held.and_then(|held| {
                let known = held.known.as_ref()?.parse().ok()?;
                self.model.history.get(&known).cloned()
            }),
        };
        self.model.comes(origin, doc, written, &self.session);
    }

    /// The process ends without having been asked; what was unsaved is offered at the next start.
    fn crashes(&mut self) {
        let lost = self
            .model
            .last()
            .map(|(_, fate)| fate.clone())
            .filter(|fate| !fate.may_go() && fate.in_report != Some(fate.version));
        let open = self.session.document().is_some() && !self.session.may_close();
        self.session = Session::new(self.world.clone(), today);
        (self.under_way, self.done, self.dialogs, self.wanted) = (Vec::new(), Vec::new(), Vec::new(), None);
        self.model.closes_after_save = false;
        if let Some(lost) = lost.filter(|_| open) {
            let disk = self.world.disk();
            let there = disk.journals.values().any(|journal| journal.noted.as_ref() == Some(&lost.latest));
            assert!(there, "after a crash nothing is left of what was unsaved");
        }
        // Its fate is decided: it is in a journal.
        let last = self.model.last().map(|(id, _)| id);
        if let Some(fate) = last.and_then(|id| self.model.fate(id)) {
            fate.given_up.push(fate.version);
        }
        self.session.find();
    }

    /// Everything under way ends and every question is answered by staying: only the open document's
    /// file is locked then.
    pub fn leaves(&mut self) {
        for _ in 0..200 {
            if self.session.asks() {
                match self.session.phase() {
                    Phase::Asking { .. } => self.session.unsaved(Unsaved::Cancel),
                    _ => self.session.keep_editing(),
                }
            }
            self.session.not_placed();
            self.performs(0, None);
            if !self.done.is_empty() {
                let done = self.done.remove(0);
                self.delivers(done);
            }
            self.carry();
            self.session.follow();
            self.model.holds(&self.session, &self.world);
        }
        let left = self.world.disk().journals.values().filter(|j| j.noted.is_some() && !j.is_held()).count();
        assert_eq!(left, 0, "what an earlier session left is offered no more");
        let own: Vec<PathBuf> = self.session.kept().held.iter().map(|held| held.path.clone()).collect();
        let disk = self.world.disk();
        let strangers: Vec<_> =
            disk.locked().into_iter().filter(|path| !own.iter().any(|own| own == path)).collect();
        assert!(strangers.is_empty(), "files stay locked that are not open: {strangers:?}");
        assert!(matches!(self.session.phase(), Phase::Idle | Phase::Closing { .. }), "it never came to rest");
    }
}
