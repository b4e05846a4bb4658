//! Letters: written when news are due, sent when their turn has come.

use std::sync::Arc;

use acts::city::letter::{Secret, conceal, conceal_keys, is_concealed, reveal, reveal_keys};
use acts::city::mandate::{self, Telling};
use acts::city::role;
use acts::city::sign_in::renew;
use acts::city::{address, block, recovery};
use acts::letters::{ask, choice, newsletter};
use acts::organisations::invitation;
use acts::things::notice::{self, POST_JOB, Told};
use acts::{Act, Who};
use city::{Audience, Id, Newsletter, Person, Thing};
use jiff::Timestamp;
use store::city::appointment;
use store::city::letter::{self, Letter};
use store::city::person;
use store::jobs::{self, Urgency};
use store::letters::returned;
use web::http::Token;
use web::mandates::letter::KIND;
use web::sign_in::Fresh;
use web::system::{Asking, System};
use web::things::news::{News, Sender};
use web::words::{Locale, Words};

use super::hand::{Failure, Hand, Task, finish, lost, payload};
use crate::config::MailSetting;
use crate::mail::PostError;
use crate::wiring;

/// What a letter holds that lies nowhere at rest: the key in the link that ends such letters, and those for things.
#[derive(Default)]
struct Keys {
    unsubscribe: Option<String>,
    of_things: Vec<(Id<Thing>, String)>,
}

/// Puts a letter into the outbox, without its `keys`.
fn post(
    act: &mut Act,
    (reader, keys): (&Person, &Keys),
    kind: &str,
    written: web::mail::Letter,
    (urgency, at): (Urgency, Timestamp),
) -> acts::Done<Id<Letter>> {
    let (id, language) = (act.new_id(), reader.language.clone());
    let mut letter = written.waiting(id, Some(reader.id), language, kind, act.now);
    if let Some(key) = &keys.unsubscribe {
        conceal(&mut letter, &[(Secret::Key, key)]);
        conceal_keys(&mut letter, &keys.of_things);
    }
    letter::insert(act.tx, &letter)?;
    act.enqueue(POST_JOB, &letter.id.to_string(), urgency, at)?;
    Ok(letter.id)
}

/// What there is to tell, with what its reader is asked and where they chose to hear of it.
fn with_questions(
    act: &mut Act,
    reader: &Person,
    systems: &[Arc<dyn System>],
    items: &[Told],
) -> acts::Done<Vec<News>> {
    // Whatever the language, the same is asked.
    let w = Words::new(Locale::En, act.stage.city.time_zone.zone(), act.now);
    let mut news = Vec::new();
    for told in items {
        let asking = systems.iter().find_map(|system| system.asks(&w, told));
        let thing = told.found.id();
        let begin = |act: &mut Act, one: Asking| {
            ask::begin(act, reader.id, one.kind, thing, one.until).map(|ask| ask.id)
        };
        let ask = asking.map(|one| begin(act, one)).transpose()?;
        let chosen = choice::reason(act, reader.id, &told.found, told.audience)?;
        news.push(News { told: told.clone(), ask, chosen });
    }
    Ok(news)
}

impl Hand {
    /// Writes one letter with everything that is due to somebody, and puts it into the outbox.
    pub(super) async fn write_letter(&self, task: &Task) -> Result<(), Failure> {
        let reader: Id<Person> = payload(&task.job)?;
        let (house, here) = (Arc::clone(&self.house), Arc::clone(&task.here));
        let write = move |act: &mut Act| {
            let reader = person::get(act.tx, reader)?;
            let batch = notice::due_to(act, reader.id)?;
            let roles = role::untold(act, &reader)?;
            let site = house.site(&here);
            let key = house.secret.unsubscribe_key(here.id, reader.id);
            // The demo shows its letters as they would leave.
            let key = (house.config.mail != MailSetting::Kept).then_some(key);
            let key_of = |item: &Told| {
                let thing = item.found.id();
                (thing, house.secret.letter_key(here.id, reader.id, thing))
            };
            let mut of_things: Vec<_> = batch.items.iter().map(key_of).collect();
            let on = |system: &&Arc<dyn System>| here.settings.modules.contains(&system.module());
            let systems: Vec<_> = house.app.systems().iter().filter(on).cloned().collect();
            let news = with_questions(act, &reader, &systems, &batch.items)?;
            for ask in news.iter().filter_map(|one| one.ask) {
                let own = Id::new(ask.get());
                of_things.push((own, house.secret.letter_key(here.id, reader.id, own)));
            }
            let keys = Keys { unsubscribe: key, of_things };
            let to = (&reader, &keys);
            let sender = Sender {
                systems: &systems,
                city: &here,
                site: &site,
                secret: &house.secret,
                now: act.now,
            };
            let written = sender.roles(&reader, &roles);
            let written = written.map_err(|error| store::Error::Bug(error.to_string()))?;
            if let (Some(written), Some(last)) = (written, roles.last()) {
                let id = post(act, to, "roles", written, (Urgency::Soon, act.now))?;
                appointment::told(act.tx, reader.id, id.get(), last.id)?;
            }
            let written = sender.news(&reader, &news);
            let written = written.map_err(|error| store::Error::Bug(error.to_string()))?;
            let own = batch.items.iter().any(|item| item.audience == Audience::Own);
            let urgency = if own { Urgency::Soon } else { Urgency::Later };
            let id = match written {
                Some(written) => post(act, to, "news", written, (urgency, act.now))?,
                None => act.new_id(),
            };
            notice::note_told(act, reader.id, &batch, id.get())
        };
        self.act(task, write).await
    }

