//! Entering what was told, the card for whoever told it, and what the card opens.

use askama::Template;
use web::html::SafeHtml;
use web::questions::Questions;
use web::views::{Choice, FieldError, Frame, Link, Step};

use crate::cards::State;
use crate::share::view::ToldFields;
use crate::words::CallWords as _;

/// The form for one idea after the other: `how`, the fields of an idea, `name`, `consent`.
#[derive(Debug, Template)]
#[template(path = "told_enter.html")]
pub(crate) struct EnterPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The call.
    pub(crate) call: Link,
    /// Where the form posts to.
    pub(crate) action: String,
    /// The idea that was entered just now, with its card.
    pub(crate) entered: Option<CardView>,
    /// How it was told.
    pub(crate) how: Vec<Choice>,
    /// The events where it can have been written down (field `event`); none where there was none.
    pub(crate) events: Vec<Choice>,
    /// What it tells.
    pub(crate) told: ToldFields,
    /// What the call asks besides.
    pub(crate) questions: Questions,
    /// Where it is.
    pub(crate) neighbourhoods: Vec<Choice>,
    /// A place in words, as typed.
    pub(crate) place: String,
    /// A rough cost, as typed.
    pub(crate) cost: String,
    /// The sign of the currency.
    pub(crate) currency: String,
    /// The name that may be shown, as typed.
    pub(crate) name: String,
    /// How its teller agreed to that.
    pub(crate) consents: Vec<Choice>,
    /// Where its teller can be reached, as typed.
    pub(crate) contact: String,
    /// Whether the key is here that seals that.
    pub(crate) can_seal: bool,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// A card of A6 with a code.
#[derive(Debug, Clone)]
pub(crate) struct CardView {
    /// The city that hands it out.
    pub(crate) city: String,
    /// The idea.
    pub(crate) idea: Link,
    /// The language it is written in.
    pub(crate) language: String,
    /// When it was told, and how.
    pub(crate) told: String,
    /// The code in groups.
    pub(crate) code: String,
    /// Where it is typed.
    pub(crate) address: String,
    /// The same with the code, for a telephone's camera.
    pub(crate) square: Option<SafeHtml>,
}

/// The card of an idea that was told. Posts `do`: `renew`, `forget`.
#[derive(Debug, Template)]
#[template(path = "told_card.html")]
pub(crate) struct CardPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The call and the idea.
    pub(crate) path: Vec<Link>,
    /// How it was told, what its teller agreed to, who entered it.
    pub(crate) facts: Vec<web::views::Fact>,
    /// Where it is opened how its teller can be reached, where that was noted.
    pub(crate) contact: Option<String>,
    /// The card, where it was drawn just now.
    pub(crate) card: Option<CardView>,
    /// Where the form posts to; nothing where it was claimed.
    pub(crate) action: Option<String>,
    /// Whether there is a name, or a card, to be taken away.
    pub(crate) forgets: bool,
    /// Where the next one is entered.
    pub(crate) next: String,
}

/// Where a code is typed: field `code`.
#[derive(Debug, Template)]
#[template(path = "card_code.html")]
pub(crate) struct CodePage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Where the form posts to.
    pub(crate) action: String,
    /// What has been typed.
    pub(crate) code: String,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// What the code of a card opens.
#[derive(Debug, Template)]
#[template(path = "card_idea.html")]
pub(crate) struct CardIdeaPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The call.
    pub(crate) call: Link,
    /// The idea.
    pub(crate) idea: Link,
    /// The language it is written in.
    pub(crate) language: String,
    /// Where it stands.
    pub(crate) state: State,
    /// How it was told, how many support it.
    pub(crate) meta: Vec<String>,
    /// What happened to it.
    pub(crate) journey: Vec<Step>,
    /// What comes next.
    pub(crate) next: Vec<Step>,
    /// Where it is claimed (POST), or where one signs in first.
    pub(crate) claim: Result<String, String>,
}
