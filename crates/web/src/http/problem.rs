//! Everything that cannot be answered as asked, and the page or JSON that says so.
//!
//! | status | when |
//! |---|---|
//! | 404 | there is no such thing, or the reader must not learn that there is |
//! | 403 | the reader knows of it and may not |
//! | 405 | the address exists, not for this method |
//! | 410 | it was there and is gone: an erased account, a used link |
//! | 413 | more was sent than is taken |
//! | 422 | something in the form must be put right |
//! | 429 | too often |
//! | 500 | our fault; the log knows |
//! | 503 | busy, crowded, the database or the files are away or the disk full: try again |

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use city::{Blocked, Level};
use serde::Serialize;

use crate::mandates::said::last_day;
use crate::views::FieldError;
use crate::words::Words;

/// Why a request is not answered as asked. Handlers return it; the frame around them makes it a
/// page in the reader's language, or problem+json (RFC 9457) for the API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// There is no such thing, or the reader must not know.
    NotFound,
    /// The reader may not.
    Forbidden,
    /// The reader may read and not write for now.
    Blocked(Blocked),
    /// The reader has to prove more first. For reading, pages lead to where they do.
    Unproven(Level),
    /// Somebody must sign in first. For reading, pages lead to signing in.
    SignIn,
    /// It is gone for good.
    Gone,
    /// The address exists, but not for this method.
    MethodNotAllowed,
    /// More was sent than is taken.
    TooLarge {
        /// The most megabytes that are taken.
        most: u64,
    },
    /// The form was not sent from one of our pages.
    Forged,
    /// The form's page was opened too long ago, or before signing in.
    Stale,
    /// Something must be put right (pages show it in their form; this is for the API).
    Invalid(Vec<FieldError>),
    /// Too often.
    TooMany {
        /// Seconds until it may be tried again.
        wait: u32,
    },
    /// An address got many letters with codes: the newest of them will do.
    EnoughLetters {
        /// Seconds until another one is sent.
        wait: u32,
    },
    /// The request is not one we can read.
    Unreadable,
    /// Somebody else changed it meanwhile.
    Conflict,
    /// It is not open now.
    NotOpen,
    /// It took longer than it may: many want something at once.
    Busy,
    /// There are more connections than there are places for, here or at the database.
    Crowded,
    /// The database does not answer.
    Away,
    /// The disk is full: nothing can be saved.
    NoRoom,
    /// Where the bytes of files lie does not answer.
    FilesAway,
    /// Our fault. The inside was logged where it happened.
    Internal,
}

impl Problem {
    /// An unforeseen error: logged here, once, and told as our fault.
    pub fn internal(error: impl std::fmt::Display) -> Self {
        tracing::error!(target: "kalaka", %error, "a request failed");
        Self::Internal
    }

    /// What a fault of the store means to whoever asks, where it will pass without us.
    pub(crate) fn of_store(error: &store::Error) -> Option<Self> {
        match error {
            store::Error::Unavailable | store::Error::Unknown => Some(Self::Away),
            store::Error::Crowded => Some(Self::Crowded),
            store::Error::Full => Some(Self::NoRoom),
            store::Error::Timeout => Some(Self::Busy),
            store::Error::NotFound
            | store::Error::Conflict
            | store::Error::Retry
            | store::Error::Panic
            | store::Error::Nested
            | store::Error::Bug(_) => None,
        }
    }

