//! How a handler reaches the rows: one transaction, one body, one answer.

use acts::{Act, Done, Refused, Stage, Who};
use city::Refusal;

use crate::export::Broken;
use crate::http::app::App;
use crate::http::policy::Recognised;
use crate::http::problem::Problem;
use crate::http::records::Service;
use crate::http::visit::Visit;
use crate::views::FieldError;
use crate::words::Words;

impl App {
    /// What handlers work with, if a store stands behind this application.
    pub fn service(&self) -> Result<&Service, Problem> {
        self.records()
            .service()
            .ok_or_else(|| Problem::internal("no store stands behind this application"))
    }
}

impl Visit {
    /// The city, and where identifiers come from.
    pub fn stage(&self) -> Result<Stage, Problem> {
        let service = self.app.service()?;
        Ok(Stage {
            city: std::sync::Arc::clone(&self.city.settings),
            store: service.store.clone(),
            gather: service.gather,
            at: None,
        })
    }

    /// Who writes: looked up anew inside the transaction, since what was sent may have taken its time.
    pub fn writer(&self) -> Who {
        match &self.reader.by {
            Recognised::Session(digest) => Who::Session(digest.0.to_vec()),
            Recognised::Token { digest, .. } => Who::Token(digest.0.to_vec()),
            Recognised::Not => Who::Nobody,
        }
    }

    /// Who reads what takes its time, looked up likewise.
    fn asker(&self) -> Who {
        match self.reader.actor().person {
            Some(_) => self.writer(),
            None => Who::Nobody,
        }
    }

    /// The rows of the city.
    pub fn rows(&self) -> Result<store::City, Problem> {
        Ok(self.app.service()?.store.city(store::CityId(self.city.id.get())))
    }

