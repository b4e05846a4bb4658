//! Compiles Fluent files into Rust, at build time: one method of `Words` for each message.
//!
//! Each web crate has `locales/` of its own. The kit's become methods of `Words` itself; those of
//! a system become a trait that only the system sees, so that no crate says another's words.
//!
//! English is the reference. A language that lacks a message, has one too many, or uses other
//! parameters fails the build with a list of everything to put right. A message of a system that
//! nobody calls is an unused method, which the compiler reports.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};
use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};

/// The language that the others are compared with.
const REFERENCE: &str = "en";

/// What a method has said so far, in what is generated. Fluent's names begin with a letter, so none is the same.
const SAID: &str = "_said";

/// Names with a meaning in Rust, now or reserved, that a method or an argument can have all the same when they are
/// written raw.
const RESERVED: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// What the messages become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form<'a> {
    /// `Locale` and methods of `Words`: the kit's.
    Kit,
    /// A trait of this name for the kit's `Words`: a system's.
    Trait(&'a str),
}

/// A piece of a message after references have been put in place.
#[derive(PartialEq)]
enum Piece {
    Text(String),
    Parameter(String),
    Choice { parameter: String, branches: Vec<(Key, Vec<Piece>)>, otherwise: Vec<Piece> },
}

/// What a branch of a choice is for.
#[derive(PartialEq)]
enum Key {
    Number(i64),
    Word(String),
}

/// The messages of one language by key.
type Messages = BTreeMap<String, Vec<Piece>>;
type Sources = BTreeMap<String, Pattern<String>>;

/// Writes `words.rs` of the crate being built from its `locales/`, and asks to be run again when
/// they change. For build scripts.
pub fn compile(form: Form<'_>) -> anyhow::Result<()> {
    let here = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    let locales = here.join("locales");
    println!("cargo::rerun-if-changed={}", locales.display());
    std::fs::write(out.join("words.rs"), generate(&locales, form)?)?;
    Ok(())
}

/// The source of the methods, one for each message of the folder.
pub fn generate(folder: &Path, form: Form<'_>) -> anyhow::Result<String> {
    let mut languages = BTreeMap::new();
    for path in sorted_entries(folder)? {
        let tag = name_of(&path);
        languages.insert(tag.clone(), read(&path).with_context(|| format!("locales/{tag}"))?);
    }
    let reference = languages.get(REFERENCE).context("locales/en is missing")?;
    let mut wrong = Vec::new();
    for (tag, messages) in &languages {
        compare(tag, reference, messages, &mut wrong);
    }
    ensure!(wrong.is_empty(), "locales/ do not fit together:\n  {}", wrong.join("\n  "));

    let mut methods = Vec::new();
    for key in reference.keys() {
        methods.push(method(key, &languages)?);
    }
    Ok(match form {
        Form::Kit => {
            let bodies: String = methods
                .iter()
                .map(|one| format!("{}pub {} {{ {} }}\n", one.doc, one.head, one.body))
                .collect();
            format!("{}impl Words {{\n{bodies}}}\n", locale_enum(languages.keys()))
        }
        Form::Trait(name) => {
            let heads: String =
                methods.iter().map(|one| format!("{}{};\n", one.doc, one.head)).collect();
            let bodies: String =
                methods.iter().map(|one| format!("{} {{ {} }}\n", one.head, one.body)).collect();
            format!(
                "/// The words of this crate.\n\
                 pub(crate) trait {name} {{\n{heads}}}\nimpl {name} for Words {{\n{bodies}}}\n"
            )
        }
    })
}

