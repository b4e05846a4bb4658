//! A page as a browser reads it: its text, its links, its forms.

use axum::http::{HeaderMap, StatusCode, header};
use scraper::{ElementRef, Html, Selector};

/// An answer, read.
#[derive(Debug, Clone)]
pub struct Page {
    /// The address it came from, after redirects.
    pub path: String,
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: String,
}

/// A form of a page, being filled in.
#[derive(Debug, Clone)]
pub struct Form {
    /// Where it goes.
    pub action: String,
    /// Whether it is sent (`post`) or asks (`get`).
    pub method: Method,
    /// Its fields, in order.
    pub fields: Vec<(String, String)>,
    /// The names and values of its buttons.
    pub buttons: Vec<(String, String)>,
    /// What its boxes and lists offer: the field and one value of it.
    pub choices: Vec<(String, String)>,
    /// What its fields for files hold.
    pub files: Vec<File>,
}

/// What a field for files holds: without a name, nothing was chosen.
#[derive(Debug, Clone, Default)]
pub struct File {
    /// The field.
    pub field: String,
    /// The file's name.
    pub name: String,
    /// What the browser takes it for, such as `image/png`.
    pub kind: String,
    /// Its content.
    pub content: Vec<u8>,
}

/// How a form travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// In the address.
    Get,
    /// In the body, as pairs.
    Post,
    /// In the body, in parts, for files.
    Parts,
}

