/// SHACL shapes of the city ontology, the validator, and what it finds.
///
/// Entry point: `ShapesValidator`.
@NullMarked
package dosi.shapes;

import org.jspecify.annotations.NullMarked;
