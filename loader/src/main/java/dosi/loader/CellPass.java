package dosi.loader;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;

/// A second walk through the files of a source, which looks only at the rows that are asked for and finds the
/// cells of the answers. What is wrong with a row was told by the first walk.
final class CellPass implements RowVisitor {

    private static final String REASON = "#reason:";
    private static final String GEOMETRY = "geometry";

    private final CellPlan plan;
    private final SourceDescription source;
    private final boolean table;
    private final Answers answers;
    private final RowContext context;
    private final int unpivotColumn;
    private Header header = new Header(Place.of(""), List.of());

    /// What was found so far, over all sources of a mapping.
    static final class Answers {

        private final Map<Node, List<CellQuestion>> bySubject = new HashMap<>();
        private final Map<CellQuestion, Map<Place, List<Found>>> found = new LinkedHashMap<>();
        private final Set<Long> rows = new HashSet<>();
        private final Set<String> files = new HashSet<>();
        private boolean everyRow;
        private boolean everyFile;

        Answers(Collection<CellQuestion> questions) {
            for (CellQuestion question : questions) {
                if (found.put(question, new LinkedHashMap<>()) == null) {
                    bySubject
                            .computeIfAbsent(question.subject(), _ -> new ArrayList<>())
                            .add(question);
                    rows.addAll(question.rows());
                    files.addAll(question.files());
                    everyRow |= question.rows().isEmpty();
                    // the label of a blank node counts the rows of all files
                    everyFile |= question.files().isEmpty() || question.subject().isBlank();
                }
            }
        }

        /// Whether a question may be about a row of this file.
        boolean asksAbout(String file) {
            return everyFile || files.contains(file);
        }

        private boolean asksAbout(long row) {
            return everyRow || rows.contains(row);
        }

        Map<CellQuestion, List<PublishedRow>> complete() {
            Map<CellQuestion, List<PublishedRow>> answers = new LinkedHashMap<>();
            found.forEach(
                    (question, places) -> {
                        List<PublishedRow> rows = new ArrayList<>();
                        places.forEach((place, ways) -> rows.add(row(place, ways)));
                        rows.removeIf(row -> row.cells().isEmpty());
                        answers.put(question, List.copyOf(rows));
                    });
            return answers;
        }

        private static PublishedRow row(Place place, List<Found> ways) {
            Map<String, PublishedRow.Cell> cells = new LinkedHashMap<>();
            for (Found way : ways) {
                way.cells.forEach((column, cell) -> cells.merge(column, cell, Answers::fuller));
            }
            return new PublishedRow(place, List.copyOf(cells.values()));
        }

        private static PublishedRow.Cell fuller(PublishedRow.Cell one, PublishedRow.Cell other) {
            return one.text().isPresent() ? one : other;
        }
    }

    /// The cells of one way in one record: those of the surest row, as an unpivot makes several of a record.
    private static final class Found {
        private final Map<String, PublishedRow.Cell> cells = new LinkedHashMap<>();
        private CellPlan.Certainty certainty = CellPlan.Certainty.NOT_MADE;

        void add(CellPlan.Certainty told, List<PublishedRow.Cell> more) {
            if (more.isEmpty() || told.compareTo(certainty) < 0) {
                return;
            }
            if (told != certainty) {
                cells.clear();
                certainty = told;
            }
            more.forEach(cell -> cells.merge(cell.column(), cell, Answers::fuller));
        }
    }

    CellPass(
            LoadRequest request,
            String referenceFormulation,
            CellPlan plan,
            Lookups lookups,
            Answers answers) {
        this.plan = plan;
        this.source = request.source();
        this.table = referenceFormulation.equals("csv");
        this.answers = answers;
        this.unpivotColumn = plan.indexOf("#column");
        this.context = new RowContext(request.dataset(), lookups, unpivotColumn, _ -> {});
    }

    @Override
    public void header(List<String> names) {
        header = new Header(Place.of(""), names);
        context.header(names);
    }

    @Override
    public void row(Row row) {
        // fresh blank nodes are named by the number of the row in the walk, so every row counts
        context.moveTo(row);
        if (!answers.asksAbout(row.place().line())) {
            return;
        }
        for (Node subject : plan.subjects(context)) {
            for (CellQuestion question : answers.bySubject.getOrDefault(subject, List.of())) {
                if (isAbout(question, row.place())) {
                    answer(question, row);
                }
            }
        }
    }

    private static boolean isAbout(CellQuestion question, Place place) {
        return (question.rows().isEmpty() || question.rows().contains(place.line()))
                && (question.files().isEmpty() || question.files().contains(place.file()));
    }

    private void answer(CellQuestion question, Row row) {
        Map<Place, List<Found>> places = answers.found.getOrDefault(question, Map.of());
        List<Found> ways = places.get(row.place());
        if (ways == null) {
            if (places.size() >= CellQuestion.ROWS_MAX) {
                return;
            }
            ways = question.ways().stream().map(_ -> new Found()).toList();
            places.put(row.place(), ways);
        }
        for (int i = 0; i < ways.size(); i++) {
            CellPlan.Read read =
                    plan.read(
                            question.subject(), question.ways().get(i), question.value(), context);
            boolean made = read.certainty() != CellPlan.Certainty.NOT_MADE;
            List<PublishedRow.Cell> cells = new ArrayList<>();
            for (String reference : read.references()) {
                addCells(reference, row, made, cells);
            }
            ways.get(i).add(read.certainty(), cells);
        }
    }

    /// The cells behind a reference: none behind what the file's name or the number of the row gives.
    ///
    /// @param made whether the row makes the property; else nobody knows which of the unpivoted cells it misses
    private void addCells(String reference, Row row, boolean made, List<PublishedRow.Cell> cells) {
        if (!reference.startsWith("#")) {
            cells.add(cell(reference, reference, row));
        } else if (reference.startsWith(REASON)) {
            addCells(reference.substring(REASON.length()), row, made, cells);
        } else if (reference.equals("#key")) {
            source.key().forEach(column -> cells.add(cell(column, column, row)));
        } else if (reference.equals(RowReferences.WKT)) {
            cells.add(cell(GEOMETRY, reference, row));
        } else if (isUnpivoted(reference) && made && unpivotColumn >= 0) {
            String column = row.value(unpivotColumn);
            if (column != null) {
                cells.add(cell(column, column, row));
            }
        }
    }

    private boolean isUnpivoted(String reference) {
        return reference.equals("#value")
                || reference.equals("#column")
                || source.unpivot()
                        .map(Pattern::namedGroups)
                        .filter(groups -> groups.containsKey(reference.substring(1)))
                        .isPresent();
    }

    private PublishedRow.Cell cell(String column, String reference, Row row) {
        int index = table ? header.indexOf(column) : -1;
        List<String> texts = row.published().at(reference);
        return new PublishedRow.Cell(
                index < 0 ? column : header.names().get(index),
                index + 1L,
                texts.isEmpty() && (table || reference.equals(RowReferences.WKT))
                        ? Optional.empty()
                        : Optional.of(cut(String.join(", ", texts))));
    }

    private static String cut(String text) {
        int max = PublishedRow.Cell.TEXT_MAX;
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
        return text.substring(0, end) + "…";
    }

    @Override
    public void skipped(Place place, Text rule) {}

    @Override
    public void quarantined(QuarantinedRow row) {}

    @Override
    public void problem(Problem problem) {}
}
