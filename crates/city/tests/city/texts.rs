//! What people type: texts and their limits, languages, short names in addresses, saved replies.

use city::{Flaw, Flaws, Id, Language, Refusal, SavedReply, Slug, Texts};

fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

fn texts(pairs: &[(&str, &str)]) -> Texts {
    pairs.iter().map(|(tag, text)| (language(tag), (*text).to_owned())).collect()
}

#[test]
fn a_form_is_sent_back_with_every_flaw_beside_its_field() {
    let mut flaws = Flaws::default();
    assert_eq!(flaws.clone().into_result(), Ok(()));
    flaws.add("title", Flaw::Missing);
    flaws.add("title", Flaw::Settled);
    flaws.add("cost", Flaw::NotANumber);
    let listed =
        [("title", &Flaw::Missing), ("title", &Flaw::Settled), ("cost", &Flaw::NotANumber)];
    assert_eq!(flaws.iter().collect::<Vec<_>>(), listed);
    assert_eq!(flaws.of("title"), Some(&Flaw::Missing), "the first is said");
    assert_eq!(flaws.of("cost"), Some(&Flaw::NotANumber));
    assert!(!flaws.is_empty());
    assert_eq!(flaws.clone().into_result(), Err(flaws.clone()));
    assert_eq!(Refusal::from(flaws.clone()), Refusal::Flawed(flaws));
}

#[test]
fn a_language_tag_has_a_short_word_and_perhaps_more_up_to_fifteen_characters() {
    for (tag, fits) in [
        ("nl", true),
        ("yue", true),
        ("sr-Latn", true),
        ("nl-12345678", true),
        ("n", false),
        ("nlnl", false),
        ("n1", false),
        ("Nl", false),
        ("nl-B", false),
        ("nl-123456789", false),
        ("nl-B.", false),
        ("nl-aaaa-bbbb-cc", true),
        ("nl-aaaa-bbbb-ccc", false),
    ] {
        assert_eq!(tag.parse::<Language>().is_ok(), fits, "{tag}");
    }
}

#[test]
fn what_is_no_language_is_taken_for_english() {
    assert_eq!(Language::from_tag_or_english("hu").as_str(), "hu");
    assert_eq!(Language::from_tag_or_english("klingon!"), Language::english());
    assert_eq!(Language::english().to_string(), "en");
}

#[test]
fn a_text_is_there_in_exactly_the_languages_it_was_written_in() {
    let mut written = texts(&[("nl", "Straten"), ("en", "Streets"), ("hu", "  ")]);
    assert_eq!(written.exact("nl"), Some("Straten"));
    assert_eq!(written.exact("en"), Some("Streets"));
    assert_eq!(written.exact("hu"), None, "a blank text is none");
    let all: Vec<_> = written.iter().map(|(tag, text)| (tag.as_str(), text)).collect();
    assert_eq!(all, [("en", "Streets"), ("nl", "Straten")]);
    assert!(!written.is_empty());
    written.set(language("en"), "");
    written.set(language("nl"), "Lanen");
    assert_eq!(written, Texts::of(language("nl"), "Lanen"));
    written.set(language("nl"), " ");
    assert!(written.is_empty() && written.iter().next().is_none());
}

#[test]
fn a_reader_is_told_in_which_language_a_text_is() {
    let written = texts(&[("de", "Straßen"), ("en", "Streets"), ("nl", "Straten")]);
    let picked = |wished: &[&str]| {
        written.pick(wished).map(|(tag, text)| (tag.to_string(), text.to_owned()))
    };
    let told = |tag: &str, text: &str| Some((tag.to_owned(), text.to_owned()));
    assert_eq!(picked(&["nl", "de"]), told("nl", "Straten"));
    assert_eq!(picked(&["hu"]), told("en", "Streets"), "English before any other");
}

