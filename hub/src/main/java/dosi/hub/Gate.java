package dosi.hub;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problems;
import dosi.shapes.LocatedFinding;
import dosi.shapes.ShapesValidator;
import dosi.shapes.SourceRow;
import dosi.shapes.ValidationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;

/// Validates the graph of a dataset inside a change, and finds the rows behind each finding.
record Gate(Hub hub, DatasetDescription dataset) {

    /// What the shapes found, with its rows.
    record Validated(Optional<ValidationReport> report, List<LocatedFinding> findings) {
        static final Validated NOT = new Validated(Optional.empty(), List.of());
    }

    Validated validate(
            Change change,
            EditionFiles files,
            long triples,
            Problems problems,
            FindingCells cells) {
        if (triples > hub.options().validationTriplesMax()) {
            problems.add(
                    HubProblem.NOT_VALIDATED.at(
                            Place.of(dataset.identifier()),
                            triples,
                            hub.options().validationTriplesMax()));
            return Validated.NOT;
        }
        Graph stored = change.graph(dataset.graph());
        Graph rows = change.graph(Terms.rowsGraph(dataset.identifier()));
        boolean small = triples <= hub.options().memoryTriplesMax();
        List<Graph> background = new ArrayList<>();
        background.add(hub.ontologyGraph());
        background.add(small ? copy(rows) : rows);
        for (String required : dataset.requires()) {
            if (dataset.sensitivity() == Sensitivity.PUBLIC && !hub.isPublic(required)) {
                continue; // a finding must not tell what only that dataset knows
            }
            background.add(hub.requiredGraph(change, required));
        }
        ShapesValidator validator = hub.validator(dataset.shapes());
        ValidationReport report =
                validator.validate(small ? copy(stored) : stored, new GraphUnion(background));
        List<LocatedFinding> located =
                cells.locate(report.findings(), rows, files).stream()
                        .map(
                                one ->
                                        validator.refusesPublication(one.finding().source())
                                                ? withoutCells(one)
                                                : one)
                        .toList();
        return new Validated(Optional.of(report), located);
    }

    /// With the row only: what must not be published is not repeated in the finding.
    private static LocatedFinding withoutCells(LocatedFinding located) {
        return new LocatedFinding(
                located.finding(),
                located.rows().stream()
                        .map(SourceRow::place)
                        .map(place -> SourceRow.of(Place.of(place.file(), place.line())))
                        .toList());
    }

    /// Where the rows graph says that a subject comes from. With several files, rows and files of a subject
    /// that more than one file speaks about are not paired; the place then names the files together.
    static List<Place> placesOf(Node subject, Graph rows, String onlyFile) {
        List<String> names = filesOf(subject, rows);
        String file = names.isEmpty() ? onlyFile : String.join(", ", names);
        return StoredState.values(rows, subject, Terms.SOURCE_ROW).stream()
                .map(row -> Long.parseLong(row.getLiteralLexicalForm()))
                .sorted()
                .map(row -> Place.of(file, row))
                .toList();
    }

    /// The files whose rows speak about a subject; none where the edition has only one.
    static List<String> filesOf(Node subject, Graph rows) {
        return StoredState.values(rows, subject, Terms.SOURCE_FILE).stream()
                .map(Node::getLiteralLexicalForm)
                .sorted()
                .toList();
    }

    static ShapesValidator validatorOf(List<String> modules) {
        return ShapesValidator.ofModules(modules);
    }

    static Graph copy(Graph graph) {
        Graph copy = GraphFactory.createDefaultGraph();
        graph.find().forEachRemaining((Triple triple) -> copy.add(triple));
        return copy;
    }
}
