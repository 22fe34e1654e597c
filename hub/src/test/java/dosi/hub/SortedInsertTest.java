package dosi.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sorted batches leave in the store exactly what adding one by one leaves, by whatever pattern it is asked.
class SortedInsertTest {

    private static final long SEED = 20261125;

    private static final Node HERE = Terms.dataGraph("nowhere/things");
    private static final Node THERE = Terms.dataGraph("nowhere/others");

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 10_000})
    void everyPatternFindsWhatWasAddedOnce(int batch) {
        Random random = new Random(SEED);
        DatasetGraph store = DatabaseMgr.createDatasetGraph();
        List<Triple> triples = Stream.generate(() -> triple(random)).limit(3_000).toList();
        Set<Triple> there = new HashSet<>(triples.subList(0, 50));
        List<Triple> added = new ArrayList<>();
        store.begin(TxnType.WRITE);
        there.forEach(triple -> store.add(Quad.create(HERE, triple)));
        triples.forEach(triple -> store.add(Quad.create(THERE, triple)));
        SortedInsert insert = new SortedInsert(store, HERE, added::add, batch);
        triples.forEach(insert::add);
        insert.flush();
        store.commit();
        store.end();

        Set<Triple> wanted = new HashSet<>(triples);
        assertEquals(wanted.size() - there.size(), added.size());
        assertEquals(wanted.size() - there.size(), new HashSet<>(added).size());
        assertTrue(added.stream().noneMatch(there::contains));
        store.begin(TxnType.READ);
        for (int asked = 0; asked < 300; asked++) {
            Triple one = triples.get(random.nextInt(triples.size()));
            Node s = random.nextBoolean() ? one.getSubject() : Node.ANY;
            Node p = random.nextBoolean() ? one.getPredicate() : Node.ANY;
            Node o = random.nextBoolean() ? one.getObject() : Node.ANY;
            List<Triple> found = store.getGraph(HERE).find(s, p, o).toList();
            assertEquals(
                    new HashSet<>(store.getGraph(THERE).find(s, p, o).toList()),
                    new HashSet<>(found));
            assertEquals(new HashSet<>(found).size(), found.size());
            Node g = random.nextBoolean() ? HERE : Node.ANY;
            List<Quad> quads = new ArrayList<>();
            store.find(g, s, p, o).forEachRemaining(quads::add);
            assertEquals(found.size() * (g.equals(HERE) ? 1 : 2), quads.size());
        }
        store.end();
    }

    /// Few terms of every kind that TDB2 keeps: in its table of nodes, and in the ids themselves.
    private static Triple triple(Random random) {
        Node subject =
                random.nextInt(10) == 0
                        ? NodeFactory.createBlankNode("b" + random.nextInt(5))
                        : Terms.iri("id/thing/" + random.nextInt(60));
        Node object =
                switch (random.nextInt(5)) {
                    case 0 -> Terms.integer(random.nextInt(40) - 20);
                    case 1 -> Terms.text("글 " + random.nextInt(40));
                    case 2 -> NodeFactory.createLiteralLang("이름 " + random.nextInt(9), "ko");
                    case 3 -> NodeFactory.createLiteralByValue(random.nextBoolean());
                    default -> Terms.iri("id/thing/" + random.nextInt(60));
                };
        return Change.asStored(Triple.create(subject, Terms.dosi("p" + random.nextInt(6)), object));
    }
}
