package dosi.loader;

import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/// Asks which cells of the files say what a node has at the end of some ways.
///
/// @param subject a node that a mapping makes of a row
/// @param ways each one property or several, from the subject on
/// @param value what is found at the end of one of the ways, where it is a single node: of several cells that could have
///     given it, only those that did are told
/// @param rows the numbers of the rows that speak about the subject; empty where they are not known, and
///     then every row is looked at
/// @param files the names of the files in which these rows stand; empty where they are not known
public record CellQuestion(
        Node subject,
        List<List<Node>> ways,
        @Nullable Node value,
        Set<Long> rows,
        Set<String> files) {

    /// A question has at most this many rows in its answer; of further rows nothing is told.
    public static final int ROWS_MAX = 1_000;

    public CellQuestion {
        ways = ways.stream().map(List::copyOf).toList();
        rows = Set.copyOf(rows);
        files = Set.copyOf(files);
    }
}
