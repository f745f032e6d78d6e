//! What Keian reads at most: one set of limits for every parser of files that come from outside.

/// The largest file that is read or written, in MiB.
pub const MAX_MIB: usize = 32;
/// The same in bytes.
pub const MAX_BYTES: u64 = MAX_MIB as u64 * 1024 * 1024;
/// The largest journal that is read: more than anybody types, for what was typed is to be had back.
pub const MAX_JOURNAL: u64 = 256 * 1024 * 1024;
/// The deepest nesting of an assessment that is read.
pub const MAX_DEPTH: usize = 32;
/// The deepest nesting of a questionnaire that is read: its conditions nest.
pub const ASKED_DEPTH: usize = 48;
/// The longest text of a field, in characters.
pub const MAX_TEXT: usize = 100_000;
/// The most entries of a list, such as the evidence of one answer or a register.
pub const MAX_ENTRIES: usize = 25_000;
/// The longest tag, in characters.
pub const MAX_TAG: usize = 40;
/// The most tags of one answer.
pub const MAX_TAGS: usize = 20;
