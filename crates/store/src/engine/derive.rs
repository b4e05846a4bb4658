//! From the one SQL text to each database's: pure text work on the common subset that `store` is written in.
//!
//! The source is SQLite's dialect with one addition: a column may be `boolean`, which SQLite's strict tables lack
//! and keep as 0 and 1.

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
