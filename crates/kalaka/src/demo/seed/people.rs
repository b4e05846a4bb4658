//! Who lives in a demo city.

use std::collections::HashMap;

use anyhow::Context as _;
use city::audit::Action;
use city::{
    Author, Block, Id, Mail, MailChoice, Mandate, NameShown, Person, Reach, Role, Standing, Thing,
};
use jiff::ToSpan as _;
use serde_json::json;
use store::{Store, Tx, city as city_rows};

use super::super::content::CityContent;
use super::Seeder;

/// How many supporters are made of the first names.
const SUPPORTERS: usize = 260;

pub(super) struct People {
    pub(super) all: Vec<Person>,
    pub(super) by_key: HashMap<String, Id<Person>>,
}

pub(super) fn people(store: &Store, content: &CityContent) -> anyhow::Result<People> {
    let mut people = People { all: Vec::new(), by_key: HashMap::new() };
    let person =
        |mail: Mail, name: &str, language: &city::Language, roles: &[Role], standing| Person {
            id: Id::new(store.new_id()),
            mail: Some(mail),
            name: NameShown::stored(name.to_owned()),
            language: language.clone(),
            mail_choice: MailChoice::default(),
            standing,
            roles: roles.to_vec(),
            posts: Vec::new(),
            proven: city::Level::Address,
        };
    for entry in &content.people.person {
        let one = person(
            entry.mail.parse()?,
            &entry.name,
            &entry.language,
            &entry.roles,
            if entry.new { Standing::New } else { Standing::Known },
        );
        people.by_key.insert(entry.key.clone(), one.id);
        people.all.push(one);
    }
    let languages = &content.city.languages;
    let names = &content.people.first_names;
    for number in 0..SUPPORTERS {
        let Some(first) = names.get(number % names.len().max(1)) else { break };
        let initial = char::from(b'A' + u8::try_from(number * 7 % 23).unwrap_or(0));
        let language =
            languages.get(number % languages.len().clamp(1, 2)).context("a city has a language")?;
        let mail = format!("neighbour{number}@{}.example", content.city.slug);
        people.all.push(person(
            mail.parse()?,
            &format!("{first} {initial}."),
            language,
            &[],
            Standing::Known,
        ));
    }
    Ok(people)
}

impl Seeder {
    /// Who has a role for a part of the city, once its calls are there.
    pub(super) fn mandates(
        &self,
        content: &CityContent,
        calls: &HashMap<String, Id<Thing>>,
    ) -> anyhow::Result<Vec<Mandate>> {
        let now = self.moments.now;
        let accepted = now.checked_sub((24 * 40).hours())?;
        let admin = self.people.all.iter().find(|person| person.roles.contains(&Role::Admin));
        let mut all = Vec::new();
        for entry in &content.people.person {
            let Some(given) = &entry.mandate else { continue };
            let reach = match &given.call {
                Some(call) => Reach::Call(
                    *calls.get(call).with_context(|| format!("there is no call “{call}”"))?,
                ),
                None => Reach::Neighbourhoods(given.neighbourhoods.clone()),
            };
            let person = self.person(&entry.key)?;
            all.push(Mandate {
                id: Id::new(self.store.new_id()),
                mail: person.mail.clone(),
                person: Some(person.id),
                role: given.role,
                reach,
                until: given.days.map(|days| now.checked_add((24 * days).hours())).transpose()?,
                given_by: admin.map(|admin| admin.id),
                made: accepted,
                answer_by: city::mandate::answer_by(accepted),
                accepted: Some(accepted),
                declined: None,
                ended: None,
                end_reason: String::new(),
            });
        }
        Ok(all)
    }

    /// Enters one. Nobody holds the key that its letter had.
    pub(super) fn insert_mandate(&self, tx: &mut Tx, mandate: &Mandate) -> store::Result<()> {
        let letter = Id::new(self.store.new_id());
        city_rows::mandate::insert(tx, mandate, letter, &mandate.id.get().to_be_bytes())?;
        city_rows::mandate::update(tx, mandate)
    }

    /// Who may read and not write, since two hours.
    pub(super) fn blocks(&self, content: &CityContent) -> anyhow::Result<Vec<Block>> {
        let (made, appealed) =
            (self.moments.now.checked_sub(2.hours())?, self.moments.now.checked_sub(1.hour())?);
        let mut all = Vec::new();
        for entry in &content.people.person {
            let Some(given) = &entry.block else { continue };
            let until = given.days.map(|days| made.checked_add((24 * days).hours())).transpose()?;
            all.push(Block {
                id: Id::new(self.store.new_id()),
                person: self.person(&entry.key)?.id,
                given_by: self.with(Role::Moderator),
                rule: given.rule,
                reason: given.reason.clone(),
                made,
                until,
                appeal: given.appeal.clone(),
                appealed: given.appeal.is_some().then_some(appealed),
                answer: None,
                answered: None,
                lifted: None,
            });
        }
        Ok(all)
    }

    pub(super) fn insert_block(&self, tx: &mut Tx, block: &Block) -> store::Result<()> {
        city_rows::block::insert(tx, block)?;
        let until = block.until.map(|until| until.to_string());
        let details = json!({ "rule": block.rule.key(), "until": until });
        let subject = format!("person {}", block.person);
        let (made, by) = (block.made, block.given_by);
        city_rows::audit::append_at(tx, made, by, Action::Block, &subject, None, &details)
    }

    pub(super) fn insert_people(&self, tx: &mut Tx) -> store::Result<()> {
        let arrived = self.moments.now.checked_sub((24 * 250).hours()).unwrap_or(self.moments.now);
        self.people.all.iter().try_for_each(|person| city_rows::person::insert(tx, person, arrived))
    }

    pub(super) fn person(&self, key: &str) -> anyhow::Result<&Person> {
        let id =
            self.people.by_key.get(key).with_context(|| format!("there is no person “{key}”"))?;
        self.people.all.iter().find(|person| person.id == *id).context("every key has a person")
    }

    pub(super) fn author(&self, key: &str) -> anyhow::Result<Author> {
        let person = self.person(key)?;
        Ok(Author { id: person.id, name: person.name.as_str().to_owned() })
    }
}
