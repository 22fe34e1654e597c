package dosi.endpoint;

import java.time.Duration;

/// Every bound that the endpoint keeps, in one place.
///
/// @param queryTimeout how long one query may run; a request may ask for less with `timeout=`
/// @param querySizeBytes the longest text of a query
/// @param bufferSizeBytes how much of an answer is kept back before the first byte goes out: what goes wrong
///     until then is told by the status of the answer
/// @param wholeGraphTriples how many triples of a CONSTRUCT or DESCRIBE are gathered before they are written:
///     up to here every format is possible and no triple is told twice; beyond, triples are written as they
///     come, and formats that need the whole graph are refused
/// @param resultCacheBytes the memory for answers that are kept
/// @param cachedAnswerBytes the longest answer that is kept, compressed
public record EndpointLimits(
        Duration queryTimeout,
        int querySizeBytes,
        int bufferSizeBytes,
        int wholeGraphTriples,
        long resultCacheBytes,
        int cachedAnswerBytes) {

    /// What `dosi serve` uses.
    public static final EndpointLimits DEFAULT =
            new EndpointLimits(
                    Duration.ofMinutes(1), 256 << 10, 256 << 10, 50_000, 64L << 20, 4 << 20);

    public EndpointLimits {
        if (queryTimeout.isNegative() || queryTimeout.isZero()) {
            throw new IllegalArgumentException("a timeout is longer than nothing: " + queryTimeout);
        }
        positive(querySizeBytes);
        positive(bufferSizeBytes);
        positive(wholeGraphTriples);
        positive(resultCacheBytes);
        positive(cachedAnswerBytes);
    }

    private static void positive(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("a bound is more than 0: " + bound);
        }
    }

    /// The same with another time limit.
    public EndpointLimits withQueryTimeout(Duration other) {
        return new EndpointLimits(
                other,
                querySizeBytes,
                bufferSizeBytes,
                wholeGraphTriples,
                resultCacheBytes,
                cachedAnswerBytes);
    }
}
