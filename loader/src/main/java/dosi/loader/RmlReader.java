package dosi.loader;

import dosi.diagnostics.Place;
import dosi.loader.TriplesMap.JoinCondition;
import dosi.loader.TriplesMap.ObjectMap;
import dosi.loader.TriplesMap.PredicateObjectMap;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/// Reads mappings written in RML: RML-Core and the functions of RML-FNML, in the vocabulary of the W3C
/// community group (`http://w3id.org/rml/`). Of RML-IO it takes the sources that are files.
///
/// The older vocabularies (`http://www.w3.org/ns/r2rml#`, `http://semweb.mmlab.be/ns/rml#`) are refused.
final class RmlReader {

    private static final String RML = "http://w3id.org/rml/";
    private static final Set<String> OLD_VOCABULARIES =
            Set.of("http://www.w3.org/ns/r2rml#", "http://semweb.mmlab.be/ns/rml#");
    private static final Set<String> KNOWN =
            Set.of(
                    "baseIRI",
                    "child",
                    "childMap",
                    "class",
                    "condition",
                    "constant",
                    "datatype",
                    "datatypeMap",
                    "function",
                    "functionExecution",
                    "functionMap",
                    "graph",
                    "graphMap",
                    "input",
                    "inputValue",
                    "inputValueMap",
                    "iterator",
                    "joinCondition",
                    "language",
                    "languageMap",
                    "logicalSource",
                    "object",
                    "objectMap",
                    "parameter",
                    "parameterMap",
                    "parent",
                    "parentMap",
                    "parentTriplesMap",
                    "path",
                    "predicate",
                    "predicateMap",
                    "predicateObjectMap",
                    "reference",
                    "referenceFormulation",
                    "return",
                    "returnMap",
                    "root",
                    "source",
                    "subject",
                    "subjectMap",
                    "template",
                    "termType");
    private static final Set<String> KNOWN_ELSEWHERE =
            Set.of(
                    "gather",
                    "gatherAs",
                    "allowEmptyListAndContainer",
                    "strategy",
                    "logicalTarget",
                    "nestedTermMap",
                    "viewOn",
                    "field",
                    "fieldName",
                    "leftJoin",
                    "innerJoin",
                    "quotedTriplesMap",
                    "compression",
                    "encoding",
                    "null",
                    "query",
                    "namespace",
                    "structuralAnnotation",
                    "target",
                    "serialization");
    private static final Map<String, String> REFERENCE_FORMULATIONS =
            Map.of(
                    "CSV", "csv",
                    "JSONPath", "jsonpath",
                    "XPath", "xpath",
                    "GeoJSON", "geojson",
                    "Shapefile", "shapefile");

    /// What a term map stands for, which decides what it may be and what it is unless told.
    private enum Role {
        SUBJECT,
        PREDICATE,
        OBJECT,
        GRAPH,
        DATATYPE,
        LANGUAGE
    }

    private final MappingDraft draft;
    private final PlacedTurtle turtle;
    private final String defaultBase;
    private String base;
    private String current = "";

    private RmlReader(MappingDraft draft, PlacedTurtle turtle, String base) {
        this.draft = draft;
        this.turtle = turtle;
        this.defaultBase = base;
        this.base = base;
    }

    /// The mapping that the text is.
    ///
    /// @throws dosi.diagnostics.ProblemException with everything that is wrong
    static Mapping read(String text, MappingDraft draft, String base) {
        PlacedTurtle turtle = PlacedTurtle.parse(text, base, draft);
        if (turtle != null) {
            new RmlReader(draft, turtle, base).document();
        }
        return draft.finish();
    }

    private void document() {
        checkVocabulary();
        for (Node map : triplesMaps()) {
            triplesMap(map);
        }
    }

