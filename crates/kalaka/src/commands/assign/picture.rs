//! `--plot FILE.svg`: how evenly offers are asked, and how long needs wait.

use assign::fairness::Figures;

use super::super::drawing::{BAR, LEFT, ROW, TOP, bar, document, heading, label, legend, share};

/// Offers that took this many needs or more share a row.
const MOST: usize = 10;

/// How many offers took how many needs.
pub(super) fn loads(title: &str, taken: &[u32], capacities: &[u32]) -> String {
    let mut offers = [0_u32; MOST + 1];
    let mut full = [0_u32; MOST + 1];
    for (&needs, &places) in taken.iter().zip(capacities) {
        let row = usize::try_from(needs).unwrap_or(MOST).min(MOST);
        if let (Some(offers), Some(full)) = (offers.get_mut(row), full.get_mut(row)) {
            *offers += 1;
            *full += u32::from(needs >= places);
        }
    }
    let last = offers.iter().rposition(|&count| count > 0).unwrap_or(0);
    let most = offers.iter().copied().max().unwrap_or(0).max(1);
    let mut body = String::new();
    legend(&mut body, 16.0, "won", "offers with all places taken");
    legend(&mut body, 260.0, "lost", "with places left");
    let mut at = TOP;
    for (needs, (&offers, &full)) in offers.iter().zip(&full).enumerate().take(last + 1) {
        let or_more = if needs == MOST { " or more" } else { "" };
        label(&mut body, 16.0, at + 16.0, &format!("needs taken: {needs}{or_more}"));
        let width = |count: u32| BAR * share(count.into(), most.into());
        bar(&mut body, "won", LEFT, at, width(full));
        bar(&mut body, "lost", LEFT + width(full), at, width(offers - full));
        label(&mut body, LEFT + BAR + 16.0, at + 16.0, &format!("offers: {offers}, full: {full}"));
        at += ROW;
    }
    document(title, at + ROW, &body)
}

/// One rule that was run through, under the name it is shown by.
pub(super) struct Ruled {
    pub(super) name: String,
    pub(super) figures: Figures,
}

/// How rules differ in how evenly they ask and how long they let wait.
pub(super) fn fairness(title: &str, rules: &[Ruled]) -> String {
    let mut body = String::new();
    let mut at = TOP - ROW;
    let waiting =
        |ruled: &Ruled| ruled.figures.waiting.values().next().cloned().unwrap_or_default();
    let longest = rules.iter().map(|ruled| waiting(ruled).nine_in_ten).max().unwrap_or(0).max(1);
    let per_mille =
        |value: u64| (i128::from(value), 1_000, format!("{}.{} %", value / 10, value % 10));
    let minutes = |value: u32| (i128::from(value), i128::from(longest), format!("{value} minutes"));
    let mut chart = |name: &str, class: &str, of: &dyn Fn(&Ruled) -> (i128, i128, String)| {
        at += ROW;
        heading(&mut body, at, name);
        at += ROW / 2.0;
        for ruled in rules {
            let (value, whole, told) = of(ruled);
            label(&mut body, 16.0, at + 16.0, &ruled.name);
            bar(&mut body, class, LEFT, at, BAR * share(value, whole));
            label(&mut body, LEFT + BAR + 16.0, at + 16.0, &told);
            at += ROW;
        }
        at += ROW / 2.0;
    };
    chart("Offers that were asked at least once", "c0", &|ruled| {
        per_mille(ruled.figures.reached_per_mille())
    });
    chart("Of all tasks, those done by the tenth that was asked most", "c1", &|ruled| {
        per_mille(ruled.figures.top_tenth_per_mille())
    });
    chart("Half of the needs were served within", "c2", &|ruled| minutes(waiting(ruled).median));
    chart("Nine in ten were served within", "c3", &|ruled| minutes(waiting(ruled).nine_in_ten));
    document(title, at + ROW, &body)
}
