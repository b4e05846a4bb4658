//! Reading what cities write, refusing what would change a count, writing strictly.
#![expect(
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "helpers of tests"
)]

use proptest::prelude::*;
use tally::ballots::{read_csv, read_json};
use tally::pabulib::{NoteKind, Read, ReadError, WriteOptions, read, write};
use tally::{Election, file_rule};

const TOWN: &str = "\u{feff}META
key;value
description;A small town
budget;1500,50
vote_type;approval
rule;greedy
num_votes;4

PROJECTS
project_id;cost;name;category;selected
a1;500;\"Bench; with a back\";play, green;1
0x;700.25;\"Say \"\"hi\"\"\";green;2
c;1000;\"Quoted\" start;;0
d;12;A name
 on two lines;;0

VOTES
voter_id;vote;age
1;a1,0x;30
2;a1, 0x ,;
3;;44
4;c,a1;12
";

fn good(text: &str) -> Read {
    read(text.as_bytes()).unwrap()
}

/// What is wrong with a text, as a person would read it.
fn problem(text: &str) -> String {
    read(text.as_bytes()).unwrap_err().to_string()
}

fn small(projects: &str, votes: &str) -> String {
    format!(
        "META\nkey;value\nbudget;10\nvote_type;approval\nPROJECTS\n{projects}\nVOTES\n{votes}\n"
    )
}

#[test]
fn reads_a_town_with_all_its_oddities() {
    let text = TOWN.replace("d;12;A name\n on two lines;;0", "d;12;\"A name\n on two lines\";;0");
    let Read { election, notes } = good(&text);
    assert_eq!(election.places, 2);
    assert_eq!(election.budget, 150_050);
    let names: Vec<&str> = election.projects.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(
        names,
        ["Bench; with a back", "Say \"hi\"", "Quoted start", "A name\n on two lines"]
    );
    let first = election.projects.first().unwrap();
    assert_eq!(first.categories, ["play", "green"]);
    assert_eq!(election.projects[1].selected, Some(2));
    assert_eq!(election.ballots.voters(), 4);
    // Two voters voted alike, blanks and all.
    assert_eq!(election.ballots.len(), 3);
    assert!(notes.is_empty(), "{notes:?}");
}

#[test]
fn points_may_have_decimals_even_late_in_the_file() {
    let text = "META\nkey;value\nbudget;10\nvote_type;scoring\nPROJECTS\nproject_id;cost\na;1\nb;2
VOTES\nvoter_id;points;vote\n1;2;a\n2;0.25,3;b,a\n";
    let election = good(text).election;
    assert_eq!(election.point_places, 2);
    let points: Vec<Vec<i64>> =
        election.ballots.groups().map(|group| group.points.to_vec()).collect();
    assert_eq!(points, [vec![200], vec![300, 25]]);
}

#[test]
fn forgives_and_notes() {
    let kinds = |text: &str| -> Vec<NoteKind> {
        good(text).notes.into_iter().map(|note| note.kind).collect()
    };
    let twice = small("project_id;cost\na;1", "voter_id;vote\n1;a,a");
    assert_eq!(kinds(&twice), [NoteKind::RepeatedProject("a".to_owned())]);
    let untyped = twice.replace("vote_type;approval\n", "").replace("a,a", "a");
    assert_eq!(kinds(&untyped), [NoteKind::NoVoteType]);
    let open = small("project_id;cost;name\na;1;\"never closed\nb;2;", "voter_id;vote\n1;b");
    assert_eq!(kinds(&open), [NoteKind::OpenQuote]);
    let short = small("project_id;cost;name\na;1", "voter_id;vote\n1;a");
    assert_eq!(kinds(&short), [NoteKind::ShortRow]);
    let pointless = untyped.replace("budget;10\n", "budget;10\nvote_type;cumulative\n");
    assert_eq!(kinds(&pointless), [NoteKind::NoPoints]);
}

