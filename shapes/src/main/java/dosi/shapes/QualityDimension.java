package dosi.shapes;

import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Text;
import dosi.ontology.Prefixes;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/// What a constraint tells about the quality of data: the dimensions of which editions are measured.
///
/// The kind of constraint decides, unless the SPARQL constraint or the shape names a dimension itself
/// (`dosi:qualityDimension`).
public enum QualityDimension {
    /// Values that must be there are there.
    COMPLETENESS,
    /// Values are of the right kind, form and range.
    VALIDITY,
    /// Nothing is told twice under one key.
    UNIQUENESS,
    /// Values agree with each other.
    CONSISTENCY,
    /// Values are of the time for which they are asked.
    TIMELINESS;

    private static final Node PROPERTY =
            NodeFactory.createURI(Prefixes.BASE + "ns/qualityDimension");

    /// The concept of the code list.
    public Node concept() {
        return NodeFactory.createURI(
                Prefixes.BASE + "code/quality-dimension/" + name().toLowerCase(Locale.ROOT));
    }

    private static Optional<QualityDimension> of(Node concept) {
        return Arrays.stream(values()).filter(one -> one.concept().equals(concept)).findFirst();
    }

    /// The dimension of a constraint of these shapes.
    static QualityDimension of(ShapeConstraint source, Graph shapes) {
        return named(source.constraint() == null ? source.shape() : source.constraint(), shapes)
                .or(() -> named(source.shape(), shapes))
                .orElseGet(() -> ofComponent(source));
    }

    private static Optional<QualityDimension> named(Node shape, Graph shapes) {
        return Sh.objects(shapes, shape, PROPERTY).stream()
                .flatMap(concept -> of(concept).stream())
                .findFirst();
    }

    private static QualityDimension ofComponent(ShapeConstraint source) {
        if (!source.component().toString().startsWith(Sh.NS)) {
            return CONSISTENCY;
        }
        return switch (source.componentName()) {
            case "MinCount", "QualifiedMinCount" -> COMPLETENESS;
            case "Class",
                    "Datatype",
                    "NodeKind",
                    "MinInclusive",
                    "MinExclusive",
                    "MaxInclusive",
                    "MaxExclusive",
                    "MinLength",
                    "MaxLength",
                    "Pattern",
                    "SingleLine",
                    "LanguageIn",
                    "In",
                    "HasValue" ->
                    VALIDITY;
            case "UniqueLang", "UniqueMembers" -> UNIQUENESS;
            default -> CONSISTENCY;
        };
    }

    /// Refuses a dimension that there is not.
    ///
    /// @throws ProblemException at the line where the shapes graph names it
    static void check(ShapesGraph shapes) {
        for (Node shape : shapes.subjects(PROPERTY)) {
            for (Node concept : shapes.values(shape, PROPERTY)) {
                if (of(concept).isEmpty()) {
                    String list = Prefixes.BASE + "code/quality-dimension";
                    throw shapes.wrong(
                            shape,
                            PROPERTY,
                            new Text(list + "의 개념이 아니다", "is no concept of " + list));
                }
            }
        }
    }
}
