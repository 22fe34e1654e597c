package dosi.loader;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The row that the slots of a plan look at, and the way in which they tell what is wrong with it.
///
/// One object for a whole pass, so that evaluating a term allocates nothing but the term.
final class RowContext {

    private static final int SHOWN_MAX = 80;

    final String dataset;
    final Lookups lookups;
    final StringBuilder text = new StringBuilder();
    private final Consumer<Problem> problems;
    private final Map<String, Integer> columns = new HashMap<>();
    private final int unpivotColumn;
    private @Nullable Row row;
    private long stamp;
    private int part;

    /// @param unpivotColumn index of the reference `#column`, or -1
    RowContext(String dataset, Lookups lookups, int unpivotColumn, Consumer<Problem> problems) {
        this.dataset = dataset;
        this.lookups = lookups;
        this.unpivotColumn = unpivotColumn;
        this.problems = problems;
    }

    void header(List<String> header) {
        columns.clear();
        for (int i = 0; i < header.size(); i++) {
            columns.putIfAbsent(header.get(i).strip(), i + 1);
        }
    }

    /// Moves to the next row; what the slots remember of the last one is void.
    void moveTo(Row next) {
        Row last = row;
        boolean sameRecord =
                last != null
                        && last.record() == next.record()
                        && last.place().file().equals(next.place().file());
        part = sameRecord ? part + 1 : 0;
        row = next;
        stamp++;
    }

    /// Counts the rows that an unpivot makes of one record, from 0.
    int part() {
        return part;
    }

    /// Counts the rows from 1; a slot whose stamp is another one has to be computed again.
    long stamp() {
        return stamp;
    }

    Row row() {
        Row current = row;
        if (current == null) {
            throw new IllegalStateException("no row yet");
        }
        return current;
    }

    /// Tells a problem with the cells of the references; the first of them gives the column of the place.
    void report(RowProblem kind, List<String> references, Object... details) {
        String[] names = new String[references.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = columnOf(references.get(i));
        }
        Place place = row().place();
        if (names.length > 0 && place.line() > 0) {
            place = new Place(place.file(), place.line(), columns.getOrDefault(names[0], 0));
        }
        Object[] arguments = new Object[details.length + 1];
        arguments[0] = names.length == 0 ? "-" : String.join("', '", names);
        for (int i = 0; i < details.length; i++) {
            arguments[i + 1] = details[i];
        }
        problems.accept(kind.at(place, arguments));
    }

    /// The cell of an unpivoted row stands in the column that `#column` names.
    private String columnOf(String reference) {
        if (unpivotColumn >= 0 && reference.equals("#value")) {
            String name = row().value(unpivotColumn);
            return name == null ? reference : name;
        }
        return reference;
    }

    /// A value as a message shows it: on one line and not too long.
    static String shown(String value) {
        String line = value.replace('\n', ' ').replace('\r', ' ');
        return line.length() <= SHOWN_MAX ? line : line.substring(0, SHOWN_MAX) + "…";
    }
}
