//! Who lives in a demo city.

use std::collections::HashMap;

use anyhow::Context as _;
use city::{Author, Id, Mail, MailChoice, NameShown, Person, Role, Standing};
use jiff::ToSpan as _;
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
    pub(super) fn signing_in(&self) -> Vec<(Option<Role>, Id<Person>)> {
        let with = |role: Option<Role>| {
            let fits = |person: &&Person| match role {
                None => person.roles.is_empty(),
                Some(role) => person.roles == [role],
            };
            let loose = |person: &&Person| role.is_some_and(|role| person.roles.contains(&role));
            let all = &self.people.all;
            all.iter().find(fits).or_else(|| all.iter().find(loose)).map(|person| (role, person.id))
        };
        [None, Some(Role::Officer), Some(Role::Moderator), Some(Role::Admin)]
            .into_iter()
            .filter_map(with)
            .collect()
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
