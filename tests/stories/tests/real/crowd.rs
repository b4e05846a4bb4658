//! Many neighbours who write at once, each noting what was acknowledged.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use calls::Idea;
use city::{Id, Person};
use stories::{Browser, Form, Ground, Neighbour, Page, Served};
use tokio::task::JoinHandle;

/// What somebody wrote.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Written {
    Support(Id<Idea>, Id<Person>),
    Comment(Id<Idea>, String),
}

/// People who write one after the other until told to stop, or until the server is gone.
pub(crate) struct Crowd {
    seen: Arc<Mutex<Seen>>,
    enough: Arc<AtomicBool>,
    people: Vec<JoinHandle<()>>,
}

/// What they saw.
#[derive(Debug, Clone, Default)]
pub(crate) struct Seen {
    /// Answered with the redirect that means: it is kept.
    pub(crate) acknowledged: Vec<Written>,
    /// Answered with 503 and everything that was typed.
    pub(crate) busy: Vec<Written>,
    /// Anything else.
    pub(crate) odd: Vec<String>,
    /// The longest anybody waited.
    pub(crate) longest: Duration,
}

/// How a crowd writes.
#[derive(Clone)]
pub(crate) struct Manner {
    /// The ideas it writes about.
    pub(crate) ideas: Vec<Id<Idea>>,
    /// How long each waits between two writes.
    pub(crate) pause: Duration,
}

impl Crowd {
    /// Everybody opens the city's idea once, then writes by the forms found there.
    pub(crate) async fn gather(
        served: &Served,
        ground: &Ground,
        people: &[Neighbour],
        manner: &Manner,
    ) -> Self {
        let (seen, enough) = (Arc::default(), Arc::<AtomicBool>::default());
        let mut tasks = Vec::new();
        for (number, neighbour) in people.iter().enumerate() {
            let mut browser = served.browser(&ground.here).signed_in(&neighbour.session);
            let page = browser.get(&ground.here.idea_page()).await;
            let writer = Writer {
                number,
                browser,
                person: neighbour.person,
                support: page.form("/support"),
                comment: page.form("/comments"),
                first: ground.here.idea,
                seen: Arc::clone(&seen),
            };
            tasks.push(tokio::spawn(writer.write(manner.clone(), Arc::clone(&enough))));
        }
        Self { seen, enough, people: tasks }
    }

    /// What was seen until now.
    pub(crate) fn seen(&self) -> Seen {
        self.seen.lock().unwrap().clone()
    }

    /// Waits until so many writes are acknowledged.
    pub(crate) async fn has_written(&self, count: usize) {
        while self.seen().acknowledged.len() < count {
            assert!(!self.people.iter().all(JoinHandle::is_finished), "{:?}", self.seen());
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// Tells everybody to stop, and waits until they have.
    pub(crate) async fn end(self) -> Seen {
        self.enough.store(true, Ordering::Relaxed);
        for person in self.people {
            person.await.unwrap();
        }
        self.seen.lock().unwrap().clone()
    }
}

struct Writer {
    number: usize,
    browser: Browser,
    person: Id<Person>,
    support: Form,
    comment: Form,
    /// The idea whose forms they are.
    first: Id<Idea>,
    seen: Arc<Mutex<Seen>>,
}

impl Writer {
    /// Supports and comments idea after idea. Forty writes a minute are allowed, so nobody writes more.
    async fn write(mut self, manner: Manner, enough: Arc<AtomicBool>) {
        for turn in 0..38 {
            if enough.load(Ordering::Relaxed) {
                return;
            }
            let idea = manner.ideas[(self.number + turn / 2) % manner.ideas.len()];
            let (written, form) = if turn % 2 == 0 {
                (Written::Support(idea, self.person), self.support.clone())
            } else {
                let text = format!("Word {turn} of neighbour {} about it", self.number);
                let form = self.comment.clone().fill("text", &text);
                (Written::Comment(idea, text), form)
            };
            let action = form.action.replace(&self.first.to_string(), &idea.to_string());
            let since = tokio::time::Instant::from_std(instant());
            let Ok(answer) = self.browser.try_to_post(Form { action, ..form }).await else {
                return;
            };
            self.note(written, &answer, since.elapsed());
            tokio::time::sleep(manner.pause).await;
        }
    }

    fn note(&self, written: Written, answer: &Page, took: Duration) {
        let mut seen = self.seen.lock().unwrap();
        seen.longest = seen.longest.max(took);
        let kept = match &written {
            Written::Support(..) => true,
            Written::Comment(_, text) => answer.says(text),
        };
        match answer.status.as_u16() {
            303 => seen.acknowledged.push(written),
            503 if kept => seen.busy.push(written),
            status => seen.odd.push(format!("{status} for {written:?}: {}", answer.text())),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "how long somebody waits is what is measured")]
fn instant() -> std::time::Instant {
    std::time::Instant::now()
}

/// Everything written in the city that counts for a crowd; fails where a count disagrees with its rows.
pub(crate) fn rows(ground: &Ground, manner: &Manner, people: &[Neighbour]) -> BTreeSet<Written> {
    let store = ground.store();
    let ideas = manner.ideas.clone();
    let people: Vec<Id<Person>> = people.iter().map(|neighbour| neighbour.person).collect();
    ground.here.read(&store, move |tx| {
        let mut all = BTreeSet::new();
        for id in &ideas {
            let idea = store::calls::idea::get(tx, *id)?;
            let comments = store::things::comment::about(tx, id.thing(), 0, 100_000)?;
            let texts: BTreeSet<_> =
                comments.iter().map(|one| Written::Comment(*id, one.text.clone())).collect();
            assert_eq!(texts.len(), comments.len(), "nothing is there twice");
            assert_eq!(idea.comments, i64::try_from(comments.len()).unwrap(), "comments of {id}");
            all.extend(texts);
            let mut supports = 0;
            for person in &people {
                if store::things::support::has(tx, id.thing(), *person)? {
                    supports += 1;
                    all.insert(Written::Support(*id, *person));
                }
            }
            assert_eq!(idea.supports, supports, "supports of {id}");
        }
        assert!(store::city::audit::verify(tx)?.is_ok(), "the log is whole");
        Ok(all)
    })
}
