package dosi.hub;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.store.NodeId;

/// One change being made: an open write transaction of the store and the log entry that goes with it.
///
/// Only what really differs is written to either, so the entry is exact: its additions were not there, its
/// deletions were. [#commit] finishes the entry first; if the process ends between that and the commit of
/// the store, the next opening applies the entry again. Closing without a commit leaves no trace.
/// Of one thread.
final class Change implements AutoCloseable {

    static final Node SEQUENCE = Terms.dosi("sequence");
    static final Node SHA256 = Terms.dosi("changeSha256");

    /// The number of the last change of what is known: data or ontology, not findings or the catalogue.
    static final Node KNOWLEDGE_SEQUENCE = Terms.dosi("knowledgeSequence");

    /// The number of the last change of a graph.
    static final Node GRAPH_SEQUENCE = Terms.dosi("graphSequence");

    private static final Node TRIPLES = Terms.dosi("tripleCount");

    private final DatasetGraph store;
    private final WriteTransactions writes;
    private final ChangeLog log;
    private final LogEntry.Writer entry;
    private final Map<Node, long[]> growth = new HashMap<>();
    private final Map<Node, SortedInsert> waiting = new HashMap<>();
    private long added;
    private long deleted;
    private boolean open = true;

    private Change(
            DatasetGraph store, WriteTransactions writes, ChangeLog log, LogEntry.Writer entry) {
        this.store = store;
        this.writes = writes;
        this.log = log;
        this.entry = entry;
    }

    /// Begins a change; there is one at a time.
    ///
    /// @param cause what is being done, for people: it stands in the log
    static Change begin(DatasetGraph store, WriteTransactions writes, ChangeLog log, String cause) {
        try {
            LogEntry.Writer entry = log.begin(cause);
            writes.begin();
            return new Change(store, writes, log, entry);
        } catch (IOException failed) {
            throw diskProblem(failed);
        }
    }

    /// The number that this change gets when it is committed.
    long sequence() {
        return log.lastSequence() + 1;
    }

    /// The triple as the store gives it back: TDB2 keeps numbers and times by value, so `0.210` comes back as
    /// `0.21`. Without this, every such triple would differ at each load.
    static Triple asStored(Triple triple) {
        Node object = triple.getObject();
        if (!object.isLiteral()) {
            return triple;
        }
        NodeId inline = NodeId.inline(object);
        return inline == null
                ? triple
                : Triple.create(triple.getSubject(), triple.getPredicate(), NodeId.extract(inline));
    }

    /// Adds a triple, already [#asStored], to a graph. Tells whether it was new.
    boolean add(Node graph, Triple triple) {
        flush(graph);
        Quad quad = Quad.create(graph, triple);
        if (store.contains(quad)) {
            return false;
        }
        store.add(quad);
        note(quad);
        return true;
    }

    /// Adds a triple, already [#asStored], to a graph, together with others: much faster for many of them. It may
    /// have been there.
    void addSoon(Node graph, Triple triple) {
        waiting.computeIfAbsent(
                        graph,
                        _ ->
                                new SortedInsert(
                                        store, graph, fresh -> note(Quad.create(graph, fresh))))
                .add(triple);
    }

    private void note(Quad added) {
        entry.add(added);
        this.added++;
        growth.computeIfAbsent(added.getGraph(), _ -> new long[1])[0]++;
    }

    /// Brings what was added to a graph into the store.
    void flush(Node graph) {
        SortedInsert insert = waiting.get(graph);
        if (insert != null) {
            insert.flush();
        }
    }

    /// Whatever is read next sees all that was added.
    private void flush() {
        waiting.values().forEach(SortedInsert::flush);
    }

    /// Deletes a triple from a graph. Tells whether it was there.
    boolean delete(Node graph, Triple triple) {
        flush(graph);
        Quad quad = Quad.create(graph, triple);
        if (!store.contains(quad)) {
            return false;
        }
        store.delete(quad);
        entry.delete(quad);
        deleted++;
        growth.computeIfAbsent(graph, _ -> new long[1])[0]--;
        return true;
    }

    /// Makes the triples of a subject in a graph exactly these.
    void describe(Node graph, Node subject, List<Triple> triples) {
        List<Triple> wanted = triples.stream().map(Change::asStored).toList();
        List<Triple> surplus = new ArrayList<>();
        find(graph, subject).forEachRemaining(surplus::add);
        surplus.removeAll(wanted);
        surplus.forEach(triple -> delete(graph, triple));
        wanted.forEach(triple -> add(graph, triple));
    }

