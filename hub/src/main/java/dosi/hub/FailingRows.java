package dosi.hub;

import dosi.diagnostics.Place;
import dosi.shapes.LocatedFinding;
import dosi.shapes.SourceRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Set;

/// The rows of files in which something is wrong, each counted once. A finding of which no row is known counts as one
/// for its focus node.
final class FailingRows {

    /// Digits of a share behind the point.
    private static final int DIGITS = 6;

    private final Set<Object> rows = new HashSet<>();

    /// A row of a file, without the column.
    private record Row(String file, long line) {}

    void add(LocatedFinding located) {
        located.rows().stream().map(SourceRow::place).forEach(this::add);
        if (located.rows().isEmpty()) {
            rows.add(located.finding().focus());
        }
    }

    void add(Place place) {
        rows.add(new Row(place.file(), place.line()));
    }

    /// How many, of so many rows that there are.
    long count(long of) {
        return Math.min(rows.size(), of);
    }

    /// A share with six digits, cut off: only 1 means all.
    static BigDecimal share(long part, long whole) {
        return BigDecimal.valueOf(part)
                .divide(BigDecimal.valueOf(whole), DIGITS, RoundingMode.DOWN);
    }

    /// Whether a part of a whole is more than a share of it; nothing is more than any share of nothing.
    static boolean exceeds(long part, long whole, BigDecimal max) {
        return BigDecimal.valueOf(part).compareTo(max.multiply(BigDecimal.valueOf(whole))) > 0;
    }
}
