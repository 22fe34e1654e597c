package dosi.shapes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What is executed of SHACL 1.2 Core: what it finds, and that it finds the same while data changes.
class Shacl12Test {

    private static final String PREFIXES =
            """
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            @prefix : <http://example.org/> .
            """;

    /// What a shape finds in data, as lines `component focus value`.
    ///
    /// @param shape behind `:S a sh:NodeShape ; sh:targetNode :a , :b , :c ;`
    private record Case(String name, String shape, String data, List<String> found) {
        static Case of(String name, String shape, String data, String... found) {
            return new Case(name, shape, data, List.of(found));
        }
    }

    private static final List<Case> CASES =
            List.of(
                    Case.of(
                            "lists have a least and a greatest length",
                            "sh:property [ sh:path :p ; sh:minListLength 1 ; sh:maxListLength 2 ]",
                            ":a :p () . :b :p ( 1 2 3 ) . :c :p ( 1 ) , :noList .",
                            "MaxListLength b _",
                            "MaxListLength c noList",
                            "MinListLength a nil",
                            "MinListLength c noList"),
                    Case.of(
                            "a list that does not end, or runs into itself, is none",
                            "sh:property [ sh:path :p ; sh:minListLength 0 ]",
                            """
                            :a :p [ rdf:first 1 ; rdf:rest :end ] .
                            :b :p :cell . :cell rdf:first 1 ; rdf:rest :cell .
                            :c :p [ rdf:first 1 , 2 ; rdf:rest () ] .
                            """,
                            "MinListLength a _",
                            "MinListLength b cell",
                            "MinListLength c _"),
                    Case.of(
                            "members are unique where it is asked for",
                            "sh:property [ sh:path :p ; sh:uniqueMembers true ] , [ sh:path :q ; sh:uniqueMembers false ]",
                            ":a :p ( 1 2 1 ) ; :q ( 1 1 ) . :b :p ( 1 2 ) , () . :c :p 5 .",
                            "UniqueMembers a _",
                            "UniqueMembers c 5"),
                    Case.of(
                            "every member conforms",
                            "sh:property [ sh:path :p ; sh:memberShape [ sh:nodeKind sh:IRI ; sh:class :Bus ] ]",
                            ":a :p ( :x 1 ) . :b :p ( :x ) , () . :c :p :noList . :x a :Bus .",
                            "MemberShape a _",
                            "MemberShape c noList"),
                    Case.of(
                            "a text is on one line",
                            "sh:property [ sh:path :p ; sh:singleLine true ] , [ sh:path :q ; sh:singleLine false ]",
                            ":a :p 'a\\nb' , 'a\\rb' , 'a\\u000Bb' , 'a\\fb' ; :q 'a\\nb' . :b :p 'a b' , 'a\\tb' , :c , [] .",
                            "SingleLine a a\nb",
                            "SingleLine a a\u000Bb",
                            "SingleLine a a\fb",
                            "SingleLine a a\rb"),
                    Case.of(
                            "at least one value conforms",
                            "sh:property [ sh:path :p ; sh:someValue [ sh:class :Bus ] ]",
                            ":a :p :x , :y . :b :p :y . :c :q :x . :x a :Bus . :y a :Car .",
                            "SomeValue b null",
                            "SomeValue c null"),
                    Case.of(
                            "values are a subset of those of a property or path",
                            "sh:property [ sh:path :p ; sh:subsetOf :q ] , [ sh:path :r ; sh:subsetOf ( :near :q ) ]",
                            ":a :p 1 , 2 ; :q 1 , 3 . :b :r 1 , 2 ; :near :a , :c . :c :q 2 ; :r 4 .",
                            "SubsetOf a 2",
                            "SubsetOf c 4"),
                    Case.of(
                            "pairs may have a path on the other side",
                            "sh:property [ sh:path :p ; sh:equals ( :near :p ) ; sh:disjoint [ sh:inversePath :near ] ;"
                                    + " sh:lessThan ( :near :q ) ]",
                            ":a :p 1 ; :near :b . :b :p 2 ; :q 1 . :c :near :c ; :p :c .",
                            "Disjoint c c",
                            "Equals a 1",
                            "Equals a 2",
                            "Equals b 2",
                            "LessThan a 1"),
                    Case.of(
                            "a value is a class or one below it",
                            "sh:property [ sh:path :p ; sh:rootClass ( :Vehicle :Plant ) ]",
                            """
                            :a :p :Vehicle , :Bus , :Plant . :b :p :House , 'Bus' , [] . :c :p :Night .
                            :Bus rdfs:subClassOf :Car . :Car rdfs:subClassOf :Vehicle . :Vehicle rdfs:subClassOf :House .
                            :Night rdfs:subClassOf :Bus .
                            """,
                            "RootClass b Bus",
                            "RootClass b House",
                            "RootClass b _"),
                    Case.of(
                            "class, datatype and kind of node may be one of several",
                            "sh:property [ sh:path :p ; sh:class ( :Bus :Car ) ] , [ sh:path :q ; sh:datatype ( xsd:string"
                                    + " rdf:langString ) ] , [ sh:path :r ; sh:nodeKind ( sh:IRI sh:BlankNode ) ]",
                            ":a :p :x , :y , :z . :b :q 'a' , 'a'@ko , 1 . :c :r :x , [] , 1 . :x a :Bus . :y a :Car . :z a :Plant .",
                            "Class a z",
                            "Datatype b 1",
                            "NodeKind c 1"),
                    Case.of(
                            "no two target nodes have the same values",
                            "sh:uniqueValuesFor ( :number :city )",
                            """
                            :a :number 1 , 2 ; :city :x . :b :number 2 , 1 ; :city :x . :c :number 1 ; :city :x .
                            :elsewhere :number 1 ; :city :x .
                            """,
                            "UniqueValuesFor a null",
                            "UniqueValuesFor b null"),
                    Case.of(
                            "nodes without any value are not the same",
                            "sh:uniqueValuesFor :number",
                            ":a :number 7 . :b :name 'x' . :c :name 'x' ."),
                    Case.of(
                            "a part of a key may be missing",
                            "sh:uniqueValuesFor ( :number :city )",
                            ":a :number 7 . :b :number 7 . :c :number 7 ; :city :x .",
                            "UniqueValuesFor a null",
                            "UniqueValuesFor b null"));

