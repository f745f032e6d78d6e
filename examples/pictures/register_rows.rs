//! The scenes of the registers by how many rows they have: none, three, 120, and 20,000 of trade (2,000 of each other
//! kind), as a company has them that takes in what its purchasing keeps.

use std::fmt::Write as _;

use egui::Key;
use egui_kittest::kittest::Queryable;
use keian::assessment::action_item::{ActionState, Cost};
use keian::assessment::registers::Registers;
use keian::assessment::registers::dialogue::{CompetitionLaw, Counterpart, Dialogue};
use keian::assessment::registers::products::Product;
use keian::assessment::registers::scenarios::{Countermeasure, MeasureEffect, Scenario, Split};
use keian::assessment::registers::technologies::{LeakRoute, Technology};
use keian::assessment::registers::trade::{Alternative, Sourcing, Substitute, Trade, TradeKind};
use keian::base::country::Country;
use keian::base::ids::{DialogueId, MeasureId, ProductId, ScenarioId, TechnologyId, TradeId};
use keian::base::lang::Lang;
use keian::base::units::{Days, Rank, Yen};
use keian::questionnaire::shipped::leak_routes;

use super::Window;
use super::scenes::Scene;

/// What is bought, sold and known; every third is left empty here and there.
const ITEMS: [(&str, &str); 6] = [
    ("ネオジム磁石", "Neodymium magnets"),
    ("電磁鋼板", "Electrical steel sheet"),
    ("マイコン", "Microcontrollers"),
    ("銅線", "Copper wire"),
    ("基板実装(多層・両面、はんだ検査つき)", "Board assembly (multilayer, with inspection of the solder)"),
    ("特殊ガス", "Special gases"),
];
const PARTNERS: [(&str, &str); 6] = [
    ("青山磁材株式会社", "Aoyama Magnets KK"),
    ("東日本鋼材", "Higashi Steel"),
    ("台北電子", "Taipei Electronics"),
    ("山手化成", "Yamate Chemicals"),
    ("川崎実装", "Kawasaki Assembly"),
    ("ハノイ電子", "Hanoi Electronics"),
];
const WHAT: [(&str, &str); 3] = [
    ("重要部品の在庫を90日分積み増す", "Hold 90 days more of the parts that matter"),
    ("国内の代替先を認定する", "Qualify an alternative at home"),
    ("一部を別の国の調達先に移す", "Move a part to a source in another country"),
];
const WHERE: [&str; 7] = ["CN", "JP", "TW", "", "VN", "DE", "KR"];

struct Made {
    lang: Lang,
}

impl Made {
    fn word(&self, of: (&str, &str)) -> String {
        match self.lang {
            Lang::Ja => of.0.to_owned(),
            Lang::En => of.1.to_owned(),
        }
    }

    fn one(&self, of: &[(&str, &str)], at: usize) -> String {
        let of = of[at % of.len()];
        let turn = at / of.0.len().max(1);
        if turn == 0 { self.word(of) } else { format!("{} {turn}", self.word(of)) }
    }

    fn product(&self, at: usize) -> Product {
        Product {
            id: ProductId::new(format!("P-{at:04}")),
            name: self
                .one(&[("モータ", "Motors"), ("制御盤", "Control panels"), ("保守サービス", "Service")], at),
            monthly_sales: Yen::new(1_000_000 + at as u64 * 173_000).ok().filter(|_| at % 4 != 3),
            ..Product::default()
        }
    }

    fn trade(&self, at: usize, products: usize) -> Trade {
        let kind = match at % 20 {
            7 => TradeKind::Sale,
            4 => TradeKind::Outsourced,
            _ => TradeKind::Purchase,
        };
        let mut row = Trade::of(TradeId::new(format!("T-{at:05}")), kind, self.one(&ITEMS, at));
        row.partner = (at % 11 != 10).then(|| self.one(&PARTNERS, at / 2));
        row.made_in = Country::new(WHERE[at * 5 % WHERE.len()]).ok();
        row.yearly = (at % 7 != 6).then(|| Yen::new(1_234_000 + at as u64 * 51_000).unwrap());
        if products > 0 {
            row.products = [ProductId::new(format!("P-{:04}", at % products.min(12)))].into();
        }
        row.source = at.is_multiple_of(3).then_some(Sourcing::Sole);
        row.stock = (at % 3 != 1).then(|| Days::new(at as u64 * 7 % 120 + 1).unwrap());
        row.recovery = (!at.is_multiple_of(4)).then(|| Days::new(at as u64 * 11 % 300 + 1).unwrap());
        row.alternative = (at % 5 == 2).then(|| {
            let name = Some(self.word(PARTNERS[5]));
            Alternative::Qualified(Substitute {
                name,
                country: Country::new("VN").ok(),
                days: Days::new(60).ok(),
                ..Substitute::default()
            })
        });
        row
    }

