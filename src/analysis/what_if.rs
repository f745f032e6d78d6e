//! What if a place stops, or a scenario comes true: what each product and the company lose.

use std::collections::BTreeMap;

use super::ends::{Case, Changes, Lasting};
use super::ledger::Ledger;
use super::loss::{Lost, Total};
use super::numbers::{Bounds, Four, Sum};
use super::outage::{Outage, Tally};
use super::stop::{Asked, Hit, Stop};
use super::window::Window;
use crate::assessment::registers::scenarios::Scenario;
use crate::base::ids::{ProductId, TradeId, called};
use crate::base::units::Yen;

/// How much of what is bought must have a known place for an estimate, in millionths.
const KNOWN_FOR_ESTIMATE: u32 = 600_000;

/// Whether enough of what is bought has a known place for an estimate.
#[must_use]
pub fn is_enough(known: Bounds) -> bool {
    known.low >= KNOWN_FOR_ESTIMATE
}

/// What a stop comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct WhatIf {
    /// How long it lasts.
    pub lasting: Lasting,
    /// The days whose sales are looked at.
    pub days: u16,
    /// What the company loses, in yen.
    pub company: Four<Sum>,
    /// What the company's figures are made of.
    pub terms: CompanyTerms,
    /// What is sold of all products in that time, as far as it is known.
    pub all_sales: Sum,
    /// The products that lose anything, perhaps, in the order of the register.
    pub products: Vec<ProductLoss>,
    /// The rows of sales that are hit.
    pub sales: Vec<SaleLoss>,
    /// How many rows of supply are hit surely and perhaps.
    pub rows: HitRows,
    /// How much of what is bought has a known place of the sort that is asked for.
    pub known: Bounds,
    /// How many cells the estimate assumes.
    pub assumed: u32,
    /// Why there is no estimate, where there is none.
    pub no_estimate: Option<NoEstimate>,
    /// What is in no figure.
    pub left_out: LeftOut,
}

/// What the company's figures are made of: the products' and what is aside, but not more than all sales.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CompanyTerms {
    /// What counts of the products.
    pub products: Four<Sum>,
    /// Rows of sales that name several products or none: the upper ends take them in.
    pub aside: Four<Sum>,
    /// All sales of the time, where those of every product are known.
    pub at_most: Option<Sum>,
    /// All rows of sales, as a line of their own.
    pub sales: Four<Sum>,
}

/// What a product loses.
#[derive(Clone, Debug, PartialEq)]
pub struct ProductLoss {
    /// Which product.
    pub product: ProductId,
    /// Its name.
    pub name: String,
    /// What is sold of it in that time; `None` where nobody knows, and then it is in no figure.
    pub sold: Option<Sum>,
    /// The days that it lacks by supply, in millionths of a day.
    pub days: Four<u64>,
    /// What it loses by supply, in yen.
    pub supply: Four<Sum>,
    /// What it loses by sales, in yen.
    pub sales: Four<Sum>,
    /// What counts of both.
    pub counted: Four<Sum>,
    /// From which day to which it is felt by supply.
    pub felt: Felt,
}

impl ProductLoss {
    /// What the product is called: by its id where it has no name.
    #[must_use]
    pub fn called(&self) -> &str {
        called(&self.name, self.product.as_str())
    }
}

/// From which day up to which a stop is felt; `None` where it is not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Felt {
    /// At least.
    pub least: Option<(u16, u16)>,
    /// By the estimate.
    pub estimate: Option<(u16, u16)>,
    /// At most.
    pub most: Option<(u16, u16)>,
    /// At most, with the rows of unknown place.
    pub outermost: Option<(u16, u16)>,
}

/// What a row of sales loses.
#[derive(Clone, Debug, PartialEq)]
pub struct SaleLoss {
    /// The row.
    pub row: TradeId,
    /// Its amount of a year.
    pub yearly: Option<Yen>,
    /// Whether it is hit surely.
    pub hit: Hit,
    /// What it loses, in yen.
    pub lost: Four<Sum>,
}

