package dosi.reasoner.rules;

import dosi.diagnostics.Place;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// A rule: where its body holds, its head is concluded.
///
/// @param name the IRI behind `RULE`, if there is one
/// @param head triple templates; a blank node is a fresh one for each solution of the body
/// @param onBase whether the body looks at the base graph only (`WHERE DATA`)
/// @param place where `RULE` stands
public record Rule(
        Optional<Node> name, List<Triple> head, List<Element> body, boolean onBase, Place place) {
    public Rule {
        head = List.copyOf(head);
        body = List.copyOf(body);
    }

    /// Whether it makes new terms and is therefore applied once, when all that it looks at is there.
    public boolean runsOnce() {
        return body.stream().anyMatch(Element.Assignment.class::isInstance)
                || head.stream().anyMatch(Rule::hasBlank);
    }

    private static boolean hasBlank(Triple triple) {
        return isBlank(triple.getSubject()) || isBlank(triple.getObject());
    }

    private static boolean isBlank(Node node) {
        return node.isBlank() || (node.isTripleTerm() && hasBlank(node.getTriple()));
    }

    /// The name, or where the rule stands.
    public String label() {
        return name.map(Node::getURI).orElseGet(place::toString);
    }
}
