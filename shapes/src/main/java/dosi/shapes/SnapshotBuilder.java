package dosi.shapes;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;

/// Collects triples into a [Snapshot]; any parser of RIOT can write into it.
///
/// Quads lose their graph. Not safe for several threads; usable once.
public final class SnapshotBuilder implements StreamRDF {

    /// Rows up to this length are sorted by insertion.
    private static final int SHORT_ROW = 24;

    private final Terms terms = new Terms();
    private final Map<Node, Integer> predicateIds = new HashMap<>();
    private int[] subjects = new int[128];
    private int[] predicates = new int[128];
    private int[] objects = new int[128];
    private int size;
    private @Nullable BitSet focusable;
    private @Nullable Node lastSubject;
    private int lastSubjectId;

    /// Takes every triple of a graph, in one scan.
    public void addAll(Graph graph) {
        graph.find().forEachRemaining(this::triple);
    }

    /// From here on triples are background: their subjects are not focus nodes.
    ///
    /// @throws IllegalStateException when called twice
    public void background() {
        if (focusable != null) {
            throw new IllegalStateException("the background began before");
        }
        BitSet checked = new BitSet();
        for (int i = 0; i < size; i++) {
            checked.set(subjects[i]);
        }
        focusable = checked;
    }

    /// Only these terms are focus nodes, whatever is added.
    void onlyFocus(List<Node> focusNodes) {
        BitSet only = new BitSet();
        for (Node focus : focusNodes) {
            only.set(terms.add(focus));
        }
        focusable = only;
    }

    @Override
    public void triple(Triple triple) {
        Node subject = triple.getSubject();
        if (!subject.equals(lastSubject)) {
            lastSubject = subject;
            lastSubjectId = terms.add(subject);
        }
        add(
                lastSubjectId,
                predicateIds.computeIfAbsent(triple.getPredicate(), terms::add),
                terms.add(triple.getObject()));
    }

    @Override
    public void quad(Quad quad) {
        triple(quad.asTriple());
    }

    void add(int subject, int predicate, int object) {
        if (size == subjects.length) {
            int wider = Math.addExact(size, size >> 1);
            subjects = Arrays.copyOf(subjects, wider);
            predicates = Arrays.copyOf(predicates, wider);
            objects = Arrays.copyOf(objects, wider);
        }
        subjects[size] = subject;
        predicates[size] = predicate;
        objects[size++] = object;
    }

    Terms terms() {
        return terms;
    }

    @Override
    public void start() {}

    @Override
    public void base(String base) {}

    @Override
    public void prefix(String prefix, String iri) {}

    @Override
    public void finish() {}

    /// The snapshot of what was added; a triple that came twice stands there once.
    public Snapshot build() {
        int rows = terms.size();
        int[] start = new int[rows + 2];
        for (int i = 0; i < size; i++) {
            start[subjects[i] + 2]++;
        }
        for (int s = 2; s < start.length; s++) {
            start[s] += start[s - 1];
        }
        int[] p = new int[size];
        int[] o = new int[size];
        for (int i = 0; i < size; i++) {
            int at = start[subjects[i] + 1]++;
            p[at] = predicates[i];
            o[at] = objects[i];
        }
        subjects = new int[0];
        predicates = new int[0];
        objects = new int[0];
        int kept = 0;
        for (int s = 0; s < rows; s++) {
            int from = start[s];
            int to = start[s + 1];
            sort(p, o, from, to);
            start[s] = kept;
            for (int i = from; i < to; i++) {
                if (i == from || p[i] != p[kept - 1] || o[i] != o[kept - 1]) {
                    p[kept] = p[i];
                    o[kept++] = o[i];
                }
            }
        }
        start[rows] = kept;
        terms.trim();
        return new Snapshot(
                terms,
                Arrays.copyOf(start, rows + 1),
                kept == size ? p : Arrays.copyOf(p, kept),
                kept == size ? o : Arrays.copyOf(o, kept),
                focusable);
    }

    private static void sort(int[] p, int[] o, int from, int to) {
        if (to - from > SHORT_ROW) {
            long[] pairs = new long[to - from];
            for (int i = from; i < to; i++) {
                pairs[i - from] = (long) p[i] << 32 | o[i];
            }
            Arrays.sort(pairs);
            for (int i = from; i < to; i++) {
                p[i] = (int) (pairs[i - from] >>> 32);
                o[i] = (int) pairs[i - from];
            }
            return;
        }
        for (int i = from + 1; i < to; i++) {
            int pi = p[i];
            int oi = o[i];
            int j = i - 1;
            while (j >= from && (p[j] > pi || (p[j] == pi && o[j] > oi))) {
                p[j + 1] = p[j];
                o[j + 1] = o[j];
                j--;
            }
            p[j + 1] = pi;
            o[j + 1] = oi;
        }
    }
}