/// How many rows are hit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HitRows {
    /// Surely.
    pub surely: usize,
    /// Perhaps: the cell that decides is empty.
    pub perhaps: usize,
    /// How many items have a part that no row names, which is perhaps hit.
    pub absent: usize,
}

/// Why there is no estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoEstimate {
    /// Of too little is the place known.
    PlacesUnknown,
    /// Too few stocks or recoveries are known to say what is usual.
    NothingUsual,
}

/// What is in no figure, and so is named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Items that are hit, perhaps, and of which nobody says what needs them: with what is bought of them a
    /// year, and whether an amount is missing in that.
    pub items: Vec<(String, Sum, bool)>,
    /// Products of which nobody says what they need.
    pub without_rows: Vec<ProductId>,
    /// Products that lose something, perhaps, and whose sales are not known.
    pub without_sales: Vec<ProductId>,
}

impl WhatIf {
    /// How many rows are perhaps hit, of supply and of sales.
    #[must_use]
    pub fn perhaps_hit(&self) -> usize {
        self.rows.perhaps + self.sales.iter().filter(|sale| sale.hit == Hit::Perhaps).count()
    }
}

impl Stop {
    /// How long a scenario lasts.
    #[must_use]
    pub fn lasting(scenario: &Scenario) -> Lasting {
        scenario.lasts.map_or(Lasting::USUAL, |days| Lasting::Days(days.get()))
    }
}

/// A stop reckoned through.
#[derive(Debug)]
pub(super) struct Reckoned<'a> {
    pub(super) outage: Outage<'a>,
    pub(super) tallies: BTreeMap<u32, Tally>,
    pub(super) lost: BTreeMap<u32, Lost>,
    pub(super) total: Total,
}

impl<'a> Reckoned<'a> {
    pub(super) fn of(case: Case<'a>) -> Self {
        let outage = Outage::of(case);
        let tallies = outage.tallies();
        let days = case.lasting.days();
        let goods = |place: &u32| &case.ledger.goods[*place as usize];
        let lost: BTreeMap<u32, Lost> =
            tallies.iter().map(|(place, tally)| (*place, tally.lost(goods(place), days))).collect();
        let total = Total::of(case.ledger, &lost, outage.sales.aside, days);
        Self { outage, tallies, lost, total }
    }

    pub(super) fn company(&self) -> Four<Sum> {
        self.total.counted()
    }
}

impl Ledger {
    /// What a stop comes to.
    #[must_use]
    pub fn what_if(&self, stop: &Stop, lasting: Lasting) -> WhatIf {
        self.what_if_with(&Asked::of(self, stop), lasting, None)
    }

    pub(super) fn what_if_with(&self, asked: &Asked, lasting: Lasting, changes: Option<&Changes>) -> WhatIf {
        let case = Case { ledger: self, asked, lasting, changes };
        let reckoned = Reckoned::of(case);
        let known = self.known_of(asked);
        let enough = is_enough(known);
        let whole = reckoned.company();
        let shown = |four: Four<Sum>| Four { estimate: four.estimate.filter(|_| enough), ..four };
        let products: Vec<ProductLoss> = reckoned
            .tallies
            .iter()
            .zip(reckoned.lost.values())
            .map(|((place, tally), lost)| {
                let goods = &self.goods[*place as usize];
                let (days, felt) = (tally.days(), tally.felt_days());
                ProductLoss {
                    product: goods.id.clone(),
                    name: goods.name.clone(),
                    sold: goods.sold_in(lasting.days()),
                    days: Four { estimate: days.estimate.filter(|_| enough), ..days },
                    supply: shown(lost.supply),
                    sales: shown(lost.sales),
                    counted: shown(lost.counted),
                    felt: Felt { estimate: felt.estimate.filter(|_| enough), ..felt },
                }
            })
            .collect();
        let struck = || reckoned.outage.broken.iter().flat_map(|broken| &broken.rows);
        let of = |hit: Hit| struck().filter(move |one| one.hit == hit);
        let company = shown(whole);
        let no_estimate = match (company.estimate, enough) {
            (Some(_), _) => None,
            (None, true) => Some(NoEstimate::NothingUsual),
            (None, false) => Some(NoEstimate::PlacesUnknown),
        };
        let Total { products: of_products, aside, at_most } = reckoned.total;
        WhatIf {
            lasting,
            days: lasting.days(),
            company,
            terms: CompanyTerms {
                products: shown(of_products),
                aside: shown(aside),
                at_most,
                sales: shown(reckoned.outage.sales.line()),
            },
            all_sales: self.goods.iter().filter_map(|goods| goods.sold_in(lasting.days())).sum(),
            sales: reckoned.sale_losses(),
            rows: HitRows {
                surely: of(Hit::Surely).count(),
                perhaps: of(Hit::Perhaps).count(),
                absent: reckoned.outage.broken.iter().filter(|broken| broken.absent > 0).count(),
            },
            known,
            assumed: reckoned.outage.broken.iter().map(|broken| broken.assumed(self)).sum(),
            no_estimate,
            left_out: reckoned.left_out(),
            products,
        }
    }

