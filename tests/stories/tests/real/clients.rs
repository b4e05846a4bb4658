//! Programs that others make from the API's document: they are made, and they write.
//!
//! `cargo xtask test` installs what makes them into `target/clients`; without that the story is skipped, and says so.

use std::path::{Path, PathBuf};
use std::process::Command;

use stories::{Ground, Told as _, kalaka};

/// What somebody writes who has never seen Kalaka.
const PROGRAM: &str = r#"
import io, sys
client_folder, url, token, call, photo = sys.argv[1:]
sys.path.insert(0, client_folder)
from kalaka_client import AuthenticatedClient
from kalaka_client.api.default import get_calls_call_ideas, post_calls_call_ideas, put_ideas_idea_photo
from kalaka_client.models import NewIdea
from kalaka_client.types import File

with AuthenticatedClient(base_url=url, token=token, raise_on_unexpected_status=True) as client:
    wish = NewIdea(title="A row of lime trees", text="Shade for the square, all summer long.")
    idea = post_calls_call_ideas.sync(call, client=client, body=wish)
    with open(photo, "rb") as file:
        shown = put_ideas_idea_photo.sync(idea.id, client=client, body=File(payload=file))
    listed = get_calls_call_ideas.sync(call, client=client)
    assert shown.photo and any(one.photo == shown.photo for one in listed.items), listed
    refused = post_calls_call_ideas.sync(call, client=client, body=NewIdea(title="", text=""))
    print(refused.status, refused.errors[0].field)
"#;

/// Where the makers of clients are, beside this build.
fn tool(name: &str) -> Option<PathBuf> {
    let own = std::env::current_exe().unwrap();
    let target = own.ancestors().find(|folder| folder.ends_with("target"))?;
    let tool = target.join("clients").join(name);
    if !tool.exists() {
        eprintln!("skipped: {} is not installed", tool.display());
    }
    tool.exists().then_some(tool)
}

/// The document, as a file in a folder.
fn document(folder: &Path) -> PathBuf {
    let path = folder.join("openapi.json");
    std::fs::write(&path, kalaka(&["openapi"]).fine()).unwrap();
    path
}

#[tokio::test]
async fn a_generated_client_writes_an_idea_with_a_photo() {
    let (Some(maker), Some(python)) =
        (tool("python/bin/openapi-python-client"), tool("python/bin/python"))
    else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let (made, photo) = (folder.path().join("client"), folder.path().join("photo.jpg"));
    let mut command = Command::new(maker);
    command.args(["generate", "--meta", "poetry", "--path"]).arg(document(folder.path()));
    let told = command.arg("--output-path").arg(&made).fine();
    assert!(!told.contains("will not be generated"), "{told}");
    image::RgbImage::new(64, 48).save(&photo).unwrap();

    let ground = Ground::on_sqlite();
    let token = ground.token_of("ann", "read write");
    let served = ground.serve();
    let url = format!("http://{}{}/api/v1", served.address(), ground.here.base());
    let mut program = Command::new(python);
    program.args(["-c", PROGRAM]).arg(&made).args([&url, token.as_str()]);
    let said = program.arg(ground.here.call.as_str()).arg(&photo).fine();
    assert_eq!(said.trim(), "422 title");
    served.stop();
}

#[test]
fn types_for_a_browser_are_generated() {
    let Some(maker) = tool("node_modules/.bin/openapi-typescript") else { return };
    let folder = tempfile::tempdir().unwrap();
    let made = folder.path().join("kalaka.d.ts");
    let mut command = Command::new(maker);
    command.arg(document(folder.path())).arg("-o").arg(&made).fine();
    let types = std::fs::read_to_string(made).unwrap();
    for name in ["post_calls_call_ideas", "put_ideas_idea_photo", "Problem: {"] {
        assert!(types.contains(name), "{name}");
    }
}