    /// What a fault of the disk means to whoever asks.
    pub(crate) fn of_disk(error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
                tracing::warn!(target: "kalaka", %error, "there is no room for a file");
                Self::NoRoom
            }
            // A folder does not say this of itself: it is a bucket on another machine.
            std::io::ErrorKind::TimedOut
            | std::io::ErrorKind::HostUnreachable
            | std::io::ErrorKind::NetworkUnreachable
            | std::io::ErrorKind::ConnectionRefused
            | std::io::ErrorKind::ConnectionReset
            | std::io::ErrorKind::UnexpectedEof => {
                tracing::error!(target: "kalaka", %error, "the place of the files does not answer");
                Self::FilesAway
            }
            _ => Self::internal(format!("a file cannot be kept or read: {error}")),
        }
    }

    /// Whether something is lacking here that will be there again: the same may be asked once more.
    pub fn is_lack(&self) -> bool {
        matches!(self, Self::Busy | Self::Crowded | Self::Away | Self::NoRoom | Self::FilesAway)
    }

    /// The status code.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden | Self::Blocked(_) | Self::Unproven(_) | Self::Forged | Self::Stale => {
                StatusCode::FORBIDDEN
            }
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Gone => StatusCode::GONE,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany { .. } | Self::EnoughLetters { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::Conflict | Self::NotOpen => StatusCode::CONFLICT,
            Self::Busy | Self::Crowded | Self::Away | Self::NoRoom | Self::FilesAway => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The problem's name for programs.
    pub(crate) fn key(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Forbidden => "forbidden",
            Self::Blocked(_) => "blocked",
            Self::Unproven(_) => "unproven",
            Self::SignIn => "sign-in",
            Self::Gone => "gone",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::TooLarge { .. } => "too-large",
            Self::Forged => "forged",
            Self::Stale => "stale",
            Self::Invalid(_) => "invalid",
            Self::TooMany { .. } => "too-many",
            Self::EnoughLetters { .. } => "enough-letters",
            Self::Unreadable => "unreadable",
            Self::Conflict => "conflict",
            Self::NotOpen => "not-open",
            Self::Busy => "busy",
            Self::Crowded => "crowded",
            Self::Away => "database-away",
            Self::NoRoom => "disk-full",
            Self::FilesAway => "files-away",
            Self::Internal => "internal",
        }
    }

    /// What happened, in a few words.
    pub fn heading(&self, w: &Words) -> &'static str {
        match self {
            Self::NotFound => w.problem_not_found(),
            Self::Forbidden => w.problem_forbidden(),
            Self::Blocked(_) => w.problem_blocked(),
            Self::Unproven(_) => w.problem_unproven(),
            Self::SignIn => w.problem_sign_in(),
            Self::Gone => w.problem_gone(),
            Self::MethodNotAllowed => w.problem_method(),
            Self::TooLarge { .. } => w.problem_too_large(),
            Self::Forged => w.problem_forged(),
            Self::Stale => w.problem_stale(),
            Self::Invalid(_) => w.problem_invalid(),
            Self::TooMany { .. } => w.problem_too_many(),
            Self::EnoughLetters { .. } => w.problem_enough_letters(),
            Self::Unreadable => w.problem_unreadable(),
            Self::Conflict => w.problem_conflict(),
            Self::NotOpen => w.problem_not_open(),
            Self::Busy => w.problem_busy(),
            Self::Crowded => w.problem_crowded(),
            Self::Away => w.problem_away(),
            Self::NoRoom => w.problem_no_room(),
            Self::FilesAway => w.problem_files_away(),
            Self::Internal => w.problem_internal(),
        }
    }

    /// What it means and what to do.
    pub fn text(&self, w: &Words) -> String {
        match self {
            Self::NotFound => w.problem_not_found_text().to_owned(),
            Self::Forbidden => w.problem_forbidden_text().to_owned(),
            Self::Blocked(Blocked { until: None }) => w.problem_blocked_text().to_owned(),
            Self::Blocked(Blocked { until: Some(until) }) => {
                w.problem_blocked_until_text(w.date(last_day(*until)))
            }
            Self::Unproven(level) => crate::proofs::said::asked(w, *level).to_owned(),
            Self::SignIn => w.problem_sign_in_text().to_owned(),
            Self::Gone => w.problem_gone_text().to_owned(),
            Self::MethodNotAllowed => w.problem_method_text().to_owned(),
            Self::TooLarge { most } => w.problem_too_large_text(*most),
            Self::Forged => w.problem_forged_text().to_owned(),
            Self::Stale => w.problem_stale_text().to_owned(),
            Self::Invalid(_) => w.problem_invalid_text().to_owned(),
            Self::TooMany { wait } if *wait > 90 => w.problem_too_many_minutes(wait.div_ceil(60)),
            Self::TooMany { wait } => w.problem_too_many_seconds(*wait),
            Self::EnoughLetters { wait } => w.problem_enough_letters_text(wait.div_ceil(60)),
            Self::Unreadable => w.problem_unreadable_text().to_owned(),
            Self::Conflict => w.problem_conflict_text().to_owned(),
            Self::NotOpen => w.problem_not_open_text().to_owned(),
            Self::Busy => w.problem_busy_text().to_owned(),
            Self::Crowded => w.problem_crowded_text().to_owned(),
            Self::Away => w.problem_away_text().to_owned(),
            Self::NoRoom => w.problem_no_room_text().to_owned(),
            Self::FilesAway => w.problem_files_away_text().to_owned(),
            Self::Internal => w.problem_internal_text().to_owned(),
        }
    }

    /// The problem as `application/problem+json`.
    pub fn json(&self, w: &Words, request: &str) -> Response {
        let errors = match self {
            Self::Invalid(errors) => errors.as_slice(),
            _ => &[],
        };
        let mut response = (
            self.status(),
            Json(ProblemJson {
                kind: format!("urn:kalaka:problem:{}", self.key()),
                title: self.heading(w),
                status: self.status().as_u16(),
                detail: self.text(w),
                instance: format!("urn:kalaka:request:{request}"),
                errors: errors
                    .iter()
                    .map(|error| ErrorJson { field: &error.field, detail: &error.text })
                    .collect(),
            }),
        )
            .into_response();
        let kind = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        self.mark(&mut response);
        response
    }

    /// Headers that belong to the status.
    pub fn mark(&self, response: &mut Response) {
        let wait = match self {
            Self::TooMany { wait } | Self::EnoughLetters { wait } => *wait,
            Self::Busy => 5,
            Self::Away | Self::FilesAway => 10,
            Self::Crowded => 60,
            Self::NoRoom => 300,
            _ => return,
        };
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait));
    }
}

#[derive(Serialize)]
struct ProblemJson<'a> {
    #[serde(rename = "type")]
    kind: String,
    title: &'a str,
    status: u16,
    detail: String,
    instance: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<ErrorJson<'a>>,
}

#[derive(Serialize)]
struct ErrorJson<'a> {
    field: &'a str,
    detail: &'a str,
}

impl IntoResponse for Problem {
    /// A bare answer that carries the problem; who knows the reader makes a page of it.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
