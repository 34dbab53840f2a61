//! Judges pack files beyond their syntax.
