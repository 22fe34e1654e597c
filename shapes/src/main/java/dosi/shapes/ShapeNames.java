package dosi.shapes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/// Names for the nodes of a shapes graph that are the same whenever the graph is read: what a finding's identity
/// rests on.
///
/// An IRI names itself. A blank node is named by the way to it from the next node with an IRI, with the path where
/// it is a property shape: `http://…/LotShape/property(http://…/capacity)`. Where several blank nodes have the same
/// way, a hash of what each demands tells them apart; words, severity and order do not count as demands.
final class ShapeNames {

    private static final int DEPTH_MAX = 30;
    private static final Set<String> WORDS =
            Set.of("message", "severity", "name", "description", "order", "group", "deactivated");

    private final Graph graph;
    private @Nullable Map<String, Set<Node>> byWay;

    ShapeNames(Graph graph) {
        this.graph = graph;
    }

    String of(Node node) {
        if (!node.isBlank()) {
            return text(node);
        }
        String way = way(node, 0);
        Set<Node> same = byWay().getOrDefault(way, Set.of());
        return same.size() < 2 ? way : way + "~" + FindingIdentity.hash(demands(node, 0));
    }

    private Map<String, Set<Node>> byWay() {
        if (byWay == null) {
            Map<String, Set<Node>> ways = new HashMap<>();
            graph.find()
                    .mapWith(Triple::getObject)
                    .filterKeep(Node::isBlank)
                    .forEachRemaining(
                            node ->
                                    ways.computeIfAbsent(way(node, 0), _ -> new HashSet<>())
                                            .add(node));
            byWay = ways;
        }
        return byWay;
    }

    private String way(Node node, int depth) {
        if (!node.isBlank()) {
            return text(node);
        }
        if (depth == DEPTH_MAX) {
            return "_";
        }
        List<String> ways = new ArrayList<>();
        for (Triple above : graph.find(Node.ANY, Node.ANY, node).toList()) {
            String parent = way(above.getSubject(), depth + 1);
            boolean inList =
                    above.getPredicate().equals(RDF.Nodes.first)
                            || above.getPredicate().equals(RDF.Nodes.rest);
            ways.add(inList ? parent : parent + "/" + step(above.getPredicate(), node));
        }
        return ways.stream().min(String::compareTo).orElse("_");
    }

    private String step(Node predicate, Node node) {
        String name = Sh.localName(predicate.toString());
        return Sh.objects(graph, node, Sh.PATH).stream()
                .map(path -> name + "(" + demands(path, 0) + ")")
                .min(String::compareTo)
                .orElse(name);
    }

    /// What is said about a node, without the labels of blank nodes.
    private String demands(Node node, int depth) {
        if (!node.isBlank()) {
            return text(node);
        }
        if (depth == DEPTH_MAX) {
            return "_";
        }
        List<String> said = new ArrayList<>();
        for (Triple triple : graph.find(node, Node.ANY, Node.ANY).toList()) {
            String predicate = triple.getPredicate().toString();
            boolean demand =
                    !predicate.startsWith(CityTerms.NS)
                            && !(predicate.startsWith(Sh.NS)
                                    && WORDS.contains(predicate.substring(Sh.NS.length())));
            if (demand) {
                said.add(predicate + " " + demands(triple.getObject(), depth + 1));
            }
        }
        said.sort(String::compareTo);
        return "[" + String.join(" ; ", said) + "]";
    }

    private static String text(Node node) {
        return node.isURI() ? node.getURI() : node.toString();
    }
}