#[test]
fn letters_lose_their_accents_in_an_address() {
    for (title, address) in [
        ("àáâãäåāăą", "aaaaaaaaa"),
        ("çćč", "ccc"),
        ("ďđ", "dd"),
        ("èéêëēęě", "eeeeeee"),
        ("ğ", "g"),
        ("ìíîïīı", "iiiiii"),
        ("ł", "l"),
        ("ñńň", "nnn"),
        ("òóôõöøő", "ooooooo"),
        ("ř", "r"),
        ("śšşș", "ssss"),
        ("ťţț", "ttt"),
        ("ùúûüűůū", "uuuuuuu"),
        ("ýÿ", "yy"),
        ("źżž", "zzz"),
        ("Straße", "strasse"),
        ("Æro", "aero"),
        ("Œuvre", "oeuvre"),
        ("0123456789", "0123456789"),
    ] {
        assert_eq!(Slug::from_title(title, "call").as_str(), address, "{title}");
    }
}

#[test]
fn a_long_title_makes_an_address_that_leaves_room_for_a_number() {
    let long = Slug::from_title(&"a".repeat(80), "call");
    assert_eq!(long.as_str().len(), 56);
    let shorter = Slug::from_title("koelere straten", "call");
    assert_eq!(shorter.numbered(2).as_str(), "koelere-straten-2");
    assert!(long.numbered(u32::MAX).as_str().parse::<Slug>().is_ok());
}

#[test]
fn an_address_is_refused_for_any_one_thing_that_is_wrong_with_it() {
    for fine in ["a", "7", "cooler-streets", &"a".repeat(60)] {
        assert_eq!(fine.parse::<Slug>().unwrap().as_str(), fine);
    }
    for wrong in ["", &"a".repeat(61), "-a", "a-", "a--b", "A", "é", "a b", "a_b"] {
        assert!(wrong.parse::<Slug>().is_err(), "{wrong:?}");
    }
}

#[test]
fn a_saved_reply_needs_a_name_and_the_citys_own_language() {
    let languages = [language("nl"), language("en")];
    let check = |name: &str, pairs: &[(&str, &str)]| {
        SavedReply::check(name, &texts(pairs), &languages).map_err(|flaws| {
            flaws.iter().map(|(field, flaw)| (field.to_owned(), flaw.clone())).collect::<Vec<_>>()
        })
    };
    let dutch = ("nl", "Dag {name}, bedankt.");
    let kept = check("Outside", &[dutch]).unwrap();
    assert_eq!(kept, ("Outside".to_owned(), texts(&[dutch])), "the other language may wait");
    let both = [dutch, ("en", "Hi.")];
    assert_eq!(check("Outside", &both).unwrap().1, texts(&both), "and may be short");
    let flaw = |field: &str, flaw| Err(vec![(field.to_owned(), flaw)]);
    assert_eq!(check("O", &[dutch]), flaw("reply-name", Flaw::TooShort { least: 2 }));
    assert_eq!(check("Outside", &[("nl", "Dag.")]), flaw("text-nl", Flaw::TooShort { least: 10 }));
    assert_eq!(check("Outside", &[("en", "Dear neighbour")]), flaw("text-nl", Flaw::Missing));
    let misspelt = [dutch, ("en", "Hi {nmae}")];
    assert_eq!(check("Outside", &misspelt), flaw("text-en", Flaw::NotAPlaceholder));
}

#[test]
fn a_reply_is_filled_in_a_language_its_reader_knows() {
    let reply = SavedReply {
        id: Id::new(1),
        name: "Outside".to_owned(),
        texts: texts(&[("en", "Dear {name}"), ("nl", "Dag {name}")]),
    };
    assert_eq!(reply.fill(&["nl"], |_| "An".to_owned()), "Dag An");
    assert_eq!(reply.fill(&["hu"], |_| "An".to_owned()), "Dear An");
    let unwritten = SavedReply { texts: Texts::default(), ..reply };
    assert_eq!(unwritten.fill(&["nl"], |_| "An".to_owned()), "");
}
