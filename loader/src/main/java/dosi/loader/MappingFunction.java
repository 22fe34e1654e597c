package dosi.loader;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A function that a mapping may call: texts in, texts out.
interface MappingFunction {

    /// The IRIs of the parameters in the order in which [#apply] takes their values.
    List<String> parameters();

    /// The IRIs of the parameters that every call must give; the first one unless told otherwise.
    default List<String> required() {
        List<String> all = parameters();
        return all.isEmpty() ? all : all.subList(0, 1);
    }

    /// The values of the result: none, one or several.
    ///
    /// @param arguments one for each parameter up to the last that the call gives; null where a parameter was
    ///     not given or has no value
    /// @throws UnreadableValue when a value cannot be understood; the caller adds row and column
    List<String> apply(List<@Nullable String> arguments, Lookups lookups) throws UnreadableValue;

    /// The function of an IRI, or null where there is none.
    static @Nullable MappingFunction find(String iri) {
        return Functions.find(iri);
    }
}
