//! The registers: a company's facts behind its answers. With whom, in which country, for what and for how
//! much money it trades, what its core technologies are, which scenarios threaten both, with whom it
//! speaks. An empty cell is "not known" and is never 0; "none" is said. One entry is one line of the
//! file, ordered by id, so that a changed row is one changed line.

pub mod dialogue;
pub mod frozen;
pub mod products;
pub mod register;
pub mod scenarios;
pub mod technologies;
pub mod trade;

use serde::{Deserialize, Serialize};

use dialogue::Dialogue;
use products::Product;
use register::Register;
use scenarios::Scenario;
use technologies::Technology;
use trade::Trade;

/// The five registers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registers {
    /// What the company sells.
    #[serde(default, skip_serializing_if = "Register::is_empty")]
    pub products: Register<Product>,
    /// From whom it buys and to whom it sells.
    #[serde(default, skip_serializing_if = "Register::is_empty")]
    pub trade: Register<Trade>,
    /// What only it can do.
    #[serde(default, skip_serializing_if = "Register::is_empty")]
    pub technologies: Register<Technology>,
    /// What could happen.
    #[serde(default, skip_serializing_if = "Register::is_empty")]
    pub scenarios: Register<Scenario>,
    /// With whom it speaks.
    #[serde(default, skip_serializing_if = "Register::is_empty")]
    pub dialogue: Register<Dialogue>,
}

impl Registers {
    /// Whether nothing stands in any of them.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self { products, trade, technologies, scenarios, dialogue } = self;
        products.is_empty()
            && trade.is_empty()
            && technologies.is_empty()
            && scenarios.is_empty()
            && dialogue.is_empty()
    }
}
