package dosi.loader;

import dosi.diagnostics.Text;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A handful of functions for the engine's tests.
final class TestFunctions implements MappingDraft.Library {

    private static final String FN = "https://w3id.org/dosi/fn/";

    /// What a function does with its arguments.
    private interface Body {
        List<String> apply(List<@Nullable String> arguments, Lookups lookups)
                throws UnreadableValue;
    }

    private record Simple(List<String> parameters, Body body) implements MappingFunction {
        @Override
        public List<String> apply(List<@Nullable String> arguments, Lookups lookups)
                throws UnreadableValue {
            return body.apply(arguments, lookups);
        }
    }

    private final Map<String, MappingFunction> functions =
            Map.of(
                    FN + "upper",
                    function(
                            List.of("value"),
                            (a, _) -> map(a.getFirst(), v -> v.toUpperCase(java.util.Locale.ROOT))),
                    FN + "isPresent",
                    function(
                            List.of("value"),
                            (a, _) -> a.getFirst() == null ? List.of() : List.of("true")),
                    FN + "split",
                    function(
                            List.of("value"),
                            (a, _) ->
                                    a.getFirst() == null
                                            ? List.of()
                                            : List.of(a.getFirst().split("\\+"))),
                    FN + "concat",
                    function(
                            List.of("a", "b"),
                            (a, _) -> List.of(String.valueOf(a.get(0)) + a.get(1))),
                    FN + "lookup",
                    function(
                            List.of("table", "key"),
                            (a, lookups) ->
                                    map(a.get(1), v -> lookups.find(String.valueOf(a.get(0)), v))),
                    FN + "integer",
                    function(List.of("value"), (a, _) -> integer(a.getFirst())));

    private static MappingFunction function(List<String> names, Body body) {
        return new Simple(names.stream().map(name -> FN + name).toList(), body);
    }

    private static List<String> map(
            @Nullable String value, java.util.function.Function<String, @Nullable String> change) {
        String changed = value == null ? null : change.apply(value);
        return changed == null ? List.of() : List.of(changed);
    }

    private static List<String> integer(@Nullable String value) throws UnreadableValue {
        if (value != null && !value.matches("[0-9]+")) {
            throw new UnreadableValue(value, new Text("정수", "a whole number"));
        }
        return value == null ? List.of() : List.of(value);
    }

    @Override
    public @Nullable MappingFunction find(String iri) {
        return functions.get(iri);
    }

    @Override
    public Collection<String> iris() {
        return functions.keySet();
    }
}
