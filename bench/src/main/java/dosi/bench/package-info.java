/// Measurements of the chain. Nothing depends on this room.
@NullMarked
package dosi.bench;

import org.jspecify.annotations.NullMarked;
