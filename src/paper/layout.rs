//! Document → pages: the cover, then everything set and put on pages, then header and footer.

use super::pages::{Item, Laid, Mark, Page, Placed, Target};
use super::set::flow::{Flow, Room};
use super::set::items::{artifact, count};
use super::set::pieces::{Pages, Piece};
use super::set::text::{Look, Setter, TEXT};
use super::style::{
    BODY, BOTTOM, COVER, FOOTER, HEADER, INK, MARGIN, MUTED, NAME, NAVY, PAGE_WIDTH, RIGHT, RULE, SMALL,
    STEEL, TINT, WHITE, WIDTH,
};
use super::tree::{Role, Tag, Tree};
use crate::base::lang::fill;
use crate::report::document::{Anchor, Block, Cover, Document, Span, Style};

/// How many items header and footer usually are.
const FURNITURE: usize = 6;
/// How many missing characters are named.
const NAMED: usize = 120;

/// Lays out a whole document. Where it may have so many pages only, it is laid out with less and less
/// room for its tables until it has no more.
pub(in crate::paper) fn lay_out(document: &mut Document, setter: &mut Setter) -> Laid {
    let [ample, tighter @ ..] = Room::ALL;
    let Some(most) = document.most_pages else { return lay_out_in(document, setter, ample) };
    let blocks = document.blocks.clone();
    let mut laid = lay_out_in(document, setter, ample);
    for room in tighter {
        if laid.pages.len() <= most {
            break;
        }
        document.blocks.clone_from(&blocks);
        setter.tree = Tree::default();
        laid = lay_out_in(document, setter, room);
    }
    laid
}

/// Lays out a document in so much room. Its blocks are taken out of it: each goes when the next is set,
/// for a long report has as much in its blocks as on its pages.
fn lay_out_in(document: &mut Document, setter: &mut Setter, room: Room) -> Laid {
    let blocks = std::mem::take(&mut document.blocks);
    let document = &*document;
    setter.link_to.clone_from(&document.link_to);
    let mut pages = Pages::after(vec![Page::default()]);
    let mut flow = Flow::new(setter, document, room);
    // What is set goes on its page at once: a long report is never held as pieces and as pages.
    let mut last = None;
    for (number, block) in blocks.into_iter().enumerate() {
        let from = flow.pieces.len();
        flow.next(last.as_ref(), &block);
        lead_to_parts(&mut flow.pieces[from..], number);
        pages.put_settled(&mut flow.pieces);
        last = Some(block);
    }
    pages.put_all(flow.pieces);
    let aside = missing(document, setter, &mut pages);
    pages.close();
    if let Some(cover) = pages.pages.first_mut() {
        let notices: Vec<&str> = document.cover.notices.iter().chain(&aside).map(String::as_str).collect();
        cover.items = self::cover(setter, &document.cover, &notices, &pages.marks, &pages.targets);
    }
    let mut laid = Laid { pages: pages.pages, marks: pages.marks, targets: pages.targets, ..Laid::default() };
    if document.most_pages.is_some() {
        unlink(&mut laid);
    }
    furniture(setter, document, &mut laid);
    laid.tree = std::mem::take(&mut setter.tree);
    laid
}

/// Drops links to rows that had no room.
fn unlink(laid: &mut Laid) {
    let there: std::collections::HashSet<&Anchor> =
        laid.targets.iter().map(|target| &target.anchor).collect();
    for page in &mut laid.pages {
        page.items.retain(|placed| !matches!(&placed.item, Item::Link { to, .. } if !there.contains(to)));
    }
}

/// Gives every part within a block an anchor, so that the cover can lead to it.
fn lead_to_parts(pieces: &mut [Piece], block: usize) {
    for (place, piece) in pieces.iter_mut().enumerate() {
        if piece.anchor.is_none() && piece.mark.as_ref().is_some_and(|(level, _)| *level == 1) {
            piece.anchor = Some(Anchor(format!("part {block} {place}")));
        }
    }
}

