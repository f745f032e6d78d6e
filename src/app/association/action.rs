//! What the screen of the association asks for.

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssociationAction {
    /// Opening an invitation.
    ChooseInvitation,
    /// The company's size, by its place; `None` for "not stated".
    Size(Option<u8>),
    /// The company's industry, in the same way.
    Industry(Option<u8>),
    /// Writing the submission as it is shown.
    ChooseSubmission,
    /// Taking back what was handed in.
    ChooseWithdrawal,
    /// Opening published results.
    ChooseResults,
}
