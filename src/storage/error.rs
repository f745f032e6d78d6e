//! Why a file was refused, as types; the sentences are in `assets/lang/*/errors.ron`.

use std::path::{Path, PathBuf};

use crate::base::characters::echo;
use crate::base::file_kind::FileKind;
use crate::base::lang::texts::texts;
use crate::base::lang::{Lang, Wording, fill};
use crate::base::limits::{MAX_BYTES, MAX_DEPTH};
use crate::cohort::cohort_words::{self, cohort_words};
use crate::cohort::invitation::InvitationFault;
use crate::questionnaire::check::fault::Fault;

/// A MiB.
const MIB: u64 = 1024 * 1024;

/// A place in a file, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

/// Why a file was not opened. The open document is untouched.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
#[allow(missing_docs, reason = "the fields are the words of the message")]
pub enum OpenError {
    /// The file could not be read.
    Unreadable { path: PathBuf, reason: String },
    /// There is no such file.
    NotFound { path: PathBuf },
    /// Over [`MAX_BYTES`].
    TooLarge { bytes: u64 },
    /// Not UTF-8.
    NotUtf8 { place: Place },
    /// A PDF, out of which no answers were taken.
    Pdf,
    /// Nothing is in it.
    Empty,
    /// Not RON at all.
    NotRon { place: Place },
    /// Two versions of it stand one after the other between marks of version control.
    TwoVersions { place: Place },
    /// It ends too early.
    Truncated { place: Place },
    /// Another kind of file than what is wanted; `None` for nothing of Keian's.
    WrongKind { what: Option<FileKind> },
    /// Written by a newer Keian.
    Newer { found: u32, known: u32 },
    /// A questionnaire or reference list with faults.
    Faulty { faults: Vec<Fault> },
    /// Questions that a file brings with it, and that have faults.
    FaultyCarried { faults: Vec<Fault> },
    /// An invitation that is none.
    FaultyInvitation { fault: InvitationFault },
    /// An association's results with figures that may not be shown.
    NotReleasable,
    /// A format number that no Keian ever wrote.
    UnknownFormat { found: u32 },
    /// Nested deeper than [`MAX_DEPTH`].
    TooDeep { place: Place },
    /// It switches language extensions on.
    Extensions,
    /// A field that is not known.
    UnknownField { place: Place, found: String, nearest: Option<String> },
    /// A choice that is not known, such as `Levl(3)`.
    UnknownChoice { place: Place, found: String, nearest: Option<String> },
    /// A field is missing.
    MissingField { place: Place, field: String },
    /// The same question or field twice.
    Duplicate { place: Place, key: String },
    /// A level over 4, or one that the question does not have.
    LevelOutOfRange { place: Place, level: String },
    /// A value that does not fit its place.
    BadValue { place: Place, wanted: Wanted },
    /// A questionnaire that is not at hand.
    UnknownQuestionnaire { id: String, edition: String, known: Vec<String> },
    /// A question, element or area that the questionnaire does not have.
    UnknownId { place: Option<Place>, id: String, nearest: Option<String> },
    /// A list with too many entries.
    TooMany { key: String, limit: usize },
    /// A text that is too long: its beginning, and the question that it is about, if it is about one.
    TooLong { key: Option<String>, text: String, limit: usize },
    /// It is encrypted, and what was given does not open that kind.
    Encrypted { needs: Needs },
    /// The passphrase does not open it.
    WrongPassphrase,
    /// No given key opens it.
    WrongKey,
    /// Its passphrase would take too long to try: more than 2^18 rounds.
    TooMuchWork { found: u8 },
    /// An encrypted file that is changed or cut.
    Damaged,
    /// A key file with something else in it.
    NoKey { line: usize },
    /// It is broken or gone, and a backup beside it opens.
    WithBackup { error: Box<OpenError>, backup: PathBuf },
}

/// Which kind of secret an encrypted file needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// A passphrase.
    Passphrase,
    /// A secret key.
    Key,
}

