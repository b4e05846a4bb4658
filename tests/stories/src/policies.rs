//! The committed table of policies: who may use which address, beside what is mounted.
//!
//! What a route declares of itself proves nothing: a page mounted for everybody would be expected
//! to answer everybody. The table is a second opinion that a person has read. It names addresses
//! and never modules, so that code may move without touching it.

use std::collections::BTreeMap;
use std::fmt::{Display, Formatter};
use std::path::PathBuf;

use web::http::{Kind, Policy, Route};

/// Where the table is, from the root of the checkout.
pub const FILE: &str = "docs/policies.txt";

const HEADING: &str = "\
# Who may use which address of a city. A change of a line is a change of somebody's rights: say why.
# Written by `cargo xtask routes`; a story walks the router and expects what stands here.
";

/// A line of the table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    /// The address within a city, parameters in braces.
    pub pattern: String,
    /// The method.
    pub method: String,
    /// What it is: `page`, `form`, `upload`, `one-click`, `feed` or `api`.
    pub kind: String,
    /// Who may use it.
    pub allowed: Allowed,
}

/// Who may use an address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Allowed {
    /// `public`: anybody.
    Public,
    /// `signed-in`: anybody with an account.
    SignedIn,
    /// `role officer`: people with one of these roles, and admins.
    Roles(Vec<String>, Ground),
    /// `token desk`: a personal token with this scope, or a session for reading.
    Token(String, Ground),
    /// `token desk officer juror`: a token with this scope, in the hands of somebody with one of these roles.
    TokenAs(String, Vec<String>, Ground),
}

/// For what somebody must have a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// For the whole city.
    City,
    /// `anywhere`: for a part of it at least; the page shows what is theirs.
    Anywhere,
    /// `of the call`: for the call that the address names or that its idea is in.
    Call,
    /// `of the thing`: for the thing that the address names.
    Thing,
}

impl Ground {
    const WORDS: [(Self, &'static str); 4] = [
        (Self::City, ""),
        (Self::Anywhere, " anywhere"),
        (Self::Call, " of the call"),
        (Self::Thing, " of the thing"),
    ];

    /// What an address names.
    fn named(pattern: &str) -> Self {
        if pattern.contains("{call}") || pattern.contains("{idea}") {
            Self::Call
        } else {
            Self::Thing
        }
    }

    fn words(self) -> &'static str {
        Self::WORDS.iter().find(|(ground, _)| *ground == self).map_or("", |(_, words)| *words)
    }

    /// The ground that a text ends with, and what stands before it.
    fn read(text: &str) -> (Self, &str) {
        let mut grounds = Self::WORDS.iter().rev();
        let found = grounds.find_map(|(ground, words)| Some((*ground, text.strip_suffix(words)?)));
        found.unwrap_or((Self::City, text))
    }
}

impl Line {
    /// What a mounted route declares.
    pub fn of(route: &Route) -> Self {
        let kind = match route.kind {
            Kind::Page => "page",
            Kind::Form => "form",
            Kind::Upload => "upload",
            Kind::OneClick => "one-click",
            Kind::Feed => "feed",
            Kind::Download => "download",
            Kind::Framed => "framed",
            Kind::Api => "api",
        };
        let allowed = match route.policy {
            Policy::Public => Allowed::Public,
            Policy::SignedIn => Allowed::SignedIn,
            Policy::Roles(roles) => Allowed::Roles(keys(roles), Ground::City),
            Policy::Anywhere(roles) => Allowed::Roles(keys(roles), Ground::Anywhere),
            Policy::Here(roles) => Allowed::Roles(keys(roles), Ground::named(route.pattern)),
            Policy::Token(scope) => Allowed::Token(scope.key().to_owned(), Ground::City),
            Policy::TokenAnywhere(scope) => {
                Allowed::Token(scope.key().to_owned(), Ground::Anywhere)
            }
            Policy::TokenHere(scope) => {
                Allowed::Token(scope.key().to_owned(), Ground::named(route.pattern))
            }
            Policy::TokenAs(scope, roles) => {
                let ground = Ground::named(route.pattern);
                Allowed::TokenAs(scope.key().to_owned(), keys(roles), ground)
            }
        };
        Self {
            pattern: route.pattern.to_owned(),
            method: route.method.to_string(),
            kind: kind.to_owned(),
            allowed,
        }
    }

    /// Whether it is about the address of this route.
    pub fn is_of(&self, route: &Route) -> bool {
        self.pattern == route.pattern && self.method == route.method.as_str()
    }

    fn read(text: &str) -> Option<Self> {
        let (ground, text) = Ground::read(text.trim_end());
        let words: Vec<&str> = text.split_whitespace().collect();
        let (place, allowed) = words.split_at_checked(3)?;
        let allowed = match allowed {
            ["public"] => Allowed::Public,
            ["signed-in"] => Allowed::SignedIn,
            ["role", roles @ ..] if !roles.is_empty() => {
                Allowed::Roles(roles.iter().map(|role| (*role).to_owned()).collect(), ground)
            }
            ["token", scope] => Allowed::Token((*scope).to_owned(), ground),
            ["token", scope, roles @ ..] => {
                let roles = roles.iter().map(|role| (*role).to_owned()).collect();
                Allowed::TokenAs((*scope).to_owned(), roles, ground)
            }
            _ => return None,
        };
        let &[method, pattern, kind] = place else { return None };
        Some(Self {
            pattern: pattern.to_owned(),
            method: method.to_owned(),
            kind: kind.to_owned(),
            allowed,
        })
    }
}

