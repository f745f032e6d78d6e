//! Fields: labels with values beside them, which may go on over pages; then what they are about is
//! said again.

use std::rc::Rc;

use super::flow::Flow;
use super::items::count;
use super::pieces::{Keep, Piece};
use super::text::{Line, Look, TEXT, aside};
use crate::paper::style::{LABEL, MARGIN, NAVY, UNIT, WIDTH};
use crate::paper::tree::{Role, Tag};
use crate::report::document::{Field, Span};

impl Flow<'_> {
    pub(in crate::paper) fn fields(&mut self, fields: &[Field]) {
        let list = self.setter.tree.add(Role::List, Tag::Artifact);
        // What is above says what the fields are about, and so does its title where a page begins with them.
        let title = self.goes_on();
        let begin = self.pieces.len();
        for (place, field) in fields.iter().enumerate() {
            let from = self.pieces.len();
            self.field(field, list, &title);
            if let Some(first) = self.pieces.get_mut(from) {
                first.again = Some(Rc::clone(&title));
            }
            // What goes on, goes on with more than its last field.
            let firm = if place + 2 == fields.len() { Keep::Together } else { Keep::Rather };
            if let Some(last) = self.pieces.last_mut() {
                last.keep = last.keep.max(firm);
            }
        }
        for piece in self.pieces.iter_mut().skip(begin) {
            piece.keep = piece.keep.max(Keep::Rather);
        }
        if let Some(last) = self.pieces.last_mut() {
            last.keep = Keep::No;
        }
        self.after = UNIT;
    }

    /// What comes stays with what is above: no question stands alone at the foot of a page, be it with the facts of
    /// its answer. The title that it has where a page begins with it.
    pub(super) fn goes_on(&mut self) -> Rc<Piece> {
        if let Some(above) = self.pieces.last_mut() {
            above.keep = above.keep.max(Keep::Together);
        }
        self.title_again()
    }

    /// The heading once more, for a page that begins within what it stands above.
    pub(super) fn title_again(&mut self) -> Rc<Piece> {
        if let Some(again) = &self.again {
            return Rc::clone(again);
        }
        let again = Rc::new(self.title_of_more());
        self.again = Some(Rc::clone(&again));
        again
    }

    fn title_of_more(&mut self) -> Piece {
        let mark = format!("({})", self.continued);
        let mark = self.setter.one_line(&mark, aside(self.of.small, Tag::Artifact), WIDTH / 2.0);
        let look = Look::new(self.of.body, NAVY, Tag::Artifact).bold();
        let title = self.setter.one_line(&self.title, look, WIDTH - mark.width - 6.0);
        let (mut items, base) = (Vec::new(), self.of.body.base());
        let after = MARGIN + title.width + 6.0;
        title.put_at(MARGIN, base, &mut items);
        mark.put_at(after, base, &mut items);
        Piece { height: self.of.body.leading + UNIT, items, ..Piece::default() }
    }

    fn field(&mut self, field: &Field, list: Tag, title: &Rc<Piece>) {
        let item = self.setter.tree.add(Role::Item, list);
        let label = self.setter.tree.add(Role::Label, item);
        let body = self.setter.tree.add(Role::Body, item);
        let label = self.setter.plain(&field.label, aside(self.of.small, label), LABEL - 10.0);
        let high = count(label.len()) * self.of.small.leading;
        let mut lines = Vec::new();
        for value in &field.values {
            lines.extend(self.value(value, body));
        }
        let (from, values) = (self.pieces.len(), lines.len());
        let mut again = None;
        if values > 3 {
            // A value that goes on has its label again, too.
            let mut torn = Piece::clone(title);
            let look = aside(self.of.small, Tag::Artifact);
            let line = self.setter.one_line(&field.label, look, LABEL - 10.0);
            line.put_at(MARGIN, torn.height + self.of.body.base(), &mut torn.items);
            again = Some(Rc::new(torn));
        }
        self.lines(lines, MARGIN + LABEL, self.of.body, UNIT * 0.75, again.as_ref());
        let mut items = Vec::new();
        for (place, line) in label.into_iter().enumerate() {
            line.put_at(MARGIN, self.of.body.base() + count(place) * self.of.small.leading, &mut items);
        }
        // A label that is longer than its value stays whole beside it.
        let short = high - count(values) * self.of.body.leading;
        if let Some(last) = self.pieces.last_mut()
            && short > 0.0
        {
            last.height += short;
        }
        for piece in self.pieces.iter_mut().skip(from).take(values.min(3).saturating_sub(1)) {
            piece.keep = Keep::Firm;
        }
        if let Some(first) = self.pieces.get_mut(from) {
            items.append(&mut first.items);
            first.items = items;
        }
    }

    /// The value of a field. A single word that would be torn, such as a digest, is set small
    /// where it then stays whole.
    fn value(&mut self, value: &[Span], tag: Tag) -> Vec<Line> {
        let width = WIDTH - LABEL;
        let lines = self.setter.lines(value, Look::new(self.of.body, TEXT, tag), width);
        let whole = |run: &Span| run.text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if lines.len() == 2 && value.iter().all(whole) {
            let small = self.setter.lines(value, Look::new(self.of.small, TEXT, tag), width);
            if small.len() == 1 {
                return small;
            }
        }
        lines
    }
}
