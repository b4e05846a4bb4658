//! News in a letter: what happened to somebody's things and to what they follow, gathered.

use acts::things::notice::Told;
use city::{Mail, Person, StepKind};
use jiff::Timestamp;

use super::Systems;
use crate::http::{CityHere, Secret};
use crate::mail::{Letter, Letterhead, Message};
use crate::markdown;
use crate::paths::Links;
use crate::views::Link;
use crate::words::{Locale, Words};

/// Where a letter comes from.
pub struct Sender<'a> {
    /// The systems there are.
    pub systems: &'a Systems,
    /// The city.
    pub city: &'a CityHere,
    /// The whole address of the city's site, without a slash at the end.
    pub site: &'a str,
    /// The installation's secret, for the link that ends such letters.
    pub secret: &'a Secret,
    /// What time it is.
    pub now: Timestamp,
}

impl Sender<'_> {
    /// A letter with all news for one person, in their language. Nothing when there is none, or
    /// when they have no address any more.
    pub fn news(&self, person: &Person, items: &[Told]) -> Result<Option<Letter>, askama::Error> {
        let Some(to) = person.mail.clone() else { return Ok(None) };
        let locale =
            Locale::from_tag(person.language.as_str()).unwrap_or_else(|| self.city.own_locale());
        let w = Words::new(locale, self.city.zone.clone(), self.now);
        let own = self.city.settings.own_language();
        let links = Links::new(self.site);
        let wished = [person.language.as_str(), locale.tag(), own.as_str()];
        let said = |item| super::told(self.systems, &links, &w, &wished, item);
        let news: Vec<(&Told, Link)> =
            items.iter().filter_map(|item| Some((item, said(item)?))).collect();
        let Some((_, first)) = news.first() else { return Ok(None) };
        let mut paragraphs = vec![w.news_hello(person.name.as_str())];
        for (item, said) in &news {
            paragraphs.push(paragraph(&w, &wished, (item, said), news.len()));
            let thing = item.found.id();
            let key = self.secret.letter_key(self.city.id, person.id, thing);
            let offered = self.systems.iter();
            let offered =
                offered.flat_map(|system| system.offers(&w, &links, item, person.id, &key));
            paragraphs.extend(offered.map(|link| w.news_offer(link.href, link.label)));
        }
        let message = Message {
            subject: match news.as_slice() {
                [(_, only)] => only.label.clone(),
                many => w.news_subject(i64::try_from(many.len()).unwrap_or(i64::MAX)),
            },
            action: (news.len() == 1).then(|| (w.news_look().to_owned(), first.href.clone())),
            paragraphs,
            code: None,
            after: vec![w.news_choose(links.me_settings())],
            unsubscribe: Some(
                links.unsubscribe(person.id, self.secret.unsubscribe_key(self.city.id, person.id)),
            ),
        };
        let head = Letterhead {
            words: &w,
            city: self.city.settings.name_in(&wished),
            from: &self.city.settings.sender,
            site: self.site,
        };
        self.write(&head, to, &message).map(Some)
    }

    fn write(
        &self,
        head: &Letterhead,
        to: Mail,
        message: &Message,
    ) -> Result<Letter, askama::Error> {
        head.letter(to, message)
    }
}

fn paragraph(w: &Words, wished: &[&str], (item, link): (&Told, &Link), of: usize) -> String {
    let mut said = link.label.clone();
    if !said.ends_with(['.', '?', '!']) {
        said.push('.');
    }
    let reason = markdown::excerpt(&item.reason, 1_000);
    let unsaid = [StepKind::Merged, StepKind::TookIn, StepKind::Rescheduled];
    if !reason.is_empty() && !unsaid.contains(&item.kind) {
        said.push_str(" “");
        said.push_str(&reason);
        said.push('”');
    }
    let office = item.found.office().pick(wished).filter(|_| is_of_the_office(item.kind));
    if let Some((_, office)) = office {
        said.push(' ');
        said.push_str(&w.news_office(office));
    }
    if of > 1 {
        said.push(' ');
        said.push_str(&link.href);
    }
    said
}

/// Whether it is the office that said or decided it.
fn is_of_the_office(kind: StepKind) -> bool {
    use StepKind::{Answered, Cancelled, ChangeAsked, Eligible, Ineligible, NotSelected, Selected};
    matches!(
        kind,
        Answered | Cancelled | ChangeAsked | Eligible | Ineligible | NotSelected | Selected
    )
}
