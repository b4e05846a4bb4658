//! News in a letter: what happened to somebody's things and to what they follow, gathered.

use acts::things::Found;
use acts::things::notice::Told;
use city::{Ask, Audience, Id, Mail, Person, StepKind, WordingPlace};
use jiff::Timestamp;

use super::Systems;
use crate::http::{CityHere, Secret};
use crate::mail::{Letter, Letterhead, Message};
use crate::markdown;
use crate::me;
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

/// Something to be told in a letter.
#[derive(Debug, Clone)]
pub struct News {
    /// What.
    pub told: Told,
    /// What its reader is asked with it.
    pub ask: Option<Id<Ask>>,
    /// The call about which its reader chose to hear so soon; nothing where they chose it in general.
    pub chosen: Option<Found>,
}

impl From<Told> for News {
    /// What asks nothing, and was chosen in general.
    fn from(told: Told) -> Self {
        Self { told, ask: None, chosen: None }
    }
}

impl Sender<'_> {
    /// Why somebody gets this letter, each reason once and with where it is chosen.
    fn why(&self, w: &Words, to: &Links, wished: &[&str], news: &[(&News, Link)]) -> Vec<String> {
        let mut all = Vec::new();
        for (item, _) in news {
            let audience = item.told.audience;
            let address = me::letters::why(to, item.chosen.as_ref(), audience);
            let call = item.chosen.as_ref();
            let call = call.and_then(|call| super::link(self.systems, to, w, wished, call));
            let why = match (call, audience) {
                _ if item.told.kind.is_owed() => w.why_owed(address),
                (Some(call), _) => w.why_call(address, call.label),
                (None, Audience::Own) => w.why_own(address),
                (None, Audience::Follower) => w.why_followed(address),
            };
            if !all.contains(&why) {
                all.push(why);
            }
        }
        all
    }

    /// What the city says of it in its own words, to whoever wrote the idea; nothing where it has none in their language.
    fn worded(
        &self,
        w: &Words,
        to: &Links,
        wished: &[&str],
        reader: &Person,
        (item, said): (&Told, &Link),
    ) -> Option<String> {
        let settings = &self.city.settings;
        let own = settings.wordings.iter().find(|one| one.kind == item.kind)?;
        // What the other was called is not said when it was hidden meanwhile.
        let unsaid = item.kind == StepKind::Merged && item.reason.is_empty();
        if item.audience != Audience::Own || unsaid {
            return None;
        }
        let called = |found: &Found| {
            super::link(self.systems, to, w, wished, found).map(|it| it.label).unwrap_or_default()
        };
        own.fill(w.tag(), |place| match place {
            WordingPlace::Name => crate::words::name(w, reader.name.as_str()).to_owned(),
            WordingPlace::Title => called(item.found.page()),
            WordingPlace::Call => called(&item.found.whole()),
            WordingPlace::Reason => markdown::excerpt(&item.reason, 1_000),
            WordingPlace::Other => item.reason.clone(),
            WordingPlace::Office => match item.found.office().pick(wished) {
                Some((_, office)) => office.to_owned(),
                None => settings.name_in(wished).to_owned(),
            },
            WordingPlace::Link => said.href.clone(),
        })
    }

    /// A letter with all news for one person, in their language. Nothing when there is none, or
    /// when they have no address any more.
    pub fn news(&self, person: &Person, items: &[News]) -> Result<Option<Letter>, askama::Error> {
        let Some(to) = person.mail.clone() else { return Ok(None) };
        let locale =
            Locale::from_tag(person.language.as_str()).unwrap_or_else(|| self.city.own_locale());
        let w = Words::new(locale, self.city.zone.clone(), self.now);
        let own = self.city.settings.own_language();
        let links = Links::new(self.site);
        let wished = [person.language.as_str(), locale.tag(), own.as_str()];
        let said = |item: &News| super::told(self.systems, &links, &w, &wished, &item.told);
        let news: Vec<(&News, Link)> =
            items.iter().filter_map(|item| Some((item, said(item)?))).collect();
        let Some((_, first)) = news.first() else { return Ok(None) };
        let mut paragraphs = vec![w.news_hello(person.name.as_str())];
        for (item, said) in &news {
            let own = self.worded(&w, &links, &wished, person, (&item.told, said));
            match own {
                Some(own) => paragraphs.extend(in_lines(&own, &said.href, news.len())),
                None => {
                    paragraphs.push(paragraph(&w, &wished, (&item.told, said), news.len()));
                }
            }
            if let Some(ask) = &item.ask {
                let asked = self.systems.iter().find_map(|system| system.asks(&w, &item.told));
                let key = self.secret.letter_key(self.city.id, person.id, Id::new(ask.get()));
                let offer = asked.map(|asked| w.news_offer(links.ask(ask, key), asked.label));
                paragraphs.extend(offer);
            }
            let item = &item.told;
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
            after: self.why(&w, &links, &wished, &news),
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

/// A text as paragraphs of a letter; where it is one of several, with where its reader can look at it.
pub(crate) fn in_lines(text: &str, href: &str, of: usize) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut lines: Vec<String> = lines.map(str::to_owned).collect();
    if of > 1 && !text.contains(href) {
        lines.push(href.to_owned());
    }
    lines
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
