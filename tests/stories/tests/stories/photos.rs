//! Photos that are broken, huge, or something else: a sentence beside the field, and nothing typed is lost.

use std::io::Cursor;

use image::{ExtendedColorType, ImageEncoder as _, RgbImage};
use stories::{Browser, Page, World, story};

/// Comes to the step with the photo.
async fn at_the_photo(browser: &mut Browser, world: &World) -> Page {
    let page = browser.get(&format!("{}/share", world.here.call_page())).await;
    let form = page.form("/share").fill("title", "A wall for climbing plants");
    browser.send(form.fill("text", "The south wall of the school is bare and hot.")).await
}

fn png(picture: &RgbImage) -> Vec<u8> {
    let mut file = Vec::new();
    let encoder = image::codecs::png::PngEncoder::new(&mut file);
    let (width, height) = picture.dimensions();
    encoder.write_image(picture.as_raw(), width, height, ExtendedColorType::Rgb8).unwrap();
    file
}

/// A small picture, as a file.
pub(crate) fn small_png() -> Vec<u8> {
    png(&noise(64))
}

fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, image::ImageFormat::Jpeg).unwrap();
    file.into_inner()
}

/// A picture that does not become small when it is packed.
fn noise(side: u32) -> RgbImage {
    let mut state = 1_u32;
    RgbImage::from_fn(side, side, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        image::Rgb(state.to_be_bytes()[..3].try_into().unwrap())
    })
}

/// The check sum of a PNG chunk (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

/// A PNG whose head promises 10,000 × 10,000 pixels.
fn hundred_megapixels() -> Vec<u8> {
    let mut file = png(&RgbImage::new(4, 4));
    // Eight bytes of signature, the length and name of the head, then width and height.
    file[16..20].copy_from_slice(&10_000_u32.to_be_bytes());
    file[20..24].copy_from_slice(&10_000_u32.to_be_bytes());
    let sum = crc(&file[12..29]).to_be_bytes();
    file[29..33].copy_from_slice(&sum);
    file
}

story! {
    /// Each kind of file that is no photo is told beside its field; place, cost and words stay as typed.
    async fn what_is_no_photo_is_told_beside_its_field(world: World) {
        let mut bob = world.browser_of("bob");
        let mut page = at_the_photo(&mut bob, &world).await;
        let whole = jpeg(&noise(64));
        let cut = &whole[..whole.len() / 2];
        let drawing = br#"<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#;
        let large = vec![0xff; 13 << 20];
        let huge = hundred_megapixels();
        let files: [(&str, &str, &[u8], &str); 7] = [
            ("huge.png", "image/png", &huge, "50 million pixels"),
            ("cut.jpg", "image/jpeg", cut, "not complete"),
            ("holiday.jpg", "image/jpeg", b"PK\x03\x04\x14\0\0\0\x08\0", "not a photo"),
            ("drawing.svg", "image/svg+xml", drawing, "SVG"),
            ("drawing.jpg", "image/jpeg", drawing, "SVG"),
            ("empty.jpg", "image/jpeg", b"", "not a photo"),
            ("large.jpg", "image/jpeg", &large, "12 MB"),
        ];
        for (name, kind, content, words) in files {
            let form = page
                .form("/share/place")
                .fill("place", "On the school's south wall")
                .fill("cost", "1.200")
                .fill("photo_text", "A bare wall")
                .attach("photo", name, kind, content);
            page = bob.send(form).await;
            assert_eq!(page.status, 422, "{name}: {}", page.text());
            let told = page.all(".field:has([name=photo])").join(" ");
            assert!(told.contains(words), "{name}: “{words}” is not beside the field: {told}");
            let kept = page.form("/share/place");
            assert_eq!(kept.value("place"), Some("On the school's south wall"), "{name}");
            assert_eq!(kept.value("cost"), Some("1.200"), "{name}");
            assert_eq!(kept.value("photo_text"), Some("A bare wall"), "{name}");
        }
        let checked = bob.send(page.form("/share/place")).await;
        let idea = bob.send(checked.form("/share/check")).await;
        idea.must_say("A wall for climbing plants");
        assert!(!idea.body.contains("/pictures/"), "no photo came along");
    }
}

story! {
    /// A photo as phones make them, of some megabytes, is taken, made smaller, and shown to everybody once the idea
    /// is; what stood in the file beside the picture is gone.
    async fn a_photo_of_some_megabytes_is_shown(world: World) {
        let mut bob = world.browser_of("bob");
        let page = at_the_photo(&mut bob, &world).await;
        let mut file = png(&noise(1_100));
        assert!(file.len() > 3 << 20, "{} bytes", file.len());
        // After its end, where programs read no more.
        file.extend_from_slice(b"taken at the corner of a secret street");
        let form = page.form("/share/place").attach("photo", "IMG_1.png", "image/png", &file);
        let checked = bob.send(form).await;
        assert!(checked.path.contains("/share/check"), "{}: {}", checked.path, checked.text());
        let photo = checked.tree();
        let photo = photo.select(&scraper::Selector::parse("img.photo").unwrap()).next().unwrap();
        let photo = photo.attr("src").unwrap().split('?').next().unwrap().to_owned();
        assert_eq!(world.browser().look(&photo).await.status, 404, "a draft's photo is its writer's");

        let idea = bob.send(checked.form("/share/check")).await;
        assert!(idea.body.contains(&photo), "{}", idea.body);
        let shown = world.browser().look(&photo).await;
        assert_eq!(shown.status, 200);
        assert_eq!(shown.header("content-type"), "image/jpeg");
        assert!(!shown.body.contains("secret street"));
    }
}

story! {
    /// The same beside the picture of a call and the logo of a city.
    async fn pictures_of_the_office_are_told_too(world: World) {
        let mut officer = world.browser_of("officer");
        let edit = format!("{}/desk/calls/{}", world.here.base(), world.here.call);
        let page = officer.get(&format!("{edit}?step=picture")).await;
        let form = crate::editor::form(&page).fill("theme", "mobility").press("do", "save");
        let zip = form.attach("picture", "square.jpg", "image/jpeg", b"PK\x03\x04");
        let page = officer.send(zip).await;
        assert_eq!(page.status, 422);
        let told = page.all(".field:has([name=picture])").join(" ");
        assert!(told.contains("not a photo"), "{told}");
        assert_eq!(crate::editor::form(&page).value("theme"), Some("mobility"));

        let mut admin = world.browser_of("admin");
        let page = admin.get(&format!("{}/settings", world.here.base())).await;
        let form = page.form("/settings").force("default_language", "en").fill("name-en", "Riverside");
        let form = form.attach("logo", "logo.svg", "image/svg+xml", b"<svg></svg>");
        let page = admin.send(form).await;
        assert_eq!(page.status, 422);
        let told = page.all(".field:has([name=logo])").join(" ");
        assert!(told.contains("SVG"), "{told}");
        assert_eq!(page.form("/settings").value("name-en"), Some("Riverside"));
    }
}
