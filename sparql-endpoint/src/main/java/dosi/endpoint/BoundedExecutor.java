package dosi.endpoint;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpAntiJoin;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpDatasetNames;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.algebra.op.OpSemiJoin;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingComparator;
import org.apache.jena.sparql.engine.iterator.QueryIterHalfJoin;
import org.apache.jena.sparql.engine.iterator.QueryIterMinus;
import org.apache.jena.sparql.engine.iterator.QueryIterPath;
import org.apache.jena.sparql.engine.iterator.QueryIterProcessBinding;
import org.apache.jena.sparql.engine.iterator.QueryIterSort;
import org.apache.jena.sparql.engine.join.Join;
import org.apache.jena.sparql.engine.main.OpExecutor;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.util.iterator.ExtendedIterator;

/// Runs the algebra of a query as ARQ does, counting every row that an operator holds in memory, and looking at
/// the budget where ARQ does not: in sorts and along property paths.
///
/// Patterns go to the executor of the store, where it has one. Which side of a join is held follows
/// `org.apache.jena.sparql.engine.join` of Jena 5.6.
final class BoundedExecutor extends OpExecutor {

    private final Optional<OpExecutorFactory> store;
    private final QueryBudget budget;

    private BoundedExecutor(
            ExecutionContext context, Optional<OpExecutorFactory> store, QueryBudget budget) {
        super(context);
        this.store = store;
        this.budget = budget;
    }

    /// @param store makes the executor that knows the indexes of the store
    static OpExecutorFactory factory(Optional<OpExecutorFactory> store, QueryBudget budget) {
        return context -> new BoundedExecutor(context, store, budget);
    }

    private boolean isForStore() {
        return store.isPresent();
    }

    private QueryIterator atStore(Op op, QueryIterator input) {
        return store.orElseThrow().create(execCxt).executeOp(op, input);
    }

    @Override
    protected QueryIterator execute(OpBGP pattern, QueryIterator input) {
        return isForStore() ? atStore(pattern, input) : super.execute(pattern, input);
    }

    @Override
    protected QueryIterator execute(OpQuadPattern pattern, QueryIterator input) {
        return isForStore() ? atStore(pattern, input) : super.execute(pattern, input);
    }

    @Override
    protected QueryIterator execute(OpDatasetNames names, QueryIterator input) {
        return isForStore() ? atStore(names, input) : super.execute(names, input);
    }

    @Override
    protected QueryIterator execute(OpGraph graph, QueryIterator input) {
        // It makes an executor anew for what is inside, which is one of ours.
        return isForStore() ? atStore(graph, input) : super.execute(graph, input);
    }

    @Override
    protected QueryIterator execute(OpFilter filter, QueryIterator input) {
        boolean ofPattern =
                filter.getSubOp() instanceof OpBGP || filter.getSubOp() instanceof OpQuadPattern;
        return isForStore() && ofPattern ? atStore(filter, input) : super.execute(filter, input);
    }

    @Override
    protected QueryIterator execute(OpPath path, QueryIterator input) {
        ExecutionContext watched =
                ExecutionContext.copyChangeActiveGraph(
                        execCxt, new Watched(execCxt.getActiveGraph(), budget));
        return new QueryIterPath(path.getTriplePath(), input, watched);
    }

    @Override
    protected QueryIterator execute(OpJoin join, QueryIterator input) {
        QueryIterator left = held(exec(join.getLeft(), input));
        return Join.join(left, exec(join.getRight(), root()), execCxt);
    }

    @Override
    protected QueryIterator execute(OpLeftJoin join, QueryIterator input) {
        QueryIterator left = exec(join.getLeft(), input);
        return Join.leftJoin(left, held(exec(join.getRight(), root())), join.getExprs(), execCxt);
    }

    @Override
    protected QueryIterator execute(OpSemiJoin join, QueryIterator input) {
        QueryIterator left = exec(join.getLeft(), input);
        return QueryIterHalfJoin.semiJoin(left, held(exec(join.getRight(), root())), execCxt);
    }

    @Override
    protected QueryIterator execute(OpAntiJoin join, QueryIterator input) {
        QueryIterator left = exec(join.getLeft(), input);
        return QueryIterHalfJoin.antiJoin(left, held(exec(join.getRight(), root())), execCxt);
    }

    @Override
    protected QueryIterator execute(OpMinus minus, QueryIterator input) {
        QueryIterator left = exec(minus.getLeft(), input);
        Set<Var> common = OpVars.visibleVars(minus.getLeft());
        common.retainAll(OpVars.visibleVars(minus.getRight()));
        return QueryIterMinus.create(left, held(exec(minus.getRight(), root())), common, execCxt);
    }

    @Override
    protected QueryIterator execute(OpTable table, QueryIterator input) {
        boolean joined = !table.isJoinIdentity() && !input.isJoinIdentity();
        return super.execute(table, joined ? held(input) : input);
    }

    @Override
    protected QueryIterator execute(OpDistinct distinct, QueryIterator input) {
        return held(super.execute(distinct, input));
    }

    @Override
    protected QueryIterator execute(OpOrder order, QueryIterator input) {
        Comparator<Binding> comparator = new BindingComparator(order.getConditions(), execCxt);
        return new QueryIterSort(
                held(exec(order.getSubOp(), input)),
                (left, right) -> {
                    budget.check();
                    return comparator.compare(left, right);
                },
                execCxt);
    }

    private QueryIterator held(QueryIterator rows) {
        return new Held(rows, execCxt, budget);
    }

    /// Rows that whoever asks for them keeps.
    private static final class Held extends QueryIterProcessBinding {
        private final QueryBudget budget;

        Held(QueryIterator rows, ExecutionContext context, QueryBudget budget) {
            super(rows, context);
            this.budget = budget;
        }

        @Override
        public Binding accept(Binding row) {
            budget.hold();
            return row;
        }
    }

    /// A graph that looks at the budget whenever it is asked.
    private static final class Watched extends GraphWrapper {
        private final QueryBudget budget;

        Watched(Graph graph, QueryBudget budget) {
            super(graph);
            this.budget = budget;
        }

        @Override
        public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
            budget.check();
            return super.find(subject, predicate, object).filterKeep(this::let);
        }

        @Override
        public ExtendedIterator<Triple> find(Triple pattern) {
            budget.check();
            return super.find(pattern).filterKeep(this::let);
        }

        private boolean let(Triple triple) {
            budget.check();
            return true;
        }
    }
}