#[test]
fn says_where_and_what_is_wrong() {
    let ok = "project_id;cost\na;1\nb;2";
    for (text, expected) in [
        (
            small(ok, "voter_id;vote\n1;a,zz"),
            "line 11, column 5: the ballot names project zz, which is not in the list of projects",
        ),
        (small("project_id;cost\na;x", ""), "line 7, column 3: cost \"x\" is not a number"),
        (small("project_id;cost\na;-5", ""), "line 7, column 3: the cost is below zero"),
        (small("project_id;cost\na;1\na;2", ""), "line 8, column 1: project a appears twice"),
        (small("project_id;name\na;1", ""), "line 6, column 1: there is no cost column"),
        (small(ok, "voter_id;choice\n1;a"), "line 10, column 1: there is no vote column"),
        ("hello".to_owned(), "line 1, column 1: a section (META, PROJECTS or VOTES) was expected"),
        (small(ok, "").replace("budget;10", "budget;1.2.3"), "the file has no votes"),
        (
            small(ok, "voter_id;vote\n1;a").replace("budget;10", "budget;ten"),
            "line 3, column 1: budget \"ten\" is not a number",
        ),
        (
            small(ok, "voter_id;vote\n1;a").replace("budget;10\n", ""),
            "the file has no budget (in section META)",
        ),
        (
            small(ok, "voter_id;vote;points\n1;a,b;3").replace("approval", "cumulative"),
            "line 11, column 7: the ballot has 1 points for 2 projects",
        ),
        (
            small(ok, "voter_id;vote\n1;a").replace("approval", "lottery"),
            "line 4, column 1: vote type \"lottery\" is not known",
        ),
    ] {
        let found = problem(&text);
        assert!(found.starts_with(expected), "{found}\n{text}");
    }
}

#[test]
fn what_is_written_reads_back_the_same() {
    for kind in ["approval", "cumulative", "ordinal"] {
        let points = if kind == "cumulative" { ";points" } else { "" };
        let row =
            |points: &str| if kind == "cumulative" { format!(";{points}") } else { String::new() };
        let text = format!(
            "META\nkey;value\nbudget;12.5\nvote_type;{kind}\ncountry;Belgium\nPROJECTS
project_id;cost;name;selected\nb;4;\"x;y\";0\na;3.25;;1\nVOTES\nvoter_id;vote{points}\n1;a,b{}\n2;b{}\n3;b{}\n",
            row("1,2"),
            row("5"),
            row("5"),
        );
        let election = good(&text).election;
        let mut written = Vec::new();
        write(&mut written, &election, WriteOptions::default()).unwrap();
        let again = read(written.as_slice()).unwrap();
        assert!(again.notes.is_empty(), "{:?}", again.notes);
        assert_eq!(votes(&again.election), votes(&election), "{kind}");
        assert_eq!(again.election.budget, election.budget);
    }
}

/// Ballots by project id, sorted, so that the order of projects does not matter.
fn votes(election: &Election) -> Vec<(Vec<(String, i64)>, u32)> {
    let mut votes: Vec<_> = election
        .ballots
        .groups()
        .map(|group| {
            let named = group.projects.iter().enumerate().map(|(at, &project)| {
                let id = election.projects[project as usize].id.clone();
                (id, group.points.get(at).copied().unwrap_or(0))
            });
            let mut named: Vec<_> = named.collect();
            if election.vote_type != tally::election::VoteType::Ordinal {
                named.sort();
            }
            (named, group.voters)
        })
        .collect();
    votes.sort();
    votes
}

#[test]
fn an_order_in_json_stays_and_a_choice_is_one_however_it_is_written() {
    let read = |kind: &str| {
        let json = format!(
            r#"{{"budget": 9, "vote_type": "{kind}",
            "projects": [{{"id": "a", "cost": 1}}, {{"id": "b", "cost": 1}}],
            "ballots": [{{"vote": ["b", "a"]}}, {{"vote": ["a", "b"]}}]}}"#
        );
        let election = read_json(json.as_bytes()).unwrap();
        let groups = election.ballots.groups().map(|it| (it.projects.to_vec(), it.voters));
        groups.collect::<Vec<_>>()
    };
    assert_eq!(read("ordinal"), [(vec![1, 0], 1), (vec![0, 1], 1)]);
    assert_eq!(read("approval"), [(vec![0, 1], 2)]);
}

