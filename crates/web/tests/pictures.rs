//! What a picture costs while it is read: at most 200 MB and two seconds, whatever it promises or hides. One test,
//! because memory and time are those of the whole process. Time is the processor's, so that neighbours do not count, and
//! is held to in optimised builds only (`cargo test --profile dist -p web --test pictures -- --nocapture` prints the figures).

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::io::{Cursor, Write as _};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, RgbImage};
use web::forms::{Picture, PictureFlaw, Pictures};

/// What one picture may take.
const MOST_MEMORY: u64 = 200 << 20;
const MOST_TIME: Duration = Duration::from_secs(2);
/// Builds that are not optimised try a fiftieth of the pixels: they are many times slower.
const MEGA: u32 = if cfg!(debug_assertions) { 20_000 } else { 1_000_000 };

/// What reading a picture came to and cost.
struct Read {
    result: Result<Picture, PictureFlaw>,
    /// By how much the process grew at most; none where the system does not say.
    grown: Option<u64>,
    took: Duration,
}

fn read(name: &str, file: Vec<u8>) -> Read {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let pictures = Pictures::new(1);
    let before = forget_the_most();
    let started = worked();
    let result = runtime.block_on(pictures.read(file.into()));
    let took = worked().saturating_sub(started);
    let grown = before.and_then(|before| Some(memory("VmHWM:")?.saturating_sub(before)));
    let said = result.as_ref().map(|picture| picture.variants.len());
    println!("{name}: {said:?}, {} MB, {took:?}", grown.unwrap_or_default() >> 20);
    Read { result, grown, took }
}

impl Read {
    fn within(self, most: u64) -> Result<Picture, PictureFlaw> {
        if let Some(grown) = self.grown {
            assert!(grown <= most, "{} MB, {:?}", grown >> 20, self.result.map(|_| ()));
        }
        let slower = if cfg!(debug_assertions) { 5 } else { 1 };
        assert!(self.took <= MOST_TIME * slower, "{:?}", self.took);
        self.result
    }
}

/// Forgets the most memory that this process ever had: what it has now. See proc(5), `clear_refs`.
fn forget_the_most() -> Option<u64> {
    std::fs::write("/proc/self/clear_refs", "5").ok()?;
    memory("VmRSS:")
}

fn memory(line: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|text| text.strip_prefix(line))?;
    Some(line.split_whitespace().next()?.parse::<u64>().ok()? << 10)
}

/// What the processor has done for this process: proc(5), `stat`, in hundredths of a second.
fn worked() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = after_name.split_whitespace().skip(11).take(2);
    Duration::from_millis(ticks.filter_map(|ticks| ticks.parse::<u64>().ok()).sum::<u64>() * 10)
}

/// A chunk of a PNG (ISO 15948).
fn chunk(kind: &[u8], body: &[u8]) -> Vec<u8> {
    let mut crc = flate2::Crc::new();
    crc.update(kind);
    crc.update(body);
    let length = u32::try_from(body.len()).unwrap();
    [&length.to_be_bytes(), kind, body, &crc.sum().to_be_bytes()].concat()
}

/// So many bytes that pack to nothing.
fn packed(bytes: usize) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
    let block = vec![0; 1 << 20];
    for _ in 0..bytes >> 20 {
        packer.write_all(&block).unwrap();
    }
    packer.write_all(&block[..bytes & 0xf_ffff]).unwrap();
    packer.finish().unwrap()
}

/// A PNG of one colour with these chunks before its pixels, whose data unpacks to `bytes`.
fn png(
    [width, height]: [u32; 2],
    [depth, colour]: [u8; 2],
    before: &[u8],
    bytes: usize,
) -> Vec<u8> {
    let head =
        [&width.to_be_bytes()[..], &height.to_be_bytes(), &[depth, colour, 0, 0, 0]].concat();
    let parts = [chunk(b"IHDR", &head), before.to_vec(), chunk(b"IDAT", &packed(bytes))];
    [b"\x89PNG\r\n\x1a\n".to_vec(), parts.concat(), chunk(b"IEND", b"")].concat()
}

/// An ordinary small PNG with these chunks before its pixels.
fn small(before: &[u8]) -> Vec<u8> {
    png([8, 8], [8, 2], before, 8 * 25)
}

/// A picture 4:3 of so many pixels, as a camera makes them.
fn photo(pixels: u32) -> RgbImage {
    let width = (pixels * 4 / 3).isqrt();
    RgbImage::from_fn(width, pixels / width, |x, y| {
        image::Rgb([x, y, x ^ y].map(|colour| u8::try_from(colour & 0xff).unwrap()))
    })
}

