package dosi.loader;

import org.jspecify.annotations.Nullable;

/// The library of mapping functions.
final class Functions {

    private Functions() {}

    static @Nullable MappingFunction find(String iri) {
        return null;
    }
}
