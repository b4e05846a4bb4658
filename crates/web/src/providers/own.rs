//! The reader's own account: whether it is tied to a login, and untying it.

use acts::city::provider as acting;
use axum::response::Response;
use city::provider::Tie;

use super::view::OwnPart;
use super::{found, name, rules};
use crate::http::{Problem, Said, Visit};

/// What the page of proofs says of the provider; nothing where the city uses none and the account is tied to nothing.
pub(crate) fn part(visit: &Visit, tie: Option<Tie>, lacks_proof: bool) -> Option<OwnPart> {
    let (w, rules) = (&visit.words, rules(visit));
    let is_open = found(visit, |rules| rules.is_used()).is_some();
    if !is_open && tie.is_none() {
        return None;
    }
    let name = name(visit);
    let button = match (is_open, rules.proves, tie) {
        (true, true, _) if lacks_proof => w.provider_prove(name.clone()),
        (true, false, None) => w.provider_tie(name.clone()),
        _ => String::new(),
    };
    let mut tied: Vec<String> =
        tie.map(|tie| w.provider_tied(w.date(tie.made), name.clone())).into_iter().collect();
    let used = tie.and_then(|tie| tie.used).filter(|_| rules.signs_in);
    tied.extend(used.map(|used| w.provider_used(w.ago(used, visit.now))));
    Some(OwnPart {
        text: if rules.proves {
            w.provider_text_proves(name.clone())
        } else {
            w.provider_text(name.clone())
        },
        title: name,
        tied,
        button,
    })
}

/// Unties it.
pub(crate) async fn untie(visit: Visit) -> Result<Response, Problem> {
    visit.write_own(acting::untie).await?;
    Ok(visit.go_saying(visit.to.me_proof(), Said::ProviderUntied))
}
