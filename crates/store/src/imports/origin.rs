//! Where ideas came from that were not written here, and taking them away as if they had never come.

use calls::{Call, Idea};
use city::{Id, Language, MailChoice, Person};
use jiff::Timestamp;

use super::import::Import;
use crate::things::search;
use crate::{Json, Result, Table as _, Tx, calls as rows};

crate::table! {
    pub(crate) struct OriginRow in "idea_origin" key (idea) {
        idea: Id<Idea>,
        import: Id<Import>,
        call: Id<Call>,
        number: String,
    }
}

crate::statements! {
    fn numbered(call: Id<Call>, number: &str) -> Option<Id<Idea>> = "select idea from idea_origin where call = ?1 and number = ?2 order by idea limit 1";
    fn enter_without_account(id: Id<Person>, name: &str, language: &Language, mail_choice: Json<&MailChoice>, now: Timestamp) = "insert into person (id, mail, name, language, mail_choice, known, made_at, seen_at, erased_at) values (?1, null, ?2, ?3, ?4, true, ?5, ?5, ?5)";
    // Whatever people or the office can do with an idea; what the import itself did is one step and nothing else.
    fn touched(id: Id<Idea>) -> Option<i64> = "select 1 as touched from idea i join thing t on t.id = i.id where i.id = ?1 and (i.version <> 1 or i.state <> 'published' or t.hidden = true or t.supports <> 0 or t.comments <> 0 \
        or (select count(*) from step s where s.thing = ?1) > 1 \
        or exists (select 1 from comment c where c.about = ?1) \
        or exists (select 1 from thing k where k.parent = ?1) \
        or exists (select 1 from support u where u.thing = ?1) \
        or exists (select 1 from follow f where f.thing = ?1) \
        or exists (select 1 from report r where r.thing = ?1) \
        or exists (select 1 from hiding h where h.thing = ?1) \
        or exists (select 1 from notice n where n.thing = ?1) \
        or exists (select 1 from note o where o.thing = ?1) \
        or exists (select 1 from audit a where a.thing = ?1) \
        or exists (select 1 from document d where d.thing = ?1) \
        or exists (select 1 from file_use x where x.thing = ?1) \
        or exists (select 1 from step e where e.other = ?1) \
        or exists (select 1 from idea m where m.merged_into = ?1) \
        or exists (select 1 from choice v where v.idea = ?1) \
        or exists (select 1 from decision w where w.idea = ?1) \
        or exists (select 1 from sheet b where b.idea = ?1) \
        or exists (select 1 from idea_for g where g.idea = ?1) \
        or exists (select 1 from task j where j.thing = ?1 and j.colleague is not null) \
        or exists (select 1 from author q where q.thing = ?1 and q.person <> t.author)) limit 1";
    fn drop_origin(id: Id<Idea>) = "delete from idea_origin where idea = ?1";
    fn drop_near(id: Id<Idea>) = "delete from near where idea = ?1 or other = ?1";
    fn drop_likeness(id: Id<Idea>) = "delete from likeness where thing = ?1";
    fn drop_tasks(id: Id<Idea>) = "delete from task where thing = ?1";
    fn drop_task_words(id: Id<Idea>) = "delete from task_word where thing = ?1";
    fn drop_steps(id: Id<Idea>) = "delete from step where thing = ?1";
    fn drop_authors(id: Id<Idea>) = "delete from author where thing = ?1";
    fn drop_idea(id: Id<Idea>) = "delete from idea where id = ?1";
    fn drop_thing(id: Id<Idea>) = "delete from thing where id = ?1";
    fn drop_person(id: Id<Person>) = "delete from person where id = ?1 and mail is null and erased_at is not null and not exists (select 1 from import i where i.stand_in = ?1) and not exists (select 1 from author a where a.person = ?1)";
}

/// The idea of a call that had this number where it came from.
pub fn with_number(tx: &mut Tx, call: Id<Call>, number: &str) -> Result<Option<Id<Idea>>> {
    numbered(tx, call, number)
}

/// Notes where an idea came from.
pub fn note(tx: &mut Tx, idea: &Idea, import: Id<Import>, number: &str) -> Result<()> {
    let number = number.to_owned();
    OriginRow { idea: idea.id, import, call: idea.call, number }.insert(tx)
}

/// Enters somebody who has no account and never had: a name for others to see, and nothing else. Nobody can sign in as
/// them, no letter finds them, and no list of people shows them.
pub fn enter_nobody(
    tx: &mut Tx,
    id: Id<Person>,
    name: &str,
    language: &Language,
    now: Timestamp,
) -> Result<()> {
    let none = MailChoice::NONE;
    enter_without_account(tx, id, name, language, Json(&none), now).map(|_| ())
}

/// Takes an idea away that an import brought and nobody has touched since; false where somebody has, and it stays.
pub fn take_away(tx: &mut Tx, id: Id<Idea>) -> Result<bool> {
    if touched(tx, id)?.is_some() {
        return Ok(false);
    }
    let idea = rows::idea::get(tx, id)?;
    rows::idea::count_out(tx, &idea)?;
    search::forget(tx, id.thing())?;
    drop_likeness(tx, id)?;
    drop_near(tx, id)?;
    drop_tasks(tx, id)?;
    drop_task_words(tx, id)?;
    drop_origin(tx, id)?;
    drop_steps(tx, id)?;
    drop_authors(tx, id)?;
    drop_idea(tx, id)?;
    drop_thing(tx, id)?;
    drop_person(tx, idea.author.id)?;
    // What would still be looked for beside it is gone with it.
    crate::jobs::drop_for(tx, &id.to_string()).map(|()| true)
}
