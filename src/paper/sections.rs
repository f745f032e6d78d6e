//! A document of as many pages as it takes: its sections are set beside each other, as threads have time, and
//! put on pages one after another. What comes of it is the same as if they had been set in turn.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::pages::Page;
use super::set::blocks::keep_above;
use super::set::flow::Flow;
use super::set::pieces::{Packing, Pages, Piece};
use super::set::text::Setter;
use super::tree::{Node, Tag, Tree};
use crate::report::document::{Anchor, Block, Document};

/// How many sections are set before they are put on pages: enough that no thread waits long for another, few
/// enough that a long report is never held as pieces.
const WINDOW: usize = 96;

/// Blocks that begin with a heading of level 1 or 2, and so depend on nothing above them.
struct Section {
    /// The number of its first block among all.
    number: usize,
    blocks: Vec<Block>,
}

/// A section as it is set.
struct SetSection {
    pieces: Vec<Piece>,
    /// Its nodes but the root; their numbers are counted as if nothing stood above.
    nodes: Vec<Node>,
    /// As a flow has it.
    leads: Option<u8>,
}

/// Puts what is set on its page at once, and blocks go when they are set: a long report is never held as blocks, as
/// pieces and as pages.
pub(in crate::paper) fn put_at_once(
    document: &Document,
    blocks: Vec<Block>,
    setter: &mut Setter,
    cover: Vec<Page>,
) -> Pages {
    put_by(document, blocks, setter, (cover, WINDOW))
}

/// The same with so many sections at a time.
fn put_by(
    document: &Document,
    blocks: Vec<Block>,
    setter: &mut Setter,
    (cover, many): (Vec<Page>, usize),
) -> Pages {
    let mut pages = Pages::after(cover, Packing::Loose);
    let faces = setter.faces.another();
    let mut other = Setter { faces, tree: Tree::default(), link_to: setter.link_to.clone() };
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut last, mut leads) = (None, None);
    let mut sections = sections(blocks).into_iter();
    while sections.len() > 0 {
        let mut window: Vec<Section> = sections.by_ref().take(many).collect();
        let set = set(document, &window, last.as_ref(), (setter, &mut other));
        for (place, (section, set)) in window.iter().zip(set).enumerate() {
            let before = place.checked_sub(1).and_then(|place| window[place].blocks.last()).or(last.as_ref());
            if let (Some(above), Some(first)) = (pieces.last_mut(), section.blocks.first()) {
                above.keep = above.keep.max(keep_above(leads, before, first));
            }
            leads = set.leads;
            pieces.extend(placed(set, &mut setter.tree));
            pages.put_settled(&mut pieces);
        }
        last = window.pop().and_then(|mut section| section.blocks.pop());
    }
    pages.put_all(pieces);
    setter.faces.missing.append(&mut other.faces.missing);
    pages
}

/// Blocks by section.
fn sections(blocks: Vec<Block>) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for (number, block) in blocks.into_iter().enumerate() {
        match sections.last_mut() {
            Some(section) if !begins(&block) => section.blocks.push(block),
            _ => sections.push(Section { number, blocks: vec![block] }),
        }
    }
    sections
}

/// Whether a block begins a section.
fn begins(block: &Block) -> bool {
    match block {
        Block::Heading { level, .. } => *level <= 2,
        Block::Together(blocks) => blocks.first().is_some_and(begins),
        _ => false,
    }
}

/// Sections as they are set, in their order. Each setter takes the next one that nobody has begun.
fn set(
    document: &Document,
    sections: &[Section],
    last: Option<&Block>,
    (one, other): (&mut Setter, &mut Setter),
) -> Vec<SetSection> {
    let next = AtomicUsize::new(0);
    let work = |setter: &mut Setter| {
        let own = std::mem::take(&mut setter.tree);
        let mut done = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(section) = sections.get(place) else { break };
            let before = place.checked_sub(1).map_or(last, |place| sections[place].blocks.last());
            done.push((place, set_section(document, section, before, setter)));
        }
        setter.tree = own;
        done
    };
    let (mut done, others) = rayon::join(|| work(one), || work(other));
    done.extend(others);
    done.sort_unstable_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, set)| set).collect()
}

fn set_section(
    document: &Document,
    section: &Section,
    before: Option<&Block>,
    setter: &mut Setter,
) -> SetSection {
    setter.tree = Tree::default();
    let mut flow = Flow::new(setter, document, &[]);
    flow.begun = before.is_some();
    let mut last = before;
    for (place, block) in section.blocks.iter().enumerate() {
        part(&mut flow, last, (section.number + place, block));
        last = Some(block);
    }
    let (pieces, leads) = (flow.pieces, flow.leads);
    SetSection { pieces, nodes: setter.tree.nodes.split_off(1), leads }
}

