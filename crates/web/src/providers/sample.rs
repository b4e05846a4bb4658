//! Samples of the page that leads to the provider.

use super::view::GoPage;
use crate::sample::*;
use crate::words::Words;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    let few = GoPage { told: vec![w.provider_tells_who()], ..page(w) };
    vec![show("provider-go", &page(w)), show("provider-go-few", &few)]
}

fn page(w: &Words) -> GoPage {
    GoPage {
        told: vec![
            w.provider_tells_who(),
            w.provider_tells_mail(),
            w.provider_tells_born(),
            w.provider_tells_postcode(),
        ],
        there: "https://login.example/go?client_id=kalaka".to_owned(),
        button: w.provider_go("My Riverton"),
        stay: "/leuven/me/proof".to_owned(),
        frame: frame(w, &w.provider_go_title("My Riverton")),
    }
}