#[test]
fn json_and_csv_say_the_same_as_a_file() {
    let json = r#"{"budget": "12.5", "vote_type": "scoring",
        "projects": [{"id": "b", "cost": 4}, {"id": "a", "cost": "3.25", "name": "A"}],
        "ballots": [{"vote": ["a", "b"], "points": [1, "2.5"]}, {"vote": ["b"], "points": [5], "voters": 2}]}"#;
    let from_json = read_json(json.as_bytes()).unwrap();
    let text =
        "META\nkey;value\nbudget;12.5\nvote_type;scoring\nPROJECTS\nproject_id;cost\nb;4\na;3.25
VOTES\nvoter_id;vote;points\n1;a,b;1,2.5\n2;b;5\n3;b;5\n";
    let from_file = good(text).election;
    assert_eq!(votes(&from_json), votes(&from_file));
    assert_eq!(from_json.budget, from_file.budget);
    let bare = Election { ballots: Default::default(), ..from_file.clone() };
    let csv = "voter_id,vote,points\n1,\"a,b\",\"1,2.5\"\n2,b,5\n3,b,5\n";
    let from_csv = read_csv(&bare, csv).unwrap().election;
    assert_eq!(votes(&from_csv), votes(&from_file));
    assert_eq!(from_csv.projects, from_file.projects);
    let wrong = read_csv(&bare, "voter_id,vote,points\n1,zz,3\n").unwrap_err().to_string();
    assert!(wrong.starts_with("line 2, column 3: the ballot names project zz"), "{wrong}");
    let wrong = read_json(json.replace("\"b\"]", "\"c\"]").as_bytes()).unwrap_err();
    assert_eq!(wrong.to_string(), "ballots[0]: names an unknown project");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    /// Whatever the bytes, reading ends with an election or an error that says where.
    #[test]
    fn broken_files_never_break_the_reader(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 0..12)
    ) {
        let mut bytes = TOWN.as_bytes().to_vec();
        for (at, byte, what) in edits {
            if bytes.is_empty() {
                break;
            }
            let at = at.index(bytes.len());
            match what {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => bytes.insert(at, b";\"\n,"[usize::from(byte % 4)]),
                _ => {
                    bytes.remove(at);
                }
            }
        }
        match read(bytes.as_slice()) {
            Ok(read) => {
                prop_assert!(read.election.projects.iter().all(|project| project.cost >= 0));
                // And what was read can be counted and written.
                let (rule, _) = file_rule(&read.election);
                if let Ok(outcome) = tally::count(&read.election, &rule) {
                    prop_assert!(outcome.total_cost <= read.election.budget);
                }
                let mut out = Vec::new();
                write(&mut out, &read.election, WriteOptions::default()).unwrap();
            }
            Err(ReadError::At { line, column, .. }) => prop_assert!(line > 0 && column > 0),
            Err(ReadError::Missing(_)) => {}
            Err(other) => return Err(TestCaseError::fail(other.to_string())),
        }
    }

    #[test]
    fn any_text_at_all_is_read_or_refused(text in "(META|PROJECTS|VOTES|[a-c;,\"\n0-9.-]){0,80}") {
        let _ = read(text.as_bytes());
        let _ = read_json(text.as_bytes());
    }
}

/// Three projects: what a clerk of a small town has.
fn three() -> Election {
    let text = small("project_id;cost\n1;40\n2;50\n3;30", "voter_id;vote\n1;1");
    good(&text.replace("budget;10", "budget;100")).election
}