    private void checkVocabulary() {
        for (Triple triple : turtle.triples()) {
            String property = triple.getPredicate().getURI();
            String namespace =
                    property.substring(
                            0, Math.max(property.lastIndexOf('/'), property.lastIndexOf('#')) + 1);
            String name = property.substring(namespace.length());
            if (OLD_VOCABULARIES.contains(namespace)) {
                draft.report(
                        MappingProblem.NOT_SUPPORTED.at(
                                turtle.place(triple), "<" + property + ">, http://w3id.org/rml/"));
            } else if (namespace.equals(RML) && KNOWN_ELSEWHERE.contains(name)) {
                draft.report(MappingProblem.NOT_SUPPORTED.at(turtle.place(triple), "rml:" + name));
            } else if (namespace.equals(RML) && !KNOWN.contains(name)) {
                draft.report(
                        MappingProblem.UNKNOWN_KEY.nearest(
                                turtle.place(triple), name, KNOWN, "rml:" + name));
            }
        }
    }

    private Set<Node> triplesMaps() {
        Set<Node> maps = new LinkedHashSet<>();
        maps.addAll(turtle.subjects(rml("logicalSource"), Node.ANY));
        maps.addAll(turtle.subjects(RDF.type.asNode(), rml("TriplesMap")));
        return maps;
    }

    private void triplesMap(Node map) {
        Place place = turtle.place(map);
        current = MappingDraft.shortName(name(map));
        Node ownBase = one(map, "baseIRI");
        base = ownBase == null ? defaultBase : text(ownBase);
        LogicalSource source = source(map, place);
        List<Node> subjects = new ArrayList<>(turtle.objects(map, rml("subjectMap")));
        List<Node> constants = turtle.objects(map, rml("subject"));
        if (subjects.size() + constants.size() != 1) {
            draft.report(
                    subjects.isEmpty() && constants.isEmpty()
                            ? MappingProblem.NO_SUBJECT_MAP.at(place, name(map))
                            : MappingProblem.SEVERAL.at(place, "rml:subjectMap"));
            return;
        }
        TermMap subject;
        List<TermMap> graphs = new ArrayList<>();
        List<TermMap> classes = new ArrayList<>();
        Expression condition = null;
        if (subjects.isEmpty()) {
            subject = constant(constants.getFirst(), Role.SUBJECT, place);
        } else {
            Node node = subjects.getFirst();
            subject = term(node, Role.SUBJECT);
            condition = condition(node);
            graphs(node, graphs);
            for (Node type : turtle.objects(node, rml("class"))) {
                classes.add(new TermMap.Constant(type));
            }
        }
        List<PredicateObjectMap> pairs = new ArrayList<>();
        for (Node pair : turtle.objects(map, rml("predicateObjectMap"))) {
            pairs.add(pair(pair));
        }
        if (source != null && subject != null) {
            draft.add(
                    new TriplesMap(
                            name(map), place, source, condition, subject, graphs, classes, pairs));
        }
    }

    // ---- sources

    private @Nullable LogicalSource source(Node map, Place place) {
        Node logical = one(map, "logicalSource");
        if (logical == null) {
            draft.report(MappingProblem.NO_SOURCE.at(place, name(map)));
            return null;
        }
        Place sourcePlace = turtle.place(logical);
        Node source = one(logical, "source");
        Node formulation = one(logical, "referenceFormulation");
        if (source == null || formulation == null) {
            draft.report(
                    MappingProblem.MISSING_KEY.at(
                            sourcePlace,
                            "rml:logicalSource",
                            source == null ? "rml:source" : "rml:referenceFormulation"));
            return null;
        }
        Node path = source.isLiteral() ? source : one(source, "path");
        if (path == null) {
            draft.report(MappingProblem.MISSING_KEY.at(sourcePlace, "rml:source", "rml:path"));
            return null;
        }
        String access = text(path);
        String kind = MappingDraft.shortName(text(formulation));
        String known = REFERENCE_FORMULATIONS.get(kind);
        if (known == null) {
            draft.report(
                    MappingProblem.UNKNOWN_REFERENCE_FORMULATION.nearest(
                            sourcePlace, kind, REFERENCE_FORMULATIONS.keySet(), kind));
            return null;
        }
        Node iterator = one(logical, "iterator");
        String walk = iterator == null ? "" : text(iterator);
        if (walk.isEmpty() && known.equals("jsonpath")) {
            walk = "$";
        }
        String file = access.substring(access.lastIndexOf('/') + 1);
        return new LogicalSource(file, file, known, walk, sourcePlace);
    }

