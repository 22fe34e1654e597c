package dosi.shapes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpDatasetNames;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpTriple;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_ReverseLink;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.Path;

/// The properties that a query mentions as predicates, anywhere: sub-selects and `EXISTS` too.
///
/// @param named the properties
/// @param any whether it may look at triples of any property: a variable as predicate, a negated property set, a
///     path that may have no step, or a graph of its own
/// @param patterns the triple patterns and paths in which they stand, in the order of the query
record QueryProperties(Set<Node> named, boolean any, List<TriplePath> patterns) {
    QueryProperties {
        named = Set.copyOf(named);
        patterns = List.copyOf(patterns);
    }

    static QueryProperties of(Query query) {
        Collector collector = new Collector();
        Walker.walk(Algebra.compile(query), collector, new Exists(collector));
        return new QueryProperties(collector.named, collector.any, collector.patterns);
    }

    private static final class Collector extends OpVisitorBase {

        private final Set<Node> named = new HashSet<>();
        private final List<TriplePath> patterns = new ArrayList<>();
        private boolean any;

        @Override
        public void visit(OpBGP pattern) {
            pattern.getPattern().forEach(this::pattern);
        }

        @Override
        public void visit(OpTriple pattern) {
            pattern(pattern.getTriple());
        }

        private void pattern(Triple triple) {
            patterns.add(new TriplePath(triple));
            predicate(triple.getPredicate());
        }

        @Override
        public void visit(OpPath path) {
            patterns.add(path.getTriplePath());
            Path steps = path.getTriplePath().getPath();
            if (steps == null) {
                predicate(path.getTriplePath().getPredicate());
                return;
            }
            collect(steps);
        }

        private void collect(Path path) {
            switch (path) {
                case P_Link link -> named.add(link.getNode());
                case P_ReverseLink link -> named.add(link.getNode());
                case P_Seq seq -> {
                    collect(seq.getLeft());
                    collect(seq.getRight());
                }
                case P_Alt alt -> {
                    collect(alt.getLeft());
                    collect(alt.getRight());
                }
                case P_Inverse inverse -> collect(inverse.getSubPath());
                case P_OneOrMore1 plus -> collect(plus.getSubPath());
                // The rest may have no step, and then binds every node, or is a negation.
                default -> any = true;
            }
        }

        @Override
        public void visit(OpGraph graph) {
            any = true;
        }

        @Override
        public void visit(OpDatasetNames names) {
            any = true;
        }

        private void predicate(Node predicate) {
            if (predicate.isConcrete()) {
                named.add(predicate);
            } else {
                any = true;
            }
        }
    }

    private static final class Exists extends ExprVisitorBase {

        private final Collector collector;

        Exists(Collector collector) {
            this.collector = collector;
        }

        @Override
        public void visit(ExprFunctionOp exists) {
            Walker.walk(exists.getGraphPattern(), collector, this);
        }
    }
}
