//! The sources of the program as a reader of imports sees them: which file names what, and in which
//! file that stands.
//!
//! A name is followed to the file that defines it, through `use` lists, `super`, `self`, other names
//! (`as`) and re-exports; paths in the middle of code count as those in a `use` do. What is for tests
//! alone is left out. Methods are not followed: they come with their type, wherever the `impl` stands.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// The programs that are made of the library, by their files in `src`.
const PROGRAMS: [&str; 2] = ["main", "window"];

/// A path as it is written, in segments.
type Segments = Vec<String>;

/// One file that knows another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Import {
    /// Who names it.
    pub from: String,
    /// Where it stands.
    pub to: String,
    /// The path as it is written.
    pub path: String,
    /// The floors that the path goes through, and the one where it ends.
    pub floors: BTreeSet<String>,
    /// Whether it only hands out, by a `pub use`, what a file below this one defines.
    pub sign: bool,
}

/// A type that a file declares.
#[derive(Debug)]
pub struct Declared {
    /// Its name.
    pub name: String,
    /// Whether it is `pub` without limits.
    pub public: bool,
    /// The types of its fields, where it has named ones.
    pub fields: Vec<String>,
}

/// What a `use` brings in.
#[derive(Debug)]
struct Alias {
    path: Segments,
    shown: Shown,
}

#[derive(Debug, Default)]
struct Module {
    file: String,
    children: BTreeSet<String>,
    items: BTreeSet<String>,
    aliases: BTreeMap<String, Vec<Alias>>,
    globs: Vec<Alias>,
    /// Every path in the code, those of a single word too.
    mentions: BTreeSet<Segments>,
    declared: Vec<Declared>,
}

/// All modules of the library and the program, by their full paths.
#[derive(Debug, Default)]
pub struct Tree {
    modules: BTreeMap<Segments, Module>,
    /// What only tests see.
    only_tests: BTreeSet<String>,
    /// Modules that are declared and have no file.
    missing: Vec<String>,
}

/// Where a path leads.
enum End {
    Module(Segments),
    /// Something that this module defines.
    Item(Segments),
}

