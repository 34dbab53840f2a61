//! Did you mean: the name that a slip of the fingers turned into another one.

/// Characters of a name that a typing slip may change, for did-you-mean.
const NEAR: usize = 4;

/// The candidate with the fewest changes, if it is near enough to be meant.
pub fn nearest<'c>(name: &str, candidates: impl Iterator<Item = &'c str>) -> Option<String> {
    let name = name.trim().to_lowercase();
    let long = name.chars().count();
    candidates
        .map(|c| (strsim::damerau_levenshtein(&name, &c.to_lowercase()), c))
        .filter(|(d, c)| *d < long.max(c.chars().count()) && *d <= NEAR.min(long.max(2) / 2))
        .min_by_key(|(d, c)| (*d, c.len()))
        .map(|(_, c)| c.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_name_and_a_stranger_none() {
        let names = ["hard-sell/urgency", "hard-sell/scarcity", "format"];
        let near = |name| nearest(name, names.into_iter());
        assert_eq!(near("hard-sell/urgancy").as_deref(), Some("hard-sell/urgency"));
        assert_eq!(near("Fromat").as_deref(), Some("format"));
        assert_eq!((near("weather"), near("")), (None, None));
    }
}
