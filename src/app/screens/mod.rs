//! The screens, one file each: what is shown, and the actions that come back.
