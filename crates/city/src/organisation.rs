//! Organisations: partners of the city, what they are called, what they are, and how they are told apart.
//!
//! A website is a link that is shown with its host. Nothing here fetches anything.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::person::ascii_domain;
use crate::{
    Actor, Author, CitySettings, Flaw, Flaws, Id, IsThing, Kbo, Language, Lei, Noun, Refusal, Role,
    Ror, Texts, Thing,
};

crate::stored! {
    /// What kind of partner it is.
    pub enum Sector {
        /// A government, or a part of one.
        Government = "government",
        /// A university, a school, a research centre.
        Knowledge = "knowledge",
        /// A company.
        Company = "company",
        /// An association, a charity, a movement.
        CivilSociety = "civil_society",
        /// Neighbours who do something together.
        Residents = "residents",
    }
}

/// An organisation as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its identifier.
    pub id: Id<Organisation>,
    /// Who entered it or was the first to claim it; none where the city entered it.
    pub author: Option<Author>,
    /// What is said of it.
    pub input: OrganisationInput,
    /// Whether a moderator has hidden it.
    pub hidden: bool,
    /// When it was entered.
    pub made: Timestamp,
    /// Counts its changes, so that two people do not overwrite each other.
    pub version: i64,
    /// When the city last found that those who speak for it do.
    pub verified: Option<Timestamp>,
    /// Whether anybody speaks for it.
    pub claimed: bool,
    /// The organisation it turned out to be.
    pub merged_into: Option<Id<Organisation>>,
}

impl IsThing for Organisation {
    const NOUN: Noun = Noun::Organisation;
}

/// What is said of an organisation, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationInput {
    /// The language it is described in.
    pub language: Language,
    /// Its name, in each language in which it has one.
    pub name: Texts,
    /// What kind of partner it is.
    pub sector: Sector,
    /// What it does, as Markdown; may be empty.
    pub about: String,
    /// Its website.
    pub website: Option<Website>,
    /// Its Belgian enterprise number.
    pub kbo: Option<Kbo>,
    /// Its Legal Entity Identifier.
    pub lei: Option<Lei>,
    /// Its identifier as a research organisation.
    pub ror: Option<Ror>,
}

/// What somebody typed of an organisation, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrganisationForm {
    /// Its name by the tag of each language.
    pub name: Vec<(String, String)>,
    /// A sector's key.
    pub sector: String,
    /// What it does.
    pub about: String,
    /// The language that is written in.
    pub language: String,
    /// Its website.
    pub website: String,
    /// Its Belgian enterprise number.
    pub kbo: String,
    /// Its Legal Entity Identifier.
    pub lei: String,
    /// Its identifier as a research organisation.
    pub ror: String,
}

impl OrganisationForm {
    /// The fewest and the most characters of a name.
    pub const NAME: (usize, usize) = (2, 120);
    /// The most characters of what it does.
    pub const ABOUT: usize = 2_000;

    /// Checks what was typed.
    pub fn check(&self, city: &CitySettings) -> Result<OrganisationInput, Flaws> {
        let mut flaws = Flaws::default();
        let name = self.names(city, &mut flaws);
        let sector = Sector::from_key(self.sector.trim()).ok_or(Flaw::Missing);
        let sector = flaws.keep("sector", sector);
        let about = flaws.text("about", &self.about, 0, Self::ABOUT);
        let language = match self.language.trim() {
            "" => Some(city.own_language()),
            tag => flaws.keep("language", tag.parse().map_err(|_| Flaw::NotAChoice)),
        };
        let website = flaws.keep("website", optional(&self.website));
        let kbo = flaws.keep("kbo", optional(&self.kbo));
        let lei = flaws.keep("lei", optional(&self.lei));
        let ror = flaws.keep("ror", optional(&self.ror));
        flaws.into_result_with(|| {
            Some(OrganisationInput {
                language: language?,
                name: name?,
                sector: sector?,
                about: about?,
                website: website?,
                kbo: kbo?,
                lei: lei?,
                ror: ror?,
            })
        })
    }

