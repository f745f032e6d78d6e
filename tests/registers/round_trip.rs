//! Registers written as spreadsheets and taken in again: nothing changes beside the registers they were made of, and an
//! empty file gets the same ones.

use jiff::civil::date;
use keian::assessment::Assessment;
use keian::assessment::action_item::{ActionState, Cost};
use keian::assessment::edit::Edit;
use keian::assessment::registers::Registers;
use keian::assessment::registers::dialogue::{CompetitionLaw, Counterpart, Dialogue};
use keian::assessment::registers::products::Product;
use keian::assessment::registers::scenarios::{Countermeasure, Hits, MeasureEffect, Scenario, Split};
use keian::assessment::registers::technologies::{LeakEffect, LeakRoute, Technology};
use keian::assessment::registers::trade::{
    Alternative, Basis, Listed, Sourcing, Substitute, Trade, TradeKind,
};
use keian::base::country::{CorporateNumber, Country};
use keian::base::ids::{DialogueId, ItemId, ListId, MeasureId, ProductId, ScenarioId, TechnologyId, TradeId};
use keian::base::lang::Lang;
use keian::base::units::{Days, Lines, Rank, Share, Thousandths, Tier, Yen};
use keian::export::separated::csv;
use keian::export::workbook::workbook;
use keian::import::columns::Part;
use keian::import::head::head_of;
use keian::import::preview;
use keian::sheets::{Sheet, Source};
use std::ops::ControlFlow;

use super::made::Dice;

/// Texts as people type them, and as they break spreadsheets.
const TEXTS: [&str; 16] = [
    "磁石",
    "Alpha Co., Ltd.",
    "第一工場、第二工場",
    "=1+1",
    "@SUM(A1)",
    "+81 3 1234 5678",
    "'quoted'",
    "\"quoted\", twice",
    "0012",
    "2026/4/1",
    "_x0041_",
    "1行目\n2行目",
    "a;b；c",
    "葛\u{e0100}城",
    "𠮷田・ベータ（株）",
    "TRUE",
];

struct Making<'a>(&'a mut Dice);

