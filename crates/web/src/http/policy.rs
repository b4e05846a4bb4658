//! Who may use a route. One enum for pages, feeds and the API; rules about single things (who
//! may read a hidden idea) are functions of `calls`.

use city::{Actor, Blocked, Id, Person, Role};

use crate::http::token::TokenDigest;

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Anybody.
    Public,
    /// Anybody with an account.
    SignedIn,
    /// People with one of these roles for the whole city. An admin has every role.
    Roles(&'static [Role]),
    /// People with one of these roles, were it for a part of the city: the page shows what is theirs.
    Anywhere(&'static [Role]),
    /// People with one of these roles for what the address names, such as the officers of a call.
    Here(&'static [Role]),
    /// A personal token of this scope (or a session, for reading in a browser), and the role
    /// the scope needs, for the whole city.
    Token(Scope),
    /// The same, with the role for a part of the city at least.
    TokenAnywhere(Scope),
    /// The same, with the role for what the address names.
    TokenHere(Scope),
    /// A token of this scope, and one of these roles for what the address names.
    TokenAs(Scope, &'static [Role]),
}

city::stored! {
    /// What a personal token is good for, weakest first.
    pub enum Scope {
        /// Reads what its owner may read.
        Read = "read",
        /// Writes in its owner's name.
        Write = "write",
        /// Does an officer's work.
        Desk = "desk",
        /// Does a moderator's work.
        Moderate = "moderate",
        /// Changes the city's settings.
        Manage = "manage",
    }
}

impl Scope {
    /// The role without which the scope is worth nothing.
    pub fn role(self) -> Option<Role> {
        match self {
            Self::Read | Self::Write => None,
            Self::Desk => Some(Role::Officer),
            Self::Moderate => Some(Role::Moderator),
            Self::Manage => Some(Role::Admin),
        }
    }

    /// Whether it is worth anything to somebody. A juror's marks are an officer's work too.
    pub fn serves(self, actor: &Actor) -> bool {
        self.role().is_none_or(|role| actor.holds(role))
            || self == Self::Desk && actor.holds(Role::Juror)
    }
}

/// Who is asking.
#[derive(Debug, Clone, Default)]
pub struct Reader {
    /// The person, when somebody is signed in or a token is theirs.
    pub person: Option<Person>,
    /// By what they were recognised.
    pub by: Recognised,
    /// Messages they have not read.
    pub unread: u32,
    /// What they did last at the desk, while it can be taken back.
    pub last: Option<store::desk::deed::Deed>,
    /// That they may not write, while they may not.
    pub blocked: Option<Blocked>,
}

/// By what a reader was recognised.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Recognised {
    /// By nothing.
    #[default]
    Not,
    /// By the cookie of a session.
    Session(TokenDigest),
    /// By a personal token.
    Token {
        /// The token's digest.
        digest: TokenDigest,
        /// What it is good for.
        scopes: Vec<Scope>,
    },
}

impl Recognised {
    /// Whether what a reader was recognised by is good for this. Only a token holds less than its owner may.
    pub(crate) fn may(&self, scope: Scope) -> bool {
        match self {
            Self::Token { scopes, .. } => scopes.contains(&scope),
            Self::Session(_) | Self::Not => true,
        }
    }
}

/// Why a reader may not use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Denied {
    /// Nobody is signed in, and somebody must be.
    SignIn,
    /// This person may not.
    Forbidden,
}

impl Reader {
    /// The reader as the rules of a call see them.
    pub fn actor(&self) -> Actor {
        match &self.person {
            Some(person) => Actor {
                person: Some(person.id),
                roles: person.roles.clone(),
                posts: person.posts.clone(),
                blocked: self.blocked,
                proven: person.proven,
            },
            None => Actor::anonymous(),
        }
    }

    /// The person's identifier.
    pub fn id(&self) -> Option<Id<Person>> {
        self.person.as_ref().map(|person| person.id)
    }
}

impl Policy {
    /// Whether the reader may use the route.
    pub(crate) fn check(self, reader: &Reader) -> Result<(), Denied> {
        if self == Self::Public {
            return Ok(());
        }
        if reader.person.is_none() {
            return Err(Denied::SignIn);
        }
        let actor = reader.actor();
        let fine = match self {
            Self::Public => true,
            // A page is used by a person in a browser; a token opens only what names its scope.
            Self::SignedIn => matches!(reader.by, Recognised::Session(_)),
            Self::Roles(_) | Self::Anywhere(_) | Self::Here(_) => {
                matches!(reader.by, Recognised::Session(_)) && self.fits(&actor)
            }
            Self::Token(scope)
            | Self::TokenAnywhere(scope)
            | Self::TokenHere(scope)
            | Self::TokenAs(scope, _) => {
                reader.by != Recognised::Not && reader.by.may(scope) && self.fits(&actor)
            }
        };
        if fine { Ok(()) } else { Err(Denied::Forbidden) }
    }

    /// Whether somebody has a role that opens the route, as far as that shows without looking at what it is about.
    fn fits(self, actor: &Actor) -> bool {
        match self {
            Self::Public | Self::SignedIn => true,
            Self::Roles(roles) => roles.iter().any(|role| actor.is(*role)),
            Self::Anywhere(roles) | Self::Here(roles) | Self::TokenAs(_, roles) => {
                roles.iter().any(|role| actor.holds(*role))
            }
            Self::Token(scope) => scope.role().is_none_or(|role| actor.is(role)),
            Self::TokenAnywhere(scope) | Self::TokenHere(scope) => {
                scope.role().is_none_or(|role| actor.holds(role))
            }
        }
    }

    /// The roles of which somebody needs one for what the address names; none where it is not asked for that, or where
    /// they have one for the whole city.
    pub(crate) fn asks_here(self, actor: &Actor) -> Option<Vec<Role>> {
        let roles = match self {
            Self::Here(roles) | Self::TokenAs(_, roles) => roles.to_vec(),
            Self::TokenHere(scope) => vec![scope.role()?],
            _ => return None,
        };
        (!roles.iter().any(|role| actor.is(*role))).then_some(roles)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use city::{MailChoice, NameShown, Standing};

    pub(crate) fn person(id: i64, roles: &[Role]) -> Person {
        Person {
            id: Id::new(id),
            mail: None,
            name: NameShown::stored("An V.".to_owned()),
            language: city::Language::english(),
            mail_choice: MailChoice::default(),
            standing: Standing::Known,
            roles: roles.to_vec(),
            posts: Vec::new(),
            proven: city::Level::Address,
        }
    }

    fn reader(roles: &[Role], by: Recognised) -> Reader {
        Reader { person: Some(person(1, roles)), by, ..Reader::default() }
    }

    #[test]
    fn who_may_use_what() {
        let session = Recognised::Session(TokenDigest::of("x"));
        let anonymous = Reader::default();
        let resident = reader(&[], session.clone());
        let officer = reader(&[Role::Officer], session.clone());
        let admin = reader(&[Role::Admin], session);
        let answers = |policy: Policy| {
            [&anonymous, &resident, &officer, &admin].map(|reader| policy.check(reader))
        };
        use Denied::{Forbidden, SignIn};
        assert_eq!(answers(Policy::Public), [Ok(()); 4]);
        assert_eq!(answers(Policy::SignedIn), [Err(SignIn), Ok(()), Ok(()), Ok(())]);
        assert_eq!(
            answers(Policy::Roles(&[Role::Officer])),
            [Err(SignIn), Err(Forbidden), Ok(()), Ok(())]
        );
        assert_eq!(
            answers(Policy::Roles(&[Role::Moderator])),
            [Err(SignIn), Err(Forbidden), Err(Forbidden), Ok(())]
        );
    }

    #[test]
    fn a_reader_acts_as_who_they_are_with_the_roles_they_have() {
        let session = Recognised::Session(TokenDigest::of("x"));
        let officer = reader(&[Role::Officer], session);
        assert_eq!(officer.id(), Some(Id::new(1)));
        let acts =
            Actor { person: Some(Id::new(1)), roles: vec![Role::Officer], ..Actor::default() };
        assert_eq!(officer.actor(), acts);
        assert_eq!((Reader::default().id(), Reader::default().actor()), (None, Actor::anonymous()));
    }

    #[test]
    fn each_scope_needs_the_role_whose_work_it_does() {
        let roles: Vec<_> = Scope::ALL.iter().map(|scope| (scope.key(), scope.role())).collect();
        assert_eq!(
            roles,
            [
                ("read", None),
                ("write", None),
                ("desk", Some(Role::Officer)),
                ("moderate", Some(Role::Moderator)),
                ("manage", Some(Role::Admin)),
            ]
        );
        let token = |scopes: &[Scope]| Recognised::Token {
            digest: TokenDigest::of("x"),
            scopes: scopes.to_vec(),
        };
        let read = Policy::Token(Scope::Read);
        assert_eq!(read.check(&reader(&[], token(&[Scope::Read]))), Ok(()));
        let session = Recognised::Session(TokenDigest::of("x"));
        assert_eq!(read.check(&reader(&[], session.clone())), Ok(()), "a browser reads too");
        assert_eq!(read.check(&reader(&[], Recognised::Not)), Err(Denied::Forbidden));
        for scope in Scope::ALL {
            assert!(session.may(*scope) && Recognised::Not.may(*scope), "{scope}");
            assert_eq!(token(&[Scope::Read]).may(*scope), *scope == Scope::Read, "{scope}");
        }
    }

    #[test]
    fn a_page_for_a_role_is_not_for_a_token_with_it() {
        let digest = TokenDigest::of("x");
        let token =
            reader(&[Role::Officer], Recognised::Token { digest, scopes: Scope::ALL.to_vec() });
        let desk = Policy::Roles(&[Role::Moderator, Role::Officer]);
        assert_eq!(desk.check(&token), Err(Denied::Forbidden));
    }

    #[test]
    fn a_token_opens_its_scope_and_no_more_than_its_owner_may() {
        let by = |roles: &[Role], scopes: &[Scope]| {
            let digest = TokenDigest::of("x");
            reader(roles, Recognised::Token { digest, scopes: scopes.to_vec() })
        };
        let desk = Policy::Token(Scope::Desk);
        assert_eq!(desk.check(&by(&[Role::Officer], &[Scope::Desk])), Ok(()));
        assert_eq!(desk.check(&by(&[Role::Officer], &[Scope::Read])), Err(Denied::Forbidden));
        assert_eq!(desk.check(&by(&[], &[Scope::Desk])), Err(Denied::Forbidden));
        assert_eq!(
            Policy::SignedIn.check(&by(&[Role::Admin], Scope::ALL)),
            Err(Denied::Forbidden),
            "a token is not for pages"
        );
    }
}
