//! What was said about a thing, loaded: one page of it, in the order that its reader wants.

use std::collections::{HashMap, HashSet};

use acts::city::typed;
use acts::things::translating::{self, Translated};
use acts::things::{self as use_cases, Found};
use acts::{Act, Done};
use city::{
    Actor, Comment, CommentState, Hiding, Id, Language, Meanwhile, Noun, Refusal, Role, Side,
    Sides, Suspicion, TalkOrder, Thing,
};
use serde::Deserialize;
use store::things as rows;
use store::things::comment::Cursor;

/// How many threads one page shows.
pub(super) const THREADS: usize = 20;
/// How many threads a side shows beside the other.
const COLUMN: usize = 10;
/// How many answers stand below a comment; the rest has pages of its own.
const ANSWERS: usize = 20;
/// How many answers a page of one thread shows.
const OF_ONE: usize = 50;
/// How many answers of the city stand above the rest.
const OFFICIAL: i64 = 20;
/// How many new comments are looked at.
const UNREAD: i64 = 500;

/// What the reader wants to see of a conversation, as its address says. What is no such thing is as if it were not there.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    /// The comment that is answered.
    pub reply: String,
    /// In which order.
    pub sort: String,
    /// After which place.
    pub from: String,
    /// Only one side: `for`, `against` or `neither`.
    pub side: String,
    /// Only one thread.
    pub thread: String,
    /// The comment that a link leads to.
    pub comment: String,
    /// Whether what was translated is read so.
    pub translated: String,
}

impl Wish {
    pub(super) fn order(&self) -> TalkOrder {
        TalkOrder::from_key(&self.sort).unwrap_or_default()
    }

    /// The side as the rows name it: none is the empty word.
    fn on(&self) -> Option<&'static str> {
        match self.side.as_str() {
            "neither" => Some(""),
            key => Side::from_key(key).map(Side::key),
        }
    }

    fn cursor(&self) -> Option<Cursor> {
        let (supports, id) = self.from.split_once('.').unwrap_or(("0", &self.from));
        Some(Cursor { supports: supports.parse().ok()?, id: id.parse().ok()? })
    }

    /// Whether translations are wanted.
    pub fn is_translated(&self) -> bool {
        self.translated == "1"
    }
}

/// A comment with the first answers to it.
#[derive(Debug, Clone)]
pub(super) struct Thread {
    pub(super) top: Comment,
    pub(super) answers: Vec<Comment>,
    /// Whether there are more answers.
    pub(super) more: bool,
}

/// What is shown of a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// Threads, page by page.
    All,
    /// Only those on one side, or on none.
    Side,
    /// One thread.
    One,
}

/// What was said about a thing, loaded.
#[derive(Debug)]
pub struct Talk {
    pub(super) noun: Noun,
    pub(super) about: Id<Thing>,
    /// Whether the reader may join in.
    pub(super) may: Result<(), Refusal>,
    pub(super) wish: Wish,
    pub(super) shown: Shown,
    pub(super) sides: Sides,
    /// How many are for it, and how many against.
    pub(super) counts: (i64, i64),
    /// What the city said.
    pub(super) official: Vec<Thread>,
    /// Those for it and those against, beside each other, with whether there are more of them.
    pub(super) columns: Option<[(Vec<Thread>, bool); 2]>,
    pub(super) threads: Vec<Thread>,
    /// Where the next page begins.
    pub(super) next: Option<Cursor>,
    /// Whether this page is not the first.
    pub(super) later: bool,
    /// The comment that is being answered.
    pub(super) parent: Option<Comment>,
    /// Which of them the reader supports.
    pub(super) supported: HashSet<Id<Comment>>,
    /// Why comments of the reader's own were hidden.
    pub(super) hidden: HashMap<Id<Comment>, Hiding>,
    /// Why comments wait that the reader wrote, or looks after.
    pub(super) held: HashMap<Id<Comment>, Suspicion>,
    /// What a moderator proposed to hide, where the city folds it away meanwhile.
    pub(super) folded: HashSet<Id<Thing>>,
    /// Up to where the reader has read, and the newest there is.
    pub(super) read: Option<i64>,
    pub(super) newest: i64,
    /// How many there are that they have not read, counted up to a number.
    pub(super) unread: usize,
    pub(super) translations: HashMap<Id<Thing>, Translated>,
    /// Whether everybody may read it, so that it may be translated.
    pub(super) is_public: bool,
    /// What the reader was typing.
    pub(super) kept: Option<typed::Row>,
    /// Whether the reader answers for what is hidden here.
    pub(super) sees_hidden: bool,
}