/// Reads all files of a language and puts terms and referenced messages in their places.
fn read(folder: &Path) -> anyhow::Result<Messages> {
    let (mut sources, mut terms) = (Sources::new(), Sources::new());
    for path in sorted_entries(folder)? {
        let name = name_of(&path);
        let text = std::fs::read_to_string(&path)?;
        let resource = fluent_syntax::parser::parse(text).map_err(|(_, errors)| {
            anyhow::anyhow!("{name} is not well-formed Fluent: {errors:?}")
        })?;
        for entry in resource.body {
            let (into, key, pattern) = match entry {
                Entry::Message(message) => {
                    ensure!(message.attributes.is_empty(), "{}: no attributes", message.id.name);
                    (&mut sources, message.id.name, message.value)
                }
                Entry::Term(term) => (&mut terms, term.id.name, Some(term.value)),
                _ => continue,
            };
            let fine = is_words(&key) && identifier(&key).is_some();
            ensure!(fine, "{name}: {key}: a key is lower-case words joined by hyphens");
            let pattern = pattern.with_context(|| format!("{name}: {key} says nothing"))?;
            ensure!(into.insert(key.clone(), pattern).is_none(), "{name}: {key} is there twice");
        }
    }
    let mut resolver = Resolver { sources: &sources, terms: &terms, used_terms: BTreeSet::new() };
    let mut messages = Messages::new();
    for (key, pattern) in &sources {
        let pieces = resolver.pattern(pattern, 0).with_context(|| format!("message {key}"))?;
        for parameter in parameters(&pieces) {
            let fine = is_words(parameter) && identifier(parameter).is_some();
            ensure!(
                fine,
                "message {key}: ${parameter}: a parameter is lower-case words joined by hyphens"
            );
        }
        messages.insert(key.clone(), pieces);
    }
    if let Some(term) = terms.keys().find(|term| !resolver.used_terms.contains(*term)) {
        bail!("the term -{term} is never used");
    }
    Ok(messages)
}

struct Resolver<'a> {
    sources: &'a Sources,
    terms: &'a Sources,
    used_terms: BTreeSet<String>,
}

impl Resolver<'_> {
    fn pattern(&mut self, pattern: &Pattern<String>, depth: u8) -> anyhow::Result<Vec<Piece>> {
        ensure!(depth < 8, "messages refer to each other in a circle");
        let mut pieces = Vec::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => {
                    ensure!(!value.contains(['<', '>']), "no HTML in messages: {value}");
                    text(&mut pieces, value);
                }
                PatternElement::Placeable { expression } => {
                    self.expression(expression, depth, &mut pieces)?;
                }
            }
        }
        Ok(pieces)
    }

    fn expression(
        &mut self,
        expression: &Expression<String>,
        depth: u8,
        pieces: &mut Vec<Piece>,
    ) -> anyhow::Result<()> {
        match expression {
            Expression::Inline(inline) => self.inline(inline, depth, pieces),
            Expression::Select { selector, variants } => {
                let InlineExpression::VariableReference { id } = selector else {
                    bail!("a choice is made by a parameter, such as $count");
                };
                let (mut branches, mut otherwise) = (Vec::new(), Vec::new());
                for variant in variants {
                    let content = self.pattern(&variant.value, depth + 1)?;
                    match &variant.key {
                        _ if variant.default => otherwise = content,
                        VariantKey::Identifier { name } => {
                            branches.push((Key::Word(name.clone()), content));
                        }
                        VariantKey::NumberLiteral { value } => {
                            branches.push((Key::Number(value.parse()?), content));
                        }
                    }
                }
                pieces.push(Piece::Choice { parameter: id.name.clone(), branches, otherwise });
                Ok(())
            }
        }
    }

    fn inline(
        &mut self,
        inline: &InlineExpression<String>,
        depth: u8,
        pieces: &mut Vec<Piece>,
    ) -> anyhow::Result<()> {
        let referenced = match inline {
            InlineExpression::StringLiteral { value } => {
                text(pieces, &fluent_syntax::unicode::unescape_unicode_to_string(value));
                return Ok(());
            }
            InlineExpression::NumberLiteral { value } => {
                text(pieces, value);
                return Ok(());
            }
            InlineExpression::VariableReference { id } => {
                pieces.push(Piece::Parameter(id.name.clone()));
                return Ok(());
            }
            InlineExpression::Placeable { expression } => {
                return self.expression(expression, depth + 1, pieces);
            }
            InlineExpression::MessageReference { id, attribute: None } => {
                self.sources.get(&id.name).with_context(|| format!("no message {}", id.name))?
            }
            InlineExpression::TermReference { id, attribute: None, arguments: None } => {
                self.used_terms.insert(id.name.clone());
                self.terms.get(&id.name).with_context(|| format!("no term -{}", id.name))?
            }
            _ => bail!("functions, attributes and arguments of terms are not supported"),
        };
        for piece in self.pattern(referenced, depth + 1)? {
            match piece {
                Piece::Text(value) => text(pieces, &value),
                other => pieces.push(other),
            }
        }
        Ok(())
    }
}

