package dosi.loader;

import java.io.OutputStream;
import java.util.function.Consumer;

/// Where [Loader#write] puts what it makes.
///
/// @param stream takes the lines in UTF-8, in pieces; it is flushed but not closed
/// @param gzip whether the lines are compressed: as gzip members one after the other, which every reader of gzip
///     takes for one file
/// @param threads how many threads map tables; the lines stand in the order of the rows however many there are
/// @param quarantine takes the rows that could not become triples, in their order
public record LineOutput(
        OutputStream stream, boolean gzip, int threads, Consumer<QuarantinedRow> quarantine) {
    public LineOutput {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
    }
}
