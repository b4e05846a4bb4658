//! The client that asks other servers: those whose address the operator set, and nobody else. No redirect is followed, and
//! what does not come whole and in bounds is no answer. Whoever asks says for how long.

use std::sync::Arc;

use anyhow::{Context as _, bail};
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{Request, StatusCode, Uri, header};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// An address that can be asked: http: or https: with a host, and without a name and password, which would stand in
/// every log.
pub(crate) fn address(text: &str) -> Option<Uri> {
    let uri: Uri = text.trim().parse().ok()?;
    let known = matches!(uri.scheme_str(), Some("http" | "https"));
    let open = uri.authority().is_some_and(|it| !it.as_str().contains('@'));
    (known && open && uri.host().is_some()).then_some(uri)
}

/// Asks servers, over TLS where their address says so.
pub(crate) struct Client {
    tls: TlsConnector,
}

impl Client {
    /// A client that trusts whom this machine trusts.
    pub(crate) fn new() -> anyhow::Result<Self> {
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?;
        let config = builder.with_root_certificates(roots).with_no_client_auth();
        Ok(Self { tls: TlsConnector::from(Arc::new(config)) })
    }

    /// What a server answers with success, of at most so many bytes. The address and the host are filled in.
    pub(crate) async fn ask(
        &self,
        uri: &Uri,
        mut request: Request<Body>,
        most: usize,
    ) -> anyhow::Result<Bytes> {
        let host = uri.host().context("the address has no host")?;
        let authority = uri.authority().context("the address has no host")?.as_str();
        request.headers_mut().insert(header::HOST, authority.parse()?);
        *request.uri_mut() = uri.path_and_query().map_or("/", |path| path.as_str()).parse()?;
        let name = host.trim_start_matches('[').trim_end_matches(']');
        let secure = uri.scheme_str() == Some("https");
        let port = uri.port_u16().unwrap_or(if secure { 443 } else { 80 });
        let stream = TcpStream::connect((name, port)).await?;
        if secure {
            let server = ServerName::try_from(name.to_owned())?;
            over(self.tls.connect(server, stream).await?, request, most).await
        } else {
            over(stream, request, most).await
        }
    }
}

async fn over<S>(stream: S, request: Request<Body>, most: usize) -> anyhow::Result<Bytes>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    // It ends with the answer: the sender is dropped here.
    let going = tokio::spawn(connection);
    let answer = sender.send_request(request).await?;
    let (parts, body) = answer.into_parts();
    if parts.status != StatusCode::OK {
        going.abort();
        bail!("it answered {}", parts.status);
    }
    let bytes = to_bytes(Body::new(body), most).await;
    going.abort();
    Ok(bytes?)
}
