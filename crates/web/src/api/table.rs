//! The API's table: a line mounts a route and describes it, from the same types, so that the
//! document (OpenAPI 3.1) and the routes cannot say different things.

use std::future::Future;
use std::marker::PhantomData;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::handler::Handler;
use axum::http::{Method, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use city::Module;
use schemars::generate::{SchemaGenerator, SchemaSettings};
use schemars::{JsonSchema, Schema};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use sha2::Digest as _;

use crate::forms;
use crate::http::{InPath, InQuery, Policy, Problem, Scope, Table, Visit};
use crate::paths::Path;
use crate::views::FieldError;

/// Where the API begins.
pub const ROOT: &str = "/api/v1";

/// A body or a query without any field.
#[derive(Debug, Default, serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// No parameters.
#[derive(Debug, Default, serde::Deserialize, JsonSchema)]
pub struct NoQuery {}

/// What a program sent.
pub struct Sent<B> {
    /// A key of its own choice that makes a repeat harmless, already bound to the sender.
    pub once: Option<String>,
    /// The content.
    pub body: B,
}

/// An answer that reads as an `A` and may be long: it leaves while it is made.
pub struct Streamed<A> {
    response: Response,
    reads_as: PhantomData<A>,
}

impl<A> Streamed<A> {
    /// This answer, whose body is an `A` in JSON.
    pub fn new(response: Response) -> Self {
        Self { response, reads_as: PhantomData }
    }
}

/// The routes, being mounted and described.
pub struct Api {
    /// Where they are mounted; nowhere when they are only described.
    table: Option<Table>,
    schemas: SchemaGenerator,
    paths: Map<String, Value>,
}

/// How a route is found and who may use it.
#[derive(Clone, Copy)]
pub struct At {
    /// For example `/api/v1/calls/{call}`.
    pub pattern: &'static str,
    /// The scope a token needs.
    pub scope: Scope,
    /// Who may use it.
    pub policy: Policy,
    /// What it does, in a sentence.
    pub does: &'static str,
}

/// A route of the API: the scope it needs, its pattern under [`ROOT`], and what it does. The role that the scope needs
/// is wanted for the whole city; `here`, for what the address names; `anywhere`, for a part of the city at least.
#[macro_export]
macro_rules! at {
    ($scope:ident, $pattern:literal, $does:literal) => {
        $crate::at!(@ Token, $scope, $pattern, $does)
    };
    ($scope:ident anywhere, $pattern:literal, $does:literal) => {
        $crate::at!(@ TokenAnywhere, $scope, $pattern, $does)
    };
    ($scope:ident here, $pattern:literal, $does:literal) => {
        $crate::at!(@ TokenHere, $scope, $pattern, $does)
    };
    ($scope:ident as $roles:expr, $pattern:literal, $does:literal) => {
        $crate::api::At {
            pattern: concat!("/api/v1", $pattern),
            scope: $crate::http::Scope::$scope,
            policy: $crate::http::Policy::TokenAs($crate::http::Scope::$scope, $roles),
            does: $does,
        }
    };
    (@ $policy:ident, $scope:ident, $pattern:literal, $does:literal) => {
        $crate::api::At {
            pattern: concat!("/api/v1", $pattern),
            scope: $crate::http::Scope::$scope,
            policy: $crate::http::Policy::$policy($crate::http::Scope::$scope),
            does: $does,
        }
    };
}

impl Api {
    /// Routes to be mounted here, or only described.
    pub(crate) fn new(table: Option<Table>) -> Self {
        // The dialect of OpenAPI 3.1, whose schemas lie in a place of their own.
        let settings = SchemaSettings::draft2020_12().with(|settings| {
            settings.definitions_path = "/components/schemas".into();
            settings.meta_schema = None;
        });
        Self { table, schemas: settings.into_generator(), paths: Map::new() }
    }

    /// A route that reads.
    pub fn read<P, Q, A, F, Fut>(mut self, at: At, handler: F) -> Self
    where
        P: DeserializeOwned + Send + 'static,
        Q: DeserializeOwned + JsonSchema + Send + 'static,
        A: Serialize + JsonSchema + 'static,
        F: Fn(Visit, P, Q) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<A, Problem>> + Send + 'static,
    {
        self.describe_reading::<Q, A>(at);
        let answering = move |visit: Visit, InPath(path): InPath<P>, InQuery(query): InQuery<Q>| {
            let answer = handler(visit, path, query);
            async move { answer.await.map(Json) }
        };
        self.mount(Method::GET, at, answering);
        self
    }

    /// A route that reads something of any length.
    pub fn stream<P, Q, A, F, Fut>(mut self, at: At, handler: F) -> Self
    where
        P: DeserializeOwned + Send + 'static,
        Q: DeserializeOwned + JsonSchema + Send + 'static,
        A: JsonSchema + 'static,
        F: Fn(Visit, P, Q) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<Streamed<A>, Problem>> + Send + 'static,
    {
        self.describe_reading::<Q, A>(at);
        let answering = move |visit: Visit, InPath(path): InPath<P>, InQuery(query): InQuery<Q>| {
            let answer = handler(visit, path, query);
            async move { answer.await.map(|streamed| streamed.response) }
        };
        self.mount(Method::GET, at, answering);
        self
    }

    fn describe_reading<Q: JsonSchema, A: JsonSchema>(&mut self, at: At) {
        let query = SchemaGenerator::default().into_root_schema_for::<Q>();
        let answer = self.schemas.subschema_for::<A>();
        self.describe(&Method::GET, at, &query_parameters(&query), None, StatusCode::OK, &answer);
    }

    /// A route that writes and answers with this status.
    pub fn write<P, B, A, F, Fut>(
        mut self,
        method: Method,
        at: At,
        status: StatusCode,
        handler: F,
    ) -> Self
    where
        P: DeserializeOwned + Send + 'static,
        B: DeserializeOwned + JsonSchema + Send + 'static,
        A: Serialize + JsonSchema + 'static,
        F: Fn(Visit, P, Sent<B>) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<A, Problem>> + Send + 'static,
    {
        let body = self.schemas.subschema_for::<B>();
        let body = (B::schema_name() != Nothing::schema_name())
            .then(|| json!({ "application/json": { "schema": body } }));
        let answer = self.schemas.subschema_for::<A>();
        self.describe(&method, at, &[], body, status, &answer);
        let answering = move |visit: Visit, InPath(path): InPath<P>, sent: Sent<B>| {
            let answer = handler(visit, path, sent);
            async move {
                let answer = answer.await?;
                Ok::<Response, Problem>(match status {
                    StatusCode::NO_CONTENT => status.into_response(),
                    _ => (status, Json(answer)).into_response(),
                })
            }
        };
        self.mount(method, at, answering);
        self
    }

    /// A route that takes a picture, as it is, and puts it in the place of another.
    pub fn picture<P, A, F, Fut>(mut self, at: At, handler: F) -> Self
    where
        P: DeserializeOwned + Send + 'static,
        A: Serialize + JsonSchema + 'static,
        F: Fn(Visit, P, Bytes) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<A, Problem>> + Send + 'static,
    {
        let file = json!({ "schema": { "type": "string", "contentEncoding": "binary" } });
        // Makers of clients know bytes, not pictures; what they are, the server sees for itself.
        let bytes = json!({ "schema": { "type": "string", "format": "binary" } });
        let body = json!({
            "application/octet-stream": bytes,
            "image/jpeg": file, "image/png": file, "image/webp": file,
        });
        let answer = self.schemas.subschema_for::<A>();
        self.describe(&Method::PUT, at, &[], Some(body), StatusCode::OK, &answer);
        let answering = move |visit: Visit, InPath(path): InPath<P>, File(file): File| {
            let answer = handler(visit, path, file);
            async move { answer.await.map(Json) }
        };
        let (path, policy) = (Path { pattern: at.pattern }, at.policy);
        self.table = self.table.map(|table| table.api_upload(path, policy, answering));
        self
    }

    fn describe(
        &mut self,
        method: &Method,
        at: At,
        query: &[Value],
        body: Option<Value>,
        status: StatusCode,
        answer: &Schema,
    ) {
        let name = at.pattern.strip_prefix(ROOT).unwrap_or(at.pattern);
        let words =
            name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let verb = method.as_str().to_lowercase();
        let id = std::iter::once(verb.as_str()).chain(words).collect::<Vec<_>>().join("_");
        let mut parameters: Vec<Value> = parameters_of(at.pattern).map(path_parameter).collect();
        parameters.extend_from_slice(query);
        if *method == Method::POST {
            parameters.push(json!({ "$ref": "#/components/parameters/IdempotencyKey" }));
        }
        let mut answered = json!({ "description": at.does });
        if let (Some(answered), true) = (answered.as_object_mut(), status != StatusCode::NO_CONTENT)
        {
            answered
                .insert("content".to_owned(), json!({ "application/json": { "schema": answer } }));
        }
        let mut operation = json!({
            "operationId": id,
            "summary": at.does,
            "security": [{ "token": [at.scope.key()] }],
            "parameters": parameters,
            "responses": {
                status.as_str(): answered,
                "default": { "$ref": "#/components/responses/Problem" },
            },
        });
        if let (Some(operation), Some(body)) = (operation.as_object_mut(), body) {
            let content = json!({ "required": true, "content": body });
            operation.insert("requestBody".to_owned(), content);
        }
        let place = self.paths.entry(name).or_insert_with(|| json!({}));
        if let Some(place) = place.as_object_mut() {
            place.insert(verb, operation);
        }
    }

    /// The same API; what comes from here on belongs to a module.
    pub(crate) fn within(mut self, module: Option<Module>) -> Self {
        self.table = self.table.map(|table| table.within(module));
        self
    }

    fn mount<T: 'static>(&mut self, method: Method, at: At, handler: impl Handler<T, ()>) {
        let (path, policy) = (Path { pattern: at.pattern }, at.policy);
        self.table = self.table.take().map(|table| table.api(method, path, policy, handler));
    }

    /// The table everything was mounted in, if there was one.
    pub(crate) fn into_table(self) -> Option<Table> {
        self.table
    }

    /// The document.
    pub fn document(mut self) -> Value {
        let mut schemas = self.schemas.take_definitions(true);
        schemas.insert("Problem".to_owned(), problem());
        json!({
            "openapi": "3.1.0",
            "info": {
                "title": "Kalaka",
                "version": "1",
                "description": "Calls, ideas and decisions of a city. Tokens are made under “My settings”; each has scopes, and does no more than its owner may.",
                "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" },
            },
            "servers": [{
                "url": "{city}/api/v1",
                "variables": { "city": { "default": "", "description": "The city's address, such as https://example.org/leuven" } },
            }],
            "paths": self.paths,
            "components": {
                "schemas": schemas,
                "parameters": { "IdempotencyKey": {
                    "name": "Idempotency-Key", "in": "header", "required": false,
                    "description": "A word of your choice: the same request with the same word does nothing twice; at another address, or with another body, it is another request. Honoured where something is published.",
                    "schema": { "type": "string", "maxLength": 200 },
                } },
                "responses": { "Problem": {
                    "description": "What went wrong (RFC 9457); `errors` names fields.",
                    "content": { "application/problem+json": {
                        "schema": { "$ref": "#/components/schemas/Problem" },
                    } },
                } },
                "securitySchemes": { "token": {
                    "type": "http", "scheme": "bearer",
                    "description": "A personal token. Its scopes: read, write, desk, moderate, manage.",
                } },
            },
        })
    }
}

