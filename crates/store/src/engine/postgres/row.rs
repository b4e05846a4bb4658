//! Values and cells in PostgreSQL's types.

use std::error::Error as StdError;

use tokio_postgres::types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked};

use crate::engine::{
    error::{Error, Result},
    row::Columns,
    value::{Cell, Value},
};

/// An argument, in the type that PostgreSQL inferred for its place.
#[derive(Debug)]
pub(super) struct Argument<'a>(pub(super) &'a Value);

impl ToSql for Argument<'_> {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn StdError + Sync + Send>> {
        match (self.0, kind) {
            (Value::Null, _) => Ok(IsNull::Yes),
            (Value::Bool(bool), &Type::BOOL) => bool.to_sql(kind, out),
            (Value::Int(int), &Type::INT8) => int.to_sql(kind, out),
            (Value::Int(int), &Type::INT4) => i32::try_from(*int)?.to_sql(kind, out),
            (Value::Real(real), &Type::FLOAT8) => real.to_sql(kind, out),
            (Value::Text(text), &Type::TEXT | &Type::VARCHAR | &Type::NAME) => {
                text.to_sql(kind, out)
            }
            (Value::Blob(blob), &Type::BYTEA) => blob.to_sql(kind, out),
            (value, kind) => {
                let found = match value {
                    Value::Bool(_) => "a boolean",
                    Value::Int(_) => "an integer",
                    Value::Real(_) => "a real",
                    Value::Blob(_) => "bytes",
                    Value::Null | Value::Text(_) => "text",
                };
                Err(format!("an argument is {found} where the statement wants {kind}").into())
            }
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// A row as PostgreSQL sent it.
pub(super) struct Row(pub(super) tokio_postgres::Row);

impl Columns for Row {
    fn cell(&self, index: usize) -> Result<Cell<'_>> {
        let column =
            self.0.columns().get(index).ok_or_else(|| Error::Bug(format!("no column {index}")))?;
        let cell = match *column.type_() {
            Type::INT8 => self.0.try_get::<_, Option<i64>>(index).map(|cell| cell.map(Cell::Int)),
            Type::INT4 => self
                .0
                .try_get::<_, Option<i32>>(index)
                .map(|cell| cell.map(|int| Cell::Int(int.into()))),
            Type::BOOL => self.0.try_get::<_, Option<bool>>(index).map(|cell| cell.map(Cell::Bool)),
            Type::FLOAT8 => {
                self.0.try_get::<_, Option<f64>>(index).map(|cell| cell.map(Cell::Real))
            }
            Type::TEXT | Type::VARCHAR | Type::NAME => {
                self.0.try_get::<_, Option<&str>>(index).map(|cell| cell.map(Cell::Text))
            }
            Type::BYTEA => {
                self.0.try_get::<_, Option<&[u8]>>(index).map(|cell| cell.map(Cell::Blob))
            }
            ref other => {
                return Err(Error::Bug(format!(
                    "column {} is {other}, which does not carry over",
                    column.name()
                )));
            }
        };
        match cell {
            Ok(cell) => Ok(cell.unwrap_or(Cell::Null)),
            Err(error) => Err(Error::Bug(error.to_string())),
        }
    }

    fn width(&self) -> usize {
        self.0.len()
    }

    fn name(&self, index: usize) -> Option<&str> {
        self.0.columns().get(index).map(tokio_postgres::Column::name)
    }
}
