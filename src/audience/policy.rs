//! The policy as data: every field of an assessment, and what of it is shown to each audience. A field that
//! is new does not compile before it has its line here: `disclosed` takes every type apart by name.

/// Whom something is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The board.
    Board,
    /// Those who may see everything: the answers themselves may go along.
    Full,
    /// Whoever fills in a blank form by hand.
    Form,
    /// A department that is asked some of the questions; of the others it gets nothing.
    Department,
}

impl Audience {
    /// All audiences, in the order of the table's columns.
    pub const ALL: [Self; 4] = [Self::Board, Self::Full, Self::Form, Self::Department];

    /// Whether nothing is kept from it but the log of changes, which nobody gets.
    #[must_use]
    pub fn sees_everything(self) -> bool {
        let mut fields = PolicyField::ALL.iter().filter(|field| **field != PolicyField::Log);
        fields.all(|field| field.shown_to(self) == Show::Shown)
    }
}

/// What of a field an audience gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// It as it stands.
    Shown,
    /// Nothing of it but what it does to figures that are shown: a count, a score.
    InFigures,
    /// Nothing: with another value the output has the same bytes.
    Hidden,
}

macro_rules! policy {
    ($($(#[doc = $about:literal])+ $field:ident $board:ident $full:ident $form:ident $department:ident,)*) => {
        /// A field of an assessment.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum PolicyField {
            $($(#[doc = $about])+ $field,)*
        }

        impl PolicyField {
            /// All fields.
            pub const ALL: &[Self] = &[$(Self::$field),*];

            /// What of it an audience gets.
            #[must_use]
            pub fn shown_to(self, audience: Audience) -> Show {
                let [board, full, form, department] = match self {
                    $(Self::$field => [Show::$board, Show::$full, Show::$form, Show::$department],)*
                };
                match audience {
                    Audience::Board => board,
                    Audience::Full => full,
                    Audience::Form => form,
                    Audience::Department => department,
                }
            }
        }
    };
}

policy! {
    //                             board      full    form       department
    /// The organisation's name.
    Organisation                   Shown      Shown   Shown      Shown,
    /// What is assessed.
    Scope                          Shown      Shown   Shown      Shown,
    /// The industry.
    Industry                       Shown      Shown   Shown      Shown,
    /// The company's size.
    Size                           Shown      Shown   Shown      Shown,
    /// The facts that decide what is asked.
    Facts                          Shown      Shown   Shown      Shown,
    /// The date of the assessment.
    AssessedOn                     Shown      Shown   Hidden     Shown,
    /// Who answers for the whole.
    Respondent                     Shown      Shown   Hidden     Shown,
    /// That it is the sample.
    Sample                         Shown      Shown   Hidden     Shown,
    /// Which questions are asked.
    Run                            Shown      Shown   Shown      Shown,
    /// The targets of areas.
    AreaTargets                    Shown      Shown   Shown      Shown,
    /// The questions that a file was handed out for.
    Only                           Shown      Shown   Shown      Shown,
    /// The responses.
    Response                       Shown      Shown   InFigures  Shown,
    /// Why a question does not apply.
    Reason                         InFigures  Shown   Hidden     Shown,
    /// The targets of questions.
    Target                         Shown      Shown   Shown      Shown,
    /// The elements that are ticked.
    Elements                       InFigures  Shown   Hidden     Shown,
    /// The notes.
    Note                           Hidden     Shown   Hidden     Shown,
    /// The evidence.
    Evidence                       InFigures  Shown   Hidden     Shown,
    /// The actions.
    Action                         Shown      Shown   Hidden     Shown,
    /// Who is responsible for them.
    Owner                          Shown      Shown   Hidden     Shown,
    /// When they are due.
    Due                            Shown      Shown   Hidden     Shown,
    /// Which of them are done, and since which day.
    ActionDone                     Shown      Shown   Hidden     Shown,
    /// How far they are, and why one was given up.
    ActionState                    Hidden     Shown   Hidden     Shown,
    /// How much of them is done.
    ActionPercent                  Hidden     Shown   Hidden     Shown,
    /// What they cost.
    ActionCost                     Hidden     Shown   Hidden     Shown,
    /// The scenarios that they are for.
    ActionScenario                 Hidden     Shown   Hidden     Shown,
    /// What became of them on which day.
    ActionHistory                  Hidden     Shown   Hidden     Shown,
    /// How soon a gap must be closed.
    Urgency                        InFigures  Shown   Hidden     Shown,
    /// Who answered a question.
    AnsweredBy                     Hidden     Shown   Hidden     Shown,
    /// When a response was last given or confirmed.
    ConfirmedOn                    InFigures  Shown   Hidden     Shown,
    /// The company's own words for an answer.
    Tags                           Hidden     Shown   Hidden     Shown,
    /// What the figures of the registers are reckoned from: amounts, shares, days, places, ranks, dates.
    RegisterFigures                InFigures  Shown   Hidden     Hidden,
    /// What is named beside these figures: places, items, products, technologies, scenarios, and measures with
    /// what they cost and their days.
    RegisterNames                  Shown      Shown   Hidden     Hidden,
    /// What else stands in the registers: notes, reasons, topics, who is responsible.
    Registers                      Hidden     Shown   Hidden     Hidden,
    /// Workshops, with votes and dissent.
    Workshops                      Hidden     Shown   Hidden     Hidden,
    /// Who stands by the answers.
    Approvals                      Hidden     Shown   Hidden     Hidden,
    /// What was handed in to associations.
    Submitted                      Hidden     Shown   Hidden     Hidden,
    /// What is out with departments.
    HandedOut                      Hidden     Shown   Hidden     Hidden,
    /// Why a file was handed out.
    Request                        Hidden     Shown   Hidden     Shown,
    /// The reference lists that were used.
    Lists                          Hidden     Shown   Hidden     Hidden,
    /// Lists from elsewhere that the questions are held against.
    Crosswalks                     Hidden     Shown   Shown      Hidden,
    /// What was changed, by whom and when: for those alone who have the document itself.
    Log                            Hidden     Hidden  Hidden     Hidden,
    /// Earlier states.
    Milestones                     Hidden     Shown   Hidden     Hidden,
    /// What changes of edition left over.
    Archive                        Hidden     Shown   Hidden     Hidden,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_full_edition_alone_shows_everything() {
        let whole: Vec<Audience> =
            Audience::ALL.into_iter().filter(|audience| audience.sees_everything()).collect();
        assert_eq!(whole, [Audience::Full]);
    }

    #[test]
    fn nobody_gets_the_log_of_changes() {
        let shown = Audience::ALL.map(|audience| PolicyField::Log.shown_to(audience));
        assert_eq!(shown, [Show::Hidden; 4]);
    }
}
