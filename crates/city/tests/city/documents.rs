//! What files are by their content, and what they are called.

use city::document::{Content, DocumentInput, Unfit, examine};
use city::{DocumentKind, FileName, Flaw};
use proptest::prelude::*;

fn kind(content: &[u8], name: &str) -> Result<DocumentKind, Unfit> {
    examine(&mut &*content, name)
}

/// A part of an archive: its name, how it is packed, its flags, and what lies there.
type Part<'a> = (&'a str, u16, u16, &'a [u8]);

/// An archive of parts that are what they say, whether or not that unpacks.
fn archive(parts: &[Part<'_>]) -> Vec<u8> {
    let (mut file, mut list) = (Vec::new(), Vec::new());
    for (name, method, flags, content) in parts {
        let at = u32::try_from(file.len()).unwrap();
        let size = u32::try_from(content.len()).unwrap();
        let length = u16::try_from(name.len()).unwrap();
        let common = |out: &mut Vec<u8>| {
            out.extend([20, 0]);
            out.extend(flags.to_le_bytes());
            out.extend(method.to_le_bytes());
            out.extend([0; 8]);
            out.extend(size.to_le_bytes());
            // What it would grow to: as much as can be said.
            out.extend(u32::MAX.to_le_bytes());
            out.extend(length.to_le_bytes());
            out.extend([0; 2]);
        };
        file.extend(b"PK\x03\x04");
        common(&mut file);
        file.extend(name.as_bytes());
        file.extend(*content);
        list.extend(b"PK\x01\x02\x14\0");
        common(&mut list);
        list.extend([0; 10]);
        list.extend(at.to_le_bytes());
        list.extend(name.as_bytes());
    }
    let at = u32::try_from(file.len()).unwrap();
    let (size, count) = (u32::try_from(list.len()).unwrap(), u16::try_from(parts.len()).unwrap());
    file.extend(list);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    file.extend([size.to_le_bytes(), at.to_le_bytes()].concat());
    file.extend([0, 0]);
    file
}

fn office(main: &str, more: &[&str]) -> Vec<u8> {
    let names = [&["[Content_Types].xml", main], more].concat();
    let parts: Vec<Part<'_>> = names.iter().map(|name| (*name, 8, 0, &b"packed"[..])).collect();
    archive(&parts)
}

const ODT: &str = "application/vnd.oasis.opendocument.text";

fn open_document(kind: &str, more: &[Part<'_>]) -> Vec<u8> {
    archive(&[&[("mimetype", 0, 0, kind.as_bytes())], more].concat())
}

#[test]
fn files_are_known_by_their_content() {
    let text = ("content.xml", 8, 0, &b"packed"[..]);
    let files: [(Vec<u8>, &str, DocumentKind); 17] = [
        (b"%PDF-1.4\n1 0 obj\n%%EOF\n".to_vec(), "a.docx", DocumentKind::Pdf),
        (office("word/document.xml", &[]), "a.pdf", DocumentKind::Docx),
        (office("xl/workbook.xml", &[]), "a.zip", DocumentKind::Xlsx),
        (office("ppt/presentation.xml", &[]), "", DocumentKind::Pptx),
        (open_document(ODT, &[text]), "a.odt", DocumentKind::Odt),
        (
            open_document("application/vnd.oasis.opendocument.spreadsheet", &[text]),
            "",
            DocumentKind::Ods,
        ),
        (
            open_document("application/vnd.oasis.opendocument.presentation", &[text]),
            "",
            DocumentKind::Odp,
        ),
        (b"street;trees\nNaamsestraat;4\n".to_vec(), "trees.CSV", DocumentKind::Csv),
        (b"# Title\n".to_vec(), "read.me.md", DocumentKind::Markdown),
        ("Fák az utcán ű".into(), "a.exe", DocumentKind::Text),
        (b"{\"a\": [1, 2]}".to_vec(), "a.txt", DocumentKind::Json),
        (b"[]".to_vec(), "a.json", DocumentKind::Json),
        ("\u{feff}{\"a\":1}".into(), "a.json", DocumentKind::Json),
        (b"{\"coordinates\": [4.7, 50.9]}".to_vec(), "a.json", DocumentKind::Json),
        (b"{\"type\": \"Point\"}".to_vec(), "a.json", DocumentKind::Json),
        (
            b"[{\"type\":\"Point\",\"coordinates\":[4.7,50.9]}]".to_vec(),
            "a.json",
            DocumentKind::Json,
        ),
        (
            b"{ \"type\" : \"FeatureCollection\", \"features\": [] }".to_vec(),
            "map.json",
            DocumentKind::GeoJson,
        ),
    ];
    for (content, name, wanted) in files {
        assert_eq!(kind(&content, name), Ok(wanted), "{name}");
    }
}

#[test]
fn what_could_harm_or_cannot_be_read_is_refused() {
    let cfb = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    let key: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
    let text = ("content.xml", 8, 0, &b"packed"[..]);
    let files: [(&str, Vec<u8>, Unfit); 26] = [
        ("empty", Vec::new(), Unfit::Empty),
        ("blank", b" \n\n".to_vec(), Unfit::Empty),
        ("a PDF cut short", b"%PDF-1.7\n1 0 obj\n".to_vec(), Unfit::Damaged),
        (
            "a locked PDF",
            b"%PDF-1.7\ntrailer << /Encrypt 5 0 R >>\n%%EOF".to_vec(),
            Unfit::Encrypted,
        ),
        ("locked, said at once", b"%PDF-1.7\n/Encrypt<< >>\n%%EOF".to_vec(), Unfit::Encrypted),
        ("macros in a text", office("word/document.xml", &["word/vbaProject.bin"]), Unfit::Macros),
        ("in odd letters", office("xl/workbook.xml", &["xl\\VBAPROJECT.BIN"]), Unfit::Macros),
        ("macros of old", office("xl/workbook.xml", &["xl/macrosheets/sheet1.xml"]), Unfit::Macros),
        ("controls", office("word/document.xml", &["word/activeX/activeX1.bin"]), Unfit::Macros),
        (
            "Basic",
            open_document(ODT, &[text, ("Basic/Standard/Module1.xml", 8, 0, b"x")]),
            Unfit::Macros,
        ),
        (
            "scripts",
            open_document(ODT, &[text, ("Scripts/python/a.py", 8, 0, b"x")]),
            Unfit::Macros,
        ),
        ("a locked office file", [&cfb[..], &[0; 600], &key].concat(), Unfit::Encrypted),
        ("an old office file", [&cfb[..], &[0; 600]].concat(), Unfit::OldOffice),
        ("a locked archive", archive(&[("[Content_Types].xml", 8, 1, b"x")]), Unfit::Encrypted),
        (
            "a locked text",
            open_document(ODT, &[("content.xml", 0, 0, &[9, 200, 7])]),
            Unfit::Encrypted,
        ),
        (
            "locked as a whole",
            open_document(ODT, &[("encrypted-package", 0, 0, b"x")]),
            Unfit::Encrypted,
        ),
        ("an archive", archive(&[("a.txt", 8, 0, b"x")]), Unfit::Unknown),
        ("two in one", office("word/document.xml", &["xl/workbook.xml"]), Unfit::Unknown),
        ("a binary workbook", office("xl/workbook.bin", &[]), Unfit::Unknown),
        ("another container", open_document("application/epub+zip", &[text]), Unfit::Unknown),
        ("a picture", b"\x89PNG\r\n\x1a\n....".to_vec(), Unfit::Picture),
        ("a page", b"  <!DOCTYPE html><p>".to_vec(), Unfit::WebPage),
        ("a drawing", b"<SVG onload=x()>".to_vec(), Unfit::WebPage),
        ("a program", b"MZ\x90\0\x03".to_vec(), Unfit::Unknown),
        ("a text of Windows", b"caf\xe9 noir".to_vec(), Unfit::Unknown),
        ("cut in a letter", "caf\u{e9}".as_bytes()[..4].to_vec(), Unfit::Damaged),
    ];
    for (what, content, wanted) in files {
        assert_eq!(kind(&content, "a.pdf"), Err(wanted), "{what}");
    }
    assert_eq!(kind(b"{\"a\": ", "a.json"), Err(Unfit::Damaged));
    assert_eq!(kind(b"{\"a\": ", "a.txt"), Ok(DocumentKind::Text));
}

/// A content that says how long it is, and reads as blanks.
struct Long(u64);

impl Content for Long {
    fn length(&self) -> u64 {
        self.0
    }

    fn at(&mut self, from: u64, most: usize) -> Option<Vec<u8>> {
        let left = usize::try_from(self.0.saturating_sub(from)).unwrap();
        Some(vec![b'a'; left.min(most)])
    }
}

#[test]
fn twenty_megabytes_are_taken_and_a_byte_more_is_not() {
    assert_eq!(examine(&mut Long(20 << 20), ""), Ok(DocumentKind::Text));
    assert_eq!(examine(&mut Long((20 << 20) + 1), ""), Err(Unfit::TooLarge));
}

/// A content of which nothing can be read is damaged, whatever length it says.
#[test]
fn what_cannot_be_read_is_damaged() {
    struct Gone;
    impl Content for Gone {
        fn length(&self) -> u64 {
            9
        }
        fn at(&mut self, _: u64, _: usize) -> Option<Vec<u8>> {
            None
        }
    }
    assert_eq!(examine(&mut Gone, ""), Err(Unfit::Damaged));
}

#[test]
fn names_keep_what_they_say_and_end_in_what_they_are() {
    let named = |sent: &str, kind| FileName::of(sent, kind).to_string();
    let pdf = |sent: &str| named(sent, DocumentKind::Pdf);
    assert_eq!(pdf("Plan of the square.PDF"), "Plan of the square.pdf");
    assert_eq!(pdf("C:\\Users\\ann\\plan.pdf"), "plan.pdf");
    assert_eq!(pdf("../../etc/passwd"), "passwd.pdf");
    assert_eq!(pdf("plan.pdf.exe"), "plan.pdf");
    assert_eq!(pdf("invoice\u{202e}fdp.exe"), "invoicefdp.pdf");
    assert_eq!(pdf("terv ű őszi.pdf"), "terv ű őszi.pdf");
    assert_eq!(pdf("version 1.2"), "version 1.2.pdf");
    assert_eq!(pdf("a\r\nSet-Cookie: x=1.pdf"), "aSet-Cookie x=1.pdf");
    assert_eq!(pdf("..."), "file.pdf");
    assert_eq!(pdf(""), "file.pdf");
    assert_eq!(pdf("CON.pdf"), "_CON.pdf");
    assert_eq!(pdf("com1.txt"), "_com1.pdf");
    assert_eq!(named("map.json", DocumentKind::GeoJson), "map.geojson");
    assert_eq!(FileName::of("terv ű.pdf", DocumentKind::Pdf).plain(), "terv _.pdf");
}

#[test]
fn a_description_is_asked_for() {
    let language = || "en".parse().unwrap();
    let fine = DocumentInput::check(" Plan ", "The square seen from above.", language()).unwrap();
    assert_eq!(fine.title, "Plan");
    let flaws = DocumentInput::check("", "short", language()).unwrap_err();
    assert_eq!(flaws.of("title"), Some(&Flaw::Missing));
    assert_eq!(flaws.of("about"), Some(&Flaw::TooShort { least: 10 }));
}

proptest! {
    /// Whatever is sent, it is told what it is, and that takes no longer than reading it.
    #[test]
    fn any_bytes_are_told(content in proptest::collection::vec(any::<u8>(), 0..600), name in ".{0,20}") {
        let _ = kind(&content, &name);
    }

    /// An office file that lost its end, or a byte of its list, is never taken for a whole one of another kind.
    #[test]
    fn damage_is_no_other_kind(cut in 1_usize..200, flipped in 0_usize..400, by in 1_u8..=255) {
        let whole = office("word/document.xml", &["word/styles.xml"]);
        let short = &whole[..whole.len().saturating_sub(cut)];
        prop_assert!(kind(short, "a.docx").is_err());
        let mut changed = whole.clone();
        let at = flipped % changed.len();
        changed[at] ^= by;
        prop_assert!(!matches!(kind(&changed, ""), Ok(other) if other != DocumentKind::Docx));
    }

    #[test]
    fn any_name_is_safe(sent in "\\PC{0,200}|.{0,300}") {
        for kind in DocumentKind::ALL {
            let name = FileName::of(&sent, *kind);
            let text = name.as_str();
            prop_assert!(text.chars().count() <= 121 && text.len() <= 241, "{text}");
            let ending = format!(".{}", kind.ending());
            prop_assert!(text.ends_with(&ending));
            prop_assert!(text.len() > ending.len());
            prop_assert!(!text.starts_with(['.', ' ']));
            let astray = text.contains(['/', '\\', '"', '\u{202e}', '\u{200f}']);
            prop_assert!(!astray);
            prop_assert!(!text.chars().any(char::is_control));
            prop_assert!(name.plain().is_ascii());
            prop_assert_eq!(FileName::of(text, *kind), name.clone(), "it stays itself");
        }
    }
}
