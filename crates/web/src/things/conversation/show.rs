//! A conversation that was loaded, as its reader sees it.

use city::{Comment, CommentState, Noun, Refusal, Side, Sides, TalkOrder};
use store::things::comment::Cursor;

use super::load::{Shown, Talk, Thread, Wish};
use super::view::{Column, CommentForm, CommentView, Conversation};
use super::{Typed, suspect};
use crate::html::SafeHtml;
use crate::http::Visit;
use crate::markdown;
use crate::things::named::On;
use crate::views::{Choice, Chosen, Link, Pages, Tab};
use crate::words::{name, own_name};

/// From how many comments on an order can be chosen.
const ORDERED: i64 = 3;

/// What one page shows: who sees it, at which address.
struct Show<'a> {
    talk: &'a Talk,
    visit: &'a Visit,
    page: &'a str,
    /// Whether threads stand in columns, so that their side need not be said.
    in_column: bool,
}

impl Talk {
    /// The conversation as the reader sees it; `page` is the address it stands on, `count` how many
    /// comments the thing has.
    pub fn shown(&self, visit: &Visit, page: &str, count: i64, typed: Typed) -> Conversation {
        let show = Show { talk: self, visit, page, in_column: false };
        Conversation {
            count,
            orders: show.orders(count),
            official: show.threads(&self.official),
            columns: show.columns(),
            comments: show.threads(&self.threads),
            pages: show.pages(),
            whole: show.whole(),
            read: self.reading(visit),
            form: self.form(visit, typed),
        }
    }

    /// Where the reader says that they have read everything, if there is something they have not.
    fn reading(&self, visit: &Visit) -> Option<(String, i64)> {
        visit.reader.id()?;
        let is_behind = self.newest > self.read.unwrap_or_default();
        is_behind.then(|| (visit.to.thing_read(self.noun, self.about), self.newest))
    }

    fn form(&self, visit: &Visit, typed: Typed) -> CommentForm {
        let w = &visit.words;
        let parent = self.parent.as_ref().filter(|it| Some(it.id) == typed.parent);
        let mut form = CommentForm {
            action: None,
            note: String::new(),
            text: typed.text,
            sides: Vec::new(),
            kept: typed.form,
            parent: parent
                .map(|comment| (comment.id.to_string(), name(w, &comment.author.name).to_owned())),
            errors: typed.errors,
        };
        if self.sides == Sides::ForAgainst && parent.is_none() {
            form.sides = choices(visit, &typed.side);
        }
        match &self.may {
            Ok(()) => {
                form.action = Some(visit.to.thing_comments(self.noun, self.about));
                let own =
                    visit.reader.person.as_ref().map(|person| person.name.as_str().to_owned());
                form.note = w.comment_appears_as(own.unwrap_or_default());
            }
            Err(Refusal::SignInFirst) => {
                form.action = Some(visit.to.thing_comments(self.noun, self.about));
                form.note = w.comment_sign_in().to_owned();
            }
            Err(Refusal::Unproven(level)) => {
                form.action = Some(visit.to.thing_comments(self.noun, self.about));
                form.note = crate::proofs::said::asked(w, *level).to_owned();
            }
            Err(Refusal::NotOpen { opens: Some(opens), .. }) => {
                form.note = w.comment_from(w.date_time(*opens));
            }
            Err(Refusal::NotYours) => form.note = w.comment_not_yours().to_owned(),
            Err(_) => form.note = w.comment_closed().to_owned(),
        }
        form
    }
}

/// For, against, neither; one of them chosen.
fn choices(visit: &Visit, chosen: &str) -> Vec<Choice> {
    let w = &visit.words;
    let sides = [
        (Side::For.key(), w.side_for()),
        (Side::Against.key(), w.side_against()),
        ("", w.side_neither()),
    ];
    let choice = |(key, label)| Choice::new(key, label, Chosen::from(key == chosen));
    sides.map(choice).into()
}

/// What a side is called.
fn side_word(visit: &Visit, side: Side) -> &'static str {
    match side {
        Side::For => visit.words.side_for(),
        Side::Against => visit.words.side_against(),
    }
}

