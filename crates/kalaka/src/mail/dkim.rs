//! Signing letters with a key of our own (DKIM, RFC 6376): a mail server that gets one can tell that it is from us and
//! was not changed.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use lettre::Message;
use lettre::message::dkim::{
    DkimCanonicalization, DkimCanonicalizationType, DkimConfig, DkimSigningAlgorithm,
    DkimSigningKey,
};
use lettre::message::header::HeaderName;
use rsa::pkcs1::{DecodeRsaPrivateKey as _, EncodeRsaPrivateKey as _};
use rsa::pkcs8::{EncodePublicKey as _, LineEnding};
use rsa::{RsaPrivateKey, rand_core};

use crate::wiring;

/// Under which name the public half stands in the DNS: `kalaka._domainkey.DOMAIN`.
pub(crate) const SELECTOR: &str = "kalaka";
/// As long as every receiver takes (RFC 8301).
const BITS: usize = 2048;
/// What of a letter is signed; what it has not is left out.
const SIGNED: [&str; 9] = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "MIME-Version",
    "Content-Type",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
];

/// The key with which letters are signed.
#[derive(Clone)]
pub(crate) struct Signer {
    pem: String,
}

/// Randomness as the key's library asks for it.
struct Random;

impl rand_core::RngCore for Random {
    fn next_u32(&mut self) -> u32 {
        rand_core::impls::next_u32_via_fill(self)
    }

    fn next_u64(&mut self) -> u64 {
        rand_core::impls::next_u64_via_fill(self)
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        wiring::random(bytes);
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), rand_core::Error> {
        wiring::random(bytes);
        Ok(())
    }
}

impl rand_core::CryptoRng for Random {}

impl Signer {
    /// The key in a file; nothing when there is no such file, and letters leave unsigned.
    pub(crate) fn read(path: Option<&Path>) -> anyhow::Result<Option<Self>> {
        let Some(path) = path else { return Ok(None) };
        let said = || format!("the key in {} does not read", path.display());
        match std::fs::read_to_string(path) {
            Ok(pem) => Self::of_pem(pem).with_context(said).map(Some),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(said),
        }
    }

    fn of_pem(pem: String) -> anyhow::Result<Self> {
        RsaPrivateKey::from_pkcs1_pem(&pem).context("an RSA key in PKCS#1, as PEM, is wanted")?;
        Ok(Self { pem })
    }

    /// Makes a key in a new file, for its owner's eyes.
    pub(crate) fn make(path: &Path) -> anyhow::Result<Self> {
        use std::io::Write as _;
        let key = RsaPrivateKey::new(&mut Random, BITS).context("no key could be made")?;
        let pem = key.to_pkcs1_pem(LineEnding::LF).context("the key cannot be written")?;
        let mut file = store::private::file()
            .write(true)
            .create_new(true)
            .open(path)
            .with_context(|| format!("{} cannot be written", path.display()))?;
        file.write_all(pem.as_bytes())?;
        file.sync_all()?;
        Self::of_pem(pem.to_string())
    }

    /// What stands in the DNS for a domain: the name, and the text.
    pub(crate) fn record(&self, domain: &str) -> anyhow::Result<(String, String)> {
        let key = RsaPrivateKey::from_pkcs1_pem(&self.pem)?.to_public_key();
        let pem = key.to_public_key_pem(LineEnding::LF)?;
        let public: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
        ensure!(!public.is_empty(), "the key has no public half");
        Ok((format!("{SELECTOR}._domainkey.{domain}"), format!("v=DKIM1; k=rsa; p={public}")))
    }

    /// Signs a letter that leaves from an address of this domain.
    pub(super) fn sign(&self, message: &mut Message, domain: &str) -> anyhow::Result<()> {
        let key = DkimSigningKey::new(&self.pem, DkimSigningAlgorithm::Rsa)?;
        let has = |name: &&str| message.headers().get_raw(name).is_some();
        let signed = SIGNED.into_iter().filter(has).map(HeaderName::new_from_ascii_str);
        let relaxed = DkimCanonicalizationType::Relaxed;
        let config = DkimConfig::new(
            SELECTOR.to_owned(),
            domain.to_owned(),
            key,
            signed.collect(),
            DkimCanonicalization { header: relaxed, body: relaxed },
        );
        message.sign(&config);
        Ok(())
    }
}

/// Where the key lies if nothing else was said: beside the database.
pub(crate) fn usual(folder: &Path) -> PathBuf {
    folder.join("dkim.pem")
}
