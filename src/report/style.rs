//! The grid, the type scale and the colours of the report: the one place where they are given.
//! Lengths are points (1/72 inch), measured from the top left corner of the page.

/// A4, width.
pub(super) const PAGE_WIDTH: f32 = 595.28;
/// A4, height.
pub(super) const PAGE_HEIGHT: f32 = 841.89;
/// The margin at the left and the right.
pub(super) const MARGIN: f32 = 56.7;
/// The first line of the text area.
pub(super) const TOP: f32 = 68.0;
/// The end of the text area.
pub(super) const BOTTOM: f32 = PAGE_HEIGHT - 62.0;
/// The width of the text area.
pub(super) const WIDTH: f32 = PAGE_WIDTH - 2.0 * MARGIN;

/// A size of type: the size itself and the distance of its lines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Type {
    pub(super) size: f32,
    pub(super) leading: f32,
}

pub(super) const BODY: Type = Type { size: 9.6, leading: 15.4 };
pub(super) const LEAD: Type = Type { size: 11.5, leading: 18.5 };
pub(super) const SMALL: Type = Type { size: 8.2, leading: 12.6 };
pub(super) const TABLE: Type = Type { size: 8.4, leading: 12.4 };
pub(super) const H1: Type = Type { size: 18.0, leading: 25.0 };
pub(super) const H2: Type = Type { size: 13.0, leading: 19.0 };
pub(super) const H3: Type = Type { size: 10.8, leading: 16.5 };
pub(super) const COVER: Type = Type { size: 24.0, leading: 34.0 };

/// A colour: red, green, blue from 0 to 1.
pub(super) type Rgb = [f32; 3];

pub(super) const INK: Rgb = [0.10, 0.13, 0.18];
pub(super) const MUTED: Rgb = [0.36, 0.40, 0.46];
pub(super) const NAVY: Rgb = [0.09, 0.24, 0.43];
pub(super) const MARK: Rgb = [0.71, 0.33, 0.04];
pub(super) const RULE: Rgb = [0.80, 0.83, 0.87];
pub(super) const TINT: Rgb = [0.94, 0.96, 0.98];
pub(super) const BAND: Rgb = [0.76, 0.84, 0.92];
pub(super) const WHITE: Rgb = [1.0, 1.0, 1.0];
