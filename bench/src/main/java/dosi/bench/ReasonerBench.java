package dosi.bench;

import dosi.graph.KnowledgeGraph;
import dosi.ontology.CityOntology;
import dosi.reasoner.Materialisation;
import dosi.reasoner.Reasoner;
import java.util.Random;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/// How fast a made-up city is materialised under the city ontology.
///
/// Arguments: how many facilities (default 120 000, about a million triples), and how often to measure (default 3). Prints one
/// line for each run; the first one is that of a cold JVM.
public final class ReasonerBench {
    private static final String DOSI = "https://w3id.org/dosi/ns/";
    private static final int DONGS_IN_A_DISTRICT = 25;

    private ReasonerBench() {}

    public static void main(String[] arguments) {
        int facilities = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 120_000;
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        for (int run = 0; run < runs; run++) {
            long start = System.nanoTime();
            KnowledgeGraph graph = city(facilities);
            long filled = System.nanoTime();
            Materialisation done = Reasoner.owl2Rl().materialise(graph, _ -> {});
            double seconds = (System.nanoTime() - filled) / 1e9;
            System.out.printf(
                    "filled in %.2f s; %,d asserted, %,d inferred, %d rounds in %.2f s: %,.0f asserted a"
                            + " second, %,.0f inferred a second%n",
                    (filled - start) / 1e9,
                    done.asserted(),
                    done.inferred(),
                    done.rounds(),
                    seconds,
                    done.asserted() / seconds,
                    done.inferred() / seconds);
        }
    }

    /// Facilities with names and positions in the dongs of 10 districts; a measurement for every second one.
    private static KnowledgeGraph city(int facilities) {
        var graph = new KnowledgeGraph();
        CityOntology.load().graph().find().forEachRemaining(graph::add);
        Random random = new Random(1);
        Node[] dongs = new Node[10 * DONGS_IN_A_DISTRICT];
        Node city = thing("area/city");
        for (int i = 0; i < dongs.length; i++) {
            dongs[i] = thing("area/dong" + i);
            Node district = thing("area/district" + i / DONGS_IN_A_DISTRICT);
            add(graph, dongs[i], term("partOf"), district);
            add(graph, district, term("partOf"), city);
        }
        Node[] operators = new Node[200];
        for (int i = 0; i < operators.length; i++) {
            operators[i] = thing("agency/" + i);
        }
        for (int i = 0; i < facilities; i++) {
            Node facility = thing("facility/" + i);
            add(graph, facility, RDF.Nodes.type, term("Facility"));
            add(graph, facility, RDFS.Nodes.label, NodeFactory.createLiteralString("시설 " + i));
            add(graph, facility, term("locatedIn"), dongs[random.nextInt(dongs.length)]);
            add(graph, facility, term("operator"), operators[random.nextInt(operators.length)]);
            add(graph, facility, term("latitude"), decimal(35, random));
            add(graph, facility, term("longitude"), decimal(128, random));
            if (i % 2 == 0) {
                Node measurement = thing("observation/" + i);
                add(graph, measurement, RDF.Nodes.type, term("Measurement"));
                add(
                        graph,
                        measurement,
                        NodeFactory.createURI("http://www.w3.org/ns/sosa/hasFeatureOfInterest"),
                        facility);
                add(graph, measurement, term("value"), decimal(20, random));
                add(graph, measurement, term("status"), operators[0]);
            }
        }
        return graph;
    }

    private static void add(KnowledgeGraph graph, Node subject, Node predicate, Node object) {
        graph.add(Triple.create(subject, predicate, object));
    }

    private static Node term(String name) {
        return NodeFactory.createURI(DOSI + name);
    }

    private static Node thing(String key) {
        return NodeFactory.createURI("https://w3id.org/dosi/id/" + key);
    }

    private static Node decimal(int whole, Random random) {
        return NodeFactory.createLiteralDT(
                whole + "." + random.nextInt(10_000_000), XSDDatatype.XSDdecimal);
    }
}
