package dosi.endpoint;

import dosi.hub.View;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// One address of the API.
///
/// @param path with its variable parts in braces, for example `/api/questions/{id}`
/// @param about one sentence for people who write programs
/// @param schema the name of the schema of the answer; empty where the answer is no JSON of ours
record ApiRoute(
        String path,
        String about,
        List<ApiParameter> parameters,
        Optional<String> schema,
        Work work) {

    ApiRoute {
        parameters = List.copyOf(parameters);
    }

    /// How an address answers.
    sealed interface Work {}

    /// A JSON document, made of one view.
    ///
    /// @param state what the answer depends on besides the view and the request; goes into the entity tag
    record Document(Maker maker, Function<View, String> state) implements Work {
        Document(Maker maker) {
            this(maker, _ -> "");
        }
    }

    /// An answer that is written by who knows how.
    record Own(Writer writer) implements Work {}

    /// Makes a JSON document.
    interface Maker {
        ApiAnswer make(ApiCall call, KnowledgeReader reader);
    }

    /// Writes an answer.
    interface Writer {
        void write(ApiCall call, HttpServletResponse response) throws IOException;
    }

    ApiParameter parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no parameter " + name + " at " + path));
    }

    /// The variable parts of a path that belongs here; empty where it does not.
    Optional<Map<String, String>> match(String asked) {
        String[] mine = path.split("/", -1);
        String[] parts = asked.split("/", -1);
        if (mine.length != parts.length) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int index = 0; index < mine.length; index++) {
            if (mine[index].startsWith("{")) {
                variables.put(mine[index].substring(1, mine[index].length() - 1), parts[index]);
            } else if (!mine[index].equals(parts[index])) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}
