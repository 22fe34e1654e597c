package dosi.shapes;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementGroup;

/// Runs the queries of a plan on a snapshot (SHACL section 5), with ARQ.
final class SparqlRunner {

    private static final Var PATH = Var.alloc("path");
    private static final Var FAILURE = Var.alloc("failure");

    private final Snapshot snapshot;
    private final Graph data;
    private final Graph shapesGraph;

    /// @param data what queries see: the snapshot as a graph, or the graph of which it is a part
    SparqlRunner(Snapshot snapshot, Graph data, Graph shapesGraph) {
        this.snapshot = snapshot;
        this.data = data;
        this.shapesGraph = shapesGraph;
    }

    private QueryExecBuilder on(Query query) {
        DatasetGraph dataset = new DatasetGraphMapLink(data);
        dataset.addGraph(ComponentReader.SHAPES_GRAPH, shapesGraph);
        return QueryExec.dataset(dataset).query(query);
    }

    /// The focus nodes that a target query finds.
    BitSet target(Query query) {
        BitSet found = new BitSet();
        try (QueryExec execution = on(query).build()) {
            execution
                    .select()
                    .forEachRemaining(
                            solution -> {
                                Node node = solution.get(QueryReader.THIS);
                                if (node != null) {
                                    found.set(snapshot.terms().add(node));
                                }
                            });
        }
        return found;
    }

    /// Reports what the query finds about one focus node.
    void select(Run run, Plan.Constraint constraint, Check.Select select, int focus) {
        try (QueryExec execution =
                on(select.query()).substitution(QueryReader.THIS, snapshot.node(focus)).build()) {
            var solutions = execution.select();
            while (solutions.hasNext() && !run.decided()) {
                report(run, constraint, focus, solutions.next());
            }
        }
    }

    /// Reports what the query finds about all focus nodes, which are ascending.
    void selectAll(Run run, Plan.Constraint constraint, Check.Select select, int[] focusNodes) {
        if (select.setWise() == Check.SetWise.NO || focusNodes.length < 4) {
            for (int focus : focusNodes) {
                run.root = focus;
                select(run, constraint, select, focus);
            }
            return;
        }
        Query query =
                select.setWise() == Check.SetWise.BINDS_THIS
                        ? select.query()
                        : withTable(select.query(), focusNodes);
        BitSet wanted = new BitSet();
        for (int focus : focusNodes) {
            wanted.set(focus);
        }
        try (QueryExec execution = on(query).build()) {
            execution
                    .select()
                    .forEachRemaining(
                            solution -> {
                                int focus = snapshot.terms().find(solution.get(QueryReader.THIS));
                                if (focus >= 0 && wanted.get(focus)) {
                                    run.root = focus;
                                    report(run, constraint, focus, solution);
                                }
                            });
        }
    }

    private Query withTable(Query query, int[] focusNodes) {
        List<Binding> rows =
                java.util.Arrays.stream(focusNodes)
                        .mapToObj(
                                focus ->
                                        BindingFactory.binding(
                                                QueryReader.THIS, snapshot.node(focus)))
                        .toList();
        ElementGroup group = new ElementGroup();
        group.addElement(new ElementData(List.of(QueryReader.THIS), rows));
        if (query.getQueryPattern() instanceof ElementGroup pattern) {
            for (Element part : pattern.getElements()) {
                group.addElement(part);
            }
        }
        Query whole = query.cloneQuery();
        whole.setQueryPattern(group);
        return whole;
    }

    private void report(Run run, Plan.Constraint constraint, int focus, Binding solution) {
        Node failure = solution.get(FAILURE);
        if (failure != null
                && failure.isLiteral()
                && failure.getLiteralLexicalForm().equals("true")) {
            throw new ProblemException(
                    ShapeProblem.BAD_QUERY.at(
                            Place.of("SPARQL"),
                            constraint.source().name(),
                            "?failure가 true이다",
                            "?failure is true"));
        }
        Node value = solution.get(QueryReader.VALUE);
        Node path = solution.get(PATH);
        int valueId =
                value != null
                        ? snapshot.terms().add(value)
                        : constraint.source().path() == null ? focus : Rows.NONE;
        int pathId = path != null && path.isURI() ? snapshot.terms().add(path) : Rows.NONE;
        run.report(constraint.index(), focus, valueId, pathId);
        if (!run.probing) {
            run.rows.bind(solution);
        }
    }

    /// An ASK validator, which remembers its answer for each value node where nothing else decides it.
    Asked asked(Check.Ask ask) {
        Map<Integer, Boolean> answers = new ConcurrentHashMap<>();
        return (focus, value) ->
                ask.usesThis()
                        ? ask(ask, focus, value)
                        : answers.computeIfAbsent(value, v -> ask(ask, focus, v));
    }

    private boolean ask(Check.Ask ask, int focus, int value) {
        QueryExecBuilder builder = on(ask.query()).substitution(ask.value(), snapshot.node(value));
        if (ask.usesThis()) {
            builder.substitution(QueryReader.THIS, snapshot.node(focus));
        }
        try (QueryExec execution = builder.build()) {
            return execution.ask();
        }
    }

    /// The verdict of an ASK validator.
    interface Asked {
        boolean holds(int focus, int value);
    }
}
