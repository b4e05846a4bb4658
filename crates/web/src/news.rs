//! News in a letter: what happened to somebody's ideas and to what they follow, gathered.

use calls::{Audience, Call, Idea, NoticeKind};
use city::{Id, Mail, Person};
use jiff::Timestamp;

use crate::http::{CityHere, Secret};
use crate::mail::{Letter, Letterhead, Message};
use crate::markdown;
use crate::paths::Links;
use crate::words::{Locale, Words};

/// One thing to tell.
#[derive(Debug, Clone)]
pub struct NewsItem {
    /// What happened.
    pub kind: NoticeKind,
    /// In which role the reader hears of it.
    pub audience: Audience,
    /// The idea it happened to.
    pub idea: Option<Idea>,
    /// The call it happened in.
    pub call: Call,
    /// The reason, or the words that go with it.
    pub reason: String,
}

/// Where a letter comes from.
pub struct Sender<'a> {
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
    pub fn news(
        &self,
        person: &Person,
        items: &[NewsItem],
    ) -> Result<Option<Letter>, askama::Error> {
        let Some(to) = person.mail.clone() else { return Ok(None) };
        let Some(first) = items.first() else { return Ok(None) };
        let locale =
            Locale::from_tag(person.language.as_str()).unwrap_or_else(|| self.city.own_locale());
        let w = Words::new(locale, self.city.zone.clone(), self.now);
        let links = Links::new(self.site);
        let mut paragraphs = vec![w.news_hello(person.name.as_str())];
        for item in items {
            paragraphs.push(self.paragraph(&w, &links, item, items.len()));
        }
        let action = (items.len() == 1).then(|| (w.news_look().to_owned(), address(&links, first)));
        let message = Message {
            subject: match items {
                [only] => self.sentence(&w, only),
                many => w.news_subject(i64::try_from(many.len()).unwrap_or(i64::MAX)),
            },
            paragraphs,
            code: None,
            action,
            after: vec![w.news_choose(links.me_settings())],
            unsubscribe: Some(
                links.unsubscribe(person.id, self.secret.unsubscribe_key(self.city.id, person.id)),
            ),
        };
        let wished = [locale.tag()];
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

    fn paragraph(&self, w: &Words, links: &Links, item: &NewsItem, of: usize) -> String {
        let mut said = self.sentence(w, item);
        if !said.ends_with(['.', '?', '!']) {
            said.push('.');
        }
        let reason = markdown::excerpt(&item.reason, 1_000);
        if !reason.is_empty() && !matches!(item.kind, NoticeKind::Merged | NoticeKind::TookIn) {
            said.push_str(" “");
            said.push_str(&reason);
            said.push('”');
        }
        if of > 1 {
            said.push(' ');
            said.push_str(&address(links, item));
        }
        said
    }

    fn sentence(&self, w: &Words, item: &NewsItem) -> String {
        let wished = [w.tag()];
        let call = item.call.content.title.pick(&wished).map_or("", |(_, title)| title);
        let title = item.idea.as_ref().map_or(call, |idea| idea.input.title.as_str());
        headline(w, item.kind, item.audience, title, &item.reason)
    }
}

/// What happened, in one sentence. `title` is the idea's, or the call's where no idea is meant.
pub(crate) fn headline(
    w: &Words,
    kind: NoticeKind,
    audience: Audience,
    title: &str,
    reason: &str,
) -> String {
    let own = audience == Audience::Own;
    match kind {
        NoticeKind::Published => w.news_published(title),
        NoticeKind::Eligible => w.news_eligible(title),
        NoticeKind::Ineligible => w.news_ineligible(title),
        NoticeKind::ChangeAsked => w.news_change_asked(title),
        NoticeKind::Merged => w.news_merged(title, reason),
        NoticeKind::TookIn => w.news_took_in(title, reason),
        NoticeKind::Answered => w.news_answered(title),
        NoticeKind::Commented => w.news_commented(title),
        NoticeKind::Hidden => w.news_hidden(title),
        NoticeKind::Restored => w.news_restored(title),
        NoticeKind::StaysHidden => w.news_stays_hidden(title),
        NoticeKind::Selected if own => w.news_selected_own(title),
        NoticeKind::Selected => w.news_selected(title),
        NoticeKind::NotSelected if own => w.news_not_selected_own(title),
        NoticeKind::NotSelected => w.news_not_selected(title),
        NoticeKind::Results => w.news_results(title),
        NoticeKind::ClosedEarly => w.news_closed_early(title),
        NoticeKind::Reopened => w.news_reopened(title),
    }
}

/// Where to look at it.
fn address(links: &Links, item: &NewsItem) -> String {
    match (&item.idea, item.kind) {
        (_, NoticeKind::Results) => links.call_result(&item.call.slug),
        (Some(idea), _) => links.idea(&item.call.slug, idea.id),
        (None, _) => links.call(&item.call.slug),
    }
}

impl Secret {
    /// The key in the link that ends letters to one person of one city. It gives no other right.
    pub(crate) fn unsubscribe_key(&self, city: Id<city::City>, person: Id<Person>) -> String {
        self.form_token(city.get(), &format!("unsubscribe/{person}"))
    }

    /// Whether a key is that person's.
    pub(crate) fn is_unsubscribe_key(
        &self,
        city: Id<city::City>,
        person: Id<Person>,
        key: &str,
    ) -> bool {
        self.is_form_token(city.get(), &format!("unsubscribe/{person}"), key)
    }
}
