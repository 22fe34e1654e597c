package dosi.loader;

import dosi.diagnostics.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;

/// Writes lines in the order in which they are given: quad by quad, or whole pieces.
final class LineWriter implements LoadSink, AutoCloseable {

    private static final int PIECE_SIZE = 1 << 20;

    private final LineOutput output;
    private final Bytes waiting = new Bytes(PIECE_SIZE + (PIECE_SIZE >> 4));
    private final Bytes packed = new Bytes(1 << 10);
    private final GzipMember gzip = new GzipMember();
    private boolean written;

    LineWriter(LineOutput output) {
        this.output = output;
    }

    @Override
    public void quad(Quad quad) {
        NTriples.line(quad, waiting);
        if (waiting.size >= PIECE_SIZE) {
            flush();
        }
    }

    @Override
    public void derived(Node subject, Place row) {}

    @Override
    public void quarantined(QuarantinedRow row) {
        output.quarantine().accept(row);
    }

    /// What was made of a piece of a table.
    void chunk(Chunk chunk) {
        flush();
        put(output.gzip() ? chunk.packed : chunk.lines);
        chunk.quarantined.forEach(this::quarantined);
    }

    private void flush() {
        if (waiting.size > 0) {
            write(waiting);
            waiting.clear();
        }
    }

    private void write(Bytes lines) {
        if (output.gzip()) {
            packed.clear();
            gzip.pack(lines, packed);
            put(packed);
        } else {
            put(lines);
        }
    }

    private void put(Bytes bytes) {
        written |= bytes.size > 0;
        try {
            output.stream().write(bytes.array, 0, bytes.size);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Writes what still waits; without any line the output is an empty text.
    void complete() throws IOException {
        flush();
        if (!written) {
            write(waiting);
        }
        output.stream().flush();
    }

    @Override
    public void close() {
        gzip.close();
    }
}
