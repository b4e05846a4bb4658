//! A provider that the operator has and the city uses: a browser is sent there and comes back, and its reader has proved that
//! they live here, or is signed in. What the provider tells is looked at here and not kept; who it is stands in the database
//! as a digest alone.

mod back;
mod go;
mod letter;
mod own;
mod rules;
#[cfg(test)]
pub(crate) mod sample;
mod view;

pub(crate) use back::back;
pub(crate) use go::{enter, prove};
pub(crate) use letter::KIND;
pub(crate) use own::{part, untie};
pub(crate) use rules::{form, save};
pub(crate) use view::{OwnPart, RulesForm};

use std::sync::Arc;

use city::provider::ProviderRules;
use oidc::{Failed, Provider};

use crate::http::Visit;

/// What the city does with the provider.
pub(crate) fn rules(visit: &Visit) -> &ProviderRules {
    &visit.city.settings.proof.provider
}

/// What people of this city call the provider.
pub(crate) fn name(visit: &Visit) -> String {
    match visit.text(&rules(visit).name) {
        "" => visit.words.provider_nameless().to_owned(),
        name => name.to_owned(),
    }
}

/// The provider, where there is one and the city uses it for something.
fn found(visit: &Visit, uses: fn(&ProviderRules) -> bool) -> Option<Arc<Provider>> {
    visit.app.provider().filter(|_| uses(rules(visit))).cloned()
}

/// What the button says by which people sign in; nothing where they do not.
pub(crate) fn sign_in_button(visit: &Visit) -> Option<String> {
    found(visit, |rules| rules.signs_in).map(|_| visit.words.provider_sign_in(name(visit)))
}

/// Where browsers come back to: the configured host, whatever a request says.
fn back_to(visit: &Visit) -> String {
    format!("{}{}", visit.site(), visit.to.provider_back())
}

/// Why nothing came of it, in words. The inside is noted in the log, which holds nothing about anybody.
fn said(visit: &Visit, failed: &Failed) -> String {
    let w = &visit.words;
    tracing::warn!(%failed, "somebody was not recognised");
    match failed {
        Failed::NoAnswer(_) => w.provider_no_answer(name(visit)),
        Failed::Wrong(_) => {
            w.provider_wrong(crate::statements::page::contact(visit).1, name(visit))
        }
    }
}
