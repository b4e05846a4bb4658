//! What only files can do.

use std::{
    collections::BTreeSet,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::mpsc::channel,
    time::Duration,
};

use store::{
    CityId, Database, Error, Limits, OpenError, Scope, Store, StoreSettings, args,
    testing::TestDatabase,
};

use crate::common::{
    ADD, COUNT, GET, Item, LEUVEN, NIS, NOW, SCHEMA, add, count, patient, seed, settings, stopwatch,
};

fn in_folder(folder: &Path) -> StoreSettings {
    settings(Database::Folder(folder.to_owned()))
}

#[tokio::test]
async fn what_is_written_is_read_again_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let open = || Store::open(in_folder(folder.path()));
    let store = open().unwrap();
    seed(&store);
    let added = store
        .city(LEUVEN)
        .write(|tx| tx.execute(ADD, args![5, 1, "benches", true, 40, vec![1_u8, 2]]))
        .await;
    assert_eq!(added, Ok(1));
    assert!(matches!(open(), Err(OpenError::InUse(_))), "the folder is taken");
    drop(store);

    let store = open().unwrap();
    let item = store.city(LEUVEN).read(|tx| tx.one::<Item>(GET, args![5])).await.unwrap();
    let expected = Item {
        id: 5,
        title: "benches".into(),
        open: true,
        cost: Some(40),
        picture: Some(vec![1, 2]),
    };
    assert_eq!(item, expected);
    let names: Vec<String> = store.cities().unwrap().into_iter().map(|city| city.name).collect();
    assert_eq!(names, ["leuven", "nis"]);
    store.remove_city(LEUVEN).unwrap();
    let gone = store.city(LEUVEN).read(|tx| tx.one::<i64>(COUNT, args![])).await;
    assert_eq!(gone, Err(Error::NotFound));
    assert!(!folder.path().join("leuven.db").exists());
}

#[test]
fn files_that_nobody_uses_are_closed() {
    let folder = tempfile::tempdir().unwrap();
    let limits = Limits { idle: Duration::from_millis(100), ..patient() };
    let store = Store::open(StoreSettings { limits, ..in_folder(folder.path()) }).unwrap();
    seed(&store);
    let log = folder.path().join("leuven.db-wal");
    assert_eq!(count(&store.city(LEUVEN)), 0);
    assert!(log.exists());
    // Workers without work look around every five seconds.
    let patience = stopwatch();
    while log.exists() && patience.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(100));
    }
    assert!(!log.exists(), "closing the last connection writes the log back");
    assert_eq!(count(&store.city(LEUVEN)), 0);
}

#[test]
fn a_newer_folder_and_a_missing_file_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(in_folder(folder.path())).unwrap();
    seed(&store);
    drop(store);
    let older = store::Schema { city: &crate::common::CITY[..1], ..SCHEMA };
    let answer = Store::open(StoreSettings { schema: older, ..in_folder(folder.path()) }).map(drop);
    assert!(matches!(answer, Err(OpenError::Newer { number: 2, .. })), "{answer:?}");
    std::fs::remove_file(folder.path().join("nis.db")).unwrap();
    let answer = Store::open(in_folder(folder.path())).map(drop);
    assert!(matches!(answer, Err(OpenError::Missing(_))), "{answer:?}");
}

#[test]
fn an_older_folder_is_brought_up_to_date_with_its_rows() {
    let folder = tempfile::tempdir().unwrap();
    let older = store::Schema { city: &crate::common::CITY[..1], ..SCHEMA };
    let store = Store::open(StoreSettings { schema: older, ..in_folder(folder.path()) }).unwrap();
    seed(&store);
    store.city(LEUVEN).write_blocking(|tx| add(tx, 1)).unwrap();
    drop(store);
    let store = Store::open(in_folder(folder.path())).unwrap();
    assert_eq!(count(&store.city(LEUVEN)), 1);
}

