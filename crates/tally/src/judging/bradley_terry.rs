//! Strengths from comparisons: Bradley–Terry, maximum a posteriori, by sparse Newton.
//!
//! Each item has a strength `s`; the chance that `a` is preferred to `b` is
//! `1 / (1 + exp(s_b − s_a))` (Bradley and Terry, 1952). A normal prior around zero keeps
//! items apart that were never linked, and items that always won finite (Caron and Doucet,
//! 2012, argue for such priors). The logarithm of the posterior is strictly concave, so
//! there is one answer; Newton's method finds it, each step solved by conjugate gradients
//! over the comparisons themselves, scaled by the diagonal. No matrix is ever formed.
//!
//! Refitting starts from the last answer ([`Fit::refit`]), so it can follow people as they
//! judge.

#![expect(
    clippy::indexing_slicing,
    reason = "the hot loops index by item; `Comparisons::push` checks every index once"
)]

/// One comparison: a juror preferred `winner` to `loser`. Items and jurors are positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comparison {
    /// The item that was preferred.
    pub winner: u32,
    /// The item it was preferred to.
    pub loser: u32,
    /// Who said so.
    pub juror: u32,
}

/// Why a comparison was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ComparisonError {
    /// The item is not among those being judged.
    #[error("there is no item {0}")]
    UnknownItem(u32),
    /// An item cannot be preferred to itself.
    #[error("item {0} was compared with itself")]
    Itself(u32),
}

/// All comparisons of a jury over a fixed list of items.
#[derive(Debug, Clone, Default)]
pub struct Comparisons {
    items: usize,
    jurors: usize,
    rows: Vec<Comparison>,
    looks: Vec<u32>,
}

impl Comparisons {
    /// No comparisons yet over `items` items.
    #[must_use]
    pub fn new(items: usize) -> Self {
        Self { items, jurors: 0, rows: Vec::new(), looks: vec![0; items] }
    }

    /// Adds one comparison.
    ///
    /// # Errors
    /// Refuses an item that does not exist and an item compared with itself.
    pub fn push(&mut self, comparison: Comparison) -> Result<(), ComparisonError> {
        let Comparison { winner, loser, juror } = comparison;
        for item in [winner, loser] {
            if position(item) >= self.items {
                return Err(ComparisonError::UnknownItem(item));
            }
        }
        if winner == loser {
            return Err(ComparisonError::Itself(winner));
        }
        self.jurors = self.jurors.max(position(juror) + 1);
        self.looks[position(winner)] += 1;
        self.looks[position(loser)] += 1;
        self.rows.push(comparison);
        Ok(())
    }

    /// How many items are judged.
    #[must_use]
    pub fn items(&self) -> usize {
        self.items
    }

    /// One more than the highest juror met.
    #[must_use]
    pub fn jurors(&self) -> usize {
        self.jurors
    }

    /// The comparisons in the order they came.
    #[must_use]
    pub fn rows(&self) -> &[Comparison] {
        &self.rows
    }

    /// In how many comparisons each item stood.
    #[must_use]
    pub fn looks(&self) -> &[u32] {
        &self.looks
    }
}

/// How to fit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// Standard deviation of the prior on strengths, in logits. 2.5 says that a good item
    /// (one deviation up) beats a middling one twelve times in thirteen.
    pub prior_deviation: f64,
    /// Stop when no component of the gradient is larger than this.
    pub tolerance: f64,
    /// Give up refining after this many Newton steps; far more than are ever needed.
    pub max_steps: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { prior_deviation: 2.5, tolerance: 1e-6, max_steps: 50 }
    }
}

/// Fitted strengths and how well each is known.
#[derive(Debug, Clone, Default)]
pub struct Fit {
    /// One strength per item, in logits; their mean is close to zero.
    pub strengths: Vec<f64>,
    /// One posterior standard deviation per item, in logits: the first terms of a series
    /// that grows towards the exact value, which [`Fit::exact_deviation`] computes.
    pub deviations: Vec<f64>,
    /// Largest component of the gradient where the fit stopped.
    pub residual: f64,
    /// Newton steps taken by the last (re)fit.
    pub steps: usize,
    edges: Vec<Edge>,
    workspace: Workspace,
}

