//! Files in a bucket, on a real S3 server of another make: kept, given out, backed up, missed, and gone with their city.

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use s3s_fs::FileSystem;
use store::CityId;
use store::blobs::{BlobKey, Blobs, BucketKey, BucketPlace, FilePlace, Found};
use stories::{Told as _, address_of, kalaka, story};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use crate::files::{PDF, address, below};

/// The one key that the server knows.
const KEY: &str = "KEY-OF-STORIES";
/// What it signs with.
const SECRET: &str = "hush-of-stories";

/// A running S3 server with a bucket. Dropping it stops it.
struct Bucket {
    running: Option<Runtime>,
    port: u16,
    folder: TempDir,
}

impl Bucket {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("kalaka")).unwrap();
        let mut builder = S3ServiceBuilder::new(FileSystem::new(folder.path()).unwrap());
        builder.set_auth(SimpleAuth::from_single(KEY, SECRET));
        let service = builder.build();
        // Threads of its own: it answers while a story waits.
        let running = Runtime::new().unwrap();
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        listener.set_nonblocking(true).unwrap();
        running.spawn(async move {
            let listener = TcpListener::from_std(listener).unwrap();
            while let Ok((stream, _)) = listener.accept().await {
                let service = service.clone();
                tokio::spawn(async move {
                    let stream = TokioIo::new(stream);
                    drop(http1::Builder::new().serve_connection(stream, service).await);
                });
            }
        });
        Self { running: Some(running), port, folder }
    }

    fn address(&self) -> String {
        format!("http://127.0.0.1:{}/kalaka/cities", self.port)
    }

    fn blobs(&self, secret: &str) -> Blobs {
        let key = BucketKey { id: KEY.to_owned(), secret: secret.to_owned() };
        Blobs::new(FilePlace::Bucket(BucketPlace::new(&self.address(), "us-east-1", key).unwrap()))
    }

    /// The files of the bucket that people gave.
    fn files(&self) -> Vec<PathBuf> {
        below(&self.folder.path().join("kalaka"))
    }

    /// What points commands at it.
    fn settings(&self, secret: &str) -> Vec<String> {
        let address = self.address();
        let words = ["--files", &address, "--files-region", "us-east-1"];
        let key = ["--files-key", KEY, "--files-secret", secret];
        words.iter().chain(&key).map(|word| (*word).to_owned()).collect()
    }
}

impl Drop for Bucket {
    fn drop(&mut self) {
        if let Some(running) = self.running.take() {
            running.shutdown_background();
        }
    }
}

fn run(words: &[&str], settings: &[String]) -> String {
    let all: Vec<&str> = words.iter().copied().chain(settings.iter().map(String::as_str)).collect();
    let out = kalaka(&all).told();
    String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr)
}

/// Bytes go in whole, come out as they went in, and are nobody else's.
#[test]
fn a_bucket_keeps_what_came_in_under_its_digest() {
    let bucket = Bucket::start();
    let (blobs, city, other) = (bucket.blobs(SECRET), CityId(7), CityId(77));
    let content: Vec<u8> = (0..700_000_u32).flat_map(u32::to_le_bytes).collect();
    let keep = |city, id, content: &[u8]| {
        let mut incoming = blobs.begin().unwrap();
        incoming.write_all(content).unwrap();
        let key = BlobKey { digest: incoming.digest(), id };
        blobs.keep(city, &key, &mut incoming).map(|()| key)
    };
    let key = keep(city, 1, &content).unwrap();
    let mut read = Vec::new();
    blobs.open(city, &key).unwrap().read_to_end(&mut read).unwrap();
    assert!(read == content, "{} of {} bytes came back", read.len(), content.len());
    assert_eq!(blobs.examine(city, &key).unwrap(), Found::Whole);
    assert_eq!(blobs.examine(other, &key).unwrap(), Found::Missing);
    let neighbour = keep(other, 1, b"").unwrap();
    for id in 2..6 {
        keep(city, id, b"more").unwrap();
    }
    blobs.remove(city, &key).unwrap();
    blobs.remove(city, &key).unwrap();
    assert_eq!(blobs.examine(city, &key).unwrap(), Found::Missing);
    assert_eq!(bucket.files().len(), 5);
    blobs.remove_city(city).unwrap();
    assert_eq!(blobs.examine(other, &neighbour).unwrap(), Found::Whole, "another city's stay");
    assert_eq!(bucket.files().len(), 1);

    // Somebody else's key opens nothing, and is told so without the address, which is signed.
    let refused = bucket.blobs("another").examine(other, &neighbour).unwrap_err();
    assert_eq!(refused.to_string(), "the bucket refuses our key");
    drop(bucket);
    let away = blobs.examine(other, &neighbour).unwrap_err().to_string();
    assert!(!away.contains("http") && !away.contains(KEY), "{away}");
}

