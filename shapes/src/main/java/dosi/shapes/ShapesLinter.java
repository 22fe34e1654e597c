package dosi.shapes;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.Place;
import dosi.diagnostics.Problems;
import dosi.diagnostics.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.expr.ExprException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/// Finds what a shapes parser would pass over in silence: `sh:minCoutn` would check nothing and every file would
/// conform.
///
/// What makes the meaning unclear is an error; what is only suspicious is a warning. The syntax rules are those of
/// SHACL, appendix "Summary of SHACL Syntax Rules"; what the recommendation allows is never an error here, except
/// recursion, which it leaves undefined, and terms that this validator does not execute.
final class ShapesLinter {

    private final Graph shapes;
    private final Function<Triple, Place> places;
    private final Place file;
    private final Problems problems;
    private final Set<Node> shapeNodes = new LinkedHashSet<>();
    private final Set<Node> referred = new HashSet<>();
    private final Set<String> customParameters = new HashSet<>();

    ShapesLinter(Graph shapes, Function<Triple, Place> places, String name, Problems problems) {
        this.shapes = shapes;
        this.places = places;
        this.file = Place.of(name);
        this.problems = problems;
    }

    void lint() {
        new TermLinter(shapes, places, problems).lint();
        if (problems.hasErrors()) {
            return; // a slip in a name would bring a row of problems that are none
        }
        collect();
        if (shapeNodes.isEmpty()) {
            problems.add(ShapeProblem.NO_SHAPES.at(file));
            return;
        }
        ValueLinter values = new ValueLinter(shapes, places, problems);
        for (Node shape : shapeNodes) {
            values.lint(shape);
            placing(shape);
            limits(shape);
            reach(shape);
        }
        recursion();
        messages();
        new QueryLinter(shapes, places, problems).lint();
    }

    /// Which nodes are shapes: section 2.1 of the recommendation.
    private void collect() {
        for (String type : List.of("NodeShape", "PropertyShape", "ShapeClass")) {
            shapes.find(Node.ANY, RDF.Nodes.type, Sh.term(type))
                    .forEachRemaining(triple -> shapeNodes.add(triple.getSubject()));
        }
        for (Node component : subjects(Sh.term("parameter"))) {
            for (Node parameter : Sh.objects(shapes, component, Sh.term("parameter"))) {
                for (Node path : Sh.objects(shapes, parameter, Sh.term("path"))) {
                    customParameters.add(path.toString());
                }
            }
        }
        for (String target : Vocabulary.TARGETS) {
            shapeNodes.addAll(subjects(Sh.term(target)));
        }
        for (String parameter : Vocabulary.CONSTRAINTS) {
            shapeNodes.addAll(subjects(Sh.term(parameter)));
        }
        for (Triple reference : references()) {
            for (Node shape :
                    Vocabulary.LISTS_OF_SHAPES.contains(local(reference.getPredicate()))
                            ? Sh.members(shapes, reference.getObject())
                            : List.of(reference.getObject())) {
                referred.add(shape);
                if (shape.isLiteral()) {
                    add(
                            ShapeProblem.NOT_A_SHAPE,
                            reference,
                            local(reference.getPredicate()),
                            show(shape),
                            "모양의 IRI를 적는다",
                            "Write the IRI of a shape");
                } else if (!shapes.contains(shape, Node.ANY, Node.ANY)
                        && !Sh.members(shapes, shape).isEmpty()) {
                    shapeNodes.add(shape);
                } else if (!shapes.contains(shape, Node.ANY, Node.ANY) && shape.isURI()) {
                    missing(reference, shape);
                } else {
                    shapeNodes.add(shape);
                }
            }
        }
        shapeNodes.removeIf(
                node ->
                        shapes.contains(node, RDF.Nodes.type, Sh.term("Parameter"))
                                || shapes.contains(Node.ANY, Sh.term("parameter"), node));
    }

    private void missing(Triple reference, Node shape) {
        List<String> names =
                shapeNodes.stream()
                        .filter(Node::isURI)
                        .map(node -> Sh.localName(node.getURI()))
                        .toList();
        Optional<String> nearest = Nearest.to(Sh.localName(shape.getURI()), names);
        add(
                ShapeProblem.NOT_A_SHAPE,
                reference,
                local(reference.getPredicate()),
                show(shape),
                nearest.map(name -> name + "을(를) 뜻한 것인지 본다").orElse("그 모양을 적거나 이름을 고친다"),
                nearest.map(name -> "Did you mean " + name + "?")
                        .orElse("Write that shape or correct the name"));
    }

    private List<Triple> references() {
        List<Triple> references = new ArrayList<>();
        for (String property : Vocabulary.SHAPE_REFERENCES) {
            references.addAll(shapes.find(Node.ANY, Sh.term(property), Node.ANY).toList());
        }
        return references;
    }

