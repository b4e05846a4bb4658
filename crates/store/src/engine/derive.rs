//! From the one SQL text to each database's: pure text work on the common subset that the store is written in.
//!
//! The source is SQLite's dialect with one addition: a column may be `boolean`, which SQLite's strict tables lack
//! and keep as 0 and 1. For PostgreSQL every table of a city gets a `city_id`, first in every key, index and
//! reference, whose value and policy are the transaction's own setting. So no statement names the city.

use super::scope::Scope;

/// The city of the transaction, in PostgreSQL's words.
const CITY: &str = "current_setting('kalaka.city')::bigint";

/// The DDL for SQLite: `open boolean` becomes an integer that is 0 or 1.
pub(crate) fn sqlite_ddl(source: &str) -> String {
    let lines: Vec<String> = source.lines().map(sqlite_line).collect();
    lines.join("\n")
}

fn sqlite_line(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    let name = match words.as_slice() {
        ["alter", "table", _, "add", "column", name, kind, ..] | [name, kind, ..]
            if kind.trim_end_matches([',', ';']) == "boolean" =>
        {
            *name
        }
        _ => return line.to_owned(),
    };
    line.replacen(" boolean", &format!(" integer check ({name} in (0, 1))"), 1)
}

/// One statement of a migration for PostgreSQL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// For the whole database.
    Once(String),
    /// It changes rows, so it runs for each city.
    EachCity(String),
}

/// A statement for PostgreSQL: numbered parameters, and the city in the key of a conflict.
pub(crate) fn postgres_statement(source: &str, scope: Scope) -> String {
    let city = matches!(scope, Scope::City(_));
    let mut text = String::with_capacity(source.len() + 16);
    for (piece, quoted) in pieces(source) {
        if quoted {
            text.push_str(piece);
            continue;
        }
        let mut rest = piece;
        while let Some(at) = rest.find(['?', '(']) {
            let (before, from) = rest.split_at(at);
            text.push_str(before);
            let mut after = from.chars();
            match after.next() {
                Some('?') => text.push('$'),
                _ if city && text.trim_end().ends_with("on conflict") => {
                    text.push_str("(city_id, ");
                }
                _ => text.push('('),
            }
            rest = after.as_str();
        }
        text.push_str(rest);
    }
    text
}

/// A migration for PostgreSQL, statement by statement.
pub(crate) fn postgres_ddl(source: &str, scope: Scope) -> Vec<Step> {
    let without_comments: Vec<&str> =
        source.lines().map(|line| line.split_once("--").map_or(line, |(code, _)| code)).collect();
    let source = without_comments.join("\n");
    let mut steps = Vec::new();
    for statement in split(&source, ';') {
        let statement = statement.trim();
        if statement.is_empty() {
            continue;
        }
        let words: Vec<&str> = statement.split_whitespace().collect();
        match words.as_slice() {
            ["create", "table", ..] => steps.extend(create_table(statement, scope).map(Step::Once)),
            ["create", "index", ..] | ["create", "unique", "index", ..] => {
                steps.push(Step::Once(prefix_group(statement, scope)));
            }
            ["alter", "table", table, "add", "column", ..] => {
                let column = after_words(statement, 5);
                steps.push(Step::Once(add_column(table, column, scope)));
            }
            ["alter" | "drop", ..] => steps.push(Step::Once(statement.to_owned())),
            _ if scope == Scope::Install => {
                steps.push(Step::Once(postgres_statement(statement, scope)));
            }
            _ => steps.push(Step::EachCity(postgres_statement(statement, scope))),
        }
    }
    steps
}

