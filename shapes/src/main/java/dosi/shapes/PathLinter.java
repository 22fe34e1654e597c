package dosi.shapes;

import dosi.diagnostics.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;

/// Checks that a path is one of SHACL section 2.3.1.
final class PathLinter {

    private static final List<String> OPERATORS =
            List.of(
                    "inversePath",
                    "zeroOrMorePath",
                    "oneOrMorePath",
                    "zeroOrOnePath",
                    "alternativePath");

    private PathLinter() {}

    /// What is wrong with a path; empty where it is well-formed.
    static Optional<Text> wrong(Graph shapes, Node path) {
        return wrong(shapes, path, new HashSet<>());
    }

    private static Optional<Text> wrong(Graph shapes, Node path, Set<Node> above) {
        if (path.isURI() && !path.equals(RDF.Nodes.nil)) {
            return Optional.empty();
        }
        if (path.isLiteral()) {
            return text("글자 " + ShapesLinter.show(path), "the literal " + ShapesLinter.show(path));
        }
        if (!above.add(path)) {
            return text("저를 다시 가리킨다", "it runs into itself");
        }
        List<String> used =
                OPERATORS.stream()
                        .filter(name -> shapes.contains(path, Sh.term(name), Node.ANY))
                        .toList();
        boolean isList = path.isURI() || shapes.contains(path, RDF.Nodes.first, Node.ANY);
        // a list with an operator beside it is read as the list: the suite of the recommendation
        // has such paths
        if (!isList && used.size() != 1) {
            return used.isEmpty()
                    ? text("경로식이 아니다", "it is no path expression")
                    : text("연산자가 둘 이상이다: " + used, "it has more than one operator: " + used);
        }
        Optional<Text> wrong =
                isList
                        ? sequence(shapes, path, above)
                        : operand(shapes, path, used.getFirst(), above);
        above.remove(path);
        return wrong;
    }

    private static Optional<Text> operand(
            Graph shapes, Node path, String operator, Set<Node> above) {
        List<Node> operands = Sh.objects(shapes, path, Sh.term(operator));
        if (operands.size() != 1) {
            return text(
                    "sh:" + operator + "의 값이 둘 이상이다",
                    "sh:" + operator + " has more than one value");
        }
        return operator.equals("alternativePath")
                ? sequence(shapes, operands.getFirst(), above)
                : wrong(shapes, operands.getFirst(), above);
    }

    private static Optional<Text> sequence(Graph shapes, Node list, Set<Node> above) {
        List<Node> members = Sh.members(shapes, list);
        if (members.size() < 2) {
            return text("목록에 둘 이상이 있어야 한다", "its list needs at least two members");
        }
        if (members.size() >= Sh.LIST_MAX) {
            return text("목록이 저를 다시 가리킨다", "its list runs into itself");
        }
        for (Node member : members) {
            Optional<Text> wrong = wrong(shapes, member, above);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private static Optional<Text> text(String ko, String en) {
        return Optional.of(new Text(ko, en));
    }
}
