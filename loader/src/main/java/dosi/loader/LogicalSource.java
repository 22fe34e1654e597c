package dosi.loader;

import dosi.diagnostics.Place;

/// Where the rows of a triples map come from.
///
/// @param name its name in the mapping, for messages
/// @param access a glob over the names of the edition's files
/// @param referenceFormulation csv, jsonpath, xpath, geojson or shapefile
/// @param iterator JSONPath or XPath of the records; empty for tables
record LogicalSource(
        String name, String access, String referenceFormulation, String iterator, Place place) {}
