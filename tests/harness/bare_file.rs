//! The bare reading of a file of answers, beside which benchmarks measure its opening.

use keian::assessment::Assessment;
use serde::Deserialize;
use serde::de::IgnoredAny;

/// What reads a file's RON and nothing more: from its bytes, as a program does that opens a file.
#[derive(Deserialize)]
#[allow(dead_code, reason = "it is read, not used")]
pub struct Bare {
    kind: IgnoredAny,
    format: u32,
    app: String,
    questionnaire: IgnoredAny,
    assessment: Assessment,
}
