//! Carries out what the session asks of the window, and tells it what has ended.

use std::path::{Path, PathBuf};

use egui::ViewportCommand;

use super::App;
use super::dialog::Dialog;
use super::earlier::Against;
use super::jobs::Ended;
use super::keeping::{Form, keep_words};
use super::paths::file_name;
use super::purpose::{DialogEnd, Purpose};
use super::registers::refused_said::refused_said;
use super::registers::words::room_words;
use super::route::Screen;
use super::screens::export::export_words;
use super::screens::{Rooms, Sample};
use super::settings::Recent;
use super::showing::offered::Offered;
use super::widgets::date_field::{date_words, drafts_in_words};
use crate::assessment::edition;
use crate::assessment::entering::{Cut, Limit, Over};
use crate::audience::handing::handing_words;
use crate::base::fonts::by_number;
use crate::base::ids::QuestionId;
use crate::base::lang::{Lang, fill};
use crate::base::limits::{MAX_ENTRIES, MAX_MIB, MAX_TEXT};
use crate::base::numbers_said::grouped;
use crate::import::columns::Part;
use crate::questionnaire::Catalogue;
use crate::session::disk::Disk;
use crate::session::document::Version;
use crate::session::phase::Origin;
use crate::session::store::{Exported, NotExported};
use crate::session::work::Look;
use crate::session::{Effect, Said};
use crate::storage;
use crate::storage::{Lack, OpenError, Opened, Protection, Replace};
use crate::workshop::words::workshop_words;

impl App {
    /// Takes in how a job ended.
    pub(super) fn ended(&mut self, ctx: &egui::Context, ended: Ended) {
        match ended {
            Ended::Work(done) => self.session.ended(*done),
            Ended::Dialog(purpose, Ok(path)) => self.picked(ctx, purpose, path, Replace::Asked),
            Ended::Dialog(purpose, Err(DialogEnd::Cancelled)) => self.no_place_chosen(&purpose),
            Ended::Dialog(purpose, Err(DialogEnd::NotShown)) => self.type_path(ctx, purpose),
            Ended::Sheets(reading, revision, read) => self.sheets_read(ctx, reading, revision, read),
            Ended::SheetWritten(path, written) => self.sheet_written(path, written),
            Ended::QuestionsWritten(path, written) => self.questions_written(path, written),
            Ended::QuestionsRead(path, read) => self.questions_read(path, read),
            Ended::OverlayWritten(path, written) => self.overlay_written(path, written),
            Ended::InvitationRead(path, read) => self.invitation_read(&path, read),
            Ended::ResultsRead(path, read) => self.results_read(&path, read),
            Ended::SubmissionWritten(document, outgoing, path, written) => {
                self.submission_written(document, &outgoing, path, written);
            }
            Ended::Printed(path, made) => self.printed(path, made),
            Ended::Frozen(document, milestone) => self.frozen(document, *milestone),
            Ended::Shown(path, shown) => self.shown(path, shown),
        }
    }

    /// Carries out all that the session asks for.
    pub(super) fn carry_all(&mut self, ctx: &egui::Context) {
        while let Some(effect) = self.session.effect() {
            self.carry(ctx, effect);
        }
    }

    fn carry(&mut self, ctx: &egui::Context, effect: Effect<Disk>) {
        let lang = self.settings.lang;
        match effect {
            Effect::Begin(work) => self.jobs.begin(ctx, work, self.session.store().clone()),
            Effect::Left { path, at, protection } => self.remember(&path, at, &protection),
            Effect::Saved => self.remember_position(),
            Effect::Taken(origin) => self.taken(origin),
            Effect::Sample { given_up } => self.sample(given_up),
            Effect::Choose { given_up } => self.ask_path(ctx, Purpose::Open(given_up)),
            Effect::Place(document) => self.ask_path(ctx, Purpose::Save(document)),
            Effect::Locked { path, needs, wrong, given_up } => {
                let wrong = wrong.map(|error| error.message(lang));
                let (purpose, form) = (Purpose::Open(given_up), Form::default());
                self.dialogs.open(ctx, Dialog::Locked { path, needs, wrong, purpose, form });
            }
            Effect::LockedLook { document, look, path, needs, wrong } => {
                let wrong = wrong.map(|error| error.message(lang));
                let purpose = match look {
                    Look::Compare => Purpose::Compare(document),
                    Look::Merge => Purpose::Merge(document),
                };
                let form = Form::default();
                self.dialogs.open(ctx, Dialog::Locked { path, needs, wrong, purpose, form });
            }
            Effect::ClearLeft(file, path) => self.dialogs.open(ctx, Dialog::ClearLeft { file, path }),
            Effect::LockedOffer { id, needs, wrong } => {
                let wrong = wrong.map(|error| error.message(lang));
                self.dialogs.open(ctx, Dialog::LockedOffer { id, needs, wrong, form: Form::default() });
            }
            Effect::LookedAt(look, path, opened) => self.looked_at(ctx, look, path, *opened),
            Effect::Exported(choice, path) => self.rooms.export.saved(choice, path),
            Effect::Stepped(stepped) => self.stepped(ctx, &stepped),
            Effect::Say(said) => self.said(said),
            Effect::Close => ctx.send_viewport_cmd(ViewportCommand::Close),
        }
    }

