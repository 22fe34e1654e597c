package dosi.shapes;

import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.NiceIterator;
import org.apache.jena.util.iterator.NullIterator;
import org.jspecify.annotations.Nullable;

/// A snapshot as a read-only Jena graph, for queries. Terms are found by equality of terms, not of values.
///
/// Nodes are made from their bytes when a query meets them; the last few thousand are kept.
final class SnapshotGraph extends GraphBase {

    private static final int KEPT = 1 << 13;

    /// A node and its id; one object, so that a reader never sees half of it.
    private record Known(int id, Node node) {}

    private final Snapshot snapshot;
    private final AtomicReferenceArray<@Nullable Known> byId = new AtomicReferenceArray<>(KEPT);
    private final AtomicReferenceArray<@Nullable Known> byNode = new AtomicReferenceArray<>(KEPT);

    SnapshotGraph(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    private Node node(int id) {
        int slot = id & KEPT - 1;
        Known known = byId.getPlain(slot);
        if (known != null && known.id() == id) {
            return known.node();
        }
        Known made = new Known(id, snapshot.node(id));
        byId.setPlain(slot, made);
        byNode.setPlain(slotOf(made.node()), made);
        return made.node();
    }

    private int id(Node node) {
        int slot = slotOf(node);
        Known known = byNode.getPlain(slot);
        if (known != null && known.node().equals(node)) {
            return known.id();
        }
        int id = snapshot.terms().find(node);
        if (id >= 0) {
            byNode.setPlain(slot, new Known(id, node));
        }
        return id;
    }

    private static int slotOf(Node node) {
        int hash = node.hashCode() * 0x9E3779B9;
        return hash >>> (32 - 13);
    }

    @Override
    protected int graphBaseSize() {
        return (int) Math.min(snapshot.size(), Integer.MAX_VALUE);
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        int s = wanted(pattern.getMatchSubject());
        int p = wanted(pattern.getMatchPredicate());
        int o = wanted(pattern.getMatchObject());
        if (s == NOT_HERE || p == NOT_HERE || o == NOT_HERE) {
            return NullIterator.instance();
        }
        if (s >= 0) {
            return new OfSubject(s, p, o);
        }
        if (p >= 0 && o >= 0) {
            return new OfObject(p, o);
        }
        return new Scan(p, o);
    }

    private static final int ANY = -1;
    private static final int NOT_HERE = -2;

    private int wanted(@Nullable Node node) {
        if (node == null) {
            return ANY;
        }
        int id = id(node);
        return id < 0 ? NOT_HERE : id;
    }

    private final class OfSubject extends Found {
        private final int s;
        private final int p;
        private final int o;
        private final int end;
        private int at;

        OfSubject(int s, int p, int o) {
            this.s = s;
            this.p = p;
            this.o = o;
            this.at = p < 0 ? snapshot.start(s) : snapshot.first(s, p);
            this.end = snapshot.end(s);
        }

        @Override
        @Nullable Triple find() {
            int[] predicates = snapshot.predicates();
            int[] objects = snapshot.objects();
            for (; at < end; at++) {
                if (p >= 0 && predicates[at] != p) {
                    return null;
                }
                if (o < 0 || objects[at] == o) {
                    Triple found = Triple.create(node(s), node(predicates[at]), node(objects[at]));
                    at++;
                    return found;
                }
            }
            return null;
        }
    }

    private final class OfObject extends Found {
        private final Inverse inverse;
        private final int p;
        private final int o;
        private final int end;
        private int at;

        OfObject(int p, int o) {
            this.inverse = snapshot.inverse(p);
            this.p = p;
            this.o = o;
            this.at = inverse.start(o);
            this.end = inverse.end(o);
        }

        @Override
        @Nullable Triple find() {
            return at < end ? Triple.create(node(inverse.subject(at++)), node(p), node(o)) : null;
        }
    }

    /// Looks at every triple; for patterns without subject that no index serves.
    private final class Scan extends Found {
        private final int p;
        private final int o;
        private int subject;
        private int at;

        Scan(int p, int o) {
            this.p = p;
            this.o = o;
        }

        @Override
        @Nullable Triple find() {
            int[] predicates = snapshot.predicates();
            int[] objects = snapshot.objects();
            for (; at < predicates.length; at++) {
                if ((p < 0 || predicates[at] == p) && (o < 0 || objects[at] == o)) {
                    while (snapshot.end(subject) <= at) {
                        subject++;
                    }
                    Triple found =
                            Triple.create(node(subject), node(predicates[at]), node(objects[at]));
                    at++;
                    return found;
                }
            }
            return null;
        }
    }

    private abstract static class Found extends NiceIterator<Triple> {
        private @Nullable Triple next;
        private boolean looked;

        abstract @Nullable Triple find();

        @Override
        public boolean hasNext() {
            if (!looked) {
                next = find();
                looked = true;
            }
            return next != null;
        }

        @Override
        public Triple next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            looked = false;
            return next;
        }
    }
}
