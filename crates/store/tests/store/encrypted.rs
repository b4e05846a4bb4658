//! The way to PostgreSQL is encrypted, and whoever answers is who it should be.

use std::fs;

use rcgen::{
    BasicConstraints, Certificate, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair,
};
use store::{
    Database, Store,
    testing::{Cluster, Durability, Identity, TestDatabase, skips_postgres},
};
use tempfile::TempDir;

use crate::common::{LEUVEN, count, seed, settings};

/// A name for itself and for nobody else.
const NAME: &str = "localhost";

type Authority = CertifiedIssuer<'static, KeyPair>;

fn authority(name: &str) -> Authority {
    let mut params = CertificateParams::new([]).unwrap();
    params.distinguished_name.push(DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

fn server_of(authority: &Authority) -> (Certificate, KeyPair) {
    let key = KeyPair::generate().unwrap();
    let params = CertificateParams::new([NAME.to_owned()]).unwrap();
    (params.signed_by(&key, authority).unwrap(), key)
}

/// What a server of its own answers to addresses.
struct Door {
    port: u16,
    database: String,
    folder: TempDir,
    _test: TestDatabase,
    _cluster: Cluster,
}

impl Door {
    fn open(identity: Option<Identity<'_>>) -> Self {
        let mut cluster = Cluster::start(Durability::Off).unwrap();
        let port = cluster.listen(identity).unwrap();
        let test = TestDatabase::postgres_at(&cluster.administrator());
        let Database::Postgres(address) = test.database() else { panic!("an address") };
        let database = address.rsplit('/').next().unwrap().to_owned();
        let folder = tempfile::tempdir().unwrap();
        Self { port, database, folder, _test: test, _cluster: cluster }
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    fn knock(&self, host: &str, query: &str) -> Result<Store, String> {
        let Self { port, database, .. } = self;
        let address =
            format!("postgres://kalaka_test:kalaka_test@{host}:{port}/{database}?{query}");
        Store::open(settings(Database::Postgres(address))).map_err(|error| error.to_string())
    }

    fn refusal(&self, host: &str, query: &str) -> String {
        match self.knock(host, query) {
            Ok(_) => panic!("{host} with {query} was let in"),
            Err(why) => why,
        }
    }
}

/// Whether it was opened and works.
fn works(store: Result<Store, String>) {
    let store = store.unwrap();
    if store.cities().unwrap().is_empty() {
        seed(&store);
    }
    assert_eq!(count(&store.city(LEUVEN)), 0);
}

#[test]
fn the_server_is_who_it_should_be() {
    if skips_postgres() {
        return;
    }
    let (ours, theirs) = (authority("ours"), authority("theirs"));
    let (certificate, key) = server_of(&ours);
    let identity = Identity { certificate: &certificate.pem(), key: &key.serialize_pem() };
    let door = Door::open(Some(identity));
    let root = door.file("our root+1.pem", &ours.pem()).replace(' ', "%20");
    let other = door.file("theirs.pem", &theirs.pem());

    works(door.knock(NAME, &format!("sslmode=verify-full&sslrootcert={root}")));
    let why = door.refusal("127.0.0.1", &format!("sslmode=verify-full&sslrootcert={root}"));
    assert!(why.contains("127.0.0.1") && why.contains("localhost"), "{why}");
    works(door.knock("127.0.0.1", &format!("sslmode=verify-ca&sslrootcert={root}")));

    // Whoever vouches for it must be known, by name or not, and also when only encryption was asked for.
    for mode in ["verify-full", "verify-ca", "require"] {
        let why = door.refusal(NAME, &format!("sslmode={mode}&sslrootcert={other}"));
        assert!(why.contains("UnknownIssuer"), "{mode}: {why}");
    }
    let why = door.refusal(NAME, "sslmode=verify-full");
    assert!(why.contains("UnknownIssuer"), "the system does not know it: {why}");

    // Without roots, `require` and `prefer` encrypt to whoever answers; plain is nothing to this server.
    works(door.knock("127.0.0.1", "sslmode=require"));
    works(door.knock("127.0.0.1", "sslmode=prefer"));
    works(door.knock("127.0.0.1", ""));
    let why = door.refusal(NAME, "sslmode=disable");
    assert!(why.contains("no encryption"), "{why}");
}

#[test]
fn a_certificate_that_signed_itself_is_trusted_where_it_is_the_root() {
    if skips_postgres() {
        return;
    }
    // As `openssl req -x509` makes them: a server that says it is an authority.
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new([NAME.to_owned()]).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let own = params.self_signed(&key).unwrap();
    let door = Door::open(Some(Identity { certificate: &own.pem(), key: &key.serialize_pem() }));
    let root = door.file("own.pem", &own.pem());
    works(door.knock(NAME, &format!("sslmode=verify-full&sslrootcert={root}")));
    let why = door.refusal("127.0.0.1", &format!("sslmode=verify-full&sslrootcert={root}"));
    assert!(why.contains("127.0.0.1"), "{why}");
    // Another one that signed itself under the same name is not it.
    let again = params.self_signed(&KeyPair::generate().unwrap()).unwrap();
    let other = door.file("other.pem", &again.pem());
    let why = door.refusal(NAME, &format!("sslmode=verify-full&sslrootcert={other}"));
    assert!(!why.is_empty());
}

#[test]
fn a_server_that_does_not_encrypt_is_refused_where_it_must() {
    if skips_postgres() {
        return;
    }
    let door = Door::open(None);
    let root = door.file("root.pem", &authority("any").pem());
    for query in ["sslmode=require", &format!("sslmode=verify-full&sslrootcert={root}")] {
        let why = door.refusal(NAME, query);
        assert!(why.contains("does not support TLS"), "{why}");
    }
    works(door.knock(NAME, "sslmode=prefer"));
    works(door.knock(NAME, "sslmode=disable"));
}