/// The pieces of a section, whose nodes now stand in the tree.
fn placed(set: SetSection, tree: &mut Tree) -> Vec<Piece> {
    let SetSection { mut pieces, nodes, .. } = set;
    let above = u32::try_from(tree.nodes.len()).unwrap_or(u32::MAX).saturating_sub(1);
    let moved = |node: u32| if node == 0 { 0 } else { node.saturating_add(above) };
    tree.nodes.extend(nodes.into_iter().map(|node| Node { parent: moved(node.parent), ..node }));
    // What is repeated where a page begins is decoration, and belongs to no node.
    for item in pieces.iter_mut().flat_map(|piece| &mut piece.items) {
        if let Tag::Node(node) = item.tag {
            item.tag = Tag::Node(moved(node));
        }
    }
    pieces
}

/// Sets a block; the parts within it can be led to.
pub(in crate::paper) fn part(flow: &mut Flow<'_>, last: Option<&Block>, (number, block): (usize, &Block)) {
    let from = flow.pieces.len();
    flow.next(last, block);
    lead_to_parts(&mut flow.pieces[from..], number);
}

/// Gives every part within a block an anchor, so that the cover can lead to it.
fn lead_to_parts(pieces: &mut [Piece], block: usize) {
    for (place, piece) in pieces.iter_mut().enumerate() {
        if piece.anchor.is_none() && piece.mark.as_ref().is_some_and(|(level, _)| *level == 1) {
            piece.anchor = Some(Anchor(format!("part {block} {place}")));
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::assessment::Assessment;
    use crate::audience::{Disclosed, Edition};
    use crate::base::lang::Lang;
    use crate::questionnaire::Catalogue;
    use crate::questionnaire::shipped::meti_guideline;
    use crate::report::{ReportInput, build};

    /// All blocks one after another, by one setter.
    fn put_in_turn(document: &Document, setter: &mut Setter) -> Pages {
        let mut flow = Flow::new(setter, document, &[]);
        let mut last = None;
        for (number, block) in document.blocks.iter().enumerate() {
            part(&mut flow, last, (number, block));
            last = Some(block);
        }
        let pieces = flow.pieces;
        let mut pages = Pages::after(vec![Page::default()], Packing::Loose);
        pages.put_all(pieces);
        pages
    }

    #[test]
    fn sections_set_beside_each_other_are_the_same_as_set_in_turn() {
        let bytes = include_bytes!("../../assets/sample/sample.en.ron");
        let mut answers = crate::storage::parse(bytes, &Catalogue::shipped()).unwrap().assessment;
        for answer in answers.answers.values_mut().step_by(3) {
            answer.note = "𝄞 調達先の一覧と契約書を点検した。".repeat(40);
        }
        let (questionnaire, date) = (meti_guideline(), date(2026, 11, 24));
        for (edition, lang, assessment) in [
            (Edition::Full, Lang::Ja, &answers),
            (Edition::Full, Lang::En, &answers),
            (Edition::Full, Lang::En, &Assessment::default()),
            (Edition::Questionnaire, Lang::Ja, &answers),
        ] {
            let disclosed = &Disclosed::to(edition, questionnaire, assessment, date);
            let input = ReportInput { questionnaire, disclosed, lang, date, app: "Keian test" };
            let document = build(&input).unwrap();
            let mut setter = Setter::new().unwrap();
            let expected = put_in_turn(&document, &mut setter);
            for many in [1, 4, WINDOW] {
                let mut own = Setter::new().unwrap();
                let cover = vec![Page::default()];
                let made = put_by(&document, document.blocks.clone(), &mut own, (cover, many));
                assert_eq!(made.pages.len(), expected.pages.len(), "{edition:?} {lang:?} {many}");
                assert!(
                    made.pages == expected.pages,
                    "{edition:?} {lang:?} {many}: what stands on the pages"
                );
                assert_eq!(made.marks, expected.marks, "{edition:?} {lang:?} {many}");
                assert_eq!(made.targets, expected.targets, "{edition:?} {lang:?} {many}");
                assert!(own.tree == setter.tree, "{edition:?} {lang:?} {many}: the structure");
                assert_eq!(own.faces.missing, setter.faces.missing, "{edition:?} {lang:?} {many}");
            }
        }
    }
}
