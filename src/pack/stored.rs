//! What the program reads where it stands in its own file, so that starting costs nothing: [`Numbers`], [`Lists`] of them,
//! and [`Table`]s whose rows are understood when somebody asks for them. Packs that are compiled in a run use the same
//! types and keep what they hold in memory.
//!
//! Shared with the build script, which fills the store while it serialises.

use super::house;
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt;
use std::ops::{Index, IndexMut, Range};
use std::sync::OnceLock;

thread_local! {
    /// All that was serialised on this thread; the program finds it by [`house::stored`].
    static STORE: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Takes what has been serialised on this thread so far.
pub fn take() -> Vec<u8> {
    STORE.take()
}

/// Puts bytes into the store: where they begin (behind those of the house) and how many they are.
fn put(bytes: &[u8]) -> (u32, u32) {
    STORE.with_borrow_mut(|store| {
        let place = (house::ends().1 + store.len()) as u32;
        store.extend_from_slice(bytes);
        (place, bytes.len() as u32)
    })
}

/// Bytes of the store.
fn stored<E: Error>((place, len): (u32, u32)) -> Result<&'static [u8], E> {
    let range = place as usize..place as usize + len as usize;
    house::stored(range).ok_or_else(|| E::custom("no such place in the store"))
}

/// One number, little-endian.
type Number = [u8; 4];

/// Some numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers(Cow<'static, [Number]>);

impl Numbers {
    /// All of them.
    pub fn all(&self) -> Row<'_> {
        Row(&self.0)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One of them.
    pub fn get(&self, place: usize) -> Option<u32> {
        self.0.get(place).map(|n| u32::from_le_bytes(*n))
    }

    /// Some of them; none where there are not so many.
    pub fn row(&self, range: Range<usize>) -> Row<'_> {
        Row(self.0.get(range).unwrap_or_default())
    }
}

impl FromIterator<u32> for Numbers {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Self {
        Self(Cow::Owned(numbers.into_iter().map(u32::to_le_bytes).collect()))
    }
}

impl Serialize for Numbers {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        put(self.0.as_flattened()).serialize(s)
    }
}

impl<'de> Deserialize<'de> for Numbers {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let bytes = stored(Deserialize::deserialize(d)?)?;
        Ok(Self(Cow::Borrowed(bytes.as_chunks().0)))
    }
}

/// Some numbers of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row<'a>(&'a [Number]);

impl<'a> Row<'a> {
    /// One after the other.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = u32> + ExactSizeIterator + Clone + 'a {
        self.0.iter().map(|n| u32::from_le_bytes(*n))
    }

    /// How many there are.
    pub const fn len(self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// All of them where there are so many.
    pub fn array<const N: usize>(self) -> Option<[u32; N]> {
        let numbers: &[Number; N] = self.0.try_into().ok()?;
        Some(numbers.map(u32::from_le_bytes))
    }

    /// So many at a time; what is left in the end is left out.
    pub fn groups<const N: usize>(self) -> impl Iterator<Item = [u32; N]> + 'a {
        let (groups, _) = self.0.as_chunks::<N>();
        groups.iter().map(|group| group.map(u32::from_le_bytes))
    }

    /// Whether one of them is this one. The rows are short: going through them takes less than halving.
    pub fn contains(self, number: u32) -> bool {
        let number = number.to_le_bytes();
        self.0.contains(&number)
    }

    /// Those from a place on.
    #[must_use]
    pub fn from(self, place: usize) -> Self {
        Self(self.0.get(place..).unwrap_or_default())
    }

    /// How many of them, from the first, are as asked; all that are come first.
    pub fn partition_point(self, mut is_so: impl FnMut(u32) -> bool) -> usize {
        self.0.partition_point(|n| is_so(u32::from_le_bytes(*n)))
    }

    /// As a vector.
    pub fn to_vec(self) -> Vec<u32> {
        self.iter().collect()
    }
}

/// For each of some rows a list of numbers, all of them in one piece.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Lists {
    starts: Numbers,
    items: Numbers,
}

impl Lists {
    /// Counts the pairs of row and number, then puts each where it belongs; those of a row stay in their order. Pairs whose
    /// row is out of bounds are left out.
    pub fn new<I: Iterator<Item = (usize, u32)>>(rows: usize, pairs: impl Fn() -> I) -> Self {
        let mut starts: Vec<u32> = vec![0; rows + 1];
        for (row, _) in pairs().filter(|(row, _)| *row < rows) {
            starts[row + 1] += 1;
        }
        for row in 0..rows {
            starts[row + 1] += starts[row];
        }
        let mut next = starts.clone();
        let mut items = vec![Number::default(); starts[rows] as usize];
        for (row, item) in pairs().filter(|(row, _)| *row < rows) {
            items[next[row] as usize] = item.to_le_bytes();
            next[row] += 1;
        }
        Self { starts: starts.into_iter().collect(), items: Numbers(Cow::Owned(items)) }
    }

    /// The lists of some rows, in this order; empty ones at the end are left out.
    #[must_use]
    pub fn picked(&self, rows: &[usize]) -> Self {
        let filled = rows.iter().rposition(|row| !self.range(*row).is_empty()).map_or(0, |last| last + 1);
        let (mut starts, mut items) = (vec![0_u32], Vec::new());
        for row in &rows[..filled] {
            items.extend_from_slice(self.of(*row).0);
            starts.push(items.len() as u32);
        }
        Self { starts: starts.into_iter().collect(), items: Numbers(Cow::Owned(items)) }
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Where the numbers of a row lie among all of them; nowhere for a row that is out of bounds.
    pub fn range(&self, row: usize) -> Range<usize> {
        match self.starts.0.get(row..row.saturating_add(2)) {
            Some(&[from, to]) => u32::from_le_bytes(from) as usize..u32::from_le_bytes(to) as usize,
            _ => 0..0,
        }
    }

    /// The numbers of a row; none for a row that is out of bounds.
    pub fn of(&self, row: usize) -> Row<'_> {
        self.items.row(self.range(row))
    }

