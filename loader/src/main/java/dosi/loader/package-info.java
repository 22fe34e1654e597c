/// Sources (CSV, JSON, XML, GeoJSON, shapefile) and RML mappings: rows become quads.
///
/// Entry point: `Loader`. Invariants: a file is read as a stream and never held in memory whole; rows in
/// = rows mapped + rows quarantined + rows skipped by a declared rule; every message names file, row and
/// column.
@NullMarked
package dosi.loader;

import org.jspecify.annotations.NullMarked;
