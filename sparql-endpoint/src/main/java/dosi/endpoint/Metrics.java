package dosi.endpoint;

import dosi.diagnostics.Problem;
import dosi.hub.Hashes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// Counts what the server does, for operators. Safe for use by many threads.
///
/// Queries that take long are told in one line each, with the number of the request and a hash of the query: the text
/// of a query may hold what somebody would not want in a log.
final class Metrics {

    /// How a query ended.
    enum Outcome {
        /// Worked out and sent.
        ANSWERED,
        /// Worked out and sent up to a limit.
        PARTIAL,
        /// Sent from the memory for answers.
        CACHED,
        /// The client had it.
        NOT_MODIFIED,
        /// The request was wrong, or passed a bound.
        REFUSED,
        /// Stopped by time, memory, the client, or because there was no place.
        STOPPED,
        /// The client went while it was sent, or there is a fault in the server.
        FAILED;

        /// The outcome of a query that ended in a problem.
        static Outcome of(Problem problem) {
            return QueryProblem.httpStatus(problem) >= 500 ? STOPPED : REFUSED;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Upper bounds of the histogram, in seconds.
    private static final double[] BOUNDS = {
        0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300
    };

    private static final int STATUSES = 600;

    private final Duration slow;
    private final Consumer<String> log;
    private final Map<Outcome, LongAdder> outcomes = new EnumMap<>(Outcome.class);
    private final LongAdder[] buckets = adders(BOUNDS.length + 1);
    private final LongAdder nanoseconds = new LongAdder();
    private final LongAdder[] statuses = adders(STATUSES);
    private final Map<String, LongAdder> limits = new ConcurrentHashMap<>();

    /// @param slow how long a query takes that is told
    /// @param log takes the lines about them
    Metrics(Duration slow, Consumer<String> log) {
        this.slow = slow;
        this.log = log;
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, new LongAdder());
        }
    }

    private static LongAdder[] adders(int count) {
        LongAdder[] adders = new LongAdder[count];
        for (int index = 0; index < count; index++) {
            adders[index] = new LongAdder();
        }
        return adders;
    }

    /// Counts a query.
    ///
    /// @param request the number of the request
    void query(String request, String query, Outcome outcome, long nanos) {
        LongAdder count = outcomes.get(outcome);
        if (count != null) {
            count.increment();
        }
        nanoseconds.add(nanos);
        int bucket = 0;
        while (bucket < BOUNDS.length && nanos > BOUNDS[bucket] * 1e9) {
            bucket++;
        }
        buckets[bucket].increment();
        if (nanos >= slow.toNanos()) {
            log.accept(
                    "slow query request=%s query_sha256=%s outcome=%s milliseconds=%d"
                            .formatted(request, hash(query), outcome.label(), nanos / 1_000_000));
        }
    }

    /// The first 16 digits of the SHA-256 of a query as it was sent.
    static String hash(String query) {
        byte[] digest = Hashes.sha256().digest(query.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 8);
    }

    /// Counts a problem, if it is a limit that was hit.
    void problem(Problem problem) {
        if (QueryProblem.isLimit(problem)) {
            limits.computeIfAbsent(problem.code(), _ -> new LongAdder()).increment();
        }
    }

    /// Counts an answer to any request.
    void request(int status) {
        if (status >= 0 && status < STATUSES) {
            statuses[status].increment();
        }
    }

    /// How many queries ended in a way.
    long queries(Outcome outcome) {
        LongAdder count = outcomes.get(outcome);
        return count == null ? 0 : count.sum();
    }

    /// All counts in the text format of Prometheus, 0.0.4.
    void writeTo(StringBuilder text) {
        head(text, "dosi_queries_total", "counter", "SPARQL queries by how they ended.");
        outcomes.forEach(
                (outcome, count) ->
                        text.append("dosi_queries_total{outcome=\"")
                                .append(outcome.label())
                                .append("\"} ")
                                .append(count.sum())
                                .append('\n'));
        head(text, "dosi_query_seconds", "histogram", "Time of SPARQL queries, sending included.");
        long below = 0;
        for (int index = 0; index <= BOUNDS.length; index++) {
            below += buckets[index].sum();
            text.append("dosi_query_seconds_bucket{le=\"")
                    .append(index < BOUNDS.length ? seconds(BOUNDS[index]) : "+Inf")
                    .append("\"} ")
                    .append(below)
                    .append('\n');
        }
        text.append("dosi_query_seconds_sum ").append(nanoseconds.sum() / 1e9).append('\n');
        text.append("dosi_query_seconds_count ").append(below).append('\n');
        head(text, "dosi_limits_hit_total", "counter", "Limits that queries hit, by problem code.");
        new TreeMap<>(limits)
                .forEach(
                        (code, count) ->
                                text.append("dosi_limits_hit_total{code=\"")
                                        .append(code)
                                        .append("\"} ")
                                        .append(count.sum())
                                        .append('\n'));
        head(text, "dosi_http_responses_total", "counter", "Answers to all requests by status.");
        for (int status = 0; status < STATUSES; status++) {
            if (statuses[status].sum() > 0) {
                text.append("dosi_http_responses_total{status=\"")
                        .append(status)
                        .append("\"} ")
                        .append(statuses[status].sum())
                        .append('\n');
            }
        }
    }

    private static String seconds(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }

    /// The lines that say what a number is.
    static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }
}
