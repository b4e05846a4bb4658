//! ZIP archives (APPNOTE 6.3.10) written straight through: a part's size and sum follow it, so that nothing has to be
//! known before. Small on purpose: no archive above 4 GiB, no part encrypted, no time but the beginning of 1980.

use std::io;
use std::io::Write;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// What can read it: version 2.0, which knows folders and Deflate.
const VERSION: u16 = 20;
/// Sizes follow the part (bit 3), names are UTF-8 (bit 11).
const FLAGS: u16 = 1 << 3 | 1 << 11;
/// The first day of 1980: the same content gives the same bytes.
const DATE: u16 = 1 << 5 | 1;
/// Little effort finds most of what repeats.
const EFFORT: Compression = Compression::new(3);

/// How a part is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packed {
    /// Compressed.
    Deflated,
    /// As it is, because it is compressed in itself.
    Stored,
}

/// An archive being written.
pub struct Zip<W: Write> {
    out: W,
    written: u64,
    open: Option<Part>,
    parts: Vec<Entry>,
}

/// The part that is being written.
struct Part {
    name: String,
    begins: u64,
    size: u64,
    sum: Crc,
    packed: u64,
    encoder: Option<DeflateEncoder<Vec<u8>>>,
}

/// A part as the directory at the end lists it.
struct Entry {
    name: String,
    begins: u32,
    sizes: [u8; 12],
    method: u16,
}

impl<W: Write> Zip<W> {
    /// An empty archive.
    pub fn new(out: W) -> Self {
        Self { out, written: 0, open: None, parts: Vec::new() }
    }

    /// Begins a part; the one before is complete.
    pub fn begin(&mut self, name: &str, packed: Packed) -> io::Result<()> {
        self.end()?;
        let begins = self.written;
        let method = method_of(packed);
        let mut head = Vec::new();
        head.extend(0x0403_4b50_u32.to_le_bytes());
        for field in [VERSION, FLAGS, method, 0, DATE] {
            head.extend(field.to_le_bytes());
        }
        head.extend([0; 12]);
        head.extend(length(name)?.to_le_bytes());
        head.extend(0_u16.to_le_bytes());
        head.extend(name.as_bytes());
        self.put(&head)?;
        let encoder = (packed == Packed::Deflated).then(|| DeflateEncoder::new(Vec::new(), EFFORT));
        let name = name.to_owned();
        self.open = Some(Part { name, begins, size: 0, sum: Crc::new(), packed: 0, encoder });
        Ok(())
    }

    /// Writes the directory, which completes the archive.
    pub fn finish(mut self) -> io::Result<()> {
        self.end()?;
        let begins = self.written;
        let parts = std::mem::take(&mut self.parts);
        for part in &parts {
            let mut entry = Vec::new();
            entry.extend(0x0201_4b50_u32.to_le_bytes());
            for field in [VERSION, VERSION, FLAGS, part.method, 0, DATE] {
                entry.extend(field.to_le_bytes());
            }
            entry.extend(part.sizes);
            entry.extend(length(&part.name)?.to_le_bytes());
            entry.extend([0; 12]);
            entry.extend(part.begins.to_le_bytes());
            entry.extend(part.name.as_bytes());
            self.put(&entry)?;
        }
        let count = u16::try_from(parts.len()).map_err(|_| too_large())?;
        let mut end = Vec::new();
        end.extend(0x0605_4b50_u32.to_le_bytes());
        end.extend([0; 4]);
        end.extend(count.to_le_bytes());
        end.extend(count.to_le_bytes());
        end.extend(narrow(self.written - begins)?.to_le_bytes());
        end.extend(narrow(begins)?.to_le_bytes());
        end.extend([0; 2]);
        self.put(&end)?;
        self.out.flush()
    }