    fn technology(&self, at: usize) -> Technology {
        let routes = leak_routes().iter().take(at % 4);
        let closed = self.word(("競業避止の誓約", "Pledge not to compete"));
        let route = |way: usize| {
            if way.is_multiple_of(2) { LeakRoute::Closed(closed.clone()) } else { LeakRoute::Open }
        };
        Technology {
            id: TechnologyId::new(format!("K-{at:04}")),
            name: self
                .one(&[("巻線の自動化", "Automatic winding"), ("制御の調整手順", "Tuning of controls")], at),
            why: at.is_multiple_of(2).then(|| {
                self.word(("歩留まりが競合より高い", "Yields are higher than those of competitors"))
            }),
            leak_routes: routes.enumerate().map(|(way, item)| (item.id.clone(), route(way))).collect(),
            owner: (at % 3 != 2).then(|| self.word(("技術部", "Engineering"))),
            ..Technology::default()
        }
    }

    fn scenario(&self, at: usize) -> Scenario {
        let titles = [
            ("中国からの輸出の停止", "Exports from China stop"),
            ("台湾の港の封鎖", "The ports of Taiwan are closed"),
            ("青山磁材の倒産", "Aoyama Magnets goes bankrupt"),
        ];
        let mut row = Scenario {
            id: ScenarioId::new(format!("S-{at:04}")),
            title: if at % 9 == 8 { String::new() } else { self.one(&titles, at) },
            lasts: Days::new(30 + at as u64 % 6 * 30).ok(),
            importance: Rank::new(at as u64 % 3 + 1).ok().filter(|_| at % 5 != 4),
            urgency: Rank::new(at as u64 / 3 % 3 + 1).ok(),
            ..Scenario::default()
        };
        row.hits.countries = [Country::new(["CN", "TW", "CN"][at % 3]).unwrap()].into();
        row
    }

    fn measure(&self, at: usize, trade: usize) -> Countermeasure {
        let changes = match at % 4 {
            0 => vec![MeasureEffect::Stock(Days::new(90).unwrap())],
            1 => vec![MeasureEffect::Qualifies(Substitute {
                name: Some(self.word(PARTNERS[1])),
                country: Country::new("JP").ok(),
                days: Days::new(60).ok(),
                ..Substitute::default()
            })],
            2 => vec![MeasureEffect::Split(Split::default())],
            _ => Vec::new(),
        };
        let rows = (0..at % 3 * 4 + 1).map(|row| TradeId::new(format!("T-{:05}", row * 7)));
        Countermeasure {
            id: MeasureId::new(format!("M-{at}")),
            what: self.one(&WHAT, at),
            owner: at.is_multiple_of(2).then(|| self.word(("調達部", "Procurement"))),
            cost: Cost { once: Yen::new(30_000_000).ok(), yearly: None },
            state: if at % 3 == 2 { ActionState::Done } else { ActionState::NotBegun },
            rows: if at % 4 == 3 || trade == 0 { [].into() } else { rows.collect() },
            changes,
            ..Countermeasure::default()
        }
    }

    fn talk(&self, at: usize) -> Dialogue {
        let with = [Counterpart::Supplier, Counterpart::Customer, Counterpart::Peers][at % 3];
        let on = jiff::civil::date(2026, 1 + (at % 11) as i8, 1 + (at % 28) as i8);
        let mut row = Dialogue::of(DialogueId::new(format!("D-{at:05}")), with, on);
        row.name = (at % 4 != 3).then(|| self.one(&PARTNERS, at));
        row.topics = Some(
            self.word(("輸出の許可の見通しと在庫の積み増し", "Prospects of export permits, and more stock")),
        );
        row.agreed = at.is_multiple_of(2).then(|| self.word(("毎月1回の連絡", "To speak once a month")));
        row.owner = at.is_multiple_of(3).then(|| self.word(("調達部", "Procurement")));
        row.competition_law = (with == Counterpart::Peers).then_some(CompetitionLaw::LookedAt);
        row
    }

