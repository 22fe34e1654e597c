package dosi.endpoint;

import java.util.List;

/// A parameter of an address of the API.
///
/// @param about what it is for
/// @param required whether it must be given
/// @param kind what its values look like
/// @param values those of a [Kind#CHOICE]
/// @param least the least value of a [Kind#NUMBER]
/// @param most the most
/// @param usual what counts where it is not given
record ApiParameter(
        String name,
        String about,
        boolean required,
        Kind kind,
        List<String> values,
        int least,
        int most,
        int usual) {

    /// What the values of a parameter look like.
    enum Kind {
        TEXT,
        IRI,
        CHOICE,
        NUMBER
    }

    static ApiParameter text(String name, String about) {
        return new ApiParameter(name, about, false, Kind.TEXT, List.of(), 0, 0, 0);
    }

    static ApiParameter requiredText(String name, String about) {
        return new ApiParameter(name, about, true, Kind.TEXT, List.of(), 0, 0, 0);
    }

    static ApiParameter requiredIri(String name, String about) {
        return new ApiParameter(name, about, true, Kind.IRI, List.of(), 0, 0, 0);
    }

    static ApiParameter choice(String name, String about, String... values) {
        return new ApiParameter(name, about, false, Kind.CHOICE, List.of(values), 0, 0, 0);
    }

    static ApiParameter limit(int usual, int most) {
        return new ApiParameter(
                "limit",
                "How many entries at most.",
                false,
                Kind.NUMBER,
                List.of(),
                1,
                most,
                usual);
    }

    static ApiParameter offset(int most) {
        return new ApiParameter(
                "offset",
                "How many entries are passed over.",
                false,
                Kind.NUMBER,
                List.of(),
                0,
                most,
                0);
    }
}
