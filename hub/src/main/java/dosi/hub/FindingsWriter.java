package dosi.hub;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import dosi.shapes.Finding;
import dosi.shapes.LocatedFinding;
import dosi.shapes.SourceCell;
import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// Findings and problems of an edition as triples: SHACL's own terms for what SHACL has, ours for file, row,
/// code and fix. The node of a finding is named by its identity, so the same finding has the same name again.
record FindingsWriter(String dataset, Node edition, Consumer<Triple> out) {

    static final Node FINDING = Terms.dosi("Finding");
    private static final Node PROBLEM = Terms.dosi("LoadProblem");
    static final Node EDITION = Terms.dosi("edition");
    static final Node CONSTRAINT_NAME = Terms.dosi("constraintName");
    private static final Node CODE = Terms.dosi("problemCode");

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
        for (SourceCell cell : located.cells()) {
            place(node, cell.place());
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
