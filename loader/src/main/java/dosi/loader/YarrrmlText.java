package dosi.loader;

import dosi.diagnostics.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what stands inside the scalars of YARRRML: templates and inline function calls.
///
/// A template is text with references `$(name)`. Round brackets inside a name need no escape as long as
/// they are balanced; `\` before `$ ( ) \ ~` takes the character as it is.
///
/// ```
/// call     = iri "(" [ argument *( "," argument ) ] ")"
/// argument = [ name "=" ] ( call | "$(" name ")" | "'" template "'" | number | "true" | "false" )
/// ```
final class YarrrmlText {

    private final MappingDraft draft;
    private final Prefixes prefixes;

    YarrrmlText(MappingDraft draft, Prefixes prefixes) {
        this.draft = draft;
        this.prefixes = prefixes;
    }

    /// The expression of a template; null and a problem where its brackets do not balance.
    @Nullable Expression template(String text, Place place) {
        List<Expression> parts = new ArrayList<>();
        StringBuilder constant = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && "$()\\~".indexOf(text.charAt(i + 1)) >= 0) {
                constant.append(text.charAt(i + 1));
                i += 2;
            } else if (text.startsWith("$(", i)) {
                StringBuilder name = new StringBuilder();
                int end = endOfReference(text, i + 2, name);
                if (end < 0 || name.toString().isBlank()) {
                    draft.report(
                            MappingProblem.BAD_TEMPLATE.at(
                                    along(place, i), text, end < 0 ? "no )" : "$()"));
                    return null;
                }
                if (!constant.isEmpty()) {
                    parts.add(new Expression.Constant(constant.toString()));
                    constant.setLength(0);
                }
                parts.add(draft.reference(name.toString(), along(place, i)));
                i = end;
            } else {
                constant.append(c);
                i++;
            }
        }
        if (parts.isEmpty()) {
            return new Expression.Constant(constant.toString());
        }
        if (!constant.isEmpty()) {
            parts.add(new Expression.Constant(constant.toString()));
        }
        return parts.size() == 1 ? parts.getFirst() : new Expression.Template(parts);
    }

    /// Reads the name of a reference; the index behind its closing bracket, or -1 where there is none.
    private static int endOfReference(String text, int from, StringBuilder name) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && "()\\".indexOf(text.charAt(i + 1)) >= 0) {
                i++;
                name.append(text.charAt(i));
                continue;
            }
            if (c == ')') {
                if (depth == 0) {
                    return i + 1;
                }
                depth--;
            } else if (c == '(') {
                depth++;
            }
            name.append(c);
        }
        return -1;
    }

    /// The arguments of an inline call as written.
    record InlineCall(String name, List<MappingDraft.Argument> arguments, Place place) {}

    /// The call that a text is; null and a problem where it is none.
    @Nullable Expression call(String text, Place place) {
        InlineCall call = inline(text, place);
        return call == null ? null : draft.call(iriOf(call.name(), place), call.arguments(), place);
    }

    /// The parts of the call that a text is, without looking the function up.
    @Nullable InlineCall inline(String text, Place place) {
        Scanner scanner = new Scanner(text, place);
        InlineCall call = scanner.call();
        if (call != null && !scanner.atEnd()) {
            scanner.fail("text behind the call");
            return null;
        }
        return call;
    }

    /// The IRI of a function or parameter name; an unknown prefix is a problem.
    String iriOf(String name, Place place) {
        String prefix = Prefixes.prefixOf(name);
        if (prefix != null && !prefixes.knows(prefix) && !Prefixes.isScheme(prefix)) {
            draft.report(
                    MappingProblem.UNKNOWN_PREFIX.nearest(place, prefix, prefixes.names(), prefix));
        }
        return prefixes.expand(name);
    }

    private static Place along(Place place, int characters) {
        return place.column() == 0
                ? place
                : new Place(place.file(), place.line(), place.column() + characters);
    }

    /// Reads one inline call, character by character.
    private final class Scanner {
        private final String text;
        private final Place place;
        private int at;
        private boolean failed;

        Scanner(String text, Place place) {
            this.text = text;
            this.place = place;
        }

        void fail(String what) {
            if (!failed) {
                failed = true;
                draft.report(
                        MappingProblem.BAD_CALL.at(
                                along(place, Math.min(at, text.length())), what + ": " + text));
            }
        }

        boolean atEnd() {
            blanks();
            return at == text.length();
        }

        private void blanks() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        private boolean take(char wanted) {
            blanks();
            if (at < text.length() && text.charAt(at) == wanted) {
                at++;
                return true;
            }
            return false;
        }

        private String word() {
            blanks();
            int from = at;
            while (at < text.length()
                    && "(),='\"".indexOf(text.charAt(at)) < 0
                    && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return text.substring(from, at);
        }

        @Nullable InlineCall call() {
            blanks();
            Place start = along(place, at);
            String name = word();
            if (name.isEmpty() || !take('(')) {
                fail("expected name(");
                return null;
            }
            return arguments(name, start);
        }

        private @Nullable InlineCall arguments(String name, Place start) {
            List<MappingDraft.Argument> arguments = new ArrayList<>();
            if (take(')')) {
                return new InlineCall(name, arguments, start);
            }
            do {
                blanks();
                Place argumentPlace = along(place, at);
                int before = at;
                String parameter = word();
                if (parameter.isEmpty() || parameter.startsWith("$") || !take('=')) {
                    at = before;
                    parameter = null;
                } else {
                    parameter = iriOf(parameter, argumentPlace);
                }
                Expression value = value();
                if (value == null) {
                    return null;
                }
                arguments.add(new MappingDraft.Argument(parameter, value, argumentPlace));
            } while (take(','));
            if (!take(')')) {
                fail("expected , or )");
                return null;
            }
            return new InlineCall(name, arguments, start);
        }

        private @Nullable Expression value() {
            blanks();
            Place start = along(place, at);
            if (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
                return quoted(text.charAt(at), start);
            }
            if (text.startsWith("$(", at)) {
                StringBuilder name = new StringBuilder();
                int end = endOfReference(text, at + 2, name);
                if (end < 0 || name.toString().isBlank()) {
                    fail("no ) behind $(");
                    return null;
                }
                at = end;
                return draft.reference(name.toString(), start);
            }
            String word = word();
            if (take('(')) {
                InlineCall nested = arguments(word, start);
                Expression call =
                        nested == null
                                ? null
                                : draft.call(
                                        iriOf(nested.name(), start), nested.arguments(), start);
                failed |= call == null;
                return call;
            }
            if (word.equals("true") || word.equals("false") || word.matches("[+-]?[0-9.]+")) {
                return new Expression.Constant(word);
            }
            fail(word.isEmpty() ? "a value is missing" : "quotes are missing around " + word);
            return null;
        }

        /// A constant or template in quotes; a doubled quote stands for one.
        private @Nullable Expression quoted(char quote, Place start) {
            StringBuilder inside = new StringBuilder();
            at++;
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c == quote) {
                    if (at < text.length() && text.charAt(at) == quote) {
                        at++;
                    } else {
                        return template(inside.toString(), along(start, 1));
                    }
                }
                inside.append(c);
            }
            fail("no closing " + quote);
            return null;
        }
    }
}
