package dosi.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;

class GraphUnionTest {

    @Test
    void aTripleOfSeveralGraphsIsGivenOnce() {
        Graph union =
                new GraphUnion(
                        List.of(
                                turtle("<http://x/gu> <http://x/name> '중구' ."),
                                turtle(
                                        "<http://x/gu> <http://x/name> '중구' ; <http://x/in> <http://x/city> ."),
                                turtle("<http://x/gu> <http://x/name> '중구' , '남구' .")));
        assertEquals(3, union.find(Node.ANY, Node.ANY, Node.ANY).toList().size());
        assertEquals(3, union.size());
        assertTrue(
                turtle("<http://x/gu> <http://x/in> <http://x/city> .").find().toList().stream()
                        .allMatch(union::contains));
    }

    private static Graph turtle(String text) {
        return RDFParser.fromString(text, Lang.TURTLE).toGraph();
    }
}
