package dosi.endpoint;

import java.time.Duration;

/// The usual limits with some of them small.
final class LimitsForTest {

    private Duration queryTimeout = Duration.ofSeconds(30);
    private int queriesAtOnce = 4;
    private int queriesWaiting = 8;
    private Duration waitForPlace = Duration.ofSeconds(10);
    private long heldRows = EndpointLimits.DEFAULT.heldRows();
    private int textChars = EndpointLimits.DEFAULT.textChars();
    private long answerRows = EndpointLimits.DEFAULT.answerRows();
    private long answerBytes = EndpointLimits.DEFAULT.answerBytes();
    private int bufferBytes = EndpointLimits.DEFAULT.bufferBytes();
    private int wholeGraphTriples = EndpointLimits.DEFAULT.wholeGraphTriples();
    private long cacheBytes = EndpointLimits.DEFAULT.cacheBytes();
    private Duration stopGrace = Duration.ofSeconds(1);

    LimitsForTest queryTimeout(Duration time) {
        queryTimeout = time;
        return this;
    }

    LimitsForTest queries(int atOnce, int waiting, Duration wait) {
        queriesAtOnce = atOnce;
        queriesWaiting = waiting;
        waitForPlace = wait;
        return this;
    }

    LimitsForTest heldRows(long rows) {
        heldRows = rows;
        return this;
    }

    LimitsForTest textChars(int chars) {
        textChars = chars;
        return this;
    }

    LimitsForTest answer(long rows, long bytes) {
        answerRows = rows;
        answerBytes = bytes;
        return this;
    }

    LimitsForTest bufferBytes(int bytes) {
        bufferBytes = bytes;
        return this;
    }

    LimitsForTest wholeGraphTriples(int triples) {
        wholeGraphTriples = triples;
        return this;
    }

    LimitsForTest cacheBytes(long bytes) {
        cacheBytes = bytes;
        return this;
    }

    LimitsForTest stopGrace(Duration time) {
        stopGrace = time;
        return this;
    }

    EndpointLimits limits() {
        EndpointLimits usual = EndpointLimits.DEFAULT;
        return new EndpointLimits(
                queryTimeout,
                queriesAtOnce,
                queriesWaiting,
                waitForPlace,
                heldRows,
                textChars,
                usual.heapPercent(),
                answerRows,
                answerBytes,
                bufferBytes,
                wholeGraphTriples,
                cacheBytes,
                usual.cachedAnswerBytes(),
                usual.queryBytes(),
                usual.headerBytes(),
                usual.idle(),
                stopGrace);
    }
}
