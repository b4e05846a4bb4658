//! What ideas say, so that some are like others in cities of both sizes.

/// What one text in fifty says.
pub(super) fn said_of(number: i64) -> String {
    const MATTERS: [&str; 10] = [
        "bench",
        "tree",
        "bus stop",
        "school",
        "library",
        "river",
        "playground",
        "market",
        "dog",
        "lamp",
    ];
    let at = |number: i64| MATTERS[usize::try_from(number).unwrap() % MATTERS.len()];
    format!("{} {} {} {}", at(number), at(number / 2), at(number / 3), at(number + 4))
}