    /// Writes the next letters of a newsletter, and puts them into the outbox.
    pub(super) async fn write_newsletter(&self, task: &Task) -> Result<(), Failure> {
        let id: Id<Newsletter> = payload(&task.job)?;
        let (house, here) = (Arc::clone(&self.house), Arc::clone(&task.here));
        let write = move |act: &mut Act| {
            let (site, systems) = (house.site(&here), house.app.systems());
            let sender =
                Sender { systems, city: &here, site: &site, secret: &house.secret, now: act.now };
            newsletter::send(act, id, |act, reader, one| {
                let call = newsletter::call_of(act, &one.topic)?;
                let written = sender.newsletter(reader, one, call.as_ref());
                let written = written.map_err(|error| store::Error::Bug(error.to_string()))?;
                let Some(written) = written else { return Ok(None) };
                let own = Id::new(one.id.get());
                let of_things = vec![(own, house.secret.letter_key(here.id, reader.id, own))];
                let key = house.secret.unsubscribe_key(here.id, reader.id);
                let key = (house.config.mail != MailSetting::Kept).then_some(key);
                let keys = Keys { unsubscribe: key, of_things };
                let at = reader.mail_choice.quiet.awake(act.now, &here.zone);
                let when = (Urgency::Later, at);
                post(act, (reader, &keys), web::newsletters::KIND, written, when).map(Some)
            })
        };
        self.act(task, write).await
    }

    /// Writes a letter that tells somebody what became of a mandate, and puts it into the outbox.
    pub(super) async fn write_of_mandate(&self, task: &Task) -> Result<(), Failure> {
        let telling: Telling =
            task.job.payload.parse().map_err(|_| Failure::Never("no telling".to_owned()))?;
        let (house, here) = (Arc::clone(&self.house), Arc::clone(&task.here));
        let write = move |act: &mut Act| {
            let reader = person::get(act.tx, telling.person)?;
            let mandate = store::city::mandate::get(act.tx, telling.mandate)?;
            let (site, systems) = (house.site(&here), house.app.systems());
            let sender =
                Sender { systems, city: &here, site: &site, secret: &house.secret, now: act.now };
            match sender.mandate(act, &reader, &mandate, telling.told)? {
                Some(written) => {
                    let to = (&reader, &Keys::default());
                    post(act, to, KIND, written, (Urgency::Soon, act.now)).map(drop)
                }
                None => Ok(()),
            }
        };
        self.act(task, write).await
    }

    /// Writes a letter that tells somebody of their block, and puts it into the outbox.
    pub(super) async fn write_of_block(&self, task: &Task) -> Result<(), Failure> {
        let telling: block::Telling =
            task.job.payload.parse().map_err(|_| Failure::Never("no telling".to_owned()))?;
        let (house, here) = (Arc::clone(&self.house), Arc::clone(&task.here));
        let write = move |act: &mut Act| {
            let block = match store::city::block::get(act.tx, telling.block) {
                Ok(block) => block,
                // It was erased with whom it was about.
                Err(store::Error::NotFound) => return Ok(()),
                Err(error) => return Err(error.into()),
            };
            let reader = person::get(act.tx, block.person)?;
            let (site, systems) = (house.site(&here), house.app.systems());
            let sender =
                Sender { systems, city: &here, site: &site, secret: &house.secret, now: act.now };
            let written = sender.block(&reader, &block, telling.told);
            match written.map_err(|error| store::Error::Bug(error.to_string()))? {
                Some(written) => {
                    let to = (&reader, &Keys::default());
                    let when = (Urgency::Soon, act.now);
                    post(act, to, web::blocks::letter::KIND, written, when).map(drop)
                }
                None => Ok(()),
            }
        };
        self.act(task, write).await
    }

