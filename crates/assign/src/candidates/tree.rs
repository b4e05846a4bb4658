//! One k-d tree of packed rows.

use std::collections::BinaryHeap;

use super::{Helper, Seeker, square_distance};
use crate::problem::index;

/// Rows a leaf has room for; a tree is built with leaves about two thirds full.
const BUCKET: usize = 16;
const FILLED: usize = 11;

/// How many areas there can be.
const AREAS: u8 = 64;
/// Areas of one who serves all of them.
const ANYWHERE: u64 = u64::MAX;

/// All a filter needs of an offer, in 32 bytes; areas lie beside the rows, since most serve all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    x: i32,
    y: i32,
    offer: u32,
    slots: u32,
    languages: u32,
    reach: u32,
    term: u32,
    company: u16,
    vetting: u8,
    anywhere: bool,
}

impl Row {
    pub(super) fn new(offer: u32, helper: &Helper) -> Self {
        let &Helper { x, y, slots, languages, reach, term, company, vetting, .. } = helper;
        let anywhere = helper.areas == ANYWHERE;
        Self { x, y, offer, slots, languages, reach, term, company, vetting, anywhere }
    }

    fn along(&self, axis: Axis) -> i32 {
        match axis {
            Axis::X => self.x,
            Axis::Y => self.y,
        }
    }
}

#[derive(Clone, Copy, Debug)]
enum Axis {
    X,
    Y,
}

/// The smallest rectangle around some rows.
#[derive(Clone, Copy, Debug)]
struct Area {
    low: (i32, i32),
    high: (i32, i32),
}

impl Area {
    const NOWHERE: Self = Self { low: (i32::MAX, i32::MAX), high: (i32::MIN, i32::MIN) };

    fn around(rows: &[Row]) -> Self {
        let mut area = Self::NOWHERE;
        for row in rows {
            area.include(row);
        }
        area
    }

    fn include(&mut self, row: &Row) {
        self.low = (self.low.0.min(row.x), self.low.1.min(row.y));
        self.high = (self.high.0.max(row.x), self.high.1.max(row.y));
    }

    fn longer_axis(&self) -> Axis {
        let (width, height) = (self.high.0.abs_diff(self.low.0), self.high.1.abs_diff(self.low.1));
        if width >= height { Axis::X } else { Axis::Y }
    }

    /// Square of the distance from a point to the nearest point of the rectangle.
    #[inline]
    fn square_distance(&self, x: i32, y: i32) -> u64 {
        let nearest = (x.max(self.low.0).min(self.high.0), y.max(self.low.1).min(self.high.1));
        square_distance((x, y), nearest)
    }
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    /// Rows up to `split` on the left, from `split` on the right.
    Inner { axis: Axis, split: i32, left: u32, right: u32 },
    /// So many rows in this bucket.
    Leaf { bucket: u32, count: u32 },
}

#[derive(Clone, Copy, Debug)]
struct Node {
    area: Area,
    kind: Kind,
}

/// What is looked for.
pub(super) struct Query<'a> {
    pub(super) seeker: &'a Seeker,
    /// By offer, for those who do not serve all areas.
    pub(super) listed: &'a [Option<Helper>],
    pub(super) k: usize,
    /// Languages whose lists were searched before: offers that speak one were met there.
    pub(super) earlier: u32,
}

impl Query<'_> {
    fn serves_area(&self, offer: u32) -> bool {
        let area = 1u64.checked_shl(u32::from(self.seeker.area)).unwrap_or(0);
        let helper = self.listed.get(index(offer)).and_then(Option::as_ref);
        helper.is_some_and(|helper| helper.areas & area != 0)
    }
}

/// Node 0 is the root. Leaves own buckets of [`BUCKET`] rows; identical places beyond that make
/// chains of inner nodes whose sides share the split.
#[derive(Clone, Debug, Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    rows: Vec<Row>,
    count: usize,
    /// Languages that every row ever listed speaks.
    common_languages: u32,
}