    /// Its names in the city's languages: one at least.
    fn names(&self, city: &CitySettings, flaws: &mut Flaws) -> Option<Texts> {
        let mut names = Texts::default();
        let mut whole = true;
        for (tag, typed) in &self.name {
            let field = format!("name-{tag}");
            let Some(language) = city.languages.iter().find(|own| own.as_str() == tag) else {
                continue;
            };
            let typed = typed.split_whitespace().collect::<Vec<_>>().join(" ");
            if typed.is_empty() {
                continue;
            }
            match flaws.text(&field, &typed, Self::NAME.0, Self::NAME.1) {
                Some(name) if name.chars().any(char::is_control) => {
                    flaws.add(field, Flaw::Malformed);
                    whole = false;
                }
                Some(name) => names.set(language.clone(), name),
                None => whole = false,
            }
        }
        if names.is_empty() && whole {
            flaws.add(format!("name-{}", city.own_language()), Flaw::Missing);
        }
        (whole && !names.is_empty()).then_some(names)
    }
}

/// Reads a field that may be left empty.
fn optional<T: FromStr>(typed: &str) -> Result<Option<T>, Flaw>
where
    Flaw: From<T::Err>,
{
    match typed.trim() {
        "" => Ok(None),
        text => Ok(Some(text.parse()?)),
    }
}

impl OrganisationInput {
    /// What is known, as somebody would type it.
    #[must_use]
    pub fn typed(&self) -> OrganisationForm {
        let text = |shown: Option<String>| shown.unwrap_or_default();
        OrganisationForm {
            name: self.name.iter().map(|(tag, name)| (tag.to_string(), name.to_owned())).collect(),
            sector: self.sector.key().to_owned(),
            about: self.about.clone(),
            language: self.language.to_string(),
            website: text(self.website.as_ref().map(|website| website.as_str().to_owned())),
            kbo: text(self.kbo.as_ref().map(ToString::to_string)),
            lei: text(self.lei.as_ref().map(ToString::to_string)),
            ror: text(self.ror.as_ref().map(ToString::to_string)),
        }
    }

    /// What tells it apart from others.
    fn identity(&self) -> (&Texts, Option<&Kbo>, Option<&Lei>, Option<&Ror>) {
        (&self.name, self.kbo.as_ref(), self.lei.as_ref(), self.ror.as_ref())
    }
}

/// Who changes what is said of an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Editor {
    /// Somebody who speaks for it.
    Itself,
    /// The city.
    City,
}

impl Organisation {
    /// One that was just entered: nobody has verified it, and nothing has become of it.
    #[must_use]
    pub fn new(
        id: Id<Self>,
        author: Option<Author>,
        input: OrganisationInput,
        made: Timestamp,
    ) -> Self {
        Self {
            id,
            author,
            input,
            hidden: false,
            made,
            version: 1,
            verified: None,
            claimed: false,
            merged_into: None,
        }
    }

    /// Its name for a reader of these languages.
    pub fn name(&self, wished: &[&str]) -> &str {
        self.input.name.pick(wished).map_or("", |(_, name)| name)
    }

    /// The language of that name.
    pub fn name_language(&self, wished: &[&str]) -> &Language {
        self.input.name.pick(wished).map_or(&self.input.language, |(language, _)| language)
    }

    /// The organisation as a thing.
    pub fn thing(&self, city: &CitySettings, now: Timestamp) -> Thing {
        Thing {
            id: self.id.thing(),
            noun: Noun::Organisation,
            parent: None,
            author: self.author.as_ref().map(|author| author.id),
            language: self.input.language.clone(),
            title: self.name(&[city.own_language().as_str()]).to_owned(),
            listed: self.is_listed(),
            hidden: self.hidden,
            published: Some(self.made),
            changed: now,
        }
    }

    /// Whether it stands in lists.
    pub fn is_listed(&self) -> bool {
        !self.hidden && self.merged_into.is_none()
    }

