//! The cases of the definition by their letters: a product with ¥30 million a month, China stops for 180
//! days. Figures are millions of yen, which are days.

use keian::analysis::{Four, Lasting, Ledger, Stop, WhatIf};
use keian::assessment::registers::trade::{Alternative, Trade, TradeKind};

use crate::made::{
    MILLION, bought, country, from, percent, product, registers, substitute, tier, with_products, yen,
};

pub fn china(rows: Vec<Trade>) -> WhatIf {
    Ledger::of(&registers(rows)).what_if(&Stop::country(country("CN")), Lasting::Days(180))
}

/// At least, at most, and at most with unknown places, in millions.
pub fn millions(four: Four<u128>) -> [u128; 3] {
    let [least, most, outermost] = [four.least, four.most, four.outermost].map(|yen| {
        assert_eq!(yen % MILLION, 0);
        yen / MILLION
    });
    [least, most, outermost]
}

fn part(row: Trade, share: u64) -> Trade {
    Trade { share: percent(share), ..row }
}

#[test]
fn case_a_two_items_are_not_added_where_they_lack_on_the_same_day() {
    let rows = vec![
        part(from("T-1", "a", "CN", 80), 10),
        part(from("T-2", "a", "JP", 0), 90),
        from("T-3", "b", "CN", 170),
    ];
    let found = china(rows);
    assert_eq!(millions(found.company), [19, 100, 100]);
    assert_eq!(found.products[0].felt.least, Some((80, 180)));
    assert_eq!(found.all_sales, 180 * MILLION);
}

#[test]
fn case_b_two_rows_of_one_item_add_up_day_by_day() {
    let rows = vec![part(from("T-1", "a", "CN", 0), 10), part(from("T-2", "a", "CN", 170), 90)];
    assert_eq!(millions(china(rows).company), [27, 180, 180]);
}

#[test]
fn case_c_one_item_after_the_other_stops_the_product_twice() {
    let replaced = Alternative::Qualified(substitute("JP", 60));
    let rows =
        vec![Trade { alternative: Some(replaced), ..from("T-1", "a", "CN", 0) }, from("T-2", "b", "CN", 90)];
    let found = china(rows);
    assert_eq!(millions(found.company), [150, 150, 150]);
    assert_eq!(found.company.estimate, Some(150 * MILLION));
}

#[test]
fn case_d_the_only_row_of_an_item_is_all_of_it() {
    assert_eq!(millions(china(vec![from("T-1", "a", "CN", 30)]).company), [150, 150, 150]);
}

#[test]
fn case_e_rows_without_amounts_have_all_of_it_together() {
    let found = china(vec![from("T-1", "a", "CN", 30), from("T-2", "a", "CN", 30)]);
    assert_eq!(millions(found.company), [150, 150, 150]);
    assert_eq!((found.company.estimate, found.assumed), (Some(150 * MILLION), 2));
}

#[test]
fn case_f_a_deeper_tier_is_a_source_of_its_own_and_no_money() {
    let rows = vec![
        Trade { yearly: yen(100), ..from("T-1", "magnet", "JP", 30) },
        Trade { yearly: yen(40), tier: tier(2), ..from("T-2", "magnet", "CN", 60) },
    ];
    assert_eq!(millions(china(rows).company), [120, 120, 120]);
}

#[test]
fn case_g_an_alternative_in_the_country_that_stops_is_none() {
    let alternative = Some(Alternative::Qualified(substitute("CN", 30)));
    let rows = vec![Trade { alternative, ..from("T-1", "a", "CN", 10) }];
    assert_eq!(millions(china(rows).company), [170, 170, 170]);
}

#[test]
fn case_h_a_place_that_is_empty_is_in_the_outermost_figure_only() {
    let found = china(vec![Trade { made_in: None, ..from("T-1", "a", "CN", 30) }]);
    assert_eq!(millions(found.company), [0, 0, 150]);
    assert_eq!((found.rows.surely, found.rows.perhaps), (0, 1));
    assert_eq!(found.company.estimate, None);
}

#[test]
fn case_i_supply_and_sales_together_are_not_more_than_is_sold() {
    let sale = Trade { kind: TradeKind::Sale, yearly: yen(200_000_000), ..bought("T-2", "a") };
    let sale = Trade { made_in: Some(country("CN")), ..sale };
    let found = china(vec![from("T-1", "a", "CN", 0), sale]);
    assert_eq!(millions(found.company), [180, 180, 180]);
    assert_eq!(found.terms.sales.least, 100 * MILLION);
    assert_eq!(millions(found.products[0].supply), [180, 180, 180]);
}

#[test]
fn case_j_what_shares_leave_open_is_a_source_of_unknown_place() {
    let found = china(vec![part(from("T-1", "a", "JP", 0), 60)]);
    assert_eq!(millions(found.company), [0, 0, 180]);
}

#[test]
fn products_that_need_one_item_lose_each_its_own() {
    let rows = vec![Trade {
        products: ["P-1", "P-2"].map(keian::base::ids::ProductId::new).into(),
        ..from("T-1", "a", "CN", 170)
    }];
    let all = with_products(rows, vec![product("P-1", 30_000_000), product("P-2", 3_000_000)]);
    let found = Ledger::of(&all).what_if(&Stop::country(country("CN")), Lasting::Days(180));
    assert_eq!(millions(found.company), [11, 11, 11]);
    assert_eq!(found.all_sales, 198 * MILLION);
}
