package dosi.shapes;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/// A shapes graph as its reader asks it: values, lists, paths. Whatever is not well-formed is a problem.
///
/// @param name how the shapes are called in messages
/// @param places where a triple stands
record ShapesGraph(Graph graph, String name, Function<Triple, Place> places) {

    List<Node> values(Node subject, Node predicate) {
        List<Node> values = new ArrayList<>();
        graph.find(subject, predicate, Node.ANY)
                .mapWith(Triple::getObject)
                .forEachRemaining(values::add);
        if (values.size() > 1) {
            values.sort(Comparator.comparing(Node::isBlank).thenComparing(node -> node.toString()));
        }
        return values;
    }

    boolean has(Node subject, Node predicate) {
        return graph.contains(subject, predicate, Node.ANY);
    }

    /// The value, where there is one.
    Optional<Node> value(Node subject, Node predicate) {
        List<Node> values = values(subject, predicate);
        if (values.size() > 1) {
            throw wrong(
                    subject,
                    predicate,
                    new Text(
                            "값이 " + values.size() + "개인데 하나여야 한다",
                            "has " + values.size() + " values, not one"));
        }
        return values.stream().findFirst();
    }

    boolean flag(Node subject, Node predicate) {
        Optional<Node> value = value(subject, predicate);
        if (value.isEmpty()) {
            return false;
        }
        return switch (value.get().isLiteral() ? value.get().getLiteralLexicalForm() : "") {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default ->
                    throw wrong(
                            subject,
                            predicate,
                            new Text("true나 false여야 한다", "needs true or false"));
        };
    }

    OptionalLong count(Node subject, Node predicate) {
        Optional<Node> value = value(subject, predicate);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text(subject, predicate, value.get())));
        } catch (NumberFormatException notANumber) {
            throw wrong(
                    subject,
                    predicate,
                    new Text(
                            "9223372036854775807까지의 정수여야 한다",
                            "needs an integer up to 9223372036854775807"));
        }
    }

    String text(Node subject, Node predicate, Node value) {
        if (!value.isLiteral()) {
            throw wrong(subject, predicate, new Text("리터럴이어야 한다", "needs a literal"));
        }
        return value.getLiteralLexicalForm();
    }

    /// The members of a list; `of` and `predicate` are where it stands, for the message.
    List<Node> list(Node of, Node predicate, Node list) {
        List<Node> members = new ArrayList<>();
        Node rest = list;
        while (!rest.equals(RDF.Nodes.nil)) {
            List<Node> first = values(rest, RDF.Nodes.first);
            List<Node> next = values(rest, RDF.Nodes.rest);
            if (first.size() != 1 || next.size() != 1 || members.size() > Sh.LIST_MAX) {
                throw wrong(of, predicate, new Text("온전한 목록이어야 한다", "needs a well-formed list"));
            }
            members.add(first.getFirst());
            rest = next.getFirst();
        }
        return members;
    }

    Set<Node> subjects(Node predicate) {
        Set<Node> subjects = new LinkedHashSet<>();
        graph.find(Node.ANY, predicate, Node.ANY)
                .mapWith(Triple::getSubject)
                .forEachRemaining(subjects::add);
        return subjects;
    }

    /// Whether the node is an instance of the class, also over `rdfs:subClassOf` in the shapes graph.
    boolean isInstance(Node node, Node type) {
        Set<Node> open = new LinkedHashSet<>(values(node, RDF.Nodes.type));
        List<Node> todo = new ArrayList<>(open);
        for (int i = 0; i < todo.size(); i++) {
            for (Node above : values(todo.get(i), RDFS.Nodes.subClassOf)) {
                if (open.add(above)) {
                    todo.add(above);
                }
            }
        }
        return open.contains(type);
    }

    /// A property path (section 2.3.1 of the recommendation).
    Path path(Node shape, Node path) {
        return path(shape, Sh.PATH, path, 0);
    }

    /// A property path that stands under another term than `sh:path`.
    Path path(Node shape, Node term, Node path) {
        return path(shape, term, path, 0);
    }

    private Path path(Node shape, Node term, Node path, int depth) {
        if (depth > 100) {
            throw wrong(shape, term, new Text("저를 다시 가리키는 경로이다", "is a path that contains itself"));
        }
        if (path.isURI() && !path.equals(RDF.Nodes.nil)) {
            return PathFactory.pathLink(path);
        }
        if (has(path, RDF.Nodes.first)) {
            return steps(shape, term, path, depth, PathFactory::pathSeq);
        }
        List<Triple> told = graph.find(path, Node.ANY, Node.ANY).toList();
        if (!path.isBlank() || told.size() != 1) {
            throw wrong(shape, term, new Text("속성 경로가 아니다", "is not a property path"));
        }
        Node kind = told.getFirst().getPredicate();
        Node inner = told.getFirst().getObject();
        return switch (kind.toString().replace(Sh.NS, "")) {
            case "inversePath" -> PathFactory.pathInverse(path(shape, term, inner, depth + 1));
            case "zeroOrMorePath" ->
                    PathFactory.pathZeroOrMore1(path(shape, term, inner, depth + 1));
            case "oneOrMorePath" -> PathFactory.pathOneOrMore1(path(shape, term, inner, depth + 1));
            case "zeroOrOnePath" -> PathFactory.pathZeroOrOne(path(shape, term, inner, depth + 1));
            case "alternativePath" -> steps(shape, term, inner, depth, PathFactory::pathAlt);
            default -> throw wrong(shape, term, new Text("속성 경로가 아니다", "is not a property path"));
        };
    }

    private Path steps(
            Node shape,
            Node term,
            Node list,
            int depth,
            java.util.function.BinaryOperator<Path> join) {
        List<Node> steps = list(shape, term, list);
        if (steps.size() < 2) {
            throw wrong(shape, term, new Text("걸음이 둘 이상이어야 한다", "needs two steps or more"));
        }
        Path all = path(shape, term, steps.getLast(), depth + 1);
        for (Node step : steps.reversed().subList(1, steps.size())) {
            all = join.apply(path(shape, term, step, depth + 1), all);
        }
        return all;
    }

    /// The problem of a property of a node, at the line where the shapes graph says it.
    ProblemException wrong(Node subject, Node predicate, Text what) {
        String property = predicate.toString().replace(Sh.NS, "sh:");
        return new ProblemException(
                ShapeProblem.NOT_PARSED.at(
                        place(subject, predicate),
                        label(subject) + "의 " + property + ": " + what.ko(),
                        property + " of " + label(subject) + " " + what.en()));
    }

    /// Where the property of a node stands; where it has none, where the node does.
    Place place(Node subject, Node predicate) {
        return first(graph.find(subject, predicate, Node.ANY).toList())
                .or(() -> first(graph.find(subject, Node.ANY, Node.ANY).toList()))
                .or(() -> first(graph.find(Node.ANY, Node.ANY, subject).toList()))
                .orElse(Place.of(name));
    }

    private Optional<Place> first(List<Triple> triples) {
        return triples.stream()
                .map(places)
                .min(Comparator.comparingLong(Place::line).thenComparingLong(Place::column));
    }

    static String label(Node node) {
        return node.isURI() ? "<" + node.getURI() + ">" : node.toString();
    }
}