story! {
    /// A file that somebody attaches lies in the bucket, and the city lives on when the bucket is away.
    async fn files_lie_in_a_bucket(ground: Ground) {
        let bucket = Bucket::start();
        let officer = ground.session_of("officer");
        let database = address_of(&ground.place.database());
        let settings = bucket.settings(SECRET);
        let flags: Vec<&str> = settings.iter().map(String::as_str).collect();
        let served = ground.serve_with(&flags);
        let mut browser = served.browser(&ground.here).signed_in(&officer);
        let files = format!("{}/things/call/{}/files", ground.here.base(), ground.here.call_id);
        let form = browser.get(&files).await.form("/files").fill("title", "Plan");
        let form = form.fill("about", "The square from above.");
        let form = form.attach("file", "plan.pdf", "application/pdf", PDF);
        browser.send(form).await.must_say("plan.pdf");
        let at = address(&served, &ground).await;
        assert_eq!(served.browser(&ground.here).get(&at).await.body.as_bytes(), PDF);
        let kept = bucket.files();
        assert_eq!(kept.len(), 1, "{kept:?}");
        let name = kept[0].strip_prefix(bucket.folder.path()).unwrap().to_string_lossy();
        assert!(name.starts_with(&format!("kalaka/cities/{}/", ground.here.id.get())), "{name}");

        // The doctor reads it through, with the right key.
        let doctor = |settings: &[String]| run(&["doctor", "--database", &database], settings);
        let said = doctor(&settings);
        assert!(said.contains("fine   riverton: 1 files are what their digests say"), "{said}");

        // It is in a backup, which is restored into a folder.
        let folder = tempfile::tempdir().unwrap();
        let within = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
        let (backup, elsewhere) = (within("backup"), within("elsewhere"));
        run(&["backup", &backup, "--database", &database], &settings);
        let said = run(&["restore", &backup, "--verify", "--database", &elsewhere], &[]);
        assert!(said.contains("Verified"), "{said}");
        let restored = below(&Path::new(&elsewhere).join("files"));
        assert_eq!(std::fs::read(&restored[0]).unwrap(), PDF);

        // With another key nothing is read, and the secret is told nobody. A server would have asked with its own.
        served.stop();
        let said = doctor(&bucket.settings("hush-of-others"));
        assert!(said.contains("files cannot be read: the bucket refuses our key"), "{said}");
        assert!(!said.contains("hush"), "{said}");

        // Away, it takes nothing else with it.
        let served = ground.serve_with(&flags);
        let mut browser = served.browser(&ground.here).signed_in(&officer);
        let form = browser.get(&files).await.form("/files").fill("title", "Later");
        drop(bucket);
        assert_eq!(served.browser(&ground.here).look(&at).await.status, 503);
        let about = format!("{}/about", ground.here.call_page());
        served.browser(&ground.here).get(&about).await.must_say("Plan");
        let form = form.fill("about", "The same square from the church tower.");
        // Other bytes: those that are kept already need no bucket.
        let other = [PDF, b"% later"].concat();
        let form = form.attach("file", "later.pdf", "application/pdf", &other);
        assert_eq!(browser.post(form).await.status, 503);
        served.stop();
    }
}
