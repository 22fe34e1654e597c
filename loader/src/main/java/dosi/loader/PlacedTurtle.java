package dosi.loader;

import dosi.diagnostics.Place;
import dosi.graph.PlacedRdf;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RiotException;
import org.apache.jena.sparql.graph.GraphFactory;
import org.jspecify.annotations.Nullable;

/// A Turtle file as a graph that remembers where each triple stands.
final class PlacedTurtle {

    private final Graph graph = GraphFactory.createDefaultGraph();
    private final MappingDraft draft;
    private final Map<Triple, Place> places = new HashMap<>();
    private final Map<Node, Place> subjects = new HashMap<>();

    private PlacedTurtle(MappingDraft draft) {
        this.draft = draft;
    }

    /// The graph of the text, or null and a problem where it is not Turtle.
    static @Nullable PlacedTurtle parse(String text, String base, MappingDraft draft) {
        PlacedTurtle turtle = new PlacedTurtle(draft);
        try {
            PlacedRdf.read(new StringReader(text), Lang.TURTLE, base, turtle.new Listener());
            return turtle;
        } catch (RiotException told) {
            return null;
        }
    }

    private final class Listener implements PlacedRdf.Listener {
        @Override
        public void triple(Triple triple, long line, long column) {
            graph.add(triple);
            Place place = draft.place(line, column);
            places.putIfAbsent(triple, place);
            subjects.putIfAbsent(triple.getSubject(), place);
        }

        @Override
        public void warning(String message, long line, long column) {
            // what matters of it, such as an IRI with a blank, the mapping's own checks tell
        }

        @Override
        public void error(String message, long line, long column) {
            draft.report(MappingProblem.NOT_TURTLE.at(draft.place(line, column), message));
        }
    }

    /// The objects of a property, in the order of the file.
    List<Node> objects(Node subject, Node property) {
        List<Triple> triples = new ArrayList<>(graph.find(subject, property, Node.ANY).toList());
        triples.sort(
                (a, b) -> {
                    Place left = place(a);
                    Place right = place(b);
                    int lines = Long.compare(left.line(), right.line());
                    return lines != 0 ? lines : Long.compare(left.column(), right.column());
                });
        return triples.stream().map(Triple::getObject).toList();
    }

    boolean has(Node subject, Node property) {
        return graph.contains(subject, property, Node.ANY);
    }

    /// The subjects of a property, in the order of the file.
    List<Node> subjects(Node property, Node object) {
        return graph.find(Node.ANY, property, object).mapWith(Triple::getSubject).toList().stream()
                .distinct()
                .sorted(
                        (a, b) -> {
                            Place left = place(a);
                            Place right = place(b);
                            int lines = Long.compare(left.line(), right.line());
                            return lines != 0 ? lines : Long.compare(left.column(), right.column());
                        })
                .toList();
    }

    List<Triple> triples() {
        return graph.find().toList();
    }

    Place place(Triple triple) {
        return Objects.requireNonNullElse(places.get(triple), draft.wholeFile());
    }

    /// Where a node is first described.
    Place place(Node subject) {
        return Objects.requireNonNullElse(subjects.get(subject), draft.wholeFile());
    }

    /// Where a property of a node stands.
    Place place(Node subject, Node property) {
        return graph.find(subject, property, Node.ANY)
                .nextOptional()
                .map(this::place)
                .orElseGet(() -> place(subject));
    }
}
