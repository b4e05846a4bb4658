//! Files that people bring: every row is accounted for, none is taken twice, and all of it is undone but what people touched.

use acts::Who;
use acts::imports::{
    Arrived, Take, Turn, UNDONE_WITHIN, begin, open, preview, save, start, turn, undo,
};
use calls::{Call, CallTemplate, IdeaState};
use city::{Id, ImportKind, ImportState, Module, Person, Refusal, Role, Sector, Thing};
use jiff::SignedDuration;
use store::imports::import::{Choices, Import};
use store::imports::part::{Undone, Verdict};

use crate::world::{World, each, flaws, refusal};

const PAPER: &str = "nr;titel;omschrijving;naam indiener;kosten;datum\n\
    1;A bench at the church;Nobody can sit down on the way to the market.;Ann;1.200,50;2026-05-12\n\
    2;A tap at the playground;Children have to go to the shop for water now.;;;\n\
    3;Short;Too short;;;\n\
    4;A lamp in the alley;It is pitch-dark there after five in winter.;;much;\n\
    2;The same number again;This sheet has the number of another one on it.;;;\n";

impl World {
    /// Brings a file, with what is said of it; it is not begun.
    fn bring(
        &self,
        who: Id<Person>,
        kind: ImportKind,
        into: Option<Id<Call>>,
        file: &str,
        said: Choices,
    ) -> Id<Import> {
        let table = imports::read(file.as_bytes()).unwrap();
        let arrived =
            Arrived { name: "file.csv".to_owned(), digest: file.as_bytes().to_vec(), table };
        let key = format!("{}{}", self.now, file.len());
        self.by(who, move |act| {
            let id = begin(act, kind, into.map(Id::thing), &arrived, &key)?;
            let mapping = open(act, id)?.mapping.0;
            save(act, id, &mapping, &said)?;
            Ok(id)
        })
        .unwrap()
    }

    /// Does what the job does, to its end.
    fn work(&self, id: Id<Import>) -> Import {
        while self.by(Who::System, move |act| turn(act, id)).unwrap() == Turn::More {}
        self.see(move |tx| store::imports::import::get(tx, id))
    }

    fn taken(
        &self,
        who: Id<Person>,
        kind: ImportKind,
        into: Option<Id<Call>>,
        file: &str,
        said: Choices,
    ) -> Import {
        let id = self.bring(who, kind, into, file, said);
        self.by(who, move |act| start(act, id)).unwrap();
        self.work(id)
    }

    fn undone(&self, who: Id<Person>, id: Id<Import>) -> Import {
        self.by(who, move |act| undo(act, id)).unwrap();
        self.work(id)
    }

    fn outcomes(&self, id: Id<Import>, part: i64) -> Vec<store::imports::part::Outcome> {
        self.see(move |tx| store::imports::part::get(tx, id, part)).unwrap().1
    }
}

fn from_market() -> Choices {
    Choices { source: "Market, 12 May".to_owned(), named: true, ..Choices::default() }
}

fn numbers(import: &Import) -> [i64; 6] {
    [import.taken, import.changed, import.there, import.refused, import.undone, import.stayed]
}

#[test]
fn ideas_come_from_paper() {
    each(&[
        every_row_is_accounted_for,
        it_is_undone_but_what_people_touched,
        the_same_file_brings_nothing_twice,
    ]);
}

fn every_row_is_accounted_for(world: &mut World) {
    let call = world.call(CallTemplate::OpenCall);
    let id = world.bring(world.officer, ImportKind::Ideas, Some(call), PAPER, from_market());
    let shown = world.by(world.officer, move |act| {
        let import = open(act, id)?;
        preview(act, &import)
    });
    let shown = shown.unwrap();
    let says: Vec<_> =
        shown.iter().map(|(line, take)| (*line, matches!(take, Take::Refused(_)))).collect();
    assert_eq!(says, [(2, false), (3, false), (4, true), (5, true), (6, false)]);
    let none = world.see(move |tx| store::calls::idea::any(tx, call));
    assert!(!none, "looking writes nothing");

    world.by(world.officer, move |act| start(act, id).map(drop)).unwrap();
    world.by(world.officer, move |act| start(act, id).map(drop)).unwrap();
    let import = world.work(id);
    assert_eq!((import.state, numbers(&import)), (ImportState::Done, [2, 0, 1, 2, 0, 0]));
    let outcomes = world.outcomes(id, 0);
    let refused: Vec<_> = outcomes
        .iter()
        .filter(|one| one.verdict == Verdict::Refused)
        .map(|one| (one.line, one.flaws.first().unwrap().0.clone()))
        .collect();
    assert_eq!(refused, [(4, "text".to_owned()), (5, "cost".to_owned())]);

    let bench = world.get(Id::new(outcomes.first().unwrap().id.unwrap()));
    assert_eq!((bench.author.name.as_str(), bench.state), ("Ann", IdeaState::Published));
    assert_eq!(bench.input.cost.unwrap().minor, 120_050);
    assert!(bench.published < world.now, "it was published when it was written");
    let tap = world.get(Id::new(outcomes.get(1).unwrap().id.unwrap()));
    assert_eq!(tap.author.name, "Market, 12 May");
    assert_eq!(world.waits(tap.id), [city::Work::Screen]);
    // Nobody hears of it, and nobody new has an account.
    assert_eq!(world.see(|tx| store::city::letter::list(tx, i64::MAX, 10)).len(), 0);
    let people = world.see(|tx| store::city::person::list(tx, 0, 100));
    assert_eq!(people.len(), 5);
    assert_eq!(world.see(store::city::person::count), 5);
    assert_eq!(world.log(call).last().map(String::as_str), Some("import"));
}

