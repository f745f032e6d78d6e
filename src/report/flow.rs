//! Blocks → pieces: everything that the document says is set here, once.

use std::rc::Rc;

use super::document::{Anchor, Block, Field, Run, Style};
use super::pages::{Item, Placed};
use super::pieces::{Piece, height};
use super::style::{
    BODY, H1, H2, H3, LABEL, MARGIN, MUTED, NAVY, NUMBER, RIGHT, ROOM, RULE, SMALL, TABLE, TINT, Type, UNIT,
    WIDTH, WORD,
};
use super::text::{Line, Look, Setter, TEXT, aside};
use super::tree::{Role, Tag};
use super::{figures, table};

/// From the left edge of a box to tick to its label.
const TICK: f32 = 16.0;

/// The pieces under way.
pub(super) struct Flow<'a> {
    pub(super) setter: &'a mut Setter,
    pub(super) pieces: Vec<Piece>,
    /// The mark of what goes on from the page before.
    pub(super) continued: &'a str,
    /// How many lines a cell of a table may have, where it is cut.
    pub(super) clip: Option<usize>,
    /// The space that the last block wants after it.
    after: f32,
}

/// A count of lines, boxes or bars as a number to reckon with.
#[allow(clippy::cast_precision_loss, reason = "counts of what stands on a page")]
pub(super) fn count(n: usize) -> f32 {
    n as f32
}

impl<'a> Flow<'a> {
    pub(super) fn new(setter: &'a mut Setter, continued: &'a str) -> Self {
        Self { setter, pieces: Vec::new(), continued, clip: None, after: 0.0 }
    }

