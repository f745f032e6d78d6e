//! `keian licences`: what others wrote that is built in, with their licences.

use clap::Args;

use super::shared::{Failure, print};
use crate::base::licences::THIRD_PARTY;

/// Print what is built in, with its licences.
#[derive(Debug, Args)]
#[command(after_help = "Example: keian licences | less")]
pub(super) struct Licences {}

impl Licences {
    pub(super) fn run(self) -> Result<u8, Failure> {
        print(THIRD_PARTY)?;
        Ok(0)
    }
}
