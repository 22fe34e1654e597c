package dosi.loader;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A plan that makes lines of N-Triples or N-Quads from the bytes of a table.
///
/// It knows rows with which all is well: what it makes of them is, byte for byte, what the plain way ([Plan])
/// makes. All others it gives back, and the plain way maps them and tells what is wrong.
final class TextPlan {

    private final TextRow row;
    private final List<Rule> rules = new ArrayList<>();
    private long lines;

    TextPlan(PlanOutline outline, RowText text, RowTerms terms) {
        this.row = new TextRow(text, terms);
        Compiler compiler = new Compiler(new TextTerms(text, terms), terms);
        outline.rules().forEach(rule -> rules.add(compiler.rule(rule)));
    }

    /// Adds the lines of the record and says how many; -1 where the record is not for this plan, and what it added
    /// is void. Triples of constants are not among the lines.
    long run(CsvCells cells, Bytes out) {
        if (!row.moveTo(cells)) {
            return -1;
        }
        lines = 0;
        boolean mapped = false;
        for (Rule rule : rules) {
            mapped |= rule.run(this, out);
        }
        return mapped && !row.isDoubtful() ? lines : -1;
    }

    private boolean holds(@Nullable ValueSlot condition) {
        return condition == null || condition.holds(row.terms.context);
    }

    private record Compiler(TextTerms text, RowTerms terms) {

        Rule rule(PlanOutline.Rule rule) {
            List<Pair> pairs = new ArrayList<>();
            for (PlanOutline.Pair pair : rule.pairs()) {
                if (pair.once() < 0) {
                    pairs.add(pair(pair));
                }
            }
            return new Rule(
                    condition(rule.condition()),
                    text.of(rule.subject()),
                    rule.speaksOfRow(),
                    pairs);
        }

        private Pair pair(PlanOutline.Pair pair) {
            List<TextTerm> predicates = pair.predicates().stream().map(text::of).toList();
            List<TextTerm> graphs = pair.graphs().stream().map(text::graph).toList();
            List<Objects> objects = new ArrayList<>();
            for (PlanOutline.Term object : pair.objects()) {
                objects.add(
                        switch (object) {
                            case PlanOutline.Term.Made(var map, var condition) ->
                                    new Objects(
                                            condition(condition),
                                            text.of(map),
                                            predicates,
                                            graphs.isEmpty());
                            case PlanOutline.Term.Joined joined ->
                                    new Objects(
                                            null, text.of(joined), predicates, graphs.isEmpty());
                        });
            }
            return new Pair(condition(pair.condition()), objects, graphs);
        }

        private @Nullable ValueSlot condition(@Nullable Expression condition) {
            if (condition != null) {
                terms.ask();
            }
            return terms.slots.valuesOrNull(condition);
        }
    }

    private static final class Rule {
        private final @Nullable ValueSlot condition;
        private final TextTerm subject;
        private final boolean speaksOfRow;
        private final Pair[] pairs;

        Rule(
                @Nullable ValueSlot condition,
                TextTerm subject,
                boolean speaksOfRow,
                List<Pair> pairs) {
            this.condition = condition;
            this.subject = subject;
            this.speaksOfRow = speaksOfRow;
            this.pairs = pairs.toArray(Pair[]::new);
        }

        /// Whether the row was mapped by it.
        boolean run(TextPlan plan, Bytes out) {
            if (!plan.holds(condition) || subject.count(plan.row) == 0) {
                return false;
            }
            for (Pair pair : pairs) {
                pair.run(plan, subject, out);
            }
            return speaksOfRow;
        }
    }

    private static final class Predicate {
        private final TextTerm term;
        private final boolean constant;

        /// What stands behind the subject: up to the object, or up to the predicate if that is no constant; the whole
        /// rest of the line where the object is a constant and no graph stands behind it.
        private final byte[] between;

