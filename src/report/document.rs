//! The report as data: headings, paragraphs, tables and figures in reading order, before any
//! layout. Builders make it out of scorecard and answers; layout turns it into pages.

use crate::lang::Lang;

/// A whole report.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// What the PDF's metadata say.
    pub meta: Meta,
    /// The cover page.
    pub cover: Cover,
    /// Everything after the cover, in reading order.
    pub blocks: Vec<Block>,
    /// The running header's left and right side, on every page but the cover.
    pub header: (String, String),
    /// The running footer's left side; the page number stands on the right.
    pub footer: String,
    /// How a page number is written, with `{page}` and `{pages}`.
    pub page_number: String,
    /// The mark on the head of a table or field that goes on from the page before.
    pub continued: String,
    /// What stands above the list of characters that no font has.
    pub missing_glyphs: String,
}

/// Metadata of the PDF.
#[derive(Clone, Debug, PartialEq)]
pub struct Meta {
    /// Title, such as "Economic security gap report: Example K.K.".
    pub title: String,
    /// Author: the organisation.
    pub author: String,
    /// Subject.
    pub subject: String,
    /// The language of the text.
    pub lang: Lang,
    /// The date of the report.
    pub date: jiff::civil::Date,
    /// The program that made it, such as `Keian 0.1.0`.
    pub creator: String,
}

/// The cover page.
#[derive(Clone, Debug, PartialEq)]
pub struct Cover {
    /// The organisation, set large.
    pub organisation: String,
    /// The report's title.
    pub title: String,
    /// The status, such as "Confidential", in a frame.
    pub status: String,
    /// A second mark, such as "Sample data", when there is one.
    pub mark: Option<String>,
    /// Scope, date, edition, respondent and so on: label and value.
    pub fields: Vec<(String, String)>,
    /// What the report is and is not, set small at the foot.
    pub notices: Vec<String>,
}

/// A place in the document that links lead to; unique within it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Anchor(pub String);

/// A run of text within a paragraph or cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    /// The text. A line feed starts a new line.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// In the colour of secondary text.
    pub muted: bool,
    /// Where a click leads.
    pub link: Option<Anchor>,
}

impl Run {
    /// Plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Running text.
    #[default]
    Body,
    /// Larger: the sentence that matters most.
    Lead,
    /// Smaller: notes and sources.
    Small,
}

/// A part of the document.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading of level 1 (a new page), 2 or 3; it stands in the outline.
    Heading {
        /// 1, 2 or 3.
        level: u8,
        /// Its text.
        text: String,
        /// Where links to it lead.
        anchor: Option<Anchor>,
    },
    /// A paragraph.
    Paragraph(Style, Vec<Run>),
    /// Items with a bullet.
    Bullets(Vec<Vec<Run>>),
    /// Label and values, one under another; each value is a paragraph of its own. May go on over
    /// pages.
    Fields(Vec<(String, Vec<String>)>),
    /// A table.
    Table(Table),
    /// A figure.
    Figure(Figure),
    /// A tinted box with a title and paragraphs, kept on one page if it fits.
    Panel {
        /// The title.
        title: String,
        /// The paragraphs.
        body: Vec<Vec<Run>>,
    },
    /// Blocks kept on one page where they fit on one.
    Together(Vec<Self>),
}

/// A table with a head that is repeated on every page.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; each has as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// Its part of the table's width; the parts are taken relative to their sum.
    pub width: f32,
    /// Where its cells stand.
    pub align: Align,
}

/// Where the text of a cell stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// At the right: numbers.
    Right,
}

/// A cell: its paragraphs.
pub type Cell = Vec<Run>;

/// A figure, drawn as vectors, with a text for those who cannot see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it shows, in words.
    pub alt: String,
    /// What is drawn.
    pub kind: FigureKind,
}

/// What a figure shows. Scores run from 0 to 100.
#[derive(Clone, Debug, PartialEq)]
pub enum FigureKind {
    /// One axis an area: score, range as a band, target as a dashed line.
    Radar {
        /// The axes, clockwise from the top.
        axes: Vec<ScoreMark>,
        /// The words of the legend for score, range and target.
        legend: [String; 3],
    },
    /// One bar an area: score, range as a hatched band, target as a mark; the word beside it.
    Bars {
        /// The bars, from the top.
        bars: Vec<ScoreMark>,
        /// The words of the legend for score, range and target.
        legend: [String; 3],
    },
    /// The levels of one question as boxes, the reached ones filled, the target marked.
    Level {
        /// The levels of the scale, lowest first, such as `["0", …, "4"]` or no / partly / yes.
        steps: Vec<String>,
        /// How many boxes are filled less one, if there is a level.
        reached: Option<usize>,
        /// The box that is the target.
        target: Option<usize>,
        /// The words beside the boxes: the level's word, or "unknown", "not applicable (…)".
        label: String,
    },
    /// How many questions are in which state, as one bar of parts with their labels and counts.
    States(Vec<(String, usize)>),
    /// Gaps: one bar a question, its length the priority.
    Gaps(Vec<GapMark>),
}

/// A score on an axis or bar.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreMark {
    /// The name of the axis or bar.
    pub label: String,
    /// The score, 0 to 100.
    pub score: Option<f32>,
    /// Low and high end of the range.
    pub range: (f32, f32),
    /// The target.
    pub target: Option<f32>,
    /// What is written beside it: the score with its range, and the level's word.
    pub text: String,
}

/// A bar of the gap figure.
#[derive(Clone, Debug, PartialEq)]
pub struct GapMark {
    /// The question.
    pub label: String,
    /// The priority.
    pub priority: u32,
    /// What is written beside it.
    pub text: String,
}