    /// All numbers.
    pub fn all(&self) -> Row<'_> {
        self.items.all()
    }
}

/// Rows of which those that stand in the program are understood when they are asked for, and then kept.
pub struct Table<T> {
    /// Where each row of the program ends in `bytes`.
    ends: Numbers,
    bytes: &'static [u8],
    /// The rows of the program that were asked for.
    read: OnceLock<Box<[OnceLock<Box<T>>]>>,
    /// Rows that were made in this run, behind those of the program.
    made: Vec<T>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { ends: Numbers::default(), bytes: &[], read: OnceLock::new(), made: Vec::new() }
    }
}

impl<T> Table<T> {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.ends.len() + self.made.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a row.
    pub fn push(&mut self, row: T) {
        self.made.push(row);
    }

    /// Adds rows.
    pub fn append(&mut self, rows: &mut Vec<T>) {
        self.made.append(rows);
    }

    /// The rows made in this run; in a compiler these are all.
    pub const fn made(&mut self) -> &mut Vec<T> {
        &mut self.made
    }
}

impl<T: DeserializeOwned + Default> Table<T> {
    /// All rows.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator {
        (0..self.len()).map(|place| &self[place])
    }

    /// One row, if there are so many.
    pub fn get(&self, place: usize) -> Option<&T> {
        (place < self.len()).then(|| &self[place])
    }

    /// Halves the rows until the one is found that compares as equal.
    pub fn binary_search_by(&self, mut compare: impl FnMut(&T) -> std::cmp::Ordering) -> Option<usize> {
        let (mut from, mut to) = (0, self.len());
        while from < to {
            let middle = usize::midpoint(from, to);
            match compare(&self[middle]) {
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => to = middle,
            }
        }
        None
    }

    fn read(&self, place: usize) -> &T {
        let rows = self.read.get_or_init(|| (0..self.ends.len()).map(|_| OnceLock::new()).collect());
        rows[place].get_or_init(|| {
            let end = |place: usize| self.ends.get(place).unwrap_or_default() as usize;
            let bytes = self.bytes.get(place.checked_sub(1).map_or(0, end)..end(place)).unwrap_or_default();
            // The bytes were written by this very version's build script; a test reads them.
            Box::new(postcard::from_bytes(bytes).unwrap_or_default())
        })
    }
}

impl<T: DeserializeOwned + Default> Index<usize> for Table<T> {
    type Output = T;
    fn index(&self, place: usize) -> &T {
        match place.checked_sub(self.ends.len()) {
            Some(made) => &self.made[made],
            None => self.read(place),
        }
    }
}

impl<T: DeserializeOwned + Default> IndexMut<usize> for Table<T> {
    /// Only rows that were made in this run can be changed.
    fn index_mut(&mut self, place: usize) -> &mut T {
        let stored = self.ends.len();
        &mut self.made[place - stored]
    }
}

impl<T: fmt::Debug> fmt::Debug for Table<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Table").field("stored", &self.ends.len()).field("made", &self.made).finish_non_exhaustive()
    }
}

impl<T: Clone> Clone for Table<T> {
    fn clone(&self) -> Self {
        Self { ends: self.ends.clone(), bytes: self.bytes, read: OnceLock::new(), made: self.made.clone() }
    }
}

impl<T: Serialize> Serialize for Table<T> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let (mut ends, mut bytes) = (Vec::new(), Vec::new());
        for row in &self.made {
            bytes.extend(postcard::to_allocvec(row).map_err(serde::ser::Error::custom)?);
            ends.push(bytes.len() as u32);
        }
        (Numbers::from_iter(ends), put(&bytes)).serialize(s)
    }
}

impl<'de, T> Deserialize<'de> for Table<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let (ends, place) = Deserialize::deserialize(d)?;
        Ok(Self { ends, bytes: stored(place)?, read: OnceLock::new(), made: Vec::new() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_keep_what_they_were_given() {
        let pairs = [(2, 7), (0, 1), (2, 3), (9, 9)];
        let lists = Lists::new(3, || pairs.into_iter());
        assert_eq!([0, 1, 2, 3, 9].map(|row| lists.of(row).to_vec()), [vec![1], vec![], vec![7, 3], vec![], vec![]]);
        assert_eq!(lists.range(2), 1..3);
        let picked = lists.picked(&[2, 0, 1, 9]);
        assert_eq!([0, 1, 2, 3].map(|row| picked.of(row).to_vec()), [vec![7, 3], vec![1], vec![], vec![]]);
        assert_eq!((picked.rows(), Lists::default().picked(&[3]).rows()), (2, 0));
    }

    #[test]
    fn rows_made_in_a_run_come_behind_those_of_the_program() {
        let packs = crate::pack::Packs::built_in();
        let mut terms = packs.index.terms.clone();
        let (stored, first) = (terms.len(), terms[0].clone());
        terms.push(first.clone());
        assert_eq!((terms.len(), terms[stored].id.as_str()), (stored + 1, first.id.as_str()));
        assert_eq!(terms.iter().filter(|t| t.id == first.id.as_str()).count(), 2);
        assert!(packs.index.terms.iter().all(|t| !t.id.as_str().is_empty()), "a row that cannot be read is empty");
    }
}
