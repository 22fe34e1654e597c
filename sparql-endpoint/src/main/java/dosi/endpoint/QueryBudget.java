package dosi.endpoint;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.jena.query.QueryCancelledException;

/// What one running query may still use, and whether it has been told to stop.
///
/// Whoever finds a bound passed (or a watcher: time, client, operator) calls [#stop]; the query sees it at its
/// next step. The first reason is kept. Counting is done by the thread of the query, [#stop] by any.
final class QueryBudget {

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicReference<Optional<Problem>> reason =
            new AtomicReference<>(Optional.empty());
    private final long heldRowsMax;
    private final int textCharsMax;
    private volatile long heldRows;
    private volatile long answerRows;

    /// @param heldRowsMax how many rows sorts, joins, groups and the like may hold at once, all together
    /// @param textCharsMax the longest text that a function may make
    QueryBudget(long heldRowsMax, int textCharsMax) {
        this.heldRowsMax = heldRowsMax;
        this.textCharsMax = textCharsMax;
    }

    /// The flag that ARQ looks at while it runs.
    AtomicBoolean signal() {
        return stopped;
    }

    /// Tells the query to stop, and why.
    void stop(Problem why) {
        reason.compareAndSet(Optional.empty(), Optional.of(why));
        stopped.set(true);
    }

    /// Why the query was stopped; empty while it was not.
    Optional<Problem> reason() {
        return reason.get();
    }

    /// Ends the query here if it was told to stop.
    void check() {
        if (stopped.get()) {
            throw new QueryCancelledException();
        }
    }

    /// Counts a row that is held in memory.
    @SuppressWarnings("NonAtomicVolatileUpdate") // written by the thread of the query alone
    void hold() {
        heldRows++;
        if (heldRows > heldRowsMax) {
            throw end(QueryProblem.TOO_MANY_ROWS_HELD, heldRowsMax);
        }
    }

    /// Checks the length of a text before it is made.
    void text(long chars) {
        if (chars > textCharsMax) {
            throw end(QueryProblem.TEXT_TOO_LONG, textCharsMax);
        }
    }

    /// Counts a row of the answer.
    @SuppressWarnings("NonAtomicVolatileUpdate") // written by the thread of the query alone
    void answer() {
        answerRows++;
    }

    /// Stops the query from within; what is returned is to be thrown.
    QueryCancelledException end(QueryProblem kind, Object... arguments) {
        stop(kind.at(Place.of("query"), arguments));
        return new QueryCancelledException();
    }

    long heldRows() {
        return heldRows;
    }

    long answerRows() {
        return answerRows;
    }
}