    /// What may stand on which kind of shape, and what needs company.
    private void placing(Node shape) {
        List<Triple> paths = shapes.find(shape, Sh.term("path"), Node.ANY).toList();
        boolean isNode = shapes.contains(shape, RDF.Nodes.type, Sh.term("NodeShape"));
        boolean isProperty =
                shapes.contains(shape, RDF.Nodes.type, Sh.term("PropertyShape"))
                        || shapes.contains(Node.ANY, Sh.term("property"), shape);
        if (paths.isEmpty()) {
            for (String property : Vocabulary.PROPERTY_SHAPE_ONLY) {
                shapes.find(shape, Sh.term(property), Node.ANY)
                        .forEachRemaining(
                                triple ->
                                        add(
                                                ShapeProblem.WRONG_PLACE,
                                                triple,
                                                property,
                                                "sh:path가 없는 모양",
                                                "a shape without sh:path",
                                                "sh:path를 더하거나 속성 모양으로 옮긴다",
                                                "Add sh:path, or move it into a property shape"));
            }
            if (isProperty) {
                problems.add(
                        ShapeProblem.BAD_PATH.at(
                                placeOf(shape), show(shape), "없다", "it is missing"));
            }
        } else if (isNode) {
            add(
                    ShapeProblem.WRONG_PLACE,
                    paths.getFirst(),
                    "path",
                    "sh:NodeShape",
                    "a sh:NodeShape",
                    "sh:PropertyShape로 바꾸거나 sh:property 안으로 옮긴다",
                    "Make it a sh:PropertyShape, or move it into sh:property");
        } else if (paths.size() > 1) {
            problems.add(
                    ShapeProblem.BAD_PATH.at(
                            places.apply(paths.getLast()),
                            show(shape),
                            "둘 이상이다",
                            "there is more than one"));
        }
        for (Triple path : paths) {
            Optional<Text> wrong = PathLinter.wrong(shapes, path.getObject());
            wrong.ifPresent(
                    text -> add(ShapeProblem.BAD_PATH, path, show(shape), text.ko(), text.en()));
        }
        together(shape, "qualifiedMinCount", "qualifiedValueShape");
        together(shape, "qualifiedMaxCount", "qualifiedValueShape");
        if (!has(shape, "qualifiedMinCount") && !has(shape, "qualifiedMaxCount")) {
            shapes.find(shape, Sh.term("qualifiedValueShape"), Node.ANY)
                    .forEachRemaining(
                            t ->
                                    add(
                                            ShapeProblem.INCOMPLETE,
                                            t,
                                            "qualifiedValueShape",
                                            "qualifiedMinCount"));
        }
        alone(shape, "flags", "pattern");
        alone(shape, "ignoredProperties", "closed");
        alone(shape, "qualifiedValueShapesDisjoint", "qualifiedValueShape");
    }

    private void together(Node shape, String property, String needed) {
        if (!has(shape, needed)) {
            ShapeProblem kind =
                    has(shape, "path") ? ShapeProblem.INCOMPLETE : ShapeProblem.FLAGS_ALONE;
            shapes.find(shape, Sh.term(property), Node.ANY)
                    .forEachRemaining(t -> add(kind, t, property, needed));
        }
    }

    private void alone(Node shape, String property, String needed) {
        if (!has(shape, needed)) {
            shapes.find(shape, Sh.term(property), Node.ANY)
                    .forEachRemaining(t -> add(ShapeProblem.FLAGS_ALONE, t, property, needed));
        }
    }

    private void limits(Node shape) {
        crossed(shape, "minCount", "maxCount", false);
        crossed(shape, "qualifiedMinCount", "qualifiedMaxCount", false);
        crossed(shape, "minLength", "maxLength", false);
        crossed(shape, "minListLength", "maxListLength", false);
        crossed(shape, "minInclusive", "maxInclusive", false);
        crossed(shape, "minInclusive", "maxExclusive", true);
        crossed(shape, "minExclusive", "maxInclusive", true);
        crossed(shape, "minExclusive", "maxExclusive", true);
    }

    private void crossed(Node shape, String low, String high, boolean equalToo) {
        for (Triple min : shapes.find(shape, Sh.term(low), Node.ANY).toList()) {
            for (Node max : Sh.objects(shapes, shape, Sh.term(high))) {
                if (!min.getObject().isLiteral() || !max.isLiteral()) {
                    continue;
                }
                try {
                    int order =
                            NodeValue.compare(
                                    NodeValue.makeNode(min.getObject()), NodeValue.makeNode(max));
                    if (order > 0 || (order == 0 && equalToo)) {
                        add(
                                ShapeProblem.LIMITS_CROSSED,
                                min,
                                low,
                                Sh.label(min.getObject()),
                                high,
                                Sh.label(max));
                    }
                } catch (ExprException incomparable) {
                    add(
                            ShapeProblem.WRONG_VALUE,
                            min,
                            low,
                            show(min.getObject()),
                            "sh:" + high + "와 견줄 수 있는 값",
                            "a value that compares with sh:" + high);
                }
            }
        }
    }