    /// When the city found that those who speak for it do, as long as somebody does.
    pub fn verified(&self) -> Option<Timestamp> {
        self.verified.filter(|_| self.claimed)
    }

    /// Whether this person entered it.
    pub fn is_by(&self, actor: &Actor) -> bool {
        actor.is_person(self.author.as_ref().map(|author| author.id))
    }

    /// Whether this person may read it. What is hidden is read by who entered it and by those who answer for it.
    pub fn may_read(&self, actor: &Actor) -> bool {
        !self.hidden || self.is_by(actor) || actor.is(Role::Moderator) || actor.is(Role::Officer)
    }

    /// Puts other words in place of those that are there. A mark of the city stands for a name and its identifiers: it
    /// does not outlive a change of them, unless the city makes it.
    pub fn edit(
        &mut self,
        input: OrganisationInput,
        version: i64,
        by: Editor,
    ) -> Result<(), Refusal> {
        if self.version != version {
            return Err(Refusal::ChangedMeanwhile);
        }
        if by == Editor::Itself && self.input.identity() != input.identity() {
            self.verified = None;
        }
        self.input = input;
        Ok(())
    }

    /// `Ok` while there is something to be done with it: neither hidden nor merged.
    pub fn is_there(&self) -> Result<(), Refusal> {
        if self.is_listed() { Ok(()) } else { Err(Refusal::AlreadyElsewhere) }
    }
}

/// An address of a website: `http` or `https`, a host with a dot, nothing that a browser reads as somebody's key.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Website(String);

/// Why a text is no address of a website.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("write the address of a website, such as www.example.org")]
pub struct WebsiteError;

impl From<WebsiteError> for Flaw {
    fn from(_: WebsiteError) -> Self {
        Self::Malformed
    }
}

impl Website {
    /// The most bytes of an address.
    const MOST: usize = 300;

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host it lies on, as it is shown to whoever is about to follow it.
    pub fn host(&self) -> &str {
        let rest = self.0.split_once("://").map_or("", |(_, rest)| rest);
        rest.split('/').next().unwrap_or_default()
    }
}

impl FromStr for Website {
    type Err = WebsiteError;

    /// Reads an address as people write it: without a scheme it is `https`.
    fn from_str(text: &str) -> Result<Self, WebsiteError> {
        let text = text.trim();
        let (scheme, rest) = match text.split_once("://") {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => ("https", rest),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => ("http", rest),
            Some(_) => return Err(WebsiteError),
            None => ("https", text),
        };
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (host, path) = rest.split_at(end);
        let (host, port) = match host.split_once(':') {
            Some((host, port)) => (host, Some(port.parse::<u16>().map_err(|_| WebsiteError)?)),
            None => (host, None),
        };
        let host = ascii_domain(host).ok_or(WebsiteError)?;
        let port = port.map(|port| format!(":{port}")).unwrap_or_default();
        let plain = |letter: char| letter.is_ascii_graphic() && !"\"'<>\\^`{|}".contains(letter);
        if !path.chars().all(plain) {
            return Err(WebsiteError);
        }
        let path = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
        let whole = format!("{scheme}://{host}{port}{path}");
        if whole.len() <= Self::MOST { Ok(Self(whole)) } else { Err(WebsiteError) }
    }
}

impl TryFrom<String> for Website {
    type Error = WebsiteError;

    fn try_from(text: String) -> Result<Self, WebsiteError> {
        text.parse()
    }
}

impl From<Website> for String {
    fn from(website: Website) -> Self {
        website.0
    }
}

