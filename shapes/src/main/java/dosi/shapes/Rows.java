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

    private static final int WIDTH = 5;

    private int[] cells = new int[0];
    private int size;
    private final Map<Integer, Binding> bindings = new HashMap<>();

    int size() {
        return size;
    }

    /// @param root the focus node of the target shape in whose validation the result came up
    void add(int constraint, int focus, int value, int path, int root) {
        if ((size + 1) * WIDTH > cells.length) {
            cells = Arrays.copyOf(cells, Math.max(64, cells.length * 2));
        }
        int at = size * WIDTH;
        cells[at] = constraint;
        cells[at + 1] = focus;
        cells[at + 2] = value;
        cells[at + 3] = path;
        cells[at + 4] = root;
        size++;
    }

    /// Keeps the solution of a query beside the last row, for its message.
    void bind(Binding solution) {
        bindings.put(size - 1, solution);
    }

    int constraint(int row) {
        return cells[row * WIDTH];
    }

    int focus(int row) {
        return cells[row * WIDTH + 1];
    }

    int value(int row) {
        return cells[row * WIDTH + 2];
    }

    /// The predicate where the path is not that of the shape, else [#NONE].
    int path(int row) {
        return cells[row * WIDTH + 3];
    }

    /// The focus node of the target shape; another than [#focus] below property shapes of property shapes.
    int root(int row) {
        return cells[row * WIDTH + 4];
    }

    @Nullable Binding solution(int row) {
        return bindings.get(row);
    }
}
