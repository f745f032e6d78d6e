//! Registers in few words: rows that say all that matters, to be changed where a test wants less said; and
//! random ones.

use keian::assessment::registers::Registers;
use keian::assessment::registers::products::Product;
use keian::assessment::registers::trade::{Alternative, Sourcing, Substitute, Trade, TradeKind};
use keian::base::country::Country;
use keian::base::ids::{ItemId, ListId, ProductId, TradeId};
use keian::base::units::{Days, Share, Tier, Yen};

pub const MILLION: u128 = 1_000_000;

pub fn country(code: &str) -> Country {
    Country::new(code).unwrap()
}

pub fn days(number: u16) -> Days {
    Days::new(number.into()).unwrap()
}

pub fn yen(number: u64) -> Option<Yen> {
    Some(Yen::new(number).unwrap())
}

pub fn percent(number: u64) -> Option<Share> {
    Some(Share::new(number * 10_000).unwrap())
}

pub fn tier(number: u64) -> Option<Tier> {
    Some(Tier::new(number).unwrap())
}

/// A purchase for the product `P-1` of which nothing is known but that there is no alternative.
pub fn bought(id: &str, item: &str) -> Trade {
    Trade {
        products: [ProductId::new("P-1")].into(),
        alternative: Some(Alternative::Nothing),
        ..Trade::of(TradeId::new(id), TradeKind::Purchase, item.to_owned())
    }
}

/// The same of a country, with days in stock.
pub fn from(id: &str, item: &str, made_in: &str, stock: u16) -> Trade {
    Trade { made_in: Some(country(made_in)), stock: Some(days(stock)), ..bought(id, item) }
}

pub fn substitute(made_in: &str, after: u16) -> Substitute {
    Substitute { country: Some(country(made_in)), days: Some(days(after)), ..Substitute::default() }
}

pub fn product(id: &str, monthly: u64) -> Product {
    Product { id: ProductId::new(id), name: id.to_owned(), monthly_sales: yen(monthly), ..Product::default() }
}

/// Rows for one product that sells 1 million yen a day.
pub fn registers(rows: Vec<Trade>) -> Registers {
    with_products(rows, vec![product("P-1", 30_000_000)])
}

pub fn with_products(rows: Vec<Trade>, products: Vec<Product>) -> Registers {
    Registers {
        products: products.into_iter().collect(),
        trade: rows.into_iter().collect(),
        ..Registers::default()
    }
}

/// A source of numbers that are the same in every run.
pub struct Dice(u64);

impl Dice {
    pub fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % end
    }

    /// True once in so many times.
    pub fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    pub fn of_all<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len() as u64) as usize].clone()
    }

    /// Something, or nothing once in so many times.
    fn unless<T>(&mut self, times: u64, some: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.once_in(times) { None } else { Some(some(self)) }
    }
}

pub const PARTNERS: [&str; 4] = ["alpha", "beta", "gamma", "delta"];
pub const COUNTRIES: [&str; 3] = ["CN", "JP", "US"];
pub const LIST: &str = "minerals";

/// A small company of everything.
pub fn random(dice: &mut Dice) -> Registers {
    let goods = 1 + dice.below(3);
    let products = (1..=goods)
        .map(|n| {
            let monthly = dice.of_all(&[30_000_000, 12_000_000, 60_000_001]);
            let mut made = product(&format!("P-{n}"), monthly);
            if dice.once_in(12) {
                made.monthly_sales = None;
            }
            made
        })
        .collect();
    let rows = 1 + dice.below(8);
    let rows = (1..=rows).map(|n| random_row(dice, n, goods)).collect();
    with_products(rows, products)
}

fn random_row(dice: &mut Dice, n: u64, goods: u64) -> Trade {
    let some_days = |dice: &mut Dice| days(dice.of_all(&[0, 10, 30, 60, 90, 170, 400]));
    let kind = dice.of_all(&[
        TradeKind::Purchase,
        TradeKind::Purchase,
        TradeKind::Purchase,
        TradeKind::Outsourced,
        TradeKind::OwnProduction,
        TradeKind::Sale,
    ]);
    let some = |dice: &mut Dice| country(dice.of_all(&COUNTRIES));
    let partner = dice.unless(4, |dice| dice.of_all(&PARTNERS).to_owned());
    let mut products: std::collections::BTreeSet<ProductId> = [].into();
    for _ in 0..dice.below(3) {
        products.insert(ProductId::new(format!("P-{}", 1 + dice.below(goods))));
    }
    let listed = dice.unless(2, |dice| {
        let entries = dice.of_all(&[&["gallium"][..], &[], &["cobalt"], &["gallium", "cobalt"]]);
        entries.iter().map(|entry| ItemId::new(*entry)).collect()
    });
    let it = Substitute {
        name: dice.unless(2, |dice| dice.of_all(&["alpha", "beta", "elsewhere"]).to_owned()),
        country: dice.unless(3, some),
        owned_from: dice.unless(2, some),
        days: dice.unless(3, some_days),
    };
    let alternative = match dice.below(6) {
        0 | 1 => Some(Alternative::Nothing),
        2 => Some(Alternative::Candidate(it)),
        3 | 4 => Some(Alternative::Qualified(it)),
        _ => None,
    };
    Trade {
        kind,
        item: dice.of_all(&["a", "a", "b", "c"]).to_owned(),
        partner: if kind == TradeKind::OwnProduction { None } else { partner },
        made_in: dice.unless(4, |dice| dice.of_all(&["CN", "CN", "CN", "JP", "US"])).map(country),
        owned_from: dice.unless(3, some),
        tier: dice.unless(2, |dice| if dice.once_in(4) { 2 } else { 1 }).and_then(tier),
        yearly: dice.unless(3, |dice| dice.of_all(&[0, 40, 100, 30_000_000, 200_000_000])).and_then(yen),
        share: if dice.once_in(4) { percent(dice.of_all(&[0, 10, 33, 50, 60, 100])) } else { None },
        products,
        source: dice
            .unless(2, |dice| dice.of_all(&[Sourcing::Several, Sourcing::SingleByChoice, Sourcing::Sole])),
        alternative,
        stock: dice.unless(3, some_days),
        recovery: dice.unless(3, some_days),
        listed: listed.map(|entries| (ListId::new(LIST), entries)).into_iter().collect(),
        ..bought(&format!("T-{n}"), "")
    }
}
