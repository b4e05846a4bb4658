//! Who may depend on whom.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::Context as _;
use serde::Deserialize;

/// Engines: they know no city, and nothing of the world.
const ENGINES: [&str; 3] = ["tally", "assign", "scenario"];
/// Crates that hold rules: no input, no output, no clock, no chance, no threads.
pub(super) const PURE: [&str; 9] =
    ["tally", "assign", "scenario", "city", "calls", "events", "likeness", "forms", "imports"];
/// What a pure crate may never reach, by whatever way.
const WORLDLY: [&str; 14] = [
    "tokio",
    "async-std",
    "smol",
    "rusqlite",
    "postgres",
    "tokio-postgres",
    "sqlx",
    "axum",
    "hyper",
    "rand",
    "fastrand",
    "getrandom",
    "chrono",
    "time",
];
/// The systems, each of which may know those before it and none after it.
const SYSTEMS: [&str; 7] =
    ["calls", "events", "commissions", "boards", "roadmaps", "series", "packages"];
/// The kit, which knows no system, and how the crates of its systems begin.
const KIT: &str = "web";
const OF_KIT: &str = "web-";
const EVERY: &str = "web-*";
/// Who alone may name a crate in its manifest; `web-*` stands for every system's pages.
const OWNED: [(&str, &[&str]); 7] = [
    ("rusqlite", &["store"]),
    ("tokio-postgres", &["store"]),
    ("postgres", &["store"]),
    ("axum", &["web", EVERY, "kalaka", "stories"]),
    ("tower-http", &["web"]),
    ("askama", &["web", EVERY]),
    // The binary takes connections itself, to bound them.
    ("hyper", &["web", "kalaka", "stories"]),
];

/// What `cargo metadata` prints, as far as we read it.
#[derive(Debug, Deserialize)]
pub(super) struct Metadata {
    packages: Vec<Package>,
    workspace_members: BTreeSet<String>,
    resolve: Resolve,
}

#[derive(Debug, Deserialize)]
struct Package {
    id: String,
    name: String,
}

#[derive(Debug, Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Debug, Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dep>,
}

#[derive(Debug, Deserialize)]
struct Dep {
    pkg: String,
    dep_kinds: Vec<How>,
}

/// What something is needed for: nothing said means to run.
#[derive(Debug, Deserialize)]
struct How {
    kind: Option<String>,
}

/// The workspace's crates and all they need to run.
#[derive(Debug, Default)]
pub(super) struct Graph {
    /// Crates of the workspace, and the names each needs to run.
    own: BTreeMap<String, Vec<String>>,
    /// For each package, by id: its name and the ids it needs to run.
    packages: HashMap<String, (String, Vec<String>)>,
}

impl Graph {
    /// Reads what `cargo metadata` prints.
    pub(super) fn read(metadata: Metadata) -> anyhow::Result<Self> {
        let Metadata { packages, workspace_members: members, resolve } = metadata;
        let names: HashMap<String, String> =
            packages.into_iter().map(|package| (package.id, package.name)).collect();
        let mut graph = Self::default();
        for node in resolve.nodes {
            let name = names.get(&node.id).context("every node is a package")?.clone();
            let runs = |dep: &Dep| dep.dep_kinds.iter().any(|how| how.kind.is_none());
            let needs: Vec<String> =
                node.deps.into_iter().filter(runs).map(|dep| dep.pkg).collect();
            if members.contains(&node.id) {
                let named = needs.iter().filter_map(|id| names.get(id).cloned()).collect();
                graph.own.insert(name.clone(), named);
            }
            graph.packages.insert(node.id, (name, needs));
        }
        Ok(graph)
    }

    /// What is wrong, in sentences.
    pub(super) fn check(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        for name in PURE.iter().filter(|name| self.own.contains_key(**name)) {
            for (reached, way) in self.reached(name) {
                let own = self.own.contains_key(&reached);
                if WORLDLY.contains(&reached.as_str()) {
                    wrong.push(format!("{name} is pure and reaches {reached}, by {way}"));
                } else if own && ENGINES.contains(name) && !ENGINES.contains(&reached.as_str()) {
                    wrong.push(format!("{name} is an engine and knows {reached}"));
                } else if own && !PURE.contains(&reached.as_str()) {
                    wrong.push(format!("{name} is pure and needs {reached}, which is not"));
                }
            }
        }
        for (name, needs) in &self.own {
            for need in needs {
                let owners = OWNED.iter().find(|(owned, _)| owned == need);
                if let Some((_, owners)) = owners
                    && !owners.contains(&name.as_str())
                    && !(owners.contains(&EVERY) && name.starts_with(OF_KIT))
                {
                    wrong.push(format!("{name} names {need}, which is for {}", owners.join(", ")));
                }
                wrong.extend(out_of_order(name, need));
            }
        }
        wrong
    }

