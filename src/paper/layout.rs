//! Document → pages: the cover, then everything set and put on pages, then header and footer.

use super::pages::{Item, Laid, Mark, Page, Placed, Target};
use super::set::fitting::{Sketch, summaries};
use super::set::flow::{Flow, Room, Shown};
use super::set::items::{artifact, count};
use super::set::pieces::{Packing, Pages, Piece};
use super::set::text::{Line, Look, Setter, TEXT};
use super::style::{
    BODY, BOTTOM, COVER, FOOTER, HEADER, INK, MARGIN, MUTED, NAME, NAVY, PAGE_WIDTH, RIGHT, RULE, SMALL,
    STEEL, Scale, TINT, WHITE, WIDTH,
};
use super::tree::{Role, Tag, Tree};
use crate::base::lang::{Lang, fill};
use crate::report::document::{Anchor, Begins, Block, Cover, Document, Span, Style};

/// How many items header and footer usually are.
const FURNITURE: usize = 6;
/// How many lines a part may have in the contents.
const TITLE: usize = 4;
/// How many missing characters are named.
const NAMED: usize = 120;

/// Lays out a whole document. Where it may have so many pages only, it is set once with all that it has,
/// and where that is too much again with as much of its tables as there is room for.
pub(in crate::paper) fn lay_out(document: &mut Document, setter: &mut Setter) -> Laid {
    let blocks = std::mem::take(&mut document.blocks);
    let document = &*document;
    setter.link_to.clone_from(&document.link_to);
    setter.faces.low_ellipsis = document.meta.lang == Lang::En;
    let cover = match document.begins {
        Begins::Cover => vec![Page::default()],
        Begins::Blocks => Vec::new(),
    };
    let mut pages = match document.most_pages {
        None => put_at_once(document, blocks, setter, cover),
        Some(most) => fitting(document, &blocks, setter, (cover, most)),
    };
    let aside = missing(document, setter, &mut pages);
    pages.close();
    if document.begins == Begins::Cover
        && let Some(cover) = pages.pages.first_mut()
    {
        let notices: Vec<&str> = document.cover.notices.iter().chain(&aside).map(String::as_str).collect();
        cover.items = self::cover(setter, document, &notices, &pages.marks, &pages.targets);
    }
    let mut laid = Laid { pages: pages.pages, marks: pages.marks, targets: pages.targets, ..Laid::default() };
    if document.most_pages.is_some() {
        unlink(&mut laid);
    }
    furniture(setter, document, &mut laid);
    laid.tree = std::mem::take(&mut setter.tree);
    laid
}

/// Puts what is set on its page at once, and each block goes when the next is set: a long report is never
/// held as blocks, as pieces and as pages.
fn put_at_once(document: &Document, blocks: Vec<Block>, setter: &mut Setter, cover: Vec<Page>) -> Pages {
    let mut pages = Pages::after(cover, Packing::Loose);
    let mut flow = Flow::new(setter, document, &[]);
    let mut last = None;
    for (number, block) in blocks.into_iter().enumerate() {
        part(&mut flow, last.as_ref(), (number, &block));
        pages.put_settled(&mut flow.pieces);
        last = Some(block);
    }
    pages.put_all(flow.pieces);
    pages
}

/// So many pages at most, with as much of the tables as they have room for.
fn fitting(
    document: &Document,
    blocks: &[Block],
    setter: &mut Setter,
    (cover, most): (Vec<Page>, usize),
) -> Pages {
    let mut pieces = set(document, blocks, setter, (&[], &[]));
    let sketch = Sketch::of(&pieces, Scale::of(document.meta.lang));
    let fits = |packing: &Packing| sketch.pages(&[], *packing) <= most;
    let packing = [Packing::Loose, Packing::Tight].into_iter().find(fits);
    if packing.is_none() {
        setter.tree = Tree::default();
        let rooms = sketch.rooms(most);
        let shown = sketch.shown(&rooms, &summaries(blocks));
        pieces = set(document, blocks, setter, (&rooms, &shown));
    }
    let mut pages = Pages::after(cover, packing.unwrap_or(Packing::Tight));
    pages.put_all(pieces);
    pages
}

