package dosi.loader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The texts of one expression in the current row, computed at most once a row.
abstract class ValueSlot {

    /// The references that messages about the values name.
    final List<String> references;

    private long stamp;
    private List<String> values = List.of();

    private ValueSlot(List<String> references) {
        this.references = List.copyOf(references);
    }

    /// The values in the context's row; not to be changed.
    final List<String> in(RowContext context) {
        if (stamp != context.stamp()) {
            stamp = context.stamp();
            values = compute(context);
        }
        return values;
    }

    /// Whether the expression, used as a condition, holds: whether it gives "true".
    final boolean holds(RowContext context) {
        List<String> answer = in(context);
        return !answer.isEmpty() && answer.getFirst().equals("true");
    }

    abstract List<String> compute(RowContext context);

    boolean isConstant() {
        return false;
    }

    static final class Constant extends ValueSlot {
        private final List<String> text;

        Constant(List<String> text) {
            super(List.of());
            this.text = List.copyOf(text);
        }

        @Override
        List<String> compute(RowContext context) {
            return text;
        }

        @Override
        boolean isConstant() {
            return true;
        }
    }

    static final class Reference extends ValueSlot {
        final int index;

        Reference(String name, int index) {
            super(List.of(name));
            this.index = index;
        }

        @Override
        List<String> compute(RowContext context) {
            return context.row().values().get(index);
        }
    }

    static final class Template extends ValueSlot {
        private final ValueSlot[] parts;
        private final TermMap.@Nullable Form form;

        /// @param form how values are made safe for IRIs; null for a template that is not an IRI
        Template(List<String> references, ValueSlot[] parts, TermMap.@Nullable Form form) {
            super(references);
            this.parts = parts;
            this.form = form;
        }

        @Override
        List<String> compute(RowContext context) {
            boolean several = false;
            for (ValueSlot part : parts) {
                int size = part.in(context).size();
                if (size == 0) {
                    return List.of();
                }
                several |= size > 1;
            }
            if (several) {
                List<String> all = new ArrayList<>();
                combine(context, 0, "", all);
                return all;
            }
            StringBuilder text = context.text;
            text.setLength(0);
            for (ValueSlot part : parts) {
                String value = part.in(context).getFirst();
                if (!part.isConstant() && form != null && value.isEmpty()) {
                    return List.of();
                }
                text.append(part.isConstant() ? value : safe(value));
            }
            return List.of(text.toString());
        }

        /// Every combination of the parts' values.
        private void combine(RowContext context, int from, String begun, List<String> all) {
            if (from == parts.length) {
                all.add(begun);
                return;
            }
            for (String value : parts[from].in(context)) {
                if (parts[from].isConstant()) {
                    combine(context, from + 1, begun + value, all);
                } else if (form == null || !value.isEmpty()) {
                    combine(context, from + 1, begun + safe(value), all);
                }
            }
        }

        private String safe(String value) {
            return switch (form) {
                case null -> value;
                case IRI -> IriSafe.encode(value);
                case URI -> IriSafe.encodeAscii(value);
                case UNSAFE -> value;
            };
        }
    }

    /// A function call. The result for the arguments of the last call is kept: neighbouring rows often
    /// have the same cell.
    static final class Call extends ValueSlot {
        private final String name;
        private final MappingFunction function;
        private final ValueSlot[] slots;
        private final @Nullable String[] arguments;
        private final List<@Nullable String> argumentView;
        private @Nullable List<String> lastResult;
        private @Nullable UnreadableValue lastFailure;

        Call(List<String> references, String iri, MappingFunction function, ValueSlot[] slots) {
            super(references);
            this.name = iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
            this.function = function;
            this.slots = slots;
            this.arguments = new @Nullable String[slots.length];
            this.argumentView = Arrays.asList(arguments);
        }

        @Override
        List<String> compute(RowContext context) {
            boolean same = lastResult != null || lastFailure != null;
            for (int i = 0; i < slots.length; i++) {
                List<String> values = slots[i].in(context);
                if (values.size() > 1) {
                    lastResult = null;
                    lastFailure = null;
                    List<String> all = new ArrayList<>();
                    combine(context, 0, all);
                    return all;
                }
                String value = values.isEmpty() ? null : values.getFirst();
                String before = arguments[i];
                if (same && !(value == null ? before == null : value.equals(before))) {
                    same = false;
                }
                arguments[i] = value;
            }
            if (!same) {
                apply(context);
            }
            if (lastFailure != null) {
                report(context, lastFailure);
            }
            return lastResult == null ? List.of() : lastResult;
        }

        private void apply(RowContext context) {
            lastResult = null;
            lastFailure = null;
            try {
                lastResult = function.apply(argumentView, context.lookups);
            } catch (UnreadableValue unreadable) {
                lastFailure = unreadable;
            }
        }

        /// Calls the function with every combination of the arguments' values.
        private void combine(RowContext context, int from, List<String> all) {
            if (from == slots.length) {
                apply(context);
                if (lastFailure != null) {
                    report(context, lastFailure);
                } else if (lastResult != null) {
                    all.addAll(lastResult);
                }
                lastResult = null;
                lastFailure = null;
                return;
            }
            List<String> values = slots[from].in(context);
            if (values.isEmpty()) {
                arguments[from] = null;
                combine(context, from + 1, all);
            }
            for (String value : values) {
                arguments[from] = value;
                combine(context, from + 1, all);
            }
        }

        private void report(RowContext context, UnreadableValue unreadable) {
            context.report(
                    RowProblem.NOT_UNDERSTOOD,
                    references,
                    RowContext.shown(unreadable.value()),
                    unreadable.expected().ko(),
                    unreadable.expected().en(),
                    name);
        }
    }
}
