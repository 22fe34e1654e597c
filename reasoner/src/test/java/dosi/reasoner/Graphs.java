package dosi.reasoner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;

/// Small graphs in Turtle, and what is inferred from them.
final class Graphs {
    static final String PREFIXES =
            """
            prefix : <http://example.org/>
            prefix owl: <http://www.w3.org/2002/07/owl#>
            prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
            prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            prefix xsd: <http://www.w3.org/2001/XMLSchema#>
            """;

    private Graphs() {}

    static Graph turtle(String text) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(PREFIXES + text, Lang.TURTLE).parse(graph);
        return graph;
    }

    static List<Triple> triples(Graph graph) {
        return graph.find().toList();
    }

    static Set<Triple> inferred(Reasoner reasoner, Graph asserted) {
        Set<Triple> inferred = new HashSet<>();
        Materialisation done =
                reasoner.materialise(
                        triples(asserted),
                        triple -> assertEquals(true, inferred.add(triple), triple.toString()));
        assertEquals(asserted.size(), done.asserted());
        assertEquals(inferred.size(), done.inferred());
        assertEquals(
                done.inferred(), done.derived().values().stream().mapToLong(Long::longValue).sum());
        return inferred;
    }

    /// Compares triples; a failure shows what is missing and what is too much.
    static void assertSame(Set<Triple> expected, Set<Triple> actual, String about) {
        assertEquals(lines(expected, actual), lines(actual, expected), about);
    }

    private static String lines(Set<Triple> these, Set<Triple> those) {
        var lines = new TreeSet<String>();
        for (Triple triple : these) {
            if (!those.contains(triple)) {
                lines.add(triple.toString());
            }
        }
        return String.join("\n", lines);
    }
}
