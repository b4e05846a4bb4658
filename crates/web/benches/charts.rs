//! How long a chart takes: `cargo bench -p web --bench charts`.

use web::charts::{Axis, Bar, Called, Point, bars, length, lines};

const CALLED: Called = Called { title: "Most take part in the middle", text: "" };

fn main() {
    divan::main();
}

#[divan::bench]
fn bars_of_200_neighbourhoods(bencher: divan::Bencher) {
    let bar = |n: i64| Bar {
        name: format!("Neighbourhood {n}"),
        value: Some(length(n)),
        said: format!("{n} people"),
    };
    let all: Vec<Bar> = (0..200).map(bar).collect();
    bencher.bench(|| bars(CALLED, &all));
}

#[divan::bench]
fn a_line_of_52_weeks(bencher: divan::Bencher) {
    let point = |n: i64| Point {
        name: format!("week {n}"),
        values: Some([length(n), length(2 * n), length(3 * n)]),
    };
    let points: Vec<Point> = (0..52).map(point).collect();
    let axis = Axis::up_to(160.0, |days| days.to_string());
    bencher.bench(|| lines(CALLED, &axis, &points));
}
