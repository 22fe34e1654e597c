package dosi.shapes;

import dosi.diagnostics.Text;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/// Plain sentences for constraints of which the shape says nothing itself.
final class PlainWords {

    private final Graph shapes;

    PlainWords(Graph shapes) {
        this.shapes = shapes;
    }

    Text message(Words.Result result) {
        String name = result.source().componentName();
        String where = result.source().path() == null ? "" : " " + pathName(result.source());
        String value = result.value() == null ? "" : ": " + Sh.label(result.value());
        return new Text(
                "제약 " + name + "에 어긋난다" + where + value, "violates " + name + where + value);
    }

    Optional<Text> fix(Words.Result result) {
        return Optional.empty();
    }

    /// The name of the path: `sh:name`, or the last part of the property's IRI.
    String pathName(ShapeConstraint source) {
        Node property = ShapeConstraint.property(source.path());
        return Sh.objects(shapes, source.shape(), Sh.term("name")).stream()
                .findFirst()
                .map(Sh::label)
                .orElseGet(
                        () ->
                                property == null
                                        ? String.valueOf(source.path())
                                        : Sh.label(property));
    }
}
