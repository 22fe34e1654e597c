package dosi.endpoint;

import dosi.ontology.Prefixes;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/// The terms by which the API reads a knowledge base, and what the names of its graphs tell.
final class Names {

    static final Node TYPE =
            NodeFactory.createURI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
    static final Node LABEL = rdfs("label");
    static final Node SUB_CLASS_OF = rdfs("subClassOf");
    static final Node SUB_PROPERTY_OF = rdfs("subPropertyOf");
    static final Node DOMAIN = rdfs("domain");
    static final Node RANGE = rdfs("range");
    static final Node DEFINED_BY = rdfs("isDefinedBy");
    static final Node PREF_LABEL = skos("prefLabel");
    static final Node ALT_LABEL = skos("altLabel");
    static final Node DEFINITION = skos("definition");
    static final Node NOTATION = skos("notation");
    static final Node IN_SCHEME = skos("inScheme");
    static final Node BROADER = skos("broader");
    static final Node CONCEPT = skos("Concept");
    static final Node CONCEPT_SCHEME = skos("ConceptScheme");
    static final Node TITLE = dct("title");
    static final Node DESCRIPTION = dct("description");
    static final Node IDENTIFIER = dct("identifier");
    static final Node DATASET = dcat("Dataset");
    static final Node DISTRIBUTION = dcat("distribution");
    static final Node AS_WKT = geo("asWKT");
    static final Node HAS_GEOMETRY = geo("hasGeometry");
    static final Node DEFAULT_GEOMETRY = geo("hasDefaultGeometry");

    static final Node ONTOLOGY_GRAPH = ours("graph/ontology");
    static final Node CATALOGUE_GRAPH = ours("graph/catalogue");
    static final Node INFERRED_GRAPH = ours("graph/inferred");

    /// The properties that name a thing, the one that is looked at first in front.
    static final List<Node> LABELS = List.of(LABEL, PREF_LABEL, TITLE);

    private static final String GRAPHS = Prefixes.BASE + "graph/";

    private Names() {}

    static Node ours(String local) {
        return NodeFactory.createURI(Prefixes.BASE + local);
    }

    static Node dosi(String name) {
        return ours("ns/" + name);
    }

    static Node dct(String name) {
        return NodeFactory.createURI("http://purl.org/dc/terms/" + name);
    }

    static Node dcat(String name) {
        return NodeFactory.createURI("http://www.w3.org/ns/dcat#" + name);
    }

    static Node prov(String name) {
        return NodeFactory.createURI("http://www.w3.org/ns/prov#" + name);
    }

    static Node sh(String name) {
        return NodeFactory.createURI("http://www.w3.org/ns/shacl#" + name);
    }

    static Node owl(String name) {
        return NodeFactory.createURI("http://www.w3.org/2002/07/owl#" + name);
    }

    private static Node rdfs(String name) {
        return NodeFactory.createURI("http://www.w3.org/2000/01/rdf-schema#" + name);
    }

    private static Node skos(String name) {
        return NodeFactory.createURI("http://www.w3.org/2004/02/skos/core#" + name);
    }

    private static Node geo(String name) {
        return NodeFactory.createURI("http://www.opengis.net/ont/geosparql#" + name);
    }

    static Node dataset(String identifier) {
        return ours("dataset/" + identifier);
    }

    static Node dataGraph(String identifier) {
        return ours("graph/" + identifier);
    }

    static Node findingsGraph(String identifier) {
        return ours("graph/findings/" + identifier);
    }

    static Node waiversGraph(String identifier) {
        return ours("graph/waivers/" + identifier);
    }

    static Node rowsGraph(String identifier) {
        return ours("graph/rows/" + identifier);
    }

    /// The dataset whose data a graph holds; empty for every other graph.
    static Optional<String> datasetOf(Node graph) {
        return identifier(graph, GRAPHS);
    }

    /// The dataset that a graph tells the rows of; empty for every other graph.
    static Optional<String> rowsOf(Node graph) {
        return identifier(graph, GRAPHS + "rows/");
    }

    /// Names of datasets have two parts, city and name; what stands below has its kind in front of them.
    private static Optional<String> identifier(Node graph, String below) {
        if (!graph.isURI() || !graph.getURI().startsWith(below)) {
            return Optional.empty();
        }
        String rest = graph.getURI().substring(below.length());
        int slash = rest.indexOf('/');
        return slash > 0 && slash == rest.lastIndexOf('/') && slash < rest.length() - 1
                ? Optional.of(rest)
                : Optional.empty();
    }

    /// The identifier of a dataset by its IRI.
    static String identifierOf(Node dataset) {
        return dataset.getURI().substring(Prefixes.BASE.length() + "dataset/".length());
    }

    /// The part of an IRI behind the last `/` or `#`, or all of it where nothing stands there.
    static String localName(String iri) {
        int cut = Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#'));
        return cut < 0 || cut == iri.length() - 1 ? iri : iri.substring(cut + 1);
    }
}
