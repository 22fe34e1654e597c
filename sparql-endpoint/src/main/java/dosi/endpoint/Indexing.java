package dosi.endpoint;

import dosi.hub.View;
import dosi.ontology.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the [KnowledgeIndex] in step with the knowledge base: it is made in the background when the server starts,
/// and again when somebody asks and something visible has changed.
///
/// While a newer one is being made the last one goes on answering, unless a graph that it knows is not shown any more:
/// what became restricted is not found from that moment on. Safe for use by many threads.
final class Indexing implements AutoCloseable {

    /// How many things of datasets find a place in the index.
    static final int ENTITIES_MAX = 1_000_000;

    /// How long a request waits for the index to become new.
    private static final long WAIT_MILLIS = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(Indexing.class);

    /// Lucene warns of a Java that is newer than itself, where it only is not at its fastest.
    private static final java.util.logging.Logger OF_LUCENE =
            java.util.logging.Logger.getLogger(
                    "org.apache.lucene.internal.vectorization.VectorizationProvider");

    static {
        OF_LUCENE.setLevel(java.util.logging.Level.SEVERE);
    }

    private final Shown shown;
    private final List<Question> questions;
    private final int entitiesMax;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("dosi-indexing").factory());
    private final AtomicReference<Optional<KnowledgeIndex>> current =
            new AtomicReference<>(Optional.empty());
    private Optional<CompletableFuture<KnowledgeIndex>> running = Optional.empty();
    private volatile long lastMillis;
    private volatile boolean stopping;

    Indexing(Shown shown, List<Question> questions, int entitiesMax) {
        this.shown = shown;
        this.questions = List.copyOf(questions);
        this.entitiesMax = entitiesMax;
        CompletableFuture<KnowledgeIndex> _ = renew();
    }

    /// The index for a view: that of its version, or else the last one. Waits a moment where a new one is likely to be
    /// ready soon.
    ///
    /// @return empty where there is none yet
    Optional<KnowledgeIndex> index(View view) {
        Optional<KnowledgeIndex> last = usable(view);
        if (isOf(last, view)) {
            return last;
        }
        if (last.isPresent() && lastMillis > WAIT_MILLIS) {
            CompletableFuture<KnowledgeIndex> _ = renew();
            return last;
        }
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WAIT_MILLIS);
        try {
            // the one that is being made may have begun before the change; the next one has not
            for (int round = 0; round < 2 && !isOf(usable(view), view); round++) {
                KnowledgeIndex _ =
                        renew().get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
        } catch (TimeoutException | ExecutionException notYet) {
            return last;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return last;
        }
        return usable(view);
    }

    private static boolean isOf(Optional<KnowledgeIndex> index, View view) {
        return index.filter(one -> one.version().equals(view.version())).isPresent();
    }

    /// The index of exactly this view, where there is one; does not wait.
    Optional<KnowledgeIndex> ready(View view) {
        Optional<KnowledgeIndex> last =
                usable(view).filter(index -> index.version().equals(view.version()));
        if (last.isEmpty()) {
            CompletableFuture<KnowledgeIndex> _ = renew();
        }
        return last;
    }

    private Optional<KnowledgeIndex> usable(View view) {
        return current.get().filter(index -> view.graphs().keySet().containsAll(index.graphs()));
    }

    /// One index is made at a time.
    private synchronized CompletableFuture<KnowledgeIndex> renew() {
        if (stopping) {
            return CompletableFuture.failedFuture(new CancellationException());
        }
        if (running.isEmpty() || running.get().isDone()) {
            running = Optional.of(CompletableFuture.supplyAsync(this::make, worker));
        }
        return running.get();
    }

    private KnowledgeIndex make() {
        long start = System.nanoTime();
        try {
            KnowledgeIndex made = shown.read(this::make);
            lastMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            current.set(Optional.of(made));
            return made;
        } catch (CancellationException stopped) {
            throw stopped;
        } catch (RuntimeException failed) {
            LOG.error("the index for searching could not be made", failed);
            throw failed;
        }
    }

    private KnowledgeIndex make(View view) {
        try {
            return new KnowledgeIndexer(view, questions, entitiesMax, () -> stopping).index();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Ends the work and waits for its read of the knowledge base to end. It is not interrupted: an interrupted thread
    /// would close files of the store under it.
    @Override
    public void close() {
        stopping = true;
        worker.close();
    }
}
