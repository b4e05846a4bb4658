//! Samples of statistics: every kind of chart.

use web::charts::*;
use web::sample::*;
use web::views::*;
use web::words::Words;

use crate::call::sample::head;

use super::view::{CallStatisticsPage, StatisticsPage};
use crate::words::CallWords as _;

/// Every page of this room, with a name for its file.
pub(crate) fn pages(w: &Words) -> Samples {
    let show = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().unwrap());
    vec![
        show("statistics", &statistics(w)),
        show("call-statistics", &call_statistics(w)),
        show("statistics-none", &StatisticsPage { charts: Vec::new(), ..statistics(w) }),
    ]
}

fn statistics(w: &Words) -> StatisticsPage {
    let called = |title| Called { title, text: "Counted by the hour" };
    let names = ["Centre", "Fietsenstallingsmogelijkheden aan het Martelarenplein", "Kessel-Lo"];
    let all_bars: Vec<Bar> = names
        .iter()
        .zip([Some(412.0), Some(38.0), None])
        .map(|(name, value)| Bar {
            name: (*name).to_owned(),
            value,
            said: "23 of 10,000".to_owned(),
        })
        .collect();
    let points: Vec<Point> = (0..9)
        .map(|n| Point {
            name: format!("{} May", n + 1),
            values: (n != 4).then(|| [2.0, 4.0 + f64::from(n), 21.0]),
        })
        .collect();
    let part = |said: &str, value| Part { said: said.to_owned(), value };
    let stages = [
        Stage(vec![part("32 were written", 32.0)]),
        Stage(vec![part("27 can be read", 27.0), part("5 went into others", 5.0)]),
        Stage(vec![part("7 will be carried out", 7.0), part("20 will not", 20.0)]),
    ];
    let small = names.map(|name| Small {
        name: name.to_owned(),
        said: "41 people".to_owned(),
        values: vec![Some(3.0), None, Some(12.0), Some(7.0)],
    });
    let whole = names.map(|name| Share {
        name: name.to_owned(),
        parts: vec![3.0, 8.0, 1.0, 0.0],
        said: "12 ideas".to_owned(),
    });
    let span =
        |name: &str, from, to| Span { name: name.to_owned(), said: "31 days".to_owned(), from, to };
    let time = Time {
        from: (0.0, "1 May".to_owned()),
        to: (90.0, "30 July".to_owned()),
        today: (40.0, "today".to_owned()),
    };
    let spans = [span("Collecting", 0.0, 30.0), span("Deciding", 30.0, 90.0)];
    let axis = Axis::up_to(21.0, |days| w.number(days));
    let drawings = [
        bars(called("Bars"), &all_bars),
        flow(called("Flow"), &stages),
        multiples(called("Multiples"), &small),
        lines(called("Lines"), &axis, &points),
        shares(called("Shares"), &whole),
        timeline(called("Timeline"), &time, &spans),
    ];
    let charts = drawings.into_iter().map(|drawing| Chart {
        title: "Kessel-Lo takes part most: 23 of 10,000 inhabitants".to_owned(),
        text: "Each counts once.".to_owned(),
        drawing,
        legend: vec![(colour(0), "Selected".to_owned()), (colour(1), "Not selected".to_owned())],
        twin: Twin {
            head: vec!["Neighbourhood".to_owned(), "People".to_owned()],
            rows: vec![("Kessel-Lo".to_owned(), vec!["412".to_owned()])],
        },
        note: "Fewer than five people are not shown.".to_owned(),
    });
    StatisticsPage {
        frame: frame(w, w.statistics()),
        title: w.statistics_city("Leuven"),
        counted: w.statistics_counted("14 December, 20:00"),
        charts: charts.collect(),
        feeds: vec![Link::new("CSV", "#")],
    }
}

fn call_statistics(w: &Words) -> CallStatisticsPage {
    let StatisticsPage { frame, counted, charts, feeds, .. } = statistics(w);
    CallStatisticsPage { frame, head: head(), counted, charts, feeds }
}
