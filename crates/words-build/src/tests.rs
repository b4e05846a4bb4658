//! What is generated is compiled and run, with a stand-in for the kit's `Words` around it.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::*;

/// A folder that is gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder =
            std::env::temp_dir().join(format!("kalaka-words-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    /// `locales/` with one language.
    fn english(self, messages: &str) -> Self {
        let language = self.0.join("locales/en");
        fs::create_dir_all(&language).unwrap();
        fs::write(language.join("words.ftl"), messages).unwrap();
        self
    }

    fn generate(&self, form: Form<'_>) -> anyhow::Result<String> {
        generate(&self.0.join("locales"), form)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What the generated methods need: a number or a text as an argument, and the language.
const AROUND: &str = r#"
pub struct Words;
impl Words { fn locale(&self) -> Locale { Locale::En } }
pub struct Arg<'a>(std::borrow::Cow<'a, str>);
impl Arg<'_> {
    fn append(&self, _: &Words, said: &mut String) { said.push_str(&self.0); }
    fn equals(&self, number: i64) -> bool { self.0 == number.to_string() }
    fn is(&self, _: &Words, word: &str) -> bool { self.0 == word }
}
impl<'a> From<&'a str> for Arg<'a> { fn from(text: &'a str) -> Self { Self(text.into()) } }
"#;

/// Compiles a program and gives what it prints.
fn printed(folder: &Folder, program: &str) -> String {
    let (source, binary) = (folder.0.join("main.rs"), folder.0.join("main"));
    fs::write(&source, program).unwrap();
    let compiler = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let mut compile = Command::new(compiler);
    compile.args(["--edition", "2024", "-A", "dead_code", "-D", "warnings", "-o"]);
    let made = compile.arg(&binary).arg(&source).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let ran = Command::new(&binary).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap()
}

/// Whatever a translator calls a parameter, it is not mistaken for a variable of the generated code or a word of Rust.
#[test]
fn parameters_and_keys_may_have_any_name() {
    let folder = Folder::new("names").english(
        "one = { $said } said { $type } to { $match }\n\
         kind = { $for ->\n    [1] one of { $words }\n    [few] few of { $self-help }\n   *[other] { $in } of { $arg }\n }\n\
         type = { $locale }!\n\
         match = plain\n",
    );
    let kit = folder.generate(Form::Kit).unwrap();
    let main = r#"
fn main() {
    let w = Words;
    println!("{}", w.one("yes", "Ann", "Bob"));
    for kind in ["1", "few", "many"] { println!("{}", w.kind("a", kind, "i", "s", "w")); }
    println!("{} {}", w.r#type("l"), w.r#match());
}
"#;
    let said = printed(&folder, &format!("{AROUND}{kit}{main}"));
    // Arguments come in the order of their names: match, said, type.
    assert_eq!(said, "Ann said Bob to yes\none of w\nfew of s\ni of a\nl! plain\n");
    let system = folder.generate(Form::Trait("MoreWords")).unwrap();
    let locale = "pub enum Locale { En }\n";
    let said = printed(&folder, &format!("{AROUND}{locale}{system}{main}"));
    assert!(said.starts_with("Ann said Bob to yes\n"), "{said}");
}

#[test]
fn a_name_that_cannot_be_one_in_rust_is_refused_by_name() {
    for (messages, told) in [
        ("one = { $self }\n", "$self"),
        ("one = { $userName }\n", "$userName"),
        ("one = { $user_name } { $user-name }\n", "$user_name"),
        ("super = plain\n", "super"),
        ("Key = plain\n", "Key"),
    ] {
        let folder = Folder::new("refused").english(messages);
        let error = format!("{:#}", folder.generate(Form::Kit).unwrap_err());
        assert!(error.contains(told) && error.contains("lower-case words"), "{error}");
    }
}

/// A day ends in a full stop in some languages, and so may a name: a sentence that ends with it has one, and not two.
#[test]
fn a_sentence_ends_once() {
    let folder = Folder::new("ends").english(
        "one = Until { $day }.\n\
         two = { $many ->\n    [1] Until { $day }\n   *[other] After { $day }\n }. Then we see.\n\
         three = See { $page }.example or { $day }...\n",
    );
    let kit = folder.generate(Form::Kit).unwrap();
    let main = r#"
fn main() {
    let w = Words;
    for day in ["3 May", "május 3."] {
        println!("{} {} {}", w.one(day), w.two(day, "1"), w.three(day, "a."));
    }
}
"#;
    assert_eq!(
        printed(&folder, &format!("{AROUND}{kit}{main}")),
        "Until 3 May. Until 3 May. Then we see. See a..example or 3 May...\n\
         Until május 3. Until május 3. Then we see. See a..example or május 3....\n"
    );
}
