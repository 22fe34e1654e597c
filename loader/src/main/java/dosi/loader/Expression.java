package dosi.loader;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What gives the texts of a term: none, one or several for a row.
///
/// Two expressions that say the same are equal, so that a plan evaluates them once a row.
sealed interface Expression {

    /// The same text for every row.
    record Constant(String text) implements Expression {}

    /// The values of a column, a JSONPath, an XPath or a virtual column.
    record Reference(String name) implements Expression {}

    /// Its parts put together; no value where one of the parts has none.
    record Template(List<Expression> parts) implements Expression {
        public Template {
            parts = List.copyOf(parts);
        }
    }

    /// A function call. One argument for each parameter of the function, in their order.
    record Call(String iri, MappingFunction function, List<Expression> arguments)
            implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /// The argument of a parameter that the call does not give.
    record Absent() implements Expression {}

    /// The references in the order in which they occur.
    default Set<String> references() {
        Set<String> found = new LinkedHashSet<>();
        collect(this, found);
        return found;
    }

    private static void collect(Expression expression, Set<String> found) {
        switch (expression) {
            case Constant _, Absent _ -> {}
            case Reference(var name) -> found.add(name);
            case Template(var parts) -> parts.forEach(part -> collect(part, found));
            case Call(_, _, var arguments) ->
                    arguments.forEach(argument -> collect(argument, found));
        }
    }
}
