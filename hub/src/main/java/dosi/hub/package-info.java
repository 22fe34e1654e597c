/// The knowledge base: editions, the gate, transactions, the change log, the catalogue.
///
/// Entry point: `Hub`. Invariants: a load is one transaction; a commit is in the change log before it is
/// in the store; the same file loaded again changes nothing.
@NullMarked
package dosi.hub;

import org.jspecify.annotations.NullMarked;