fn create_table(statement: &str, scope: Scope) -> impl Iterator<Item = String> {
    let (head, body) = statement.split_once('(').unwrap_or((statement, ""));
    let body = body.rsplit_once(')').map_or(body, |(inside, _)| inside);
    let head = head.trim_end();
    let table = head.rsplit(' ').next().unwrap_or(head);
    let mut columns = Vec::new();
    let mut rules = Vec::new();
    if scope != Scope::Install {
        columns.push(format!("city_id bigint not null default {CITY}"));
    }
    for part in split(body, ',') {
        let part = part.split_whitespace().collect::<Vec<_>>().join(" ");
        if ["primary key", "unique", "foreign key", "check", "constraint"]
            .iter()
            .any(|rule| part.starts_with(rule))
        {
            rules.push(table_rule(&part, scope));
        } else {
            let (column, own_rules) = column(&part, scope);
            columns.push(column);
            rules.extend(own_rules);
        }
    }
    columns.extend(rules);
    let create = format!("{head} (\n  {}\n)", columns.join(",\n  "));
    let guard = match scope {
        Scope::Install => Vec::new(),
        Scope::City(_) => vec![
            format!("alter table {table} enable row level security"),
            format!("alter table {table} force row level security"),
            format!(
                "create policy city on {table} using (city_id = {CITY}) with check (city_id = {CITY})"
            ),
        ],
    };
    std::iter::once(create).chain(guard)
}

fn add_column(table: &str, definition: &str, scope: Scope) -> String {
    let definition = definition.split_whitespace().collect::<Vec<_>>().join(" ");
    let (column, rules) = column(&definition, scope);
    let rules: String = rules.iter().map(|rule| format!(", add {rule}")).collect();
    format!("alter table {table} add column {column}{rules}")
}

/// A column definition, and the rules that become the table's: keys and references need the city beside the column.
fn column(definition: &str, scope: Scope) -> (String, Vec<String>) {
    let (name, rest) = definition.split_once(' ').unwrap_or((definition, ""));
    let (kind, mut rest) = rest.split_once(' ').unwrap_or((rest, ""));
    let kind = match kind {
        "integer" => "bigint",
        "text" => "text collate \"C\"",
        "real" => "double precision",
        "blob" => "bytea",
        other => other,
    };
    let mut column = format!("{name} {kind}");
    let mut rules = Vec::new();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix("primary key") {
            rules.push(table_rule(&format!("primary key ({name})"), scope));
            rest = after.trim_start();
        } else if let Some(after) = rest.strip_prefix("unique") {
            rules.push(table_rule(&format!("unique ({name})"), scope));
            rest = after.trim_start();
        } else if rest.starts_with("references") {
            let end = reference_end(rest);
            let (reference, after) = rest.split_at(end);
            rules.push(table_rule(&format!("foreign key ({name}) {}", reference.trim()), scope));
            rest = after.trim_start();
        } else {
            let end = token_end(rest);
            let (token, after) = rest.split_at(end);
            column.push(' ');
            column.push_str(token);
            rest = after.trim_start();
        }
    }
    (column, rules)
}

/// `primary key (a)`, `unique (a, b)` and `foreign key (a) references t (b)` with the city in front; a reference is
/// deferrable, so that a backup can be restored in any order.
fn table_rule(rule: &str, scope: Scope) -> String {
    if let Some(named) = rule.strip_prefix("constraint ") {
        let (name, rule) = named.split_once(' ').unwrap_or((named, ""));
        return format!("constraint {name} {}", table_rule(rule, scope));
    }
    if rule.starts_with("check") {
        return rule.to_owned();
    }
    let Some((own, reference)) = rule.split_once(" references ") else {
        return prefix_group(rule, scope);
    };
    let columns = own
        .split_once('(')
        .and_then(|(_, inside)| inside.split_once(')'))
        .map_or("", |(inside, _)| inside);
    let mut reference = prefix_group(reference, scope);
    if scope != Scope::Install {
        // Setting the reference to null must leave the city alone.
        reference =
            reference.replace("on delete set null", &format!("on delete set null ({columns})"));
    }
    format!("{} references {reference} deferrable", prefix_group(own, scope))
}

/// Puts the city first in the first pair of parentheses.
fn prefix_group(text: &str, scope: Scope) -> String {
    match scope {
        Scope::Install => text.to_owned(),
        Scope::City(_) => text.replacen('(', "(city_id, ", 1),
    }
}