/// A comparison as the solver sees it, with the curvature it adds at the current strengths.
#[derive(Debug, Clone, Copy)]
struct Edge {
    winner: u32,
    loser: u32,
    curvature: f64,
}

#[derive(Debug, Clone, Default)]
struct Workspace {
    gradient: Vec<f64>,
    diagonal: Vec<f64>,
    step: Vec<f64>,
    residual: Vec<f64>,
    direction: Vec<f64>,
    product: Vec<f64>,
}

impl Fit {
    /// Fits from nothing. `weights` says how much each juror's comparisons count, by juror;
    /// jurors beyond its end count fully.
    #[must_use]
    pub fn new(comparisons: &Comparisons, weights: &[f64], settings: &Settings) -> Self {
        let mut fit = Self::default();
        fit.refit(comparisons, weights, settings);
        fit
    }

    /// Fits again from the strengths at hand, after comparisons or weights have changed.
    pub fn refit(&mut self, comparisons: &Comparisons, weights: &[f64], settings: &Settings) {
        let items = comparisons.items();
        self.strengths.resize(items, 0.0);
        let precision = settings.prior_deviation.max(1e-6).powi(-2);
        let mut problem = Problem { rows: comparisons.rows(), weights, precision };
        self.edges.clear();
        self.edges.extend(comparisons.rows().iter().map(|row| Edge {
            winner: row.winner,
            loser: row.loser,
            curvature: 0.0,
        }));
        let space = &mut self.workspace;
        let mut loss = problem.linearise(&self.strengths, &mut self.edges, space);
        self.steps = 0;
        self.residual = largest(&space.gradient);
        while self.residual > settings.tolerance && self.steps < settings.max_steps {
            // An inexact solve is enough far from the answer and must be sharp close to it
            // (Nocedal and Wright, "Numerical Optimization", §7.1).
            let precise = self.residual.sqrt().min(0.1);
            solve(&self.edges, precision, space, precise);
            let mut length = 1.0;
            let before = self.strengths.clone();
            loop {
                for ((strength, start), step) in
                    self.strengths.iter_mut().zip(&before).zip(&space.step)
                {
                    *strength = start - length * step;
                }
                let tried = problem.linearise(&self.strengths, &mut self.edges, space);
                if tried <= loss + 1e-12 * loss.abs() || length < 1e-4 {
                    loss = tried;
                    break;
                }
                length *= 0.5;
            }
            self.residual = largest(&space.gradient);
            self.steps += 1;
        }
        self.deviations = approximate_deviations(&self.edges, &space.diagonal);
    }

    /// The chance, by the model, that `first` is preferred to `second`.
    #[must_use]
    pub fn chance(&self, first: usize, second: usize) -> f64 {
        let strength = |item: usize| self.strengths.get(item).copied().unwrap_or(0.0);
        logistic(strength(first) - strength(second))
    }

    /// The exact posterior standard deviation of one item's strength under the Laplace
    /// approximation: one linear solve, a few milliseconds for ten thousand items.
    #[must_use]
    pub fn exact_deviation(&self, item: usize, settings: &Settings) -> f64 {
        let mut space = self.workspace.clone();
        if item >= space.gradient.len() {
            return settings.prior_deviation;
        }
        space.gradient.fill(0.0);
        space.gradient[item] = 1.0;
        let precision = settings.prior_deviation.max(1e-6).powi(-2);
        solve(&self.edges, precision, &mut space, 1e-10);
        space.step[item].max(0.0).sqrt()
    }

    /// Items from strongest to weakest; equal strengths in the order of the list.
    #[must_use]
    pub fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.strengths.len()).collect();
        order.sort_by(|&a, &b| self.strengths[b].total_cmp(&self.strengths[a]).then(a.cmp(&b)));
        order
    }
}

struct Problem<'a> {
    rows: &'a [Comparison],
    weights: &'a [f64],
    precision: f64,
}

