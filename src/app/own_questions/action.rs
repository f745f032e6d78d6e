//! What the screen of own questions asks for.

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnQuestionAction {
    /// Writing a questionnaire as a spreadsheet.
    ChooseExport(QuestionsOf),
    /// Reading a changed spreadsheet.
    ChooseSheet,
    /// Reading it once more.
    Again,
    /// Writing the overlay that it makes.
    ChooseOverlay,
    /// Beginning a document of the questions that it makes.
    Begin,
}

/// QuestionsOf questions are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionsOf {
    /// The shipped ones.
    Shipped,
    /// Those of the open document.
    Document,
}