    // ---- predicates and objects

    private PredicateObjectMap pair(Node pair) {
        List<TermMap> predicates = new ArrayList<>();
        terms(pair, "predicateMap", "predicate", Role.PREDICATE, predicates);
        List<ObjectMap> objects = new ArrayList<>();
        for (Node object : turtle.objects(pair, rml("objectMap"))) {
            object(object, objects);
        }
        for (Node object : turtle.objects(pair, rml("object"))) {
            objects.add(new ObjectMap.Term(new TermMap.Constant(object), null));
        }
        if (!turtle.has(pair, rml("predicateMap")) && !turtle.has(pair, rml("predicate"))) {
            missing(pair, "rml:predicate");
        }
        if (!turtle.has(pair, rml("objectMap")) && !turtle.has(pair, rml("object"))) {
            missing(pair, "rml:objectMap");
        }
        List<TermMap> graphs = new ArrayList<>();
        graphs(pair, graphs);
        return new PredicateObjectMap(condition(pair), predicates, objects, graphs);
    }

    private void missing(Node pair, String property) {
        draft.report(
                MappingProblem.MISSING_KEY.at(
                        turtle.place(pair), "rml:predicateObjectMap", property));
    }

    private void graphs(Node node, List<TermMap> graphs) {
        terms(node, "graphMap", "graph", Role.GRAPH, graphs);
        graphs.replaceAll(
                graph ->
                        graph.equals(new TermMap.Constant(rml("defaultGraph")))
                                ? new TermMap.Constant(Quad.defaultGraphIRI)
                                : graph);
    }

    private void terms(
            Node node, String property, String shortcut, Role role, List<TermMap> terms) {
        for (Node map : turtle.objects(node, rml(property))) {
            TermMap term = term(map, role);
            if (term != null) {
                terms.add(term);
            }
        }
        for (Node constant : turtle.objects(node, rml(shortcut))) {
            TermMap term = constant(constant, role, turtle.place(node, rml(shortcut)));
            if (term != null) {
                terms.add(term);
            }
        }
    }

    private void object(Node node, List<ObjectMap> objects) {
        Node parent = one(node, "parentTriplesMap");
        if (parent == null) {
            TermMap term = term(node, Role.OBJECT);
            if (term != null) {
                objects.add(new ObjectMap.Term(term, condition(node)));
            }
            return;
        }
        List<JoinCondition> conditions = new ArrayList<>();
        for (Node join : turtle.objects(node, rml("joinCondition"))) {
            Expression child = side(join, "childMap", "child");
            Expression other = side(join, "parentMap", "parent");
            if (child != null && other != null) {
                conditions.add(new JoinCondition(child, other));
            }
        }
        objects.add(new ObjectMap.Join(name(parent), conditions, turtle.place(node)));
    }

    private @Nullable Expression side(Node join, String map, String shortcut) {
        Node full = one(join, map);
        if (full != null) {
            return expression(full);
        }
        Node reference = one(join, shortcut);
        if (reference == null) {
            draft.report(
                    MappingProblem.MISSING_KEY.at(
                            turtle.place(join), "rml:joinCondition", "rml:" + map));
            return null;
        }
        return draft.reference(text(reference), turtle.place(join, rml(shortcut)));
    }

    // ---- terms

    private @Nullable TermMap constant(Node node, Role role, Place place) {
        boolean allowed =
                switch (role) {
                    case OBJECT, LANGUAGE -> true;
                    case SUBJECT, GRAPH -> !node.isLiteral();
                    case PREDICATE, DATATYPE -> node.isURI();
                };
        if (!allowed) {
            draft.report(
                    MappingProblem.TERM_TYPE_NOT_ALLOWED.at(
                            place, word(role), node.isLiteral() ? "rml:Literal" : "rml:BlankNode"));
            return null;
        }
        return new TermMap.Constant(draft.term(node, place));
    }

