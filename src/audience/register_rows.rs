//! What of the registers an audience's figures are reckoned from. Every type is taken apart and put together by the
//! names of all its fields, so that nothing gets into a figure, or beside one, that the policy does not name.

use super::policy::{Audience, PolicyField, Show};
use crate::assessment::action_item::ActionState;
use crate::assessment::registers::Registers;
use crate::assessment::registers::dialogue::Dialogue;
use crate::assessment::registers::products::Product;
use crate::assessment::registers::scenarios::{Countermeasure, Scenario};
use crate::assessment::registers::technologies::{LeakRoute, Technology};
use crate::assessment::registers::trade::Trade;

/// The registers as far as an audience gets figures of them; empty where it gets none.
pub(super) fn behind_figures(whole: &Registers, audience: Audience) -> Registers {
    let hidden = |field: PolicyField| field.shown_to(audience) == Show::Hidden;
    // A figure without a name says nothing of anything.
    if hidden(PolicyField::RegisterFigures) || hidden(PolicyField::RegisterNames) {
        return Registers::default();
    }
    let to = To(audience);
    let Registers { products, trade, technologies, scenarios, dialogue } = whole;
    Registers {
        products: products.iter().map(|row| to.product(row)).collect(),
        trade: trade.iter().map(|row| to.trade(row)).collect(),
        technologies: technologies.iter().map(|row| to.technology(row)).collect(),
        scenarios: scenarios.iter().map(|row| to.scenario(row)).collect(),
        dialogue: dialogue.iter().map(|row| to.dialogue(row)).collect(),
    }
}

/// Discloses to an audience that gets figures and names.
struct To(Audience);

impl To {
    /// What else stands in a row.
    fn rest<T: Clone + Default>(&self, value: &T) -> T {
        match PolicyField::Registers.shown_to(self.0) {
            Show::Shown => value.clone(),
            Show::InFigures | Show::Hidden => T::default(),
        }
    }

    fn product(&self, row: &Product) -> Product {
        let Product { id, name, monthly_sales, note } = row.clone();
        Product { id, name, monthly_sales, note: self.rest(&note) }
    }

    fn trade(&self, row: &Trade) -> Trade {
        let Trade {
            id,
            kind,
            item,
            partner,
            partner_number,
            made_in,
            owned_from,
            tier,
            yearly,
            volume,
            unit,
            share,
            products,
            source,
            alternative,
            stock,
            recovery,
            listed,
            confirmed_on,
            basis,
            lines,
            note,
        } = row.clone();
        Trade {
            id,
            kind,
            item,
            partner,
            partner_number,
            made_in,
            owned_from,
            tier,
            yearly,
            volume: self.rest(&volume),
            unit: self.rest(&unit),
            share,
            products,
            source,
            alternative,
            stock,
            recovery,
            listed,
            confirmed_on,
            basis: self.rest(&basis),
            lines,
            note: self.rest(&note),
        }
    }

    fn technology(&self, row: &Technology) -> Technology {
        let Technology {
            id,
            name,
            products,
            why,
            holders,
            shared_with,
            leak_routes,
            listed,
            leak_effect,
            owner,
            reviewed_on,
        } = row.clone();
        let route = |route: LeakRoute| match route {
            LeakRoute::Closed(by) => LeakRoute::Closed(self.rest(&by)),
            LeakRoute::Open => LeakRoute::Open,
        };
        Technology {
            id,
            name,
            products,
            why: self.rest(&why),
            holders: self.rest(&holders),
            shared_with: self.rest(&shared_with),
            leak_routes: leak_routes.into_iter().map(|(id, of)| (id, route(of))).collect(),
            listed: self.rest(&listed),
            leak_effect: self.rest(&leak_effect),
            owner: self.rest(&owner),
            reviewed_on,
        }
    }

    fn scenario(&self, row: &Scenario) -> Scenario {
        let Scenario {
            id,
            title,
            template,
            hits,
            lasts,
            importance,
            urgency,
            measures,
            exercised_on,
            reviewed_on,
        } = row.clone();
        Scenario {
            id,
            title,
            template: self.rest(&template),
            hits,
            lasts,
            importance,
            urgency,
            measures: measures.into_iter().map(|measure| self.measure(measure)).collect(),
            exercised_on,
            reviewed_on,
        }
    }

    fn measure(&self, measure: Countermeasure) -> Countermeasure {
        let Countermeasure { id, what, owner, due, cost, state, rows, changes } = measure;
        let state = match state {
            ActionState::GivenUp(why) => ActionState::GivenUp(self.rest(&why)),
            state @ (ActionState::NotBegun | ActionState::UnderWay | ActionState::Done) => state,
        };
        Countermeasure { id, what, owner: self.rest(&owner), due, cost, state, rows, changes }
    }

    fn dialogue(&self, row: &Dialogue) -> Dialogue {
        let Dialogue { id, with, name, on, topics, agreed, next_on, owner, competition_law, note } =
            row.clone();
        Dialogue {
            id,
            with,
            name,
            on,
            topics: self.rest(&topics),
            agreed: self.rest(&agreed),
            next_on,
            owner: self.rest(&owner),
            competition_law,
            note: self.rest(&note),
        }
    }
}
