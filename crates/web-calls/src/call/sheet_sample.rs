//! Samples of a call on paper and in a frame.

use calls::CallPhase;
use web::html::SafeHtml;
use web::qr;
use web::sample::frame;
use web::views::{Link, Picture, Tab};
use web::words::Words;

use crate::call::sheet::{EmbedPage, Paper, SheetPage, Size, code};
use crate::words::CallWords as _;

const QUESTION: &str = "On the hottest day of last summer some streets were nine degrees warmer than the park. What would cool yours?";

pub(crate) fn sheet(w: &Words) -> SheetPage {
    let tab = |label: &str, current| Tab {
        label: label.to_owned(),
        href: "#".to_owned(),
        count: None,
        current,
    };
    let address = "kalaka.example/leuven/calls/cooler-streets-2027";
    let paper = Paper {
        w,
        size: Size::A3,
        city: "Leuven".to_owned(),
        title: "Cooler streets 2027".to_owned(),
        question: QUESTION.to_owned(),
        picture: Picture::art("green", 1),
        invitation: w.sheet_share_until("14 December"),
        address: address.to_owned(),
        square: qr::square(&format!("https://{address}"), w.sheet_square()),
    };
    SheetPage {
        frame: frame(w, w.sheet_title()),
        call: Link::new("Cooler streets 2027", "/leuven/calls/cooler"),
        sizes: vec![tab(w.sheet_a3(), true), tab(w.sheet_a5(), false)],
        languages: vec![tab("Nederlands", false), tab("English", true)],
        sheet: SafeHtml::of_template(&paper).unwrap(),
        code: code("https://kalaka.example/leuven/calls/cooler/embed?in=en", "Cooler streets 2027")
            .ok(),
        looks: "/leuven/calls/cooler/embed".to_owned(),
    }
}

pub(crate) fn embed(w: &Words) -> EmbedPage {
    EmbedPage {
        frame: frame(w, "Cooler streets 2027"),
        w: w.clone(),
        city: "Leuven".to_owned(),
        title: "Cooler streets 2027".to_owned(),
        question: QUESTION.to_owned(),
        phase: CallPhase::Open,
        picture: Picture::art("green", 1),
        meta: vec![w.sheet_share_until("14 December"), w.sheet_ideas(48)],
        button: Link::new(w.sheet_go(), "/leuven/calls/cooler"),
    }
}
