//! The register of products: what the company sells. Lines of business will do.

use serde::{Deserialize, Serialize};

use super::register::row;
use crate::base::ids::{ProductId, called};
use crate::base::units::Yen;

/// A product.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Product {
    /// Its id.
    pub id: ProductId,
    /// Its name.
    pub name: String,
    /// What is sold of it in a month, in yen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub monthly_sales: Option<Yen>,
    /// A note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Product {
    /// What it is called: by its id where it has no name.
    #[must_use]
    pub fn called(&self) -> &str {
        called(&self.name, self.id.as_str())
    }
}

row!(Product, ProductId);
