package dosi.endpoint;

import java.time.InstantSource;

/// What all services of one server share. Closing it stops its threads and the queries that still run.
record Serving(
        EndpointLimits limits,
        ResultCache cache,
        RunningQueries running,
        ClientWatch clients,
        MemoryWatch memory)
        implements AutoCloseable {

    static Serving within(EndpointLimits limits) {
        RunningQueries running = new RunningQueries(limits, InstantSource.system());
        return new Serving(
                limits,
                new ResultCache(limits.cacheBytes(), limits.cachedAnswerBytes()),
                running,
                new ClientWatch(),
                new MemoryWatch(limits.heapPercent(), running::stopLargest));
    }

    @Override
    public void close() {
        memory.close();
        running.close();
        clients.close();
    }
}