/// The characters that no font has, by number, at the end of the last page; what should be said on
/// the cover where that page has no room.
fn missing(document: &Document, setter: &mut Setter, pages: &mut Pages) -> Option<String> {
    // The cover and the running header are set when all pages are known.
    let Cover { organisation, title, status, mark, fields, contents, notices } = &document.cover;
    let fields = fields.iter().flat_map(|(label, value)| [label, value]);
    let texts = [organisation, title, status, contents, &document.header.0, &document.header.1];
    for text in texts.into_iter().chain(mark).chain(fields).chain(notices) {
        setter.measure(text, Look::new(SMALL, TEXT, Tag::Artifact));
    }
    let missing = &setter.faces.missing;
    if missing.is_empty() {
        return None;
    }
    let named: Vec<String> = missing.iter().take(NAMED).map(|c| format!("U+{:04X}", u32::from(*c))).collect();
    let mut text = format!("{} {}", document.missing_glyphs, named.join(" "));
    if missing.len() > NAMED {
        let more = (missing.len() - NAMED).to_string();
        text = format!("{text} {}", fill(&document.missing_more, &[("count", &more)]));
    }
    let nodes = setter.tree.nodes.len();
    let mut flow = Flow::new(setter, document, Room::ALL[0]);
    flow.blocks(&[Block::Paragraph(Style::Small, vec![Span::plain(&text)])]);
    let pieces = flow.pieces;
    if pages.has_room(&pieces) {
        pages.put_all(pieces);
        return None;
    }
    setter.tree.nodes.truncate(nodes);
    Some(text)
}

fn cover(
    setter: &mut Setter,
    cover: &Cover,
    notices: &[&str],
    marks: &[Mark],
    targets: &[Target],
) -> Vec<Placed> {
    let mut items = Vec::new();
    // The name of the company and the title on a dark field, which grows with them.
    let tag = setter.tree.add(Role::Heading(1), Tag::Artifact);
    let title = setter.plain(&cover.title, Look::new(COVER, WHITE, tag).bold(), WIDTH);
    let mut name = Vec::new();
    if !cover.organisation.is_empty() {
        let tag = setter.tree.add(Role::Paragraph, Tag::Artifact);
        let look = Look::new(NAME, WHITE, tag).bold();
        name = setter.plain(&cover.organisation, look, WIDTH);
        setter.clip(&mut name, 8, WIDTH, look);
    }
    // A long name leaves less room above it.
    let mut y = if name.len() > 3 { 124.0 } else { 168.0 };
    let bottom = y + count(title.len()) * COVER.leading + 16.0 + count(name.len()) * NAME.leading + 34.0;
    items.push(artifact(Item::rect(0.0, 0.0, PAGE_WIDTH + 1.0, bottom, NAVY)));
    items.push(artifact(Item::rect(0.0, bottom, PAGE_WIDTH + 1.0, 4.0, STEEL)));
    let mut x = MARGIN;
    for text in [Some(&cover.status), cover.mark.as_ref()].into_iter().flatten() {
        let tag = setter.tree.add(Role::Paragraph, Tag::Artifact);
        let line = setter.one_line(text, Look::new(BODY, WHITE, tag).bold(), WIDTH / 2.0);
        items.push(artifact(Item::frame(x, 60.0, line.width + 20.0, 22.0, WHITE)));
        let width = line.width;
        line.put(x + 10.0, 63.4, &mut items);
        x += width + 32.0;
    }
    for line in title {
        line.put(MARGIN, y, &mut items);
        y += COVER.leading;
    }
    y += 16.0;
    for line in name {
        line.put(MARGIN, y, &mut items);
        y += NAME.leading;
    }
    let notices = self::notices(setter, notices);
    let top = bottom + 30.0;
    fields(setter, cover, (top, notices.0 - 8.0), &mut items);
    contents(setter, cover, (top, notices.0 - 12.0), marks, targets, &mut items);
    items.extend(notices.1);
    items
}

/// Label above value, in the left two thirds of the page.
fn fields(setter: &mut Setter, cover: &Cover, (top, end): (f32, f32), items: &mut Vec<Placed>) {
    const HALF: f32 = 142.0;
    let height = |lines: usize| SMALL.leading + count(lines) * BODY.leading + 9.0;
    let list = setter.tree.add(Role::List, Tag::Artifact);
    let mut rows = Vec::new();
    for pair in cover.fields.chunks(2) {
        let mut row = Vec::new();
        for (label, value) in pair {
            let item = setter.tree.add(Role::Item, list);
            let head = setter.tree.add(Role::Label, item);
            let body = setter.tree.add(Role::Body, item);
            let look = Look::new(BODY, TEXT, body);
            let label = setter.one_line(label, Look::new(SMALL, MUTED, head), HALF);
            row.push((label, setter.plain(value, look, HALF), look));
        }
        rows.push(row);
    }
    // As many lines for a value as leave room for all.
    let most = |row: &[(_, Vec<_>, _)], room: usize| {
        row.iter().map(|(_, lines, _)| lines.len().min(room)).max().unwrap_or(0)
    };
    let fits = |room: &usize| rows.iter().map(|row| height(most(row, *room))).sum::<f32>() <= end - top;
    let room = (1..=8).rev().find(fits).unwrap_or(1);
    let mut y = top;
    for row in rows {
        let height = height(most(&row, room));
        for (place, (label, mut lines, look)) in row.into_iter().enumerate() {
            let x = MARGIN + count(place) * (HALF + 14.0);
            label.put(x, y, items);
            setter.clip(&mut lines, room, HALF, look);
            for (place, line) in lines.into_iter().enumerate() {
                line.put(x, y + SMALL.leading + count(place) * BODY.leading, items);
            }
        }
        y += height;
    }
}