    /// Sends one letter; in the demo it is only kept to be looked at.
    pub(super) async fn send(&self, task: &Task) -> Result<(), Failure> {
        let id: Id<Letter> = payload(&task.job)?;
        let letter = match task.city.read(move |tx| letter::get(tx, id)).await {
            Ok(letter) => Some(letter),
            // It was erased with whom it was for.
            Err(store::Error::NotFound) => None,
            Err(error) => return Err(error.into()),
        };
        let kept = self.house.config.mail == MailSetting::Kept;
        let mail = letter.as_ref().filter(|one| one.person.is_some()).map(|one| one.mail.clone());
        if let Some(mail) = mail {
            let stopped = move |tx: &mut store::Tx| returned::is_stopped(tx, &mail);
            if !kept && task.city.read(stopped).await? {
                // Nobody at the desk can help, and its owner reads it on their page.
                let job = task.job.clone();
                let skip = move |tx: &mut store::Tx| {
                    letter::failed(tx, id, "letters to this address come back")?;
                    finish(tx, &job)
                };
                return self.keep(task, skip).await;
            }
        }
        let Some(mut letter) = letter.filter(|letter| !kept && letter.sent_at.is_none()) else {
            let job = task.job.clone();
            return self.keep(task, move |tx| finish(tx, &job)).await;
        };
        match letter.person {
            Some(person) => {
                let key = self.house.secret.unsubscribe_key(task.here.id, person);
                reveal(&mut letter, &[(Secret::Key, &key)]);
                let (secret, city) = (&self.house.secret, task.here.id);
                reveal_keys(&mut letter, |thing| secret.letter_key(city, person, thing));
            }
            None if is_concealed(&letter) && letter.kind == KIND => {
                self.renew_offer(task, &mut letter).await?;
            }
            None if is_concealed(&letter) => self.renew(task, &mut letter).await?,
            None => {}
        }
        let to = letter.mail.parse().map_err(|_| Failure::Never("no address".to_owned()))?;
        let ready = web::mail::Letter {
            from_name: task.here.settings.name_in(&[letter.language.as_str()]).to_owned(),
            from: task.here.settings.sender.clone(),
            to,
            subject: letter.subject,
            text: letter.text,
            html: letter.html,
            unsubscribe: letter.unsubscribe,
        };
        let post = Arc::clone(&self.post);
        let now = wiring::now();
        let mark = self.house.secret.return_mark(task.here.id, id.get());
        let name = format!("{id}-{}-{mark}", task.here.id);
        let sent = tokio::task::spawn_blocking(move || post.send(&ready, &name, now));
        match sent.await {
            Ok(Ok(())) => {
                let job = task.job.clone();
                let end = move |tx: &mut store::Tx| {
                    letter::sent(tx, id, now)?;
                    finish(tx, &job)
                };
                self.keep(task, end).await
            }
            Ok(Err(PostError::Never(why))) => Err(Failure::Never(why)),
            Ok(Err(PostError::Later(why))) => Err(Failure::Later(why)),
            Err(_) => Err(Failure::Later("the sending thread stopped".to_owned())),
        }
    }

    /// Draws the key of a letter that offers a role and leaves now: it was nowhere until now.
    async fn renew_offer(&self, task: &Task, letter: &mut Letter) -> Result<(), Failure> {
        let key = Token::draw(&wiring::wiring());
        reveal(letter, &[(Secret::Key, key.as_str())]);
        let (stage, job) = (self.stage(&task.here), task.job.clone());
        let (id, hash) = (letter.id, key.digest().0.to_vec());
        let renewed = task.city.write(move |tx| {
            jobs::beat(tx, &job).map_err(lost)?;
            let mut act = Act::begin(tx, &stage, &Who::System)?;
            Ok::<_, Failure>(mandate::renew(&mut act, id, &hash)?)
        });
        if renewed.await? {
            return Ok(());
        }
        Err(Failure::Never("what the letter offers was over before it could leave".to_owned()))
    }

    /// Draws the code and the key of a letter that leaves now: they were nowhere until now.
    async fn renew(&self, task: &Task, letter: &mut Letter) -> Result<(), Failure> {
        let sign_in = Id::new(letter.id.get());
        let fresh = Fresh::draw(&wiring::wiring(), sign_in);
        reveal(letter, &[(Secret::Key, &fresh.key), (Secret::Code, &fresh.code)]);
        let (stage, job, id) = (self.stage(&task.here), task.job.clone(), letter.id.get());
        let renewed = task.city.write(move |tx| {
            // Whoever has the letter now has drawn another code: this one must not open instead.
            jobs::beat(tx, &job).map_err(lost)?;
            let mut act = Act::begin(tx, &stage, &Who::System)?;
            let by_code = renew(&mut act, sign_in, &fresh.code_hash, &fresh.link_hash)?;
            // A letter that has no code asks its reader to belong to an organisation, to write an idea too, or to confirm
            // another address, for themselves or as was noted at the desk.
            let renewed = by_code
                || invitation::renew(&mut act, id, &fresh.link_hash)?
                || acts::calls::coauthor::renew(&mut act, id, &fresh.link_hash)?
                || recovery::renew(&mut act, Id::new(id), &fresh.link_hash)?
                || address::renew(&mut act, Id::new(id), &fresh.link_hash)?;
            Ok::<_, Failure>(renewed)
        });
        if renewed.await? {
            return Ok(());
        }
        Err(Failure::Never(
            "what this letter lets its reader do was over before it could leave".to_owned(),
        ))
    }
}
