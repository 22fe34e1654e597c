package dosi.hub;

import dosi.diagnostics.Place;
import dosi.loader.CellQuestion;
import dosi.loader.LoadRequest;
import dosi.loader.Lookups;
import dosi.loader.PublishedRow;
import dosi.shapes.Finding;
import dosi.shapes.LocatedFinding;
import dosi.shapes.SourceCell;
import dosi.shapes.SourceRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/// Finds the rows behind findings in the rows graph, and asks the loader for the cells in them: one more walk
/// through the files that have findings, and none where nothing was found.
record FindingCells(LoadEngine engine, LoadRequest request, Lookups lookups) {

    /// Of more findings than this only the rows are told; the heavier come first.
    static final int FINDINGS_MAX = 100_000;

    /// What the rows graph says about a focus node.
    ///
    /// @param files the files of the rows; empty where they are not known
    private record Known(List<Place> places, Set<String> files) {
        static final Known NOTHING = new Known(List.of(), Set.of());
    }

    List<LocatedFinding> locate(List<Finding> findings, Graph rows, EditionFiles files) {
        Map<Node, Known> known = new HashMap<>();
        for (Finding finding : findings) {
            known.computeIfAbsent(finding.focus(), focus -> known(focus, rows, files));
        }
        Map<Integer, CellQuestion> questions = questions(findings, known);
        Map<CellQuestion, List<PublishedRow>> answers =
                questions.isEmpty()
                        ? Map.of()
                        : engine.cells(request, lookups, new HashSet<>(questions.values()));
        List<LocatedFinding> located = new ArrayList<>(findings.size());
        for (int index = 0; index < findings.size(); index++) {
            Finding finding = findings.get(index);
            CellQuestion question = questions.get(index);
            List<PublishedRow> told =
                    question == null ? List.of() : answers.getOrDefault(question, List.of());
            Known about = known.getOrDefault(finding.focus(), Known.NOTHING);
            located.add(new LocatedFinding(finding, sourceRows(about.places(), told)));
        }
        return located;
    }

    private static Known known(Node focus, Graph rows, EditionFiles files) {
        List<String> names = Gate.filesOf(focus, rows);
        String only = files.files().getFirst().name();
        Set<String> single = files.files().size() == 1 ? Set.of(only) : Set.of();
        return new Known(
                Gate.placesOf(focus, rows, only), names.isEmpty() ? single : Set.copyOf(names));
    }

    /// The questions of the heaviest findings, by the index of the finding.
    private static Map<Integer, CellQuestion> questions(
            List<Finding> findings, Map<Node, Known> known) {
        Map<Integer, CellQuestion> questions = new HashMap<>();
        IntStream.range(0, findings.size())
                .boxed()
                .sorted(
                        Comparator.comparing((Integer index) -> findings.get(index).severity())
                                .reversed())
                .limit(FINDINGS_MAX)
                .forEach(
                        index -> {
                            Finding finding = findings.get(index);
                            Known about = known.getOrDefault(finding.focus(), Known.NOTHING);
                            List<List<Node>> ways = finding.looksAt();
                            // the rows graph names no blank nodes; of an IRI without rows no row
                            // speaks
                            if (!ways.isEmpty()
                                    && (finding.focus().isBlank() || !about.places().isEmpty())) {
                                questions.put(index, question(finding, ways, about));
                            }
                        });
        return questions;
    }

    private static CellQuestion question(Finding finding, List<List<Node>> ways, Known about) {
        return new CellQuestion(
                finding.focus(),
                ways,
                finding.focus().equals(finding.value()) ? null : finding.value(),
                about.places().stream().map(Place::line).collect(Collectors.toSet()),
                about.files());
    }

    /// The rows with their cells. Where the rows graph does not pair rows and files, a row gets the file in which the
    /// loader found it, and no cells where it found it in several.
    private static List<SourceRow> sourceRows(List<Place> places, List<PublishedRow> told) {
        if (places.isEmpty()) {
            return told.stream().map(row -> sourceRow(row.place(), row)).toList();
        }
        Map<Long, List<PublishedRow>> byLine =
                told.stream().collect(Collectors.groupingBy(row -> row.place().line()));
        return places.stream()
                .map(
                        place -> {
                            List<PublishedRow> same = byLine.getOrDefault(place.line(), List.of());
                            return same.size() == 1
                                    ? sourceRow(same.getFirst().place(), same.getFirst())
                                    : SourceRow.of(place);
                        })
                .toList();
    }

    private static SourceRow sourceRow(Place place, PublishedRow row) {
        return new SourceRow(
                place,
                row.cells().stream()
                        .map(cell -> new SourceCell(cell.column(), cell.number(), cell.text()))
                        .toList());
    }
}
