//! Comments and answers.

use calls::{Comment, CommentState, Idea};
use city::{Author, Id, Language, Person};
use jiff::Timestamp;

use crate::nouns::known;
use crate::{Result, Tx, args};

crate::row! {
    struct Stored {
        id: Id<Comment>,
        idea: Id<Idea>,
        parent: Option<Id<Comment>>,
        author: Id<Person>,
        name: String,
        office: Option<String>,
        language: Language,
        text: String,
        state: String,
        made_at: Timestamp,
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select c.id as id, c.idea as idea, c.parent as parent, c.author as author, p.name as name, c.office as office, ",
            "c.language as language, c.text as text, c.state as state, c.made_at as made_at ",
            "from comment c join person p on p.id = c.author ",
            $rest
        )
    };
}

crate::statements! {
    GET -> Stored = select!("where c.id = ?1");
    OF_IDEA -> Stored = select!("where c.idea = ?1 and c.id > ?2 order by c.id limit ?3");
    BY_AUTHOR -> Stored = select!("where c.author = ?1 order by c.id desc limit 500");
    INSERT = "insert into comment (id, idea, parent, author, office, language, text, state, made_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    SET_STATE = "update comment set state = ?2 where id = ?1";
    RAISE = "update idea set comments = comments + ?2 where id = ?1";
}

fn whole(stored: Stored) -> Result<Comment> {
    Ok(Comment {
        id: stored.id,
        idea: stored.idea,
        parent: stored.parent,
        author: Author { id: stored.author, name: stored.name },
        office: stored.office,
        language: stored.language,
        text: stored.text,
        made: stored.made_at,
        state: known(CommentState::from_key(&stored.state), "state of a comment")?,
    })
}

/// A comment.
pub fn get(tx: &mut Tx, id: Id<Comment>) -> Result<Comment> {
    whole(tx.one(GET, args![id])?)
}

/// An idea's comments after one, in order, hidden ones too: the reader's rights decide what is shown.
pub fn of_idea(tx: &mut Tx, idea: Id<Idea>, after: i64, limit: i64) -> Result<Vec<Comment>> {
    let stored: Vec<Stored> = tx.query(OF_IDEA, args![idea, after, limit])?;
    stored.into_iter().map(whole).collect()
}

/// A person's comments, the newest first.
pub fn by_author(tx: &mut Tx, person: Id<Person>) -> Result<Vec<Comment>> {
    let stored: Vec<Stored> = tx.query(BY_AUTHOR, args![person])?;
    stored.into_iter().map(whole).collect()
}

/// Enters a comment and counts it.
pub fn insert(tx: &mut Tx, new: &Comment) -> Result<()> {
    tx.execute(
        INSERT,
        args![
            new.id,
            new.idea,
            new.parent,
            new.author.id,
            new.office,
            new.language,
            new.text,
            new.state.key(),
            new.made
        ],
    )?;
    if new.state == CommentState::Shown {
        tx.execute(RAISE, args![new.idea, 1])?;
    }
    Ok(())
}

/// Shows, hides or withdraws a comment.
pub fn set_state(tx: &mut Tx, comment: &Comment, state: CommentState) -> Result<()> {
    tx.execute(SET_STATE, args![comment.id, state.key()])?;
    let shown = |state| i64::from(state == CommentState::Shown);
    match shown(state) - shown(comment.state) {
        0 => Ok(()),
        by => tx.execute(RAISE, args![comment.idea, by]).map(|_| ()),
    }
}
