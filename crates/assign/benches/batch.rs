//! A city of 10,000 needs: candidates, batch, one change: `cargo bench -p assign --bench batch`.
#![expect(clippy::unwrap_used, reason = "a benchmark may fail loudly")]

use assign::batch;
use assign::candidates::Scratch;
use assign::generate::{SampleCity, Scarcity};
use assign::online::Online;
use assign::problem::Problem;
use divan::Bencher;

const NEEDS: u32 = 10_000;
const NEAREST: usize = 32;
const KINDS: [Scarcity; 2] = [Scarcity::Slack, Scarcity::Tight];

fn main() {
    divan::main();
}

fn problem(scarcity: Scarcity) -> Problem {
    let city = SampleCity::generate(7, NEEDS, scarcity);
    city.problem(&city.index().unwrap(), NEAREST).unwrap()
}

#[divan::bench(args = KINDS)]
fn index(bencher: Bencher, scarcity: Scarcity) {
    let city = SampleCity::generate(7, NEEDS, scarcity);
    bencher.bench_local(|| city.index().unwrap());
}

#[divan::bench(args = KINDS)]
fn one_needs_candidates(bencher: Bencher, scarcity: Scarcity) {
    let city = SampleCity::generate(7, NEEDS, scarcity);
    let index = city.index().unwrap();
    let mut scratch = Scratch::default();
    let mut needs = city.needs.iter().cycle();
    bencher.bench_local(|| {
        let seeker = needs.next().unwrap().seeker();
        index.nearest(&seeker, NEAREST, |_| 0, &mut scratch).len()
    });
}

#[divan::bench(args = KINDS, sample_count = 20)]
fn batch_exact(bencher: Bencher, scarcity: Scarcity) {
    let problem = problem(scarcity);
    bencher.with_inputs(|| problem.clone()).bench_local_values(batch::solve);
}

#[divan::bench(args = KINDS)]
fn one_leaves_and_comes_back(bencher: Bencher, scarcity: Scarcity) {
    let problem = problem(scarcity);
    let mut board = Online::new(problem.clone()).unwrap();
    let mut need = 0;
    bencher.bench_local(|| {
        need = (need + 7) % NEEDS;
        board.remove_need(need).unwrap();
        let penalty = problem.penalties().get(usize::try_from(need).unwrap()).unwrap();
        assert_eq!(board.insert_need(*penalty, 1, problem.row(need)), Ok(need));
    });
}