/// The sources of this repository, by their paths from its root, with forward slashes.
pub fn sources() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders: Vec<PathBuf> = vec![root.join("src")];
    let mut found = BTreeMap::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                found.insert(name, std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

/// The floor of a file: its folder in `src`, or its own name where it stands directly there.
pub fn floor(file: &str) -> &str {
    let inner = file.strip_prefix("src/").unwrap_or(file);
    inner.split('/').next().unwrap_or(inner).trim_end_matches(".rs")
}

impl Tree {
    /// Reads the sources from `src/lib.rs` and the programs' own files on, as far as modules are declared.
    pub fn of(sources: &BTreeMap<String, String>) -> Self {
        let mut tree = Self::default();
        let programs = PROGRAMS.map(|program| (program, format!("src/{program}.rs")));
        for (root, file) in [("keian", "src/lib.rs".to_owned())].into_iter().chain(programs) {
            if sources.contains_key(&file) {
                tree.read_file(sources, vec![root.to_owned()], &file);
            }
        }
        tree
    }

    /// The files that belong to the program.
    pub fn files(&self) -> BTreeSet<&str> {
        self.modules.values().map(|module| module.file.as_str()).collect()
    }

    /// Files that nothing declares, and modules without a file.
    pub fn strays(&self, sources: &BTreeMap<String, String>) -> Vec<String> {
        let known = self.files();
        let undeclared = sources.keys().filter(|file| {
            !known.contains(file.as_str()) && !self.only_tests.iter().any(|of_test| within(of_test, file))
        });
        undeclared.chain(&self.missing).cloned().collect()
    }

    /// What each file declares.
    pub fn declared(&self) -> impl Iterator<Item = (&str, &Declared)> {
        self.modules.values().flat_map(|m| m.declared.iter().map(|declared| (m.file.as_str(), declared)))
    }

    /// The files that name a word or path of another crate, each with the word.
    pub fn naming(&self, words: &[&str]) -> Vec<(String, String)> {
        let mut found = BTreeSet::new();
        for module in self.modules.values() {
            let used = module.aliases.values().flatten().chain(&module.globs).map(|alias| &alias.path);
            for path in module.mentions.iter().chain(used) {
                for word in words.iter().filter(|word| has(path, word)) {
                    found.insert((module.file.clone(), (*word).to_owned()));
                }
            }
        }
        found.into_iter().collect()
    }

    /// Every import of one file by another.
    pub fn imports(&self) -> BTreeSet<Import> {
        let mut found = BTreeSet::new();
        for (at, module) in &self.modules {
            for alias in module.aliases.values().flatten().chain(&module.globs) {
                self.import(at, &alias.path, alias.shown, &mut found);
            }
            for path in &module.mentions {
                self.import(at, path, Shown::Here, &mut found);
            }
        }
        found
    }

    fn import(&self, at: &Segments, path: &Segments, shown: Shown, found: &mut BTreeSet<Import>) {
        let module = &self.modules[at];
        let mut floors = BTreeSet::new();
        for end in self.resolve(at, path, 0, &mut floors) {
            let (End::Module(to) | End::Item(to)) = end;
            let file = &self.modules[&to].file;
            if *file != module.file {
                floors.insert(floor(file).to_owned());
                found.insert(Import {
                    from: module.file.clone(),
                    to: file.clone(),
                    path: path.join("::"),
                    floors: floors.clone(),
                    sign: shown != Shown::Here && to.starts_with(at),
                });
            }
        }
    }

    /// Where a path leads that stands in a module; nowhere if it begins outside of the program or with
    /// a name that is not imported, which then is one of the module itself.
    fn resolve(
        &self,
        at: &Segments,
        path: &[String],
        depth: usize,
        floors: &mut BTreeSet<String>,
    ) -> Vec<End> {
        let Some((first, rest)) = path.split_first() else { return Vec::new() };
        match first.as_str() {
            "crate" => self.walk(at[..1].to_vec(), rest, depth, floors),
            "self" => self.walk(at.clone(), rest, depth, floors),
            "super" if at.len() > 1 => {
                let above = at[..at.len() - 1].to_vec();
                match rest.first().map(String::as_str) {
                    Some("super") => self.resolve(&above, rest, depth, floors),
                    _ => self.walk(above, rest, depth, floors),
                }
            }
            _ if self.module(at).children.contains(first) && !rest.is_empty()
                || self.module(at).aliases.contains_key(first) =>
            {
                self.walk(at.clone(), path, depth, floors)
            }
            "keian" if PROGRAMS.contains(&&*at[0]) => {
                self.walk(vec!["keian".to_owned()], rest, depth, floors)
            }
            // What a glob brings in is looked up where it is defined.
            _ if depth < 16 => self.through_globs(at, path, depth, floors),
            _ => Vec::new(),
        }
    }

    fn through_globs(
        &self,
        at: &Segments,
        path: &[String],
        depth: usize,
        floors: &mut BTreeSet<String>,
    ) -> Vec<End> {
        let module = self.module(at);
        if module.items.contains(&path[0]) {
            return Vec::new();
        }
        let mut found = Vec::new();
        for glob in &module.globs {
            for end in self.resolve(at, &glob.path, depth + 1, &mut BTreeSet::new()) {
                if let End::Module(of) = end
                    && of != *at
                    && self.module(&of).brings(&path[0])
                {
                    found.extend(self.walk(of, path, depth + 1, floors));
                }
            }
        }
        found
    }

    fn walk(&self, at: Segments, path: &[String], depth: usize, floors: &mut BTreeSet<String>) -> Vec<End> {
        // Declared without a file: told by `strays`.
        let Some(module) = self.modules.get(&at) else { return Vec::new() };
        if at.len() > 1 {
            floors.insert(floor(&module.file).to_owned());
        }
        let Some((first, rest)) = path.split_first() else { return vec![End::Module(at)] };
        let mut found = Vec::new();
        // A module and a function can have one name: both count where it ends the path.
        if module.children.contains(first) {
            let mut child = at.clone();
            child.push(first.clone());
            found.extend(self.walk(child, rest, depth, floors));
            if !rest.is_empty() {
                return found;
            }
        }
        if module.items.contains(first) {
            found.push(End::Item(at.clone()));
        } else if let Some(aliases) = module.aliases.get(first).filter(|_| depth < 16) {
            for alias in aliases {
                let path: Segments = alias.path.iter().chain(rest).cloned().collect();
                found.extend(self.resolve(&at, &path, depth + 1, floors));
            }
        } else if found.is_empty() {
            found.extend(self.through_globs(&at, path, depth, floors));
        }
        // What is neither is made by a macro of the module.
        if found.is_empty() && !module.aliases.contains_key(first) {
            found.push(End::Item(at));
        }
        found
    }

    fn module(&self, at: &Segments) -> &Module {
        &self.modules[at]
    }

    fn read_file(&mut self, sources: &BTreeMap<String, String>, at: Segments, file: &str) {
        let stream: TokenStream = sources[file].parse().unwrap_or_else(|e| panic!("{file}: {e}"));
        let mut reader = Reader { tree: self, file: file.to_owned(), of_children: Vec::new() };
        reader.open(&at);
        reader.code(stream, &at, Place::Module);
        for (child, name) in std::mem::take(&mut reader.of_children) {
            let mut below = at.clone();
            below.push(name.clone());
            match places(file, &name).into_iter().find(|place| sources.contains_key(place)) {
                Some(place) if child == For::Program => self.read_file(sources, below, &place),
                Some(place) => drop(self.only_tests.insert(place)),
                None => self.missing.push(below.join("::")),
            }
        }
    }
}

impl Module {
    /// Whether the module has something of this name to give.
    fn brings(&self, name: &str) -> bool {
        self.children.contains(name) || self.items.contains(name) || self.aliases.contains_key(name)
    }
}

/// Where the file of a module may stand that another file declares.
fn places(file: &str, name: &str) -> [String; 2] {
    let folder = match file.rsplit_once('/').unwrap_or(("", file)) {
        (folder, "mod.rs" | "lib.rs" | "main.rs") => folder.to_owned(),
        (folder, file) => format!("{folder}/{}", file.trim_end_matches(".rs")),
    };
    [format!("{folder}/{name}.rs"), format!("{folder}/{name}/mod.rs")]
}

/// Whether a file is the given one or stands in its folder.
fn within(module: &str, file: &str) -> bool {
    file == module || module.strip_suffix("mod.rs").is_some_and(|folder| file.starts_with(folder))
}

/// Whether a path has the segments of another one in it, in a row.
fn has(path: &[String], part: &str) -> bool {
    let part: Vec<&str> = part.split("::").collect();
    path.windows(part.len()).any(|at| at.iter().zip(&part).all(|(one, other)| one == other))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum For {
    Program,
    Tests,
}

/// Whether names that are declared here are those of the module.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Module,
    Inside,
}

/// Who sees what is declared or brought in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Here,
    Within,
    Everywhere,
}

