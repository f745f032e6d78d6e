//! The registers of a large made-up company, for tests and benchmarks: the same for the same number of rows.

use keian::assessment::registers::Registers;
use keian::assessment::registers::products::Product;
use keian::assessment::registers::scenarios::Scenario;
use keian::assessment::registers::trade::{Alternative, Sourcing, Substitute, Trade, TradeKind};
use keian::base::country::Country;
use keian::base::ids::{ProductId, ScenarioId, TradeId};
use keian::base::units::{Days, Rank, Yen};

/// Where things are made; the empty place is not known.
const COUNTRIES: [&str; 12] = ["JP", "JP", "CN", "CN", "", "TW", "KR", "US", "DE", "VN", "TH", "MY"];

/// So many rows of trade, a twentieth of them sales, in 60 products, of which three rows in four items share one.
pub fn big_company(rows: usize) -> Registers {
    let number = |place: usize, of: usize| (place * 2_654_435_761 + place / 7) % of;
    let days = |place: usize| Days::new(number(place, 240) as u64 + 1).ok();
    let trade = (0..rows).map(|place| {
        let kind = match place % 20 {
            0 => TradeKind::Sale,
            1 => TradeKind::Outsourced,
            _ => TradeKind::Purchase,
        };
        let mut row =
            Trade::of(TradeId::new(format!("T-{place:05}")), kind, format!("部品 {}", place * 3 / 4));
        row.partner = (place % 17 != 0).then(|| format!("取引先{:04}", number(place, rows / 12 + 1)));
        row.made_in = Country::new(COUNTRIES[number(place, COUNTRIES.len())]).ok();
        row.yearly = (place % 11 != 0).then(|| Yen::new(number(place, 90_000_000) as u64 + 1_000).unwrap());
        row.products = [place % 60, number(place, 60)].map(product_id).into_iter().collect();
        row.source = (place % 5 == 0).then_some(Sourcing::Sole);
        row.stock = (place % 3 != 0).then(|| days(place)).flatten();
        row.recovery = (place % 4 != 0).then(|| days(place + 5)).flatten();
        row.alternative = match place % 6 {
            0 => Some(Alternative::Nothing),
            1 => Some(Alternative::Candidate(Substitute::default())),
            2 => Some(Alternative::Qualified(Substitute {
                country: Country::new("JP").ok(),
                days: days(place + 9),
                ..Substitute::default()
            })),
            _ => None,
        };
        row
    });
    let products = (0..60).map(|place| Product {
        id: product_id(place),
        name: format!("製品 {place}"),
        monthly_sales: Yen::new(10_000_000 + place as u64 * 1_000_000).ok(),
        ..Product::default()
    });
    let mut scenario = Scenario {
        id: ScenarioId::new("S-01"),
        title: "輸出の停止".to_owned(),
        lasts: Days::new(180).ok(),
        importance: Rank::new(3).ok(),
        ..Scenario::default()
    };
    scenario.hits.countries = [Country::new("CN").unwrap()].into();
    Registers {
        trade: trade.collect(),
        products: products.collect(),
        scenarios: [scenario].into_iter().collect(),
        ..Registers::default()
    }
}

fn product_id(place: usize) -> ProductId {
    ProductId::new(format!("P-{place:02}"))
}