#[test]
fn a_full_disk_keeps_what_is_there_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let limits = Limits { max_pages: Some(64), ..patient() };
    let store = Store::open(StoreSettings { limits, ..in_folder(folder.path()) }).unwrap();
    seed(&store);
    let city = store.city(LEUVEN);
    let picture = |id: i64| {
        move |tx: &mut store::Tx| {
            tx.execute(ADD, args![id, 1, id.to_string(), true, 1, vec![7_u8; 20_000]])
        }
    };
    let kept = (0..100)
        .take_while(|id| {
            let answer = city.write_blocking(picture(*id));
            assert!(matches!(answer, Ok(1) | Err(Error::Full)), "{answer:?}");
            answer.is_ok()
        })
        .count();
    assert!((1..100).contains(&kept), "{kept}");
    // In a group too: those that do not fit are told, the others are kept.
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let kept_in_group = runtime.block_on(async {
        let writes: Vec<_> = (100..140)
            .map(|id| {
                let city = city.clone();
                tokio::spawn(async move {
                    match id % 2 {
                        0 => city.write(picture(id)).await,
                        _ => city.write(move |tx| add(tx, id)).await,
                    }
                })
            })
            .collect();
        let mut kept = 0;
        for (id, write) in (100..).zip(writes) {
            match write.await.unwrap() {
                Ok(_) => kept += 1,
                Err(error) => assert_eq!((id % 2, error), (0, Error::Full)),
            }
        }
        kept
    });
    assert!(kept_in_group >= 20, "{kept_in_group}");
    let there = usize::try_from(count(&city)).unwrap();
    assert_eq!(there, kept + kept_in_group);
    assert_eq!(count(&store.city(NIS)), 0, "another city is served");
}

/// Not a story of its own: the process that the next one kills.
#[test]
fn child_that_writes_until_it_is_killed() {
    let Some(folder) = std::env::var_os("KALAKA_KILL_ME_IN") else { return };
    let time = std::env::var("KALAKA_KILL_ME_AT").unwrap().parse().unwrap();
    let clock = store::Clock::new(move || time);
    let store = Store::open(StoreSettings { clock, ..in_folder(Path::new(&folder)) }).unwrap();
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let writers: Vec<_> = (0..32)
            .map(|number| {
                let store = store.clone();
                tokio::spawn(async move {
                    let city = if number % 2 == 0 { LEUVEN } else { NIS };
                    loop {
                        let id = store.new_id();
                        store.city(city).write(move |tx| add(tx, id)).await.unwrap();
                        let line = format!("kept {} {id}\n", city.0);
                        std::io::stdout().write_all(line.as_bytes()).unwrap();
                    }
                })
            })
            .collect();
        for writer in writers {
            let _: () = writer.await.unwrap();
        }
    });
}

#[test]
fn a_process_killed_among_writes_has_lost_nothing_it_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(in_folder(folder.path())).unwrap();
    seed(&store);
    drop(store);
    let mut acknowledged = Vec::new();
    for round in 0..5_u32 {
        let time = NOW + i64::from(round) * 3_600_000_000;
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "sqlite::child_that_writes_until_it_is_killed",
                "--nocapture",
                "--test-threads=1",
            ])
            .env("KALAKA_KILL_ME_IN", folder.path())
            .env("KALAKA_KILL_ME_AT", time.to_string())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let reader = std::thread::spawn(move || {
            let whole = |line: &String| line.ends_with('\n');
            let mut output = output;
            let mut kept = Vec::new();
            let mut line = String::new();
            while output.read_line(&mut line).unwrap() > 0 {
                if whole(&line)
                    && let Some(rest) = line.split("kept ").nth(1)
                {
                    let (city, id) = rest.trim().split_once(' ').unwrap();
                    kept.push((city.parse::<i64>().unwrap(), id.parse::<i64>().unwrap()));
                }
                line.clear();
            }
            kept
        });
        std::thread::sleep(Duration::from_millis(500 + u64::from(round) * 37));
        child.kill().unwrap();
        child.wait().unwrap();
        acknowledged.extend(reader.join().unwrap());
    }
    assert!(acknowledged.len() > 100, "{} were written", acknowledged.len());
    let store = Store::open(in_folder(folder.path())).unwrap();
    let lost = acknowledged.iter().filter(|(city, id)| {
        let id = *id;
        store.city(CityId(*city)).read_blocking(move |tx| tx.one::<Item>(GET, args![id])).is_err()
    });
    assert_eq!(lost.count(), 0, "of {} acknowledged", acknowledged.len());
    println!("{} acknowledged in 5 rounds, none lost", acknowledged.len());
}

/// A task has a budget after which its channels ask it to yield; whoever waits on the spot cannot.
#[tokio::test]
async fn a_task_may_wait_on_the_spot_as_often_as_it_likes() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(in_folder(folder.path())).unwrap();
    seed(&store);
    let city = store.city(LEUVEN);
    for id in 0..200 {
        city.write_blocking(move |tx| add(tx, id)).unwrap();
    }
    assert_eq!(count(&city), 200);
}

