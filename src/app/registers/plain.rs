//! One row in plain words: what it says, and what is not known of it.

use super::any_row::{AnyRow, substitute};
use super::words::{RoomWords, room_words};
use super::writing::{Writing, country, days, separated};
use crate::analysis::words::{Rounded, money};
use crate::assessment::registers::dialogue::Dialogue;
use crate::assessment::registers::products::Product;
use crate::assessment::registers::scenarios::Scenario;
use crate::assessment::registers::technologies::{LeakRoute, Technology};
use crate::assessment::registers::trade::{Alternative, Trade, TradeKind};
use crate::base::ids::called;
use crate::base::lang::fill;
use crate::base::units::{Days, Yen};
use crate::questionnaire::shipped::ROUTES;
use crate::scoring::names::names;

/// How many items are named.
const NAMED: usize = 8;

/// What a row says, a sentence each.
#[must_use]
pub fn plain(row: AnyRow<'_>, how: &Writing<'_>) -> Vec<String> {
    let w = room_words(how.lang);
    match row {
        AnyRow::Product(row) => product(w, row, how),
        AnyRow::Trade(row) => trade(w, row, how),
        AnyRow::Technology(row) => technology(w, row),
        AnyRow::Scenario(row) => scenario(w, row, how),
        AnyRow::Talk(row) => talk(w, row, how),
    }
}

fn yen(of: Yen, how: &Writing<'_>) -> String {
    money(of.get().into(), Rounded::Nearest, how.lang)
}

fn product(w: &RoomWords, row: &Product, how: &Writing<'_>) -> Vec<String> {
    let name = row.called();
    let sold = match row.monthly_sales {
        Some(sales) => fill(&w.plain_sells, &[("name", name), ("amount", &*yen(sales, how))]),
        None => fill(&w.plain_no_sales, &[("name", name)]),
    };
    let rows = how.registers.trade.iter().filter(|trade| {
        trade.kind != TradeKind::Sale && trade.products.contains(&row.id) && !trade.item.is_empty()
    });
    let mut items: Vec<&str> = Vec::new();
    for trade in rows {
        if !items.contains(&trade.item.as_str()) && items.len() < NAMED {
            items.push(&trade.item);
        }
    }
    let needs = if items.is_empty() {
        w.plain_needs_nothing.clone()
    } else {
        fill(&w.plain_needs, &[("items", &items.join(how.lang.comma()))])
    };
    vec![sold, needs]
}

fn trade(w: &RoomWords, row: &Trade, how: &Writing<'_>) -> Vec<String> {
    let partner = row.partner.as_deref().unwrap_or(&w.plain_nobody);
    let item = called(&row.item, row.id.as_str());
    let values = [("item", item), ("partner", partner)];
    let first = match row.kind {
        TradeKind::Purchase => fill(&w.plain_purchase, &values),
        TradeKind::Outsourced => fill(&w.plain_outsourced, &values),
        TradeKind::OwnProduction => fill(&w.plain_own, &values),
        TradeKind::Sale => fill(&w.plain_sale, &values),
    };
    let sale = row.kind == TradeKind::Sale;
    let place = match row.made_in {
        None => w.plain_no_country.clone(),
        Some(_) => {
            let template = if sale { &w.plain_customer_in } else { &w.plain_made_in };
            fill(template, &[("country", &country(row.made_in, how.lang))])
        }
    };
    let amount = match row.yearly {
        Some(yearly) => fill(&w.plain_yearly, &[("amount", &yen(yearly, how))]),
        None => w.plain_no_yearly.clone(),
    };
    let mut said = vec![first, place, amount];
    if sale {
        return said;
    }
    let named = row.products.iter().map(|id| {
        let product = how.registers.products.get(id);
        (product.map_or("", |product| product.name.as_str()), id.as_str())
    });
    let products = separated(named, 1, how.lang);
    said.push(if products.is_empty() {
        w.plain_not_needed.clone()
    } else {
        fill(&w.plain_needed, &[("products", &products)])
    });
    let time = |of: Option<Days>, known: &str, unknown: &str| match of {
        Some(_) => fill(known, &[("days", &days(of, how.lang))]),
        None => unknown.to_owned(),
    };
    said.push(time(row.stock, &w.plain_stock, &w.plain_no_stock));
    said.push(time(row.recovery, &w.plain_recovery, &w.plain_no_recovery));
    let name = substitute(row).and_then(|of| of.name.as_deref()).unwrap_or(&w.plain_nobody);
    let switch = days(substitute(row).and_then(|of| of.days), how.lang);
    let values = [
        ("name", name),
        ("days", if switch.is_empty() { names(how.lang).unknown.as_str() } else { &switch }),
    ];
    said.push(match &row.alternative {
        None => w.plain_not_looked_at.clone(),
        Some(Alternative::Nothing) => w.plain_nothing.clone(),
        Some(Alternative::Candidate(_)) => fill(&w.plain_candidate, &values),
        Some(Alternative::Qualified(_)) => fill(&w.plain_qualified, &values),
    });
    said
}

fn technology(w: &RoomWords, row: &Technology) -> Vec<String> {
    let closed = row.leak_routes.values().filter(|route| matches!(route, LeakRoute::Closed(_))).count();
    let open = row.leak_routes.len() - closed;
    let rest = ROUTES.saturating_sub(row.leak_routes.len());
    let (closed, open, rest) = (closed.to_string(), open.to_string(), rest.to_string());
    let values = [("closed", &*closed), ("open", &*open), ("rest", &*rest)];
    let mut said = vec![row.called().to_owned()];
    said.extend(row.why.clone());
    said.push(fill(&w.plain_routes, &values));
    said
}

fn scenario(w: &RoomWords, row: &Scenario, how: &Writing<'_>) -> Vec<String> {
    let hits = &row.hits;
    let mut all: Vec<String> =
        hits.countries.iter().chain(&hits.owned_from).map(|at| country(Some(*at), how.lang)).collect();
    all.extend(hits.partners.iter().cloned());
    all.extend(hits.products.iter().map(ToString::to_string));
    all.extend(hits.technologies.iter().map(ToString::to_string));
    all.truncate(NAMED);
    let hits = if all.is_empty() { names(how.lang).unknown.clone() } else { all.join(how.lang.comma()) };
    let title = row.called();
    let mut said = vec![fill(&w.plain_scenario, &[("title", title), ("hits", &*hits)])];
    if row.lasts.is_some() {
        said.push(fill(&w.plain_lasts, &[("days", &days(row.lasts, how.lang))]));
    }
    said.extend(
        row.measures.iter().take(NAMED).map(|measure| fill(&w.plain_measure, &[("what", &measure.what)])),
    );
    said
}

fn talk(w: &RoomWords, row: &Dialogue, how: &Writing<'_>) -> Vec<String> {
    let with = AnyRow::Talk(row);
    let sort = with.text(super::fields::AnyColumn::Sheet(crate::import::columns::RegisterColumn::With), how);
    let who = row.name.as_deref().map_or(sort.clone(), |name| format!("{name} ({sort})"));
    let mut said = vec![fill(&w.plain_talk, &[("on", &*row.on.to_string()), ("who", &*who)])];
    said.extend(row.topics.clone());
    said.extend(row.agreed.as_ref().map(|agreed| fill(&w.plain_agreed, &[("agreed", agreed)])));
    said.extend(row.next_on.map(|on| fill(&w.plain_next, &[("on", &on.to_string())])));
    said
}
