//! What a report is made of: the answers and what they mean, which edition, what it may have beside.

use jiff::civil::Date;

use crate::audience::{Disclosed, Earlier};
use crate::base::lang::Lang;
use crate::cohort::Cohort;
use crate::questionnaire::Checked;

/// What a report is made of.
#[derive(Clone, Copy, Debug)]
pub struct ReportInput<'a> {
    /// What was asked.
    pub questionnaire: &'a Checked,
    /// What of the answers is shown, and to whom.
    pub disclosed: &'a Disclosed<'a>,
    /// The language of the report.
    pub lang: Lang,
    /// The date of the report.
    pub date: Date,
    /// The program and its version, such as `Keian 0.1.0`.
    pub app: &'a str,
}

/// What else a report may have.
#[derive(Clone, Copy, Debug, Default)]
pub struct Extras<'a> {
    /// The answers' file, as it was read or as it is saved: its digest goes into the fingerprint where
    /// everything is shown, and nowhere else.
    pub file: Option<&'a [u8]>,
    /// Embeds `file`, so that Keian can open the report and go on. Whoever gets the report then
    /// has all answers: only an edition that shows everything does it.
    pub attach: bool,
    /// An earlier state that the present one is laid beside; a blank form has no use for it.
    pub earlier: Option<&'a Earlier>,
    /// An association's published results, in which the full edition shows where the company stands.
    pub cohort: Option<&'a Cohort>,
}
