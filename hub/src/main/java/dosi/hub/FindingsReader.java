package dosi.hub;

import dosi.diagnostics.Place;
import dosi.diagnostics.Text;
import dosi.shapes.Finding;
import dosi.shapes.LocatedFinding;
import dosi.shapes.ShapeConstraint;
import dosi.shapes.SourceRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathFactory;

/// Reads findings back from the graph into which [FindingsWriter] wrote them.
final class FindingsReader {

    private final Graph stored;
    private final Map<List<String>, ShapeConstraint> constraints = new HashMap<>();

    /// @param checked the constraints that there are now
    FindingsReader(Graph stored, List<ShapeConstraint> checked) {
        this.stored = stored;
        checked.forEach(one -> constraints.put(List.of(one.id(), one.component().getURI()), one));
    }

    /// The finding of a node; empty where its constraint is not checked any more.
    Optional<LocatedFinding> read(Node node) {
        String id =
                StoredState.text(stored, node, FindingsWriter.CONSTRAINT_NAME)
                        .or(() -> StoredState.text(stored, node, Terms.sh("sourceShape")))
                        .orElse("");
        String component =
                StoredState.text(stored, node, Terms.sh("sourceConstraintComponent")).orElse("");
        ShapeConstraint source = constraints.get(List.of(id, component));
        Optional<Node> focus = StoredState.value(stored, node, Terms.sh("focusNode"));
        Optional<Text> message = text(node, Terms.sh("resultMessage"));
        if (source == null || focus.isEmpty() || message.isEmpty()) {
            return Optional.empty();
        }
        Optional<Text> fix = text(node, Terms.FIX);
        Finding finding =
                new Finding(
                        source,
                        focus.get(),
                        StoredState.value(stored, node, Terms.sh("resultPath"))
                                .<Path>map(PathFactory::pathLink)
                                .orElse(source.path()),
                        StoredState.value(stored, node, Terms.sh("value")).orElse(null),
                        message.get(),
                        fix,
                        StoredState.values(stored, node, Terms.sh("resultMessage")),
                        List.of());
        String files = StoredState.text(stored, node, Terms.SOURCE_FILE).orElse("");
        List<SourceRow> rows =
                StoredState.values(stored, node, Terms.SOURCE_ROW).stream()
                        .map(row -> Long.parseLong(row.getLiteralLexicalForm()))
                        .sorted()
                        .map(row -> SourceRow.of(Place.of(files, row)))
                        .toList();
        return Optional.of(new LocatedFinding(finding, rows));
    }

    private Optional<Text> text(Node node, Node property) {
        Optional<String> ko = text(node, property, "ko");
        Optional<String> en = text(node, property, "en");
        return ko.isEmpty() && en.isEmpty()
                ? Optional.empty()
                : Optional.of(new Text(ko.or(() -> en).get(), en.or(() -> ko).get()));
    }

    private Optional<String> text(Node node, Node property, String language) {
        return StoredState.values(stored, node, property).stream()
                .filter(one -> one.isLiteral() && one.getLiteralLanguage().equals(language))
                .map(Node::getLiteralLexicalForm)
                .sorted()
                .findFirst();
    }
}