#[test]
fn csv_takes_its_separator_from_the_header_and_loses_no_choice() {
    let expected = votes(&read_csv(&three(), "vote\n1 2\n1 2\n1\n3\n").unwrap().election);
    for csv in [
        "voter_id;vote\n1;1,2\n2;1,2\n3;1\n4;3\n",
        "voter_id\tvote\n1\t1,2\n2\t2;1\n3\t1\n4\t3\n",
        "voter_id,vote\n1,1;2\n2,1;2\n3,1\n4,3\n",
        "voter_id,vote\n1,\"1,2\"\n2,1 2\n3,1,\n4,3\n",
        "voter_id;vote\n1;\"1;2\"\n2;1, 2\n\n3;1;\n4;3\n",
        "vote;age\n1,2;30\n1,2;44\n1;\n3;12\n",
    ] {
        let read = read_csv(&three(), csv).unwrap();
        assert_eq!(votes(&read.election), expected, "{csv}");
        assert!(read.notes.is_empty(), "{csv}: {:?}", read.notes);
    }
    for (csv, expected) in [
        ("voter_id,vote\n1,1,2\n", "line 2, column 5: \"2\" stands beyond the last column"),
        ("voter_id;vote\n1;1;2\n", "line 2, column 5: \"2\" stands beyond the last column"),
        ("voter_id;vote;vote\n1;1;2\n", "line 1, column 15: there are two vote columns"),
        ("voter_id|vote\n1|2\n", "line 1, column 1: there is no vote column"),
        ("voter_id;vote\n1;1.2\n", "line 2, column 3: the ballot names project 1.2"),
        ("", "the file has no header"),
    ] {
        let found = read_csv(&three(), csv).unwrap_err().to_string();
        assert!(found.starts_with(expected), "{found}\n{csv}");
    }
}

#[test]
fn ids_with_blanks_are_ids_in_csv_too() {
    let mut election = three();
    election.projects[0].id = "a b".to_owned();
    election.projects[1].id = "b".to_owned();
    let read = read_csv(&election, "voter_id,vote\n1,a b\n2,b 3\n3,\"a b,b\"\n").unwrap();
    let chosen: Vec<Vec<u32>> =
        read.election.ballots.groups().map(|group| group.projects.to_vec()).collect();
    assert_eq!(chosen, [vec![0], vec![1, 2], vec![0, 1]]);
}

/// The notes of a text as a person reads them.
fn notes(text: &str) -> Vec<String> {
    good(text).notes.iter().map(ToString::to_string).collect()
}