/// All pieces of a document whose tables have this room.
fn set(
    document: &Document,
    blocks: &[Block],
    setter: &mut Setter,
    (rooms, shown): (&[Room], &[Shown]),
) -> Vec<Piece> {
    let mut flow = Flow::new(setter, document, rooms);
    flow.shown = shown;
    let mut last = None;
    for (number, block) in blocks.iter().enumerate() {
        part(&mut flow, last, (number, block));
        last = Some(block);
    }
    flow.pieces
}

/// Sets a block; the parts within it can be led to.
fn part(flow: &mut Flow<'_>, last: Option<&Block>, (number, block): (usize, &Block)) {
    let from = flow.pieces.len();
    flow.next(last, block);
    lead_to_parts(&mut flow.pieces[from..], number);
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
    let mut flow = Flow::new(setter, document, &[]);
    flow.blocks(&[Block::Paragraph(Style::Small, vec![Span::plain(&text)])]);
    let pieces = flow.pieces;
    if document.begins == Begins::Blocks || pages.has_room(&pieces) {
        pages.put_all(pieces);
        return None;
    }
    setter.tree.nodes.truncate(nodes);
    Some(text)
}

/// The cover, whose title stands higher, and whose parts are told in a line each, where there is no room for all that
/// it says.
fn cover(
    setter: &mut Setter,
    document: &Document,
    notices: &[&str],
    marks: &[Mark],
    targets: &[Target],
) -> Vec<Placed> {
    let nodes = setter.tree.nodes.len();
    let mut made = (Vec::new(), true);
    for (top, lines) in [(168.0, TITLE), (140.0, TITLE), (112.0, TITLE), (112.0, 1)] {
        setter.tree.nodes.truncate(nodes);
        made = cover_from(setter, document, notices, (marks, targets), (top, lines));
        if !made.1 {
            break;
        }
    }
    made.0
}

/// The cover with its title from here on and so many lines for a part; whether anything of it is cut.
fn cover_from(
    setter: &mut Setter,
    document: &Document,
    notices: &[&str],
    (marks, targets): (&[Mark], &[Target]),
    (highest, lines): (f32, usize),
) -> (Vec<Placed>, bool) {
    let (cover, of) = (&document.cover, Scale::of(document.meta.lang));
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
    let mut y: f32 = if name.len() > 3 { highest.min(124.0) } else { highest };
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
    let top = bottom + 26.0;
    let mut cut = fields(setter, cover, of, (top, notices.0 - 8.0), &mut items);
    cut |= contents(setter, cover, (top, notices.0 - 12.0), (marks, targets, lines), &mut items);
    items.extend(notices.1);
    (items, cut)
}

