//! The report as data: headings, paragraphs, tables and figures in reading order, before any
//! layout. Builders make it out of scorecard and answers; layout turns it into pages.

use super::bars::Bars;
use super::fingerprint::Fingerprint;
use super::recipe::Recipe;
use crate::base::lang::Lang;

/// A whole report.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// What the PDF's metadata say.
    pub meta: Meta,
    /// With what it begins.
    pub begins: Begins,
    /// The cover page; where it begins with its blocks, nothing.
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
    /// What the last page says when more characters are missing than it lists, with `{count}`.
    pub missing_more: String,
    /// The label of the cover among the page labels.
    pub cover_label: String,
    /// What a reader of links is told, with `{target}`.
    pub link_to: String,
    /// How many pages it may have: its tables that may be shortened are, until it has no more.
    pub most_pages: Option<usize>,
    /// A file to embed, if one is wanted.
    pub attachment: Option<Attachment>,
}

/// With what a document begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Begins {
    /// With its cover.
    #[default]
    Cover,
    /// With its blocks: every page of it is for use.
    Blocks,
}

/// A file that is embedded in the PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, such as `answers.ron`.
    pub name: String,
    /// What it is.
    pub about: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Metadata of the PDF.
#[derive(Clone, Debug, PartialEq)]
pub struct Meta {
    /// Title, such as "Economic security assessment report: Example K.K.".
    pub title: String,
    /// Author: the organisation; empty when it is not named.
    pub author: String,
    /// Subject.
    pub subject: String,
    /// The language of the text.
    pub lang: Lang,
    /// The date of the report.
    pub date: jiff::civil::Date,
    /// The program that made it, such as `Keian 0.1.0`.
    pub creator: String,
    /// What the report was made from; `None` for a blank form.
    pub fingerprint: Option<Fingerprint>,
    /// How it was made; `None` for a blank form.
    pub recipe: Option<Recipe>,
}

/// The cover page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cover {
    /// The organisation, set large; empty on a form on which it is written.
    pub organisation: String,
    /// The report's title.
    pub title: String,
    /// The status, such as "Confidential".
    pub status: String,
    /// A second mark, such as "Sample data", when there is one.
    pub mark: Option<String>,
    /// Scope, date, edition, respondent and so on: label and value. Long values are cut here with
    /// an ellipsis; the last section gives them in full.
    pub fields: Vec<(String, String)>,
    /// What stands above the list of the parts with their pages.
    pub contents: String,
    /// What the report is and is not, set small at the foot.
    pub notices: Vec<String>,
}

/// A place in the document that links lead to; unique within it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Anchor(pub String);

/// A run of text within a paragraph or cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Span {
    /// The text. A line feed starts a new line.
    pub text: String,
    /// Bold: the number or word that a reader looks for.
    pub bold: bool,
    /// In the colour of secondary text.
    pub muted: bool,
    /// Where a click leads.
    pub link: Option<Anchor>,
    /// Where it is said only by what is shown of a table.
    pub when: Option<Box<RowsWhen>>,
}

/// When something is said of a table that may be shortened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowsWhen {
    /// These rows are shown.
    Shown(RowsThere),
    /// They are not, or not all of them.
    Lacking(RowsThere),
}

/// Rows of a table of the document that may be shortened, from its first one on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowsThere {
    /// The summary of the table.
    pub table: String,
    /// How many rows.
    pub count: usize,
}

impl Span {
    /// Plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Secondary text.
    pub fn muted(text: impl Into<String>) -> Self {
        Self { text: text.into(), muted: true, ..Self::default() }
    }
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Running text.
    #[default]
    Body,
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
    Paragraph(Style, Vec<Span>),
    /// Items with a bullet.
    Bullets(Vec<Vec<Span>>),
    /// Label and values, one under another; each value is a paragraph of its own. May go on over
    /// pages.
    Fields(Vec<Field>),
    /// Short facts side by side: label above value.
    Facts(Vec<Labelled>),
    /// A table.
    Table(Table),
    /// A figure.
    Figure(Figure),
    /// The result in one tinted box: a number or word set large, sentences beside it.
    Headline {
        /// The number, or the word that stands for it.
        value: String,
        /// What follows the number, set small, such as "/ 100".
        unit: String,
        /// The sentences.
        body: Vec<Vec<Span>>,
    },
    /// Empty boxes to tick, each with a label and what it means.
    Choices(Vec<(String, String)>),
    /// Labels with ruled lines to write on: rows of what stands side by side.
    Blanks(Vec<Vec<Blank>>),
    /// Blocks kept on one page where they fit on one.
    Together(Vec<Self>),
    /// Blocks kept together that end the report: they stand on no page alone, what is above them comes along.
    Last(Vec<Self>),
    /// Blocks that must fit on one page: the cells of their tables are cut with an ellipsis until
    /// they do.
    OnePage(Vec<Self>),
}