    /// Tells a person something.
    pub(super) fn said(&mut self, said: Said) {
        let offered = offered(&said);
        self.dialogs.say_of_file(self.worded(said), offered);
    }

    fn sample(&mut self, given_up: Option<Version>) {
        let text = match (self.rooms.sample, self.settings.lang) {
            (Sample::Medium, Lang::Ja) => include_bytes!("../../assets/sample/sample.ja.ron").as_slice(),
            (Sample::Medium, Lang::En) => include_bytes!("../../assets/sample/sample.en.ron").as_slice(),
            (Sample::Small, Lang::Ja) => include_bytes!("../../assets/sample/small.ja.ron").as_slice(),
            (Sample::Small, Lang::En) => include_bytes!("../../assets/sample/small.en.ron").as_slice(),
        };
        match storage::parse(text, &Catalogue::shipped()) {
            Ok(opened) => self.session.take_sample(opened.assessment, given_up),
            Err(error) => self.dialogs.say(error.message(self.settings.lang)),
        }
    }

    /// Another document is open: the window begins with it where one left off.
    fn taken(&mut self, origin: Origin) {
        let settings = &self.settings;
        if let Some(doc) = self.session.document_mut() {
            let position = doc.path.as_deref().and_then(|path| settings.position(path));
            if let Some(at) = position.filter(|at| doc.questionnaire.question(at).is_some()) {
                doc.at = Some(at);
            }
        }
        self.route.slides = None;
        self.rooms = Rooms {
            typed: std::mem::take(&mut self.rooms.typed),
            own_questions: std::mem::take(&mut self.rooms.own_questions),
            association: std::mem::take(&mut self.rooms.association).for_another(),
            ..Rooms::default()
        };
        self.dialogs.only_for(self.session.document().map(|doc| doc.id));
        self.route.screen = match origin {
            Origin::New => Screen::Profile,
            Origin::Sample => Screen::Results,
            Origin::File { .. } | Origin::Report(_) | Origin::Backup(_) | Origin::Journal => Screen::Question,
        };
        match origin {
            Origin::File { otherwise, comments, older: _ } => {
                self.remember_position();
                if comments {
                    self.dialogs.say(keep_words(self.settings.lang).comments.clone());
                }
                if let Some(said) = otherwise.said(self.settings.lang) {
                    self.dialogs.say(said);
                }
            }
            Origin::Report(path) => {
                let words = export_words(self.settings.lang);
                self.dialogs.say(fill(&words.opened_report, &[("path", &path.display().to_string())]));
            }
            Origin::Backup(path) => {
                let words = keep_words(self.settings.lang);
                self.dialogs.say(fill(&words.opened_backup, &[("path", &path.display().to_string())]));
            }
            Origin::New | Origin::Sample | Origin::Journal => {}
        }
    }

    fn say_of(&mut self, sentence: &'static str, path: &Path) {
        self.dialogs.say(fill(sentence, &[("name", &file_name(path))]));
    }

    /// Another file was read: it is compared with the document, or read into it.
    fn looked_at(
        &mut self,
        ctx: &egui::Context,
        look: Look,
        path: PathBuf,
        (opened, protection): (Opened, Protection),
    ) {
        let Some(asked) = self.session.document().map(|doc| doc.questionnaire.clone()) else { return };
        match look {
            Look::Merge if opened.questionnaire != asked => self.say_of(&self.words().merge_other, &path),
            Look::Merge => self.merge_with(ctx, &path, opened.assessment, &protection),
            Look::Compare if !opened.questionnaire.is_akin(&asked) => {
                self.say_of(&self.words().compare_other, &path);
            }
            Look::Compare => {
                let earlier = edition::apply(&opened.assessment, &opened.questionnaire, &asked);
                self.rooms.comparing.choose_kept(Against::File(path, Box::new(earlier)), &protection);
                self.route.screen = Screen::Compare;
            }
        }
    }

    /// Keeps the file and the question in view in the recent list.
    pub(super) fn remember_position(&mut self) {
        let Some(doc) = self.session.document() else { return };
        if let (Some(path), at) = (doc.path.clone(), doc.at.clone()) {
            let protection = self.session.kept().protection.clone();
            self.remember(&path, at, &protection);
        }
    }

