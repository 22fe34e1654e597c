package dosi.hub;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import dosi.shapes.Finding;
import dosi.shapes.LocatedFinding;
import dosi.shapes.SourceCell;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// Findings and problems of an edition as triples: SHACL's own terms for what SHACL has, ours for file, row,
/// code and fix. The node of a finding is named by what it says, so the same finding has the same name again.
record FindingsWriter(String dataset, Node edition, Consumer<Triple> out) {

    private static final Node FINDING = Terms.dosi("Finding");
    private static final Node PROBLEM = Terms.dosi("LoadProblem");
    private static final Node EDITION = Terms.dosi("edition");
    private static final Node CODE = Terms.dosi("problemCode");

    void write(LocatedFinding located) {
        Finding finding = located.finding();
        List<String> identity = new ArrayList<>();
        Node shape = finding.source().named();
        identity.add(shape.isBlank() ? "_" : shape.toString());
        identity.add(finding.source().component().toString());
        identity.add(finding.focus().toString());
        identity.add(String.valueOf(finding.property()));
        identity.add(String.valueOf(finding.value()));
        identity.add(finding.message().en());
        Node node = node(identity);
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
        add(node, Terms.sh("sourceConstraintComponent"), finding.source().component());
        common(node, finding.severity(), finding.message());
        finding.fix().ifPresent(fix -> bilingual(node, Terms.FIX, fix));
        for (SourceCell cell : located.cells()) {
            place(node, cell.place());
        }
    }

    void write(Problem problem) {
        Node node = node(List.of(problem.code(), problem.place().toString(), problem.what().en()));
        add(node, Terms.TYPE, PROBLEM);
        add(node, CODE, Terms.text(problem.code()));
        common(node, problem.severity(), problem.what());
        bilingual(node, Terms.FIX, problem.advice());
        place(node, problem.place());
    }

    private Node node(List<String> identity) {
        return Terms.iri("finding/" + dataset + "/" + Hashes.ofTexts(identity).substring(0, 16));
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