impl Tree {
    pub(super) fn build(mut rows: Vec<Row>) -> Self {
        let mut tree = Self::default();
        if !rows.is_empty() {
            tree.count = rows.len();
            tree.common_languages = rows.iter().fold(u32::MAX, |all, row| all & row.languages);
            tree.rows.reserve_exact(rows.len() * BUCKET / FILLED + BUCKET);
            tree.grow(&mut rows);
        }
        tree
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }

    pub(super) fn common_languages(&self) -> u32 {
        self.common_languages
    }

    /// Adds a node over these rows; its number.
    fn grow(&mut self, rows: &mut [Row]) -> u32 {
        let area = Area::around(rows);
        let at = self.nodes.len();
        if rows.len() <= FILLED {
            let kind = self.leaf(rows);
            self.nodes.push(Node { area, kind });
        } else {
            let axis = area.longer_axis();
            let middle = rows.len() / 2;
            rows.select_nth_unstable_by_key(middle, |row| row.along(axis));
            let split = rows[middle].along(axis);
            // Filled in below; children come after their parent.
            self.nodes.push(Node { area, kind: Kind::Leaf { bucket: 0, count: 0 } });
            let (before, after) = rows.split_at_mut(middle);
            let left = self.grow(before);
            let right = self.grow(after);
            self.nodes[at].kind = Kind::Inner { axis, split, left, right };
        }
        number(at)
    }

    fn leaf(&mut self, rows: &[Row]) -> Kind {
        let bucket = self.rows.len() / BUCKET;
        self.rows.extend_from_slice(rows);
        self.rows.resize((bucket + 1) * BUCKET, Row::default());
        Kind::Leaf { bucket: number(bucket), count: number(rows.len()) }
    }

    pub(super) fn insert(&mut self, row: Row) {
        if self.nodes.is_empty() {
            *self = Self::build(vec![row]);
            return;
        }
        self.count += 1;
        self.common_languages &= row.languages;
        let mut at = 0;
        loop {
            let node = &mut self.nodes[index(at)];
            node.area.include(&row);
            match &mut node.kind {
                Kind::Inner { axis, split, left, right } => {
                    at = if row.along(*axis) < *split { *left } else { *right };
                }
                Kind::Leaf { bucket, count } if index(*count) < BUCKET => {
                    self.rows[index(*bucket) * BUCKET + index(*count)] = row;
                    *count += 1;
                    return;
                }
                Kind::Leaf { bucket, .. } => {
                    let bucket = *bucket;
                    self.split(at, bucket);
                }
            }
        }
    }

    /// Makes two half-full leaves of a full one; the first keeps its bucket.
    fn split(&mut self, at: u32, bucket: u32) {
        let start = index(bucket) * BUCKET;
        let axis = self.nodes[index(at)].area.longer_axis();
        let middle = BUCKET / 2;
        let rows = &mut self.rows[start..start + BUCKET];
        rows.select_nth_unstable_by_key(middle, |row| row.along(axis));
        let split = rows[middle].along(axis);
        let (before, after) = rows.split_at(middle);
        let areas = (Area::around(before), Area::around(after));
        let moved = after.to_vec();
        let left = number(self.nodes.len());
        let kind = Kind::Leaf { bucket, count: number(middle) };
        self.nodes.push(Node { area: areas.0, kind });
        let kind = self.leaf(&moved);
        self.nodes.push(Node { area: areas.1, kind });
        self.nodes[index(at)].kind = Kind::Inner { axis, split, left, right: left + 1 };
    }

