package dosi.shapes;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/// The namespace of SHACL, and how to read a shapes graph.
final class Sh {

    static final String NS = "http://www.w3.org/ns/shacl#";

    /// How many members of a list are read: a longer one, or one that bites its own tail, is cut there.
    static final int LIST_MAX = 100_000;

    static final Node PATH = term("path");
    static final Node SEVERITY = term("severity");
    static final Node VIOLATION = term("Violation");
    static final Node DEACTIVATED = term("deactivated");
    static final Node SELECT = term("select");
    static final Node ASK = term("ask");
    static final Node SPARQL_COMPONENT = component("SPARQL");

    private Sh() {}

    /// The term of this name.
    static Node term(String name) {
        return NodeFactory.createURI(NS + name);
    }

    /// The constraint component of this name.
    static Node component(String name) {
        return term(name + "ConstraintComponent");
    }

    /// The objects of a property.
    static List<Node> objects(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList();
    }

    /// The members of a list, as far as it is one.
    static List<Node> members(Graph graph, Node list) {
        List<Node> members = new ArrayList<>();
        Node rest = list;
        while (!rest.equals(RDF.Nodes.nil) && members.size() < LIST_MAX) {
            List<Node> first = objects(graph, rest, RDF.Nodes.first);
            List<Node> next = objects(graph, rest, RDF.Nodes.rest);
            if (first.isEmpty() || next.isEmpty()) {
                break;
            }
            members.add(first.getFirst());
            rest = next.getFirst();
        }
        return members;
    }

    /// The last part of an IRI.
    static String localName(String iri) {
        String trimmed =
                iri.endsWith("/") || iri.endsWith("#") ? iri.substring(0, iri.length() - 1) : iri;
        return trimmed.substring(Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf('#')) + 1);
    }

    /// A term as a reader sees it in a sentence: the text of a literal, the last part of an IRI.
    static String label(Node node) {
        if (node.isLiteral()) {
            return node.getLiteralLexicalForm();
        }
        return node.isURI() ? localName(node.getURI()) : "_";
    }
}
