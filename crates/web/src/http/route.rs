//! The table of routes. What is not in it is not served, and nothing gets in without a policy.

use std::convert::Infallible;
use std::sync::Arc;

use axum::Router;
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodFilter, MethodRouter, on};
use city::Module;

use crate::http::app::App;
use crate::http::guard::{Duty, guard};
use crate::http::limits::Action;
use crate::http::policy::Policy;
use crate::http::problem::Problem;
use crate::paths::Path;

/// What a route is, which decides how it is guarded and how its problems are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A page that is read.
    Page,
    /// A form that is sent: up to 1 MB, checked to come from a page of ours.
    Form,
    /// A form with a picture: up to 12 MB, checked likewise; or with a file, which is kept on the disk as it comes.
    Upload,
    /// A file that is kept by whoever asks: its address carries who that is and until when, so no cookie is looked at
    /// and none is given.
    Download,
    /// A page that other sites may show in a frame: no cookie is looked at, and none is given.
    Framed,
    /// A form that a mail program sends by itself (RFC 8058): its address carries the secret.
    OneClick,
    /// Public content in another format; problems are told as JSON.
    Feed,
    /// The API: JSON in (or a picture) and out, personal tokens, no cookies for writing.
    Api,
}

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The method; `HEAD` comes with `GET`.
    pub method: Method,
    /// The address within a city, parameters in braces.
    pub pattern: &'static str,
    /// Who may use it.
    pub policy: Policy,
    /// What it is.
    pub kind: Kind,
    /// Under which limit it counts.
    pub action: Action,
    /// The module it belongs to: a city without it answers 404. The kit's own belong to none.
    pub module: Option<Module>,
}

impl Route {
    /// An address that fits the pattern, each parameter replaced by what `value` says for it.
    pub fn sample(&self, value: impl Fn(&str) -> String) -> String {
        let segments = self.pattern.split('/').map(|segment| {
            let name = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
            name.map_or_else(|| segment.to_owned(), &value)
        });
        segments.collect::<Vec<_>>().join("/")
    }
}

/// Routes being collected. Each method mounts one at an address, with who may use it.
pub struct Table {
    app: App,
    routes: Vec<Route>,
    router: Router,
    module: Option<Module>,
}

impl Table {
    pub(crate) fn new(app: &App) -> Self {
        Self { app: app.clone(), routes: Vec::new(), router: Router::new(), module: None }
    }

    /// The same table; what is mounted from here on belongs to a module, or to none.
    pub(crate) fn within(self, module: Option<Module>) -> Self {
        Self { module, ..self }
    }

    /// A page.
    pub fn page<T: 'static>(
        self,
        path: Path,
        policy: Policy,
        handler: impl Handler<T, ()>,
    ) -> Self {
        self.add(Method::GET, path, policy, Kind::Page, Action::Read, handler)
    }

    /// A form without pictures.
    pub fn form<T: 'static>(
        self,
        path: Path,
        policy: Policy,
        action: Action,
        handler: impl Handler<T, ()>,
    ) -> Self {
        self.add(Method::POST, path, policy, Kind::Form, action, handler)
    }

    /// A form that may have pictures.
    pub fn upload<T: 'static>(
        self,
        path: Path,
        policy: Policy,
        handler: impl Handler<T, ()>,
    ) -> Self {
        self.add(Method::POST, path, policy, Kind::Upload, Action::Upload, handler)
    }

    /// A form that may have files.
    pub fn files<T: 'static>(
        self,
        path: Path,
        policy: Policy,
        handler: impl Handler<T, ()>,
    ) -> Self {
        self.add(Method::POST, path, policy, Kind::Upload, Action::Attach, handler)
    }

    /// A file to be kept; the address says for whom.
    pub(crate) fn download<T: 'static>(self, path: Path, handler: impl Handler<T, ()>) -> Self {
        self.add(Method::GET, path, Policy::Public, Kind::Download, Action::Read, handler)
    }

    /// A page for frames of other sites, as anybody may read it.
    pub fn framed<T: 'static>(self, path: Path, handler: impl Handler<T, ()>) -> Self {
        self.add(Method::GET, path, Policy::Public, Kind::Framed, Action::Read, handler)
    }

    /// A form that mail programs send; the address carries the secret.
    pub fn one_click<T: 'static>(
        self,
        path: Path,
        policy: Policy,
        handler: impl Handler<T, ()>,
    ) -> Self {
        self.add(Method::POST, path, policy, Kind::OneClick, Action::Write, handler)
    }

    /// Content in another format.
    pub fn feed<T: 'static>(
        self,
        path: Path,
        policy: Policy,
        handler: impl Handler<T, ()>,
    ) -> Self {
        self.add(Method::GET, path, policy, Kind::Feed, Action::Read, handler)
    }

    /// A part of the API.
    pub fn api<T: 'static>(
        self,
        method: Method,
        path: Path,
        policy: Policy,
        handler: impl Handler<T, ()>,
    ) -> Self {
        self.add(method, path, policy, Kind::Api, Action::Api, handler)
    }

    /// A part of the API that takes a picture.
    pub fn api_upload<T: 'static>(
        self,
        path: Path,
        policy: Policy,
        handler: impl Handler<T, ()>,
    ) -> Self {
        self.add(Method::PUT, path, policy, Kind::Api, Action::Upload, handler)
    }

    fn add<T: 'static>(
        mut self,
        method: Method,
        path: Path,
        policy: Policy,
        kind: Kind,
        action: Action,
        handler: impl Handler<T, ()>,
    ) -> Self {
        let filter = MethodFilter::try_from(method.clone()).unwrap_or(MethodFilter::GET);
        let pattern = if path.pattern.is_empty() { "/" } else { path.pattern };
        let route = Route { method, pattern, policy, kind, action, module: self.module };
        let mounted: MethodRouter<(), Infallible> = on(filter, handler);
        let guarded = mounted.layer(from_fn_with_state(self.duty(route.clone()), guard));
        self.router = self.router.route(pattern, guarded);
        self.routes.push(route);
        self
    }

    fn duty(&self, route: Route) -> Arc<Duty> {
        Arc::new(Duty { app: self.app.clone(), route })
    }

    /// The router, with the answers for what is not in the table.
    pub(crate) fn finish(self) -> (Router, Vec<Route>) {
        let stray = |problem: Problem| {
            let route = Route {
                method: Method::GET,
                pattern: "",
                policy: Policy::Public,
                kind: Kind::Page,
                action: Action::Read,
                module: None,
            };
            let answer = move || async move { problem };
            answer.layer(from_fn_with_state(self.duty(route), guard))
        };
        let missing = stray(Problem::NotFound);
        let other_method = stray(Problem::MethodNotAllowed);
        // Bodies are read by the guard, which has limits of its own.
        let open = axum::extract::DefaultBodyLimit::disable();
        let router = self.router.fallback(missing).method_not_allowed_fallback(other_method);
        (router.layer(open), self.routes)
    }
}
