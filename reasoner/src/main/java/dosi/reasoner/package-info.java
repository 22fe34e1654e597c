/// OWL 2 RL rules, materialised over the knowledge graph, each inference explained by its premises.
///
/// Entry point: `Reasoner`. Axioms turn the rules into clauses over the data (`RuleCompiler`); `Fixpoint` applies them until nothing new
/// follows; `Explainer` runs them backwards.
///
/// Invariants: what is inferred does not depend on the order of the triples given; nothing is inferred that the rules of
/// the recommendation do not give, and what they give is left out only where `docs/reasoning.md` says so.
///
/// Source: W3C, *OWL 2 Web Ontology Language Profiles*, second edition (2012), section 4.3.
@NullMarked
package dosi.reasoner;

import org.jspecify.annotations.NullMarked;
