//! Reading what people type: texts, numbers, dates and pictures, each into a domain value or a
//! [`Flaw`](city::Flaw) that is told beside its field.

mod moment;
mod number;
mod picture;
mod posted;
mod text;

pub use moment::{clock, date, date_of, local_moment, moment};
pub use number::{decimal, money, typed_decimal, typed_money, whole_number};
pub use picture::{Picture, PictureFlaw, Pictures, Variant};
pub use posted::MOST_FILE;
pub use posted::{Files, Posted, Upload};
pub use text::clean;
