//! The screens, one file each: what is shown, and the actions that come back.

pub mod compare;
pub mod export;
pub mod help;
pub mod home;
pub mod licences;
pub mod nav;
mod no_checks;
pub mod plan;
pub mod profile;
pub mod question;
mod question_row;
pub mod remaining;
pub mod results;
pub mod settings;
pub mod slides;
pub mod top;
mod why;
