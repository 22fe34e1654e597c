package dosi.loader;

import org.jspecify.annotations.Nullable;

/// Knowledge that a mapping may ask for while it runs: area names, code lists, known identifiers.
///
/// A table is named; `scheme:<name>` stands for the concepts of a code list, found by notation or label.
/// Implementations answer from memory and are safe for several threads.
@FunctionalInterface
public interface Lookups {

    /// Knows nothing.
    Lookups NONE = (table, key) -> null;

    /// The value (an IRI or a text) that the table has for the key, or null where it has none.
    @Nullable String find(String table, String key);
}