impl Talk {
    /// Loads what was said about a thing, and what the browser with this digest was typing; `language` is the reader's,
    /// for what was translated.
    pub fn load(
        act: &mut Act,
        found: &Found,
        browser_hash: &[u8],
        wish: &Wish,
        language: &Language,
    ) -> Done<Self> {
        let about = found.id();
        let reads = act.actor.person;
        let mut talk = Self {
            noun: found.noun(),
            about,
            may: found.may_comment(&act.actor, act.now),
            wish: wish.clone(),
            shown: Shown::All,
            sides: found.sides(),
            counts: (0, 0),
            official: Vec::new(),
            columns: None,
            threads: Vec::new(),
            next: None,
            later: false,
            parent: None,
            supported: HashSet::new(),
            hidden: HashMap::new(),
            held: HashMap::new(),
            folded: HashSet::new(),
            read: use_cases::reading::up_to(act, about)?,
            newest: 0,
            unread: 0,
            translations: HashMap::new(),
            is_public: !found.is_hidden() && found.may_read(&Actor::anonymous()),
            kept: typed::of(act, browser_hash, &use_cases::comment::form(about))?,
            sees_hidden: act.actor.is_on(Role::Moderator, found.ground()),
        };
        if reads.is_some() {
            talk.newest = rows::reading::newest_of(act.tx, about)?;
        }
        if talk.sides == Sides::ForAgainst {
            talk.counts = rows::comment::sides(act.tx, about)?;
        }
        talk.load_threads(act)?;
        talk.load_around(act, language)?;
        Ok(talk)
    }

    /// The form in which a comment is typed here.
    pub(super) fn form_name(&self) -> String {
        use_cases::comment::form(self.about)
    }

    /// The threads of the page.
    fn load_threads(&mut self, act: &mut Act) -> Done<()> {
        let aim = self.aim(act)?;
        if let Some(top) = self.one_thread(act, aim.as_ref())? {
            return self.load_one(act, top, aim.as_ref());
        }
        let official = rows::comment::of_office(act.tx, self.about, OFFICIAL)?;
        self.official = with_answers(act, official)?;
        if self.wish.order() == TalkOrder::Unread && act.actor.person.is_some() {
            return self.load_unread(act);
        }
        let side = self.wish.on();
        if side.is_some() {
            self.shown = Shown::Side;
        }
        let two = self.sides == Sides::ForAgainst && side.is_none();
        if two {
            let sides = [Side::For, Side::Against].map(|side| self.column(act, side));
            let [one, other] = sides;
            self.columns = Some([one?, other?]);
        }
        let side = if two { Some("") } else { side };
        let mut from = self.wish.cursor();
        let mut page = self.page(act, side, from)?;
        // A link to a comment that the first page lacks leads to the page that begins with it.
        let aimed = aim.map(|aim| aim.answers.unwrap_or(aim.id)).filter(|_| from.is_none());
        let is_there = |page: &[Comment], top| page.iter().take(THREADS).any(|it| it.id == top);
        if let Some(top) = aimed
            && !is_there(&page, top)
            && !self.stands_above(top)
        {
            self.wish.sort = TalkOrder::Oldest.key().to_owned();
            let before = Some(Cursor { supports: 0, id: top.get() - 1 });
            let again = self.page(act, side, before)?;
            if is_there(&again, top) {
                (page, from) = (again, before);
            }
        }
        self.later = from.is_some();
        if page.len() > THREADS {
            page.truncate(THREADS);
            self.next = page.last().map(|it| Cursor { supports: it.supports, id: it.id.get() });
        }
        self.threads = with_answers(act, page)?;
        Ok(())
    }

