//! One k-d tree of packed rows.

use std::collections::BinaryHeap;

use super::{Helper, Seeker, square_distance};
use crate::problem::index;

/// Rows a leaf has room for; a tree is built with leaves about two thirds full.
const BUCKET: usize = 24;
const FILLED: usize = 16;

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

/// What a side of a node leads to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Child {
    /// The node of this number.
    Inner(u32),
    /// So many rows in this bucket.
    Leaf { bucket: u32, count: u32 },
}

/// One half of a node, or the whole tree.
#[derive(Clone, Copy, Debug)]
struct Side {
    area: Area,
    child: Child,
}

/// Where a side stands: in which node, and whether it is the second; `None` is the whole tree.
type Place = Option<(u32, bool)>;

/// One cache line: a search that comes here knows how far both sides are. Rows up to `split` lie
/// on the first side, from `split` on the second.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct Node {
    sides: [Side; 2],
    split: i32,
    axis: Axis,
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

/// Leaves own buckets of [`BUCKET`] rows; identical places beyond that make chains of nodes whose
/// sides share the split.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    whole: Side,
    nodes: Vec<Node>,
    rows: Vec<Row>,
    count: usize,
    /// Languages that every row ever listed speaks.
    common_languages: u32,
}

impl Default for Tree {
    fn default() -> Self {
        let whole = Side { area: Area::NOWHERE, child: Child::Leaf { bucket: 0, count: 0 } };
        Self { whole, nodes: Vec::new(), rows: Vec::new(), count: 0, common_languages: 0 }
    }
}

impl Tree {
    pub(super) fn build(mut rows: Vec<Row>) -> Self {
        let mut tree = Self::default();
        if !rows.is_empty() {
            tree.count = rows.len();
            tree.common_languages = rows.iter().fold(u32::MAX, |all, row| all & row.languages);
            tree.rows.reserve_exact(rows.len() * BUCKET / FILLED + BUCKET);
            tree.whole = tree.grow(&mut rows);
        }
        tree
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }

    pub(super) fn common_languages(&self) -> u32 {
        self.common_languages
    }

    /// Adds what holds these rows.
    fn grow(&mut self, rows: &mut [Row]) -> Side {
        let area = Area::around(rows);
        if rows.len() <= FILLED {
            return Side { area, child: self.leaf(rows) };
        }
        let axis = area.longer_axis();
        let middle = rows.len() / 2;
        rows.select_nth_unstable_by_key(middle, |row| row.along(axis));
        let split = rows[middle].along(axis);
        let at = self.nodes.len();
        // Both sides are put right below: children come after their parent.
        let later = Side { area, child: Child::Leaf { bucket: 0, count: 0 } };
        self.nodes.push(Node { sides: [later; 2], split, axis });
        let (before, after) = rows.split_at_mut(middle);
        self.nodes[at].sides = [self.grow(before), self.grow(after)];
        Side { area, child: Child::Inner(number(at)) }
    }

    fn leaf(&mut self, rows: &[Row]) -> Child {
        let bucket = self.rows.len() / BUCKET;
        self.rows.extend_from_slice(rows);
        self.rows.resize((bucket + 1) * BUCKET, Row::default());
        Child::Leaf { bucket: number(bucket), count: number(rows.len()) }
    }

    fn side(&mut self, place: Place) -> &mut Side {
        match place {
            Some((node, second)) => &mut self.nodes[index(node)].sides[usize::from(second)],
            None => &mut self.whole,
        }
    }

    pub(super) fn insert(&mut self, row: Row) {
        if self.rows.is_empty() {
            *self = Self::build(vec![row]);
            return;
        }
        self.count += 1;
        self.common_languages &= row.languages;
        let mut place = None;
        loop {
            let side = self.side(place);
            side.area.include(&row);
            match &mut side.child {
                Child::Inner(at) => {
                    let at = *at;
                    let Node { split, axis, .. } = self.nodes[index(at)];
                    place = Some((at, row.along(axis) >= split));
                }
                Child::Leaf { bucket, count } if index(*count) < BUCKET => {
                    let free = index(*bucket) * BUCKET + index(*count);
                    *count += 1;
                    self.rows[free] = row;
                    return;
                }
                Child::Leaf { bucket, .. } => {
                    let bucket = *bucket;
                    self.split(place, bucket);
                }
            }
        }
    }

    /// Makes two half-full leaves of a full one; the first keeps its bucket.
    fn split(&mut self, place: Place, bucket: u32) {
        let start = index(bucket) * BUCKET;
        let axis = self.side(place).area.longer_axis();
        let middle = BUCKET / 2;
        let rows = &mut self.rows[start..start + BUCKET];
        rows.select_nth_unstable_by_key(middle, |row| row.along(axis));
        let split = rows[middle].along(axis);
        let (before, after) = rows.split_at(middle);
        let areas = (Area::around(before), Area::around(after));
        let moved = after.to_vec();
        let kept = Side { area: areas.0, child: Child::Leaf { bucket, count: number(middle) } };
        let new = Side { area: areas.1, child: self.leaf(&moved) };
        self.side(place).child = Child::Inner(number(self.nodes.len()));
        self.nodes.push(Node { sides: [kept, new], split, axis });
    }

    pub(super) fn remove(&mut self, row: &Row) {
        let mut path: Vec<Place> = vec![None];
        while let Some(place) = path.pop() {
            match self.side(place).child {
                Child::Inner(at) => {
                    let Node { split, axis, .. } = self.nodes[index(at)];
                    // A row on the split itself may be on either side.
                    if row.along(axis) <= split {
                        path.push(Some((at, false)));
                    }
                    if row.along(axis) >= split {
                        path.push(Some((at, true)));
                    }
                }
                Child::Leaf { bucket, count } => {
                    let start = index(bucket) * BUCKET;
                    let rows = &mut self.rows[start..start + index(count)];
                    if let Some(found) = rows.iter().position(|other| other.offer == row.offer) {
                        rows.swap(found, index(count) - 1);
                        self.side(place).child = Child::Leaf { bucket, count: count - 1 };
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
        path: &mut Vec<(Child, u64)>,
    ) {
        let Seeker { x, y, reach, .. } = *query.seeker;
        let mut radius = Radius::new(reach);
        radius.tighten(query.k, nearest);
        path.clear();
        path.push((self.whole.child, self.whole.area.square_distance(x, y)));
        while let Some((child, square)) = path.pop() {
            if square > radius.square {
                continue;
            }
            match child {
                Child::Inner(at) => {
                    let sides = &self.nodes[index(at)].sides;
                    let [first, second] =
                        [0, 1].map(|at| (sides[at].child, sides[at].area.square_distance(x, y)));
                    let (near, far) =
                        if first.1 <= second.1 { (first, second) } else { (second, first) };
                    path.push(far);
                    path.push(near);
                }
                Child::Leaf { bucket, count } => {
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