impl Page {
    /// A header, or nothing.
    pub fn header(&self, name: impl header::AsHeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The page as a tree.
    pub fn tree(&self) -> Html {
        Html::parse_document(&self.body)
    }

    /// What a reader sees of it, white space made one.
    pub fn text(&self) -> String {
        let tree = self.tree();
        let selector = selector("body");
        let body = tree.select(&selector).next();
        let words = body.map(|body| body.text().collect::<String>()).unwrap_or_default();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Whether a reader finds these words on it.
    pub fn says(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    /// Fails unless the page says it, and shows the page then.
    #[track_caller]
    pub fn must_say(&self, words: &str) {
        assert!(
            self.says(words),
            "“{words}” is not on {} ({}): {}",
            self.path,
            self.status,
            self.text()
        );
    }

    /// The text of every element a CSS selector finds.
    pub fn all(&self, css: &str) -> Vec<String> {
        let text = |element: ElementRef| {
            let words = element.text().collect::<String>();
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        self.tree().select(&selector(css)).map(text).collect()
    }

    /// The addresses of its links.
    pub fn links(&self) -> Vec<String> {
        let tree = self.tree();
        let selector = selector("a[href]");
        tree.select(&selector).filter_map(|link| link.attr("href")).map(str::to_owned).collect()
    }

    /// The address of the first link with these words.
    #[track_caller]
    pub fn link(&self, words: &str) -> String {
        let tree = self.tree();
        let selector = selector("a[href]");
        let found = tree
            .select(&selector)
            .find(|link| link.text().collect::<String>().contains(words))
            .and_then(|link| link.attr("href"));
        found
            .unwrap_or_else(|| panic!("no link “{words}” on {}: {}", self.path, self.text()))
            .to_owned()
    }

    /// Its forms.
    pub fn forms(&self) -> Vec<Form> {
        self.tree().select(&selector("form")).map(|form| read_form(form, &self.path)).collect()
    }

    /// The form whose address ends like this.
    #[track_caller]
    pub fn form(&self, end: &str) -> Form {
        let path = |action: &str| action.split(['?', '#']).next().unwrap_or_default().to_owned();
        let found = self.forms().into_iter().find(|form| path(&form.action).ends_with(end));
        found.unwrap_or_else(|| {
            let actions: Vec<String> = self.forms().into_iter().map(|form| form.action).collect();
            panic!("no form to {end} on {} ({}), only {actions:?}", self.path, self.status)
        })
    }
}

impl Form {
    /// Fills a field in, or chooses what a box or list offers. It must be there.
    #[track_caller]
    pub fn fill(mut self, name: &str, value: &str) -> Self {
        let known = self.fields.iter().any(|(field, _)| field == name)
            || self.choices.iter().any(|(field, choice)| field == name && choice == value);
        assert!(known, "no field {name} in the form to {}: {:?}", self.action, self.names());
        self.fields.retain(|(field, _)| field != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sends a field whether the page has it or not, as somebody with ill will might.
    pub fn force(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(field, _)| field != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Presses the button with this name and value.
    #[track_caller]
    pub fn press(mut self, name: &str, value: &str) -> Self {
        let button = (name.to_owned(), value.to_owned());
        assert!(self.buttons.contains(&button), "no button {button:?}, only {:?}", self.buttons);
        self.fields.push(button);
        self
    }

    /// Chooses a file.
    #[track_caller]
    pub fn attach(mut self, field: &str, name: &str, kind: &str, content: &[u8]) -> Self {
        let place = self.files.iter_mut().find(|file| file.field == field);
        let place =
            place.unwrap_or_else(|| panic!("no field {field} for files in {}", self.action));
        *place = File {
            field: field.to_owned(),
            name: name.to_owned(),
            kind: kind.to_owned(),
            content: content.to_vec(),
        };
        self
    }

    /// What a field holds.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    fn names(&self) -> Vec<&str> {
        self.fields.iter().map(|(name, _)| name.as_str()).collect()
    }
}

fn read_form(form: ElementRef, path: &str) -> Form {
    let multipart = form.attr("enctype") == Some("multipart/form-data");
    let method = match form.attr("method").map(str::to_ascii_lowercase).as_deref() {
        Some("post") if multipart => Method::Parts,
        Some("post") => Method::Post,
        _ => Method::Get,
    };
    let action = form.attr("action").filter(|action| !action.is_empty()).unwrap_or(path);
    let mut read = Form {
        action: action.to_owned(),
        method,
        fields: Vec::new(),
        buttons: Vec::new(),
        choices: Vec::new(),
        files: Vec::new(),
    };
    for field in form.select(&selector("input, textarea, select, button")) {
        let Some(name) = field.attr("name").filter(|_| field.attr("disabled").is_none()) else {
            continue;
        };
        let value = field.attr("value");
        let own = match (field.value().name(), field.attr("type").unwrap_or("text")) {
            ("textarea", _) => Some(typed(field)),
            ("select", _) => Some(chosen(field)),
            ("button", _) | (_, "submit") => {
                let value = value.unwrap_or_default();
                read.buttons.push((name.to_owned(), value.to_owned()));
                None
            }
            (_, "checkbox" | "radio") => {
                read.choices.push((name.to_owned(), value.unwrap_or("on").to_owned()));
                field.attr("checked").map(|_| value.unwrap_or("on").to_owned())
            }
            (_, "file") => {
                read.files.push(File { field: name.to_owned(), ..File::default() });
                None
            }
            _ => Some(value.unwrap_or_default().to_owned()),
        };
        read.fields.extend(own.map(|own| (name.to_owned(), own)));
    }
    read
}

/// A text field's content; the first line break belongs to the tag.
fn typed(area: ElementRef) -> String {
    area.text().collect()
}

fn chosen(select: ElementRef) -> String {
    let all = selector("option");
    let picked = selector("option[selected]");
    let option = select.select(&picked).next().or_else(|| select.select(&all).next());
    option.map_or_else(String::new, |option| {
        option.attr("value").map_or_else(|| option.text().collect(), str::to_owned)
    })
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_a_browser_reads_it() {
        let body = r#"<form method="post" action="/a/save?x=1"><input type="hidden" name="csrf" value="t">
            <input name="title" value="it&#39;s"><textarea name="text">
one &lt; two</textarea><select name="theme"><option value="">-</option><option value="green" selected>Green</option></select>
            <input type="checkbox" name="yes"><input type="radio" name="pick" value="b" checked>
            <button name="go" value="on">Go</button></form>"#;
        let page = Page {
            path: "/a".to_owned(),
            status: StatusCode::OK,
            headers: HeaderMap::new(),
            body: body.to_owned(),
        };
        let form = page.form("/save").press("go", "on");
        let fields: Vec<String> =
            form.fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(
            fields,
            ["csrf=t", "title=it's", "text=one < two", "theme=green", "pick=b", "go=on"]
        );
    }
}