/// Where `references t (c) on delete … on update …` ends.
fn reference_end(text: &str) -> usize {
    let mut end = 0;
    let mut after_table = false;
    loop {
        let rest = text.get(end..).unwrap_or_default();
        let blank = rest.len() - rest.trim_start().len();
        let rest = rest.trim_start();
        let words: Vec<&str> = rest.split([' ', ',']).take(4).collect();
        let length = match words.as_slice() {
            ["references", table, ..] if !after_table => {
                after_table = true;
                "references ".len() + table.len()
            }
            [group, ..] if group.starts_with('(') => token_end(rest),
            ["on", "delete" | "update", "set", value, ..] => {
                rest.find(" set ").map_or(rest.len(), |at| at + " set ".len() + value.len())
            }
            ["on", event @ ("delete" | "update"), action, ..] => {
                let words = if *action == "no" { "no action".len() } else { action.len() };
                "on ".len() + event.len() + 1 + words
            }
            _ => return end,
        };
        end += blank + length;
    }
}

/// Where the first word, string or parenthesis ends.
fn token_end(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut quoted = false;
    for (at, char) in text.char_indices() {
        match char {
            '\'' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth = depth.saturating_sub(1),
            ' ' if !quoted && depth == 0 => return at,
            _ => {}
        }
    }
    text.len()
}

fn after_words(text: &str, count: usize) -> &str {
    (0..count).fold(text.trim_start(), |rest, _| {
        rest.split_once(char::is_whitespace).map_or("", |(_, after)| after.trim_start())
    })
}

/// Splits at a separator that stands outside strings and parentheses.
pub(crate) fn split(text: &str, separator: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut quoted, mut start) = (0_usize, false, 0);
    for (at, char) in text.char_indices() {
        match char {
            '\'' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth = depth.saturating_sub(1),
            _ if char == separator && !quoted && depth == 0 => {
                parts.extend(text.get(start..at));
                start = at + char.len_utf8();
            }
            _ => {}
        }
    }
    parts.extend(text.get(start..));
    parts
}

/// The text in turn outside and inside quotes; the quotes belong to the inside.
fn pieces(text: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let (mut start, mut quoted) = (0, false);
    for (at, _) in text.match_indices('\'') {
        let end = if quoted { at + 1 } else { at };
        pieces.extend(text.get(start..end).map(|piece| (piece, quoted)));
        start = end;
        quoted = !quoted;
    }
    pieces.extend(text.get(start..).map(|piece| (piece, quoted)));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CityId;

    const LEUVEN: Scope = Scope::City(CityId(1));

    #[test]
    fn statements_number_their_parameters_and_key_their_conflicts() {
        let source =
            "insert into a (b) values (?1, 'on conflict (?1)') on conflict  (b) do nothing";
        assert_eq!(
            postgres_statement(source, LEUVEN),
            "insert into a (b) values ($1, 'on conflict (?1)') on conflict  (city_id, b) do nothing"
        );
        assert_eq!(
            postgres_statement(source, Scope::Install),
            "insert into a (b) values ($1, 'on conflict (?1)') on conflict  (b) do nothing"
        );
    }

    #[test]
    fn sqlite_keeps_booleans_as_integers() {
        assert_eq!(
            sqlite_ddl("  open boolean not null default true,\n  note text"),
            "  open integer check (open in (0, 1)) not null default true,\n  note text"
        );
        assert_eq!(
            sqlite_ddl("alter table a add column late boolean;"),
            "alter table a add column late integer check (late in (0, 1));"
        );
    }

    #[test]
    fn columns_hand_their_keys_to_the_table() {
        let (text, rules) = column(
            "call_id integer not null references call (id) on delete set null on update cascade check (call_id > 0)",
            LEUVEN,
        );
        assert_eq!(text, "call_id bigint not null check (call_id > 0)");
        assert_eq!(
            rules,
            ["foreign key (city_id, call_id) references call (city_id, id) \
              on delete set null (call_id) on update cascade deferrable"]
        );
        let (text, rules) =
            column("slug text default 'a, (b' unique not null references t", LEUVEN);
        assert_eq!(text, "slug text collate \"C\" default 'a, (b' not null");
        assert_eq!(
            rules,
            ["unique (city_id, slug)", "foreign key (city_id, slug) references t deferrable"]
        );
    }

    #[test]
    fn changes_of_rows_run_for_each_city() {
        let steps = postgres_ddl("update a set b = 1; -- why;\ndrop index c;", LEUVEN);
        assert_eq!(
            steps,
            [Step::EachCity("update a set b = 1".into()), Step::Once("drop index c".into())]
        );
    }
}