    private void reach(Node shape) {
        boolean constrained =
                shapes.find(shape, Node.ANY, Node.ANY)
                        .mapWith(Triple::getPredicate)
                        .filterKeep(
                                p ->
                                        customParameters.contains(p.toString())
                                                || (p.isURI()
                                                        && p.getURI().startsWith(Sh.NS)
                                                        && Vocabulary.CONSTRAINTS.contains(
                                                                local(p))))
                        .hasNext();
        boolean classTarget =
                shapes.contains(shape, RDF.Nodes.type, RDFS.Class.asNode())
                        || shapes.contains(shape, RDF.Nodes.type, Sh.term("ShapeClass"));
        boolean target =
                classTarget || Vocabulary.TARGETS.stream().anyMatch(name -> has(shape, name));
        if (!constrained) {
            problems.add(ShapeProblem.NO_CONSTRAINT.at(placeOf(shape), show(shape)));
        }
        if (!target && !referred.contains(shape)) {
            problems.add(ShapeProblem.NEVER_REACHED.at(placeOf(shape), show(shape)));
        }
        for (Triple off : shapes.find(shape, Sh.term("deactivated"), Node.ANY).toList()) {
            if (Sh.label(off.getObject()).equals("true") || Sh.label(off.getObject()).equals("1")) {
                add(ShapeProblem.DEACTIVATED, off, show(shape));
            }
        }
    }

    private void recursion() {
        Set<Node> done = new HashSet<>();
        for (Node shape : shapeNodes) {
            walk(shape, new ArrayList<>(), done);
        }
    }

    private void walk(Node shape, List<Node> trail, Set<Node> done) {
        if (done.contains(shape) || trail.size() > Vocabulary.DEPTH_MAX) {
            return;
        }
        trail.add(shape);
        for (String property : Vocabulary.SHAPE_REFERENCES) {
            for (Triple triple : shapes.find(shape, Sh.term(property), Node.ANY).toList()) {
                for (Node next :
                        Vocabulary.LISTS_OF_SHAPES.contains(property)
                                ? Sh.members(shapes, triple.getObject())
                                : List.of(triple.getObject())) {
                    int at = trail.indexOf(next);
                    if (at >= 0) {
                        List<String> cycle =
                                new ArrayList<>(
                                        trail.subList(at, trail.size()).stream()
                                                .map(ShapesLinter::show)
                                                .toList());
                        cycle.add(show(next));
                        add(ShapeProblem.RECURSION, triple, String.join(" → ", cycle));
                    } else {
                        walk(next, trail, done);
                    }
                }
            }
        }
        trail.removeLast();
        done.add(shape);
    }

    private void messages() {
        for (Triple message : shapes.find(Node.ANY, Sh.term("message"), Node.ANY).toList()) {
            if (!message.getObject().isLiteral()) {
                add(
                        ShapeProblem.WRONG_VALUE,
                        message,
                        "message",
                        show(message.getObject()),
                        "글",
                        "a text");
            }
        }
        for (Node subject : subjects(Sh.term("message"))) {
            Set<String> languages = new HashSet<>();
            for (Triple message : shapes.find(subject, Sh.term("message"), Node.ANY).toList()) {
                if (message.getObject().isLiteral()
                        && !languages.add(
                                message.getObject()
                                        .getLiteralLanguage()
                                        .toLowerCase(Locale.ROOT))) {
                    add(
                            ShapeProblem.SAME_LANGUAGE,
                            message,
                            message.getObject().getLiteralLanguage(),
                            "message");
                }
            }
        }
    }

    private Set<Node> subjects(Node property) {
        return shapes.find(Node.ANY, property, Node.ANY).mapWith(Triple::getSubject).toSet();
    }

    private boolean has(Node shape, String property) {
        return shapes.contains(shape, Sh.term(property), Node.ANY);
    }

    private Place placeOf(Node shape) {
        return shapes.find(shape, Node.ANY, Node.ANY).mapWith(places).toList().stream()
                .min(Comparator.comparingLong(Place::line).thenComparingLong(Place::column))
                .orElse(file);
    }

    private void add(ShapeProblem kind, Triple triple, Object... arguments) {
        problems.add(kind.at(places.apply(triple), arguments));
    }

    static String local(Node term) {
        return term.getURI().substring(Math.min(Sh.NS.length(), term.getURI().length()));
    }

    /// A term in a problem: the shape's short name, a quoted literal, or "a blank node".
    static String show(Node node) {
        if (node.isLiteral()) {
            return "\"" + node.getLiteralLexicalForm() + "\"";
        }
        return node.isURI() ? Sh.localName(node.getURI()) : "[]";
    }
}