impl fmt::Debug for Website {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Currency, TimeZoneName};
    use proptest::prelude::*;

    fn city() -> CitySettings {
        let mut city = CitySettings::new(
            "leuven".parse().unwrap(),
            "Leuven",
            "nl".parse().unwrap(),
            "Europe/Brussels".parse::<TimeZoneName>().unwrap(),
            "EUR".parse::<Currency>().unwrap(),
            "city@example.org".parse().unwrap(),
        );
        city.languages.push(Language::english());
        city
    }

    fn form(name: &str) -> OrganisationForm {
        OrganisationForm {
            name: vec![("nl".to_owned(), name.to_owned()), ("en".to_owned(), String::new())],
            sector: "company".to_owned(),
            ..OrganisationForm::default()
        }
    }

    #[test]
    fn a_name_and_a_sector_are_all_it_takes() {
        let input = form("  De   Fietserij ").check(&city()).unwrap();
        assert_eq!(input.name.exact("nl"), Some("De Fietserij"));
        assert_eq!((input.sector, input.kbo, input.website), (Sector::Company, None, None));
        assert_eq!(input.language.as_str(), "nl");
    }

    #[test]
    fn each_field_says_what_is_wrong_with_it() {
        let typed = OrganisationForm {
            sector: "guild".to_owned(),
            about: "x".repeat(2_001),
            language: "!".to_owned(),
            website: "ftp://x.org".to_owned(),
            kbo: "0207.521.504".to_owned(),
            lei: "1".to_owned(),
            ror: "05f950311".to_owned(),
            ..form("A")
        };
        let flaws = typed.check(&city()).unwrap_err();
        let of = |field: &str| flaws.of(field).cloned();
        assert_eq!(of("name-nl"), Some(Flaw::TooShort { least: 2 }));
        assert_eq!(of("sector"), Some(Flaw::Missing));
        assert_eq!(of("about"), Some(Flaw::TooLong { most: 2_000 }));
        assert_eq!(of("language"), Some(Flaw::NotAChoice));
        assert_eq!(of("website"), Some(Flaw::Malformed));
        assert_eq!(of("kbo"), Some(Flaw::CheckDigits));
        assert_eq!(of("lei"), Some(Flaw::Malformed));
        assert_eq!(of("ror"), Some(Flaw::CheckDigits));
        assert_eq!(form(" ").check(&city()).unwrap_err().of("name-nl"), Some(&Flaw::Missing));
        let foreign = OrganisationForm { name: vec![("fr".into(), "Vélo".into())], ..form("") };
        assert_eq!(foreign.check(&city()).unwrap_err().of("name-nl"), Some(&Flaw::Missing));
    }

    #[test]
    fn websites_are_read_as_people_write_them() {
        for (text, whole, host) in [
            ("www.Example.org", "https://www.example.org/", "www.example.org"),
            (" http://example.org/a?b#c ", "http://example.org/a?b#c", "example.org"),
            ("HTTPS://bücher.example", "https://xn--bcher-kva.example/", "xn--bcher-kva.example"),
            ("example.org:8080", "https://example.org:8080/", "example.org:8080"),
            ("example.org?x=1", "https://example.org/?x=1", "example.org"),
        ] {
            let website: Website = text.parse().unwrap();
            assert_eq!((website.as_str(), website.host()), (whole, host), "{text}");
        }
        for wrong in [
            "",
            "example",
            "javascript:alert(1)",
            "javascript://example.org/%0aalert(1)",
            "//x",
            "https://an@example.org",
            "https://example.org:99999",
            "https://example.org/\"x",
            "https://example.org/a b",
            "data:text/html,x.y",
            "https://exa mple.org",
        ] {
            assert_eq!(wrong.parse::<Website>(), Err(WebsiteError), "{wrong:?}");
        }
        assert!(format!("example.org/{}", "a".repeat(300)).parse::<Website>().is_err());
    }

    proptest! {
        #[test]
        fn an_accepted_website_is_one_and_reads_back(text in "(https?://)?[a-z]{1,5}\\.?[a-z]{0,4}\\PC{0,20}") {
            if let Ok(website) = text.parse::<Website>() {
                let whole = website.as_str();
                prop_assert!(whole.starts_with("https://") || whole.starts_with("http://"));
                prop_assert!(!whole.contains(['"', '\'', '<', '>', ' ', '\\']));
                prop_assert!(!website.host().contains('@'));
                prop_assert_eq!(whole.parse(), Ok(website.clone()));
            }
        }
    }
}
