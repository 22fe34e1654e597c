package dosi.endpoint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprLib;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.graph.NodeTransform;
import org.apache.jena.sparql.serializer.SerializationContext;

/// Counts what `GROUP BY` and aggregates hold in memory: each group, each value of a `DISTINCT`, the characters
/// of a `GROUP_CONCAT`.
final class BoundedGroups extends TransformCopy {

    /// A value of a DISTINCT costs as much as a row does; so do this many characters.
    private static final int CHARS_PER_ROW = 64;

    private final QueryBudget budget;

    BoundedGroups(QueryBudget budget) {
        this.budget = budget;
    }

    @Override
    public Op transform(OpGroup group, Op inner) {
        List<ExprAggregator> counted = new ArrayList<>();
        for (ExprAggregator aggregator : group.getAggregators()) {
            counted.add(
                    new ExprAggregator(
                            aggregator.getVar(), new Counted(aggregator.getAggregator(), budget)));
        }
        if (counted.isEmpty() && !group.getGroupVars().isEmpty()) {
            // Without an aggregate ARQ remembers every row of every group. The variable is not
            // projected.
            counted.add(
                    new ExprAggregator(Var.alloc(".rows"), new Counted(new AggCount(), budget)));
        }
        return new OpGroup(inner, group.getGroupVars(), counted);
    }

    /// The same aggregate, whose groups are counted.
    private record Counted(Aggregator counted, QueryBudget budget) implements Aggregator {
        @Override
        public Accumulator createAccumulator() {
            budget.hold();
            Accumulator accumulator = counted.createAccumulator();
            String name = counted.getName().toLowerCase(Locale.ROOT);
            if (counted.toPrefixString().startsWith("(" + name + " distinct")) {
                return new CountedValues(accumulator, counted.getExprList(), budget);
            }
            return name.equals("group_concat")
                    ? new CountedText(accumulator, counted.getExprList().get(0), budget)
                    : accumulator;
        }

        @Override
        public Node getValueEmpty() {
            return counted.getValueEmpty();
        }

        @Override
        public String toPrefixString() {
            return counted.toPrefixString();
        }

        @Override
        public String key() {
            return counted.key();
        }

        @Override
        public String getName() {
            return counted.getName();
        }

        @Override
        public ExprList getExprList() {
            return counted.getExprList();
        }

        @Override
        public Aggregator copy(ExprList expressions) {
            return new Counted(counted.copy(expressions), budget);
        }

        @Override
        public Aggregator copyTransform(NodeTransform transform) {
            return new Counted(counted.copyTransform(transform), budget);
        }

        @Override
        public boolean equals(Aggregator other, boolean bySyntax) {
            return other instanceof Counted same && counted.equals(same.counted, bySyntax);
        }

        @Override
        public String asSparqlExpr(SerializationContext context) {
            return counted.asSparqlExpr(context);
        }
    }

    /// Counts the different values of one group, by their hashes: what is remembered here is a fraction of what
    /// the accumulator remembers.
    private record CountedValues(
            Accumulator counted, ExprList expressions, QueryBudget budget, Set<Long> seen)
            implements Accumulator {

        CountedValues(Accumulator counted, ExprList expressions, QueryBudget budget) {
            this(counted, expressions, budget, new HashSet<>());
        }

        @Override
        public void accumulate(Binding row, FunctionEnv environment) {
            if (seen.add(hash(row, environment))) {
                budget.hold();
            }
            counted.accumulate(row, environment);
        }

        private long hash(Binding row, FunctionEnv environment) {
            if (expressions == null || expressions.isEmpty()) {
                return row.hashCode();
            }
            long hash = 0;
            for (Expr expression : expressions) {
                NodeValue value = ExprLib.evalOrNull(expression, row, environment);
                if (value != null) {
                    String text = value.asNode().toString();
                    hash = 31 * hash + ((long) text.length() << 32) + text.hashCode();
                }
            }
            return hash;
        }

        @Override
        public NodeValue getValue() {
            return counted.getValue();
        }
    }

    /// Counts the characters of one group.
    private static final class CountedText implements Accumulator {
        private final Accumulator counted;
        private final Expr expression;
        private final QueryBudget budget;
        private long chars;
        private long held;

        CountedText(Accumulator counted, Expr expression, QueryBudget budget) {
            this.counted = counted;
            this.expression = expression;
            this.budget = budget;
        }

        @Override
        public void accumulate(Binding row, FunctionEnv environment) {
            NodeValue value = ExprLib.evalOrNull(expression, row, environment);
            chars += 1 + (value == null ? 0 : value.asString().length());
            budget.text(chars);
            while (held * CHARS_PER_ROW < chars) {
                held++;
                budget.hold();
            }
            counted.accumulate(row, environment);
        }

        @Override
        public NodeValue getValue() {
            return counted.getValue();
        }
    }
}