/// A short text under its label, beside others.
#[derive(Clone, Debug, PartialEq)]
pub struct Labelled {
    /// What it says.
    pub label: String,
    /// What is said.
    pub value: String,
    /// Its part of the width, in percent.
    pub width: f32,
}

/// A line to write on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blank {
    /// What is to be written.
    pub label: String,
    /// How many lines there are at most besides the first, where the page has room.
    pub more: usize,
}

/// A label with its values.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The label.
    pub label: String,
    /// The values, one under another.
    pub values: Vec<Vec<Span>>,
}

/// A table with a head that is repeated on every page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it shows, for those who cannot see it.
    pub summary: String,
    /// The columns. The first that stands at the left says what a row is about.
    pub columns: Vec<Column>,
    /// The rows; each has as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// The columns of text, at most three, get the widths that make the rows lowest. Tables that
    /// stand below each other with the same columns keep theirs.
    pub fitted: bool,
    /// Where links to the rows lead: one a row, or none at all.
    pub anchors: Vec<Anchor>,
    /// What is said where it is shortened; without, it never is but on a page that stands alone.
    pub shorten: Option<Shorten>,
}

/// What a table says that is shortened for want of room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shorten {
    /// How many rows are left out and where they stand, with `{count}`.
    pub rows: String,
    /// The same of one row.
    pub row: String,
    /// How many more rows stand there that the table has not even where it has room.
    pub beyond: usize,
    /// Where the texts stand whole that end in an ellipsis; where there is nothing, none is cut.
    pub texts: Option<String>,
    /// The same where these rows, which say the same, are shown without a cut.
    pub whole: Option<(RowsThere, String)>,
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

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A paragraph.
    Text(Vec<Span>),
    /// The levels of a question as small boxes, with what they show in words.
    Level(Steps, String),
}

impl Cell {
    /// Plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Text(vec![Span::plain(text)])
    }
}

/// The levels of one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Steps {
    /// The levels of its scale, lowest first: 0 to 4, or 0, 2 and 4.
    pub levels: Vec<u8>,
    /// The place of the level that was reached, if there is one.
    pub reached: Option<usize>,
    /// The place of the target, if there is one.
    pub target: Option<usize>,
}

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
    /// The areas on a radar and as bars: score, range as a hatched band, target.
    Areas {
        /// The areas, clockwise from the top and from the top down.
        areas: Vec<ScoreMark>,
        /// The words of the legend for score, range and target.
        legend: [String; 3],
    },
    /// The levels of one question as boxes, the reached ones filled, the target marked.
    Level {
        /// The levels.
        steps: Steps,
        /// The words beside the boxes: the level's word, or "unknown", "not applicable".
        label: String,
    },
    /// How many questions are in which state, as one bar of parts with their labels and counts:
    /// level, unknown, not applicable, open.
    States([(String, usize); 4]),
    /// Gaps: one bar a question, its length the priority.
    Gaps(Vec<GapMark>),
    /// What the registers come to: bars whose parts are told by how sure they are.
    Bars(Bars),
    /// Cards to be cut apart, two beside each other.
    Cards(Vec<CardFace>),
}

/// A card to vote with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardFace {
    /// What stands large on it.
    pub mark: String,
    /// What it means, line by line.
    pub lines: Vec<String>,
}

/// An area in a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreMark {
    /// Its short name.
    pub label: String,
    /// The score, 0 to 100.
    pub score: Option<f32>,
    /// Low and high end of the range.
    pub range: (f32, f32),
    /// The target.
    pub target: Option<f32>,
    /// The score with its range, in words.
    pub text: String,
    /// The coverage, in words.
    pub coverage: String,
    /// The target, in words; empty where there is none.
    pub wanted: String,
    /// Whether any of its questions applies: what does not has no place on the radar.
    pub applies: bool,
}

/// A bar of the gap figure.
#[derive(Clone, Debug, PartialEq)]
pub struct GapMark {
    /// The question.
    pub label: String,
    /// The priority.
    pub priority: f32,
    /// What is written beside it.
    pub text: String,
}