impl Making<'_> {
    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.0.once_in(3) { None } else { Some(make(self)) }
    }

    fn text(&mut self) -> String {
        self.0.of_all(&TEXTS).to_owned()
    }

    fn line(&mut self) -> String {
        self.text().replace('\n', " ")
    }

    fn country(&mut self) -> Country {
        Country::new(self.0.of_all(&["CN", "JP", "US", "CD", "HK", "GB", "KR"])).unwrap()
    }

    fn days(&mut self) -> Days {
        Days::new(self.0.of_all(&[0, 1, 45, 360, 36_000])).unwrap()
    }

    fn yen(&mut self) -> Yen {
        Yen::new(self.0.of_all(&[0, 1, 123_456_789, 1_000_000_000_000_000])).unwrap()
    }

    fn share(&mut self) -> Share {
        Share::new(self.0.of_all(&[0, 1, 5_000, 125_000, 333_333, 1_000_000])).unwrap()
    }

    fn day(&mut self) -> jiff::civil::Date {
        self.0.of_all(&[date(2026, 2, 28), date(1900, 1, 1), date(2099, 12, 31)])
    }

    fn listed(&mut self) -> Listed {
        let mut listed = Listed::new();
        if self.0.once_in(2) {
            listed.insert(
                ListId::new("critical-minerals"),
                [ItemId::new("gallium"), ItemId::new("boron")].into(),
            );
        }
        if self.0.once_in(2) {
            listed.insert(ListId::new("technologies"), [].into());
        }
        listed
    }

    fn some_of<Id: Ord + Clone>(&mut self, ids: &[Id]) -> std::collections::BTreeSet<Id> {
        ids.iter().filter(|_| self.0.once_in(2)).cloned().collect()
    }

    fn substitute(&mut self) -> Substitute {
        Substitute {
            name: self.maybe(Self::line),
            country: self.maybe(Self::country),
            owned_from: self.maybe(Self::country),
            days: self.maybe(Self::days),
        }
    }

    fn trade(&mut self, id: usize, products: &[ProductId]) -> Trade {
        let kinds = [TradeKind::Purchase, TradeKind::Outsourced, TradeKind::OwnProduction, TradeKind::Sale];
        Trade {
            id: TradeId::new(format!("T-{id:03}")),
            kind: self.0.of_all(&kinds),
            item: self.line(),
            partner: self.maybe(Self::line),
            partner_number: self.maybe(|_| CorporateNumber::new("5070001000715").unwrap()),
            made_in: self.maybe(Self::country),
            owned_from: self.maybe(Self::country),
            tier: self.maybe(|dice| Tier::new(1 + dice.0.below(4)).unwrap()),
            yearly: self.maybe(Self::yen),
            volume: self
                .maybe(|dice| Thousandths::new(dice.0.of_all(&[0, 1, 1_500, 999_999_999_999_999])).unwrap()),
            unit: self.maybe(|_| "t".to_owned()),
            share: self.maybe(Self::share),
            products: self.some_of(products),
            source: self
                .maybe(|dice| dice.0.of_all(&[Sourcing::Several, Sourcing::SingleByChoice, Sourcing::Sole])),
            alternative: self.maybe(|dice| match dice.0.below(3) {
                0 => Alternative::Nothing,
                1 => Alternative::Candidate(dice.substitute()),
                _ => Alternative::Qualified(dice.substitute()),
            }),
            stock: self.maybe(Self::days),
            recovery: self.maybe(Self::days),
            listed: self.listed(),
            confirmed_on: self.maybe(Self::day),
            basis: self.maybe(|dice| dice.0.of_all(&[Basis::Recorded, Basis::Estimated])),
            lines: self.maybe(|_| Lines::new(12).unwrap()),
            note: self.maybe(Self::text).unwrap_or_default(),
        }
    }

    fn technology(&mut self, id: usize, products: &[ProductId]) -> Technology {
        let route = |dice: &mut Self| match dice.0.below(3) {
            0 => LeakRoute::Open,
            1 => LeakRoute::Closed(String::new()),
            _ => LeakRoute::Closed(dice.line()),
        };
        Technology {
            id: TechnologyId::new(format!("K-{id:02}")),
            name: format!("{} {id}", self.line()),
            products: self.some_of(products),
            why: self.maybe(Self::text),
            holders: self.maybe(Self::text),
            shared_with: self.maybe(Self::text),
            leak_routes: [(ItemId::new("people-leaving"), route(self)), (ItemId::new("cyber"), route(self))]
                .into(),
            listed: self.listed(),
            leak_effect: self.maybe(|dice| {
                if dice.0.once_in(2) {
                    LeakEffect::Yearly(dice.yen())
                } else {
                    LeakEffect::Words(dice.text())
                }
            }),
            owner: self.maybe(Self::line),
            reviewed_on: self.maybe(Self::day),
        }
    }

    fn scenario(&mut self, id: usize, registers: &Registers) -> Scenario {
        let products: Vec<ProductId> = registers.products.iter().map(|row| row.id.clone()).collect();
        let technologies: Vec<TechnologyId> =
            registers.technologies.iter().map(|row| row.id.clone()).collect();
        let partners: std::collections::BTreeSet<String> =
            registers.trade.iter().filter_map(|row| row.partner.clone()).collect();
        let measures = self.0.below(4);
        Scenario {
            id: ScenarioId::new(format!("S-{id:02}")),
            title: format!("{} {id}", self.line()),
            template: self.maybe(|_| ItemId::new("export-controls")),
            hits: Hits {
                countries: [self.country(), self.country()].into(),
                owned_from: [self.country()].into(),
                partners: partners.into_iter().take(3).collect(),
                entries: self.listed(),
                products: self.some_of(&products),
                technologies: self.some_of(&technologies),
            },
            lasts: self.maybe(Self::days),
            importance: self.maybe(|dice| Rank::new(1 + dice.0.below(3)).unwrap()),
            urgency: self.maybe(|dice| Rank::new(1 + dice.0.below(3)).unwrap()),
            measures: (1..=measures).map(|id| self.measure(id, registers)).collect(),
            exercised_on: self.maybe(Self::day),
            reviewed_on: self.maybe(Self::day),
        }
    }

    fn measure(&mut self, id: u64, registers: &Registers) -> Countermeasure {
        let rows: Vec<TradeId> = registers.trade.iter().map(|row| row.id.clone()).collect();
        let changes = self.0.below(4);
        let change = |dice: &mut Self| match dice.0.below(3) {
            0 => MeasureEffect::Stock(dice.days()),
            1 => MeasureEffect::Qualifies(Substitute { days: Some(dice.days()), ..dice.substitute() }),
            _ => MeasureEffect::Split(Split {
                share: Some(dice.share()),
                partner: dice.maybe(Self::line),
                country: dice.maybe(Self::country),
                owned_from: dice.maybe(Self::country),
            }),
        };
        Countermeasure {
            id: MeasureId::new(id.to_string()),
            what: format!("{} {id}", self.line()),
            owner: self.maybe(Self::line),
            due: self.maybe(Self::day),
            cost: Cost { once: self.maybe(Self::yen), yearly: self.maybe(Self::yen) },
            state: match self.0.below(4) {
                0 => ActionState::NotBegun,
                1 => ActionState::UnderWay,
                2 => ActionState::Done,
                _ => ActionState::GivenUp(self.line()),
            },
            rows: self.some_of(&rows),
            changes: (0..changes).map(|_| change(self)).collect(),
        }
    }

    fn registers(&mut self) -> Registers {
        let mut made = Registers::default();
        let products = 1 + self.0.below(5);
        made.products = (1..=products)
            .map(|id| Product {
                id: ProductId::new(format!("P-{id:02}")),
                name: format!("{}{id}", self.line()),
                monthly_sales: self.maybe(Self::yen),
                note: self.maybe(Self::text).unwrap_or_default(),
            })
            .collect();
        let ids: Vec<ProductId> = made.products.iter().map(|row| row.id.clone()).collect();
        let rows = 1 + self.0.below(12) as usize;
        made.trade = (1..=rows).map(|id| self.trade(id, &ids)).collect();
        made.technologies = (1..=3).map(|id| self.technology(id, &ids)).collect();
        made.scenarios = (1..=3).map(|id| self.scenario(id, &made)).collect();
        made.dialogue = (1..=3)
            .map(|id| Dialogue {
                id: DialogueId::new(format!("D-{id:03}")),
                with: self.0.of_all(&[Counterpart::Customer, Counterpart::Peers, Counterpart::Inside]),
                name: self.maybe(Self::line),
                on: self.day(),
                topics: self.maybe(Self::text),
                agreed: self.maybe(Self::text),
                next_on: self.maybe(Self::day),
                owner: self.maybe(Self::line),
                competition_law: self.maybe(|dice| {
                    dice.0.of_all(&[
                        CompetitionLaw::LookedAt,
                        CompetitionLaw::NotNeeded,
                        CompetitionLaw::NotLookedAt,
                    ])
                }),
                note: self.maybe(Self::text).unwrap_or_default(),
            })
            .collect();
        made
    }
}