    /// Registers of so many rows.
    fn registers(&self, rows: usize) -> Registers {
        let others = rows.min(2_000);
        let mut scenarios: Vec<Scenario> = (0..others).map(|at| self.scenario(at)).collect();
        if let Some(first) = scenarios.first_mut() {
            first.measures = (0..rows.min(120)).map(|at| self.measure(at, rows)).collect();
        }
        Registers {
            products: (0..others).map(|at| self.product(at)).collect(),
            trade: (0..rows).map(|at| self.trade(at, others)).collect(),
            technologies: (0..others).map(|at| self.technology(at)).collect(),
            scenarios: scenarios.into_iter().collect(),
            dialogue: (0..others).map(|at| self.talk(at)).collect(),
        }
    }

    /// What purchasing keeps, as text with commas.
    fn ledger(&self, rows: usize) -> String {
        let mut text = self.word(("品目,取引先,原産国,金額(円)\n", "Item,Partner,Made in,Amount (yen)\n"));
        for at in 0..rows {
            let country = if at % 13 == 12 { "アトランティス" } else { WHERE[at % WHERE.len()] };
            let (item, partner) = (self.one(&ITEMS, at).replace(',', " "), self.one(&PARTNERS, at / 2));
            let _ = writeln!(text, "{item},{partner},{country},{}", 1_000 * (at + 1));
        }
        text
    }
}

impl Window {
    fn rows(&mut self, rows: usize) {
        self.hold(Made { lang: self.lang }.registers(rows));
    }

    /// Runs until nothing is read or reckoned any more.
    fn settle(&mut self) {
        let waits = [self.say("計算しています…", "Calculating…"), self.say("中止", "Stop")];
        for turn in 0..2_000 {
            self.harness.run();
            let under_way = waits.iter().any(|label| self.harness.query_all_by_label(label).next().is_some());
            if turn > 8 && !under_way {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(25));
        }
    }

    fn rows_of(&mut self, rows: usize, ja: &'static str, en: &'static str) {
        self.rows(rows);
        self.click(ja, en);
    }
}

fn trade<const N: usize>(w: &mut Window) {
    w.rows_of(N, "取引", "Trade");
}

fn what_if<const N: usize>(w: &mut Window) {
    w.rows_of(N, "もし止まったら", "What if");
    w.settle();
}

fn measures<const N: usize>(w: &mut Window) {
    w.rows_of(N, "対策", "Measures");
}

fn buys<const N: usize>(w: &mut Window) {
    measures::<N>(w);
    w.click("対策の効果を見る", "See what measures buy");
    w.settle();
}

fn side<const N: usize>(w: &mut Window) {
    trade::<N>(w);
    let name = w.say("T-00002 品目", "T-00002 Item");
    let field = w.harness.get_all_by_label(name).rfind(|node| node.value().is_some());
    field.unwrap_or_else(|| panic!("no field {name}")).focus();
    w.harness.run();
}

fn import<const N: usize>(w: &mut Window) {
    trade::<3>(w);
    let path = w.folder().join(w.say("購買実績.csv", "purchases.csv"));
    std::fs::write(&path, Made { lang: w.lang }.ledger(N)).expect("a file");
    w.click("表から取り込む…", "Import a spreadsheet…");
    w.over(w.say("ファイルの場所", "Path of the file"), &path.display().to_string());
    w.key(Key::Enter);
    w.settle();
}

/// What is done to come to a picture.
type Play = fn(&mut Window);

/// The scenes of a register that has so many rows of trade.
macro_rules! of_rows {
    ($rows:literal) => {
        [
            (concat!("rows-", $rows, "-products"), (|w| w.rows_of($rows, "製品", "Products")) as Play),
            (concat!("rows-", $rows, "-trade"), trade::<$rows>),
            (concat!("rows-", $rows, "-technologies"), |w| w.rows_of($rows, "技術", "Technologies")),
            (concat!("rows-", $rows, "-scenarios"), |w| w.rows_of($rows, "シナリオ", "Scenarios")),
            (concat!("rows-", $rows, "-dialogue"), |w| w.rows_of($rows, "対話", "Dialogue")),
            (concat!("rows-", $rows, "-side"), side::<$rows>),
            (concat!("rows-", $rows, "-measures"), measures::<$rows>),
            (concat!("rows-", $rows, "-buys"), buys::<$rows>),
            (concat!("rows-", $rows, "-what-if"), what_if::<$rows>),
            (concat!("rows-", $rows, "-import"), import::<$rows>),
        ]
    };
}

/// The scenes. Without a row there is nothing beside one, and nothing that a measure buys.
pub fn scenes() -> Vec<Scene> {
    let all = [of_rows!(0), of_rows!(3), of_rows!(120), of_rows!(20_000)];
    let shown = all.into_iter().flatten().filter(|(name, _)| !["rows-0-side", "rows-0-buys"].contains(name));
    shown.map(|(name, play)| Scene { name, play }).collect()
}