        Predicate(TextTerm term, TextTerm object, boolean endsLine) {
            this.term = term;
            this.constant = term instanceof TextTerm.Constant;
            this.between = between(term, object, endsLine);
        }

        /// What stands behind the subject: the predicate, and the object too if both are constants.
        private static byte[] between(TextTerm predicate, TextTerm object, boolean endsLine) {
            Bytes between = new Bytes(64);
            between.add(' ');
            if (predicate instanceof TextTerm.Constant) {
                between.add(predicate.in);
                between.add(' ');
                if (object instanceof TextTerm.Constant) {
                    between.add(object.in);
                    if (endsLine) {
                        between.add(NTriples.LINE_END);
                    }
                }
            }
            return between.copy();
        }
    }

    private static final class Objects {
        private final @Nullable ValueSlot condition;
        private final TextTerm term;
        private final boolean constant;
        private final Predicate[] predicates;

        Objects(
                @Nullable ValueSlot condition,
                TextTerm term,
                List<TextTerm> predicates,
                boolean endsLine) {
            this.condition = condition;
            this.term = term;
            this.constant = term instanceof TextTerm.Constant;
            this.predicates =
                    predicates.stream()
                            .map(predicate -> new Predicate(predicate, term, endsLine))
                            .toArray(Predicate[]::new);
        }
    }

    private static final class Pair {
        private final @Nullable ValueSlot condition;
        private final Objects[] objects;
        private final TextTerm[] graphs;

        Pair(@Nullable ValueSlot condition, List<Objects> objects, List<TextTerm> graphs) {
            this.condition = condition;
            this.objects = objects.toArray(Objects[]::new);
            this.graphs = graphs.toArray(TextTerm[]::new);
        }

        void run(TextPlan plan, TextTerm subject, Bytes out) {
            if (!plan.holds(condition)) {
                return;
            }
            for (Objects object : objects) {
                if (!plan.holds(object.condition)) {
                    continue;
                }
                int count = object.term.count(plan.row);
                for (int o = 0; o < count; o++) {
                    for (Predicate predicate : object.predicates) {
                        int names = predicate.term.count(plan.row);
                        for (int p = 0; p < names; p++) {
                            for (int s = 0; s < subject.count; s++) {
                                tell(plan, subject, s, predicate, p, object, o, out);
                            }
                        }
                    }
                }
            }
        }

        private void tell(
                TextPlan plan,
                TextTerm subject,
                int s,
                Predicate predicate,
                int p,
                Objects object,
                int o,
                Bytes out) {
            if (graphs.length == 0) {
                triple(subject, s, predicate, p, object, o, out);
                if (!(predicate.constant && object.constant)) {
                    out.add(NTriples.LINE_END);
                }
                plan.lines++;
            }
            for (TextTerm graph : graphs) {
                int count = graph.count(plan.row);
                for (int g = 0; g < count; g++) {
                    triple(subject, s, predicate, p, object, o, out);
                    if (graph.to[g] - graph.from[g] > 0) {
                        out.add(' ');
                        out.add(graph.in, graph.from[g], graph.to[g]);
                    }
                    out.add(NTriples.LINE_END);
                    plan.lines++;
                }
            }
        }

        private static void triple(
                TextTerm subject,
                int s,
                Predicate predicate,
                int p,
                Objects object,
                int o,
                Bytes out) {
            TextTerm term = object.term;
            if (predicate.constant && object.constant) {
                out.add(subject.in, subject.from[s], subject.to[s]);
                out.add(predicate.between);
            } else if (predicate.constant) {
                out.add(
                        subject.in,
                        subject.from[s],
                        subject.to[s],
                        predicate.between,
                        term.in,
                        term.from[o],
                        term.to[o]);
            } else {
                out.add(subject.in, subject.from[s], subject.to[s]);
                out.add(predicate.between);
                out.add(predicate.term.in, predicate.term.from[p], predicate.term.to[p]);
                out.add(' ');
                out.add(term.in, term.from[o], term.to[o]);
            }
        }
    }
}
