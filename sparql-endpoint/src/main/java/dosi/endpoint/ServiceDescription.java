package dosi.endpoint;

import dosi.hub.View;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;

/// What a SPARQL service tells about itself (SPARQL 1.1 Service Description): its address, language, formats,
/// functions, and the graphs that can be asked with their sizes.
final class ServiceDescription {

    private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
    private static final String VOID = "http://rdfs.org/ns/void#";
    private static final String FORMATS = "http://www.w3.org/ns/formats/";

    private final Graph graph = GraphFactory.createDefaultGraph();

    private ServiceDescription() {}

    /// @param address where the service is asked
    static Graph of(String address, View view) {
        ServiceDescription description = new ServiceDescription();
        description.describe(NodeFactory.createURI(address), view);
        return description.graph;
    }

    private void describe(Node service, View view) {
        graph.getPrefixMapping().setNsPrefix("sd", SD).setNsPrefix("void", VOID);
        graph.add(service, RDF.type.asNode(), sd("Service"));
        graph.add(service, sd("endpoint"), service);
        graph.add(service, sd("supportedLanguage"), sd("SPARQL11Query"));
        graph.add(service, sd("feature"), sd("UnionDefaultGraph"));
        graph.add(
                service,
                sd("extensionFunction"),
                NodeFactory.createURI("http://www.opengis.net/def/function/geosparql/distance"));
        for (String format :
                new String[] {
                    "SPARQL_Results_JSON",
                    "SPARQL_Results_XML",
                    "SPARQL_Results_CSV",
                    "SPARQL_Results_TSV",
                    "Turtle",
                    "N-Triples",
                    "JSON-LD",
                    "RDF_XML",
                    "TriG",
                    "N-Quads"
                }) {
            graph.add(service, sd("resultFormat"), NodeFactory.createURI(FORMATS + format));
        }
        Node dataset = NodeFactory.createBlankNode();
        Node union = NodeFactory.createBlankNode();
        graph.add(service, sd("defaultDataset"), dataset);
        graph.add(dataset, RDF.type.asNode(), sd("Dataset"));
        graph.add(dataset, sd("defaultGraph"), union);
        graph.add(union, RDF.type.asNode(), sd("Graph"));
        view.graphs()
                .forEach(
                        (name, triples) -> {
                            Node named = NodeFactory.createBlankNode();
                            Node content = NodeFactory.createBlankNode();
                            graph.add(dataset, sd("namedGraph"), named);
                            graph.add(named, RDF.type.asNode(), sd("NamedGraph"));
                            graph.add(named, sd("name"), name);
                            graph.add(named, sd("graph"), content);
                            graph.add(content, RDF.type.asNode(), sd("Graph"));
                            graph.add(
                                    content,
                                    NodeFactory.createURI(VOID + "triples"),
                                    NodeFactory.createLiteralDT(
                                            Long.toString(triples), XSDDatatype.XSDinteger));
                        });
    }

    private static Node sd(String name) {
        return NodeFactory.createURI(SD + name);
    }
}
