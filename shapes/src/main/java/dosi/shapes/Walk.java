package dosi.shapes;

import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;

/// A property path over a snapshot (SHACL section 2.3.1): adds the values of a node to a set, each once.
interface Walk {

    void values(Run run, int node, IntSet into);

    static Walk of(Path path, Snapshot snapshot) {
        return switch (path) {
            case P_Link link -> forward(snapshot, snapshot.terms().add(link.getNode()));
            case P_Inverse inverse when inverse.getSubPath() instanceof P_Link link ->
                    backward(snapshot.inverse(snapshot.terms().add(link.getNode())));
            case P_Inverse inverse -> of(turned(inverse.getSubPath()), snapshot);
            case P_Seq seq -> sequence(of(seq.getLeft(), snapshot), of(seq.getRight(), snapshot));
            case P_Alt alt -> {
                Walk left = of(alt.getLeft(), snapshot);
                Walk right = of(alt.getRight(), snapshot);
                yield (run, node, into) -> {
                    left.values(run, node, into);
                    right.values(run, node, into);
                };
            }
            case P_ZeroOrMore1 more -> closure(of(more.getSubPath(), snapshot), true);
            case P_OneOrMore1 more -> closure(of(more.getSubPath(), snapshot), false);
            case P_ZeroOrOne one -> {
                Walk step = of(one.getSubPath(), snapshot);
                yield (run, node, into) -> {
                    into.add(node);
                    step.values(run, node, into);
                };
            }
            default -> throw new IllegalArgumentException("not a SHACL path: " + path);
        };
    }

    /// The same path walked from its end to its beginning.
    private static Path turned(Path path) {
        return switch (path) {
            case P_Link link -> new P_Inverse(link);
            case P_Inverse inverse -> inverse.getSubPath();
            case P_Seq seq -> new P_Seq(turned(seq.getRight()), turned(seq.getLeft()));
            case P_Alt alt -> new P_Alt(turned(alt.getLeft()), turned(alt.getRight()));
            case P_ZeroOrMore1 more -> new P_ZeroOrMore1(turned(more.getSubPath()));
            case P_OneOrMore1 more -> new P_OneOrMore1(turned(more.getSubPath()));
            case P_ZeroOrOne one -> new P_ZeroOrOne(turned(one.getSubPath()));
            default -> throw new IllegalArgumentException("not a SHACL path: " + path);
        };
    }

    private static Walk forward(Snapshot snapshot, int predicate) {
        int[] predicates = snapshot.predicates();
        int[] objects = snapshot.objects();
        return (run, node, into) -> {
            int end = snapshot.end(node);
            for (int i = snapshot.first(node, predicate);
                    i < end && predicates[i] == predicate;
                    i++) {
                into.add(objects[i]);
            }
        };
    }

    private static Walk backward(Inverse inverse) {
        return (run, node, into) -> {
            int end = inverse.end(node);
            for (int i = inverse.start(node); i < end; i++) {
                into.add(inverse.subject(i));
            }
        };
    }

    private static Walk sequence(Walk left, Walk right) {
        return (run, node, into) -> {
            IntSet between = run.take();
            left.values(run, node, between);
            for (int i = 0; i < between.size; i++) {
                right.values(run, between.ids[i], into);
            }
            run.give(between);
        };
    }

    private static Walk closure(Walk step, boolean zero) {
        return (run, node, into) -> {
            // What is in the result already may come from elsewhere, so the closure keeps its own
            // account.
            IntSet reached = run.take();
            if (zero) {
                reached.add(node);
            } else {
                step.values(run, node, reached);
            }
            for (int i = 0; i < reached.size; i++) {
                step.values(run, reached.ids[i], reached);
            }
            for (int i = 0; i < reached.size; i++) {
                into.add(reached.ids[i]);
            }
            run.give(reached);
        };
    }
}
