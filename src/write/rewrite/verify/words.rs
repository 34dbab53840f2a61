//! Latin words: in a Chinese text each is a name or a thing; in an English one all but the commonest are.

/// Words of a folded text that begin with a letter, digits behind it included: `e2`, `flat`, `matcha`.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(|c: char| !(c.is_ascii_alphanumeric() || c == '\''))
        .map(|w| w.trim_matches('\''))
        .map(|w| w.trim_start_matches(|c: char| c.is_ascii_digit()))
        .map(|w| w.strip_suffix("'s").unwrap_or(w))
        .filter(|w| !w.is_empty())
}

/// Units and signs that are no words of anybody's.
const UNITS: [&str; 26] = [
    "am", "pm", "hk", "hkd", "mins", "min", "minutes", "minute", "hours", "hour", "hrs", "cm", "mm", "g", "kg", "ml",
    "oz", "th", "st", "nd", "rd", "noon", "mtr", "x", "ok", "r",
];

/// Words that say nothing of any shop: grammar, talk about the note itself, everyday verbs.
const COMMON: &str = "
a an the this that these those it its itself they them their theirs he him his she her hers we us our ours ourselves
you your yours yourself i me my mine myself who whom whose which what when where why how one ones someone anyone
everyone nobody something anything nothing everything here there now then today and or but nor so yet if unless
because since though although while as than like until till before after during about above across against along
among around at behind below beside between beyond by down for from in inside into near of off on onto out outside
over per past through to toward towards under up upon with within without via is am are was were be been being isn't
aren't wasn't weren't do does did done doing don't doesn't didn't have has had having haven't hasn't hadn't will
would shall should can could may might must won't wouldn't shouldn't can't cannot couldn't i'm i've i'd i'll we're
we've we'd we'll you're you've you'd you'll it's it'll that's there's there're they're they've here's what's who's
let let's not no none never always often usually sometimes ever once again also too very quite rather just only even
still already almost enough more most less least much many few little some any all both each every either neither
other another others same such own first second third last next new old yes please thanks thank sorry hello hi well
really actually simply mostly mainly maybe perhaps probably likely exactly nearly instead otherwise else anyway
however therefore thus etc eg ie vs
ask asks asked asking answer answers answered answering question questions tell tells told telling say says said
saying know knows knew known knowing think thinks see sees seen look looks looking find finds found read reads
reading write writes wrote written writing note notes noted post posts comment comments leave leaves left message
reply replies list lists listed mention mentioned mentions share shares sharing show shows shown explain explains
go goes going come comes coming visit visits visiting get gets getting got give gives given take takes taken taking
make makes making made put puts keep keeps kept use uses used using want wants wanted need needs needed like likes
choose chooses choosing choice choices pick picks picking decide decides deciding compare comparing check checks
checked checking plan plans planning try tries bring brings wait waits start starts started starting stop stops end
ends open opens opened close closes closed book books booking booked order orders ordered pay pays paid buy buys
sell sells sold cost costs costing price prices priced fit fits suit suits help helps mean means work works working
run runs set sets stay stays stand stands sit sits turn turns call calls called
thing things kind kinds sort sorts type way ways part parts place places shop shops store people person reader
readers time times day days week weeks month months year years hour hours minute minutes date dates number numbers
detail details information info fact facts reason reasons point points question bit lot lots rest side item items
goods product products menu total amount name names address exit station floor street road walk walking minutes
street map line lines owner owners staff team customer visitor visitors
good better best fine right true real honest honestly plain plainly simple short long clear sure certain possible
available different similar able ready far near early late later soon ahead next below above together apart alone
yourself directly first whole full half main usual exact
worth also besides plus including included includes include except extra further
monthly daily weekly
where's when's how's
came went gave knew saw thought felt feel feels stood ran met meet meets began begun brought bought sold paid chose
chosen spend spends spent hold holds held happy glad welcome care careful slow slowly quick quickly easy easily
";

/// Whether a word says nothing by itself, its ending left out.
pub fn is_common(word: &str) -> bool {
    is_unit(word) || COMMON.split_whitespace().any(|w| w == word)
}

/// Whether a word is a unit or a sign.
pub fn is_unit(word: &str) -> bool {
    UNITS.contains(&word)
}

/// A word without the endings that grammar gives it.
pub fn stem(word: &str) -> &str {
    let cut = |suffix: &str, least: usize| word.strip_suffix(suffix).filter(|s| s.len() >= least);
    cut("ing", 3)
        .or_else(|| cut("ies", 3))
        .or_else(|| cut("es", 3))
        .or_else(|| cut("ed", 3))
        .or_else(|| cut("ly", 3))
        .or_else(|| cut("s", 2))
        .or_else(|| cut("y", 3))
        .or_else(|| cut("e", 3))
        .unwrap_or(word)
}

/// The words of a topic, which stand without spaces: `KennedyTownCafe`.
pub fn camel(topic: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut before = ' ';
    for c in topic.chars() {
        let begins =
            (c.is_uppercase() && !before.is_uppercase()) || c.is_ascii_alphanumeric() != before.is_ascii_alphanumeric();
        if begins {
            out.push(String::new());
        }
        if let Some(last) = out.last_mut() {
            last.push(c);
        }
        before = c;
    }
    out.retain(|w| !w.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_texts_and_topics() {
        let found: Vec<&str> = words("e2 exit, 8am: barista may's flat white").collect();
        assert_eq!(found, ["e2", "exit", "am", "barista", "may", "flat", "white"]);
        assert_eq!(camel("KennedyTownCafe咖啡"), ["Kennedy", "Town", "Cafe", "咖啡"]);
        assert_eq!(stem("baking"), stem("bakes"));
        assert!(is_common("the") && !is_common("creamy"));
    }
}
