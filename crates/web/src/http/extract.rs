//! What a handler asks for, taken from its request: the visit and the posted fields that the guard laid ready, and the
//! parameters of the address.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::forms::Posted;
use crate::http::problem::Problem;
use crate::http::visit::Visit;

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let visit = parts.extensions.get::<Self>().cloned();
        visit.ok_or_else(|| Problem::internal("a handler was mounted outside the table"))
    }
}

impl<S: Sync> FromRequestParts<S> for Posted {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let posted = parts.extensions.get::<Self>().cloned();
        posted.ok_or_else(|| Problem::internal("only forms have posted fields"))
    }
}

/// Parameters of the path, parsed; what cannot be parsed does not exist.
#[derive(Debug)]
pub struct InPath<T>(pub T);

impl<S: Send + Sync, T: serde::de::DeserializeOwned + Send> FromRequestParts<S> for InPath<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let path = axum::extract::Path::<T>::from_request_parts(parts, state).await;
        path.map(|path| Self(path.0)).map_err(|_| Problem::NotFound)
    }
}

/// Parameters of the query, parsed.
#[derive(Debug)]
pub struct InQuery<T>(pub T);

impl<S: Send + Sync, T: serde::de::DeserializeOwned + Send> FromRequestParts<S> for InQuery<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let query = axum::extract::Query::<T>::from_request_parts(parts, state).await;
        query.map(|query| Self(query.0)).map_err(|_| Problem::Unreadable)
    }
}
