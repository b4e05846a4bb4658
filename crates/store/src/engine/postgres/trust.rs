//! Whom we let be our database: anybody, whoever is known, or the one whose name was called.

use std::{path::Path, sync::Arc};

use tokio_rustls::rustls::{
    CertificateError, DigitallySignedStruct, Error, OtherError, RootCertStore, SignatureScheme,
    client::{
        WebPkiServerVerifier,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
        verify_server_name,
    },
    crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature},
    pki_types::{
        CertificateDer, ServerName, UnixTime,
        pem::{self, PemObject as _},
    },
    server::ParsedCertificate,
};

use crate::engine::error::OpenError;

/// Whom to trust.
#[derive(Debug, Clone)]
pub(super) enum Trust {
    /// Whoever answers: the connection is secret to those who only listen.
    Anybody,
    /// Whoever a root vouches for.
    Known(Roots),
    /// The one with the name that was called.
    Named(Roots),
}

/// Certificates that vouch for others, and for themselves.
#[derive(Debug, Clone)]
pub(super) struct Roots {
    verifier: Arc<WebPkiServerVerifier>,
    certificates: Arc<[CertificateDer<'static>]>,
}

impl Trust {
    /// Whoever those of a PEM file vouch for.
    pub(super) fn known(file: &Path) -> Result<Self, OpenError> {
        Ok(Self::Known(Roots::read(Some(file))?))
    }

    /// The one who was called and for whom those of a PEM file vouch, or without one those whom the system trusts.
    pub(super) fn named(file: Option<&Path>) -> Result<Self, OpenError> {
        Ok(Self::Named(Roots::read(file)?))
    }
}

impl Roots {
    fn read(file: Option<&Path>) -> Result<Self, OpenError> {
        let (certificates, place) = match file {
            Some(file) => {
                let read = CertificateDer::pem_file_iter(file)
                    .and_then(Iterator::collect::<Result<Vec<_>, pem::Error>>);
                let place = format!("“sslrootcert” is {}", file.display());
                (read.map_err(|error| wrong(&place, error))?, place)
            }
            // What the system has and we cannot read is not trusted; the rest is.
            None => (
                rustls_native_certs::load_native_certs().certs,
                "the system’s roots are to be trusted".to_owned(),
            ),
        };
        let mut roots = RootCertStore::empty();
        for certificate in &certificates {
            let added = roots.add(certificate.clone());
            if file.is_some() {
                added.map_err(|error| wrong(&place, error))?;
            }
        }
        if roots.is_empty() {
            return Err(wrong(&place, "there is no certificate"));
        }
        let provider = Arc::new(ring::default_provider());
        let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider)
            .build()
            .map_err(|error| wrong(&place, error))?;
        Ok(Self { verifier, certificates: certificates.into() })
    }
}

fn wrong(place: &str, why: impl std::fmt::Display) -> OpenError {
    OpenError::Unreachable(format!("{place}: {why}"))
}

/// Looks at the certificate of whoever answers.
#[derive(Debug)]
pub(super) struct Verifier {
    trust: Trust,
    provider: Arc<CryptoProvider>,
}

impl Verifier {
    pub(super) fn new(trust: Trust, provider: Arc<CryptoProvider>) -> Self {
        Self { trust, provider }
    }
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        server: &CertificateDer<'_>,
        between: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        stapled: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let (roots, is_named) = match &self.trust {
            Trust::Anybody => return Ok(ServerCertVerified::assertion()),
            Trust::Known(roots) => (roots, false),
            Trust::Named(roots) => (roots, true),
        };
        match roots.verifier.verify_server_cert(server, between, name, stapled, now) {
            // Names are looked at last, when everything else was found right.
            Err(Error::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) if !is_named => Ok(ServerCertVerified::assertion()),
            // Often a server's certificate signed itself and says it is an authority. Where it is one of the roots as
            // it stands, nobody needs to vouch for it; that it is valid now was found before.
            Err(Error::InvalidCertificate(CertificateError::Other(ref other)))
                if is_authority(other) && roots.certificates.iter().any(|root| root == server) =>
            {
                if is_named {
                    verify_server_name(&ParsedCertificate::try_from(server)?, name)?;
                }
                Ok(ServerCertVerified::assertion())
            }
            answer => answer,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signed, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signed, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

/// Whether the fault is that an authority's certificate is used as a server's. The kind is webpki's, which rustls hands
/// on as text.
fn is_authority(other: &OtherError) -> bool {
    other.0.to_string().contains("CaUsedAsEndEntity")
}
