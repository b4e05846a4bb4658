//! The summary of what must be put right names each field as the page does. The words of a field stand once, in its
//! template; this reads them there, so that no handler has to say them again.

/// Where the summary leaves room for a field's name, up to the field.
const ROOM: &str = "<b data-of=\"";
/// After the field.
const ROOM_END: &str = "\"></b>";

/// The same page, with every field of its summary, and of what a colleague saved, called by its name.
pub(crate) fn name_fields(page: String) -> String {
    if page.contains(ROOM) { named(&page) } else { page }
}

fn named(page: &str) -> String {
    let mut named = String::with_capacity(page.len() + 256);
    let mut rest = page;
    while let Some((before, after)) = rest.split_once(ROOM) {
        let Some((field, after)) = after.split_once(ROOM_END) else { break };
        named.push_str(before);
        if let Some(name) = name_of(page, field) {
            let end = if name.ends_with(['?', ':']) { "" } else { ":" };
            named.push_str(&format!("<b>{name}{end}</b> "));
        }
        rest = after;
    }
    named.push_str(rest);
    named
}

/// What a page calls a field: its label, with the legend of the group it belongs to. Escaped as it stands there.
fn name_of(page: &str, field: &str) -> Option<String> {
    let labelled = page.split_once(&format!(" for=\"{field}\">"));
    let (before, label) = match labelled {
        Some((before, after)) => (before, after.split_once("</label>").map(|(label, _)| label)),
        None => (page.split_once(&format!(" id=\"{field}\""))?.0, None),
    };
    match (group_around(page, before).map(plain), label.map(plain)) {
        (Some(group), Some(label)) => Some(format!("{group}, {label}")),
        (group, label) => group.or(label),
    }
}

/// The legend of the innermost group that is open where `before` ends.
fn group_around<'p>(page: &'p str, mut before: &'p str) -> Option<&'p str> {
    let mut closed = 0_u32;
    loop {
        let (opens, _) = before.rsplit_once("<fieldset")?;
        let inner = before.get(opens.len()..)?;
        let ends = u32::try_from(inner.matches("</fieldset>").count()).ok()?;
        match closed + ends {
            0 => {
                let (_, legend) = page.get(opens.len()..)?.split_once("<legend")?;
                return Some(legend.split_once('>')?.1.split_once("</legend>")?.0);
            }
            left => closed = left - 1,
        }
        before = opens;
    }
}

/// The text of a piece of a page, without its elements.
fn plain(html: &str) -> String {
    let mut text = String::new();
    for piece in html.split('<') {
        text.push_str(piece.split_once('>').map_or(piece, |(_, after)| after));
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_called_as_its_page_calls_it() {
        let page = "<li><a href=\"#a\"><b data-of=\"a\"></b>Fill this in</a>\
            <li><a href=\"#b\"><b data-of=\"b\"></b>Choose one</a>\
            <li><a href=\"#c\"><b data-of=\"c\"></b>Give a day</a>\
            <li><a href=\"#d\"><b data-of=\"d\"></b>Too early</a>\
            <label for=\"a\">Cost &amp; <i>money</i></label><input id=\"a\">\
            <fieldset><legend class=\"x\">Which one?</legend><label><input id=\"b\"></label></fieldset>\
            <fieldset><legend>Support</legend><fieldset><legend>Inner</legend></fieldset>\
            <label for=\"c\">Opens</label></fieldset><h2 id=\"d\">";
        let named = name_fields(page.to_owned());
        for item in [
            "#a\"><b>Cost &amp; money:</b> Fill this in",
            "#b\"><b>Which one?</b> Choose one",
            "#c\"><b>Support, Opens:</b> Give a day",
            "#d\">Too early",
        ] {
            assert!(named.contains(item), "{item} in {named}");
        }
    }
}
