package dosi.hub;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.index.RangeIndex;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.store.tupletable.TupleIndexRecord;
import org.apache.jena.tdb2.sys.TDBInternal;

/// Inserts triples into one graph of a TDB2 store, many at a time and in the order of each index, inside the open write
/// transaction.
///
/// TDB2 adds a quad to six B+ trees, each at another place: with millions of quads nearly every one meets six blocks
/// that no cache holds. A batch that is sorted in the order of a tree goes through its blocks from left to right and
/// meets each once. The transaction, and so what a crash or a roll back leaves, is that of TDB2 as it was.
///
/// Of one thread. What waits is not to be seen in the store before [#flush].
final class SortedInsert {

    /// How many triples wait, at most: some 300 bytes each with their terms.
    private static final int BATCH = 200_000;

    private static final int IDS = 4;

    private final Node graph;
    private final int batch;
    private final NodeTable nodes;
    private final List<Tree> trees = new ArrayList<>();
    private final Consumer<Triple> added;
    private final List<Triple> waiting = new ArrayList<>();

    /// A triple and the ids of its terms as the trees hold them: 64 bits each, compared without a sign.
    private record Row(long subject, long predicate, long object, Triple triple) {
        long id(char position) {
            return switch (position) {
                case 'S' -> subject;
                case 'P' -> predicate;
                default -> object;
            };
        }
    }

    /// A B+ tree of quads.
    ///
    /// @param order the positions of a quad in the order of its keys, for example `GSPO`
    private record Tree(String order, RangeIndex records) {

        /// Tells whether the quad was not there before.
        boolean insert(long graph, Row row) {
            ByteBuffer key = ByteBuffer.allocate(IDS * Long.BYTES);
            for (int i = 0; i < IDS; i++) {
                char position = order.charAt(i);
                key.putLong(position == 'G' ? graph : row.id(position));
            }
            Record record = records.getRecordFactory().create(key.array());
            return records.insert(record);
        }

        /// The order of its keys within one graph.
        String withinGraph() {
            return order.replace("G", "");
        }
    }

    /// @param added is told each triple that was not in the graph before
    SortedInsert(DatasetGraph store, Node graph, Consumer<Triple> added) {
        this(store, graph, added, BATCH);
    }

    SortedInsert(DatasetGraph store, Node graph, Consumer<Triple> added, int batch) {
        this.graph = graph;
        this.batch = batch;
        this.added = added;
        NodeTupleTable quads = TDBInternal.requireStorage(store).getQuadTable().getNodeTupleTable();
        this.nodes = quads.getNodeTable();
        for (TupleIndex index : quads.getTupleTable().getIndexes()) {
            if (!(index.baseTupleIndex() instanceof TupleIndexRecord tree)) {
                throw new IllegalStateException("TDB2 keeps its quads in an unknown way: " + index);
            }
            trees.add(new Tree(index.getMappingStr().replaceAll(".*->", ""), tree.getRangeIndex()));
        }
        trees.sort(Comparator.comparing(Tree::withinGraph));
    }

    /// Adds a triple, at the next flush at the latest.
    void add(Triple triple) {
        waiting.add(triple);
        if (waiting.size() == batch) {
            flush();
        }
    }

    /// Brings everything that was added into the store.
    void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        Map<Node, Long> ids = new HashMap<>();
        long graphId = id(graph, ids);
        List<Row> rows = new ArrayList<>(waiting.size());
        for (Triple triple : waiting) {
            rows.add(
                    new Row(
                            id(triple.getSubject(), ids),
                            id(triple.getPredicate(), ids),
                            id(triple.getObject(), ids),
                            triple));
        }
        waiting.clear();
        String sorted = "";
        boolean first = true;
        for (Tree tree : trees) {
            if (!tree.withinGraph().equals(sorted)) {
                sorted = tree.withinGraph();
                rows.sort(by(sorted));
            }
            if (first) {
                rows.removeIf(row -> !tree.insert(graphId, row));
                rows.forEach(row -> added.accept(row.triple));
                first = false;
            } else {
                rows.forEach(row -> tree.insert(graphId, row));
            }
        }
    }

    private static Comparator<Row> by(String order) {
        char first = order.charAt(0);
        char second = order.charAt(1);
        char third = order.charAt(2);
        return (a, b) -> {
            int compared = Long.compareUnsigned(a.id(first), b.id(first));
            if (compared == 0) {
                compared = Long.compareUnsigned(a.id(second), b.id(second));
            }
            return compared == 0 ? Long.compareUnsigned(a.id(third), b.id(third)) : compared;
        };
    }

    private long id(Node node, Map<Node, Long> known) {
        return known.computeIfAbsent(
                node,
                term -> {
                    byte[] bytes = new byte[Long.BYTES];
                    NodeIdFactory.set(nodes.getAllocateNodeId(term), bytes);
                    return ByteBuffer.wrap(bytes).getLong();
                });
    }
}