fn it_is_undone_but_what_people_touched(world: &mut World) {
    let call = world.call(CallTemplate::OpenCall);
    let own = world.idea(world.bo, call, "My own idea");
    let import = world.taken(world.officer, ImportKind::Ideas, Some(call), PAPER, from_market());
    let outcomes = world.outcomes(import.id, 0);
    let idea = |at: usize| Id::<calls::Idea>::new(outcomes.get(at).unwrap().id.unwrap());
    let (bench, tap) = (idea(0), idea(1));
    world.follow(world.an, tap).unwrap();
    let author = world.get(bench).author.id;
    let import = world.undone(world.officer, import.id);
    assert_eq!((import.state, numbers(&import)), (ImportState::Undone, [2, 0, 1, 2, 1, 1]));
    let outcomes = world.outcomes(import.id, 0);
    let undone: Vec<_> = outcomes.iter().map(|one| one.undone).collect();
    assert_eq!(undone, [Some(Undone::Back), Some(Undone::Stayed), None, None, None]);
    let gone = world.see(move |tx| Ok(store::calls::idea::get(tx, bench).is_err()));
    let nobody = world.see(move |tx| Ok(store::city::person::get(tx, author).is_err()));
    assert!(gone && nobody, "the idea and the name that came with it are gone");
    let counts = world.see(move |tx| store::calls::numbers::of_call(tx, call));
    assert_eq!(counts.iter().map(|one| one.ideas).sum::<i64>(), 2);
    assert_eq!(world.get(tap).input.title, "A tap at the playground");
    assert_eq!(world.get(own).author.id, world.bo);
    // Undone once more, nothing happens.
    let again = world.undone(world.officer, import.id);
    assert_eq!(numbers(&again), [2, 0, 1, 2, 1, 1]);
}

fn the_same_file_brings_nothing_twice(world: &mut World) {
    let call = world.call(CallTemplate::OpenCall);
    world.taken(world.officer, ImportKind::Ideas, Some(call), PAPER, from_market());
    world.wait(SignedDuration::from_mins(5));
    let again = world.taken(world.officer, ImportKind::Ideas, Some(call), PAPER, from_market());
    assert_eq!(numbers(&again), [0, 0, 3, 2, 0, 0]);
    let same = world.by(world.officer, {
        let again = again.clone();
        move |act| acts::imports::same_file(act, &again)
    });
    assert_eq!(same.unwrap().len(), 1);
    // After a day it stays.
    let id = again.id;
    world.wait(UNDONE_WITHIN + SignedDuration::from_secs(1));
    let late = refusal(world.by(world.officer, move |act| undo(act, id).map(drop)));
    assert_eq!(late, Refusal::AlreadyElsewhere);
}

#[test]
fn a_part_is_taken_once_and_the_next_goes_on() {
    each(&[|world| {
        let call = world.call(CallTemplate::OpenCall);
        let rows: String = (0..60)
            .map(|at| format!("idea number {at},There is something to say about number {at}.\n"))
            .collect();
        let file = format!("title,text\n{rows}");
        let id = world.bring(world.officer, ImportKind::Ideas, Some(call), &file, from_market());
        world.by(world.officer, move |act| start(act, id).map(drop)).unwrap();
        // A hand that dies in a part leaves nothing of it.
        let died = world.by(Who::System, move |act| {
            turn(act, id)?;
            Err::<(), _>(Refusal::NotFound.into())
        });
        assert_eq!(refusal(died), Refusal::NotFound);
        let counted = |world: &World| {
            let counts = world.see(move |tx| store::calls::numbers::of_call(tx, call));
            counts.iter().map(|one| one.ideas).sum::<i64>()
        };
        assert_eq!(counted(world), 0);
        assert_eq!(world.by(Who::System, move |act| turn(act, id)).unwrap(), Turn::More);
        assert_eq!(counted(world), 25);
        let import = world.work(id);
        assert_eq!((counted(world), import.taken, import.refused), (60, 60, 0));
        // A job that comes too late finds nothing to do.
        assert_eq!(world.by(Who::System, move |act| turn(act, id)).unwrap(), Turn::Over);
        assert_eq!(counted(world), 60);
        let undone = world.undone(world.officer, id);
        assert_eq!((counted(world), undone.undone, undone.stayed), (0, 60, 0));
    }]);
}