impl Problem<'_> {
    /// Loss, gradient, curvature per comparison and diagonal of the Hessian at `strengths`.
    fn linearise(&mut self, strengths: &[f64], edges: &mut [Edge], space: &mut Workspace) -> f64 {
        let items = strengths.len();
        space.gradient.clear();
        space.gradient.extend(strengths.iter().map(|s| s * self.precision));
        space.diagonal.clear();
        space.diagonal.resize(items, self.precision);
        let mut loss = 0.5 * self.precision * strengths.iter().map(|s| s * s).sum::<f64>();
        for (row, edge) in self.rows.iter().zip(edges) {
            let weight = self.weights.get(position(row.juror)).copied().unwrap_or(1.0);
            let (winner, loser) = (position(row.winner), position(row.loser));
            let lead = strengths[winner] - strengths[loser];
            // With e = exp(−|lead|) nothing overflows, and one exponential serves all.
            let e = (-lead.abs()).exp();
            let near = 1.0 / (1.0 + e);
            let surprise = if lead >= 0.0 { e * near } else { near };
            loss += weight * (e.ln_1p() + (-lead).max(0.0));
            let pull = weight * surprise;
            space.gradient[winner] -= pull;
            space.gradient[loser] += pull;
            edge.curvature = weight * e * near * near;
            space.diagonal[winner] += edge.curvature;
            space.diagonal[loser] += edge.curvature;
        }
        loss
    }
}

/// Solves Hessian × step = gradient by conjugate gradients, preconditioned by the diagonal,
/// until the residual has shrunk by `precise`.
fn solve(edges: &[Edge], precision: f64, space: &mut Workspace, precise: f64) {
    let items = space.gradient.len();
    let Workspace { gradient, diagonal, step, residual, direction, product } = space;
    step.clear();
    step.resize(items, 0.0);
    residual.clone_from(gradient);
    direction.clear();
    direction.extend(residual.iter().zip(diagonal.iter()).map(|(r, d)| r / d));
    let mut energy = dot(residual, direction);
    let target = energy * precise * precise;
    // In exact arithmetic it ends after `items` rounds; the slack is for rounding.
    for _ in 0..items + 10 {
        if energy <= target || energy <= f64::MIN_POSITIVE {
            break;
        }
        multiply(edges, precision, direction, product);
        let advance = energy / dot(direction, product);
        let mut next_energy = 0.0;
        for item in 0..items {
            step[item] += advance * direction[item];
            residual[item] -= advance * product[item];
            next_energy += residual[item] * residual[item] / diagonal[item];
        }
        let keep = next_energy / energy;
        for item in 0..items {
            direction[item] = residual[item] / diagonal[item] + keep * direction[item];
        }
        energy = next_energy;
    }
}

/// product = (Laplacian of the comparisons + precision) × vector.
fn multiply(edges: &[Edge], precision: f64, vector: &[f64], product: &mut Vec<f64>) {
    product.clear();
    product.extend(vector.iter().map(|x| x * precision));
    for edge in edges {
        let (winner, loser) = (position(edge.winner), position(edge.loser));
        let flow = edge.curvature * (vector[winner] - vector[loser]);
        product[winner] += flow;
        product[loser] -= flow;
    }
}

/// The first two terms of the Neumann series for the diagonal of the inverse Hessian. All
/// terms are positive, so this errs only on the small side.
fn approximate_deviations(edges: &[Edge], diagonal: &[f64]) -> Vec<f64> {
    let mut neighbours = vec![0.0; diagonal.len()];
    for edge in edges {
        let (winner, loser) = (position(edge.winner), position(edge.loser));
        let square = edge.curvature * edge.curvature;
        neighbours[winner] += square / diagonal[loser];
        neighbours[loser] += square / diagonal[winner];
    }
    diagonal.iter().zip(neighbours).map(|(d, extra)| ((1.0 + extra / d) / d).sqrt()).collect()
}

/// 1 / (1 + exp(−x)), without overflow.
pub(crate) fn logistic(x: f64) -> f64 {
    let e = (-x.abs()).exp();
    if x >= 0.0 { 1.0 / (1.0 + e) } else { e / (1.0 + e) }
}

fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(a, b)| a * b).sum()
}

fn largest(vector: &[f64]) -> f64 {
    vector.iter().fold(0.0, |most, x| most.max(x.abs()))
}

/// A stored position as an index.
pub(crate) fn position(stored: u32) -> usize {
    usize::try_from(stored).unwrap_or(usize::MAX)
}
