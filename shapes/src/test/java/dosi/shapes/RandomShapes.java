package dosi.shapes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Random shapes in Turtle about the data of [RandomData]: every constraint component of SHACL Core, SPARQL
/// constraints and components, all kinds of paths and targets.
///
/// No shape refers to itself. What Jena is known to do otherwise than the recommendation says is left out; see
/// [DifferencesFromJenaTest].
final class RandomShapes {

    /// What the queries of shapes need.
    private static final String DECLARED =
            """
            : sh:declare [ sh:prefix "" ; sh:namespace "http://example.org/" ] ,
              [ sh:prefix "rdfs" ; sh:namespace "http://www.w3.org/2000/01/rdf-schema#" ] ,
              [ sh:prefix "sh" ; sh:namespace "http://www.w3.org/ns/shacl#" ] .
            """;

    /// A constraint component of SHACL-SPARQL, and the parameter by which a shape uses it.
    private record Component(String parameter, String text) {}

    private static final List<Component> COMPONENTS =
            List.of(
                    new Component(
                            ":atLeast",
                            """
                            :LongEnough a sh:ConstraintComponent ; sh:parameter [ sh:path :atLeast ] ;
                              sh:validator [ a sh:SPARQLAskValidator ;
                                sh:ask "ASK { FILTER (STRLEN(STR($value)) >= $atLeast) }" ] .
                            """),
                    new Component(
                            ":notBackwards",
                            """
                            :NotBackwards a sh:ConstraintComponent ;
                              sh:parameter [ sh:path :notBackwards ] , [ sh:path :unless ; sh:optional true ] ;
                              sh:validator [ a sh:SPARQLAskValidator ; sh:ask '''ASK {
                                FILTER (NOT EXISTS { $value $notBackwards $this }
                                  || (bound($unless) && $unless = $value)) }''' ] .
                            """),
                    new Component(
                            ":onlyIris",
                            """
                            :OnlyIris a sh:ConstraintComponent ; sh:parameter [ sh:path :onlyIris ] ;
                              sh:nodeValidator [ a sh:SPARQLSelectValidator ; sh:select
                                "SELECT $this ?value { $this $onlyIris ?value . FILTER (!isIRI(?value)) }" ] .
                            """),
                    new Component(
                            ":onlyType",
                            """
                            :OnlyType a sh:ConstraintComponent ; sh:parameter [ sh:path :onlyType ] ;
                              sh:propertyValidator [ a sh:SPARQLSelectValidator ; sh:select
                                "SELECT $this ?value { $this $PATH ?value FILTER (!isLiteral(?value) || datatype(?value) != $onlyType) }" ] .
                            """));

    /// The components of which a SELECT query finds the results on property shapes.
    static final Set<String> SELECTING = Set.of("SPARQL", "OnlyType");

    /// Queries of SPARQL constraints on node shapes.
    private static final List<String> QUERIES =
            List.of(
                    "SELECT $this ?value { $this :p0 ?value . ?other :p1 ?value FILTER (?other != $this) }",
                    "SELECT $this { FILTER NOT EXISTS { $this :p0 ?n } }",
                    "SELECT $this { FILTER (isLiteral($this) || $this = :n1) }",
                    "SELECT $this (:p1 AS ?path) ?value { $this :p1 ?value FILTER isLiteral(?value) }",
                    "SELECT $this { $this :p0 ?v } GROUP BY $this HAVING (COUNT(?v) > 1)",
                    "SELECT $this (COUNT(?v) AS ?value) { $this :p2 ?v } GROUP BY $this",
                    "SELECT $this ?value { $this :p0 ?value OPTIONAL { ?value :p1 ?x } FILTER (!bound(?x)) }",
                    "SELECT $this ?value { { $this :p0 ?value } UNION { ?value :p1 $this } }",
                    "SELECT $this ?value { { $this :p0 ?value } UNION { ?value :p1 :n1 } }",
                    "SELECT $this ?value { { $this :p0 ?value } UNION { ?value :p1 ?x FILTER (?x = $this) } }",
                    "SELECT $this ?value { $this :p0 ?value { ?value :p1 ?x FILTER (?x != $this) } }",
                    "SELECT $this ?value { $this :p0 ?value { SELECT (COUNT(?x) AS ?n) { ?x :p1 ?y } } FILTER (?n > 1) }",
                    "SELECT $this ?value { { SELECT $this (MAX(?v) AS ?value) { $this :q0 ?v } GROUP BY $this } }",
                    "SELECT $this ?value { $this :p1 ?value } ORDER BY STR(?value) LIMIT 1",
                    "SELECT DISTINCT $this ?value { $this (:p0|^:p1)+ ?value }",
                    "SELECT $this ?value { $this :p0/:p1* ?value }",
                    "SELECT $this ?value { $this :p0 ?v BIND (STR(?v) AS ?value) }",
                    "SELECT $this ?value { $this ?p ?value FILTER (?p IN (:p2, :q1)) }",
                    "SELECT $this ?value { $this :p0 ?value FILTER EXISTS { ?value a/rdfs:subClassOf* :C1 } }",
                    "SELECT $this ?value { GRAPH $shapesGraph { $currentShape sh:severity ?value } }");

