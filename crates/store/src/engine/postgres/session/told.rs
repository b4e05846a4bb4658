//! What the server says of a statement: its types, and how much it comes by. For tests.

use super::Session;
use crate::engine::{
    derive,
    describe::{Described, DescribedColumn},
    effort,
    error::Result,
    tx::Next,
    value::Value,
};

impl Session {
    /// Counts what a statement is about to come by.
    pub(super) fn count(&mut self, sql: &'static str, args: &[Value]) -> Result<()> {
        let text = derive::postgres_statement(sql, self.scope);
        let explain = format!("explain (analyze, timing off, summary off) {text}");
        let mut lines: Vec<String> = Vec::new();
        self.rows_text(&explain, args, &mut |row: &dyn crate::Columns| {
            lines.push(crate::FromRow::from_row(row)?);
            Ok(Next::Row)
        })?;
        effort::add(effort::of_plan(&lines));
        Ok(())
    }

    /// What the server says of a statement of the program, without running it. A column that comes from a table may
    /// be null as the table says, or when the table is joined only where it has a row.
    pub(crate) fn describe(&mut self, sql: &'static str) -> Result<Described> {
        let text = derive::postgres_statement(sql, self.scope);
        let (statement, rules) = self.wait(sql, async |client| {
            let statement = client.prepare(&text).await?;
            let tables: Vec<u32> =
                statement.columns().iter().filter_map(tokio_postgres::Column::table_oid).collect();
            let rules = client
                .query(
                    "select a.attrelid, a.attnum, a.attnotnull, cast(c.relname as text) from pg_attribute a \
                     join pg_class c on c.oid = a.attrelid where a.attrelid = any($1)",
                    &[&tables],
                )
                .await?;
            Ok((statement, rules))
        })?;
        let optional = |column: &tokio_postgres::Column| {
            let place = (column.table_oid()?, column.column_id()?);
            rules.iter().find_map(|rule| {
                let found: (u32, i16) = (rule.try_get(0).ok()?, rule.try_get(1).ok()?);
                let (never_null, table): (bool, &str) =
                    (rule.try_get(2).ok()?, rule.try_get(3).ok()?);
                (found == place).then(|| !never_null || is_only_joined_left(sql, table))
            })
        };
        Ok(Described {
            parameters: statement
                .params()
                .iter()
                .map(|kind| Some(kind.name().to_owned()))
                .collect(),
            columns: statement
                .columns()
                .iter()
                .map(|column| DescribedColumn {
                    name: column.name().to_owned(),
                    kind: Some(column.type_().name().to_owned()),
                    optional: optional(column),
                })
                .collect(),
        })
    }
}

/// Whether a statement names a table behind `left join` and nowhere else.
fn is_only_joined_left(sql: &str, table: &str) -> bool {
    let words: Vec<&str> =
        sql.split([' ', ',', '(', ')', '\n']).filter(|word| !word.is_empty()).collect();
    let mut places = words.windows(3).filter_map(|window| match window {
        [before, "join", name] if *name == table => Some(*before == "left"),
        [_, "from", name] if *name == table => Some(false),
        _ => None,
    });
    let first = places.next();
    first == Some(true) && places.all(|left| left)
}
