//! How a handler reaches the rows: one transaction, one body, one answer.

use acts::{Act, Refused, Stage};
use calls::Refusal;
use city::Actor;
use store::Tx;

use super::app::App;
use super::problem::Problem;
use super::records::Service;
use super::visit::Visit;
use crate::views::FieldError;
use crate::words::Words;

/// What a body is given besides its transaction.
#[derive(Clone)]
pub(crate) struct Scene {
    /// The city, the time, where identifiers come from.
    pub(crate) stage: Stage,
    /// Who acts.
    pub(crate) actor: Actor,
}

impl App {
    pub(crate) fn service(&self) -> Result<&Service, Problem> {
        self.records()
            .service()
            .ok_or_else(|| Problem::internal("no store stands behind this application"))
    }
}

impl Visit {
    /// The city, the time, and who acts.
    pub(crate) fn scene(&self) -> Result<Scene, Problem> {
        let service = self.app.service()?;
        let stage = Stage {
            city: std::sync::Arc::clone(&self.city.settings),
            now: self.now,
            store: service.store.clone(),
            gather: service.gather,
        };
        Ok(Scene { stage, actor: self.reader.actor() })
    }

    /// The rows of the city.
    pub(crate) fn rows(&self) -> Result<store::City, Problem> {
        Ok(self.app.service()?.store.city(store::CityId(self.city.id.get())))
    }

    /// Reads in one snapshot.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        body: impl Fn(&mut Tx, &Scene) -> Act<T> + Send + 'static,
    ) -> Result<T, Problem> {
        let scene = self.scene()?;
        let answer: Act<T> = self.rows()?.read(move |tx| body(tx, &scene)).await;
        answer.map_err(|refused| self.problem(refused))
    }

    /// Writes in one transaction; a refusal becomes a problem page.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        body: impl Fn(&mut Tx, &Scene) -> Act<T> + Send + 'static,
    ) -> Result<T, Problem> {
        self.attempt(body).await?.map_err(|refusal| self.problem(Refused::Rule(refusal)))
    }

    /// Writes in one transaction; a refusal is the caller's to show beside what was typed.
    pub(crate) async fn attempt<T: Send + 'static>(
        &self,
        body: impl Fn(&mut Tx, &Scene) -> Act<T> + Send + 'static,
    ) -> Result<Result<T, Refusal>, Problem> {
        let scene = self.scene()?;
        let answer: Act<T> = self.rows()?.write(move |tx| body(tx, &scene)).await;
        match answer {
            Ok(value) => Ok(Ok(value)),
            Err(Refused::Rule(refusal)) => Ok(Err(refusal)),
            Err(refused) => Err(self.problem(refused)),
        }
    }

    /// What a refusal looks like when nothing better can be shown.
    pub(crate) fn problem(&self, refused: Refused) -> Problem {
        match refused {
            Refused::Rule(Refusal::NotFound) => Problem::NotFound,
            Refused::Rule(Refusal::NotYours) => Problem::Forbidden,
            Refused::Rule(Refusal::SignInFirst) => Problem::SignIn,
            Refused::Rule(Refusal::NotOpen { .. }) => Problem::NotOpen,
            Refused::Rule(Refusal::AlreadyElsewhere | Refusal::ChangedMeanwhile) => {
                Problem::Conflict
            }
            Refused::Rule(Refusal::Flawed(flaws)) => {
                Problem::Invalid(field_errors(&self.words, &flaws))
            }
            Refused::Store(
                error @ (store::Error::Unavailable
                | store::Error::Timeout
                | store::Error::Full
                | store::Error::Unknown),
            ) => {
                tracing::warn!(target: "kalaka", request = self.request_id(), %error, "the database did not answer");
                Problem::Busy
            }
            Refused::Store(store::Error::Retry | store::Error::Conflict) => Problem::Conflict,
            Refused::Store(error) => Problem::internal(format!("{error:?}")),
        }
    }
}

/// A key for what a form says, so that sending it twice does it once: also from the page that kept what was typed,
/// where the form has another token.
pub(crate) fn once_key(posted: &crate::forms::Posted) -> String {
    use sha2::Digest as _;
    let mut digest = sha2::Sha256::new();
    for (name, value) in posted.fields().filter(|(name, _)| *name != "csrf") {
        for text in [name, value] {
            digest.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
            digest.update(text);
        }
    }
    super::token::hexadecimal(digest.finalize().get(..16).unwrap_or_default())
}

/// What must be put right, in the reader's language, each beside its field.
pub(crate) fn field_errors(w: &Words, flaws: &city::Flaws) -> Vec<FieldError> {
    flaws
        .iter()
        .map(|(field, flaw)| FieldError { field: field.to_owned(), text: w.flaw_of(field, flaw) })
        .collect()
}
