//! Cards to vote with: two beside each other, as large as the page lets them be, with lines along which they are cut.

use super::items::count;
use super::text::{Look, Setter, TEXT};
use crate::paper::pages::{Ends, Item, Placed, Stroke};
use crate::paper::style::{BODY, MARGIN, MUTED, NAVY, RIGHT, Type, WIDTH};
use crate::paper::tree::Tag;
use crate::report::document::CardFace;

/// How many cards stand beside each other.
const BESIDE: usize = 2;
/// How high a card is.
const HIGH: f32 = 184.0;
/// The sign that is read across a room.
const SIGN: Type = Type { size: 92.0, leading: 104.0 };
/// The room at both sides of what a card says.
const INSET: f32 = 12.0;

/// Draws the cards; returns the items and the height.
pub(super) fn draw(setter: &mut Setter, cards: &[CardFace], tag: Tag) -> (Vec<Placed>, f32) {
    let mut items = Vec::new();
    let rows = cards.len().div_ceil(BESIDE);
    let (wide, height) = (WIDTH / count(BESIDE), count(rows) * HIGH);
    for (place, card) in cards.iter().enumerate() {
        let (left, top) = (MARGIN + count(place % BESIDE) * wide, count(place / BESIDE) * HIGH);
        let middle = left + wide / 2.0;
        let sign = setter.one_line(&card.mark, Look::new(SIGN, NAVY, tag).bold(), wide);
        let at = middle - sign.width / 2.0;
        sign.put(at, top + 14.0, &mut items);
        let look = Look::new(BODY, TEXT, tag);
        let mut y = top + 14.0 + SIGN.leading + 8.0;
        for line in &card.lines {
            for line in setter.plain(line, look, wide - 2.0 * INSET) {
                let at = middle - line.width / 2.0;
                line.put(at, y, &mut items);
                y += BODY.leading;
            }
        }
    }
    let mut cut = |from: (f32, f32), to: (f32, f32)| {
        let stroke = Some(Stroke::dashed(MUTED, 0.7));
        let item = Item::Path { points: vec![from, to].into(), ends: Ends::Free, fill: None, stroke };
        items.push(Placed { tag, item });
    };
    for row in 0..=rows {
        let y = count(row) * HIGH;
        cut((MARGIN, y), (RIGHT, y));
    }
    for column in 0..=BESIDE {
        let x = MARGIN + count(column) * wide;
        cut((x, 0.0), (x, height));
    }
    (items, height)
}