    /// Whether a thread stands among what is shown already.
    fn stands_above(&self, top: Id<Comment>) -> bool {
        let columns = self.columns.iter().flatten().flat_map(|(threads, _)| threads);
        self.official.iter().chain(columns).any(|thread| thread.top.id == top)
    }

    fn page(&self, act: &mut Act, side: Option<&str>, after: Option<Cursor>) -> Done<Vec<Comment>> {
        let order = self.wish.order();
        Ok(rows::comment::threads(act.tx, self.about, order, side, after, many(THREADS + 1))?)
    }

    fn column(&self, act: &mut Act, side: Side) -> Done<(Vec<Thread>, bool)> {
        let (order, on) = (self.wish.order(), Some(side.key()));
        let mut page =
            rows::comment::threads(act.tx, self.about, order, on, None, many(COLUMN + 1))?;
        let more = page.len() > COLUMN;
        page.truncate(COLUMN);
        Ok((with_answers(act, page)?, more))
    }

    /// The comment that the address leads to, if it is one of this conversation.
    fn aim(&self, act: &mut Act) -> Done<Option<Comment>> {
        named(act, self.about, &self.wish.comment)
    }

    /// The comment whose thread alone is shown: the one that is asked for, or that of an answer which stands far down.
    fn one_thread(&self, act: &mut Act, aim: Option<&Comment>) -> Done<Option<Comment>> {
        if let Some(top) = named(act, self.about, &self.wish.thread)? {
            return Ok(top.is_top().then_some(top));
        }
        let Some((aim, top)) = aim.and_then(|aim| Some((aim, aim.answers?))) else {
            return Ok(None);
        };
        let before = rows::comment::before(act.tx, top, aim.id, many(ANSWERS))?;
        if before < many(ANSWERS) {
            return Ok(None);
        }
        Ok(Some(rows::comment::get(act.tx, top)?))
    }

    fn load_one(&mut self, act: &mut Act, top: Comment, aim: Option<&Comment>) -> Done<()> {
        self.shown = Shown::One;
        let aimed = aim.filter(|aim| aim.answers == Some(top.id)).map(|aim| aim.id.get() - 1);
        let after = self.wish.cursor().map(|from| from.id).or(aimed);
        self.later = after.is_some();
        let most = many(OF_ONE + 1);
        let mut answers = rows::comment::answers(act.tx, top.id, after.unwrap_or_default(), most)?;
        if answers.len() > OF_ONE {
            answers.truncate(OF_ONE);
            self.next = answers.last().map(|it| Cursor { supports: 0, id: it.id.get() });
        }
        self.wish.thread = top.id.to_string();
        self.threads = vec![Thread { top, answers, more: false }];
        Ok(())
    }

    fn load_unread(&mut self, act: &mut Act) -> Done<()> {
        let read = self.read.unwrap_or_default();
        let tops = rows::comment::threads_since(act.tx, self.about, read, UNREAD)?;
        let from = self.wish.cursor().map_or(0, |from| from.id);
        self.later = from > 0;
        let mut page = Vec::new();
        for top in tops.into_iter().filter(|top| top.get() > from) {
            if page.len() == THREADS {
                let last = page.last().map(|it: &Comment| it.id.get());
                self.next = last.map(|id| Cursor { supports: 0, id });
                break;
            }
            page.push(rows::comment::get(act.tx, top)?);
        }
        // What the city said stands above already.
        page.retain(|top| top.office.is_none());
        self.threads = with_answers(act, page)?;
        Ok(())
    }