/// What should have stood in the place of a value that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A whole number.
    Number,
    /// Text in quotation marks.
    Text,
    /// A date.
    Date,
    /// This date, in the form of files.
    DateAs(String),
    /// A day that the month has.
    DayOf {
        /// The month, as in `2027-09`.
        month: String,
        /// Its last day.
        last: i8,
    },
    /// A number from the one to the other.
    Between(u64, u64),
    /// An id.
    Id,
    /// A country's code.
    Country,
    /// A company's number of thirteen digits.
    CorporateNumber,
    /// `None` or `Some(…)`.
    Option,
    /// A list in square brackets.
    List,
    /// Entries in braces.
    Map,
    /// Something else: what the reader of RON says, in English.
    Other(String),
}

texts! {
    pub(super) struct Words {
        unreadable not_found too_large is_pdf empty_file not_utf8 not_ron two_versions truncated wrong_kind kind_assessment kind_hand_out kind_questionnaire kind_overlay kind_list
        kind_invitation kind_submission kind_cohort kind_ledger kind_settings kind_journal kind_other newer unknown_format faulty faulty_more faulty_carried fault too_deep extensions unknown_field
        unknown_choice missing_field duplicate level_out_of_range bad_value wanted_number wanted_text
        wanted_date wanted_date_as wanted_day wanted_between wanted_id wanted_country wanted_corporate_number wanted_option wanted_list wanted_map wanted_other unknown_questionnaire unknown_id at
        nearest too_many too_long too_long_in encrypted_passphrase encrypted_key wrong_passphrase wrong_key
        too_much_work damaged with_backup no_key save_form save_no_folder save_exists save_holds save_not_allowed save_full save_not_a_file save_is_folder
        save_open_elsewhere save_in_use save_no_name save_gone save_name_too_long save_path_too_long save_changed_outside save_not_the_same save_unconfirmed save_too_large
        save_keys_unknown save_other
    }
}

static WORDS: Wording<Words> = Wording::new(
    include_str!("../../assets/lang/ja/errors.ron"),
    include_str!("../../assets/lang/en/errors.ron"),
);

/// The sentences of a language.
pub(super) fn words(lang: Lang) -> &'static Words {
    WORDS.get(lang)
}

impl Wanted {
    fn words(&self, w: &Words) -> String {
        match self {
            Self::Number => w.wanted_number.clone(),
            Self::Text => w.wanted_text.clone(),
            Self::Date => w.wanted_date.clone(),
            Self::DateAs(date) => fill(&w.wanted_date_as, &[("date", date)]),
            Self::DayOf { month, last } => {
                fill(&w.wanted_day, &[("month", month), ("last", &last.to_string())])
            }
            Self::Between(low, high) => {
                fill(&w.wanted_between, &[("low", &low.to_string()), ("high", &high.to_string())])
            }
            Self::Id => w.wanted_id.clone(),
            Self::Country => w.wanted_country.clone(),
            Self::CorporateNumber => w.wanted_corporate_number.clone(),
            Self::Option => w.wanted_option.clone(),
            Self::List => w.wanted_list.clone(),
            Self::Map => w.wanted_map.clone(),
            Self::Other(detail) => fill(&w.wanted_other, &[("detail", detail)]),
        }
    }
}

fn kind_words(kind: Option<FileKind>, w: &Words) -> &str {
    match kind {
        Some(FileKind::Assessment) => &w.kind_assessment,
        Some(FileKind::HandOut) => &w.kind_hand_out,
        Some(FileKind::Questionnaire) => &w.kind_questionnaire,
        Some(FileKind::Overlay) => &w.kind_overlay,
        Some(FileKind::List) => &w.kind_list,
        Some(FileKind::Invitation) => &w.kind_invitation,
        Some(FileKind::Submission) => &w.kind_submission,
        Some(FileKind::Cohort) => &w.kind_cohort,
        Some(FileKind::Ledger) => &w.kind_ledger,
        Some(FileKind::Settings) => &w.kind_settings,
        Some(FileKind::Journal) => &w.kind_journal,
        None => &w.kind_other,
    }
}

/// How many faults of a questionnaire are said with the refusal.
const FAULTS_SHOWN: usize = 3;

fn all_faults(faults: &[Fault], lang: Lang) -> String {
    let w = words(lang);
    let first: Vec<String> = faults.iter().take(FAULTS_SHOWN).map(|of| fault(of, lang)).collect();
    let values = [("count", &*faults.len().to_string()), ("faults", &first.join(" "))];
    fill(if faults.len() > FAULTS_SHOWN { &w.faulty_more } else { &w.faulty }, &values)
}