/// The parts with their pages, in the right third of the page.
fn contents(
    setter: &mut Setter,
    cover: &Cover,
    (top, end): (f32, f32),
    marks: &[Mark],
    targets: &[Target],
    items: &mut Vec<Placed>,
) {
    let left = MARGIN + 322.0;
    let width = RIGHT - left;
    let head = setter.tree.add(Role::Paragraph, Tag::Artifact);
    let line = setter.one_line(&cover.contents, Look::new(SMALL, MUTED, head), width);
    line.put(left, top, items);
    let list = setter.tree.add(Role::List, Tag::Artifact);
    let mut y = top + SMALL.leading + 2.0;
    for mark in marks.iter().filter(|mark| mark.level == 1) {
        let anchor = targets
            .iter()
            .find(|target| target.page == mark.page && (target.y - mark.y).abs() < 0.01)
            .map(|target| target.anchor.clone());
        let item = setter.tree.add(Role::Item, list);
        let body = setter.tree.add(Role::Body, item);
        let look = Look::new(SMALL, INK, body);
        let run = Span { text: mark.title.clone(), link: anchor, ..Default::default() };
        let mut lines = setter.lines(&[run], look, width - 26.0);
        setter.clip(&mut lines, 2, width - 26.0, look);
        let height = count(lines.len()) * SMALL.leading;
        if y + height + 5.0 > end {
            break;
        }
        let page = setter.one_line(&(mark.page + 1).to_string(), look.tabular(), 24.0);
        let at = RIGHT - page.width;
        for (place, line) in lines.into_iter().enumerate() {
            line.put(left, y + 2.5 + count(place) * SMALL.leading, items);
        }
        page.put(at, y + 2.5, items);
        y += height + 5.0;
        items.push(artifact(Item::line((left, y), (RIGHT, y), RULE, 0.6)));
    }
}

/// What the report is and is not, at the foot of the page: where they begin, and the items.
fn notices(setter: &mut Setter, notices: &[&str]) -> (f32, Vec<Placed>) {
    let mut lines = Vec::new();
    for text in notices {
        let tag = setter.tree.add(Role::Paragraph, Tag::Artifact);
        lines.push(setter.plain(text, Look::new(SMALL, MUTED, tag), WIDTH - 24.0));
    }
    let height = lines.iter().map(|lines| count(lines.len()) * SMALL.leading + 4.0).sum::<f32>() + 14.0;
    let top = BOTTOM + 14.0 - height;
    let mut items = Vec::new();
    if !notices.is_empty() {
        items.push(artifact(Item::rect(MARGIN, top, WIDTH, height, TINT)));
    }
    let mut y = top + 9.0;
    for line in lines {
        for line in line {
            line.put(MARGIN + 12.0, y, &mut items);
            y += SMALL.leading;
        }
        y += 4.0;
    }
    (top, items)
}

/// Header and footer of every page but the cover.
fn furniture(setter: &mut Setter, document: &Document, laid: &mut Laid) {
    let pages = laid.pages.len();
    let look = Look::new(SMALL, MUTED, Tag::Furniture).tabular();
    let (left, right) = &document.header;
    for (place, page) in laid.pages.iter_mut().enumerate().skip(1) {
        let number =
            fill(&document.page_number, &[("page", &(place + 1).to_string()), ("pages", &pages.to_string())]);
        page.items.reserve_exact(FURNITURE);
        for (text, base, from_right) in [
            (left.as_str(), HEADER, false),
            (right.as_str(), HEADER, true),
            (document.footer.as_str(), FOOTER, false),
            (number.as_str(), FOOTER, true),
        ] {
            let width = if from_right { WIDTH * 0.28 } else { WIDTH * 0.7 };
            let line = setter.one_line(text, look, width);
            let x = if from_right { RIGHT - line.width } else { MARGIN };
            line.put_at(x, base, &mut page.items);
        }
        let rule = Item::line((MARGIN, HEADER + 6.5), (RIGHT, HEADER + 6.5), RULE, 0.6);
        page.items.push(Placed { tag: Tag::Furniture, item: rule });
    }
}
