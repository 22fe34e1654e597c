package dosi.endpoint;

import java.util.Optional;

/// What an address of the API answers.
///
/// @param document becomes JSON
/// @param page the part of a list that it shows, where it shows one
record ApiAnswer(Object document, Optional<ApiPage<?>> page) {

    static ApiAnswer of(Object document) {
        return new ApiAnswer(document, Optional.empty());
    }

    static ApiAnswer of(Object document, ApiPage<?> page) {
        return new ApiAnswer(document, Optional.of(page));
    }
}
