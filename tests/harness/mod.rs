//! What the harnesses share: documents that hold a number, and disks that leave out a call, by which
//! each harness shows that it can fail.

#![allow(dead_code, reason = "each harness uses a part of it")]

pub mod life;
pub mod workshop_life;

use std::io;
use std::path::Path;

use keian::assessment::{Answer, Assessment, Evidence, Response};
use keian::base::ids::QuestionId;
use keian::questionnaire::Catalogue;
use keian::questionnaire::shipped::meti_guideline;
use keian::storage::disk::Disk;
use keian::storage::{parse, to_bytes};

/// How much text a document holds beside its number: as much as a filled one.
const FILLING: usize = 300;

/// A document of usual size that holds a number.
pub fn numbered(number: u64) -> Assessment {
    let mut assessment = Assessment::default();
    let evidence = (0..FILLING)
        .map(|row| Evidence::of(format!("{number}: 証跡 {row} 供給元の一覧、契約書、点検の記録")))
        .collect();
    let answer =
        Answer { response: Response::Unknown, note: number.to_string(), evidence, ..Answer::default() };
    assessment.answers.insert(QuestionId::new("A-1"), answer.into());
    assessment
}

pub fn bytes_of(number: u64) -> Vec<u8> {
    to_bytes(&numbered(number), meti_guideline()).expect("it has a form")
}

/// The number of an assessment, if every row of it belongs to that number.
pub fn number_of(assessment: &Assessment) -> Result<u64, String> {
    let answer = assessment.answers.get(&QuestionId::new("A-1")).ok_or("no answer")?;
    let number: u64 = answer.note.parse().map_err(|_| format!("no number: {}", answer.note))?;
    if *assessment == numbered(number) { Ok(number) } else { Err(format!("{number} is mixed with others")) }
}

/// The number of a file's bytes.
pub fn read_number(bytes: &[u8]) -> Result<u64, String> {
    let opened = parse(bytes, &Catalogue::shipped()).map_err(|error| error.to_string())?;
    number_of(&opened.assessment)
}

/// A way of saving: the product's, or one with a fault put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mutation {
    /// The product's.
    None,
    /// The temporary file is not synced before it is renamed.
    NoFileSync,
    /// The folder is not synced after the rename.
    NoFolderSync,
    /// The file is overwritten in place.
    PlainOverwrite,
}

impl Mutation {
    pub const FAULTY: [Self; 3] = [Self::NoFileSync, Self::NoFolderSync, Self::PlainOverwrite];

    pub fn from_name(name: &str) -> Self {
        Self::FAULTY.into_iter().find(|mutation| format!("{mutation:?}") == name).unwrap_or(Self::None)
    }
}

/// A disk on which a save is done in a faulty way.
pub struct Mutant<D>(pub D, pub Mutation);

impl<D: Disk> Disk for Mutant<D> {
    type File = D::File;

    fn create(&self, path: &Path) -> io::Result<D::File> {
        self.0.create(path)
    }

    fn write(&self, file: &mut D::File, bytes: &[u8]) -> io::Result<()> {
        self.0.write(file, bytes)
    }

    fn sync(&self, file: &D::File) -> io::Result<()> {
        if self.1 == Mutation::NoFileSync { Ok(()) } else { self.0.sync(file) }
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.0.read(path)
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.0.append(path, bytes)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.0.link(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        if self.1 != Mutation::PlainOverwrite {
            return self.0.rename(from, to);
        }
        let bytes = self.0.read(from)?;
        let _ = self.0.remove(to);
        let mut file = self.0.create(to)?;
        for part in bytes.chunks(4096) {
            self.0.write(&mut file, part)?;
        }
        self.0.sync(&file)?;
        self.0.remove(from)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.0.remove(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        if self.1 == Mutation::NoFolderSync { Ok(()) } else { self.0.sync_folder(folder) }
    }
}
