//! Document → pages: a cursor goes down the page; blocks are measured, kept together where they
//! must be, and continued on the next page where they are too long.

use super::document::{Anchor, Block, Cover, Document, Run, Style};
use super::pages::{Item, Laid, Mark, Page, Target};
use super::style::{
    BODY, BOTTOM, COVER, H1, H2, H3, LEAD, MARGIN, MARK, MUTED, NAVY, PAGE_HEIGHT, RULE, Rgb, SMALL, TINT,
    TOP, Type, WIDTH,
};
use super::text::{Line, Setter, TEXT};
use super::{figures, table};
use crate::lang::fill;

/// The width of the labels of fields.
const LABEL: f32 = 88.0;

/// The pages under way.
pub(super) struct Layout<'a> {
    pub(super) setter: &'a mut Setter,
    pub(super) laid: Laid,
    /// Where the next block begins.
    pub(super) y: f32,
    /// Where a page ends: far away while something is only measured.
    bottom: f32,
    /// The mark of what goes on from the page before.
    pub(super) continued: &'a str,
}

/// Lays out a whole document.
pub(super) fn lay_out(document: &Document, setter: &mut Setter) -> Laid {
    let mut layout = Layout {
        setter,
        laid: Laid { pages: vec![Page::default()], ..Laid::default() },
        y: TOP,
        bottom: BOTTOM,
        continued: &document.continued,
    };
    layout.cover(&document.cover);
    layout.next_page();
    layout.blocks(&document.blocks);
    if !layout.setter.missing.is_empty() {
        let glyphs: String =
            layout.setter.missing.iter().map(|c| format!("U+{:04X} ", u32::from(*c))).collect();
        layout.paragraph(&[Run::plain(format!("{} {glyphs}", document.missing_glyphs))], SMALL, MUTED);
    }
    layout.furniture(document);
    layout.laid
}