    /// Everything a crate needs to run, with the way to it.
    fn reached(&self, name: &str) -> BTreeMap<String, String> {
        let start = self.packages.iter().find(|(_, (own, _))| own == name).map(|(id, _)| id);
        let mut found = BTreeMap::new();
        let mut open: Vec<(&String, String)> =
            start.into_iter().map(|id| (id, name.to_owned())).collect();
        let mut seen = BTreeSet::new();
        while let Some((id, way)) = open.pop() {
            let Some((_, needs)) = self.packages.get(id).filter(|_| seen.insert(id)) else {
                continue;
            };
            for need in needs {
                let Some((reached, _)) = self.packages.get(need) else { continue };
                let way = format!("{way} → {reached}");
                found.entry(reached.clone()).or_insert_with(|| way.clone());
                open.push((need, way));
            }
        }
        found
    }
}

/// What is wrong with one crate of ours needing another: the kit knows no system, and a system none
/// that comes later.
fn out_of_order(name: &str, need: &str) -> Option<String> {
    let place = |of: &str| {
        let system = of.strip_prefix(OF_KIT).unwrap_or(of);
        SYSTEMS.iter().position(|known| *known == system)
    };
    if name == KIT {
        return place(need).map(|_| format!("{name} is the kit and knows {need}, a system"));
    }
    let later = place(need)? > place(name)?;
    later.then(|| format!("{name} knows {need}, a later system"))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// A workspace in which each pair is a crate of ours and what it needs; `middle` needs tokio.
    fn graph(own: &[(&str, &[&str])]) -> Graph {
        let foreign = [("middle", vec!["tokio"]), ("tokio", vec![]), ("axum", vec![])];
        let all: Vec<(&str, Vec<&str>)> =
            own.iter().map(|(name, needs)| (*name, needs.to_vec())).chain(foreign).collect();
        let node = |(name, needs): &(&str, Vec<&str>)| {
            let deps: Vec<Value> = needs
                .iter()
                .map(|need| json!({ "pkg": need, "dep_kinds": [{ "kind": null }] }))
                .chain([json!({ "pkg": "axum", "dep_kinds": [{ "kind": "dev" }] })])
                .collect();
            json!({ "id": name, "deps": deps })
        };
        let metadata = json!({
            "workspace_members": own.iter().map(|(name, _)| name).collect::<Vec<_>>(),
            "packages": all.iter().map(|(name, _)| json!({ "id": name, "name": name })).collect::<Vec<_>>(),
            "resolve": { "nodes": all.iter().map(node).collect::<Vec<_>>() },
        });
        Graph::read(serde_json::from_value(metadata).unwrap()).unwrap()
    }

    #[test]
    fn a_pure_crate_that_reaches_the_world_is_found() {
        let wrong = graph(&[("city", &["middle"])]).check();
        assert_eq!(wrong, ["city is pure and reaches tokio, by city → middle → tokio"]);
        let wrong = graph(&[("calls", &["store"]), ("store", &[])]).check();
        assert_eq!(wrong, ["calls is pure and needs store, which is not"]);
    }

    #[test]
    fn an_engine_that_knows_a_city_is_found() {
        let wrong = graph(&[("tally", &["city"]), ("city", &[])]).check();
        assert_eq!(wrong, ["tally is an engine and knows city"]);
    }

    #[test]
    fn a_kit_that_knows_a_system_is_found() {
        let wrong = graph(&[("web", &["web-calls"]), ("web-calls", &["web"])]).check();
        assert_eq!(wrong, ["web is the kit and knows web-calls, a system"]);
        assert!(graph(&[("web-calls", &["web", "axum"]), ("web", &["axum"])]).check().is_empty());
    }

    #[test]
    fn a_system_that_knows_a_later_one_is_found() {
        let own: [(&str, &[&str]); 3] =
            [("calls", &["boards"]), ("boards", &[]), ("web-boards", &["calls"])];
        let wrong = graph(&own).check();
        assert!(wrong.contains(&"calls knows boards, a later system".to_owned()), "{wrong:?}");
        let wrong = graph(&[("web-boards", &["web-calls"]), ("web-calls", &[])]).check();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn only_web_names_axum() {
        let wrong = graph(&[("acts", &["axum"]), ("web", &["axum"])]).check();
        assert_eq!(wrong, ["acts names axum, which is for web, web-*, kalaka, stories"]);
        assert!(
            graph(&[("calls", &["city"]), ("city", &[]), ("acts", &["middle"])]).check().is_empty()
        );
    }
}
