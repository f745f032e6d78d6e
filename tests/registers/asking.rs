//! What to find out first: how far figures would move is what they do move when the cells are filled in.

use keian::analysis::{CellAsked, Lasting, Ledger, Stop, Whom};
use keian::assessment::registers::Registers;
use keian::assessment::registers::trade::{Alternative, Sourcing, Trade, TradeKind};
use keian::base::country::Country;
use keian::base::ids::{ItemId, ListId, TradeId};

use crate::made::{
    Dice, LIST, MILLION, bought, country, days, from, percent, random, registers, substitute, yen,
};

const HALF_A_YEAR: Lasting = Lasting::Days(180);

fn china() -> Stop {
    Stop::country(country("CN"))
}

fn named(row: Trade, partner: &str) -> Trade {
    Trade { partner: Some(partner.to_owned()), ..row }
}

#[test]
fn the_case_of_two_unknown_stocks_asks_for_either_alone() {
    let row = |id: &str, item: &str, partner: &str| {
        named(Trade { stock: None, ..from(id, item, "CN", 0) }, partner)
    };
    let all = registers(vec![row("T-1", "a", "alpha"), row("T-2", "b", "beta")]);
    let calls = Ledger::of(&all).calls(&china(), HALF_A_YEAR);
    let told: Vec<_> = calls.iter().map(|call| (call.whom.clone(), call.rise, call.fall)).collect();
    let partner = |name: &str| Whom::Partner(name.to_owned());
    assert_eq!(told, [(partner("alpha"), 180 * MILLION, 0), (partner("beta"), 180 * MILLION, 0)]);
    assert_eq!(calls[0].rows[0].cells, [CellAsked::Stock]);
}

#[test]
fn one_call_answers_for_all_rows_of_a_partner_and_says_which_cells() {
    let unknown = |id: &str, item: &str| {
        named(Trade { made_in: None, alternative: None, ..from(id, item, "CN", 90) }, "alpha")
    };
    let sole = Trade { source: Some(Sourcing::Sole), ..unknown("T-2", "b") };
    let all = registers(vec![unknown("T-1", "a"), sole, from("T-3", "c", "CN", 150)]);
    let calls = Ledger::of(&all).calls(&china(), HALF_A_YEAR);
    assert_eq!(calls.len(), 1);
    // Each would add the days 90 to 150; only both together would take them away.
    assert_eq!((calls[0].rise, calls[0].fall), (120 * MILLION, 0));
    let cells: Vec<_> = calls[0].rows.iter().map(|row| row.cells.clone()).collect();
    assert_eq!(cells, [vec![CellAsked::MadeIn, CellAsked::Alternative], vec![CellAsked::MadeIn]]);
}

#[test]
fn a_share_that_no_row_has_is_asked_of_purchasing() {
    let row = named(Trade { share: percent(60), ..from("T-1", "a", "JP", 0) }, "alpha");
    let calls = Ledger::of(&registers(vec![row])).calls(&china(), HALF_A_YEAR);
    assert_eq!(calls.len(), 1);
    assert_eq!(
        (&calls[0].whom, calls[0].rise, calls[0].fall),
        (&Whom::Purchasing, 72 * MILLION, 180 * MILLION)
    );
    assert_eq!((&calls[0].rows[0].row, &calls[0].rows[0].cells[..]), (&None, &[CellAsked::Share][..]));
}

/// What is known of everything, so that nothing is to be asked.
#[test]
fn who_has_nothing_to_say_that_moves_a_figure_is_not_called() {
    let known = named(from("T-1", "a", "CN", 30), "alpha");
    let elsewhere = named(Trade { stock: None, ..from("T-2", "b", "JP", 0) }, "beta");
    let replaced = Some(Alternative::Qualified(substitute("JP", 0)));
    let safe = named(Trade { stock: None, alternative: replaced, ..from("T-3", "c", "CN", 0) }, "gamma");
    let calls = Ledger::of(&registers(vec![known, elsewhere, safe])).calls(&china(), HALF_A_YEAR);
    assert_eq!(calls, []);
}

/// How unknown cells come out.
#[derive(Clone, Copy, PartialEq)]
enum Out {
    Worst,
    Best,
}

