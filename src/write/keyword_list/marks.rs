//! Which keywords of a list a note goes for already.

use crate::config::Config;
use crate::note::{Note, Source, Zone};
use crate::pack::Packs;
use crate::reading::evidence::Evidence;
use crate::reading::facts;
use crate::reading::facts::page::Page;
use crate::reading::keyword::keywords;
use crate::reading::target;
use crate::reading::terms;
use crate::reading::uses;
use crate::reading::view::View;
use crate::text::script;
use crate::write::keyword_list::listed::List;

/// Notes down which rows a note goes for: those that are its main keyword, or stand in its title or topics.
pub fn mark(list: &mut List<'_>, source: &Source, packs: &Packs, config: &Config) {
    let note = Note::parse(source);
    let view = View::new(terms::fold_note(&note).squeeze(), &note.text, packs);
    let hits = terms::term_hits(&view, packs, &note);
    let facts = facts::read(&Page::new(&note, packs, &view, &hits), &[]);
    let evidence = Evidence { note: &note, packs, view: &view, hits: &hits, facts: &facts };
    let target = target::find(source, config, &evidence);
    let script = script::script(&note.body_text());
    // A main keyword that was only guessed from the shop's own settings says nothing unless it stands in the note.
    let all = keywords(&evidence, &target, &[], script);
    let main =
        all.first().filter(|k| k.keyword.is_own || !(k.keyword.is_imported || k.uses.is_empty())).map(|k| &k.keyword);
    for row in &mut list.rows {
        let is_main = main.is_some_and(|main| {
            row.subjects.iter().any(|subject| main.subjects.contains(subject))
                && main.places.is_empty() == row.places.is_empty()
                && (row.places.is_empty() || main.places.iter().any(|p| row.places.contains(p)))
        });
        let stands = || {
            let uses = uses::uses(&row.keyword(), &view, &hits, &note);
            uses.iter().any(|u| matches!(u.zone, Zone::Title | Zone::Hashtag))
        };
        let stands = is_main || stands();
        let notes = row.notes.get_or_insert_default();
        if stands {
            notes.push(source.path.clone());
        }
    }
}