#[test]
fn irregular_ballots_are_named_with_line_and_count() {
    let head = "META\nkey;value\nbudget;100\nvote_type;approval\n";
    let projects = "PROJECTS\nproject_id;cost;votes\n1;40;3\n2;50;2\n3;30;1\n";
    let ballots = "VOTES\nvoter_id;vote\n1;1,2\n2;1\n3;1,3\n4;2\n";
    let file = format!("{head}{projects}{ballots}");
    assert_eq!(notes(&file), Vec::<String>::new());
    let with = |key: &str| file.replace("approval\n", &format!("approval\n{key}\n"));
    let points = |key: &str| {
        with(key).replace("approval", "cumulative").replace(
            ";vote\n1;1,2\n2;1\n3;1,3\n4;2",
            ";vote;points\n1;1,2;3,2\n2;1;5\n3;1,3;4,1\n4;2;5",
        )
    };
    for (text, expected) in [
        (
            file.replace("\n2;1\n", "\n1;1\n"),
            "line 13: voter 1 has voted before; both ballots count",
        ),
        (
            with("max_length;1"),
            "line 13: the ballot names 2 projects, at most 1 are allowed; it counts (2 like it, also in line 15)",
        ),
        (
            with("min_length;2"),
            "line 14: the ballot names 1 projects, at least 2 are asked for; it counts (2 like it, also in line 16)",
        ),
        (
            file.replace("approval", "choose-1"),
            "line 12: the ballot names 2 projects, at most 1 are allowed; it counts (2 like it, also in line 14)",
        ),
        (
            with("max_sum_cost;80"),
            "line 13: the sum of costs is 90, at most 80 are allowed; the ballot counts",
        ),
        (
            points("max_sum_points;4.5"),
            "line 13: the sum of points is 5, at most 4.5 are allowed; the ballot counts (4 like it, also in line 14, 15, 16)",
        ),
        (
            points("max_points;4"),
            "line 14: the points for a project is 5, at most 4 are allowed; the ballot counts (2 like it, also in line 16)",
        ),
        (
            points("comment;-").replace("1,2;3,2", "1,2;3,-2"),
            "line 13: the ballot gives -2 points, which is below zero; it counts",
        ),
        (with("budget;50"), "line 5: budget was given before; the first one counts"),
        (
            file.replace("2;50;2", "2;50;20"),
            "line 8: the votes column says 20 for project 2, but the ballots say 2",
        ),
        (
            format!("{head}{projects}PROJECTS\nproject_id;cost\n4;5\n{ballots}"),
            "line 10: section PROJECTS was there before; the rows of both count",
        ),
    ] {
        assert_eq!(notes(&text), [expected], "{text}");
    }
    // A file that says how low points may go means it.
    assert_eq!(notes(&points("min_points;-2").replace("3,2\n", "3,-2\n")), Vec::<String>::new());
    let twice = format!("{file}{ballots}");
    let twice = notes(&twice);
    assert!(twice[0].starts_with("line 16: section VOTES was there before"), "{twice:?}");
    assert!(twice[1].contains("(4 like it, also in line 19, 20, 21)"), "{twice:?}");
    let tabs = file.replace(';', "\t");
    assert_eq!(votes(&good(&tabs).election), votes(&good(&file).election));
    for (text, expected) in [
        (
            format!("{head}{ballots}{projects}"),
            "line 6, column 1: sections come in the order META, PROJECTS, VOTES",
        ),
        (
            format!("{projects}{ballots}{head}"),
            "line 12, column 1: sections come in the order META, PROJECTS, VOTES",
        ),
        (file.replace("cost;votes", "cost;cost"), "line 6, column 17: there are two cost columns"),
        (file.replace("\n4;2", "\n4;2;3"), "line 15, column 5: \"3\" stands beyond the last"),
        (
            file.replace("budget;100", "budget;1,000"),
            "line 3, column 1: budget \"1,000\" may mean thousands or decimals",
        ),
    ] {
        let found = problem(&text);
        assert!(found.starts_with(expected), "{found}\n{text}");
    }
}

#[test]
fn a_note_names_ten_lines_and_counts_the_rest() {
    let rows: String = (1..=50).map(|voter| format!("\n{};1", voter % 2)).collect();
    let noted = notes(&small("project_id;cost\n1;1", &format!("voter_id;vote{rows}")));
    assert_eq!(
        noted,
        [
            "line 12: voter 1 has voted before; both ballots count (48 like it, also in line 13, 14, \
          15, 16, 17, 18, 19, 20, 21, …)"
        ]
    );
}

/// The inputs that failed once, where they are: each is counted rightly, noted or refused.
#[test]
fn every_case_that_failed_is_counted_rightly_noted_or_refused() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3).unwrap();
    let folder = root.join("shared/cases/ballots");
    if !folder.is_dir() {
        eprintln!("skipped: {} is not there", folder.display());
        return;
    }
    let ok = std::fs::read_to_string(folder.join("ok.pb")).unwrap();
    let ok = good(&ok).election;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let csv = name.ends_with(".csv");
        let result = if csv { read_csv(&ok, &text) } else { read(text.as_bytes()) };
        match (name.as_str(), result) {
            ("ok.pb" | "comma_budget.pb" | "tab_sep.pb", Ok(read)) => {
                assert!(read.notes.is_empty(), "{name}: {:?}", read.notes);
                assert_eq!(votes(&read.election), votes(&ok), "{name}");
            }
            ("semicolon.csv" | "comma-then-semicolon.csv", Ok(read)) => {
                let winners = tally::count(&read.election, &file_rule(&read.election).0).unwrap();
                assert_eq!(winners.winners, [0, 1], "{name}");
                assert!(read.notes.is_empty(), "{name}: {:?}", read.notes);
            }
            (_, Ok(read)) => assert!(!read.notes.is_empty(), "{name} is counted without a word"),
            (_, Err(error)) => {
                assert!(matches!(error, ReadError::At { .. }), "{name}: {error}");
            }
        }
    }
}
