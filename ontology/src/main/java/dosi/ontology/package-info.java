/// The city ontology, its code lists and the competency questions, as resources of this room.
///
/// Entry point: `CityOntology`. Invariants: no foreign `owl:imports`; every term has a Korean and an
/// English label and definition; OWL 2 RL with no violation.
@NullMarked
package dosi.ontology;

import org.jspecify.annotations.NullMarked;
