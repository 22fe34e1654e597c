package dosi.endpoint;

import java.time.Duration;

/// Every bound that the endpoint keeps, in one place.
///
/// @param queryTimeout how long one query may run, sending included; a request may ask for less with `timeout=`
/// @param queriesAtOnce how many queries run at the same time
/// @param queriesWaiting how many more may wait for their turn
/// @param waitForPlace how long one waits
/// @param heldRows how many rows the sorts, joins, groups and `DISTINCT`s of one query hold in memory
/// @param textChars the longest text that a function of a query may make
/// @param heapPercent how full a garbage collection may leave the heap before the largest query is stopped
/// @param answerRows how many rows or triples one answer has
/// @param answerBytes how long one answer is, before compression
/// @param bufferBytes how much of an answer is kept back before the first byte goes out: what goes wrong until
///     then is told by the status of the answer
/// @param wholeGraphTriples how many triples of a CONSTRUCT or DESCRIBE are gathered before they are written:
///     up to here every format is possible and no triple is told twice; beyond, triples are written as they
///     come, and formats that need the whole graph are refused
/// @param cacheBytes the memory for answers that are kept
/// @param cachedAnswerBytes the longest answer that is kept, compressed
/// @param queryBytes the longest text of a query
/// @param headerBytes the longest request line together with its header fields
/// @param idle how long a connection may be silent
/// @param stopGrace how long running requests may go on when the server stops
public record EndpointLimits(
        Duration queryTimeout,
        int queriesAtOnce,
        int queriesWaiting,
        Duration waitForPlace,
        long heldRows,
        int textChars,
        int heapPercent,
        long answerRows,
        long answerBytes,
        int bufferBytes,
        int wholeGraphTriples,
        long cacheBytes,
        int cachedAnswerBytes,
        int queryBytes,
        int headerBytes,
        Duration idle,
        Duration stopGrace) {

    /// What `dosi serve` uses.
    public static final EndpointLimits DEFAULT =
            new EndpointLimits(
                    Duration.ofMinutes(1),
                    Math.max(2, Runtime.getRuntime().availableProcessors()),
                    64,
                    Duration.ofSeconds(10),
                    1_000_000,
                    1_000_000,
                    85,
                    1_000_000,
                    256L << 20,
                    256 << 10,
                    50_000,
                    64L << 20,
                    4 << 20,
                    128 << 10,
                    64 << 10,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(5));

    public EndpointLimits {
        positive(queryTimeout);
        positive(queriesAtOnce);
        positive(waitForPlace);
        positive(heldRows);
        positive(textChars);
        positive(answerRows);
        positive(answerBytes);
        positive(bufferBytes);
        positive(wholeGraphTriples);
        positive(cacheBytes);
        positive(cachedAnswerBytes);
        positive(queryBytes);
        positive(headerBytes);
        positive(idle);
        positive(stopGrace);
        if (queriesWaiting < 0) {
            throw new IllegalArgumentException("fewer than none cannot wait: " + queriesWaiting);
        }
        if (heapPercent < 1 || heapPercent > 99) {
            throw new IllegalArgumentException("a percentage is from 1 to 99: " + heapPercent);
        }
    }

    private static void positive(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("a bound is more than 0: " + bound);
        }
    }

    private static void positive(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("a time is longer than nothing: " + time);
        }
    }

    /// The same with another time limit.
    public EndpointLimits withQueryTimeout(Duration other) {
        return new EndpointLimits(
                other,
                queriesAtOnce,
                queriesWaiting,
                waitForPlace,
                heldRows,
                textChars,
                heapPercent,
                answerRows,
                answerBytes,
                bufferBytes,
                wholeGraphTriples,
                cacheBytes,
                cachedAnswerBytes,
                queryBytes,
                headerBytes,
                idle,
                stopGrace);
    }
}
