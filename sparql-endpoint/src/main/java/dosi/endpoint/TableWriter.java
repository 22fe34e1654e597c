package dosi.endpoint;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.FmtUtils;
import org.jspecify.annotations.Nullable;

/// Writes solutions as columns for a terminal: as wide as their cells, Hangul counted as two.
final class TableWriter {

    private static final int CELL_WIDTH_MAX = 60;

    private TableWriter() {}

    /// Writes rows; returns how many.
    static long write(RowSet rows, Query query, OutputStream out) {
        List<Var> vars = rows.getResultVars();
        List<List<String>> lines = new ArrayList<>();
        lines.add(vars.stream().map(Var::getVarName).toList());
        rows.forEachRemaining(
                row -> {
                    List<String> cells = new ArrayList<>();
                    for (Var var : vars) {
                        cells.add(cut(cell(row.get(var), query)));
                    }
                    lines.add(cells);
                });
        int[] widths = new int[vars.size()];
        for (List<String> line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], width(line.get(column)));
            }
        }
        PrintStream print = print(out);
        for (int number = 0; number < lines.size(); number++) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = lines.get(number).get(column);
                text.append(cell).repeat(" ", widths[column] - width(cell) + 2);
            }
            print.println(text.toString().stripTrailing());
            if (number == 0) {
                StringBuilder rule = new StringBuilder();
                for (int width : widths) {
                    rule.repeat("-", width).append("  ");
                }
                print.println(rule.toString().stripTrailing());
            }
        }
        print.flush();
        return lines.size() - 1L;
    }

    /// Writes the answer of ASK.
    static void write(boolean answer, OutputStream out) {
        print(out).println(answer);
    }

    private static String cell(@Nullable Node node, Query query) {
        if (node == null) {
            return "";
        }
        return node.isLiteral()
                ? node.getLiteralLexicalForm()
                : FmtUtils.stringForNode(node, query.getPrefixMapping());
    }

    private static String cut(String cell) {
        String line = cell.replaceAll("\\s+", " ");
        return line.length() > CELL_WIDTH_MAX ? line.substring(0, CELL_WIDTH_MAX - 1) + "…" : line;
    }

    private static int width(String text) {
        return text.codePoints().map(c -> c >= 0x1100 && c <= 0xFFE6 && !isNarrow(c) ? 2 : 1).sum();
    }

    private static boolean isNarrow(int c) {
        return c >= 0x1200 && c < 0x2E80;
    }

    private static PrintStream print(OutputStream out) {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }
}
