package dosi.endpoint;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The queries that run now: no more at once than the limits say, each with a time at which it is stopped.
///
/// A query that finds all places taken waits a while; when the time is over, or too many wait already, it is
/// told to come again. Safe for use by many threads.
final class RunningQueries implements AutoCloseable {

    private final EndpointLimits limits;
    private final InstantSource clock;
    private final Semaphore places;
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor timer;
    private volatile boolean stopping;

    RunningQueries(EndpointLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
        this.places = new Semaphore(limits.queriesAtOnce(), true);
        this.timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("dosi-query-timer").factory());
        this.timer.setRemoveOnCancelPolicy(true);
    }

    /// One query that has a place. Closing it gives the place to another.
    final class Running implements AutoCloseable {
        private final String id;
        private final Instant since;
        private final QueryBudget budget;
        private final Future<?> deadline;

        private Running(String id, Duration timeout) {
            this.id = id;
            this.since = clock.instant();
            this.budget = new QueryBudget(limits.heldRows(), limits.textChars());
            Problem late = QueryProblem.TIMED_OUT.at(Place.of("query"), seconds(timeout));
            this.deadline =
                    timer.schedule(
                            () -> budget.stop(late), timeout.toMillis(), TimeUnit.MILLISECONDS);
        }

        QueryBudget budget() {
            return budget;
        }

        /// How long it has run.
        Duration age() {
            return Duration.between(since, clock.instant());
        }

        @Override
        public void close() {
            deadline.cancel(false);
            running.remove(id, this);
            places.release();
        }
    }

    /// Waits for a place and starts the time.
    ///
    /// @param id by which it can be cancelled
    /// @throws ProblemException where there is none in time
    Running start(String id, Duration timeout) {
        boolean placed;
        try {
            placed =
                    places.tryAcquire()
                            || (places.getQueueLength() < limits.queriesWaiting()
                                    && places.tryAcquire(
                                            limits.waitForPlace().toMillis(),
                                            TimeUnit.MILLISECONDS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            placed = false;
        }
        if (!placed) {
            throw new ProblemException(
                    QueryProblem.BUSY.at(
                            Place.of("query"),
                            limits.queriesAtOnce(),
                            limits.waitForPlace().toSeconds()));
        }
        Running started = new Running(id, timeout);
        running.put(id, started);
        if (stopping) {
            started.budget.stop(QueryProblem.STOPPING.at(Place.of("query")));
        }
        return started;
    }

    /// Stops a query. Tells whether there was one.
    boolean cancel(String id) {
        Running found = running.get(id);
        if (found != null) {
            found.budget.stop(QueryProblem.CANCELLED.at(Place.of("query")));
        }
        return found != null;
    }

    /// Stops the query that holds the most, if there is one.
    void stopLargest() {
        largest()
                .ifPresent(
                        query -> query.budget.stop(QueryProblem.LOW_MEMORY.at(Place.of("query"))));
    }

    private Optional<Running> largest() {
        return running.values().stream()
                .filter(query -> query.budget.reason().isEmpty())
                .max(Comparator.comparingLong(query -> query.budget.heldRows()));
    }

    /// Stops all after a while, and those that come then.
    void stopAllAfter(Duration grace) {
        Future<?> _ = timer.schedule(this::stopAll, grace.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Stops all, and those that come.
    void stopAll() {
        stopping = true;
        running.values()
                .forEach(query -> query.budget.stop(QueryProblem.STOPPING.at(Place.of("query"))));
    }

    /// The running ones, the oldest first.
    List<Running> list() {
        return running.values().stream()
                .sorted(Comparator.comparing((Running query) -> query.since))
                .toList();
    }

    /// How many wait for a place.
    int waiting() {
        return places.getQueueLength();
    }

    @Override
    public void close() {
        stopAll();
        timer.shutdownNow();
    }

    private static String seconds(Duration timeout) {
        return timeout.toMillis() % 1000 == 0
                ? Long.toString(timeout.toSeconds())
                : Double.toString(timeout.toMillis() / 1000.0);
    }
}