    /// Queries of SPARQL constraints on property shapes with one property as the path.
    private static final List<String> PATH_QUERIES =
            List.of(
                    "SELECT $this ?value { $this $PATH ?value FILTER (!isIRI(?value)) }",
                    "SELECT $this ?value { $this $PATH ?value . $this :p1 ?value }",
                    "SELECT $this ?value { $this $PATH ?value FILTER NOT EXISTS { ?value a ?type } }");

    private static final List<String> PATTERNS =
            List.of(
                    "'^a'",
                    "'B'",
                    "'b' ; sh:flags 'i'",
                    "'A.B' ; sh:flags 'is'",
                    "'a.b'",
                    "'^b$' ; sh:flags 'm'",
                    "' a  b ' ; sh:flags 'x'",
                    "'[0-9]{2}'",
                    "'n[12]$'",
                    "'[가-나]'",
                    "'^$'");

    private static final List<String> DATATYPES =
            List.of(
                    "xsd:integer",
                    "xsd:byte",
                    "xsd:nonNegativeInteger",
                    "xsd:decimal",
                    "xsd:double",
                    "xsd:float",
                    "xsd:string",
                    "xsd:boolean",
                    "xsd:date",
                    "xsd:dateTime",
                    "xsd:time",
                    "xsd:anyURI",
                    "rdf:langString",
                    ":unit");

    private static final List<String> NODE_KINDS =
            List.of(
                    "IRI",
                    "BlankNode",
                    "Literal",
                    "BlankNodeOrIRI",
                    "BlankNodeOrLiteral",
                    "IRIOrLiteral");

    private static final List<String> LANGUAGES = List.of("'en'", "'EN-gb'", "'*'", "'fr'");

    private static final int DEPTH_MAX = 2;

    /// What a shape is about.
    private enum On {
        NODE,
        /// The values of one property.
        PROPERTY,
        /// The values of any path.
        PATH
    }

    private final Random random;
    private final List<String> blocks = new ArrayList<>();
    private final List<String> nodeShapes = new ArrayList<>();
    private final List<String> propertyShapes = new ArrayList<>();

    private RandomShapes(Random random) {
        this.random = random;
    }

    /// The shapes, each named one a block of its own, and what they need.
    static List<String> blocks(Random random) {
        RandomShapes shapes = new RandomShapes(random);
        shapes.write();
        String written = String.join("\n", shapes.blocks);
        if (written.contains("sh:prefixes")) {
            shapes.blocks.add(DECLARED);
        }
        for (Component component : COMPONENTS) {
            if (written.contains(component.parameter())) {
                shapes.blocks.add(component.text());
            }
        }
        return shapes.blocks;
    }

    /// First the shapes that others refer to, so that none refers to itself. The property shape that several use has
    /// no qualified shape: over those of its siblings it could be asked again and again.
    private void write() {
        if (chance(3)) {
            blocks.add(
                    ":Shared a sh:PropertyShape ; sh:path "
                            + path(0)
                            + constraints(On.PATH, 1 + random.nextInt(2), DEPTH_MAX + 1)
                            + " .");
            propertyShapes.add(":Shared");
        }
        for (int named = random.nextInt(3); named > 0; named--) {
            blocks.add(":T" + named + " a sh:NodeShape" + nodeShape(1) + " .");
            nodeShapes.add(":T" + named);
        }
        for (int root = random.nextInt(2); root >= 0; root--) {
            blocks.add(":R" + root + (chance(5) ? rootProperty() : rootNode()) + " .");
        }
        if (chance(4)) {
            blocks.add(
                    RandomData.type(random) + " a rdfs:Class , sh:NodeShape" + nodeShape(0) + " .");
        }
    }

    private String rootNode() {
        return " a sh:NodeShape" + targets() + nodeShape(0);
    }