    private @Nullable TermMap term(Node map, Role role) {
        if (map.isLiteral()) {
            draft.report(MappingProblem.NO_EXPRESSION.at(draft.wholeFile(), word(role)));
            return null;
        }
        Place place = turtle.place(map);
        Node type = one(map, "termType");
        String termType = type == null ? defaultType(map, role) : termType(type, place);
        if (!isAllowed(termType, role)) {
            draft.report(
                    MappingProblem.TERM_TYPE_NOT_ALLOWED.at(place, word(role), "rml:" + termType));
            return null;
        }
        Node constant = one(map, "constant");
        if (constant != null) {
            if (type != null && !isOfType(constant, termType)) {
                draft.report(
                        MappingProblem.TERM_TYPE_NOT_ALLOWED.at(
                                place, "rml:constant " + text(constant), "rml:" + termType));
                return null;
            }
            return constantObject(map, constant, role, place);
        }
        boolean fresh = termType.equals("BlankNode") && !hasExpression(map);
        if (fresh) {
            return new TermMap.FreshBlankNode(current + "|" + word(role));
        }
        Expression value = expression(map);
        if (value == null) {
            return null;
        }
        return switch (termType) {
            case "BlankNode" -> new TermMap.BlankNode(value);
            case "Literal" -> literal(map, value, place);
            case "URI", "UnsafeURI" ->
                    new TermMap.Iri(
                            value,
                            termType.equals("URI") ? TermMap.Form.URI : TermMap.Form.UNSAFE,
                            base);
            case "UnsafeIRI" -> new TermMap.Iri(value, TermMap.Form.UNSAFE, base);
            default -> new TermMap.Iri(value, TermMap.Form.IRI, base);
        };
    }

    private @Nullable TermMap constantObject(Node map, Node constant, Role role, Place place) {
        boolean plain =
                !turtle.has(map, rml("language"))
                        && !turtle.has(map, rml("languageMap"))
                        && !turtle.has(map, rml("datatype"))
                        && !turtle.has(map, rml("datatypeMap"));
        return plain || !constant.isLiteral()
                ? constant(constant, role, place)
                : literal(map, new Expression.Constant(text(constant)), place);
    }

    private TermMap literal(Node map, Expression value, Place place) {
        TermMap datatype = null;
        Node datatypeMap = one(map, "datatypeMap");
        Node datatypeIri = one(map, "datatype");
        if (datatypeMap != null) {
            datatype = term(datatypeMap, Role.DATATYPE);
        } else if (datatypeIri != null) {
            datatype = constant(datatypeIri, Role.DATATYPE, place);
        }
        Expression language = null;
        Node languageMap = one(map, "languageMap");
        Node languageTag = one(map, "language");
        if (languageMap != null) {
            language = expression(languageMap);
        } else if (languageTag != null) {
            language = new Expression.Constant(text(languageTag));
        }
        return draft.literal(value, datatype, language, place);
    }

    private String defaultType(Node map, Role role) {
        boolean says =
                turtle.has(map, rml("language"))
                        || turtle.has(map, rml("languageMap"))
                        || turtle.has(map, rml("datatype"))
                        || turtle.has(map, rml("datatypeMap"));
        return switch (role) {
            case LANGUAGE -> "Literal";
            case OBJECT -> says || !turtle.has(map, rml("template")) ? "Literal" : "IRI";
            case SUBJECT, PREDICATE, GRAPH, DATATYPE -> "IRI";
        };
    }

    private static String termType(Node type, Place place) {
        return type.isURI() ? MappingDraft.shortName(type.getURI()) : place.toString();
    }

    private static boolean isAllowed(String termType, Role role) {
        return switch (termType) {
            case "IRI", "URI", "UnsafeIRI", "UnsafeURI" -> role != Role.LANGUAGE;
            case "BlankNode" -> role == Role.SUBJECT || role == Role.OBJECT || role == Role.GRAPH;
            case "Literal" -> role == Role.OBJECT || role == Role.LANGUAGE;
            default -> false;
        };
    }