    fn end(&mut self) -> io::Result<()> {
        let Some(mut part) = self.open.take() else { return Ok(()) };
        let method = if part.encoder.is_some() { 8 } else { 0 };
        if let Some(encoder) = part.encoder.take() {
            let rest = encoder.finish()?;
            part.packed += wide(rest.len());
            self.put(&rest)?;
        }
        let mut sizes = [0; 12];
        let fields = [part.sum.sum(), narrow(part.packed)?, narrow(part.size)?];
        for (place, field) in sizes.chunks_exact_mut(4).zip(fields) {
            place.copy_from_slice(&field.to_le_bytes());
        }
        self.put(&0x0807_4b50_u32.to_le_bytes())?;
        self.put(&sizes)?;
        self.parts.push(Entry { name: part.name, begins: narrow(part.begins)?, sizes, method });
        Ok(())
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.written += wide(bytes.len());
        self.out.write_all(bytes)
    }
}

/// Writes into the part that was begun last.
impl<W: Write> Write for Zip<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let Some(mut part) = self.open.take() else {
            return Err(io::Error::other("no part of the archive was begun"));
        };
        part.sum.update(bytes);
        part.size += wide(bytes.len());
        let written = match &mut part.encoder {
            Some(encoder) => encoder.write_all(bytes).and_then(|()| {
                let packed = std::mem::take(encoder.get_mut());
                part.packed += wide(packed.len());
                self.put(&packed)
            }),
            None => {
                part.packed += wide(bytes.len());
                self.put(bytes)
            }
        };
        self.open = Some(part);
        written.map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn method_of(packed: Packed) -> u16 {
    match packed {
        Packed::Deflated => 8,
        Packed::Stored => 0,
    }
}

fn length(name: &str) -> io::Result<u16> {
    u16::try_from(name.len()).map_err(|_| too_large())
}

fn wide(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

fn narrow(size: u64) -> io::Result<u32> {
    u32::try_from(size).map_err(|_| too_large())
}

fn too_large() -> io::Error {
    io::Error::new(io::ErrorKind::FileTooLarge, "an archive has at most 4 GiB")
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Read as _;

    use super::*;

    fn number(bytes: &[u8], at: usize, length: usize) -> usize {
        bytes[at..at + length].iter().rev().fold(0, |all, byte| all << 8 | usize::from(*byte))
    }

    /// The parts of an archive, found by its directory as readers find them.
    pub(in crate::export) fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
        let end = bytes.len() - 22;
        assert_eq!(number(bytes, end, 4), 0x0605_4b50);
        let (count, mut at) = (number(bytes, end + 10, 2), number(bytes, end + 16, 4));
        let mut parts = Vec::new();
        for _ in 0..count {
            assert_eq!(number(bytes, at, 4), 0x0201_4b50);
            let (packed, size) = (number(bytes, at + 20, 4), number(bytes, at + 24, 4));
            let (name, begins) = (number(bytes, at + 28, 2), number(bytes, at + 42, 4));
            let named = String::from_utf8(bytes[at + 46..at + 46 + name].to_vec()).unwrap();
            let from = begins + 30 + name;
            let mut content = Vec::new();
            match number(bytes, at + 10, 2) {
                8 => {
                    let mut decoder =
                        flate2::read::DeflateDecoder::new(&bytes[from..from + packed]);
                    decoder.read_to_end(&mut content).unwrap();
                }
                _ => content.extend_from_slice(&bytes[from..from + packed]),
            }
            let mut sum = Crc::new();
            sum.update(&content);
            assert_eq!(usize::try_from(sum.sum()).unwrap(), number(bytes, at + 16, 4), "{named}");
            assert_eq!(content.len(), size, "{named}");
            parts.push((named, content));
            at += 46 + name;
        }
        assert_eq!(at, end);
        parts
    }

    #[test]
    fn what_goes_in_comes_out() {
        let mut bytes = Vec::new();
        let mut zip = Zip::new(&mut bytes);
        let long = "shade and water ".repeat(10_000);
        zip.begin("data.json", Packed::Deflated).unwrap();
        zip.write_all(long.as_bytes()).unwrap();
        zip.begin("pictures/ű.jpeg", Packed::Stored).unwrap();
        zip.write_all(&[1, 2, 3]).unwrap();
        zip.finish().unwrap();
        assert!(bytes.len() < long.len() / 20);
        let expected = [
            ("data.json".to_owned(), long.into_bytes()),
            ("pictures/ű.jpeg".to_owned(), vec![1, 2, 3]),
        ];
        assert_eq!(parts(&bytes), expected);
    }
}
