package dosi.hub;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// Short ways to read single values of the catalogue graph.
final class StoredState {

    private StoredState() {}

    static Optional<Node> value(Graph graph, Node subject, Node predicate) {
        Iterator<Triple> found = graph.find(subject, predicate, Node.ANY);
        return found.hasNext() ? Optional.of(found.next().getObject()) : Optional.empty();
    }

    static List<Node> values(Graph graph, Node subject, Node predicate) {
        return graph.find(subject, predicate, Node.ANY).mapWith(Triple::getObject).toList();
    }

    static Optional<String> text(Graph graph, Node subject, Node predicate) {
        return value(graph, subject, predicate)
                .map(node -> node.isLiteral() ? node.getLiteralLexicalForm() : node.toString());
    }

    /// The text in a language, the first of several; empty where there is none.
    static String inLanguage(Graph graph, Node subject, Node predicate, String language) {
        return values(graph, subject, predicate).stream()
                .filter(node -> node.isLiteral() && node.getLiteralLanguage().equals(language))
                .map(Node::getLiteralLexicalForm)
                .sorted()
                .findFirst()
                .orElse("");
    }

    /// The value as a whole number; 0 where there is none.
    static long number(Graph graph, Node subject, Node predicate) {
        return text(graph, subject, predicate).map(Long::parseLong).orElse(0L);
    }
}