/// Label above value, in the left two thirds of the page; whether a value is cut.
fn fields(
    setter: &mut Setter,
    cover: &Cover,
    of: Scale,
    (top, end): (f32, f32),
    items: &mut Vec<Placed>,
) -> bool {
    const HALF: f32 = 142.0;
    /// How many lines a value has at most.
    const MOST: usize = 8;
    /// A label and its value.
    type Set = (Vec<Line>, Vec<Line>, Look);
    let height =
        |labels: usize, lines: usize| count(labels) * of.small.leading + count(lines) * of.body.leading + 6.0;
    let list = setter.tree.add(Role::List, Tag::Artifact);
    let mut rows: Vec<Vec<Set>> = Vec::new();
    for pair in cover.fields.chunks(2) {
        let mut row = Vec::new();
        for (label, value) in pair {
            let item = setter.tree.add(Role::Item, list);
            let head = setter.tree.add(Role::Label, item);
            let body = setter.tree.add(Role::Body, item);
            let look = Look::new(of.body, TEXT, body);
            let label_look = Look::new(of.small, MUTED, head);
            let mut label = setter.plain(label, label_look, HALF);
            setter.clip(&mut label, 3, HALF, label_look);
            row.push((label, setter.plain(value, look, HALF), look));
        }
        rows.push(row);
    }
    // As many lines for the values of a row as leave room for all.
    let labels = |row: &[Set]| row.iter().map(|(label, ..)| label.len()).max().unwrap_or(0);
    let most = |row: &[Set]| row.iter().map(|(_, lines, _)| lines.len()).max().unwrap_or(0);
    let mut rooms = vec![1; rows.len()];
    let mut free = end - top - rows.iter().map(|row| height(labels(row), 1)).sum::<f32>();
    for lines in 2..=MOST {
        for (row, room) in rows.iter().zip(&mut rooms) {
            if *room + 1 == lines && most(row) >= lines && free >= of.body.leading {
                (*room, free) = (lines, free - of.body.leading);
            }
        }
    }
    let (mut y, mut cut) = (top, false);
    for (row, room) in rows.into_iter().zip(rooms) {
        let labels = labels(&row);
        let height = height(labels, room);
        for (place, (label, mut lines, look)) in row.into_iter().enumerate() {
            let x = MARGIN + count(place) * (HALF + 14.0);
            // A short label stands right above its value.
            let above = labels - label.len();
            for (place, line) in label.into_iter().enumerate() {
                line.put(x, y + count(above + place) * of.small.leading, items);
            }
            cut |= setter.clip(&mut lines, room, HALF, look);
            for (place, line) in lines.into_iter().enumerate() {
                line.put(x, y + count(labels) * of.small.leading + count(place) * of.body.leading, items);
            }
        }
        y += height;
    }
    cut
}

/// The parts with their pages, in the right third of the page; whether any has no room.
fn contents(
    setter: &mut Setter,
    cover: &Cover,
    (top, end): (f32, f32),
    (marks, targets, lines): (&[Mark], &[Target], usize),
    items: &mut Vec<Placed>,
) -> bool {
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
        let most = lines;
        let mut lines = setter.lines(&[run], look, width - 26.0);
        setter.clip(&mut lines, most, width - 26.0, look);
        let height = count(lines.len()) * SMALL.leading;
        if y + height + 5.0 > end {
            let more = setter.one_line("…", look, width);
            more.put(left, y + 2.5, items);
            return true;
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
    false
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
    let covers = usize::from(document.begins == Begins::Cover);
    for (place, page) in laid.pages.iter_mut().enumerate().skip(covers) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{Assessment, Run};
    use crate::audience::{Disclosed, Edition};
    use crate::base::lang::Lang;
    use crate::questionnaire::Catalogue;
    use crate::questionnaire::shipped::meti_guideline;
    use crate::report::{ReportInput, build};

    /// A sample's pages in an edition and a run.
    fn laid(lang: Lang, edition: Edition, run: Run) -> Laid {
        let bytes: &[u8] = match lang {
            Lang::Ja => include_bytes!("../../assets/sample/sample.ja.ron"),
            Lang::En => include_bytes!("../../assets/sample/sample.en.ron"),
        };
        let assessment = crate::storage::parse(bytes, &Catalogue::shipped()).unwrap().assessment;
        let assessment = Assessment { run, ..assessment };
        let (questionnaire, date) = (meti_guideline(), jiff::civil::date(2026, 11, 24));
        let disclosed = &Disclosed::to(edition, questionnaire, &assessment, date);
        let mut document =
            build(&ReportInput { questionnaire, disclosed, lang, date, app: "Keian test" }).unwrap();
        lay_out(&mut document, &mut Setter::new().unwrap())
    }

    #[test]
    fn what_stands_on_the_cover_is_not_cut() {
        for lang in Lang::ALL {
            for (edition, run) in Edition::ALL.into_iter().flat_map(|of| [(of, Run::Full), (of, Run::Short)])
            {
                let text = laid(lang, edition, run).pages[0].text();
                // Two digests are given by their beginnings.
                let beginnings = if edition == Edition::Questionnaire { 0 } else { 2 };
                let cut = text.matches('…').count();
                assert_eq!(cut, beginnings, "{lang:?} {edition:?} {run:?}: {text}");
            }
        }
    }
}
