//! Blocks → pieces: everything that the document says is set here, once.

use super::flow::{Clip, Flow};
use super::items::{artifact, count};
use super::pieces::{Keep, More, Piece, TALL, height};
use super::text::{Line, Look, TEXT, aside};
use super::{figures, table};
use crate::paper::pages::Item;
use crate::paper::style::{
    H1, H2, H3, LABEL, MARGIN, MUTED, NAVY, NUMBER, RIGHT, ROOM, RULE, TINT, UNIT, WIDTH, WORD,
};
use crate::paper::tree::{Role, Tag};
use crate::report::document::{Anchor, Blank, Block, Field, Labelled, Span, Style};

/// From the left edge of a box to tick to its label.
const TICK: f32 = 16.0;

/// The part of its room that the label of a line to write on takes at most beside another.
const BESIDE: f32 = 0.65;
/// The part of the spaces that may give way where everything must fit on one page.
const TIGHT: f32 = 0.55;
/// How many lines a point of a list may have that stays on one page.
const WHOLE: usize = 6;

impl Flow<'_> {
    pub(in crate::paper) fn blocks(&mut self, blocks: &[Block]) {
        let mut last = None;
        for block in blocks {
            self.next(last, block);
            last = Some(block);
        }
    }

    /// Sets a block that follows another. Of the pieces that are there it changes the last one at most.
    pub(in crate::paper) fn next(&mut self, last: Option<&Block>, block: &Block) {
        // A note stays with its table.
        if let (Some(Block::Table(_)), Block::Paragraph(Style::Small, _)) = (last, block)
            && let Some(above) = self.pieces.last_mut()
        {
            above.keep = Keep::Firm;
        }
        // Nor does a line that ends what is above it begin a page alone.
        if let (
            Some(Block::Table(_) | Block::Fields(_) | Block::Facts(_)),
            Block::Paragraph(..) | Block::Bullets(_),
        ) = (last, block)
            && let Some(above) = self.pieces.last_mut()
        {
            above.keep = above.keep.max(Keep::Together);
        }
        // A part begins with what its first section begins with.
        if let (Some(Block::Together(head)), Block::Together(_)) = (last, block)
            && let [Block::Heading { level: 1, .. }, rest @ ..] = head.as_slice()
            && !rest.iter().any(|block| matches!(block, Block::Heading { .. }))
            && let Some(above) = self.pieces.last_mut()
        {
            above.keep = above.keep.max(Keep::Mostly);
        }
        // A heading with a sentence below it stands alone at no foot of a page either, unless that is all of it.
        let all = |of: u8| matches!(block, Block::Heading { level, .. } if *level <= of);
        if self.leads.is_some_and(|level| !all(level))
            && let Some(above) = self.pieces.last_mut()
        {
            above.keep = above.keep.max(Keep::Together);
        }
        self.block(block);
        self.leads = match (last, block) {
            (Some(Block::Heading { level, .. }), Block::Paragraph(..)) => Some(*level),
            _ => None,
        };
    }

    pub(super) fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text, anchor } => self.heading(*level, text, anchor.as_ref()),
            Block::Paragraph(style, runs) => {
                let tag = self.setter.tree.add(Role::Paragraph, Tag::Artifact);
                let look = match style {
                    Style::Body => Look::new(self.of.body, TEXT, tag),
                    Style::Small => Look::new(self.of.small, MUTED, tag),
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
            Block::Last(blocks) => {
                if let Some(above) = self.pieces.last_mut() {
                    above.keep = above.keep.max(Keep::Together);
                }
                let from = self.pieces.len();
                self.blocks(blocks);
                self.together(from);
            }
            Block::OnePage(blocks) => self.one_page(blocks),
        }
    }

    /// Cuts the cells of tables until everything fits on one page, where the spaces may give way.
    fn one_page(&mut self, blocks: &[Block]) {
        let (from, nodes, after) = (self.pieces.len(), self.setter.tree.nodes.len(), self.after);
        let first = !self.begun;
        let spaces = |pieces: &[Piece]| pieces.iter().skip(1).map(|piece| piece.space).sum::<f32>();
        let set = |flow: &mut Self, most, more| {
            flow.pieces.truncate(from);
            flow.setter.tree.nodes.truncate(nodes);
            flow.after = after;
            flow.clip = Some(Clip { most, more });
            flow.blocks(blocks);
            flow.clip = None;
            let pieces = &flow.pieces[from..];
            ROOM - height(pieces) + TIGHT * spaces(pieces)
        };
        for most in (1..=6).rev() {
            let free = set(self, most, 0);
            if free < 0.0 {
                continue;
            }
            // What is left of the page goes to the first rows that are cut.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lines of a page")]
            let more = (free / self.of.table.leading) as usize;
            if most < 6 && more > 0 {
                set(self, most, more);
            }
            break;
        }
        self.together(from);
        let free = ROOM - height(&self.pieces[from..]) - 0.1;
        if free < 0.0 {
            let part = (1.0 + free / spaces(&self.pieces[from..]).max(0.1)).max(1.0 - TIGHT);
            for piece in self.pieces.iter_mut().skip(from + 1) {
                piece.space *= part;
            }
        }
        // Nothing else stands on the first page, nor on another one where it fills most of it.
        if let Some(last) = self.pieces.last_mut().filter(|_| first || free <= (1.0 - TALL) * ROOM) {
            last.height += free.max(0.0);
        }
    }

    fn heading(&mut self, level: u8, text: &str, anchor: Option<&Anchor>) {
        let (of, color, space) = match level {
            1 => (H1, NAVY, 11.0 * UNIT),
            2 => (H2, NAVY, 4.0 * UNIT),
            _ => (H3, TEXT, 2.0 * UNIT),
        };
        text.clone_into(&mut self.title);
        self.again = None;
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
            keep: Keep::Firm,
            fresh: level == 1,
            mark: Some((level, text.to_owned())),
            anchor: anchor.cloned(),
            ..Piece::default()
        });
        self.after = if level == 1 { 3.0 * UNIT } else { 0.5 * UNIT };
    }

    fn bullets(&mut self, items: &[Vec<Span>]) {
        let list = self.setter.tree.add(Role::List, Tag::Artifact);
        for runs in items {
            let item = self.setter.tree.add(Role::Item, list);
            let label = self.setter.tree.add(Role::Label, item);
            let body = self.setter.tree.add(Role::Body, item);
            let dot = self.setter.plain("•", Look::new(self.of.body, NAVY, label), WIDTH);
            let said = self.said(runs);
            let lines = self.setter.lines(&said, Look::new(self.of.body, TEXT, body), WIDTH - 14.0);
            let (from, short) = (self.pieces.len(), lines.len() <= WHOLE);
            self.lines(lines, MARGIN + 14.0, self.of.body, UNIT * 0.75, None);
            self.label(from, dot, MARGIN + 2.0);
            // A page begins with no rest of a point that would have fitted there whole.
            if short {
                self.together(from);
            }
        }
        self.after = UNIT;
    }

    /// Puts a label beside the first piece from this place on; it comes first when read out.
    fn label(&mut self, from: usize, lines: Vec<Line>, x: f32) {
        let mut items = Vec::new();
        for (place, line) in lines.into_iter().enumerate() {
            line.put(x, count(place) * self.of.small.leading, &mut items);
        }
        if let Some(first) = self.pieces.get_mut(from) {
            items.append(&mut first.items);
            first.items = items;
        }
    }

    fn facts(&mut self, facts: &[Labelled]) {
        const PAD: f32 = 6.0;
        let shares = self.shares(facts, WIDTH - PAD, PAD);
        let nodes = self.setter.tree.nodes.len();
        let list = self.setter.tree.add(Role::List, Tag::Artifact);
        let mut columns = Vec::new();
        for (fact, share) in facts.iter().zip(&shares) {
            let width = share - PAD;
            let item = self.setter.tree.add(Role::Item, list);
            let (head, body) =
                (self.setter.tree.add(Role::Label, item), self.setter.tree.add(Role::Body, item));
            let head = self.setter.plain(&fact.label, aside(self.of.small, head), width);
            let body = self.setter.plain(&fact.value, Look::new(self.of.table, TEXT, body), width);
            columns.push((head, body));
        }
        let most = columns.iter().map(|(head, body)| head.len() + body.len()).max().unwrap_or(0);
        if most > 6 {
            self.setter.tree.nodes.truncate(nodes);
            let fields: Vec<Field> = facts
                .iter()
                .map(|Labelled { label, value, .. }| Field {
                    label: label.clone(),
                    values: vec![vec![Span::plain(value)]],
                })
                .collect();
            self.fields(&fields);
            return;
        }
        let height = count(most) * self.of.table.leading + 7.0;
        let mut items = vec![artifact(Item::rect(MARGIN, 0.0, WIDTH, height, TINT))];
        let mut x = MARGIN + PAD;
        for (share, (head, body)) in shares.iter().zip(columns) {
            let mut y = 3.0;
            for line in head.into_iter().chain(body) {
                line.put(x, y, &mut items);
                y += self.of.table.leading;
            }
            x += share;
        }
        let again = Some(self.goes_on());
        self.push(Piece { space: UNIT, height, items, again, ..Piece::default() });
        self.after = UNIT;
    }

    /// The widths of facts: their parts, and what nobody takes goes to those who need more for one line.
    fn shares(&mut self, facts: &[Labelled], width: f32, pad: f32) -> Vec<f32> {
        let mut shares: Vec<f32> = facts.iter().map(|fact| width * fact.width / 100.0).collect();
        let mut free = width - shares.iter().sum::<f32>();
        for (fact, share) in facts.iter().zip(&mut shares) {
            if free > 1.0 {
                let wanted = self.setter.measure(&fact.value, Look::new(self.of.table, TEXT, Tag::Artifact));
                let more = (wanted + 2.0 * pad - *share).clamp(0.0, free);
                *share += more;
                free -= more;
            }
        }
        shares
    }

    fn headline(&mut self, value: &str, unit: &str, body: &[Vec<Span>]) {
        let tag = self.setter.tree.add(Role::Paragraph, Tag::Artifact);
        let of = if value.chars().count() > 3 { WORD } else { NUMBER };
        let value = self.setter.one_line(value, Look::new(of, NAVY, tag).bold(), 130.0);
        let unit = self.setter.one_line(unit, Look::new(self.of.small, MUTED, tag), 60.0);
        let left = MARGIN + 14.0;
        let text = left + (value.width + unit.width + 22.0).max(98.0);
        let mut lines = Vec::new();
        for runs in body {
            let tag = self.setter.tree.add(Role::Paragraph, Tag::Artifact);
            lines.extend(self.setter.lines(runs, Look::new(self.of.body, TEXT, tag), RIGHT - 12.0 - text));
        }
        let written = count(lines.len()) * self.of.body.leading;
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
            y += self.of.body.leading;
        }
        self.push(Piece { space: UNIT, height, items, ..Piece::default() });
        self.after = 2.0 * UNIT;
    }

    /// The width of the longest label of choices on one line.
    fn widest_label(&mut self, choices: &[(String, String)], look: Look) -> f32 {
        choices.iter().map(|(label, _)| self.setter.measure(label, look) + 0.1).fold(0.0, f32::max)
    }

    fn choices(&mut self, choices: &[(String, String)]) {
        let list = self.setter.tree.add(Role::List, Tag::Artifact);
        // Labels alone stand side by side.
        let alone = choices.iter().all(|(_, text)| text.is_empty());
        let look = Look::new(self.of.table, TEXT, Tag::Artifact);
        let widest = self.widest_label(choices, if alone { look } else { look.bold() });
        let third = WIDTH / 3.0 - TICK - 8.0;
        let (columns, wide) = match alone {
            true if widest <= third => (3, third),
            true => (2, WIDTH / 2.0 - TICK - 8.0),
            // A label that is too long takes two lines.
            false if widest > LABEL + 24.0 => (1, LABEL),
            false => (1, widest.max(LABEL)),
        };
        // Where the text beside the label begins, counted from the box.
        let beside = TICK + wide + 10.0;
        for row in choices.chunks(columns) {
            let (mut items, mut most) = (Vec::new(), 0);
            for (place, (label, text)) in row.iter().enumerate() {
                let item = self.setter.tree.add(Role::Item, list);
                // A label alone is what the item says.
                let role = if text.is_empty() { Role::Body } else { Role::Label };
                let look = Look::new(self.of.table, TEXT, self.setter.tree.add(role, item));
                let look = if alone { look } else { look.bold() };
                let head = self.setter.plain(label, look, wide);
                let mut body = Vec::new();
                if !text.is_empty() {
                    let tag = self.setter.tree.add(Role::Body, item);
                    body = self.setter.plain(text, Look::new(self.of.table, TEXT, tag), WIDTH - beside);
                }
                most = most.max(head.len()).max(body.len());
                let x = MARGIN + count(place) * WIDTH / count(columns);
                items.push(artifact(Item::frame(x, 2.0, 8.5, 8.5, MUTED)));
                for (x, lines) in [(x + TICK, head), (x + beside, body)] {
                    for (place, line) in lines.into_iter().enumerate() {
                        line.put(x, count(place) * self.of.table.leading, &mut items);
                    }
                }
            }
            let height = count(most) * self.of.table.leading;
            self.push(Piece { space: UNIT * 0.4, height, items, ..Piece::default() });
        }
        self.after = UNIT;
    }

    /// Ruled lines to write on.
    fn blanks(&mut self, rows: &[Vec<Blank>]) {
        const STEP: f32 = 16.0;
        for row in rows {
            let width = WIDTH / count(row.len().max(1));
            let (mut items, mut height, mut more) = (Vec::new(), STEP, None);
            for (place, blank) in row.iter().enumerate() {
                let x = MARGIN + count(place) * width;
                // The lines of what stands beside something else begin after its label.
                let wide = if place == 0 { LABEL - 8.0 } else { width * BESIDE };
                let tag = self.setter.tree.add(Role::Paragraph, Tag::Artifact);
                let label = self.setter.plain(&blank.label, aside(self.of.small, tag), wide);
                height = height.max(count(label.len()) * self.of.small.leading + 6.0);
                let widest = label.iter().map(|line| line.width).fold(0.0, f32::max);
                for (place, line) in label.into_iter().enumerate() {
                    line.put(x, 7.0 + count(place) * self.of.small.leading, &mut items);
                }
                let from = if place == 0 { MARGIN + LABEL } else { x + widest + 8.0 };
                let to = if place + 1 == row.len() { RIGHT } else { x + width - 12.0 };
                let rule = artifact(Item::line((from, STEP - 1.0), (to, STEP - 1.0), RULE, 0.6));
                if blank.more > 0 {
                    // Below, nothing stands beside.
                    let rule = artifact(Item::line((from, STEP - 1.0), (RIGHT, STEP - 1.0), RULE, 0.6));
                    more = Some(More { step: STEP, most: blank.more, item: rule });
                }
                items.push(rule);
            }
            self.push(Piece { height, items, more, ..Piece::default() });
        }
        self.after = UNIT;
    }
}