/// Appends text, joining it to text that is already last.
fn text(pieces: &mut Vec<Piece>, more: &str) {
    if let Some(Piece::Text(last)) = pieces.last_mut() {
        last.push_str(more);
    } else {
        pieces.push(Piece::Text(more.to_owned()));
    }
}

fn compare(tag: &str, reference: &Messages, messages: &Messages, wrong: &mut Vec<String>) {
    for (key, pieces) in reference {
        let Some(translated) = messages.get(key) else {
            wrong.push(format!("{tag}: {key} is missing"));
            continue;
        };
        let (here, there) = (parameters(translated), parameters(pieces));
        if here != there {
            wrong.push(format!("{tag}: {key} has parameters {here:?}, {REFERENCE} has {there:?}"));
        }
    }
    let extra = messages.keys().filter(|key| !reference.contains_key(*key));
    wrong.extend(extra.map(|key| format!("{tag}: {key} is not in {REFERENCE}")));
}

fn parameters(pieces: &[Piece]) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    for piece in pieces {
        match piece {
            Piece::Text(_) => {}
            Piece::Parameter(name) => {
                found.insert(name.as_str());
            }
            Piece::Choice { parameter, branches, otherwise } => {
                found.insert(parameter.as_str());
                found.extend(parameters(otherwise));
                found.extend(branches.iter().flat_map(|(_, content)| parameters(content)));
            }
        }
    }
    found
}

/// `enum Locale` with one variant for each folder.
fn locale_enum<'a>(tags: impl Iterator<Item = &'a String>) -> String {
    let tags: Vec<(&String, String)> = tags.map(|tag| (tag, variant(tag))).collect();
    let list = |show: &dyn Fn(&String, &String) -> String| -> String {
        tags.iter().map(|(tag, variant)| show(tag, variant)).collect()
    };
    format!(
        "/// A language the interface is translated into: one for each folder of `locales/`.\n\
         #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]\n\
         pub enum Locale {{ {} }}\n\
         impl Locale {{\n\
         /// Every language of the interface.\n\
         pub const ALL: &'static [Self] = &[{}];\n\
         /// The language tag (BCP 47).\n\
         pub const fn tag(self) -> &'static str {{ match self {{ {} }} }}\n\
         }}\n",
        list(&|tag, variant| format!("/// `{tag}`.\n{variant}, ")),
        list(&|_, variant| format!("Self::{variant}, ")),
        list(&|tag, variant| format!("Self::{variant} => {tag:?}, ")),
    )
}

/// `sr-Latn` → `SrLatn`.
fn variant(tag: &str) -> String {
    let capital = |part: &str| {
        let mut letters = part.chars();
        letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
    };
    tag.split('-').map(|part| -> String { capital(part) }).collect()
}

/// A method in parts.
struct Method {
    doc: String,
    head: String,
    body: String,
}

fn method(key: &str, languages: &BTreeMap<String, Messages>) -> anyhow::Result<Method> {
    let name = identifier(key).context("a key is checked when it is read")?;
    let of = |tag: &str| languages.get(tag).and_then(|messages| messages.get(key));
    let reference = of(REFERENCE).context("only keys of the reference are generated")?;
    let doc = format!("/// `{}`\n", plain(reference).replace(['`', '\n'], " "));
    let parameters = parameters(reference);
    let mut body = String::new();
    if parameters.is_empty() {
        writeln!(body, "match self.locale() {{")?;
        for tag in languages.keys() {
            let said = of(tag).map(|pieces| plain(pieces)).unwrap_or_default();
            writeln!(body, "Locale::{} => {said:?},", variant(tag))?;
        }
        writeln!(body, "}}")?;
        return Ok(Method { doc, head: format!("fn {name}(&self) -> &'static str"), body });
    }
    let arguments: Vec<String> =
        parameters.iter().map(|p| format!("{}: impl Into<Arg<'a>>", argument(p))).collect();
    let head = format!("fn {name}<'a>(&self, {}) -> String", arguments.join(", "));
    for parameter in &parameters {
        writeln!(body, "let {0}: Arg<'a> = {0}.into();", argument(parameter))?;
    }
    writeln!(body, "let mut {SAID} = String::new();\nmatch self.locale() {{")?;
    for tag in languages.keys() {
        writeln!(body, "Locale::{} => {{", variant(tag))?;
        statements(of(tag).map(Vec::as_slice).unwrap_or_default(), &mut body)?;
        writeln!(body, "}}")?;
    }
    writeln!(body, "}}\n{SAID}")?;
    Ok(Method { doc, head, body })
}