    /// Adds a piece, so far from the one before as either of them wants.
    pub(super) fn push(&mut self, piece: Piece) {
        let space = piece.space.max(self.after);
        self.after = 0.0;
        self.pieces.push(Piece { space, ..piece });
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text, anchor } => self.heading(*level, text, anchor.as_ref()),
            Block::Paragraph(style, runs) => {
                let tag = self.setter.tree.add(Role::Paragraph, Tag::Artifact);
                let look = match style {
                    Style::Body => Look::new(BODY, TEXT, tag),
                    Style::Small => Look::new(SMALL, MUTED, tag),
                };
                let lines = self.setter.lines(runs, look, WIDTH);
                self.lines(lines, MARGIN, look.of, UNIT, None);
                self.after = UNIT;
            }
            Block::Bullets(items) => self.bullets(items),
            Block::Fields(fields) => self.fields(fields),
            Block::Facts(facts) => self.facts(facts),
            Block::Table(table) => {
                table::set(self, table);
                self.after = 3.0 * UNIT;
            }
            Block::Figure(figure) => {
                let tag = self.setter.tree.add_with(Role::Figure, Tag::Artifact, figure.alt.clone());
                let (items, height) = figures::draw(self.setter, &figure.kind, tag);
                self.push(Piece { space: UNIT, height, items, ..Piece::default() });
                self.after = UNIT;
            }
            Block::Headline { value, unit, body } => self.headline(value, unit, body),
            Block::Choices(choices) => self.choices(choices),
            Block::Blanks(blanks) => self.blanks(blanks),
            Block::Together(blocks) => {
                let from = self.pieces.len();
                self.blocks(blocks);
                self.together(from);
            }
            Block::OnePage(blocks) => self.one_page(blocks),
        }
    }

    /// Keeps the pieces from this place on together.
    fn together(&mut self, from: usize) {
        let to = self.pieces.len().saturating_sub(1);
        for piece in self.pieces.iter_mut().take(to).skip(from) {
            piece.keep = true;
        }
    }

    /// Cuts the cells of tables until everything fits on one page.
    fn one_page(&mut self, blocks: &[Block]) {
        let (from, nodes, after) = (self.pieces.len(), self.setter.tree.nodes.len(), self.after);
        for most in (1..=6).rev() {
            self.pieces.truncate(from);
            self.setter.tree.nodes.truncate(nodes);
            self.after = after;
            self.clip = Some(most);
            self.blocks(blocks);
            self.clip = None;
            if height(&self.pieces[from..]) <= ROOM {
                break;
            }
        }
        self.together(from);
        // Nothing else stands on the page.
        let free = ROOM - height(&self.pieces[from..]) - 0.1;
        if let Some(last) = self.pieces.last_mut() {
            last.height += free.max(0.0);
        }
    }

    fn heading(&mut self, level: u8, text: &str, anchor: Option<&Anchor>) {
        let (of, color, space) = match level {
            1 => (H1, NAVY, 11.0 * UNIT),
            2 => (H2, NAVY, 4.0 * UNIT),
            _ => (H3, TEXT, 2.0 * UNIT),
        };
        let tag = self.setter.tree.add(Role::Heading(level), Tag::Artifact);
        let lines = self.setter.plain(text, Look::new(of, color, tag).bold(), WIDTH);
        let mut items = Vec::new();
        let mut y = 0.0;
        for line in lines {
            line.put(MARGIN, y, &mut items);
            y += of.leading;
        }
        if level == 1 {
            y += 2.0;
            items.push(artifact(Item::line((MARGIN, y), (RIGHT, y), NAVY, 1.2)));
        }
        self.push(Piece {
            space,
            height: y,
            items,
            keep: true,
            fresh: level == 1,
            mark: Some((level, text.to_owned())),
            anchor: anchor.cloned(),
            ..Piece::default()
        });
        self.after = if level == 1 { 3.0 * UNIT } else { 0.5 * UNIT };
    }

    /// Lines one under another; the first two stay together, and so do the last two. `again` is
    /// put where a page begins within them.
    pub(super) fn lines(
        &mut self,
        lines: Vec<Line>,
        x: f32,
        of: Type,
        space: f32,
        again: Option<&Rc<Piece>>,
    ) {
        let many = lines.len();
        for (place, line) in lines.into_iter().enumerate() {
            let mut items = Vec::new();
            line.put(x, 0.0, &mut items);
            let keep = place + 1 < many && (many <= 3 || place == 0 || place + 2 == many);
            let space = if place == 0 { space } else { 0.0 };
            let again = if place == 0 { None } else { again.cloned() };
            self.push(Piece { space, height: of.leading, items, keep, again, ..Piece::default() });
        }
    }

    fn bullets(&mut self, items: &[Vec<Run>]) {
        let list = self.setter.tree.add(Role::List, Tag::Artifact);
        for runs in items {
            let item = self.setter.tree.add(Role::Item, list);
            let label = self.setter.tree.add(Role::Label, item);
            let body = self.setter.tree.add(Role::Body, item);
            let dot = self.setter.plain("•", Look::new(BODY, NAVY, label), WIDTH);
            let lines = self.setter.lines(runs, Look::new(BODY, TEXT, body), WIDTH - 14.0);
            let from = self.pieces.len();
            self.lines(lines, MARGIN + 14.0, BODY, UNIT * 0.75, None);
            self.label(from, dot, MARGIN + 2.0);
        }
        self.after = UNIT;
    }

    /// Puts a label beside the first piece from this place on; it comes first when read out.
    fn label(&mut self, from: usize, lines: Vec<Line>, x: f32) {
        let mut items = Vec::new();
        for (place, line) in lines.into_iter().enumerate() {
            line.put(x, count(place) * SMALL.leading, &mut items);
        }
        if let Some(first) = self.pieces.get_mut(from) {
            items.append(&mut first.items);
            first.items = items;
        }
    }

    fn fields(&mut self, fields: &[Field]) {
        let list = self.setter.tree.add(Role::List, Tag::Artifact);
        // What is above says what the fields are about.
        if let Some(above) = self.pieces.last_mut() {
            above.keep = true;
        }
        let mark = format!("({})", self.continued);
        let mut again = Vec::new();
        let line = self.setter.one_line(&mark, aside(Tag::Artifact), LABEL - 8.0);
        line.put_at(MARGIN, BODY.base(), &mut again);
        let again = Rc::new(Piece { items: again, ..Piece::default() });
        for field in fields {
            let item = self.setter.tree.add(Role::Item, list);
            let label = self.setter.tree.add(Role::Label, item);
            let body = self.setter.tree.add(Role::Body, item);
            let label = self.setter.plain(&field.label, aside(label), LABEL - 10.0);
            let high = count(label.len()) * SMALL.leading;
            let mut lines = Vec::new();
            for value in &field.values {
                lines.extend(self.setter.lines(value, Look::new(BODY, TEXT, body), WIDTH - LABEL));
            }
            let from = self.pieces.len();
            let values = lines.len();
            self.lines(lines, MARGIN + LABEL, BODY, UNIT * 0.75, Some(&again));
            let mut items = Vec::new();
            for (place, line) in label.into_iter().enumerate() {
                line.put_at(MARGIN, BODY.base() + count(place) * SMALL.leading, &mut items);
            }
            // A label that is longer than its value stays whole beside it.
            let short = high - count(values) * BODY.leading;
            if let Some(last) = self.pieces.last_mut()
                && short > 0.0
            {
                last.height += short;
            }
            for piece in self.pieces.iter_mut().skip(from).take(values.min(3).saturating_sub(1)) {
                piece.keep = true;
            }
            if let Some(first) = self.pieces.get_mut(from) {
                items.append(&mut first.items);
                first.items = items;
            }
        }
        self.after = UNIT;
    }

    fn facts(&mut self, facts: &[(String, String)]) {
        const PAD: f32 = 6.0;
        let width = WIDTH / count(facts.len().max(1));
        let nodes = self.setter.tree.nodes.len();
        let list = self.setter.tree.add(Role::List, Tag::Artifact);
        let mut columns = Vec::new();
        for (label, value) in facts {
            let item = self.setter.tree.add(Role::Item, list);
            let (head, body) =
                (self.setter.tree.add(Role::Label, item), self.setter.tree.add(Role::Body, item));
            let head = self.setter.plain(label, aside(head), width - PAD);
            let body = self.setter.plain(value, Look::new(TABLE, TEXT, body), width - PAD);
            columns.push((head, body));
        }
        let most = columns.iter().map(|(head, body)| head.len() + body.len()).max().unwrap_or(0);
        if most > 6 {
            self.setter.tree.nodes.truncate(nodes);
            let fields: Vec<Field> = facts
                .iter()
                .map(|(label, value)| Field { label: label.clone(), values: vec![vec![Run::plain(value)]] })
                .collect();
            self.fields(&fields);
            return;
        }
        let height = count(most) * TABLE.leading + 7.0;
        let mut items = vec![artifact(Item::rect(MARGIN, 0.0, WIDTH, height, TINT))];
        for (place, (head, body)) in columns.into_iter().enumerate() {
            let mut y = 3.0;
            for line in head.into_iter().chain(body) {
                line.put(MARGIN + PAD + count(place) * width, y, &mut items);
                y += TABLE.leading;
            }
        }
        self.push(Piece { space: UNIT, height, items, ..Piece::default() });
        self.after = UNIT;
    }

    fn headline(&mut self, value: &str, unit: &str, body: &[Vec<Run>]) {
        let tag = self.setter.tree.add(Role::Paragraph, Tag::Artifact);
        let of = if value.chars().count() > 3 { WORD } else { NUMBER };
        let value = self.setter.one_line(value, Look::new(of, NAVY, tag).bold(), 130.0);
        let unit = self.setter.one_line(unit, Look::new(SMALL, MUTED, tag), 60.0);
        let left = MARGIN + 14.0;
        let text = left + (value.width + unit.width + 22.0).max(98.0);
        let mut lines = Vec::new();
        for runs in body {
            let tag = self.setter.tree.add(Role::Paragraph, Tag::Artifact);
            lines.extend(self.setter.lines(runs, Look::new(BODY, TEXT, tag), RIGHT - 12.0 - text));
        }
        let written = count(lines.len()) * BODY.leading;
        let height = written.max(of.leading) + 14.0;
        let mut items = vec![
            artifact(Item::rect(MARGIN, 0.0, WIDTH, height, TINT)),
            artifact(Item::rect(MARGIN, 0.0, 4.0, height, NAVY)),
        ];
        let base = height / 2.0 + of.size * 0.36;
        let after = left + value.width + 5.0;
        value.put_at(left, base, &mut items);
        if !unit.glyphs.is_empty() {
            unit.put_at(after, base, &mut items);
        }
        let mut y = (height - written) / 2.0;
        for line in lines {
            line.put(text, y, &mut items);
            y += BODY.leading;
        }
        self.push(Piece { space: UNIT, height, items, ..Piece::default() });
        self.after = 2.0 * UNIT;
    }

    fn choices(&mut self, choices: &[(String, String)]) {
        let list = self.setter.tree.add(Role::List, Tag::Artifact);
        // Labels alone stand side by side.
        let (columns, wide) = match choices.iter().all(|(_, text)| text.is_empty()) {
            true => (2, WIDTH / 2.0 - TICK - 8.0),
            false => (1, LABEL + 24.0),
        };
        for row in choices.chunks(columns) {
            let (mut items, mut most) = (Vec::new(), 0);
            for (place, (label, text)) in row.iter().enumerate() {
                let item = self.setter.tree.add(Role::Item, list);
                let head = self.setter.tree.add(Role::Label, item);
                let body = self.setter.tree.add(Role::Body, item);
                let look = Look::new(TABLE, TEXT, head);
                let look = if text.is_empty() { look } else { look.bold() };
                let head = self.setter.plain(label, look, wide);
                let look = Look::new(TABLE, TEXT, body);
                let body = if text.is_empty() {
                    Vec::new()
                } else {
                    self.setter.plain(text, look, WIDTH - TICK - LABEL - 32.0)
                };
                most = most.max(head.len()).max(body.len());
                let x = MARGIN + count(place) * WIDTH / 2.0;
                items.push(artifact(Item::frame(x, 2.0, 8.5, 8.5, MUTED)));
                for (x, lines) in [(x + TICK, head), (x + TICK + LABEL + 32.0, body)] {
                    for (place, line) in lines.into_iter().enumerate() {
                        line.put(x, count(place) * TABLE.leading, &mut items);
                    }
                }
            }
            let height = count(most) * TABLE.leading;
            self.push(Piece { space: UNIT * 0.6, height, items, ..Piece::default() });
        }
        self.after = UNIT;
    }

    fn blanks(&mut self, blanks: &[(String, usize)]) {
        for (label, lines) in blanks {
            let tag = self.setter.tree.add(Role::Paragraph, Tag::Artifact);
            let label = self.setter.plain(label, aside(tag), LABEL - 8.0);
            let mut items = Vec::new();
            let height = (count(*lines) * 20.0).max(count(label.len()) * SMALL.leading + 6.0);
            for (place, line) in label.into_iter().enumerate() {
                line.put(MARGIN, 7.0 + count(place) * SMALL.leading, &mut items);
            }
            for place in 1..=*lines {
                let y = count(place) * 20.0 - 1.0;
                items.push(artifact(Item::line((MARGIN + LABEL, y), (RIGHT, y), RULE, 0.6)));
            }
            self.push(Piece { height, items, ..Piece::default() });
        }
        self.after = UNIT;
    }
}

/// An item that is decoration.
pub(super) fn artifact(item: Item) -> Placed {
    Placed { tag: Tag::Artifact, item }
}
