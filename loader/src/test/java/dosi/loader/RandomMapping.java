package dosi.loader;

import dosi.diagnostics.Place;
import dosi.loader.TriplesMap.JoinCondition;
import dosi.loader.TriplesMap.ObjectMap;
import dosi.loader.TriplesMap.PredicateObjectMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;

/// Mappings of every kind of term, condition, join and graph, made up from a seed.
final class RandomMapping {

    private static final String FN = "https://w3id.org/dosi/fn/";
    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";
    private static final List<String> DATATYPES =
            List.of(
                    XSD + "integer",
                    XSD + "nonNegativeInteger",
                    XSD + "int",
                    XSD + "decimal",
                    XSD + "double",
                    XSD + "boolean",
                    XSD + "date",
                    XSD + "dateTime",
                    XSD + "time",
                    XSD + "gYear",
                    XSD + "string",
                    "http://www.opengis.net/ont/geosparql#wktLiteral",
                    "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON");
    private static final List<String> BEGINNINGS =
            List.of(
                    "http://c.y/x/",
                    "https://c.y/한글?q=",
                    "rel/",
                    "http:",
                    "urn:x:",
                    "",
                    "http://c.y");

    private final Random random;
    private final List<String> references;
    private final Map<String, Place> used = new LinkedHashMap<>();
    private final Place place = Place.of("mapping.yml", 1);

    /// @param references what terms may refer to
    RandomMapping(Random random, List<String> references) {
        this.random = random;
        this.references = references;
    }

    Mapping make() {
        LogicalSource rows = new LogicalSource("rows", "rows*.csv", "csv", "", place);
        LogicalSource other = new LogicalSource("other", "other.csv", "csv", "", place);
        boolean joins = one(4);
        List<TriplesMap> maps = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            maps.add(triplesMap("map" + i, rows, joins));
        }
        if (one(10)) {
            // a pass of its own over the same files
            LogicalSource again = new LogicalSource("again", "rows*.csv", "csv", "again", place);
            maps.add(triplesMap("again", again, joins));
        }
        if (joins) {
            maps.add(
                    new TriplesMap(
                            "parent", place, other, null, iri(), List.of(), List.of(), List.of()));
        }
        return new Mapping("mapping.yml", maps, used, Map.of());
    }

    private TriplesMap triplesMap(String name, LogicalSource source, boolean joins) {
        List<PredicateObjectMap> pairs = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            pairs.add(pair(joins));
        }
        return new TriplesMap(
                name,
                place,
                source,
                one(6) ? condition() : null,
                subject(name),
                graphs(),
                one(2) ? List.of(constant("http://c.y/Class")) : List.of(),
                pairs);
    }

    private PredicateObjectMap pair(boolean joins) {
        List<TermMap> predicates = new ArrayList<>();
        int names = one(6) ? 2 : 1;
        for (int i = 0; i < names; i++) {
            predicates.add(one(10) ? iri() : constant("http://c.y/p" + random.nextInt(4)));
        }
        List<ObjectMap> objects = new ArrayList<>();
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            objects.add(object(joins));
        }
        return new PredicateObjectMap(one(6) ? condition() : null, predicates, objects, graphs());
    }

    private ObjectMap object(boolean joins) {
        if (joins && one(3)) {
            return new ObjectMap.Join(
                    "parent", List.of(new JoinCondition(reference(), reference())), place);
        }
        if (one(8)) {
            return new ObjectMap.Join("map0", List.of(), place);
        }
        TermMap term =
                switch (random.nextInt(6)) {
                    case 0 -> iri();
                    case 1 -> constant("http://c.y/o");
                    case 2 -> new TermMap.BlankNode(template("b"));
                    default -> literal();
                };
        return new ObjectMap.Term(term, one(8) ? condition() : null);
    }

    private TermMap subject(String name) {
        return switch (random.nextInt(10)) {
            case 0 -> new TermMap.FreshBlankNode(name);
            case 1 -> new TermMap.BlankNode(template("b"));
            case 2 -> constant("http://c.y/constant");
            default -> iri();
        };
    }

    private TermMap iri() {
        String base = "http://base.y/";
        return switch (random.nextInt(8)) {
            case 0 -> new TermMap.Iri(reference(), TermMap.Form.IRI, base);
            case 1 -> new TermMap.Iri(call("iriSafe", reference()), TermMap.Form.IRI, base);
            case 2 -> new TermMap.Iri(template(beginning()), TermMap.Form.UNSAFE, base);
            case 3 -> new TermMap.Iri(template(beginning()), TermMap.Form.URI, base);
            default -> new TermMap.Iri(template(beginning()), TermMap.Form.IRI, base);
        };
    }

    private String beginning() {
        return one(3) ? BEGINNINGS.get(random.nextInt(BEGINNINGS.size())) : "http://c.y/id/";
    }

    private TermMap literal() {
        Expression value =
                switch (random.nextInt(6)) {
                    case 0 -> template("\"텍\t");
                    case 1 -> call("split", reference(), new Expression.Constant("/ "));
                    case 2 -> call("integer", reference());
                    default -> reference();
                };
        return switch (random.nextInt(8)) {
            case 0 -> new TermMap.Literal(value, null, new Expression.Constant("KO-kr"));
            case 1 -> new TermMap.Literal(value, null, reference());
            case 2 -> new TermMap.Literal(value, iri(), null);
            case 3 -> new TermMap.Literal(value, null, null);
            default ->
                    new TermMap.Literal(
                            value, constant(DATATYPES.get(random.nextInt(DATATYPES.size()))), null);
        };
    }

    private Expression condition() {
        return switch (random.nextInt(6)) {
            case 0 -> call("isMissing", reference());
            case 1 -> call("equals", reference(), new Expression.Constant("a"));
            case 2 -> call("not", call("equals", reference(), new Expression.Constant("1")));
            case 3 -> call("and", call("isPresent", reference()), call("isPresent", reference()));
            case 4 -> call("or", call("isPresent", reference()), call("isMissing", reference()));
            default -> call("isPresent", reference());
        };
    }

    private List<TermMap> graphs() {
        if (!one(6)) {
            return List.of();
        }
        return switch (random.nextInt(4)) {
            case 0 -> List.of(iri());
            case 1 -> List.of(new TermMap.Constant(Quad.defaultGraphIRI));
            case 2 -> List.of(constant("http://c.y/g1"), constant("http://c.y/g2"));
            default -> List.of(constant("http://c.y/g1"));
        };
    }

    private Expression template(String beginning) {
        List<Expression> parts = new ArrayList<>();
        if (!beginning.isEmpty()) {
            parts.add(new Expression.Constant(beginning));
        }
        parts.add(reference());
        if (one(2)) {
            parts.add(new Expression.Constant(one(8) ? ":" : "/"));
            parts.add(reference());
        }
        if (one(3)) {
            parts.add(new Expression.Constant("/끝"));
        }
        return new Expression.Template(parts);
    }

    private Expression reference() {
        String name = references.get(random.nextInt(references.size()));
        used.putIfAbsent(name, place);
        return new Expression.Reference(name);
    }

    private static Expression call(String name, Expression... arguments) {
        MappingFunction function = MappingFunction.find(FN + name);
        if (function == null) {
            throw new IllegalArgumentException("no function " + name);
        }
        return new Expression.Call(FN + name, function, List.of(arguments));
    }

    private static TermMap constant(String iri) {
        return new TermMap.Constant(NodeFactory.createURI(iri));
    }

    /// True in one of so many cases.
    private boolean one(int of) {
        return random.nextInt(of) == 0;
    }
}
