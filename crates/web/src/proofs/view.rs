//! The pages of proofs.

use askama::Template;

use crate::html::SafeHtml;
use crate::providers::{OwnPart, RulesForm};
use crate::views::{Choice, FieldError, Frame, Link, Tab};

/// What the reader has proved, and how they get further.
#[derive(Debug, Template)]
#[template(path = "me_proof.html")]
pub(crate) struct MeProofPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// My page, letters, proof, settings.
    pub(crate) tabs: Vec<Tab>,
    /// What the reader was asked to show and has not.
    pub(crate) asks: Option<&'static str>,
    /// What is done as soon as they have, as a sentence; or nothing.
    pub(crate) why: String,
    /// What holds.
    pub(crate) held: Vec<Earned>,
    /// What does not any more.
    pub(crate) over: Vec<Earned>,
    /// Whether they can prove by the list.
    pub(crate) list: bool,
    /// Whether they can by a code on paper.
    pub(crate) letters: bool,
    /// Whether they can by a provider, and whether their account is tied to a login there.
    pub(crate) provider: Option<OwnPart>,
    /// Where the desk is.
    pub(crate) desk: Option<SafeHtml>,
    /// Whom to write to where no way is open.
    pub(crate) contact: String,
    /// How old they are, and how that is known.
    pub(crate) age: Option<String>,
    /// Whether they say so themselves.
    pub(crate) says_age: bool,
    /// The bands.
    pub(crate) ages: Vec<Choice>,
    /// Where to go on.
    pub(crate) next: String,
    /// What to do then.
    pub(crate) deed: String,
    /// With which thing.
    pub(crate) thing: String,
    /// What has to be proved for it.
    pub(crate) level: String,
    /// The number as typed.
    pub(crate) number: String,
    /// The birth date as typed.
    pub(crate) born: String,
    /// The code as typed.
    pub(crate) code: String,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// Something that was proved.
#[derive(Debug, Clone)]
pub(crate) struct Earned {
    /// What, and how.
    pub(crate) what: &'static str,
    /// Since when, what was shown, until when.
    pub(crate) meta: Vec<String>,
    /// Why it was taken back; empty where it was not.
    pub(crate) reason: String,
    /// Where taking it back posts to; empty where it cannot be.
    pub(crate) end: String,
}

/// How the city proves who lives here.
#[derive(Debug, Template)]
#[template(path = "proofs.html")]
pub(crate) struct ProofsPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// Who is looked for at the desk.
    pub(crate) q: String,
    /// Who was found, each leading to what they have proved; nothing while nobody was looked for.
    pub(crate) people: Option<Vec<(Link, String)>>,
    /// How often was proved in each way.
    pub(crate) counted: Vec<(&'static str, String)>,
    /// What is said of the list in use.
    pub(crate) list: String,
    /// Whether the reader may bring lists, print letters, and set rules.
    pub(crate) may_set: bool,
    /// What becomes of what was proved by the list before.
    pub(crate) earlier: Vec<Choice>,
    /// Until when, as typed.
    pub(crate) earlier_until: String,
    /// Letters.
    pub(crate) batches: Vec<BatchRow>,
    /// What new ones are called, as typed.
    pub(crate) letters_name: String,
    /// How many of them.
    pub(crate) letters_count: String,
    /// To whom, a line each.
    pub(crate) letters_to: String,
    /// Until when their codes can be used.
    pub(crate) letters_until: String,
    /// For how many months a proof lasts.
    pub(crate) months: String,
    /// The bands of age.
    pub(crate) bands: String,
    /// How many days another address waits.
    pub(crate) recovery_days: String,
    /// Where the desk is, in each language: the field, the language, the text.
    pub(crate) desk: Vec<(String, &'static str, String)>,
    /// What it does with the operator's provider; nothing where there is none.
    pub(crate) provider: Option<RulesForm>,
    /// The version of the settings.
    pub(crate) version: i64,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// Letters that were printed together.
#[derive(Debug, Clone)]
pub(crate) struct BatchRow {
    /// What they are called.
    pub(crate) name: String,
    /// How many were used, when they were printed, until when they can be used.
    pub(crate) meta: Vec<String>,
    /// Where ending them posts to; empty where they are over.
    pub(crate) end: String,
}

/// What one person has proved, for an officer.
#[derive(Debug, Template)]
#[template(path = "proof_person.html")]
pub(crate) struct ProofPersonPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// The name they are shown by.
    pub(crate) name: String,
    /// Their address, with most of its name hidden.
    pub(crate) mail: String,
    /// What they have proved.
    pub(crate) proofs: Vec<Earned>,
    /// Why nothing can be noted here, or nothing.
    pub(crate) cannot: String,
    /// Where another address is noted for them.
    pub(crate) recovery: String,
    /// Where the form posts to.
    pub(crate) action: String,
    /// What was shown.
    pub(crate) shown: Vec<Choice>,
    /// The bands of age.
    pub(crate) ages: Vec<Choice>,
    /// The reason as typed.
    pub(crate) reason: String,
    /// What is wrong.
    pub(crate) errors: Vec<FieldError>,
}

/// Letters to be printed, each with its code, which is shown this once.
#[derive(Debug, Template)]
#[template(path = "proof_letters.html")]
pub(crate) struct ProofLettersPage {
    /// What surrounds the page.
    pub(crate) frame: Frame,
    /// What they are called.
    pub(crate) name: String,
    /// To whom each goes, in lines, and its code.
    pub(crate) letters: Vec<(Vec<String>, String)>,
    /// The address where it is typed.
    pub(crate) address: String,
    /// Until when.
    pub(crate) until: String,
    /// Whom to ask.
    pub(crate) contact: String,
}