    fn remember(&mut self, path: &Path, at: Option<QuestionId>, protection: &Protection) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.settings.remember(Recent { path, at, encrypted: protection.is_on() });
        self.store_settings();
    }

    /// What a person is told, in the window's language.
    fn worded(&self, said: Said) -> String {
        let lang = self.settings.lang;
        let (words, keep, export) = (self.words(), keep_words(lang), export_words(lang));
        let at = |text: &str, path: PathBuf| fill(text, &[("path", &path.display().to_string())]);
        match said {
            Said::NotOpened(None, error) => error.message(lang),
            Said::NotOpened(Some(path), error) => {
                let name = path.file_name().unwrap_or(path.as_os_str()).display().to_string();
                fill(&keep.not_opened, &[("name", &name), ("reason", &error.message(lang))])
            }
            Said::NoAnswers(path) => at(&export.no_answers, path),
            Said::WithoutFile(error) => fill(&keep.resumed_without_file, &[("reason", &error.message(lang))]),
            Said::Cut(cuts) => self.cut_in_words(&cuts),
            Said::NoRoom(edit) => {
                let what = self.what_changes(&edit);
                fill(&keep.no_room, &[("what", &what), ("limit", &MAX_MIB.to_string())])
            }
            Said::Unreadable(journal) => {
                let (path, reason) = (journal.path.display().to_string(), journal.error.message(lang));
                fill(&keep.journal_unreadable, &[("path", &path), ("reason", &reason)])
            }
            Said::OverLimits(error) => fill(&keep.resumed_over_limits, &[("reason", &error.message(lang))]),
            Said::SavedWithout(typed) => {
                let typed = typed.iter().map(|(field, text)| (field, text.as_str()));
                let mut said = drafts_in_words(typed, words, lang);
                if !said.is_empty() {
                    said.insert(0, date_words(lang).saved_without.clone());
                }
                let cells = refused_said(&self.rooms.registers.drafts, &Part::ALL, lang);
                if !cells.is_empty() {
                    said.push(room_words(lang).saved_without.clone());
                    said.extend(cells);
                }
                said.join("\n")
            }
            Said::NoJournal(error)
            | Said::NotWritten(error)
            | Said::NotExported(NotExported::Save(error)) => error.message(lang),
            Said::NotExported(NotExported::Render(error)) => error.message(lang),
            Said::NotExported(NotExported::Nothing) => workshop_words(lang).gone.clone(),
            Said::Lacks(path, lacks) => {
                let path = path.display().to_string();
                let said = lacks.iter().map(|lack| match lack {
                    Lack::Sync => fill(&keep.lacks_sync, &[("path", &path)]),
                    Lack::Locks => fill(&keep.lacks_locks, &[("path", &path)]),
                    Lack::OtherNames => fill(&keep.lacks_other_names, &[("path", &path)]),
                    Lack::ClearCopy(copy) => {
                        fill(&keep.lacks_clear_copy, &[("path", &copy.display().to_string())])
                    }
                    Lack::ClearEarlier(place) => {
                        fill(&keep.lacks_clear_earlier, &[("path", &place.display().to_string())])
                    }
                });
                said.collect::<Vec<_>>().join("\n")
            }
            Said::ClearRemoved(path, left) => {
                let left = left.into_iter().map(|copy| at(&keep.lacks_clear_copy, copy));
                let said = std::iter::once(at(&keep.clear_removed, path)).chain(left);
                said.collect::<Vec<_>>().join("\n")
            }
            Said::HandedOut(path) => {
                format!("{}\n{}", at(&words.handed_out, path), handing_words(lang).noted)
            }
            Said::NotForThis(path) => at(&keep.not_for_this, path),
            Said::SameFile(path, open) => {
                let name = |path: PathBuf| path.display().to_string();
                fill(&keep.same_file, &[("path", &name(path)), ("open", &name(open))])
            }
            Said::Exported(path, Exported { pages, missing }) => {
                let values = [("pages", &*pages.to_string()), ("path", &*path.display().to_string())];
                let mut message = fill(&words.export_done, &values);
                if !missing.is_empty() {
                    message.push('\n');
                    message += &fill(&words.export_missing_glyphs, &[("glyphs", &by_number(&missing))]);
                }
                message
            }
        }
    }

    /// What did not go in, with its question.
    fn cut_in_words(&self, cuts: &[Cut]) -> String {
        let keep = keep_words(self.settings.lang);
        let sentence = |cut: &Cut| {
            let place = cut.question.as_ref().map_or(self.words().nav_profile.as_str(), QuestionId::as_str);
            let (words, over, limit) = match (cut.over, cut.limit) {
                (Over::Characters(over), Limit::Field) => (&keep.cut_text, over, MAX_TEXT),
                (Over::Entries(over), Limit::Field) => (&keep.cut_list, over, MAX_ENTRIES),
                (Over::Characters(over), Limit::File) => (&keep.cut_text_file, over, MAX_MIB),
                (Over::Entries(over), Limit::File) => (&keep.cut_list_file, over, MAX_MIB),
            };
            let (over, limit) = (grouped(over as u128), grouped(limit as u128));
            fill(words, &[("place", place), ("over", &over), ("limit", &limit)])
        };
        cuts.iter().map(sentence).collect::<Vec<_>>().join("\n")
    }
}

/// What is offered with what is said: a file that was written for others can be shown, and the earlier version
/// beside a broken file opened.
fn offered(said: &Said) -> Offered {
    match said {
        Said::NotOpened(_, OpenError::WithBackup { backup, .. }) => Offered::Earlier(backup.clone()),
        Said::Exported(path, _) | Said::HandedOut(path) => Offered::All(path.clone()),
        _ => Offered::Nothing,
    }
}
