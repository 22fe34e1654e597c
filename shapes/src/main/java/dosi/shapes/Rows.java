package dosi.shapes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.jena.sparql.engine.binding.Binding;
import org.jspecify.annotations.Nullable;

/// Results as columns of numbers, before anybody needs them as findings.
final class Rows {

    /// No value, or the path of the shape.
    static final int NONE = -1;

    private int[] cells = new int[0];
    private int size;
    private final Map<Integer, Binding> bindings = new HashMap<>();

    int size() {
        return size;
    }

    void add(int constraint, int focus, int value, int path) {
        if (size * 4 == cells.length) {
            cells = Arrays.copyOf(cells, Math.max(64, cells.length * 2));
        }
        int at = size * 4;
        cells[at] = constraint;
        cells[at + 1] = focus;
        cells[at + 2] = value;
        cells[at + 3] = path;
        size++;
    }

    /// Keeps the solution of a query beside the last row, for its message.
    void bind(Binding solution) {
        bindings.put(size - 1, solution);
    }

    int constraint(int row) {
        return cells[row * 4];
    }

    int focus(int row) {
        return cells[row * 4 + 1];
    }

    int value(int row) {
        return cells[row * 4 + 2];
    }

    /// The predicate where the path is not that of the shape, else [#NONE].
    int path(int row) {
        return cells[row * 4 + 3];
    }

    @Nullable Binding solution(int row) {
        return bindings.get(row);
    }
}
