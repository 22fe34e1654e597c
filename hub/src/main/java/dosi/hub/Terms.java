package dosi.hub;

import dosi.ontology.Prefixes;
import java.util.List;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/// The names that a knowledge base gives to its graphs and to what it tells about itself.
final class Terms {

    static final Node TYPE =
            NodeFactory.createURI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
    static final Node LABEL = NodeFactory.createURI("http://www.w3.org/2000/01/rdf-schema#label");
    static final Node DEFINITION =
            NodeFactory.createURI("http://www.w3.org/2004/02/skos/core#definition");

    /// The node that carries the state of the knowledge base itself.
    static final Node KNOWLEDGE_BASE = iri("knowledge-base");

    static final Node ONTOLOGY_GRAPH = iri("graph/ontology");
    static final Node CATALOGUE_GRAPH = iri("graph/catalogue");
    static final Node INFERRED_GRAPH = iri("graph/inferred");

    static final Node SOURCE_ROW = dosi("sourceRow");
    static final Node SOURCE_FILE = dosi("sourceFile");
    static final Node FIX = dosi("fix");

    private static final String FINDINGS = Prefixes.BASE + "graph/findings/";
    private static final String WAIVERS = Prefixes.BASE + "graph/waivers/";
    private static final String ROWS = Prefixes.BASE + "graph/rows/";

    private Terms() {}

    /// Whether a graph holds what the reasoner starts from: the ontology or a dataset.
    static boolean holdsKnowledge(Node graph) {
        return graph.equals(ONTOLOGY_GRAPH) || holdsData(graph);
    }

    /// Whether a graph is the data graph of a dataset.
    static boolean holdsData(Node graph) {
        String iri = graph.getURI();
        return iri.startsWith(Prefixes.BASE + "graph/")
                && !iri.startsWith(FINDINGS)
                && !iri.startsWith(ROWS)
                && !iri.startsWith(WAIVERS)
                && !graph.equals(ONTOLOGY_GRAPH)
                && !graph.equals(CATALOGUE_GRAPH)
                && !graph.equals(INFERRED_GRAPH);
    }

    /// Whether a node names a graph of a knowledge base.
    static boolean isGraph(Node node) {
        return node.getURI().startsWith(Prefixes.BASE + "graph/");
    }

    /// The identifier of the dataset whose data, rows, findings or waivers a graph holds.
    static Optional<String> datasetOf(Node graph) {
        for (String start : List.of(ROWS, FINDINGS, WAIVERS)) {
            if (graph.getURI().startsWith(start)) {
                return Optional.of(graph.getURI().substring(start.length()));
            }
        }
        return holdsData(graph) ? Optional.of(localName(graph, "graph/")) : Optional.empty();
    }

    static Node iri(String local) {
        return NodeFactory.createURI(Prefixes.BASE + local);
    }

    static Node dosi(String name) {
        return iri("ns/" + name);
    }

    static Node dcat(String name) {
        return NodeFactory.createURI("http://www.w3.org/ns/dcat#" + name);
    }

    static Node dct(String name) {
        return NodeFactory.createURI("http://purl.org/dc/terms/" + name);
    }

    static Node prov(String name) {
        return NodeFactory.createURI("http://www.w3.org/ns/prov#" + name);
    }

    static Node sh(String name) {
        return NodeFactory.createURI("http://www.w3.org/ns/shacl#" + name);
    }

    static Node skos(String name) {
        return NodeFactory.createURI("http://www.w3.org/2004/02/skos/core#" + name);
    }

    static Node dataset(String identifier) {
        return iri("dataset/" + identifier);
    }

    static Node dataGraph(String identifier) {
        return iri("graph/" + identifier);
    }

    static Node rowsGraph(String identifier) {
        return NodeFactory.createURI(ROWS + identifier);
    }

    static Node findingsGraph(String identifier) {
        return NodeFactory.createURI(FINDINGS + identifier);
    }

    static Node waiversGraph(String identifier) {
        return NodeFactory.createURI(WAIVERS + identifier);
    }

    static Node edition(String identifier, String sha256) {
        return iri("edition/" + identifier + "/" + sha256.substring(0, 12));
    }

    static Node change(long sequence) {
        return iri("change/" + sequence);
    }

    static Node text(String value) {
        return NodeFactory.createLiteralString(value);
    }

    static Node text(String value, String language) {
        return NodeFactory.createLiteralLang(value, language);
    }

    static Node integer(long value) {
        return NodeFactory.createLiteralDT(Long.toString(value), XSDDatatype.XSDinteger);
    }

    static Node typed(String value, XSDDatatype datatype) {
        return NodeFactory.createLiteralDT(value, datatype);
    }

    /// The part of an IRI of ours behind a prefix such as `dataset/`, or the whole IRI if it is another's.
    static String localName(Node node, String below) {
        String start = Prefixes.BASE + below;
        String iri = node.isURI() ? node.getURI() : node.toString();
        return iri.startsWith(start) ? iri.substring(start.length()) : iri;
    }
}