/// Whether a name is lower-case words joined by hyphens, so that no two become the same in Rust.
fn is_words(name: &str) -> bool {
    name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// What a name is called in Rust; nothing for the few that nothing can be called.
fn identifier(name: &str) -> Option<String> {
    match name {
        "self" | "super" | "crate" => None,
        name if RESERVED.contains(&name) => Some(format!("r#{name}")),
        name => Some(name.replace('-', "_")),
    }
}

/// The argument of a parameter, whose name was checked when it was read.
fn argument(parameter: &str) -> String {
    identifier(parameter).unwrap_or_default()
}

/// The message as one reads it, parameters in braces.
fn plain(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(value) => value.clone(),
            Piece::Parameter(name) => format!("{{{name}}}"),
            Piece::Choice { otherwise, .. } => plain(otherwise),
        })
        .collect()
}

/// Statements that append the pieces to what is said so far.
fn statements(pieces: &[Piece], source: &mut String) -> anyhow::Result<()> {
    for (place, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Text(value) if place > 0 && ends_sentence(value) => {
                // A day may end in the full stop already, as it does in Hungarian.
                writeln!(source, "if !{SAID}.ends_with('.') {{ {SAID}.push('.'); }}")?;
                push(value.strip_prefix('.').unwrap_or_default(), source)?;
            }
            Piece::Text(value) => push(value, source)?,
            Piece::Parameter(name) => {
                writeln!(source, "{}.append(self, &mut {SAID});", argument(name))?;
            }
            Piece::Choice { parameter, branches, otherwise } => {
                for (keys, content) in together(branches, otherwise) {
                    let tests = keys.iter().map(|key| match key {
                        Key::Number(number) => format!("{}.equals({number})", argument(parameter)),
                        Key::Word(word) => format!("{}.is(self, {word:?})", argument(parameter)),
                    });
                    let tests: Vec<String> = tests.collect();
                    writeln!(source, "if {} {{", tests.join(" || "))?;
                    statements(content, source)?;
                    write!(source, "}} else ")?;
                }
                writeln!(source, "{{")?;
                statements(otherwise, source)?;
                writeln!(source, "}}")?;
            }
        }
    }
    Ok(())
}

/// The statement that appends a text; none for none.
fn push(text: &str, source: &mut String) -> anyhow::Result<()> {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (None, _) => {}
        (Some(only), None) => writeln!(source, "{SAID}.push({only:?});")?,
        _ => writeln!(source, "{SAID}.push_str({text:?});")?,
    }
    Ok(())
}

/// Whether a text begins with the full stop of the sentence before it.
fn ends_sentence(text: &str) -> bool {
    let after = text.strip_prefix('.').map(|after| after.chars().next());
    after.is_some_and(|after| after.is_none_or(char::is_whitespace))
}

/// Neighbouring branches that say the same become one, and those that end a choice saying what
/// it says otherwise are left out.
fn together<'a>(
    branches: &'a [(Key, Vec<Piece>)],
    otherwise: &[Piece],
) -> Vec<(Vec<&'a Key>, &'a [Piece])> {
    let mut groups: Vec<(Vec<&Key>, &[Piece])> = Vec::new();
    for (key, content) in branches {
        match groups.last_mut() {
            Some((keys, last)) if *last == content.as_slice() => keys.push(key),
            _ => groups.push((vec![key], content)),
        }
    }
    while groups.last().is_some_and(|(_, content)| *content == otherwise) {
        groups.pop();
    }
    groups
}

/// The entries of a folder, in order of their names so that the output never varies.
fn sorted_entries(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .map_err(|error| anyhow::anyhow!("cannot read {}: {error}", folder.display()))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    paths.sort();
    Ok(paths)
}

/// The last part of a path as text.
fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests;