fn fault(fault: &Fault, lang: Lang) -> String {
    let (line, column) = (fault.line.to_string(), fault.column.to_string());
    let (problem, hint) = (fault.problem(lang), fault.hint(lang));
    let values = [("line", &*line), ("column", &*column), ("problem", &*problem), ("hint", &*hint)];
    fill(&words(lang).fault, &values)
}

impl OpenError {
    /// What happened, where, and what to do, in one language.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let sentence = self.sentence(lang);
        let Some(Place { line, column }) = self.place() else { return sentence };
        let values = [("line", &*line.to_string()), ("column", &column.to_string()), ("sentence", &sentence)];
        fill(&words(lang).at, &values)
    }

    /// Where in the file, if it is about a place.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        match self {
            Self::NotUtf8 { place }
            | Self::NotRon { place }
            | Self::TwoVersions { place }
            | Self::Truncated { place }
            | Self::TooDeep { place }
            | Self::UnknownField { place, .. }
            | Self::UnknownChoice { place, .. }
            | Self::MissingField { place, .. }
            | Self::Duplicate { place, .. }
            | Self::LevelOutOfRange { place, .. }
            | Self::BadValue { place, .. } => Some(*place),
            Self::UnknownId { place, .. } => *place,
            Self::WithBackup { error, .. } => error.place(),
            Self::Unreadable { .. }
            | Self::NotFound { .. }
            | Self::TooLarge { .. }
            | Self::Pdf
            | Self::Empty
            | Self::WrongKind { .. }
            | Self::Newer { .. }
            | Self::UnknownFormat { .. }
            | Self::Faulty { .. }
            | Self::FaultyCarried { .. }
            | Self::FaultyInvitation { .. }
            | Self::NotReleasable
            | Self::Extensions
            | Self::UnknownQuestionnaire { .. }
            | Self::TooMany { .. }
            | Self::TooLong { .. }
            | Self::Encrypted { .. }
            | Self::WrongPassphrase
            | Self::WrongKey
            | Self::TooMuchWork { .. }
            | Self::Damaged
            | Self::NoKey { .. } => None,
        }
    }

    /// Whether what is in the file, or that it is gone, is the reason: an earlier version may then help.
    pub(super) fn is_about_the_content(&self) -> bool {
        match self {
            Self::NotFound { .. }
            | Self::TooLarge { .. }
            | Self::Empty
            | Self::NotUtf8 { .. }
            | Self::NotRon { .. }
            | Self::TwoVersions { .. }
            | Self::Truncated { .. }
            | Self::WrongKind { .. }
            | Self::UnknownFormat { .. }
            | Self::FaultyCarried { .. }
            | Self::TooDeep { .. }
            | Self::Extensions
            | Self::UnknownField { .. }
            | Self::UnknownChoice { .. }
            | Self::MissingField { .. }
            | Self::Duplicate { .. }
            | Self::LevelOutOfRange { .. }
            | Self::BadValue { .. }
            | Self::UnknownId { .. }
            | Self::TooMany { .. }
            | Self::TooLong { .. }
            | Self::Damaged => true,
            Self::Unreadable { .. }
            | Self::Pdf
            | Self::Newer { .. }
            | Self::Faulty { .. }
            | Self::FaultyInvitation { .. }
            | Self::NotReleasable
            | Self::UnknownQuestionnaire { .. }
            | Self::Encrypted { .. }
            | Self::WrongPassphrase
            | Self::WrongKey
            | Self::TooMuchWork { .. }
            | Self::NoKey { .. }
            | Self::WithBackup { .. } => false,
        }
    }

    /// What happened and what to do, without the place.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let w = words(lang);
        let near = |nearest: &Option<String>| {
            nearest.as_ref().map_or_else(String::new, |name| fill(&w.nearest, &[("name", name)]))
        };
        match self {
            Self::Unreadable { path, reason } => {
                fill(&w.unreadable, &[("path", &shown(path)), ("reason", reason)])
            }
            Self::NotFound { path } => fill(&w.not_found, &[("path", &shown(path))]),
            Self::TooLarge { bytes } => {
                fill(&w.too_large, &[("mib", &(bytes / MIB).to_string()), ("limit", &most())])
            }
            Self::NotUtf8 { .. } => w.not_utf8.clone(),
            Self::Pdf => w.is_pdf.clone(),
            Self::Empty => w.empty_file.clone(),
            Self::NotRon { .. } => w.not_ron.clone(),
            Self::TwoVersions { .. } => w.two_versions.clone(),
            Self::Truncated { .. } => w.truncated.clone(),
            Self::WrongKind { what } => fill(&w.wrong_kind, &[("what", kind_words(*what, w))]),
            Self::Newer { found, known } => {
                fill(&w.newer, &[("found", &found.to_string()), ("known", &known.to_string())])
            }
            Self::UnknownFormat { found } => fill(&w.unknown_format, &[("found", &found.to_string())]),
            Self::Faulty { faults } => all_faults(faults, lang),
            Self::FaultyCarried { faults } => {
                fill(&w.faulty_carried, &[("faults", &all_faults(faults, lang))])
            }
            Self::FaultyInvitation { fault } => {
                fill(&cohort_words(lang).faulty, &[("fault", &cohort_words::fault(fault, lang))])
            }
            Self::NotReleasable => cohort_words(lang).not_releasable.clone(),
            Self::TooDeep { .. } => fill(&w.too_deep, &[("limit", &MAX_DEPTH.to_string())]),
            Self::Extensions => w.extensions.clone(),
            Self::UnknownField { found, nearest, .. } => {
                fill(&w.unknown_field, &[("found", found), ("nearest", &near(nearest))])
            }
            Self::UnknownChoice { found, nearest, .. } => {
                fill(&w.unknown_choice, &[("found", found), ("nearest", &near(nearest))])
            }
            Self::MissingField { field, .. } => fill(&w.missing_field, &[("field", field)]),
            Self::Duplicate { key, .. } => fill(&w.duplicate, &[("key", key)]),
            Self::LevelOutOfRange { level, .. } => fill(&w.level_out_of_range, &[("level", level)]),
            Self::BadValue { wanted, .. } => fill(&w.bad_value, &[("wanted", &wanted.words(w))]),
            Self::UnknownQuestionnaire { id, edition, known } => fill(
                &w.unknown_questionnaire,
                &[("id", id), ("edition", edition), ("known", &known.join(", "))],
            ),
            Self::UnknownId { id, nearest, .. } => {
                fill(&w.unknown_id, &[("id", id), ("nearest", &near(nearest))])
            }
            Self::TooMany { key, limit } => fill(&w.too_many, &[("key", key), ("limit", &limit.to_string())]),
            Self::TooLong { key, text, limit } => {
                let (text, limit) = (echo(text), limit.to_string());
                let mut values = vec![("text", text.as_str()), ("limit", &limit)];
                values.extend(key.as_deref().map(|key| ("key", key)));
                fill(if key.is_some() { &w.too_long_in } else { &w.too_long }, &values)
            }
            Self::Encrypted { needs: Needs::Passphrase } => w.encrypted_passphrase.clone(),
            Self::Encrypted { needs: Needs::Key } => w.encrypted_key.clone(),
            Self::WrongPassphrase => w.wrong_passphrase.clone(),
            Self::WrongKey => w.wrong_key.clone(),
            Self::TooMuchWork { found } => fill(&w.too_much_work, &[("found", &found.to_string())]),
            Self::Damaged => w.damaged.clone(),
            Self::WithBackup { error, backup } => {
                fill(&w.with_backup, &[("sentence", &error.sentence(lang)), ("path", &shown(backup))])
            }
            Self::NoKey { line } => fill(&w.no_key, &[("line", &line.to_string())]),
        }
    }
}

/// A path for a message.
pub(super) fn shown(path: &Path) -> String {
    echo(&path.display().to_string())
}

/// The most that a file may be, in MiB, for a message.
pub(super) fn most() -> String {
    (MAX_BYTES / MIB).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_every_sentence_with_the_same_placeholders() {
        WORDS.assert_alike();
    }
}