    @TestFactory
    Stream<DynamicTest> everyTermFindsWhatItSays() {
        return CASES.stream()
                .map(
                        one ->
                                DynamicTest.dynamicTest(
                                        one.name,
                                        () ->
                                                assertEquals(
                                                        one.found,
                                                        lines(
                                                                validator(one)
                                                                        .validate(
                                                                                graph(one.data),
                                                                                graph(""))
                                                                        .findings()))));
    }

    @TestFactory
    Stream<DynamicTest> findingsStayRightWhileEachTripleGoesAndComes() {
        return CASES.stream().map(one -> DynamicTest.dynamicTest(one.name, () -> assertLive(one)));
    }

    private static void assertLive(Case one) {
        ShapesValidator validator = validator(one);
        Graph data = graph(one.data);
        LiveValidation live = LiveValidation.of(validator, data, graph(""));
        for (Triple triple : data.find().toList()) {
            data.delete(triple);
            live.update(List.of(triple));
            assertEquals(
                    lines(validator.validate(Snapshot.of(data), 1).findings()),
                    lines(live.findings()),
                    () -> "without " + triple);
            data.add(triple);
            live.update(List.of(triple));
            assertEquals(one.found, lines(live.findings()), () -> "again with " + triple);
        }
    }

    @Test
    void detailsNameTheMembersThatAreWrong() {
        ShapesValidator validator =
                validator(
                        "sh:property [ sh:path :p ; sh:memberShape [ sh:datatype xsd:integer ] ; sh:uniqueMembers true ]");
        List<Finding> findings =
                new ArrayList<>(
                        validator
                                .validate(graph(":a :p ( 1 'x' 2 'x' 1 'y' ) ."), graph(""))
                                .findings());
        findings.sort((x, y) -> x.source().componentName().compareTo(y.source().componentName()));
        assertEquals(List.of("Datatype x x", "Datatype y y"), lines(findings.get(0).details()));
        assertEquals(
                List.of("UniqueMembers a 1", "UniqueMembers a x"),
                lines(findings.get(1).details()));
        assertEquals(2, findings.size());
    }

    @Test
    void aClassThatIsAShapeIsItsOwnTarget() {
        ShapesFile file =
                ShapesFile.of(
                        PREFIXES
                                + ":Lot a sh:ShapeClass ; sh:intent 'a name' ; sh:nodeKind sh:Literal .",
                        "lot.ttl");
        assertEquals(List.of(), file.problems());
        assertEquals(
                List.of("NodeKind a a"),
                lines(file.validator().validate(graph(":a a :Lot ."), graph("")).findings()));
    }

    private static ShapesValidator validator(Case one) {
        return validator(one.shape);
    }

    private static ShapesValidator validator(String shape) {
        ShapesFile file =
                ShapesFile.of(
                        PREFIXES
                                + ":S a sh:NodeShape ; sh:targetNode :a , :b , :c ; "
                                + shape
                                + " .",
                        "shapes.ttl");
        assertFalse(file.hasErrors(), () -> file.problems().toString());
        return file.validator();
    }

    private static List<String> lines(List<Finding> findings) {
        return findings.stream()
                .map(
                        finding ->
                                finding.source().componentName()
                                        + " "
                                        + name(finding.focus())
                                        + " "
                                        + (finding.value() == null
                                                ? "null"
                                                : name(finding.value())))
                .sorted()
                .toList();
    }

    private static String name(Node node) {
        return Sh.label(node);
    }

    private static Graph graph(String turtle) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(PREFIXES + turtle, Lang.TURTLE).parse(graph);
        return graph;
    }
}
