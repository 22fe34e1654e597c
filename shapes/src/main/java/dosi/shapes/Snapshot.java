package dosi.shapes;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.jspecify.annotations.Nullable;

/// Triples as they were at one moment, in the form in which the validator reads them: ids in columns, sorted
/// by subject, predicate, object.
///
/// What the caller does to a graph afterwards does not reach the snapshot of it. Safe for several threads.
/// Memory: 8 bytes a triple, 18 to 28 bytes and its text for each term, and what is added when shapes walk a
/// predicate backwards (4 to 8 bytes for each triple of that predicate) or ask for a class (a bit a term).
public final class Snapshot {

    private final Terms terms;
    private final int rows;
    private final int[] start;
    private final int[] predicates;
    private final int[] objects;
    private final @Nullable BitSet focusable;
    private final int type;
    private final int subClassOf;
    private final Map<Integer, Inverse> inverses = new ConcurrentHashMap<>();
    private final Map<Integer, BitSet> classes = new ConcurrentHashMap<>();

    Snapshot(
            Terms terms, int[] start, int[] predicates, int[] objects, @Nullable BitSet focusable) {
        this.terms = terms;
        this.rows = start.length - 1;
        this.start = start;
        this.predicates = predicates;
        this.objects = objects;
        this.focusable = focusable;
        this.type = terms.add(RDF.type.asNode());
        this.subClassOf = terms.add(RDFS.subClassOf.asNode());
    }

    /// A snapshot of a graph, as the recommendation sees a data graph: any term may be a focus node.
    public static Snapshot of(Graph data) {
        SnapshotBuilder builder = new SnapshotBuilder();
        builder.addAll(data);
        return builder.build();
    }

    /// A snapshot of what is checked and of what else is known: only subjects of `data` are focus nodes, and
    /// paths, classes and queries see both.
    public static Snapshot of(Graph data, Graph background) {
        SnapshotBuilder builder = new SnapshotBuilder();
        builder.addAll(data);
        builder.background();
        builder.addAll(background);
        return builder.build();
    }

    /// A snapshot of a file or stream in N-Triples.
    ///
    /// @throws org.apache.jena.riot.RiotException for text that is not N-Triples, with the line
    public static Snapshot ofNTriples(InputStream text) throws IOException {
        SnapshotBuilder builder = new SnapshotBuilder();
        new NTriplesReader(text, builder).read();
        return builder.build();
    }

    /// How many triples there are.
    public long size() {
        return predicates.length;
    }

    /// A read-only Jena graph of the same triples.
    public Graph asGraph() {
        return new SnapshotGraph(this);
    }

    Terms terms() {
        return terms;
    }

    /// Ids from here on have no triples with them as the subject.
    int rows() {
        return rows;
    }

    /// Where the triples of a subject begin in [#predicates] and [#objects].
    int start(int subject) {
        return subject < rows ? start[subject] : 0;
    }

    int end(int subject) {
        return subject < rows ? start[subject + 1] : 0;
    }

    int[] predicates() {
        return predicates;
    }

    int[] objects() {
        return objects;
    }

    /// Whether a term may be a focus node.
    boolean focusable(int id) {
        return focusable == null || focusable.get(id);
    }

    @Nullable BitSet focusable() {
        return focusable;
    }

    /// The first triple of the subject with the predicate, or where it would stand.
    int first(int subject, int predicate) {
        int low = start(subject);
        int high = end(subject);
        while (high - low > 16) {
            int middle = (low + high) >>> 1;
            if (predicates[middle] < predicate) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        while (low < high && predicates[low] < predicate) {
            low++;
        }
        return low;
    }

    boolean contains(int subject, int predicate, int object) {
        int end = end(subject);
        for (int i = first(subject, predicate); i < end && predicates[i] == predicate; i++) {
            if (objects[i] == object) {
                return true;
            }
        }
        return false;
    }

    /// The subjects of each object of a predicate; made when first asked for.
    Inverse inverse(int predicate) {
        return inverses.computeIfAbsent(predicate, p -> Inverse.of(this, p));
    }

    /// The instances of a class and of its subclasses (`rdfs:subClassOf`, any number of steps); made when
    /// first asked for.
    BitSet instances(int type) {
        BitSet known = classes.get(type);
        if (known != null) {
            return known;
        }
        BitSet instances = new BitSet(rows);
        Inverse types = inverse(this.type);
        BitSet subclasses = subclasses(type);
        for (int c = subclasses.nextSetBit(0); c >= 0; c = subclasses.nextSetBit(c + 1)) {
            int end = types.end(c);
            for (int i = types.start(c); i < end; i++) {
                instances.set(types.subject(i));
            }
        }
        classes.put(type, instances);
        return instances;
    }

    /// A class and its subclasses, any number of steps below.
    BitSet subclasses(int type) {
        Inverse below = inverse(subClassOf);
        BitSet seen = new BitSet();
        seen.set(type);
        ArrayDeque<Integer> open = new ArrayDeque<>();
        open.add(type);
        while (!open.isEmpty()) {
            int c = open.remove();
            for (int i = below.start(c), end = below.end(c); i < end; i++) {
                if (!seen.get(below.subject(i))) {
                    seen.set(below.subject(i));
                    open.add(below.subject(i));
                }
            }
        }
        return seen;
    }

    /// The subjects that have the predicate.
    BitSet subjectsOf(int predicate) {
        BitSet subjects = new BitSet(rows);
        for (int s = 0; s < rows; s++) {
            int i = first(s, predicate);
            if (i < start[s + 1] && predicates[i] == predicate) {
                subjects.set(s);
            }
        }
        return subjects;
    }

    BitSet objectsOf(int predicate) {
        BitSet found = new BitSet(rows);
        for (int i = 0; i < predicates.length; i++) {
            if (predicates[i] == predicate) {
                found.set(objects[i]);
            }
        }
        return found;
    }

    Node node(int id) {
        return terms.node(id);
    }
}
