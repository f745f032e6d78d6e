//! `keian new`: an empty file of answers for an organisation.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::shared::{Failure, free, lang, read};
use crate::assessment::{Assessment, Profile, Run};
use crate::base::lang::Lang;
use crate::questionnaire::shipped::meti_guideline;
use crate::questionnaire::{Catalogue, CompanySize};
use crate::start::today;
use crate::storage::{self, Replace, asked};

/// Make a new file of answers. An existing file is never overwritten.
#[derive(Debug, Args)]
#[command(after_help = "Example: keian new --organisation 'Example K.K.' --size medium -o answers.keian")]
pub(super) struct New {
    /// The organisation's name.
    #[arg(long)]
    organisation: String,
    /// The company's size; it sets default targets.
    #[arg(long)]
    size: Size,
    /// Which questions are asked.
    #[arg(long, default_value = "short")]
    run: WhichRun,
    /// An overlay with an association's own questions, laid over the shipped ones.
    #[arg(long, value_name = "FILE")]
    overlay: Option<PathBuf>,
    /// The file to make.
    #[arg(short, long)]
    output: PathBuf,
    /// The language of messages: ja or en.
    #[arg(long)]
    lang: Option<Lang>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Size {
    Small,
    Medium,
    Large,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum WhichRun {
    Short,
    Full,
}

impl New {
    pub(super) fn run(self) -> Result<u8, Failure> {
        let lang = lang(self.lang);
        free(&self.output, lang)?;
        let questionnaire = match &self.overlay {
            None => meti_guideline().clone(),
            Some(path) => asked::overlay(&read(path, lang)?, &Catalogue::shipped())
                .map_err(|error| Failure::Said(format!("{}: {}", path.display(), error.message(lang))))?,
        };
        let assessment = Assessment {
            profile: Profile {
                organisation: self.organisation,
                size: match self.size {
                    Size::Small => CompanySize::Small,
                    Size::Medium => CompanySize::Medium,
                    Size::Large => CompanySize::Large,
                },
                date: Some(today()),
                ..Profile::default()
            },
            run: match self.run {
                WhichRun::Short => Run::Short,
                WhichRun::Full => Run::Full,
            },
            ..Assessment::default()
        };
        storage::save(&self.output, &assessment, &questionnaire, Replace::Never)
            .map_err(|error| Failure::Said(error.message(lang)))?;
        Ok(0)
    }
}
