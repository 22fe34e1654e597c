package dosi.hub;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import dosi.shapes.Finding;
import dosi.shapes.LocatedFinding;
import dosi.shapes.SourceCell;
import dosi.shapes.SourceRow;
import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/// Findings and problems of an edition as triples: SHACL's own terms for what SHACL has, ours for file, row, cell,
/// code and fix. The node of a finding is named by its identity, so the same finding has the same name again.
record FindingsWriter(String dataset, Node edition, Consumer<Triple> out) {

    static final Node FINDING = Terms.dosi("Finding");
    private static final Node PROBLEM = Terms.dosi("LoadProblem");
    static final Node EDITION = Terms.dosi("edition");
    static final Node CONSTRAINT_NAME = Terms.dosi("constraintName");
    private static final Node CODE = Terms.dosi("problemCode");
    private static final Node CELL = Terms.dosi("SourceCell");
    static final Node SOURCE_CELL = Terms.dosi("sourceCell");
    private static final Node COLUMN = Terms.dosi("sourceColumn");
    private static final Node COLUMN_NUMBER = Terms.dosi("sourceColumnNumber");
    private static final Node PUBLISHED = Terms.dosi("publishedValue");

    /// Of a finding with more cells only so many are written; its rows are written all.
    static final int CELLS_MAX = 100;

    void write(LocatedFinding located) {
        Finding finding = located.finding();
        Node shape = finding.source().named();
        Node node = node(dataset, finding);
        add(node, Terms.TYPE, FINDING);
        add(node, Terms.sh("focusNode"), finding.focus());
        Node property = finding.property();
        if (property != null) {
            add(node, Terms.sh("resultPath"), property);
        }
        if (finding.value() != null) {
            add(node, Terms.sh("value"), finding.value());
        }
        if (shape.isURI()) {
            add(node, Terms.sh("sourceShape"), shape);
        }
        if (!finding.source().id().equals(shape.toString())) {
            add(node, CONSTRAINT_NAME, Terms.text(finding.source().id()));
        }
        add(node, Terms.sh("sourceConstraintComponent"), finding.source().component());
        common(node, finding.severity(), finding.message());
        finding.fix().ifPresent(fix -> bilingual(node, Terms.FIX, fix));
        for (SourceRow row : located.rows()) {
            place(node, row.place());
        }
        cells(node, located.rows());
    }

    /// The cells as nodes of their own, because a finding may have several columns in several rows.
    private void cells(Node finding, List<SourceRow> rows) {
        int number = 0;
        for (SourceRow row : rows) {
            for (SourceCell cell : row.cells()) {
                if (++number > CELLS_MAX) {
                    return;
                }
                Node node = NodeFactory.createURI(finding.getURI() + "/cell/" + number);
                add(finding, SOURCE_CELL, node);
                add(node, Terms.TYPE, CELL);
                place(node, row.place());
                add(node, COLUMN, Terms.text(cell.column()));
                if (cell.number() > 0) {
                    add(node, COLUMN_NUMBER, Terms.integer(cell.number()));
                }
                cell.published().ifPresent(text -> add(node, PUBLISHED, Terms.text(text)));
            }
        }
    }

    void write(Problem problem) {
        List<String> identity =
                List.of(problem.code(), problem.place().toString(), problem.what().en());
        Node node =
                Terms.iri("finding/" + dataset + "/" + Hashes.ofTexts(identity).substring(0, 16));
        add(node, Terms.TYPE, PROBLEM);
        add(node, CODE, Terms.text(problem.code()));
        common(node, problem.severity(), problem.what());
        bilingual(node, Terms.FIX, problem.advice());
        place(node, problem.place());
    }

    /// The node of a finding of a dataset.
    static Node node(String dataset, Finding finding) {
        return Terms.iri("finding/" + dataset + "/" + finding.identity());
    }

    private void common(Node node, Severity severity, Text message) {
        add(node, EDITION, edition);
        add(node, Terms.sh("resultSeverity"), severity(severity));
        bilingual(node, Terms.sh("resultMessage"), message);
    }

    private void place(Node node, Place place) {
        if (!place.file().isBlank()) {
            add(node, Terms.SOURCE_FILE, Terms.text(place.file()));
        }
        if (place.line() > 0) {
            add(node, Terms.SOURCE_ROW, Terms.integer(place.line()));
        }
    }

    private void bilingual(Node node, Node property, Text text) {
        add(node, property, Terms.text(text.ko(), "ko"));
        add(node, property, Terms.text(text.en(), "en"));
    }

    private void add(Node subject, Node predicate, Node object) {
        out.accept(Triple.create(subject, predicate, object));
    }

    static Node severity(Severity severity) {
        return switch (severity) {
            case INFO -> Terms.sh("Info");
            case WARNING -> Terms.sh("Warning");
            case ERROR -> Terms.sh("Violation");
        };
    }
}
