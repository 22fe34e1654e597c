package dosi.loader;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The part of JSONPath (RFC 9535) that mappings use: names, `['name']`, `[0]`, `[*]`, `.*` and `..name`.
///
/// @param steps from the root or from the record
record JsonPath(List<Step> steps) {

    sealed interface Step {
        record Name(String name) implements Step {}

        record Index(int index) implements Step {}

        record Every() implements Step {}

        record Below(String name) implements Step {}
    }

    JsonPath {
        steps = List.copyOf(steps);
    }

    /// A path as written; the `$` or `@` in front may be left out.
    ///
    /// @throws ProblemException when it is not understood
    static JsonPath parse(String text) {
        List<Step> steps = new ArrayList<>();
        int at = text.startsWith("$") || text.startsWith("@") ? 1 : 0;
        boolean first = at == 0;
        while (at < text.length()) {
            if (text.startsWith("..", at)) {
                int end = nameEnd(text, at + 2);
                steps.add(new Step.Below(name(text, at + 2, end)));
                at = end;
            } else if (text.charAt(at) == '[') {
                int close = text.indexOf(']', at);
                if (close < 0) {
                    throw bad(text);
                }
                steps.add(bracket(text, text.substring(at + 1, close).strip()));
                at = close + 1;
            } else if (text.charAt(at) == '.' || first) {
                int begin = text.charAt(at) == '.' ? at + 1 : at;
                int end = nameEnd(text, begin);
                String name = name(text, begin, end);
                steps.add(name.equals("*") ? new Step.Every() : new Step.Name(name));
                at = end;
            } else {
                throw bad(text);
            }
            first = false;
        }
        return new JsonPath(steps);
    }

    private static Step bracket(String text, String inside) {
        if (inside.equals("*")) {
            return new Step.Every();
        }
        if (inside.length() >= 2
                && (inside.startsWith("'") || inside.startsWith("\""))
                && inside.charAt(inside.length() - 1) == inside.charAt(0)) {
            return new Step.Name(inside.substring(1, inside.length() - 1));
        }
        try {
            return new Step.Index(Integer.parseInt(inside));
        } catch (NumberFormatException notAnIndex) {
            throw bad(text);
        }
    }

    private static int nameEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
            end++;
        }
        return end;
    }

    private static String name(String text, int from, int to) {
        if (from == to || text.substring(from, to).indexOf(']') >= 0) {
            throw bad(text);
        }
        return text.substring(from, to);
    }

    private static ProblemException bad(String text) {
        return new ProblemException(SourceProblem.BAD_PATH.at(Place.of("mapping"), text));
    }

    /// What the path leads to, in the order of the document.
    List<Object> of(Object root) {
        List<Object> found = List.of(root);
        for (Step step : steps) {
            List<Object> next = new ArrayList<>();
            for (Object value : found) {
                step(step, value, next);
            }
            found = next;
        }
        return found;
    }

    private static void step(Step step, Object value, List<Object> into) {
        switch (step) {
            case Step.Name(String name) -> {
                if (value instanceof Map<?, ?> object) {
                    addMember(object, name, into);
                }
            }
            case Step.Index(int index) -> {
                if (value instanceof List<?> list) {
                    int at = index < 0 ? list.size() + index : index;
                    if (at >= 0 && at < list.size()) {
                        into.add(list.get(at));
                    }
                }
            }
            case Step.Every() -> {
                if (value instanceof List<?> list) {
                    into.addAll(list);
                } else if (value instanceof Map<?, ?> object) {
                    into.addAll(object.values());
                }
            }
            case Step.Below(String name) -> below(name, value, into);
        }
    }

    private static void addMember(Map<?, ?> object, String name, List<Object> into) {
        Object member = object.get(name);
        if (member != null) {
            into.add(member);
        }
    }

    private static void below(String name, Object value, List<Object> into) {
        if (value instanceof Map<?, ?> object) {
            if (name.equals("*")) {
                into.addAll(object.values());
            } else {
                addMember(object, name, into);
            }
            object.values().forEach(member -> below(name, member, into));
        } else if (value instanceof List<?> list) {
            if (name.equals("*")) {
                into.addAll(list);
            }
            list.forEach(member -> below(name, member, into));
        }
    }
}
