package dosi.loader;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Counts how many records fill each column of the files of one source.
final class ColumnCount {

    private final Set<String> read = new LinkedHashSet<>();
    private final Optional<Pattern> unpivot;
    private final Map<String, Long> values = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private boolean hasColumns;
    private long records;

    /// @param wanted what the mapping reads of the source
    ColumnCount(SourceDescription source, List<String> wanted) {
        RowReferences.columnsOf(source, wanted).forEach(name -> read.add(Header.plain(name)));
        this.unpivot = source.unpivot();
    }

    /// Ends a walk as soon as the columns are known.
    static final class ColumnsKnown extends RuntimeException {
        private static final long serialVersionUID = 1;

        ColumnsKnown() {
            super("the columns are known", null, false, false);
        }
    }

    /// Finds the columns of a file and ends the walk; walks on to the end where there are none and no record.
    RowVisitor columns() {
        return new Quiet() {
            @Override
            public void header(List<String> header) {
                hasColumns = true;
                header.stream().filter(name -> !name.isEmpty()).forEach(known::add);
                throw new ColumnsKnown();
            }

            @Override
            public void row(Row row) {
                throw new ColumnsKnown();
            }
        };
    }

    /// What is to be read of a file whose columns were found.
    List<String> wanted() {
        return List.copyOf(hasColumns ? known : read);
    }

    /// Counts the values of the references in their order.
    RowVisitor values(List<String> references) {
        return new Quiet() {
            @Override
            public void row(Row row) {
                records++;
                for (int i = 0; i < references.size(); i++) {
                    if (!row.values().get(i).isEmpty()) {
                        values.merge(references.get(i), 1L, Long::sum);
                    }
                }
            }
        };
    }

    /// The columns in the order of the file, then those that the mapping reads and no file has.
    List<ColumnUse> result() {
        Set<String> names = new LinkedHashSet<>(known);
        names.addAll(read);
        List<ColumnUse> uses = new ArrayList<>();
        for (String name : names) {
            long count = values.getOrDefault(name, 0L);
            boolean used =
                    read.contains(name)
                            || unpivot.filter(columns -> columns.matcher(name).matches())
                                    .isPresent();
            boolean there = !hasColumns || known.contains(name);
            uses.add(new ColumnUse(name, used, there, count, records));
        }
        return uses;
    }

    /// Only looks at columns and rows.
    private abstract static class Quiet implements RowVisitor {
        @Override
        public void skipped(Place place, Text rule) {}

        @Override
        public void quarantined(QuarantinedRow row) {}

        @Override
        public void problem(Problem problem) {}
    }
}
