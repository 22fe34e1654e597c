package dosi.endpoint;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;

/// One request to the API, understood: what stands in its path and its parameters.
///
/// @param variables the variable parts of the path, by their names
record ApiCall(
        HttpServletRequest http,
        ApiRoute route,
        Map<String, String> variables,
        FormParameters parameters) {

    /// What a variable part of the path is here.
    String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no variable " + name + " in " + route.path());
        }
        return value;
    }

    /// A parameter that may be missing; an empty one counts as missing.
    Optional<String> text(String name) {
        return parameters.one(name).filter(value -> !value.isBlank()).map(String::strip);
    }

    /// @throws ProblemException where it is missing
    String required(String name) {
        return text(name)
                .orElseThrow(() -> problem(QueryProblem.PARAMETER_MISSING, name, route.path()));
    }

    /// A parameter that names a thing: an IRI as it is or in `<>`, or with one of our prefixes.
    ///
    /// @throws ProblemException where it is missing or none
    Node iri(String name) {
        String text = required(name);
        return TermText.iri(text).orElseThrow(() -> problem(QueryProblem.NOT_AN_IRI, name, text));
    }

    /// A parameter that is an IRI, or a literal as in Turtle.
    Node term(String name) {
        String text = required(name);
        return TermText.term(text).orElseThrow(() -> problem(QueryProblem.NOT_A_TERM, name, text));
    }

    /// A parameter with a fixed list of values.
    Optional<String> choice(String name) {
        List<String> values = route.parameter(name).values();
        Optional<String> given = text(name);
        if (given.isPresent() && !values.contains(given.get())) {
            throw problem(QueryProblem.NOT_A_CHOICE, name, given.get(), String.join(", ", values));
        }
        return given;
    }

    /// How many entries are wished.
    int limit() {
        return number("limit");
    }

    /// How many entries are passed over.
    int offset() {
        return number("offset");
    }

    private int number(String name) {
        ApiParameter parameter = route.parameter(name);
        Optional<String> given = text(name);
        if (given.isEmpty()) {
            return parameter.usual();
        }
        try {
            int number = Integer.parseInt(given.get());
            if (number >= parameter.least() && number <= parameter.most()) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // told below, with the same words as a number outside the bounds
        }
        throw problem(
                QueryProblem.NOT_IN_RANGE, name, given.get(), parameter.least(), parameter.most());
    }

    /// The part of a list that is wished, with what is needed to go on.
    <T> ApiPage<T> page(List<T> all) {
        return ApiPage.of(all, offset(), limit());
    }

    static ProblemException problem(QueryProblem kind, Object... arguments) {
        return new ProblemException(kind.at(Place.of("request"), arguments));
    }
}
