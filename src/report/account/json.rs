//! An account as JSON; its shape stands in `shape`.

use super::Shown;
use super::shape::{
    AccountOut, CarriesOut, CompetingOut, DuplicatesOut, FailureOut, GapOut, KeywordsOut, MonthOut, NextOut, NoteOut,
    OpeningOut, PillarOut, PillarsOut, QuarterOut, QueryOut, QuestionOut, QuestionsOut, RepetitionOut, RhythmOut,
    StandsOut, TrustOut, UndisclosedOut, VoiceOut,
};
use crate::account::{Account, AccountNote, AskedQuestion, Kind, data};
use crate::lang::Lang;

/// Name of the schema.
pub const SCHEMA: &str = "advise.account/1";

/// The whole of `--format json`.
pub fn json(shown: Shown<'_>) -> serde_json::Result<String> {
    let Shown { account, failures, packs, catalog, .. } = shown;
    let lang = catalog.lang;
    let index = &packs.index;
    let category_id = |c: u16| index.categories[usize::from(c)].id.as_str();
    let district_id = |d: u16| index.districts[usize::from(d)].id.as_str();
    let mixed = account.mixed.iter().flat_map(|m| {
        let districts = m.districts.iter().map(|(d, _)| district_id(*d));
        districts.chain(m.categories.iter().map(|(c, _)| category_id(*c)))
    });
    let out = AccountOut {
        schema: SCHEMA,
        version: env!("CARGO_PKG_VERSION"),
        lang: lang.name(),
        district: account.shop.district.map(district_id),
        place: account.shop.place.map(|p| index.terms[p as usize].name.hant.as_str()),
        category: account.shop.category.map(category_id),
        mixed: mixed.collect(),
        notes: account.notes.iter().map(note).collect(),
        pillars: pillars(account, lang),
        questions: QuestionsOut {
            answered: account.questions.answered.iter().map(|q| question(q, lang)).collect(),
            open: account.questions.open.iter().map(|q| question(q, lang)).collect(),
        },
        keywords: keywords(shown),
        cannibalising: account
            .cannibalising
            .iter()
            .map(|c| CompetingOut { query: &c.query, pillar: &data().pillars[c.pillar].id, notes: &c.notes })
            .collect(),
        repetition: repetition(account),
        trust: trust(account),
        rhythm: rhythm(account),
        failures: failures.iter().map(|f| FailureOut { path: &f.path, message: &f.message }).collect(),
    };
    serde_json::to_string_pretty(&out)
}

fn note(note: &AccountNote) -> NoteOut<'_> {
    NoteOut {
        path: &note.path,
        id: note.id.as_deref(),
        title: &note.title,
        date: note.date.as_deref(),
        kind: Kind::name(note.kind),
        hard_sell: note.tone.hard_sell,
        seeding: note.tone.seeding,
        score: note.score,
        pillar: note.pillar().map(|p| data().pillars[p].id.as_str()),
        query: note.main.as_deref(),
    }
}

fn pillars(account: &Account, lang: Lang) -> PillarsOut<'_> {
    let told = &data().pillars;
    let list = account.pillars.list.iter().zip(told).map(|(cover, pillar)| PillarOut {
        id: &pillar.id,
        name: pillar.name.pick(lang),
        notes: cover.notes.iter().map(|(note, depth)| CarriesOut { note: *note, depth: *depth }).collect(),
        main: &cover.main,
    });
    let next = account.pillars.next.iter().map(|p| NextOut {
        pillar: &told[*p].id,
        about: told[*p].about.pick(lang),
        questions: told[*p].ask.iter().map(|q| q.pick(lang)).collect(),
        photo: told[*p].photo.pick(lang),
    });
    PillarsOut {
        list: list.collect(),
        missing: account.pillars.missing.iter().map(|p| told[*p].id.as_str()).collect(),
        next: next.collect(),
    }
}

fn question(asked: &AskedQuestion, lang: Lang) -> QuestionOut<'_> {
    let question = asked.question();
    QuestionOut {
        id: &question.id,
        text: question.text.pick(lang),
        importance: asked.importance,
        notes: &asked.notes,
        profile: asked.profile.as_deref(),
    }
}

fn keywords(shown: Shown<'_>) -> KeywordsOut<'_> {
    let script = crate::report::script::script_of(shown.catalog.lang);
    let found = &shown.account.keywords;
    let query = |q: &'_ crate::account::Query| -> Vec<StandsOut> {
        q.notes.iter().map(|(note, places)| StandsOut { note: *note, places: places.names() }).collect()
    };
    let queries = found.queries.iter().map(|q| QueryOut {
        query: q.name.show(script),
        importance: q.importance,
        covered: q.is_covered(),
        notes: query(q),
    });
    KeywordsOut { queries: queries.collect(), seasonal: found.seasonal.iter().map(|n| n.show(script)).collect() }
}

fn repetition(account: &Account) -> RepetitionOut<'_> {
    let found = &account.repetition;
    let rounded = |x: f64| (x * 100.0).round() / 100.0;
    let duplicates = found.duplicates.iter().map(|d| DuplicatesOut { notes: &d.notes, alike: rounded(d.alike) });
    let openings = found.openings.iter().map(|o| OpeningOut { text: &o.text, notes: &o.notes });
    RepetitionOut { duplicates: duplicates.collect(), openings: openings.collect(), topic_walls: &found.topic_walls }
}

fn trust(account: &Account) -> TrustOut<'_> {
    let found = &account.trust;
    let [errors, warnings, hints] = found.findings;
    let [shop, customer, unclear] = found.speakers;
    let quarters =
        found.quarters.iter().map(|q| QuarterOut { quarter: &q.name, texts: q.texts, promotions: q.promotions });
    let undisclosed =
        found.undisclosed.iter().map(|i| UndisclosedOut { note: *i, text: account.notes[*i].tie.as_deref() });
    TrustOut {
        texts: found.texts,
        promotions: &found.promotions,
        share: (found.share() * 1000.0).round() / 1000.0,
        quarters: quarters.collect(),
        errors,
        warnings,
        hints,
        with_errors: &found.with_errors,
        undisclosed: undisclosed.collect(),
        voice: VoiceOut { shop, customer, unclear, customers: &found.customers },
    }
}

fn rhythm(account: &Account) -> RhythmOut<'_> {
    let found = &account.rhythm;
    let gaps = found.gaps.iter().map(|g| GapOut { after: g.before, before: g.behind, days: g.days });
    RhythmOut {
        from: found.span.as_ref().map(|(from, _)| from.as_str()),
        to: found.span.as_ref().map(|(_, to)| to.as_str()),
        undated: found.undated,
        usual_days: found.usual,
        since_last_days: found.since_last,
        gaps: gaps.collect(),
        months: found.months.iter().map(|(month, notes)| MonthOut { month, notes: *notes }).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_is_fresh() {
        crate::report::schema::is_fresh::<AccountOut<'static>>("account");
    }
}