fn flaw(read: Result<Picture, PictureFlaw>) -> Option<PictureFlaw> {
    read.err()
}

#[test]
fn a_picture_takes_at_most_200_megabytes_and_two_seconds() {
    if forget_the_most().is_none() {
        eprintln!(
            "skipped in part: this system does not say how much memory a process had at most"
        );
    }
    hidden();
    promised();
    largest();
    made_cases();
}

/// Profiles, texts and surplus data that are large once they are unpacked: nobody unpacks them.
fn hidden() {
    let bomb = packed(120 << 20);
    let profile = chunk(b"iCCP", &[b"x\0\0", &bomb[..]].concat());
    let text = chunk(b"zTXt", &[b"Raw profile type iptc\0\0", &bomb[..]].concat());
    let words = chunk(b"iTXt", &[b"XML:com.adobe.xmp\0\x01\0\0\0", &bomb[..]].concat());
    for (name, file) in
        [("profile", small(&profile)), ("zTXt", small(&text)), ("iTXt", small(&words))]
    {
        let picture = read(name, file).within(30 << 20).unwrap();
        assert_eq!((picture.variants[0].width, picture.variants[0].height), (8, 8), "{name}");
    }
    let surplus = if cfg!(debug_assertions) { 50 << 20 } else { 3 << 30 };
    let _ = read("surplus data", png([8, 8], [8, 2], &[], surplus)).within(30 << 20);
}

/// More pixels, deeper ones, or a ribbon: refused by what the head promises.
fn promised() {
    let wide = png([7_000, 7_000], [16, 6], &[], 1_000);
    let refused = flaw(read("7000 × 7000 × 64 bits", wide).within(30 << 20));
    assert!(matches!(refused, Some(PictureFlaw::TooManyPixels { .. })), "{refused:?}");
    for size in [[1_280, 39_000], [39_000, 1_280], [1, 60_000]] {
        let ribbon = png(size, [8, 0], &[], 1_000);
        assert_eq!(flaw(read("ribbon", ribbon).within(30 << 20)), Some(PictureFlaw::TooLong));
    }
}

/// The largest that are taken, of each kind.
fn largest() {
    let taken = |name: &str, file: Vec<u8>| {
        if let Err(flaw) = read(name, file).within(MOST_MEMORY) {
            panic!("{name}: {flaw:?}");
        }
    };
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 80).encode_image(&photo(49 * MEGA)).unwrap();
    assert!(jpeg.len() <= 12 << 20, "{} bytes", jpeg.len());
    taken("JPEG, 49 million pixels", jpeg);

    for (name, pixels, depth, colour, bytes) in
        [("PNG, RGB", 49, 8, 2, 3), ("PNG, RGBA", 36, 8, 6, 4), ("PNG, 16-bit RGBA", 18, 16, 6, 8)]
    {
        let side = (pixels * MEGA).isqrt();
        let rows = usize::try_from(side * (1 + side * bytes)).unwrap();
        taken(name, png([side, side], [depth, colour], &[], rows));
    }
    // The tallest that is not made smaller.
    let tall = if cfg!(debug_assertions) { [128, 1_024] } else { [1_280, 10_240] };
    let rows = usize::try_from(tall[1] * (1 + tall[0] * 3)).unwrap();
    taken("PNG, tall", png(tall, [8, 2], &[], rows));

    let webp = |pixels, alpha| {
        let picture = DynamicImage::from(photo(pixels));
        let picture = if alpha { picture.to_rgba8().into() } else { picture };
        let mut file = Cursor::new(Vec::new());
        picture.write_to(&mut file, ImageFormat::WebP).unwrap();
        file.into_inner()
    };
    taken("WebP without loss", webp(20 * MEGA, false));
    taken("WebP without loss, glassy", webp(18 * MEGA, true));
}

/// The inputs that failed once, where they are and Python makes them.
fn made_cases() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3).unwrap();
    let script = root.join("shared/cases/pictures/make.py");
    let folder = tempfile::tempdir().unwrap();
    let made = Command::new("python3").arg(&script).arg(folder.path()).output();
    if !script.is_file() || !made.is_ok_and(|made| made.status.success()) {
        eprintln!("skipped: {} is not there, or Python is not", script.display());
        return;
    }
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let result = read(&name, std::fs::read(&path).unwrap()).within(MOST_MEMORY);
        match name.as_str() {
            "profile-390MB.png" => assert!(result.is_ok(), "{result:?}"),
            "wide-16bit.png" => {
                assert!(matches!(result, Err(PictureFlaw::TooManyPixels { .. })), "{result:?}");
            }
            _ => assert_eq!(result, Err(PictureFlaw::TooLong), "{name}"),
        }
    }
}