    /// A property shape with a target; it has no property shapes of its own.
    private String rootProperty() {
        On on = random.nextBoolean() ? On.PROPERTY : On.PATH;
        return " sh:path "
                + (on == On.PROPERTY ? anyProperty() : path(0))
                + targets()
                + characteristics()
                + constraints(on, 1 + random.nextInt(3), 0);
    }

    private String targets() {
        return " ; " + target() + (random.nextBoolean() ? " ; " + target() : "");
    }

    private String target() {
        return switch (random.nextInt(7)) {
            case 0 -> "sh:targetNode " + node() + " , " + node();
            case 1 ->
                    "sh:targetNode "
                            + RandomData.literal(random)
                            + " , "
                            + RandomData.type(random)
                            + " , :absent";
            case 2 -> "sh:targetSubjectsOf " + anyProperty();
            case 3 -> "sh:targetObjectsOf " + anyProperty();
            case 4 ->
                    "sh:target [ a sh:SPARQLTarget ; sh:prefixes : ; sh:select"
                            + " \"SELECT ?this { ?this "
                            + RandomData.property(random)
                            + " ?x FILTER isIRI(?x) }\" ]";
            default -> "sh:targetClass " + RandomData.type(random);
        };
    }

    private String nodeShape(int depth) {
        StringBuilder text = new StringBuilder(characteristics());
        int properties = random.nextInt(depth == 0 ? 4 : 2);
        text.append(constraints(On.NODE, properties == 0 ? 1 : random.nextInt(3), depth));
        for (int i = 0; i < properties; i++) {
            text.append(" ;\n  sh:property ").append(property(depth, true));
        }
        return text.toString();
    }

    /// A property shape that a shape refers to.
    ///
    /// @param below whether property shapes of its own may follow: not where it stands elsewhere than under
    ///     `sh:property`
    private String property(int depth, boolean below) {
        if (!propertyShapes.isEmpty() && chance(5)) {
            return one(propertyShapes);
        }
        On on = random.nextInt(5) < 3 ? On.PROPERTY : On.PATH;
        String path = on == On.PROPERTY ? anyProperty() : path(0);
        return "[ sh:path "
                + path
                + characteristics()
                + (chance(path.equals(":p2") ? 2 : 20) ? " ; sh:uniqueLang " + !chance(5) : "")
                + constraints(on, 1 + random.nextInt(2), depth + 1)
                + (below && depth < DEPTH_MAX && chance(4)
                        ? " ; sh:property " + property(depth + 1, true)
                        : "")
                + " ]";
    }

    private String characteristics() {
        String severity = one(List.of("sh:Info", "sh:Warning", "sh:Violation", ":Grave"));
        return (chance(4) ? " ; sh:severity " + severity : "")
                + (chance(20) ? " ; sh:deactivated true" : "");
    }