/// Waits until those files are open that should be, and says which they are.
fn settled(folder: &Path, fine: impl Fn(&BTreeSet<PathBuf>) -> bool) -> BTreeSet<PathBuf> {
    let began = stopwatch();
    loop {
        let open: BTreeSet<_> = open_in(folder).into_iter().collect();
        if fine(&open) {
            return open;
        }
        assert!(began.elapsed() < Duration::from_secs(10), "{open:?} are open");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// Whether no city but Leuven has a file open.
fn others_are_closed(open: &BTreeSet<PathBuf>) -> bool {
    let names = open.iter().filter_map(|file| file.file_name()?.to_str());
    names
        .into_iter()
        .all(|name| ["install.", "leuven.", "lock"].iter().any(|one| name.starts_with(one)))
}

/// The files of a folder that this process has open, one for each descriptor. A city in use may have several readers,
/// each with descriptors of its own.
fn open_in(folder: &Path) -> Vec<PathBuf> {
    let own = std::fs::read_dir("/proc/self/fd").unwrap().flatten();
    own.filter_map(|one| std::fs::read_link(one.path()).ok())
        .filter(|file| file.starts_with(folder))
        .collect()
}

#[test]
fn the_files_of_idle_cities_are_closed_while_another_is_busy() {
    const CITIES: i64 = 300;
    let test = TestDatabase::sqlite();
    let Database::Folder(folder) = test.database() else { panic!("a folder") };
    // Nobody is quiet here for as long as a worker would wait for it.
    let limits = Limits { idle: Duration::from_millis(400), ..patient() };
    let open = || {
        let limits = limits.clone();
        Store::open(StoreSettings { limits, ..settings(test.database()) }).unwrap()
    };
    let store = open();
    seed(&store);
    for number in 100..100 + CITIES {
        store.create_city(CityId(number), &format!("city{number}")).unwrap();
    }
    drop(store);
    let store = open();
    for number in 100..100 + CITIES {
        count(&store.city(CityId(number)));
    }
    let began = stopwatch();
    while began.elapsed() < Duration::from_millis(1500) {
        count(&store.city(LEUVEN));
    }
    let later = open_in(&folder).len();
    assert!(later <= 400, "{later} descriptors while one city is busy");
}

#[test]
fn looking_into_every_city_leaves_their_files_as_they_were() {
    const CITIES: i64 = 20;
    let test = TestDatabase::sqlite();
    let Database::Folder(folder) = test.database() else { panic!("a folder") };
    let store = Store::open(settings(test.database())).unwrap();
    seed(&store);
    for number in 100..100 + CITIES {
        store.create_city(CityId(number), &format!("city{number}")).unwrap();
    }
    drop(store);
    let store = Store::open(settings(test.database())).unwrap();
    // The start looked into all of them for jobs. An answer comes a moment before its file is closed.
    count(&store.city(LEUVEN));
    let before = settled(&folder, others_are_closed);
    store.look_for_jobs().unwrap();
    for number in 100..100 + CITIES {
        let city = Scope::City(CityId(number));
        store.pass_by(city, |rows| rows.read_blocking(|tx| tx.one::<i64>(COUNT, args![]))).unwrap();
    }
    settled(&folder, |open| *open == before);
}

#[test]
fn who_passes_by_leaves_open_what_somebody_is_using() {
    let test = TestDatabase::sqlite();
    let Database::Folder(folder) = test.database() else { panic!("a folder") };
    let store = Store::open(settings(test.database())).unwrap();
    seed(&store);
    drop(store);
    let store = Store::open(settings(test.database())).unwrap();
    count(&store.city(LEUVEN));
    let before = settled(&folder, others_are_closed);
    let (reads, reading) = channel();
    let (go, gone) = channel();
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            store.city(LEUVEN).read_blocking(move |tx| {
                reads.send(()).unwrap();
                gone.recv().unwrap();
                tx.one::<i64>(COUNT, args![])
            })
        });
        reading.recv().unwrap();
        store.pass_by(Scope::City(LEUVEN), |_| ());
        go.send(()).unwrap();
        reader.join().unwrap().unwrap();
    });
    // Closing would come a moment after the answer.
    for _ in 0..20 {
        assert_eq!(BTreeSet::from_iter(open_in(&folder)), before);
        std::thread::sleep(Duration::from_millis(10));
    }
}
