//! The chapter on the registers: what each edition tells of them and what it hides, that its numbers are those of the
//! analysis, and that there is none where nothing stands in them.

use std::collections::BTreeSet;

use jiff::civil::date;
use keian::analysis::words::{Rounded, money, percents, register_words};
use keian::analysis::{Lasting, Ledger, PlaceSort, Stop};
use keian::assessment::Assessment;
use keian::assessment::action_item::ActionState;
use keian::assessment::registers::Registers;
use keian::assessment::registers::products::Product;
use keian::assessment::registers::technologies::{LeakEffect, LeakRoute};
use keian::assessment::registers::trade::{Basis, Trade};
use keian::audience::Edition;
use keian::base::ids::{ItemId, ProductId};
use keian::base::lang::{Lang, fill};
use keian::base::units::{Thousandths, Yen};
use keian::paper::render;
use keian::questionnaire::Catalogue;
use keian::questionnaire::shipped::meti_guideline;
use keian::report::Extras;
use keian::report::document::{Block, Cell, Document, Figure, FigureKind, Span};
use keian::storage::parse;

use super::made::{DAY, made_by};

pub fn sample(lang: Lang) -> Assessment {
    let bytes: &[u8] = match lang {
        Lang::Ja => include_bytes!("../../assets/sample/sample.ja.ron"),
        Lang::En => include_bytes!("../../assets/sample/sample.en.ron"),
    };
    parse(bytes, &Catalogue::shipped()).unwrap().assessment
}

/// Rows are confirmed on another day that is as long ago as far as any figure goes.
pub fn confirmed_on_another_day(all: &mut Assessment) {
    let change = |row: &Trade| {
        let moved = row.confirmed_on.map(|on| if on == date(2026, 7, 15) { date(2026, 7, 16) } else { on });
        Trade { confirmed_on: moved, ..row.clone() }
    };
    all.registers.trade = all.registers.trade.iter().map(|row| change(row)).collect();
}

/// A product, an item, a technology and a scenario have other names.
pub fn named(all: &mut Assessment, mark: &str) {
    let of = &mut all.registers;
    of.products =
        of.products.iter().map(|row| Product { name: mark.to_owned(), ..(**row).clone() }).collect();
    of.technologies = of
        .technologies
        .iter()
        .map(|row| {
            let mut row = (**row).clone();
            row.name = mark.to_owned();
            row
        })
        .collect();
    of.scenarios = of
        .scenarios
        .iter()
        .map(|row| {
            let mut row = (**row).clone();
            row.title = mark.to_owned();
            row.measures.iter_mut().for_each(|measure| measure.what = mark.to_owned());
            row
        })
        .collect();
}

/// Everything else that stands in rows is something else.
pub fn words(all: &mut Assessment, mark: &str) {
    let of = &mut all.registers;
    let some = || Some(mark.to_owned());
    of.products =
        of.products.iter().map(|row| Product { note: mark.to_owned(), ..(**row).clone() }).collect();
    let trade = |row: &Trade| Trade {
        volume: Thousandths::new(765_432).ok(),
        unit: some(),
        basis: if row.basis.is_none() { Some(Basis::Estimated) } else { None },
        note: mark.to_owned(),
        ..row.clone()
    };
    of.trade = of.trade.iter().map(|row| trade(row)).collect();
    of.technologies = of
        .technologies
        .iter()
        .map(|row| {
            let mut row = (**row).clone();
            (row.why, row.holders, row.shared_with, row.owner) = (some(), some(), some(), some());
            row.leak_effect = Some(LeakEffect::Words(mark.to_owned()));
            for route in row.leak_routes.values_mut() {
                if let LeakRoute::Closed(by) = route {
                    *by = mark.to_owned();
                }
            }
            row
        })
        .collect();
    of.scenarios = of
        .scenarios
        .iter()
        .map(|row| {
            let mut row = (**row).clone();
            row.template = Some(ItemId::new("forced-transfer"));
            for measure in &mut row.measures {
                measure.owner = some();
                if let ActionState::GivenUp(why) = &mut measure.state {
                    *why = mark.to_owned();
                }
            }
            row
        })
        .collect();
    of.dialogue = of
        .dialogue
        .iter()
        .map(|row| {
            let mut row = (**row).clone();
            (row.topics, row.agreed, row.owner) = (some(), some(), some());
            row.note = mark.to_owned();
            row
        })
        .collect();
}

fn document(edition: Edition, lang: Lang, all: &Assessment) -> Document {
    made_by("Keian", (edition, lang), meti_guideline(), all, &Extras::default())
}