    pub(super) fn remove(&mut self, row: &Row) {
        let mut path = vec![0];
        while let Some(at) = path.pop() {
            let Some(node) = self.nodes.get_mut(index(at)) else { return };
            match &mut node.kind {
                Kind::Inner { axis, split, left, right } => {
                    // A row on the split itself may be on either side.
                    if row.along(*axis) <= *split {
                        path.push(*left);
                    }
                    if row.along(*axis) >= *split {
                        path.push(*right);
                    }
                }
                Kind::Leaf { bucket, count } => {
                    let start = index(*bucket) * BUCKET;
                    let rows = &mut self.rows[start..start + index(*count)];
                    if let Some(found) = rows.iter().position(|other| other.offer == row.offer) {
                        rows.swap(found, index(*count) - 1);
                        *count -= 1;
                        self.count -= 1;
                        return;
                    }
                }
            }
        }
    }

    /// Adds to `nearest` what is nearer than its worst, nearest areas first.
    pub(super) fn search(
        &self,
        query: &Query<'_>,
        extra: &impl Fn(u32) -> u32,
        nearest: &mut BinaryHeap<(u64, u32)>,
        path: &mut Vec<(u32, u64)>,
    ) {
        let Seeker { x, y, reach, .. } = *query.seeker;
        let mut radius = Radius::new(reach);
        radius.tighten(query.k, nearest);
        path.clear();
        if !self.nodes.is_empty() {
            path.push((0, self.nodes[0].area.square_distance(x, y)));
        }
        while let Some((at, square)) = path.pop() {
            if square > radius.square {
                continue;
            }
            match self.nodes[index(at)].kind {
                Kind::Inner { left, right, .. } => {
                    let left = (left, self.nodes[index(left)].area.square_distance(x, y));
                    let right = (right, self.nodes[index(right)].area.square_distance(x, y));
                    let (near, far) = if left.1 <= right.1 { (left, right) } else { (right, left) };
                    path.push(far);
                    path.push(near);
                }
                Kind::Leaf { bucket, count } => {
                    let start = index(bucket) * BUCKET;
                    let rows = &self.rows[start..start + index(count)];
                    look_through(rows, query, extra, nearest, &mut radius);
                }
            }
        }
    }
}

/// How far a search still has to look.
struct Radius {
    square: u64,
}

impl Radius {
    fn new(reach: u32) -> Self {
        Self { square: u64::from(reach) * u64::from(reach) }
    }

    /// Once there are `k`, nothing farther than the worst of them is better: terms only add.
    fn tighten(&mut self, k: usize, nearest: &BinaryHeap<(u64, u32)>) {
        if nearest.len() == k
            && let Some(&(worst, _)) = nearest.peek()
        {
            self.square = self.square.min((worst + 1).saturating_mul(worst + 1) - 1);
        }
    }
}

fn look_through(
    rows: &[Row],
    query: &Query<'_>,
    extra: &impl Fn(u32) -> u32,
    nearest: &mut BinaryHeap<(u64, u32)>,
    radius: &mut Radius,
) {
    let seeker = query.seeker;
    for row in rows {
        let square = square_distance((seeker.x, seeker.y), (row.x, row.y));
        let passes = (row.slots & seeker.slots != 0)
            & (row.vetting >= seeker.vetting)
            & (row.company & seeker.company != 0)
            & (row.languages & query.earlier == 0)
            & (square <= u64::from(row.reach) * u64::from(row.reach))
            & (square <= radius.square);
        if !passes || !((row.anywhere && seeker.area < AREAS) || query.serves_area(row.offer)) {
            continue;
        }
        let distance =
            u32::try_from(square).map_or_else(|_| square.isqrt(), |small| u64::from(small.isqrt()));
        let cost = distance + u64::from(row.term) + u64::from(extra(row.offer));
        if nearest.len() < query.k {
            nearest.push((cost, row.offer));
        } else if let Some(mut worst) = nearest.peek_mut()
            && (cost, row.offer) < *worst
        {
            *worst = (cost, row.offer);
        } else {
            continue;
        }
        radius.tighten(query.k, nearest);
    }
}

/// Nodes and rows are numbered with 32 bits, like offers.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
