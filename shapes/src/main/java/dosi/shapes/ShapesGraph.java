package dosi.shapes;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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
record ShapesGraph(Graph graph, String name) {

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
            throw wrong(subject, predicate, "has " + values.size() + " values, not one");
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
            default -> throw wrong(subject, predicate, "needs true or false");
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
            throw wrong(subject, predicate, "needs an integer");
        }
    }

    String text(Node subject, Node predicate, Node value) {
        if (!value.isLiteral()) {
            throw wrong(subject, predicate, "needs a literal");
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
                throw wrong(of, predicate, "needs a well-formed list");
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
        return path(shape, path, 0);
    }

    private Path path(Node shape, Node path, int depth) {
        if (depth > 100) {
            throw wrong(shape, Sh.PATH, "is a path that contains itself");
        }
        if (path.isURI() && !path.equals(RDF.Nodes.nil)) {
            return PathFactory.pathLink(path);
        }
        if (has(path, RDF.Nodes.first)) {
            return steps(shape, path, depth, PathFactory::pathSeq);
        }
        List<Triple> told = graph.find(path, Node.ANY, Node.ANY).toList();
        if (!path.isBlank() || told.size() != 1) {
            throw wrong(shape, Sh.PATH, "is not a property path");
        }
        Node kind = told.getFirst().getPredicate();
        Node inner = told.getFirst().getObject();
        return switch (kind.toString().replace(Sh.NS, "")) {
            case "inversePath" -> PathFactory.pathInverse(path(shape, inner, depth + 1));
            case "zeroOrMorePath" -> PathFactory.pathZeroOrMore1(path(shape, inner, depth + 1));
            case "oneOrMorePath" -> PathFactory.pathOneOrMore1(path(shape, inner, depth + 1));
            case "zeroOrOnePath" -> PathFactory.pathZeroOrOne(path(shape, inner, depth + 1));
            case "alternativePath" -> steps(shape, inner, depth, PathFactory::pathAlt);
            default -> throw wrong(shape, Sh.PATH, "is not a property path");
        };
    }

    private Path steps(
            Node shape, Node list, int depth, java.util.function.BinaryOperator<Path> join) {
        List<Node> steps = list(shape, Sh.PATH, list);
        if (steps.size() < 2) {
            throw wrong(shape, Sh.PATH, "needs two steps or more");
        }
        Path all = path(shape, steps.getLast(), depth + 1);
        for (Node step : steps.reversed().subList(1, steps.size())) {
            all = join.apply(path(shape, step, depth + 1), all);
        }
        return all;
    }

    ProblemException wrong(Node subject, Node predicate, String what) {
        String property = predicate.toString().replace(Sh.NS, "sh:");
        return new ProblemException(
                ShapeProblem.NOT_PARSED.at(
                        Place.of(name), property + " of " + label(subject) + " " + what));
    }

    static String label(Node node) {
        return node.isURI() ? "<" + node.getURI() + ">" : node.toString();
    }
}