struct Reader<'a> {
    tree: &'a mut Tree,
    file: String,
    /// Modules with files of their own.
    of_children: Vec<(For, String)>,
}

impl Reader<'_> {
    fn open(&mut self, at: &Segments) {
        let module = Module { file: self.file.clone(), ..Module::default() };
        self.tree.modules.insert(at.clone(), module);
    }

    fn module(&mut self, at: &Segments) -> &mut Module {
        self.tree.modules.get_mut(at).expect("a module that was opened")
    }

    fn code(&mut self, stream: TokenStream, at: &Segments, place: Place) {
        let tokens: Vec<TokenTree> = stream.into_iter().collect();
        let mut next = 0;
        let mut shown = Shown::Here;
        while let Some(token) = tokens.get(next) {
            next = match token {
                TokenTree::Punct(p) if p.as_char() == '#' => self.attribute(&tokens, next + 1, at),
                TokenTree::Ident(word) => {
                    let word = word.to_string();
                    let name = ident(tokens.get(next + 1));
                    match (word.as_str(), name.as_deref()) {
                        ("pub", _) => {
                            let limited = matches!(tokens.get(next + 1), Some(TokenTree::Group(g)) if g.delimiter() == Delimiter::Parenthesis);
                            shown = if limited { Shown::Within } else { Shown::Everywhere };
                            next += if limited { 2 } else { 1 };
                            continue;
                        }
                        // `impl Trait + use<'a>` brings in nothing.
                        ("use", _) if !punct(tokens.get(next + 1), '<') => {
                            self.uses(&tokens, next + 1, at, shown)
                        }
                        ("mod", Some(name)) => self.declares(&tokens, next + 2, at, name.to_owned()),
                        ("const", Some("fn")) => next + 1,
                        (
                            "struct" | "enum" | "union" | "trait" | "type" | "const" | "static" | "fn",
                            Some(name),
                        ) => self.item(&tokens, next, at, place, (name.to_owned(), shown)),
                        ("macro_rules", _) => {
                            self.module(at).items.extend(ident(tokens.get(next + 2)));
                            next + 3
                        }
                        _ => self.path(&tokens, next, at),
                    }
                }
                TokenTree::Group(group) => {
                    self.code(group.stream(), at, Place::Inside);
                    next + 1
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => next + 1,
            };
            shown = Shown::Here;
        }
    }

    /// After the `#`: what is for tests alone is stepped over.
    fn attribute(&mut self, tokens: &[TokenTree], next: usize, at: &Segments) -> usize {
        let Some(TokenTree::Group(group)) = tokens.get(next) else { return next };
        let text = group.stream().to_string().replace(' ', "");
        if text == "cfg(test)" || text.starts_with("cfg(all(test") {
            return self.skipped(tokens, next + 1);
        }
        // Where serde is told a function, its path stands in a string.
        for quoted in text.split('"').skip(1).step_by(2).filter(|_| text.starts_with("serde(")) {
            let path: Segments = quoted.split("::").map(str::to_owned).collect();
            self.module(at).mentions.insert(path);
        }
        if !text.starts_with("doc=") {
            self.code(group.stream(), at, Place::Inside);
        }
        next + 1
    }

    /// The place after an item that is for tests alone.
    fn skipped(&mut self, tokens: &[TokenTree], from: usize) -> usize {
        for (place, token) in tokens.iter().enumerate().skip(from) {
            match token {
                TokenTree::Punct(p) if p.as_char() == ';' => {
                    if let [.., TokenTree::Ident(word), TokenTree::Ident(name)] = &tokens[..place]
                        && word == "mod"
                    {
                        self.of_children.push((For::Tests, name.to_string()));
                    }
                    return place + 1;
                }
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return place + 1,
                _ => {}
            }
        }
        tokens.len()
    }

    fn declares(&mut self, tokens: &[TokenTree], next: usize, at: &Segments, name: String) -> usize {
        self.module(at).children.insert(name.clone());
        if let Some(TokenTree::Group(group)) = tokens.get(next) {
            let mut below = at.clone();
            below.push(name);
            self.open(&below);
            self.code(group.stream(), &below, Place::Module);
        } else {
            self.of_children.push((For::Program, name));
        }
        next + 1
    }

    fn item(
        &mut self,
        tokens: &[TokenTree],
        next: usize,
        at: &Segments,
        place: Place,
        (name, shown): (String, Shown),
    ) -> usize {
        let is_type =
            matches!(ident(tokens.get(next)).as_deref(), Some("struct" | "enum" | "union" | "trait"));
        if place == Place::Module {
            self.module(at).items.insert(name.clone());
        }
        if is_type {
            let body =
                tokens[next..].iter().take_while(|token| !punct(Some(token), ';')).find_map(|t| match t {
                    TokenTree::Group(group) if group.delimiter() != Delimiter::Bracket => Some(group),
                    _ => None,
                });
            let is_struct = ident(tokens.get(next)).as_deref() == Some("struct");
            let fields = body.filter(|_| is_struct).map(fields).unwrap_or_default();
            self.module(at).declared.push(Declared { name, public: shown == Shown::Everywhere, fields });
        }
        next + 2
    }

    /// A path, or a single word, from its first segment on.
    fn path(&mut self, tokens: &[TokenTree], next: usize, at: &Segments) -> usize {
        let mut path: Segments = ident(tokens.get(next)).into_iter().collect();
        let mut end = next + 1;
        while let (true, true, Some(word)) =
            (punct(tokens.get(end), ':'), punct(tokens.get(end + 1), ':'), ident(tokens.get(end + 2)))
        {
            path.push(word);
            end += 3;
        }
        let before = next.checked_sub(1).and_then(|before| tokens.get(before));
        let field = punct(before, '.') && !next.checked_sub(2).is_some_and(|b| punct(tokens.get(b), '.'));
        // After `<T as X>::` or at the end of `::name`, the word is no beginning.
        let inner = punct(before, ':') && next.checked_sub(2).is_some_and(|b| punct(tokens.get(b), ':'));
        if !field && !inner {
            self.module(at).mentions.insert(path);
        }
        end
    }

    /// After the word `use`, up to the semicolon.
    fn uses(&mut self, tokens: &[TokenTree], from: usize, at: &Segments, shown: Shown) -> usize {
        let end = (from..tokens.len()).find(|i| punct(tokens.get(*i), ';')).unwrap_or(tokens.len());
        self.branch(&tokens[from..end], &[], at, shown);
        end + 1
    }

    fn branch(&mut self, tokens: &[TokenTree], above: &[String], at: &Segments, shown: Shown) {
        let mut path = above.to_vec();
        let mut name = None;
        let mut words = tokens.iter();
        while let Some(token) = words.next() {
            match token {
                TokenTree::Ident(word) if word == "as" => name = ident(words.next()),
                TokenTree::Ident(word) if word == "self" && !path.is_empty() => {}
                TokenTree::Ident(word) => path.push(word.to_string()),
                TokenTree::Punct(p) if p.as_char() == '*' => {
                    return self.module(at).globs.push(Alias { path, shown });
                }
                TokenTree::Group(group) => {
                    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                    for part in inner.split(|token| punct(Some(token), ',')).filter(|part| !part.is_empty()) {
                        self.branch(part, &path, at, shown);
                    }
                    return;
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
        let Some(name) = name.or_else(|| path.last().cloned()) else { return };
        // `use texts;` hands out a macro of the file itself.
        if path.len() > 1 || path.first() != Some(&name) {
            self.module(at).aliases.entry(name).or_default().push(Alias { path, shown });
        }
    }
}

fn ident(token: Option<&TokenTree>) -> Option<String> {
    match token {
        Some(TokenTree::Ident(word)) => Some(word.to_string()),
        _ => None,
    }
}

fn punct(token: Option<&TokenTree>, wanted: char) -> bool {
    matches!(token, Some(TokenTree::Punct(p)) if p.as_char() == wanted)
}

/// The types of the named fields between a struct's braces.
fn fields(body: &Group) -> Vec<String> {
    let mut types = Vec::new();
    let mut of_field: Option<String> = None;
    let mut open = 0_usize;
    for token in body.stream() {
        match &token {
            TokenTree::Punct(p) if p.as_char() == ',' && open == 0 => types.extend(of_field.take()),
            TokenTree::Punct(p) if p.as_char() == ':' && of_field.is_none() => of_field = Some(String::new()),
            _ => {
                match &token {
                    TokenTree::Punct(p) if p.as_char() == '<' => open += 1,
                    TokenTree::Punct(p) if p.as_char() == '>' => open = open.saturating_sub(1),
                    _ => {}
                }
                if let Some(text) = &mut of_field {
                    text.push_str(&token.to_string());
                }
            }
        }
    }
    types.extend(of_field.filter(|text| !text.is_empty()));
    if body.delimiter() == Delimiter::Brace { types } else { Vec::new() }
}
