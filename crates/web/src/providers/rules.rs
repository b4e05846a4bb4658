//! What the city does with the provider, as its admins say.

use axum::response::Response;
use city::provider::{ProviderRules, postcodes};
use city::{Flaw, Flaws, Texts};

use super::rules;
use super::view::RulesForm;
use crate::forms::Posted;
use crate::http::{Problem, Visit};
use crate::proofs::office;
use crate::views::Choice;

/// What it can be used for: the key in a form.
const PROVES: &str = "proves";
const SIGNS_IN: &str = "signs_in";
const AGE: &str = "age";

/// The form, with what was typed; nothing where the operator has no provider.
pub(crate) fn form(visit: &Visit, posted: &Posted) -> Option<RulesForm> {
    let issuer = visit.app.provider()?.issuer().to_owned();
    let (w, rules) = (&visit.words, rules(visit));
    let was_sent = posted.has("postcodes");
    let choice = |key: &'static str, label, stored: bool| {
        let is = if was_sent { posted.all("provider_for").any(|it| it == key) } else { stored };
        Choice::new(key, label, is.into())
    };
    let name = |locale: &crate::words::Locale| {
        let field = format!("provider_name-{}", locale.tag());
        let own = rules.name.exact(locale.tag()).unwrap_or_default();
        let text = if posted.has(&field) { posted.get(&field) } else { own }.to_owned();
        (field, locale.own_name(), text)
    };
    Some(RulesForm {
        uses: vec![
            choice(PROVES, w.provider_for_proves(), rules.proves),
            choice(SIGNS_IN, w.provider_for_signs_in(), rules.signs_in),
            choice(AGE, w.provider_for_age(), rules.age),
        ],
        names: visit.city.locales.iter().map(name).collect(),
        postcodes: match was_sent {
            true => posted.get("postcodes").to_owned(),
            false => rules.postcodes.join(", "),
        },
        back: super::back_to(visit),
        issuer,
    })
}

/// Saves it.
pub(crate) async fn save(visit: Visit, posted: Posted) -> Result<Response, Problem> {
    if visit.app.provider().is_none() {
        return Err(Problem::NotFound);
    }
    let typed = read(&visit, &posted);
    office::save(visit, posted, typed, |proof, rules| proof.provider = rules).await
}

fn read(visit: &Visit, posted: &Posted) -> Result<ProviderRules, Flaws> {
    let mut flaws = Flaws::default();
    let uses = |key: &str| posted.all("provider_for").any(|it| it == key);
    let (proves, signs_in, age) = (uses(PROVES), uses(SIGNS_IN), uses(AGE));
    let mut name = Texts::default();
    for locale in &visit.city.locales {
        let field = format!("provider_name-{}", locale.tag());
        let text = flaws.text(&field, posted.get(&field), 0, ProviderRules::NAME);
        let language = city::Language::from_tag_or_english(locale.tag());
        name.set(language, text.unwrap_or_default());
    }
    let own = visit.city.own_locale().tag();
    // Its name stands on the buttons that lead there.
    if (proves || signs_in) && flaws.is_empty() && name.exact(own).is_none_or(str::is_empty) {
        flaws.add(format!("provider_name-{own}"), Flaw::Missing);
    }
    let postcodes = flaws.keep("postcodes", postcodes(posted.get("postcodes")));
    flaws.into_result_with(|| {
        Some(ProviderRules { proves, signs_in, name, postcodes: postcodes?, age })
    })
}
