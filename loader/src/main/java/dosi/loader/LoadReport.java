package dosi.loader;

import dosi.diagnostics.Problems;
import dosi.diagnostics.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What a load did, with the sum that proves that no row was lost.
///
/// @param rows records read from the files, header lines not counted
/// @param mapped records from which at least one subject was made
/// @param quarantined records that could not become triples
/// @param skipped records left out by a declared rule, counted for each rule
/// @param triples quads given to the sink, repeated ones counted again
/// @param problems all that was found wrong, in the order of the rows
public record LoadReport(
        long rows,
        long mapped,
        long quarantined,
        SequencedMap<Text, Long> skipped,
        long triples,
        Problems problems) {
    public LoadReport {
        skipped = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(skipped));
        long told = mapped + quarantined;
        for (long count : skipped.values()) {
            told += count;
        }
        if (told != rows) {
            throw new IllegalStateException(
                    "rows are lost: "
                            + rows
                            + " read, but "
                            + mapped
                            + " mapped, "
                            + quarantined
                            + " quarantined, skipped "
                            + skipped);
        }
    }

    /// How many records all rules together left out.
    public long skippedRows() {
        return skipped.values().stream().mapToLong(Long::longValue).sum();
    }
}
