//! Every dependency has its reason beside it, once, in the workspace's `Cargo.toml`.

/// What is wrong in a manifest, in sentences that begin with file and line.
pub(super) fn check(file: &str, text: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut section = "";
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.starts_with('[') {
            section = line.trim_matches(['[', ']']);
            continue;
        }
        let depends = section.ends_with("dependencies") || section.contains("dependencies.");
        if !depends || line.is_empty() || line.starts_with('#') {
            continue;
        }
        let place = format!("{file}:{}", index + 1);
        let own = line.contains("path =");
        if section == "workspace.dependencies" {
            let reason = line.split_once(" # ").map_or("", |(_, reason)| reason.trim());
            if !own && reason.is_empty() {
                wrong.push(format!("{place}: a dependency without its reason: {line}"));
            }
        } else if !own && !line.contains("workspace = true") {
            wrong.push(format!("{place}: a dependency that is not the workspace’s: {line}"));
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dependency_without_a_reason_is_found() {
        let text = "[workspace.dependencies]\ncity = { path = \"crates/city\" }\nserde = \"1\" # JSON\nrand = \"1\"\n";
        assert_eq!(
            check("Cargo.toml", text),
            ["Cargo.toml:4: a dependency without its reason: rand = \"1\""]
        );
    }

    #[test]
    fn a_version_of_ones_own_is_found() {
        let text =
            "[dependencies]\nserde.workspace = true\n[dev-dependencies]\nrand = \"1\" # chance\n";
        assert_eq!(
            check("crates/city/Cargo.toml", text),
            [
                "crates/city/Cargo.toml:4: a dependency that is not the workspace’s: rand = \"1\" # chance"
            ]
        );
    }
}
