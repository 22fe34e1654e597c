package dosi.shapes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;

/// A SELECT constraint of a shape (SHACL section 5.1), executed once for all focus nodes where the query
/// allows it.
///
/// SHACL binds `$this` before the query runs, once for each focus node. Where every solution of the pattern
/// binds `$this` anyway, running the query once and keeping the solutions whose `$this` is a focus node gives
/// the same results in one pass over the data. Where it does not (for example a pattern that only negates, or
/// an aggregate without `$this` in its groups), the query runs for each focus node as the recommendation says.
///
/// @param shape the shape that owns the constraint
/// @param node the constraint
/// @param query the parsed query, `$PATH` already replaced
/// @param setWise whether one run serves all focus nodes
record SparqlConstraint(Node shape, Node node, Query query, boolean setWise) {

    static final Var THIS = Var.alloc("this");

    static SparqlConstraint of(Node shape, Node node, Query query) {
        return new SparqlConstraint(shape, node, query, bindsThis(query));
    }

    private static boolean bindsThis(Query query) {
        boolean everyMatch =
                OpVars.fixedVars(Algebra.compile(query.getQueryPattern())).contains(THIS);
        boolean aggregates = query.hasGroupBy() || query.hasAggregators();
        return everyMatch && (!aggregates || query.getGroupBy().getVars().contains(THIS));
    }

    /// The solutions that violate the constraint at one of the focus nodes.
    List<Binding> violations(Graph data, Collection<Node> focusNodes) {
        DatasetGraph dataset = DatasetGraphFactory.wrap(data);
        List<Binding> violations = new ArrayList<>();
        if (setWise) {
            Set<Node> wanted = new HashSet<>(focusNodes);
            try (QueryExec execution = QueryExec.dataset(dataset).query(query).build()) {
                RowSet rows = execution.select();
                rows.forEachRemaining(
                        solution -> {
                            if (wanted.contains(solution.get(THIS))) {
                                violations.add(solution);
                            }
                        });
            }
            return violations;
        }
        for (Node focus : focusNodes) {
            try (QueryExec execution =
                    QueryExec.dataset(dataset).query(query).substitution(THIS, focus).build()) {
                execution
                        .select()
                        .forEachRemaining(
                                solution ->
                                        violations.add(
                                                solution.contains(THIS)
                                                        ? solution
                                                        : BindingFactory.binding(
                                                                solution, THIS, focus)));
            }
        }
        return violations;
    }
}
