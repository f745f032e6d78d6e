//! Tells the program what it makes reports with: one digest of all that decides the bytes of one, from the
//! reading of answers to the fonts. `keian verify` compares bytes only where it is the same. Writes the shipped
//! questionnaire once more as JSON, which the program reads at every start in a quarter of the time. Gives the
//! programs for Windows their icon, version and manifest.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use winresource::WindowsResource;

/// What decides it, by folder or file. Paths are written with `/`.
const DECIDES: [&str; 15] = [
    "Cargo.lock",
    "Cargo.toml",
    "assets/fonts",
    "assets/icc",
    "assets/lang",
    "questionnaires",
    "src/analysis",
    "src/assessment",
    "src/audience",
    "src/base",
    "src/paper",
    "src/questionnaire",
    "src/report",
    "src/scoring",
    "src/storage",
];

fn main() -> io::Result<()> {
    let mut files = Vec::new();
    for path in DECIDES {
        println!("cargo:rerun-if-changed={path}");
        gather(Path::new(path), &mut files)?;
    }
    let mut named: Vec<(String, PathBuf)> = files.into_iter().map(|path| (name(&path), path)).collect();
    named.sort();
    let mut all = Sha256::new();
    for (name, path) in named {
        let mut bytes = fs::read(path)?;
        // A copy of the sources whose lines end otherwise makes the same reports.
        if !bytes.contains(&0) {
            bytes.retain(|byte| *byte != b'\r');
        }
        all.update(name);
        all.update([0]);
        all.update(Sha256::digest(&bytes));
    }
    let hex = all.finalize().iter().fold(String::new(), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    println!("cargo:rustc-env=KEIAN_MAKES={hex}");
    as_json("questionnaires/meti-guideline.ron", "meti-guideline.json")?;
    let system = env::var("CARGO_CFG_TARGET_OS");
    if system.is_ok_and(|system| system == "windows") { resources() } else { Ok(()) }
}

/// What Windows shows of the programs, and how it runs them.
fn resources() -> io::Result<()> {
    let (icon, manifest) = ("assets/icon/keian.ico", "assets/windows/manifest.xml");
    println!("cargo:rerun-if-changed={icon}");
    println!("cargo:rerun-if-changed={manifest}");
    for (program, described) in [("keian", "Keian 経安 (command line)"), ("keian-window", "Keian 経安")] {
        let mut resource = WindowsResource::new();
        resource.set("ProductName", "Keian 経安").set("FileDescription", described);
        resource.set("InternalName", program).set("OriginalFilename", &format!("{program}.exe"));
        resource.set("LegalCopyright", "MIT OR Apache-2.0").set_icon(icon).set_manifest_file(manifest);
        resource.compile_for(program)?;
    }
    Ok(())
}

/// Whatever a text of RON holds: fields by their names, choices by theirs.
#[derive(Deserialize, Serialize)]
#[serde(untagged)]
enum Any {
    Is(bool),
    Number(i64),
    Text(String),
    Several(Vec<Any>),
    Named(BTreeMap<String, Any>),
    Perhaps(Option<Box<Any>>),
}

/// Writes what a RON file says as JSON among what the build makes.
fn as_json(from: &str, to: &str) -> io::Result<()> {
    let text = fs::read_to_string(from)?;
    let any: Any = ron::from_str(&text).map_err(|error| io::Error::other(format!("{from}: {error}")))?;
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo names no folder"))?;
    fs::write(Path::new(&out).join(to), serde_json::to_vec(&any)?)
}

fn gather(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        gather(&entry?.path(), files)?;
    }
    Ok(())
}

fn name(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}
