//! Moderation: reports, first posts of new writers, appeals, and what is hidden.

use crate::html::SafeHtml;
use askama::Template;

use crate::views::{Choice, FieldError, Frame, Link, Pages, Reply, Tab};

/// What waits for a moderator, oldest first.
#[derive(Debug, Template)]
#[template(path = "moderation.html")]
pub(crate) struct ModerationPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Reports, first posts, appeals, hidden.
    pub(crate) tabs: Vec<Tab>,
    /// Who is blocked, for whoever moderates the whole city.
    pub(crate) blocks: Option<Link>,
    /// What waits. Each form posts `do` (`fine`, `hide`, `confirm`, `dismiss`, `restore`, `stay`), `reason`, `law` and `text`.
    pub(crate) items: Vec<Moderated>,
    /// The same as files; none where no list is shown.
    pub(crate) files: Vec<Link>,
    /// More of it.
    pub(crate) pages: Pages,
    /// Of one thing: the queue beside it.
    pub(crate) queue: SafeHtml,
    /// Of one thing: whose work it is, and what colleagues say of it.
    pub(crate) beside: SafeHtml,
}

/// Several posts of one writer, which can be found in order at once.
#[derive(Debug, Clone)]
pub(crate) struct Writer {
    /// "3 posts by Ann".
    pub(crate) heading: String,
    /// Their posts, as they are ticked in the queue.
    pub(crate) keys: Vec<String>,
    /// When the page was made.
    pub(crate) seen: i64,
}

/// Something written that a moderator looks at.
#[derive(Debug, Clone)]
pub(crate) struct Moderated {
    /// Its id, for anchors.
    pub(crate) id: String,
    /// Its writer, where several posts of theirs follow.
    pub(crate) writer: Option<Writer>,
    /// The rules of the conversation (field `reason`): the one it was reported for is chosen, or none.
    pub(crate) reasons: Vec<Choice>,
    /// An idea's title or "A comment on …".
    pub(crate) what: Link,
    /// By itself, with what colleagues noted; nothing where it stands by itself already.
    pub(crate) alone: Option<String>,
    /// Where its writer can be blocked, by whoever moderates the whole city.
    pub(crate) block: Option<String>,
    /// Author, when, why it is here.
    pub(crate) meta: Vec<String>,
    /// The language tag it is written in.
    pub(crate) language: String,
    /// Its text.
    pub(crate) html: SafeHtml,
    /// How suspicious it is, and why, where it waits.
    pub(crate) suspicion: Option<(String, Vec<String>)>,
    /// What a colleague proposed: who and when, and why.
    pub(crate) proposal: Option<(String, String)>,
    /// Whether whoever looks at it is to confirm that, which its proposer cannot.
    pub(crate) can_confirm: bool,
    /// Whether its appeal is for a colleague to answer.
    pub(crate) for_another: bool,
    /// Reports: the reason with what was written.
    pub(crate) reports: Vec<String>,
    /// Why and since when it is hidden; empty where the appeal says it.
    pub(crate) why_hidden: String,
    /// The author's appeal, with the reason it was hidden for.
    pub(crate) appeal: Option<(String, String)>,
    /// Whether a moderator may hide it: what the city says of its own is answered for by the city.
    pub(crate) can_hide: bool,
    /// Whether it is hidden now.
    pub(crate) hidden: bool,
    /// Where the form posts to.
    pub(crate) action: String,
    /// The law it breaks, as typed.
    pub(crate) law: String,
    /// The sentence to the author, as typed.
    pub(crate) text: String,
    /// Saved replies for it.
    pub(crate) replies: Vec<Reply>,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}
