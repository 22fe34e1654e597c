/// The knowledge graph in memory: terms as numbers, one table for each property.
///
/// Entry point: `KnowledgeGraph`. It knows Jena's `Node` and `Graph` at its border and nothing of
/// files, network or storage.
@NullMarked
package dosi.graph;

import org.jspecify.annotations.NullMarked;