/// What went wrong, as every answer that is none tells it: one schema, so that a client has one type for it.
fn problem() -> Value {
    json!({
        "type": "object",
        "required": ["type", "title", "status", "detail", "instance"],
        "properties": {
            "type": { "type": "string" }, "title": { "type": "string" }, "status": { "type": "integer" },
            "detail": { "type": "string" }, "instance": { "type": "string" },
            "errors": { "type": "array", "items": {
                "type": "object", "required": ["field", "detail"],
                "properties": { "field": { "type": "string" }, "detail": { "type": "string" } },
            } },
        },
    })
}

fn parameters_of(pattern: &str) -> impl Iterator<Item = &str> {
    pattern.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
}

fn path_parameter(name: &str) -> Value {
    json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } })
}

/// The fields of a query, each a parameter.
fn query_parameters(query: &Schema) -> Vec<Value> {
    let fields = query.get("properties").and_then(Value::as_object);
    let parameter = |(name, schema): (&String, &Value)| json!({ "name": name, "in": "query", "required": false, "schema": schema });
    fields.into_iter().flatten().map(parameter).collect()
}

impl<S: Sync, B: DeserializeOwned> FromRequest<S> for Sent<B> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let visit = request.extensions().get::<Visit>().cloned();
        let visit = visit.ok_or_else(|| Problem::internal("an API route outside the table"))?;
        let (parts, body) = request.into_parts();
        // The guard has already read the body, and refused one that is too long.
        let bytes = axum::body::to_bytes(body, usize::MAX).await;
        let bytes = bytes.map_err(|_| Problem::Unreadable)?;
        let key = parts.headers.get("idempotency-key");
        let once = key.map(|key| bound_key(&visit, &parts.uri, key.as_bytes(), &bytes));
        Ok(Self { once, body: parse(&bytes)? })
    }
}

