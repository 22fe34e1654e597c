/// OWL 2 RL rules, materialised over the knowledge graph, each inference explained by its premises.
///
/// Entry point: `Reasoner`.
@NullMarked
package dosi.reasoner;

import org.jspecify.annotations.NullMarked;
