//! The words of choices in the workbook's cells: English first, then Japanese, then what else is understood.

use crate::import::choices::Choice;
use crate::questionnaire::{Expected, Kind};

/// How a question is answered.
pub(super) const KINDS: [Choice<Kind>; 2] = [
    (&["levels 0 to 4", "レベル0〜4", "levels", "level", "レベル", "maturity", "レベル0~4"], Kind::Maturity),
    (
        &[
            "yes, partly or no",
            "はい・一部・いいえ",
            "yes/partly/no",
            "はい/一部/いいえ",
            "yes or no",
            "decision",
        ],
        Kind::Decision,
    ),
];

/// From which level on a part is expected.
pub(super) const EXPECTED: [Choice<Expected>; 3] = [
    (&["level 3", "レベル3", "3"], Expected::FromThree),
    (&["level 4", "レベル4", "4"], Expected::FromFour),
    (&["never", "不要", "なし"], Expected::Never),
];

/// Whether something is so, where an empty cell says that it is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// It is.
    Set,
    /// It is not.
    NotSet,
}

/// The words of a mark.
pub(super) const MARKS: [Choice<Mark>; 2] = [
    (&["yes", "○", "〇", "◯", "はい", "true", "1", "x", "✓", "✔", "レ"], Mark::Set),
    (&["no", "いいえ", "false", "0", "×"], Mark::NotSet),
];