#[test]
fn only_those_who_work_for_a_call_bring_ideas_into_it() {
    each(&[|world| {
        let call = world.call(CallTemplate::OpenCall);
        let id = world.bring(world.officer, ImportKind::Ideas, Some(call), PAPER, from_market());
        for who in [world.an, world.moderator] {
            let refused = refusal(world.by(who, move |act| open(act, id).map(drop)));
            assert_eq!(refused, Refusal::NotFound);
            let refused = refusal(world.by(who, move |act| start(act, id).map(drop)));
            assert_eq!(refused, Refusal::NotFound);
            let listed = world.by(who, |act| acts::imports::list(act, Id::new(i64::MAX), 50));
            assert!(listed.unwrap().is_empty());
        }
        // What is missing is said before anything begins.
        let bare = "a,b\nA bench at the church,Nobody can sit down on the way to the market.\n";
        let id =
            world.bring(world.officer, ImportKind::Ideas, Some(call), bare, Choices::default());
        let wrong = flaws(world.by(world.officer, move |act| start(act, id).map(drop)));
        assert_eq!(wrong, ["source", "column-title", "column-text"]);
        // An import of ideas goes into a call, one of streets into none.
        let missing =
            world.by(world.officer, |act| acts::imports::may(act, ImportKind::Ideas, None));
        assert_eq!(refusal(missing), Refusal::NotFound);
        let thing: Id<Thing> = call.thing();
        let within = world.by(world.officer, move |act| {
            acts::imports::may(act, ImportKind::Streets, Some(thing))
        });
        assert_eq!(refusal(within), Refusal::NotFound);
    }]);
}

const PARTNERS: &str = "naam,sector,ondernemingsnummer,website,omschrijving\n\
    The Quokka Kitchen,vzw,,quokka.example,Cooks with what is left.\n\
    Wombat Works,bedrijf,0207.521.503,,\n\
    Echidna Labs,universiteit,0207521504,,\n\
    Numbat Neighbours,bewoners,,,\n\
    ,bedrijf,,,\n";

#[test]
fn organisations_are_known_again() {
    each(&[|world| {
        let mut settings = city::CitySettings::clone(&world.settings);
        settings.modules = vec![Module::Organisations];
        world.settings = std::sync::Arc::new(settings);
        let said = Choices { sector: Some(Sector::Company), ..Choices::default() };
        let first =
            world.taken(world.officer, ImportKind::Organisations, None, PARTNERS, said.clone());
        // One number has digits that do not fit; one row has no name.
        assert_eq!(numbers(&first), [3, 0, 0, 2, 0, 0]);
        let id = |world: &World, at: usize| {
            Id::<city::Organisation>::new(world.outcomes(first.id, 0).get(at).unwrap().id.unwrap())
        };
        let (kitchen, works, neighbours) = (id(world, 0), id(world, 1), id(world, 3));
        // Somebody speaks for one of them since.
        let (an, now) = (world.an, world.now);
        world
            .city
            .write_blocking(move |tx| {
                let part = city::Membership {
                    organisation: kitchen,
                    person: city::Author { id: an, name: "An".to_owned() },
                    role: city::MemberRole::Spokesperson,
                    state: city::MemberState::In,
                    shown: true,
                    made: now,
                };
                store::organisations::member::put(tx, &part)
            })
            .unwrap();
        world.wait(SignedDuration::from_mins(1));
        let more = "naam,kbo,website,omschrijving\n\
            the quokka kitchen,,other.example,Something else altogether.\n\
            Wombat Works Ltd,0207521503,wombat.example,\n\
            numbat  neighbours,,,\n";
        let second = world.taken(world.officer, ImportKind::Organisations, None, more, said);
        assert_eq!(numbers(&second), [0, 1, 2, 0, 0, 0]);
        let get = |world: &World, id| {
            world.see(move |tx| store::organisations::organisation::get(tx, id))
        };
        assert_eq!(get(world, works).input.website.unwrap().host(), "wombat.example");
        assert_eq!(get(world, works).input.sector, Sector::Company);
        assert_eq!(get(world, kitchen).input.website.unwrap().host(), "quokka.example");
        // The second is undone: what it changed is as it was.
        let second = world.undone(world.officer, second.id);
        assert_eq!(numbers(&second), [0, 1, 2, 0, 1, 0]);
        assert_eq!(
            (get(world, works).input.website, get(world, works).name(&["en"]).to_owned()),
            (None, "Wombat Works".to_owned())
        );
        // The first is undone: what somebody speaks for stays, and what was changed since.
        let first = world.undone(world.officer, first.id);
        assert_eq!(numbers(&first), [3, 0, 0, 2, 1, 2]);
        let gone = world
            .see(move |tx| Ok(store::organisations::organisation::get(tx, neighbours).is_err()));
        assert!(gone);
        let per_sector = world.see(store::organisations::organisation::per_sector);
        assert_eq!(per_sector, [(Sector::CivilSociety, 1), (Sector::Company, 1)]);
    }]);
}