    private static boolean isOfType(Node constant, String termType) {
        return switch (termType) {
            case "BlankNode" -> constant.isBlank();
            case "Literal" -> constant.isLiteral();
            default -> constant.isURI();
        };
    }

    private static String word(Role role) {
        return switch (role) {
            case SUBJECT -> "rml:subjectMap";
            case PREDICATE -> "rml:predicateMap";
            case OBJECT -> "rml:objectMap";
            case GRAPH -> "rml:graphMap";
            case DATATYPE -> "rml:datatypeMap";
            case LANGUAGE -> "rml:languageMap";
        };
    }

    // ---- expressions

    private boolean hasExpression(Node map) {
        return turtle.has(map, rml("constant"))
                || turtle.has(map, rml("reference"))
                || turtle.has(map, rml("template"))
                || turtle.has(map, rml("functionExecution"));
    }

    /// The expression of an expression map; null and a problem where it has none or a wrong one.
    private @Nullable Expression expression(Node map) {
        Node constant = one(map, "constant");
        if (constant != null) {
            return new Expression.Constant(text(constant));
        }
        Node reference = one(map, "reference");
        if (reference != null) {
            return draft.reference(text(reference), turtle.place(map, rml("reference")));
        }
        Node template = one(map, "template");
        if (template != null) {
            return RmlTemplate.parse(text(template), turtle.place(map, rml("template")), draft);
        }
        Node execution = one(map, "functionExecution");
        if (execution != null) {
            return call(execution);
        }
        draft.report(MappingProblem.NO_EXPRESSION.at(turtle.place(map), "expression map"));
        return null;
    }

    private @Nullable Expression call(Node execution) {
        Place place = turtle.place(execution);
        Node function = constantOf(execution, "function", "functionMap");
        if (function == null) {
            draft.report(
                    MappingProblem.MISSING_KEY.at(place, "rml:functionExecution", "rml:function"));
            return null;
        }
        List<MappingDraft.Argument> arguments = new ArrayList<>();
        for (Node input : turtle.objects(execution, rml("input"))) {
            Node parameter = constantOf(input, "parameter", "parameterMap");
            Node map = one(input, "inputValueMap");
            Node constant = one(input, "inputValue");
            Expression value =
                    map != null
                            ? expression(map)
                            : constant == null ? null : new Expression.Constant(text(constant));
            if (parameter == null || (map == null && constant == null)) {
                draft.report(
                        MappingProblem.MISSING_KEY.at(
                                turtle.place(input),
                                "rml:input",
                                parameter == null ? "rml:parameter" : "rml:inputValueMap"));
                return null;
            }
            if (value == null) {
                return null;
            }
            arguments.add(new MappingDraft.Argument(text(parameter), value, turtle.place(input)));
        }
        return draft.call(text(function), arguments, place);
    }

    private @Nullable Node constantOf(Node node, String shortcut, String map) {
        Node constant = one(node, shortcut);
        Node full = constant == null ? one(node, map) : null;
        return full == null ? constant : one(full, "constant");
    }

    private @Nullable Expression condition(Node node) {
        Node condition = one(node, "condition");
        return condition == null ? null : expression(condition);
    }

    // ---- graph

    private @Nullable Node one(Node subject, String property) {
        List<Node> objects = turtle.objects(subject, rml(property));
        if (objects.size() > 1) {
            draft.report(
                    MappingProblem.SEVERAL.at(
                            turtle.place(subject, rml(property)), "rml:" + property));
        }
        return objects.isEmpty() ? null : objects.getFirst();
    }

    private static Node rml(String name) {
        return NodeFactory.createURI(RML + name);
    }

    private static String text(Node node) {
        return node.isLiteral()
                ? node.getLiteralLexicalForm()
                : node.isURI() ? node.getURI() : node.getBlankNodeLabel();
    }

    private static String name(Node node) {
        return text(node);
    }
}
