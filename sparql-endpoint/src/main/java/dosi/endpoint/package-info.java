/// The knowledge base over HTTP: SPARQL 1.1 query, results in every standard form, one page to ask with.
///
/// Entry point: `Endpoint`.
@NullMarked
package dosi.endpoint;

import org.jspecify.annotations.NullMarked;