/// What was sent, as it is.
struct File(Bytes);

impl<S: Sync> FromRequest<S> for File {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        // The guard has already read the body, and refused one that is too long.
        let bytes = axum::body::to_bytes(request.into_body(), usize::MAX).await;
        bytes.map(Self).map_err(|_| Problem::Unreadable)
    }
}

impl<B> Sent<B> {
    /// The key under which this happens once; a fresh one when its sender gave none.
    pub fn once_or(&self, fresh: impl std::fmt::Display) -> String {
        self.once.clone().unwrap_or_else(|| format!("api-{fresh}"))
    }
}

/// A key for one request of one person: nobody else can repeat it, and it stands for no other address and no other words.
fn bound_key(visit: &Visit, address: &Uri, key: &[u8], body: &[u8]) -> String {
    let mut digest = sha2::Sha256::new();
    digest.update(visit.reader.id().map(city::Id::get).unwrap_or_default().to_be_bytes());
    for part in [address.path().as_bytes(), key, body] {
        digest.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        digest.update(part);
    }
    let bytes = digest.finalize();
    bytes.iter().take(16).fold("api-".to_owned(), |text, byte| format!("{text}{byte:02x}"))
}

/// Reads JSON; what is wrong is told with the field it stands in.
fn parse<B: DeserializeOwned>(bytes: &[u8]) -> Result<B, Problem> {
    let wrong = |field: String, text: String| Problem::Invalid(vec![FieldError { field, text }]);
    let mut value: Value = match bytes {
        b"" => json!({}),
        bytes => serde_json::from_slice(bytes)
            .map_err(|error| wrong("body".to_owned(), error.to_string()))?,
    };
    clean(&mut value);
    serde_path_to_error::deserialize(value).map_err(|error| {
        let field = match error.path().to_string() {
            root if root == "." => "body".to_owned(),
            field => field,
        };
        wrong(field, error.inner().to_string())
    })
}

/// Cleans every text as forms do.
fn clean(value: &mut Value) {
    match value {
        Value::String(text) => *text = forms::clean(text),
        Value::Array(items) => items.iter_mut().for_each(clean),
        Value::Object(fields) => fields.values_mut().for_each(clean),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Thing {
        title: String,
        parts: Vec<u8>,
    }

    fn field(json: &str) -> String {
        match parse::<Thing>(json.as_bytes()).unwrap_err() {
            Problem::Invalid(errors) => errors[0].field.clone(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert_eq!(field("{"), "body");
        assert_eq!(field("[]"), "body");
        assert_eq!(field(r#"{"title": 3, "parts": []}"#), "title");
        assert_eq!(field(r#"{"title": "a", "parts": [1, 300]}"#), "parts[1]");
        assert_eq!(field(r#"{"title": "a", "parts": [], "colour": 1}"#), "colour");
        let thing: Thing = parse(br#"{"title": "a\u0000b", "parts": [1]}"#).unwrap();
        assert_eq!((thing.title.as_str(), thing.parts.as_slice()), ("ab", [1].as_slice()));
    }
}
