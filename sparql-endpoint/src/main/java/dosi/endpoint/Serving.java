package dosi.endpoint;

import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What all services of one server share. Closing it stops its threads and the queries that still run.
record Serving(
        EndpointLimits limits,
        ResultCache cache,
        RunningQueries running,
        ClientWatch clients,
        MemoryWatch memory,
        Metrics metrics)
        implements AutoCloseable {

    /// From here on a query is told in the log.
    private static final Duration SLOW = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

    static Serving within(EndpointLimits limits) {
        RunningQueries running = new RunningQueries(limits, InstantSource.system());
        return new Serving(
                limits,
                new ResultCache(limits.cacheBytes(), limits.cachedAnswerBytes()),
                running,
                new ClientWatch(),
                new MemoryWatch(limits.heapPercent(), running::stopLargest),
                new Metrics(SLOW, LOG::info));
    }

    @Override
    public void close() {
        memory.close();
        running.close();
        clients.close();
    }
}