    /// What has to be known of the comments that are shown.
    fn load_around(&mut self, act: &mut Act, language: &Language) -> Done<()> {
        let parent = if self.wish.reply.is_empty() {
            self.kept.as_ref().and_then(|row| {
                let fields = &row.fields.0;
                fields.iter().find(|(name, _)| name == "parent").map(|(_, id)| id.clone())
            })
        } else {
            Some(self.wish.reply.clone())
        };
        self.parent = named(act, self.about, parent.as_deref().unwrap_or_default())?;
        if let Some(person) = act.actor.person {
            self.supported =
                rows::comment::supports(act.tx, self.about, person)?.into_iter().collect();
            let read = self.read.unwrap_or_default();
            self.unread = rows::comment::threads_since(act.tx, self.about, read, UNREAD)?.len();
        }
        let comments: Vec<(Id<Comment>, CommentState, bool)> =
            self.all().map(|it| (it.id, it.state, it.is_by(&act.actor))).collect();
        for (id, state, own) in comments {
            if state == CommentState::Hidden
                && own
                && let Some(hiding) = rows::hiding::last(act.tx, id.thing())?
            {
                self.hidden.insert(id, hiding);
            }
            if state == CommentState::Held
                && (own || self.sees_hidden)
                && let Some(why) = rows::held::of(act.tx, id.thing())?
            {
                self.held.insert(id, why);
            }
        }
        if act.stage.city.order.meanwhile == Meanwhile::Folded {
            self.folded = rows::proposal::within(act.tx, self.about)?.into_iter().collect();
        }
        if self.wish.is_translated() {
            self.load_translations(act, language)?;
        }
        Ok(())
    }

    fn load_translations(&mut self, act: &mut Act, language: &Language) -> Done<()> {
        let kept = rows::translation::within(act.tx, self.about, language)?;
        for comment in
            self.all().filter(|it| it.state == CommentState::Shown).cloned().collect::<Vec<_>>()
        {
            let original = translating::Original {
                thing: comment.id.thing(),
                language: comment.language.clone(),
                title: String::new(),
                text: comment.text.clone(),
            };
            let digest = original.digest();
            let found = kept.iter().find(|it| it.thing == original.thing && it.digest == digest);
            if let Some(found) = found {
                let said = Translated { title: String::new(), text: found.text.clone() };
                self.translations.insert(original.thing, said);
            }
        }
        Ok(())
    }

    /// Every comment that is shown.
    fn all(&self) -> impl Iterator<Item = &Comment> {
        let columns = self.columns.iter().flatten().flat_map(|(threads, _)| threads);
        let threads = self.official.iter().chain(columns).chain(&self.threads);
        threads.flat_map(|thread| std::iter::once(&thread.top).chain(&thread.answers))
    }
}

/// A comment that an address names, if it is one on this thing.
fn named(act: &mut Act, about: Id<Thing>, word: &str) -> Done<Option<Comment>> {
    let Ok(id) = word.parse::<Id<Comment>>() else { return Ok(None) };
    match rows::comment::get(act.tx, id) {
        Ok(comment) => Ok(Some(comment).filter(|comment| comment.about == about)),
        Err(store::Error::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Comments with the first answers to each.
fn with_answers(act: &mut Act, tops: Vec<Comment>) -> Done<Vec<Thread>> {
    if tops.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Id<Comment>> = tops.iter().map(|top| top.id).collect();
    let all = rows::comment::answers_of(act.tx, &ids, many(ANSWERS + 1))?;
    let thread = |top: Comment| {
        let mut answers: Vec<Comment> =
            all.iter().filter(|it| it.answers == Some(top.id)).cloned().collect();
        let more = answers.len() > ANSWERS;
        answers.truncate(ANSWERS);
        Thread { top, answers, more }
    };
    Ok(tops.into_iter().map(thread).collect())
}

fn many(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