fn spans(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

/// The texts of blocks, and what figures say to those who cannot see them.
fn texts(blocks: &[Block]) -> Vec<String> {
    let mut all = Vec::new();
    for block in blocks {
        match block {
            Block::Heading { text, .. } => all.push(text.clone()),
            Block::Paragraph(_, of) => all.push(spans(of)),
            Block::Bullets(of) => all.extend(of.iter().map(|of| spans(of))),
            Block::Table(of) => {
                for row in &of.rows {
                    let cells = row.iter().map(|cell| match cell {
                        Cell::Text(of) => spans(of),
                        Cell::Level(_, said) => said.clone(),
                    });
                    all.push(cells.collect::<Vec<_>>().join(" | "));
                }
            }
            Block::Figure(of) => all.push(of.alt.clone()),
            Block::Together(of) | Block::OnePage(of) => all.extend(texts(of)),
            _ => {}
        }
    }
    all
}

/// The blocks of the chapter.
fn chapter_blocks(edition: Edition, lang: Lang, all: &Assessment) -> Vec<Block> {
    let title = if lang == Lang::Ja { "台帳から分かること" } else { "What the registers show" };
    let mut blocks = document(edition, lang, all).blocks;
    let opens =
        |block: &Block| texts(std::slice::from_ref(block)).first().is_some_and(|first| first == title);
    let Some(from) = blocks.iter().position(opens) else { return Vec::new() };
    let ends = |block: &Block| matches!(block, Block::Heading { level: 1, .. });
    let to = blocks[from + 1..].iter().position(ends).map_or(blocks.len(), |to| from + 1 + to);
    blocks.drain(from..to).collect()
}

/// The texts of the chapter.
pub fn chapter(edition: Edition, lang: Lang, all: &Assessment) -> Vec<String> {
    texts(&chapter_blocks(edition, lang, all))
}

/// Its bullets.
pub fn bullets(edition: Edition, lang: Lang, all: &Assessment) -> Vec<String> {
    let mut blocks = chapter_blocks(edition, lang, all);
    blocks.retain(|block| matches!(block, Block::Bullets(_)));
    texts(&blocks)
}

#[test]
fn the_numbers_of_the_chapter_are_those_of_the_analysis() {
    for lang in Lang::ALL {
        let all = sample(lang);
        let (w, ledger) = (register_words(lang), Ledger::of(&all.registers));
        for edition in [Edition::Full, Edition::Board] {
            let said = chapter(edition, lang, &all).join("\n");
            let has = |wanted: &str| assert!(said.contains(wanted), "{edition:?} {lang:?} lacks {wanted}");
            // Where purchases come from, with the end that the unknown part makes.
            for of in ledger.spread(PlaceSort::MadeIn).unwrap().places.iter().take(3) {
                has(&percents(of.share, lang));
            }
            let points = ledger.points(Lasting::USUAL);
            for point in
                points.abroad.iter().take(3).map(|point| point.lost).chain(points.home.map(|home| home.lost))
            {
                let cells = [
                    money(point.estimate.unwrap(), Rounded::Nearest, lang),
                    money(point.least, Rounded::Down, lang),
                    money(point.most, Rounded::Up, lang),
                    money(point.outermost, Rounded::Up, lang),
                ];
                has(&cells.join(" | "));
            }
            // The two gravest scenarios, in the sentences of `keian what-if`.
            for id in ["S-1", "S-2"] {
                let scenario = all.registers.scenarios.iter().find(|row| row.id.as_str() == id).unwrap();
                let found = ledger.what_if(&Stop::from(&scenario.hits), Stop::lasting(scenario));
                let what = fill(&w.stop_scenario, &[("place", &scenario.title)]);
                let sentences = w.what_if(&found, &what, lang);
                let assumed = fill(&w.assumed, &[("count", &found.assumed.to_string())]);
                for sentence in sentences {
                    // The board is told it in few words.
                    let few = if lang == Lang::Ja { "仮の値で補った欄: " } else { "Cells assumed: " };
                    match edition {
                        Edition::Board if sentence == assumed => has(&format!("{few}{}", found.assumed)),
                        _ => has(&sentence),
                    }
                }
                for measure in &scenario.measures {
                    let gain = ledger.gain(scenario, measure, Stop::lasting(scenario));
                    has(&measure.what);
                    has(&money(gain.in_scenario.at_most, Rounded::Up, lang));
                }
            }
        }
        // Under six tenths of the owners are known: their ends stand there, and no estimate of them.
        let owners = ledger.knowledge(DAY).owned_from.part(ledger.knowledge(DAY).all).unwrap();
        assert!(chapter(Edition::Full, lang, &all).join("\n").contains(&percents(owners, lang)));
    }
}

/// Where of no purchase a place is known there is no bar, and no legend that tells what bars mean.
#[test]
fn a_figure_of_bars_has_bars() {
    fn bars(blocks: &[Block]) -> Vec<usize> {
        let found = blocks.iter().flat_map(|block| match block {
            Block::Figure(Figure { kind: FigureKind::Bars(bars), .. }) => vec![bars.bars.len()],
            Block::Together(of) | Block::OnePage(of) => bars(of),
            _ => Vec::new(),
        });
        found.collect()
    }
    for lang in Lang::ALL {
        let mut nowhere = sample(lang);
        let bare = |row: &Trade| Trade { made_in: None, owned_from: None, ..row.clone() };
        nowhere.registers.trade = nowhere.registers.trade.iter().map(|row| bare(row)).collect();
        for edition in [Edition::Full, Edition::Board] {
            let [known, unknown] =
                [&sample(lang), &nowhere].map(|all| bars(&document(edition, lang, all).blocks));
            assert!(
                !known.contains(&0) && !unknown.contains(&0),
                "{lang:?} {edition:?}: {known:?} {unknown:?}"
            );
            assert!(unknown.len() < known.len(), "{lang:?} {edition:?}: {known:?} {unknown:?}");
        }
    }
}

#[test]
fn without_registers_there_is_no_chapter_and_the_pages_are_as_they_were() {
    for lang in Lang::ALL {
        let bare = Assessment { registers: Registers::default(), ..sample(lang) };
        for edition in [Edition::Full, Edition::Board] {
            assert!(!chapter(edition, lang, &sample(lang)).is_empty());
            assert_eq!(chapter(edition, lang, &bare), Vec::<String>::new());
        }
    }
}

#[test]
fn the_board_has_one_page_of_it_and_eight_in_all() {
    for lang in Lang::ALL {
        let pages = |all: &Assessment| render(document(Edition::Board, lang, all)).unwrap().pages;
        assert!(pages(&sample(lang)) <= 8);
        let title = if lang == Lang::Ja { "台帳から分かること" } else { "What the registers show" };
        let board = document(Edition::Board, lang, &sample(lang));
        let one = board.blocks.iter().filter(|block| match block {
            Block::OnePage(of) => texts(of).first().is_some_and(|first| first == title),
            _ => false,
        });
        assert_eq!(one.count(), 1);
    }
}

/// Three rows, as one begins: what is not known is said and no estimate is made.
#[test]
fn three_rows_without_countries_have_no_estimate_and_it_is_said_why() {
    let lang = Lang::En;
    let mut all = Assessment { registers: Registers::default(), ..sample(lang) };
    let rows = sample(lang).registers.trade;
    all.registers.trade = rows
        .iter()
        .take(3)
        .map(|row| {
            let mut row = (**row).clone();
            row.made_in = row.made_in.filter(|_| row.id.as_str() == "T-002");
            row.products = BTreeSet::from([ProductId::new("P-1")]);
            row
        })
        .collect();
    let product = Product { id: ProductId::new("P-1"), name: "Motors".to_owned(), ..Product::default() };
    all.registers.products =
        [Product { monthly_sales: Yen::new(30_000_000).ok(), ..product }].into_iter().collect();
    let said = chapter(Edition::Full, lang, &all).join("\n");
    assert!(
        said.contains("There is no estimate: only 6–7% of what is bought says where it belongs."),
        "{said}"
    );
}

#[test]
fn a_scenario_without_a_title_and_a_measure_without_words_are_called_by_their_ids_in_both_editions() {
    for lang in Lang::ALL {
        let mut all = sample(lang);
        let mut named: Vec<_> = all.registers.scenarios.iter().map(|row| (**row).clone()).collect();
        let titles: Vec<String> = named.iter().map(|row| row.title.clone()).collect();
        let gravest = named.iter_mut().find(|row| row.id.as_str() == "S-1").unwrap();
        gravest.title = String::new();
        gravest.measures[0].what = String::new();
        let (id, measure) = (gravest.id.to_string(), gravest.measures[0].id.to_string());
        all.registers.scenarios = named.into_iter().collect();
        for edition in [Edition::Full, Edition::Board] {
            let said = chapter(edition, lang, &all).join("\n");
            let what = fill(&register_words(lang).stop_scenario, &[("place", &id)]);
            assert!(said.contains(&what), "{edition:?} {lang:?}: {what} in {said}");
            assert!(titles.iter().any(|title| said.contains(title)), "the others have theirs");
            assert!(said.contains(&measure), "{edition:?} {lang:?}: {measure} in {said}");
        }
    }
}