    /// Reads in one snapshot.
    pub async fn read<T: Send + 'static>(
        &self,
        body: impl Fn(&mut Act) -> Done<T> + Send + 'static,
    ) -> Result<T, Problem> {
        let (stage, who) = (self.stage()?, Who::Recognised(self.reader.actor()));
        let answer: Done<T> =
            self.rows()?.read(move |tx| body(&mut Act::reading(tx, &stage, &who)?)).await;
        answer.map_err(|refused| self.problem(refused))
    }

    /// The same, as somebody else than the reader sees it: whom an address names.
    pub(crate) async fn read_as<T: Send + 'static>(
        &self,
        who: Who,
        body: impl Fn(&mut Act) -> Done<T> + Send + 'static,
    ) -> Result<T, Problem> {
        let stage = self.stage()?;
        let answer: Done<T> =
            self.rows()?.read(move |tx| body(&mut Act::reading(tx, &stage, &who)?)).await;
        answer.map_err(|refused| self.problem(refused))
    }

    /// Reads a page of something large, aside from what readers of pages wait for. Blocks: for a thread that makes a
    /// download. Who asks is looked up for each page anew, since a download may take its time.
    pub fn export<T: Send + 'static>(
        &self,
        body: impl Fn(&mut Act) -> Done<T> + Send + 'static,
    ) -> Result<T, Broken> {
        let missing = |_| Broken::Written(std::io::Error::other("no store stands behind this"));
        let (stage, who) = (self.stage().map_err(missing)?, self.asker());
        let rows = self.rows().map_err(missing)?;
        let answer: Done<T> =
            rows.export_blocking(move |tx| body(&mut Act::reading(tx, &stage, &who)?));
        Ok(answer?)
    }

    /// Writes in one transaction; a refusal becomes a problem page.
    pub async fn write<T: Send + 'static>(
        &self,
        body: impl Fn(&mut Act) -> Done<T> + Send + 'static,
    ) -> Result<T, Problem> {
        self.attempt(body).await?.map_err(|refusal| self.problem(Refused::Rule(refusal)))
    }

    /// Whether something can be sealed here.
    pub fn can_seal(&self) -> bool {
        self.stage().is_ok_and(|stage| stage.store.seals().are_ready())
    }

    /// Writes in one transaction; a refusal is the caller's to show beside what was typed.
    pub async fn attempt<T: Send + 'static>(
        &self,
        body: impl Fn(&mut Act) -> Done<T> + Send + 'static,
    ) -> Result<Result<T, Refusal>, Problem> {
        self.attempt_as(self.writer(), body).await
    }

    /// Writes what concerns nobody but the reader: their account, what they typed and nobody sees, their appeal. The one
    /// way of writing that is open to somebody who is blocked.
    pub(crate) async fn write_own<T: Send + 'static>(
        &self,
        body: impl Fn(&mut Act) -> Done<T> + Send + 'static,
    ) -> Result<T, Problem> {
        self.attempt_own(body).await?.map_err(|refusal| self.problem(Refused::Rule(refusal)))
    }

    /// The same, where a refusal is the caller's to show beside what was typed.
    pub(crate) async fn attempt_own<T: Send + 'static>(
        &self,
        body: impl Fn(&mut Act) -> Done<T> + Send + 'static,
    ) -> Result<Result<T, Refusal>, Problem> {
        let (stage, who) = (self.stage()?, self.writer());
        let answer: Done<T> =
            self.rows()?.write(move |tx| body(&mut Act::reading(tx, &stage, &who)?)).await;
        self.answered(answer)
    }

    /// The same, in the name of somebody else than the reader: of whoever has just come in.
    pub async fn attempt_as<T: Send + 'static>(
        &self,
        who: Who,
        body: impl Fn(&mut Act) -> Done<T> + Send + 'static,
    ) -> Result<Result<T, Refusal>, Problem> {
        let stage = self.stage()?;
        let answer: Done<T> =
            self.rows()?.write(move |tx| body(&mut Act::begin(tx, &stage, &who)?)).await;
        self.answered(answer)
    }

    fn answered<T>(&self, answer: Done<T>) -> Result<Result<T, Refusal>, Problem> {
        match answer {
            Ok(value) => Ok(Ok(value)),
            Err(Refused::Rule(refusal)) => Ok(Err(refusal)),
            Err(refused) => Err(self.problem(refused)),
        }
    }

    /// What a refusal looks like when nothing better can be shown.
    pub fn problem(&self, refused: Refused) -> Problem {
        match refused {
            Refused::Rule(Refusal::NotFound) => Problem::NotFound,
            Refused::Rule(Refusal::NotYours) => Problem::Forbidden,
            Refused::Rule(Refusal::SignInFirst) => Problem::SignIn,
            Refused::Rule(Refusal::Blocked(blocked)) => Problem::Blocked(blocked),
            Refused::Rule(Refusal::Unproven(level)) => Problem::Unproven(level),
            Refused::Rule(Refusal::NotOpen { .. }) => Problem::NotOpen,
            Refused::Rule(Refusal::AlreadyElsewhere | Refusal::ChangedMeanwhile) => {
                Problem::Conflict
            }
            Refused::Rule(Refusal::Flawed(flaws)) => {
                Problem::Invalid(field_errors(&self.words, &flaws))
            }
            Refused::Store(store::Error::Retry | store::Error::Conflict) => Problem::Conflict,
            Refused::Store(error) => match Problem::of_store(&error) {
                Some(problem) => {
                    tracing::warn!(target: "kalaka", request = self.request_id(), %error, "the database did not answer");
                    problem
                }
                None => Problem::internal(format!("{error:?}")),
            },
        }
    }
}

/// A key for what a form says, so that sending it twice does it once: also from the page that kept what was typed,
/// where the form has another token.
pub fn once_key(posted: &crate::forms::Posted) -> String {
    use sha2::Digest as _;
    let mut digest = sha2::Sha256::new();
    for (name, value) in
        posted.fields().filter(|(name, _)| !matches!(*name, "csrf" | "kept_version"))
    {
        for text in [name, value] {
            digest.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
            digest.update(text);
        }
    }
    crate::http::token::hexadecimal(digest.finalize().get(..16).unwrap_or_default())
}

/// What must be put right, in the reader's language, each beside its field.
pub fn field_errors(w: &Words, flaws: &city::Flaws) -> Vec<FieldError> {
    flaws
        .iter()
        .map(|(field, flaw)| FieldError { field: field.to_owned(), text: w.flaw_of(field, flaw) })
        .collect()
}