const STREETS: &str = "straatnaam;lengtegraad;breedtegraad\n\
    Diestsestraat;4,7065;50,8802\n\
    Oude Markt;4,6996;50,8783\n\
    Far Street;60;10\n\
    Nowhere;;\n";

#[test]
fn streets_are_found_by_their_words() {
    each(&[|world| {
        let corner = |lon, lat| city::LonLat { lon, lat };
        let ring = vec![
            corner(4_600_000, 50_800_000),
            corner(4_800_000, 50_800_000),
            corner(4_800_000, 50_950_000),
            corner(4_600_000, 50_950_000),
        ];
        let mut settings = city::CitySettings::clone(&world.settings);
        settings.neighbourhoods = vec![city::Neighbourhood {
            key: "centre".to_owned(),
            name: "Centre".to_owned(),
            outline: city::Outline(vec![ring]),
        }];
        world.settings = std::sync::Arc::new(settings);
        let first =
            world.taken(world.officer, ImportKind::Streets, None, STREETS, Choices::default());
        assert_eq!(numbers(&first), [2, 0, 0, 2, 0, 0]);
        let find = |world: &World, typed: &'static str| -> Vec<(String, Option<String>)> {
            let found = world.by(Who::Nobody, move |act| acts::city::street::search(act, typed));
            found.unwrap().into_iter().map(|one| (one.name, one.neighbourhood)).collect()
        };
        let market = ("Oude Markt".to_owned(), Some("centre".to_owned()));
        assert_eq!(find(world, "mark"), std::slice::from_ref(&market));
        assert_eq!(find(world, "OUDE m"), [market]);
        assert_eq!(find(world, "diestse").len(), 1);
        assert!(
            find(world, "").is_empty()
                && find(world, "far").is_empty()
                && find(world, "%'\"").is_empty()
        );
        world.wait(SignedDuration::from_mins(1));
        let moved =
            "name,lon,lat,kind\noude markt,4.7000,50.8783,square\nDiestsestraat,4.7065,50.8802,\n";
        let second =
            world.taken(world.officer, ImportKind::Streets, None, moved, Choices::default());
        assert_eq!(numbers(&second), [0, 1, 1, 0, 0, 0]);
        // What a later import moved stays when the earlier is undone only if it is not this row any more.
        let second = world.undone(world.officer, second.id);
        assert_eq!(numbers(&second), [0, 1, 1, 0, 1, 0]);
        assert_eq!(find(world, "oude").first().unwrap().0, "Oude Markt");
        let first = world.undone(world.officer, first.id);
        assert_eq!(numbers(&first), [2, 0, 0, 2, 2, 0]);
        assert!(find(world, "diestse").is_empty());
        let officer = world.person("other", &[Role::Moderator]);
        let refused = world.by(officer, |act| acts::imports::may(act, ImportKind::Streets, None));
        assert_eq!(refusal(refused), Refusal::NotYours);
    }]);
}

#[test]
fn what_is_over_is_forgotten() {
    each(&[|world| {
        let call = world.call(CallTemplate::OpenCall);
        let done = world.taken(world.officer, ImportKind::Ideas, Some(call), PAPER, from_market());
        world.wait(SignedDuration::from_mins(1));
        let left = world.bring(world.officer, ImportKind::Ideas, Some(call), PAPER, from_market());
        let (id, rows) = (done.id, |world: &World, id| {
            world.see(move |tx| store::imports::part::get(tx, id, 0))
        });
        world.wait_days(6);
        world.by(Who::System, acts::imports::sweep).unwrap();
        assert!(rows(world, left).is_some() && rows(world, id).is_some());
        world.wait_days(2);
        world.by(Who::System, acts::imports::sweep).unwrap();
        assert!(rows(world, left).is_none() && rows(world, id).is_some());
        world.wait_days(30);
        world.by(Who::System, acts::imports::sweep).unwrap();
        assert!(rows(world, id).is_none());
        let import = world.see(move |tx| store::imports::import::get(tx, id));
        assert_eq!(import.taken, 2, "the numbers stay");
    }]);
}
