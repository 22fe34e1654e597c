package dosi.endpoint;

import dosi.hub.View;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.util.Context;

/// An execution that keeps to a budget, by the hooks of ARQ: our functions go before its optimiser and our
/// groups after it, its executor is ours, and the flag that it looks at to stop is that of the budget. ARQ's own
/// timer is not used: it waits for the planning of a query, in which parts of it may already run.
final class BoundedQuery implements AutoCloseable {

    private final Query query;
    private final View view;
    private final QueryBudget budget;
    private final QueryExec execution;

    private BoundedQuery(Query query, View view, QueryBudget budget, QueryExec execution) {
        this.query = query;
        this.view = view;
        this.budget = budget;
        this.execution = execution;
    }

    /// Inside a read of the view, by the thread that also closes it.
    static BoundedQuery of(Query query, View view, QueryBudget budget) {
        Query executed = query;
        if (query.isDescribeType()) {
            executed = query.cloneQuery();
            executed.setQuerySelectType();
        }
        RewriteFactory bounded = context -> op -> bounded(op, context, budget);
        DatasetGraph dataset = view.dataset();
        return new BoundedQuery(
                query,
                view,
                budget,
                QueryExec.dataset(dataset)
                        .query(executed)
                        .set(ARQ.httpServiceAllowed, false)
                        .set(ARQ.enablePropertyFunctions, false)
                        .set(ARQConstants.symCancelQuery, budget.signal())
                        .set(ARQConstants.sysOptimizerFactory, bounded)
                        .set(
                                ARQConstants.sysOpExecutorFactory,
                                BoundedExecutor.factory(
                                        Optional.ofNullable(QC.getFactory(dataset.getContext())),
                                        budget))
                        .build());
    }

    /// The functions come first, since the optimiser works out what is constant.
    private static Op bounded(Op op, Context context, QueryBudget budget) {
        Op functions = Transformer.transform(new TransformCopy(), new BoundedFunctions(budget), op);
        Op optimised = Optimize.stdOptimizationFactory.create(context).rewrite(functions);
        budget.check();
        return Transformer.transform(new BoundedGroups(budget), new ExprTransformCopy(), optimised);
    }

    /// Runs it.
    void writeTo(AnswerWriter writer) throws IOException {
        budget.check();
        switch (query.queryType()) {
            case ASK -> writer.ask(execution.ask());
            case SELECT -> writer.rows(execution.select());
            case DESCRIBE -> writer.triples(described(), query.getPrefixMapping());
            case CONSTRUCT, CONSTRUCT_JSON, UNKNOWN ->
                    writer.triples(execution.constructTriples(), query.getPrefixMapping());
        }
    }

    private Iterator<Triple> described() {
        Iterator<Node> resources = query.getResultURIs().iterator();
        if (query.getQueryPattern() != null) {
            List<Var> variables = query.getProjectVars();
            resources =
                    Iter.concat(
                            resources,
                            Iter.flatMap(
                                    execution.select(),
                                    row ->
                                            variables.stream()
                                                    .map(row::get)
                                                    .filter(Objects::nonNull)
                                                    .iterator()));
        }
        return new Described(graphs(), resources, budget);
    }

    /// Where a resource is described: in the dataset of the query.
    private List<Graph> graphs() {
        if (!query.hasDatasetDescription()) {
            return List.of(view.union());
        }
        DatasetGraph chosen =
                DynamicDatasets.dynamicDataset(
                        DatasetDescription.create(query), view.dataset(), false);
        List<Graph> graphs = new ArrayList<>();
        graphs.add(chosen.getDefaultGraph());
        chosen.listGraphNodes().forEachRemaining(name -> graphs.add(chosen.getGraph(name)));
        return graphs;
    }

    @Override
    public void close() {
        execution.close();
    }
}