impl Layout<'_> {
    pub(super) fn push(&mut self, item: Item) {
        if let Some(page) = self.laid.pages.last_mut() {
            page.items.push(item);
        }
    }

    pub(super) fn next_page(&mut self) {
        self.laid.pages.push(Page::default());
        self.y = TOP;
    }

    /// Whether there is that much room; begins a new page where there is not.
    pub(super) fn need(&mut self, height: f32) -> bool {
        if self.y + height > self.bottom && self.y > TOP {
            self.next_page();
            return false;
        }
        true
    }

    /// The room of an empty page.
    pub(super) fn page_room(&self) -> f32 {
        self.bottom - TOP
    }

    pub(super) fn room(&self) -> f32 {
        self.bottom - self.y
    }

    /// How high blocks are when nothing breaks them.
    fn measure(&mut self, blocks: &[Block]) -> f32 {
        let mut scratch = Layout {
            setter: self.setter,
            laid: Laid { pages: vec![Page::default()], ..Laid::default() },
            y: TOP,
            bottom: f32::INFINITY,
            continued: self.continued,
        };
        scratch.blocks(blocks);
        scratch.y - TOP
    }

    /// Puts a line with its base line at that place; links get their areas.
    pub(super) fn put(&mut self, line: Line, x: f32, base: f32, size: f32) {
        let mut at = x;
        let mut link: Option<(Anchor, f32)> = None;
        for set in &line.glyphs {
            let ends = link.as_ref().is_some_and(|(anchor, _)| set.link.as_ref() != Some(anchor));
            if ends && let Some((to, from)) = link.take() {
                self.push(Item::Link { x: from, y: base - size, width: at - from, height: size * 1.3, to });
            }
            if link.is_none()
                && let Some(anchor) = &set.link
            {
                link = Some((anchor.clone(), at));
            }
            at += set.glyph.advance * size;
        }
        if let Some((to, from)) = link {
            self.push(Item::Link { x: from, y: base - size, width: at - from, height: size * 1.3, to });
        }
        if !line.glyphs.is_empty() {
            self.push(Item::Text { x, y: base, size, glyphs: line.glyphs });
        }
    }

    /// Lines one under another from the cursor on, over pages where needed.
    pub(super) fn flow(&mut self, lines: Vec<Line>, x: f32, of: Type) {
        let count = lines.len();
        for (i, line) in lines.into_iter().enumerate() {
            // The first two lines stay together, and so do the last two.
            let together = if count > 2 && (i == 0 || i + 2 == count) { 2.0 } else { 1.0 };
            self.need(of.leading * together);
            self.put(line, x, self.y + base(of), of.size);
            self.y += of.leading;
        }
    }

    fn paragraph(&mut self, runs: &[Run], of: Type, color: Rgb) {
        let lines = self.setter.lines(runs, color, of, WIDTH);
        self.flow(lines, MARGIN, of);
        self.y += of.leading * 0.35;
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for (i, block) in blocks.iter().enumerate() {
            if matches!(block, Block::Heading { level: 2.., .. }) {
                // A heading is never alone at the foot of a page.
                let next = blocks.get(i + 1).map_or(0.0, |next| self.measure(std::slice::from_ref(next)));
                self.need(48.0 + next.min(120.0));
            }
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text, anchor } => self.heading(*level, text, anchor.as_ref()),
            Block::Paragraph(style, runs) => match style {
                Style::Body => self.paragraph(runs, BODY, TEXT),
                Style::Lead => self.paragraph(runs, LEAD, TEXT),
                Style::Small => self.paragraph(runs, SMALL, MUTED),
            },
            Block::Bullets(items) => {
                for runs in items {
                    let lines = self.setter.lines(runs, TEXT, BODY, WIDTH - 14.0);
                    self.need(BODY.leading);
                    let bullet = self.setter.plain("•", false, NAVY, BODY, WIDTH);
                    for line in bullet {
                        self.put(line, MARGIN + 2.0, self.y + base(BODY), BODY.size);
                    }
                    self.flow(lines, MARGIN + 14.0, BODY);
                }
                self.y += 5.0;
            }
            Block::Fields(fields) => self.fields(fields),
            Block::Table(table) => table::lay_out(self, table),
            Block::Figure(figure) => {
                let height = figures::height(&figure.kind);
                self.need(height);
                figures::draw(self, &figure.kind);
                self.y += height;
            }
            Block::Panel { title, body } => self.panel(title, body),
            Block::Together(blocks) => {
                let height = self.measure(blocks);
                if height <= self.page_room() {
                    self.need(height);
                }
                self.blocks(blocks);
            }
        }
    }

    fn heading(&mut self, level: u8, text: &str, anchor: Option<&Anchor>) {
        let of = match level {
            1 => H1,
            2 => H2,
            _ => H3,
        };
        if level == 1 {
            if self.y > TOP {
                self.next_page();
            }
        } else if self.y > TOP {
            self.y += of.leading * 0.5;
        }
        let lines = self.setter.plain(text, true, if level == 3 { TEXT } else { NAVY }, of, WIDTH);
        let page = self.laid.pages.len() - 1;
        self.laid.marks.push(Mark { level, title: text.to_owned(), page, y: self.y });
        if let Some(anchor) = anchor {
            self.laid.targets.push(Target { anchor: anchor.clone(), page, y: self.y });
        }
        self.flow(lines, MARGIN, of);
        if level == 1 {
            self.push(Item::line((MARGIN, self.y + 3.0), (MARGIN + WIDTH, self.y + 3.0), NAVY, 1.4));
            self.y += 14.0;
        } else {
            self.y += of.leading * 0.15;
        }
    }

    fn fields(&mut self, fields: &[(String, Vec<String>)]) {
        let continued = format!("({})", self.continued);
        for (label, values) in fields {
            let label = self.setter.plain(label, true, MUTED, SMALL, LABEL - 8.0);
            self.need(BODY.leading);
            let top = self.y;
            let mut page = self.laid.pages.len();
            for (i, line) in label.into_iter().enumerate() {
                #[allow(clippy::cast_precision_loss, reason = "a label has a few lines")]
                let base = top + base(BODY) + i as f32 * SMALL.leading;
                self.put(line, MARGIN, base, SMALL.size);
            }
            for value in values {
                for line in self.setter.plain(value, false, TEXT, BODY, WIDTH - LABEL) {
                    self.need(BODY.leading);
                    if self.laid.pages.len() > page {
                        page = self.laid.pages.len();
                        for mark in self.setter.plain(&continued, false, MUTED, SMALL, LABEL) {
                            self.put(mark, MARGIN, self.y + base(BODY), SMALL.size);
                        }
                    }
                    self.put(line, MARGIN + LABEL, self.y + base(BODY), BODY.size);
                    self.y += BODY.leading;
                }
            }
            self.y += 2.5;
        }
        self.y += 4.0;
    }

    fn panel(&mut self, title: &str, body: &[Vec<Run>]) {
        let width = WIDTH - 24.0;
        let head = self.setter.plain(title, true, NAVY, H3, width);
        let text: Vec<Vec<Line>> =
            body.iter().map(|runs| self.setter.lines(runs, TEXT, BODY, width)).collect();
        #[allow(clippy::cast_precision_loss, reason = "a panel has a few hundred lines at most")]
        let lines = |count: usize, of: Type| count as f32 * of.leading;
        let height =
            lines(head.len(), H3) + text.iter().map(|l| lines(l.len(), BODY) + 3.0).sum::<f32>() + 20.0;
        if height <= self.page_room() {
            self.need(height);
            self.push(Item::rect(MARGIN, self.y, WIDTH, height, TINT));
            self.push(Item::rect(MARGIN, self.y, 3.0, height, NAVY));
        }
        self.y += 9.0;
        self.flow(head, MARGIN + 14.0, H3);
        for lines in text {
            self.flow(lines, MARGIN + 14.0, BODY);
            self.y += 3.0;
        }
        self.y += 17.0;
    }

    fn cover(&mut self, cover: &Cover) {
        self.push(Item::rect(0.0, 0.0, 10.0, PAGE_HEIGHT, NAVY));
        self.y = 84.0;
        for (text, color) in [(Some(&cover.status), NAVY), (cover.mark.as_ref(), MARK)] {
            let Some(text) = text else { continue };
            for line in self.setter.plain(text, true, color, LEAD, WIDTH) {
                self.push(Item::frame(MARGIN, self.y, line.width + 20.0, 24.0, color));
                self.put(line, MARGIN + 10.0, self.y + 16.0, LEAD.size);
                self.y += 32.0;
            }
        }
        self.y = 236.0;
        let title = self.setter.plain(&cover.title, true, NAVY, COVER, WIDTH);
        self.flow(title, MARGIN, COVER);
        self.y += 8.0;
        let organisation = self.setter.plain(&cover.organisation, true, TEXT, H1, WIDTH);
        self.flow(organisation, MARGIN, H1);
        self.y += 20.0;
        self.push(Item::line((MARGIN, self.y), (MARGIN + WIDTH, self.y), RULE, 0.8));
        self.y += 14.0;
        let fields: Vec<_> =
            cover.fields.iter().map(|(label, value)| (label.clone(), vec![value.clone()])).collect();
        self.fields(&fields);
        let notices: Vec<Vec<Line>> =
            cover.notices.iter().map(|text| self.setter.plain(text, false, MUTED, SMALL, WIDTH)).collect();
        #[allow(clippy::cast_precision_loss, reason = "a few lines")]
        let height = notices.iter().map(|l| l.len() as f32 * SMALL.leading + 4.0).sum::<f32>();
        self.y = self.y.max(BOTTOM - height);
        for lines in notices {
            self.flow(lines, MARGIN, SMALL);
            self.y += 4.0;
        }
    }

    /// Header and footer of every page but the cover.
    fn furniture(&mut self, document: &Document) {
        let pages = self.laid.pages.len();
        for page in 1..pages {
            let number = fill(
                &document.page_number,
                &[("page", &(page + 1).to_string()), ("pages", &pages.to_string())],
            );
            let (left, right) = &document.header;
            for (text, base, from_right) in [
                (left.as_str(), 42.0, false),
                (right.as_str(), 42.0, true),
                (document.footer.as_str(), PAGE_HEIGHT - 36.0, false),
                (number.as_str(), PAGE_HEIGHT - 36.0, true),
            ] {
                let width = if from_right { WIDTH * 0.28 } else { WIDTH * 0.7 };
                let Some(line) = self.setter.plain(text, false, MUTED, SMALL, width).into_iter().next()
                else {
                    continue;
                };
                let x = if from_right { MARGIN + WIDTH - line.width } else { MARGIN };
                if let Some(page) = self.laid.pages.get_mut(page) {
                    page.items.push(Item::Text { x, y: base, size: SMALL.size, glyphs: line.glyphs });
                }
            }
            if let Some(page) = self.laid.pages.get_mut(page) {
                page.items.push(Item::line((MARGIN, 49.0), (MARGIN + WIDTH, 49.0), RULE, 0.6));
            }
        }
    }
}

/// The base line below the top of a line.
pub(super) fn base(of: Type) -> f32 {
    of.leading * 0.5 + of.size * 0.36
}