    /// How much of what is bought has a known place of the sort that is asked for; by the number of rows
    /// where no amount is known.
    pub(super) fn known_of(&self, asked: &Asked) -> Bounds {
        let part = |rows: Vec<(Sum, Hit)>| {
            let all: Sum = rows.iter().map(|(amount, _)| amount).sum();
            let known: Sum =
                rows.iter().filter(|(_, hit)| *hit != Hit::Perhaps).map(|(amount, _)| amount).sum();
            (all > 0).then(|| Bounds::of(known, all))
        };
        let hit = self.money().map(|(_, row)| (row, asked.hit(row)));
        let by_amount = part(hit.map(|(row, hit)| (row.yearly().unwrap_or(0).into(), hit)).collect());
        let by_row = || part(self.supply().map(|(_, row)| (1, asked.hit(row))).collect());
        by_amount.or_else(by_row).unwrap_or(Bounds::ALL)
    }
}

impl Tally {
    fn felt_days(&self) -> Felt {
        let days = |window: Option<Window>| window.map(|window| (window.from, window.to));
        Felt {
            least: days(self.felt[0].span()),
            estimate: days(self.felt[1].span()),
            most: days(self.most.span()),
            outermost: days(self.outermost.span()),
        }
    }
}

impl Reckoned<'_> {
    fn sale_losses(&self) -> Vec<SaleLoss> {
        let ledger = self.outage.case.ledger;
        let rows = self.outage.sales.rows.iter().map(|sale| {
            let trade = &ledger.row(sale.row).trade;
            SaleLoss { row: trade.id.clone(), yearly: trade.yearly, hit: sale.hit, lost: sale.lost }
        });
        rows.collect()
    }

    fn left_out(&self) -> LeftOut {
        let ledger = self.outage.case.ledger;
        let mut items: Vec<u32> = self
            .outage
            .broken
            .iter()
            .map(|broken| ledger.sources(broken.sources).item)
            .filter(|item| ledger.item(*item).goods.is_empty())
            .collect();
        items.sort_unstable();
        items.dedup();
        let items = items.into_iter().map(|item| {
            let (sum, missing) = ledger.bought(item);
            (ledger.item(item).name.clone(), sum, missing)
        });
        let id = |place: usize| ledger.goods[place].id.clone();
        let idle = (0..ledger.goods.len()).filter(|place| ledger.goods[*place].items.is_empty());
        let unsold = self.tallies.keys().map(|place| *place as usize);
        let unsold = unsold.filter(|place| ledger.goods[*place].monthly.is_none());
        LeftOut {
            items: items.collect(),
            without_rows: idle.map(id).collect(),
            without_sales: unsold.map(id).collect(),
        }
    }
}

impl Ledger {
    /// What is bought of an item in a year, and whether an amount is missing in that.
    pub(super) fn bought(&self, item: u32) -> (Sum, bool) {
        let sources = self.item(item).sources.iter().map(|sources| self.sources(*sources));
        let rows = sources.flat_map(|sources| &sources.rows).map(|row| self.row(*row));
        let money: Vec<Option<u64>> = rows.filter(|row| row.costs_money()).map(|row| row.yearly()).collect();
        (money.iter().flatten().map(|amount| Sum::from(*amount)).sum(), money.contains(&None))
    }
}
