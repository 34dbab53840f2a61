//! How often each gram stands in a note, and what it adds to the sums: a small table by bucket, which stays close to the
//! processor where a note is no longer than notes are.

use super::model::{Sum, Weights};

/// What is known of one bucket.
#[derive(Clone, Copy, Default)]
struct Place {
    /// How many grams of the note fall into it; none where the place is free.
    count: u32,
    bucket: u16,
    /// What each of them adds to the sum of selling.
    sells: f32,
}

/// The grams of a note, counted.
pub struct Counts {
    /// Found by bucket; as many places as a power of two, at least half of them free.
    places: Vec<Place>,
    /// What all grams add to the sums of selling and of sharing.
    pub sums: [f32; 2],
}

impl Counts {
    /// Of the grams of a note.
    pub fn of(grams: &[u16]) -> Self {
        let mut out =
            Self { places: vec![Place::default(); (2 * grams.len()).next_power_of_two().max(2)], sums: [0.0; 2] };
        for bucket in grams {
            let place = out.place(*bucket);
            let place = &mut out.places[place];
            place.count += 1;
            place.bucket = *bucket;
        }
        out.add_up();
        out
    }

    fn add_up(&mut self) {
        let [selling, sharing] = [Sum::Sell, Sum::Share].map(Weights::of);
        let (mut sells, mut shares, mut squares) = (0.0, 0.0, 0.0_f32);
        for place in self.places.iter_mut().filter(|p| p.count > 0) {
            let (part, weight) = (part(place.count), selling.gram(place.bucket));
            squares += part * part;
            sells += weight * part;
            shares += sharing.gram(place.bucket) * part;
            place.sells = if place.count == 1 { weight } else { weight * part / place.count as f32 };
        }
        // The vector of the grams is as long as one, whatever the note's length.
        let length = squares.sqrt().max(1.0);
        self.sums = [sells / length, shares / length];
        self.places.iter_mut().for_each(|p| p.sells /= length);
    }

    /// What some of the grams add to the sum of selling.
    pub fn sells(&self, grams: &[u16]) -> f32 {
        grams.iter().map(|bucket| self.places[self.place(*bucket)].sells).sum()
    }

    /// The place of a bucket, or the free one that would be its own.
    fn place(&self, bucket: u16) -> usize {
        let last = self.places.len() - 1;
        let mut place = usize::from(bucket) & last;
        while self.places[place].count > 0 && self.places[place].bucket != bucket {
            place = (place + 1) & last;
        }
        place
    }
}

/// What a gram that stands `n` times counts.
fn part(n: u32) -> f32 {
    // Most stand once, and the logarithm of one is nothing.
    if n == 1 { 1.0 } else { 1.0 + (n as f32).ln() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_gram_adds_its_share() {
        let grams = [7, 9, 7, 65_535, 0, 7, 9];
        let counts = Counts::of(&grams);
        let found = |bucket| counts.places[counts.place(bucket)].count;
        assert_eq!([0, 7, 9, 65_535, 8].map(found), [1, 3, 2, 1, 0]);
        let length = [1.0, part(3), part(2), 1.0].map(|x| x * x).iter().sum::<f32>().sqrt();
        let weights = Weights::of(Sum::Sell);
        let sum = weights.gram(0) + part(3) * weights.gram(7) + part(2) * weights.gram(9) + weights.gram(65_535);
        assert!((counts.sums[0] - sum / length).abs() < 1e-5);
        assert!((counts.sells(&grams) - counts.sums[0]).abs() < 1e-5);
    }

    #[test]
    fn nothing_adds_nothing() {
        assert!(Counts::of(&[]).sums.iter().all(|sum| sum.abs() < 1e-9));
        assert!(Counts::of(&[]).sells(&[3]).abs() < 1e-9);
    }
}