    /// At most so many constraints, none of a kind twice.
    private String constraints(On on, int count, int depth) {
        StringBuilder text = new StringBuilder();
        Set<Integer> used = new HashSet<>();
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(on == On.NODE ? 19 : 24);
            if (used.add(kind)) {
                text.append(" ; ").append(constraint(kind, on, depth));
            }
        }
        return text.toString();
    }

    private String constraint(int kind, On on, int depth) {
        return switch (kind) {
            case 0 ->
                    "sh:class "
                            + RandomData.type(random)
                            + (chance(4) ? " , " + RandomData.type(random) : "");
            case 1 -> "sh:datatype " + one(DATATYPES);
            case 2 -> "sh:nodeKind sh:" + one(NODE_KINDS);
            case 3 -> range();
            case 4 -> "sh:minLength " + random.nextInt(4);
            case 5 -> "sh:maxLength " + random.nextInt(20);
            case 6 -> "sh:pattern " + one(PATTERNS);
            case 7 -> "sh:languageIn ( " + one(LANGUAGES) + (chance(2) ? " 'ko'" : "") + " )";
            case 8 -> "sh:equals " + anyProperty();
            case 9 -> "sh:disjoint " + anyProperty();
            case 10 -> "sh:hasValue " + value() + (chance(4) ? " , " + node() : "");
            case 11 -> "sh:in ( " + node() + " " + value() + " " + node() + " )";
            case 12, 13, 14 -> logical(depth);
            case 15 -> ":atLeast " + random.nextInt(20);
            case 16 ->
                    ":notBackwards "
                            + RandomData.property(random)
                            + (random.nextBoolean() ? " ; :unless " + node() : "");
            case 17 ->
                    switch (on) {
                        case NODE -> ":onlyIris " + RandomData.property(random);
                        case PROPERTY -> ":onlyType " + one(DATATYPES);
                        case PATH -> logical(depth);
                    };
            case 18 ->
                    switch (on) {
                        case NODE -> random.nextBoolean() ? sparql(QUERIES) : closed();
                        case PROPERTY -> sparql(PATH_QUERIES);
                        case PATH -> logical(depth);
                    };
            case 19 -> "sh:minCount " + random.nextInt(4);
            case 20 -> "sh:maxCount " + random.nextInt(3);
            case 21 -> "sh:lessThan " + RandomData.ordered(random);
            case 22 -> "sh:lessThanOrEquals " + RandomData.ordered(random);
            default -> qualified(depth);
        };
    }

    private String range() {
        String limit = one(RandomData.ORDERED);
        return switch (random.nextInt(5)) {
            case 0 -> "sh:minExclusive " + limit;
            case 1 -> "sh:minInclusive " + limit;
            case 2 -> "sh:maxExclusive " + limit;
            case 3 -> "sh:maxInclusive " + limit;
            default -> "sh:minInclusive 1 ; sh:maxExclusive 2.5";
        };
    }

    private String sparql(List<String> queries) {
        return "sh:sparql [ sh:prefixes : ; sh:select \"" + one(queries) + "\" ]";
    }

    private String closed() {
        String ignored = " ; sh:ignoredProperties ( rdf:type " + RandomData.property(random) + " )";
        return "sh:closed true" + (random.nextBoolean() ? ignored : "");
    }

    private String logical(int depth) {
        if (depth >= DEPTH_MAX && nodeShapes.isEmpty()) {
            return "sh:disjoint " + anyProperty();
        }
        return switch (random.nextInt(6)) {
            case 0 -> "sh:not " + shape(depth);
            case 1 -> "sh:and ( " + shape(depth) + " " + shape(depth) + " )";
            case 2 -> "sh:or ( " + shape(depth) + " " + shape(depth) + " )";
            case 3 -> "sh:xone ( " + shape(depth) + " " + shape(depth) + " )";
            default -> "sh:node " + inline(depth);
        };
    }

    private String qualified(int depth) {
        if (depth > DEPTH_MAX) {
            return "sh:equals " + anyProperty();
        }
        String counts =
                switch (random.nextInt(3)) {
                    case 0 -> "sh:qualifiedMinCount " + (1 + random.nextInt(2));
                    case 1 -> "sh:qualifiedMaxCount " + random.nextInt(2);
                    default -> "sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 1";
                };
        return "sh:qualifiedValueShape "
                + shape(Math.min(depth, DEPTH_MAX - 1))
                + " ; "
                + counts
                + (random.nextBoolean() ? " ; sh:qualifiedValueShapesDisjoint true" : "");
    }

    /// A node shape or property shape that a constraint refers to.
    private String shape(int depth) {
        return chance(4) && depth < DEPTH_MAX ? property(depth, false) : inline(depth);
    }

    private String inline(int depth) {
        if (!nodeShapes.isEmpty() && (depth >= DEPTH_MAX || chance(3))) {
            return one(nodeShapes);
        }
        if (depth >= DEPTH_MAX) {
            return "[ sh:nodeKind sh:IRI ]";
        }
        String body = nodeShape(depth + 1);
        return "[ " + (body.isEmpty() ? "sh:nodeKind sh:Literal" : body.substring(2)) + " ]";
    }

    private String path(int depth) {
        if (depth > 2) {
            return RandomData.property(random);
        }
        String first = depth == 2 ? anyProperty() : path(depth + 1);
        String more = path(depth + 1) + (chance(3) ? " " + path(depth + 1) : "");
        return switch (random.nextInt(depth == 0 ? 7 : 9)) {
            case 0 -> "[ sh:inversePath " + first + " ]";
            case 1 -> "( " + first + " " + more + " )";
            case 2 -> "[ sh:alternativePath ( " + first + " " + more + " ) ]";
            case 3 -> "[ sh:zeroOrMorePath " + first + " ]";
            case 4 -> "[ sh:oneOrMorePath " + first + " ]";
            case 5 -> "[ sh:zeroOrOnePath " + first + " ]";
            case 6 -> "( rdf:type [ sh:zeroOrMorePath rdfs:subClassOf ] )";
            default -> anyProperty();
        };
    }

    private String anyProperty() {
        return chance(5) ? RandomData.ordered(random) : RandomData.property(random);
    }

    private String node() {
        return RandomData.node(random);
    }

    private String value() {
        return random.nextBoolean() ? node() : RandomData.literal(random);
    }

    private String one(List<String> list) {
        return RandomData.one(random, list);
    }

    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }
}