fn sheet(source: &mut Source, name: &str) -> Sheet {
    let place = source.sheets().iter().position(|sheet| sheet.name == name).unwrap();
    source.read(place, &mut |_| ControlFlow::Continue(())).unwrap()
}

/// Each register as a table of one workbook.
fn sheets(registers: &Registers, lang: Lang) -> Vec<(Part, Sheet)> {
    let bytes = workbook(&Part::ALL, registers, lang).unwrap();
    assert_eq!(workbook(&Part::ALL, registers, lang).unwrap(), bytes, "the same registers, the same bytes");
    let mut source = Source::open(bytes).unwrap();
    Part::ALL.into_iter().map(|part| (part, sheet(&mut source, part.name(lang)))).collect()
}

/// Each register as a text.
fn texts(registers: &Registers, lang: Lang) -> Vec<(Part, Sheet)> {
    let table = |part| (part, sheet(&mut Source::open(csv(part, registers, lang).unwrap()).unwrap(), ""));
    Part::ALL.into_iter().map(table).collect()
}

/// What a table changes about registers.
fn changes(sheet: &Sheet, part: Part, registers: &Registers) -> Option<Edit> {
    let head = head_of(sheet, part).expect("a table that Keian wrote has a head");
    assert_eq!(head.columns.len(), part.columns().len(), "{part:?}: every column is known again");
    assert!(head.unused.is_empty() && head.unclear.is_empty() && head.ambiguous.is_empty(), "{head:?}");
    let preview = preview(sheet, part, &head, registers);
    assert_eq!(preview.refused.first, [], "{part:?}");
    assert!(preview.passed.is_empty(), "{part:?}: {:?}", preview.passed);
    preview.edit
}

#[test]
fn what_is_written_and_taken_in_again_changes_nothing_and_fills_an_empty_file() {
    for seed in 1..=60 {
        let mut dice = Dice::of(seed);
        let registers = Making(&mut dice).registers();
        let both = [Lang::Ja, Lang::En].map(|lang| [sheets(&registers, lang), texts(&registers, lang)]);
        for tables in both.into_iter().flatten() {
            let mut filled = Assessment::default();
            for (part, sheet) in &tables {
                let edit = changes(sheet, *part, &registers);
                assert_eq!(edit, None, "seed {seed}, {part:?}");
                if let Some(edit) = changes(sheet, *part, &filled.registers) {
                    edit.apply(&mut filled);
                }
            }
            assert_eq!(filled.registers, registers, "seed {seed}");
        }
    }
}

#[test]
fn an_empty_register_is_its_own_template() {
    for lang in [Lang::Ja, Lang::En] {
        for (part, sheet) in sheets(&Registers::default(), lang) {
            assert_eq!(sheet.len(), 1, "{part:?}: its head alone");
            assert_eq!(changes(&sheet, part, &Registers::default()), None);
        }
    }
}