impl Display for Allowed {
    fn fmt(&self, to: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Public => to.write_str("public"),
            Self::SignedIn => to.write_str("signed-in"),
            Self::Roles(roles, ground) => {
                write!(to, "role {}{}", roles.join(" "), ground.words())
            }
            Self::Token(scope, ground) => write!(to, "token {scope}{}", ground.words()),
            Self::TokenAs(scope, roles, ground) => {
                write!(to, "token {scope} {}{}", roles.join(" "), ground.words())
            }
        }
    }
}

/// The table, in order of addresses.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// The lines, and where each stands in the file.
    lines: Vec<(usize, Line)>,
}

impl Table {
    /// The table of these routes.
    pub fn of(routes: &[Route]) -> Self {
        let mut lines: Vec<Line> = routes.iter().map(Line::of).collect();
        lines.sort();
        let first = HEADING.lines().count() + 1;
        Self { lines: (first..).zip(lines).collect() }
    }

    /// Reads the committed table.
    ///
    /// # Panics
    /// When it is not there or a line of it cannot be read.
    pub fn committed() -> Self {
        let path = path();
        let text = std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Self::read(&text)
    }

    fn read(text: &str) -> Self {
        let lines = (1..).zip(text.lines());
        let lines = lines.filter(|(_, text)| !text.is_empty() && !text.starts_with('#'));
        let read = |(number, text)| {
            let line = Line::read(text);
            (number, line.unwrap_or_else(|| panic!("{FILE}:{number} cannot be read: {text}")))
        };
        Self { lines: lines.map(read).collect() }
    }

    /// The lines.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().map(|(_, line)| line)
    }

    /// The line of a route.
    pub fn line_of(&self, route: &Route) -> Option<&Line> {
        self.lines().find(|line| line.is_of(route))
    }

    /// Where the table and what is mounted differ, in sentences.
    pub fn differences(&self, routes: &[Route]) -> Vec<String> {
        let key = |line: &Line| (line.pattern.clone(), line.method.clone());
        let mut mounted: BTreeMap<_, _> =
            routes.iter().map(Line::of).map(|line| (key(&line), line)).collect();
        let mut different = Vec::new();
        for (number, line) in &self.lines {
            let Line { method, pattern, .. } = line;
            match mounted.remove(&key(line)) {
                None => different.push(format!(
                    "{FILE}:{number}: {method} {pattern} is not mounted (or twice here)"
                )),
                Some(found) if found != *line => different.push(format!(
                    "{FILE}:{number}: {method} {pattern} is mounted as {} {}, and should be {} {}",
                    found.kind, found.allowed, line.kind, line.allowed
                )),
                Some(_) => {}
            }
        }
        different.extend(mounted.into_values().map(|line| {
            let Line { pattern, method, kind, allowed } = line;
            format!("{FILE} has no line for {method} {pattern}, mounted as {kind} {allowed}")
        }));
        different
    }

    /// Replaces the committed table.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn commit(&self) -> std::io::Result<()> {
        std::fs::write(path(), self.to_string())
    }
}

impl Display for Table {
    fn fmt(&self, to: &mut Formatter<'_>) -> std::fmt::Result {
        let widest = self.lines().map(|line| line.pattern.len()).max().unwrap_or_default();
        to.write_str(HEADING)?;
        for Line { pattern, method, kind, allowed } in self.lines() {
            writeln!(to, "{method:6}  {pattern:widest$}  {kind:9}  {allowed}")?;
        }
        Ok(())
    }
}

fn keys(roles: &[city::Role]) -> Vec<String> {
    roles.iter().map(|role| role.key().to_owned()).collect()
}

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(FILE)
}

#[cfg(test)]
mod tests {
    use axum::http::Method;

    use super::*;

    fn route(pattern: &'static str, policy: Policy) -> Route {
        let action = web::http::Action::Read;
        Route { method: Method::GET, pattern, policy, kind: Kind::Page, action, module: None }
    }

    #[test]
    fn a_table_is_read_as_it_was_written() {
        let officer = Policy::Roles(&[city::Role::Officer, city::Role::Moderator]);
        let table = Table::of(&[route("/desk", officer), route("/", Policy::Public)]);
        assert_eq!(
            table.to_string().lines().last(),
            Some("GET     /desk  page       role officer moderator")
        );
        assert_eq!(Table::read(&table.to_string()), table);
    }

    #[test]
    fn what_differs_is_named_with_its_line() {
        let table = Table::of(&[route("/desk", Policy::SignedIn), route("/gone", Policy::Public)]);
        let mounted = [route("/desk", Policy::Public), route("/new", Policy::Public)];
        assert_eq!(
            table.differences(&mounted),
            [
                "docs/policies.txt:3: GET /desk is mounted as page public, and should be page signed-in",
                "docs/policies.txt:4: GET /gone is not mounted (or twice here)",
                "docs/policies.txt has no line for GET /new, mounted as page public",
            ]
        );
        assert!(
            table
                .differences(&[route("/desk", Policy::SignedIn), route("/gone", Policy::Public)])
                .is_empty()
        );
    }
}
