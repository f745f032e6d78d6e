//! The grid, the type scale and the colours of the report: the one place where they are given.
//! Lengths are points (1/72 inch), measured from the top left corner of the page.

use crate::base::lang::Lang;

/// A4, width.
pub(in crate::paper) const PAGE_WIDTH: f32 = 595.28;
/// A4, height.
pub(in crate::paper) const PAGE_HEIGHT: f32 = 841.89;
/// The margin at the left and the right.
pub(in crate::paper) const MARGIN: f32 = 56.64;
/// The first line of the text area.
pub(in crate::paper) const TOP: f32 = 70.0;
/// The end of the text area.
pub(in crate::paper) const BOTTOM: f32 = PAGE_HEIGHT - 60.0;
/// The width of the text area.
pub(in crate::paper) const WIDTH: f32 = PAGE_WIDTH - 2.0 * MARGIN;
/// The height of the text area.
pub(in crate::paper) const ROOM: f32 = BOTTOM - TOP;
/// The right edge of the text area.
pub(in crate::paper) const RIGHT: f32 = MARGIN + WIDTH;
/// The width of the labels of fields: the second column of the grid begins after it.
pub(in crate::paper) const LABEL: f32 = 92.0;
/// The unit of vertical space; gaps are multiples of it.
pub(in crate::paper) const UNIT: f32 = 4.0;
/// The base line of the running header, and of the footer.
pub(in crate::paper) const HEADER: f32 = 44.0;
pub(in crate::paper) const FOOTER: f32 = PAGE_HEIGHT - 34.0;

/// A size of type: the size itself and the distance of its lines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::paper) struct Type {
    pub(in crate::paper) size: f32,
    pub(in crate::paper) leading: f32,
}

impl Type {
    /// The base line below the top of a line.
    pub(in crate::paper) fn base(self) -> f32 {
        self.leading * 0.5 + self.size * 0.36
    }
}

/// The sizes of running text, of notes and of tables, with the distance of lines that a language
/// wants: Latin letters stand lower than Japanese characters and need less between them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::paper) struct Scale {
    pub(in crate::paper) body: Type,
    pub(in crate::paper) small: Type,
    pub(in crate::paper) table: Type,
}

impl Scale {
    /// The sizes for a language.
    pub(in crate::paper) fn of(lang: Lang) -> Self {
        match lang {
            Lang::Ja => Self { body: BODY, small: SMALL, table: TABLE },
            Lang::En => Self {
                body: Type { size: 10.0, leading: 14.2 },
                small: Type { leading: 11.6, ..SMALL },
                table: Type { leading: 11.8, ..TABLE },
            },
        }
    }
}

pub(in crate::paper) const BODY: Type = Type { size: 10.5, leading: 16.0 };
pub(in crate::paper) const SMALL: Type = Type { size: 9.0, leading: 12.8 };
pub(in crate::paper) const TABLE: Type = Type { size: 9.0, leading: 12.8 };
pub(in crate::paper) const H1: Type = Type { size: 19.0, leading: 26.0 };
pub(in crate::paper) const H2: Type = Type { size: 12.0, leading: 17.6 };
pub(in crate::paper) const H3: Type = Type { size: 10.5, leading: 16.0 };
pub(in crate::paper) const NUMBER: Type = Type { size: 34.0, leading: 40.0 };
pub(in crate::paper) const WORD: Type = Type { size: 17.0, leading: 40.0 };
pub(in crate::paper) const COVER: Type = Type { size: 27.0, leading: 38.0 };
pub(in crate::paper) const NAME: Type = Type { size: 15.0, leading: 23.0 };

/// A colour: red, green, blue from 0 to 1.
pub(in crate::paper) type Rgb = [f32; 3];

pub(in crate::paper) const INK: Rgb = [0.10, 0.13, 0.18];
pub(in crate::paper) const MUTED: Rgb = [0.35, 0.39, 0.45];
pub(in crate::paper) const NAVY: Rgb = [0.07, 0.20, 0.38];
pub(in crate::paper) const STEEL: Rgb = [0.45, 0.57, 0.70];
pub(in crate::paper) const MARK: Rgb = [0.71, 0.33, 0.04];
pub(in crate::paper) const RULE: Rgb = [0.80, 0.83, 0.87];
pub(in crate::paper) const TINT: Rgb = [0.945, 0.96, 0.975];
pub(in crate::paper) const WHITE: Rgb = [1.0, 1.0, 1.0];