/// A row with its unknown cells filled in.
fn filled(row: &Trade, stop: &Stop, out: Out) -> Trade {
    let mut made = row.clone();
    let worst = out == Out::Worst;
    let elsewhere = || Country::new("QQ").unwrap();
    if let (Some(at), None) = (stop.made_in.first(), made.made_in) {
        made.made_in = Some(if worst { *at } else { elsewhere() });
    }
    if let (Some(name), None) = (stop.partners.first(), &made.partner) {
        made.partner = Some(if worst { name.clone() } else { "nobody else".to_owned() });
    }
    for (list, entries) in &stop.entries {
        let here = if worst { entries.clone() } else { [].into() };
        made.listed.entry(list.clone()).or_insert(here);
    }
    made.stock = made.stock.or(Some(days(if worst { 0 } else { 36_000 })));
    // Whether the alternative's cells are known enough is told by whether it is there in every case.
    let told = made.source == Some(Sourcing::Sole) || made.kind == TradeKind::OwnProduction;
    let safe = || Some(Alternative::Qualified(substitute("QQ", 0)));
    made.alternative = match made.alternative.take() {
        None if told => None,
        None if worst => Some(Alternative::Nothing),
        None => safe(),
        Some(Alternative::Nothing) => Some(Alternative::Nothing),
        Some(Alternative::Candidate(_)) if worst => Some(Alternative::Nothing),
        Some(Alternative::Candidate(mut it)) => {
            it.country = it.country.or(Some(elsewhere()));
            it.days = it.days.or(Some(days(0)));
            Some(Alternative::Qualified(it))
        }
        Some(Alternative::Qualified(it)) if worst && (it.days.is_none() || it.country.is_none()) => {
            Some(Alternative::Nothing)
        }
        Some(Alternative::Qualified(mut it)) => {
            it.country = it.country.or(Some(elsewhere()));
            it.days = it.days.or(Some(days(0)));
            Some(Alternative::Qualified(it))
        }
    };
    if made.share.is_none() && made.yearly.is_none() && made.kind != TradeKind::Sale {
        made.yearly = yen(if worst { 1_000_000_000_000_000 } else { 0 });
    }
    made
}

/// Registers in which an alternative is told by its country alone, so that filling in a row changes no other.
fn apart(dice: &mut Dice, stop: &Stop) -> Registers {
    let mut all = random(dice);
    let rows: Vec<Trade> = all
        .trade
        .iter()
        .map(|row| {
            let mut row = (**row).clone();
            if let Some(Alternative::Candidate(it) | Alternative::Qualified(it)) = &mut row.alternative {
                it.name = None;
            }
            // What supplies the same item may be of the same entry, whatever is known of itself.
            if !stop.entries.is_empty() {
                row.alternative = Some(Alternative::Nothing);
            }
            row
        })
        .collect();
    all.trade = rows.into_iter().collect();
    all
}

#[test]
fn figures_move_as_far_as_was_said_when_a_row_is_filled_in() {
    let (mut rises, mut falls) = (0, 0);
    for seed in 1..=300 {
        let mut dice = Dice::of(seed);
        let entry = Stop::entry(ListId::new(LIST), ItemId::new("gallium"));
        let stop = if dice.once_in(3) { entry } else { china() };
        let all = apart(&mut dice, &stop);
        let ledger = Ledger::of(&all);
        let before = ledger.what_if(&stop, HALF_A_YEAR).company;
        for asked in ledger.calls(&stop, HALF_A_YEAR).iter().flat_map(|call| &call.rows) {
            let Some(id) = &asked.row else { continue };
            let row = all.trade.get(id).unwrap();
            if row.kind == TradeKind::Sale {
                continue;
            }
            let after = |out: Out| {
                let mut all = all.clone();
                all.trade.put(vec![(id.clone(), Some(filled(row, &stop, out).into()))]);
                Ledger::of(&all).what_if(&stop, HALF_A_YEAR).company
            };
            let rise = after(Out::Worst).least as i128 - before.least as i128;
            let fall = before.outermost as i128 - after(Out::Best).outermost as i128;
            let told = format!("{seed} {id} {asked:?}\n{before:?} {rise} {fall} {stop:?}\n{:#?}", all.trade);
            // What is entered for "as much as can be" leaves others a little.
            assert!((asked.rise as i128 - rise).abs() <= 60_000, "rise {told}");
            assert!((asked.fall as i128 - fall).abs() <= 4, "fall {told}");
            rises += usize::from(rise > 0);
            falls += usize::from(fall > 0);
        }
    }
    assert!(rises > 100 && falls > 100, "{rises} {falls}");
}

#[test]
fn a_customer_of_whom_nobody_knows_where_is_asked() {
    let sale = Trade { kind: TradeKind::Sale, yearly: yen(36_000_000), ..bought("T-1", "pump") };
    let all = registers(vec![sale]);
    let calls = Ledger::of(&all).calls(&china(), HALF_A_YEAR);
    assert_eq!((&calls[0].whom, calls[0].rise, calls[0].fall), (&Whom::Sales, 18 * MILLION, 18 * MILLION));
    assert_eq!(calls[0].rows[0].row, Some(TradeId::new("T-1")));
}
