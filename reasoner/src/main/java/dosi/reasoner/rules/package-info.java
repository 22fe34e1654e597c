/// Rules that people write: SPARQL 1.2 RL, read, checked, put into strata and applied.
///
/// Entry point: [dosi.reasoner.rules.RuleSet], beside `Reasoner` for the rules of OWL. A text becomes a rule set (`RuleSetReader`, with
/// `TriplesReader` and `ExpressionReader`), is checked (`WellFormedness`, `Stratification`) and applied to a graph (`Evaluation`).
///
/// Invariants: a rule set that is not understood, not well-formed or cannot be put into strata is never applied; the outcome does not depend
/// on the order of rules or triples.
///
/// Source: W3C, *SPARQL 1.2 Rule Language* (Working Draft, August 2026).
@NullMarked
package dosi.reasoner.rules;

import org.jspecify.annotations.NullMarked;