impl Show<'_> {
    /// The address of the page with another wish.
    fn at(&self, wish: &Wish, anchor: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (key, value) in [
            ("sort", &wish.sort),
            ("side", &wish.side),
            ("thread", &wish.thread),
            ("from", &wish.from),
            ("comment", &wish.comment),
            ("translated", &wish.translated),
        ] {
            if !value.is_empty() {
                query.append_pair(key, value);
            }
        }
        let query = query.finish();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{}{mark}{query}#{anchor}", self.page)
    }

    /// The wish of this page without its place.
    fn begin(&self) -> Wish {
        let wish = self.talk.wish.clone();
        Wish { from: String::new(), comment: String::new(), reply: String::new(), ..wish }
    }

    fn orders(&self, count: i64) -> Vec<Tab> {
        if count < ORDERED || self.talk.shown == Shown::One {
            return Vec::new();
        }
        let (w, reader) = (&self.visit.words, self.visit.reader.id());
        let now = self.talk.wish.order();
        let tab = |order: &TalkOrder| {
            let label = match order {
                TalkOrder::Oldest => w.talk_oldest(),
                TalkOrder::Newest => w.talk_newest(),
                TalkOrder::Supported => w.talk_supported(),
                TalkOrder::Unread => w.talk_unread(),
            };
            let sort = if *order == TalkOrder::default() { "" } else { order.key() };
            let side = if *order == TalkOrder::Unread { "" } else { &self.talk.wish.side };
            let wish = Wish { sort: sort.to_owned(), side: side.to_owned(), ..self.begin() };
            let unread = i64::try_from(self.talk.unread).unwrap_or(i64::MAX);
            Tab {
                label: label.to_owned(),
                href: self.at(&wish, "conversation"),
                count: (*order == TalkOrder::Unread).then_some(unread),
                current: *order == now,
            }
        };
        let has = |order: &&TalkOrder| **order != TalkOrder::Unread || reader.is_some();
        TalkOrder::ALL.iter().filter(has).map(tab).collect()
    }

    fn columns(&self) -> Vec<Column> {
        let Some(columns) = &self.talk.columns else { return Vec::new() };
        let (w, (pro, contra)) = (&self.visit.words, self.talk.counts);
        let show = Show { in_column: true, ..*self };
        let column = |side: Side, count: i64, (threads, more): &(Vec<Thread>, bool)| Column {
            key: side.key(),
            heading: side_word(self.visit, side),
            count,
            comments: show.threads(threads),
            more: more.then(|| {
                let wish = Wish { side: side.key().to_owned(), ..self.begin() };
                Link::new(w.side_all(w.number(count)), self.at(&wish, "conversation"))
            }),
            empty: match side {
                Side::For => w.side_for_nobody(),
                Side::Against => w.side_against_nobody(),
            },
        };
        let [one, other] = columns;
        vec![column(Side::For, pro, one), column(Side::Against, contra, other)]
    }

    fn pages(&self) -> Pages {
        let supported = self.talk.wish.order() == TalkOrder::Supported;
        let next = |cursor: Cursor| {
            let Cursor { supports, id } = cursor;
            let from = if supported { format!("{supports}.{id}") } else { id.to_string() };
            self.at(&Wish { from, ..self.begin() }, "conversation")
        };
        Pages {
            first: self.talk.later.then(|| self.at(&self.begin(), "conversation")),
            next: self.talk.next.map(next),
            ..Pages::default()
        }
    }

    /// Leads back from one side or one thread.
    fn whole(&self) -> Option<Link> {
        let wish = Wish { side: String::new(), thread: String::new(), ..self.begin() };
        let back = || Link::new(self.visit.words.talk_whole(), self.at(&wish, "conversation"));
        (self.talk.shown != Shown::All).then(back)
    }

    fn threads(&self, threads: &[Thread]) -> Vec<CommentView> {
        threads.iter().filter_map(|thread| self.thread(thread)).collect()
    }

    fn thread(&self, thread: &Thread) -> Option<CommentView> {
        let replies: Vec<_> = thread.answers.iter().filter_map(|it| self.comment(it)).collect();
        // What was taken back stays as a gap only where somebody answered it.
        let view = match self.comment(&thread.top) {
            None if replies.is_empty() => return None,
            None => self.gap(&thread.top),
            Some(view) => view,
        };
        let more = thread.more.then(|| {
            let wish = Wish { thread: thread.top.id.to_string(), ..Wish::default() };
            Link::new(self.visit.words.talk_more_answers(), self.at(&wish, "conversation"))
        });
        // An answer was given to what it says now.
        let choose = view.choose.filter(|_| thread.answers.is_empty());
        Some(CommentView { replies, more, choose, ..view })
    }

    /// A comment that is not there any more, where somebody answered it.
    fn gap(&self, comment: &Comment) -> CommentView {
        let w = &self.visit.words;
        let gone = match comment.state {
            CommentState::Withdrawn => w.comment_taken_back(),
            _ => w.comment_waits(),
        };
        CommentView {
            id: comment.id.to_string(),
            when: w.ago(comment.made, self.visit.now),
            language: w.tag().to_owned(),
            hidden: Some(gone.to_owned()),
            ..CommentView::default()
        }
    }

    fn comment(&self, comment: &Comment) -> Option<CommentView> {
        let (visit, id) = (self.visit, comment.id);
        let (w, to, actor) = (&visit.words, &visit.to, visit.reader.actor());
        let own = comment.is_by(&actor);
        let looks_after = own || self.talk.sees_hidden;
        let is_shown = match comment.state {
            CommentState::Withdrawn => return None,
            // Nobody else knows of it before a moderator has read it.
            CommentState::Held if !looks_after => return None,
            CommentState::Shown => true,
            CommentState::Hidden | CommentState::Held => false,
        };
        let hiding = self.talk.hidden.get(&id);
        let waits = self.talk.held.get(&id).map(|why| why.reasons.as_slice()).unwrap_or_default();
        let mut view = CommentView {
            id: id.to_string(),
            link: to.comment(id),
            author: name(w, &comment.author.name).to_owned(),
            when: w.ago(comment.made, visit.now),
            language: comment.language.to_string(),
            html: if is_shown || looks_after {
                markdown::html(&comment.text)
            } else {
                SafeHtml::empty()
            },
            office: comment.office.as_ref().map(|office| visit.text(office).to_owned()),
            side: comment.side.filter(|_| !self.in_column).map(|side| side_word(visit, side)),
            is_new: is_shown && self.is_new(comment, own),
            hidden: match (comment.state, hiding) {
                (CommentState::Hidden, Some(hiding)) => {
                    Some(w.comment_hidden_why(hiding.reason.as_str()))
                }
                (CommentState::Hidden, None) => Some(w.comment_hidden().to_owned()),
                (CommentState::Held, _) if own => Some(w.comment_waits_own().to_owned()),
                (CommentState::Held, _) => Some(w.comment_waits().to_owned()),
                _ => None,
            },
            waits: waits.iter().map(|(suspect, _)| suspect::to_author(w, *suspect)).collect(),
            folded: self.talk.folded.contains(&id.thing()).then(|| w.comment_folded()),
            appeal: hiding
                .filter(|hiding| hiding.appealed_at.is_none())
                .map(|_| to.appeal(Noun::Comment, id)),
            statement: hiding.map(|_| to.thing_statement(Noun::Comment, id)),
            supports: (comment.supports > 0).then(|| w.comment_supports(comment.supports)),
            delete: (own && comment.state != CommentState::Hidden).then(|| to.comment_withdraw(id)),
            ..CommentView::default()
        };
        self.translation(comment, &mut view);
        if is_shown {
            self.tools(comment, own, &mut view);
        }
        Some(view)
    }

    /// Whether the reader, who has read here before, has not read this.
    fn is_new(&self, comment: &Comment, own: bool) -> bool {
        !own && self.talk.read.is_some_and(|read| comment.id.get() > read)
    }

    /// What can be done with a comment that everybody sees.
    fn tools(&self, comment: &Comment, own: bool, view: &mut CommentView) {
        let (visit, id) = (self.visit, comment.id);
        let joins =
            matches!(self.talk.may, Ok(()) | Err(Refusal::SignInFirst | Refusal::Unproven(_)));
        view.reply = joins.then(|| {
            let top = comment.answers.unwrap_or(id);
            format!("{}?reply={top}#write", self.page)
        });
        if comment.office.is_none() && !own {
            view.report = Some(visit.to.thing_report(Noun::Comment, id));
            let on = On::from(self.talk.supported.contains(&id));
            view.support = joins.then(|| visit.support_toggle(Noun::Comment, id, on));
        }
        let may_choose = own && joins && comment.is_top() && comment.office.is_none();
        if may_choose && self.talk.sides == Sides::ForAgainst {
            let now = comment.side.map(Side::key).unwrap_or_default();
            let mut others = choices(visit, now);
            others.retain(|choice| !choice.chosen);
            view.choose = Some((visit.to.comment_side(id), others));
        }
    }

    /// The comment in the reader's language, or where that is asked for.
    fn translation(&self, comment: &Comment, view: &mut CommentView) {
        let (visit, w) = (self.visit, &self.visit.words);
        let foreign = comment.language.as_str() != w.tag();
        if comment.state != CommentState::Shown || !foreign || !self.talk.is_public {
            return;
        }
        let anchor = format!("comment-{}", comment.id);
        match self.talk.translations.get(&comment.id.thing()) {
            Some(said) => {
                view.html = markdown::html(&said.text);
                view.language = w.tag().to_owned();
                view.translated = Some(w.translated_from(own_name(comment.language.as_str())));
                let comment = comment.id.to_string();
                let wish = Wish { translated: String::new(), comment, ..self.talk.wish.clone() };
                view.original = Some(self.at(&wish, &anchor));
            }
            None if visit.app.translates() => {
                view.translate = Some(visit.to.thing_translate(Noun::Comment, comment.id));
            }
            None => {}
        }
    }
}