    /// The graph as this change sees it, for reading; not what is added soon after.
    Graph graph(Node graph) {
        flush();
        return store.getGraph(graph);
    }

    private Iterator<Triple> find(Node graph, Node subject) {
        return graph(graph).find(subject, Node.ANY, Node.ANY);
    }

    /// How many quads were added so far.
    long added() {
        flush();
        return added;
    }

    /// How many quads were deleted so far.
    long deleted() {
        return deleted;
    }

    /// Makes the change count. The log entry is on the disk before the store commits.
    void commit() {
        try {
            flush();
            countTriples();
            LogEntry written = entry.finish();
            log.finished(written);
            writeState(store, written);
            writes.commit();
            open = false;
        } catch (IOException failed) {
            throw diskProblem(failed);
        }
    }

    /// How many triples a graph holds as this change sees it. Costs nothing: sizes are kept in the catalogue.
    long size(Node graph) {
        long before = StoredState.number(graph(Terms.CATALOGUE_GRAPH), graph, TRIPLES);
        long[] grown = growth.get(graph);
        return grown == null ? before : before + grown[0];
    }

    /// Makes a property of a subject have one value, or none where the value is empty.
    void set(Node graph, Node subject, Node predicate, Optional<Node> value) {
        setAll(graph, subject, predicate, value.map(List::of).orElse(List.of()));
    }

    /// Makes a property of a subject have exactly these values.
    void setAll(Node graph, Node subject, Node predicate, List<Node> values) {
        List<Triple> wanted =
                values.stream().map(value -> Triple.create(subject, predicate, value)).toList();
        for (Triple triple : graph(graph).find(subject, predicate, Node.ANY).toList()) {
            if (!wanted.contains(triple)) {
                delete(graph, triple);
            }
        }
        wanted.forEach(triple -> add(graph, triple));
    }

    private void countTriples() {
        boolean dataChanged = false;
        for (Node graph : List.copyOf(growth.keySet())) {
            if (graph.equals(Terms.CATALOGUE_GRAPH)) {
                continue;
            }
            dataChanged |= Terms.holdsKnowledge(graph);
            long now = size(graph);
            set(
                    Terms.CATALOGUE_GRAPH,
                    graph,
                    TRIPLES,
                    now == 0 ? Optional.empty() : Optional.of(Terms.integer(now)));
            set(
                    Terms.CATALOGUE_GRAPH,
                    graph,
                    GRAPH_SEQUENCE,
                    Optional.of(Terms.integer(sequence())));
        }
        if (dataChanged) {
            set(
                    Terms.CATALOGUE_GRAPH,
                    Terms.KNOWLEDGE_BASE,
                    KNOWLEDGE_SEQUENCE,
                    Optional.of(Terms.integer(sequence())));
        }
    }

    /// Notes in the store which entry of the log it holds. These few quads are not in the entry itself: they
    /// name its hash.
    static void writeState(DatasetGraph store, LogEntry entry) {
        Node graph = Terms.CATALOGUE_GRAPH;
        store.deleteAny(graph, Terms.KNOWLEDGE_BASE, SEQUENCE, Node.ANY);
        store.deleteAny(graph, Terms.KNOWLEDGE_BASE, SHA256, Node.ANY);
        store.add(graph, Terms.KNOWLEDGE_BASE, SEQUENCE, Terms.integer(entry.sequence()));
        store.add(graph, Terms.KNOWLEDGE_BASE, SHA256, Terms.text(entry.sha256()));
    }

    /// Rolls back, unless committed.
    @Override
    public void close() {
        rollBack();
    }

    /// Gives the change up: neither store nor log keep anything of it. Does nothing after a commit.
    void rollBack() {
        if (!open) {
            return;
        }
        open = false;
        try (entry) {
            writes.abort();
        } catch (IOException failed) {
            throw diskProblem(failed);
        }
    }

    private static ProblemException diskProblem(IOException failed) {
        ProblemException problem =
                new ProblemException(
                        HubProblem.DISK.at(Place.of("log"), String.valueOf(failed.getMessage())));
        problem.initCause(failed);
        return problem;
    }
}
