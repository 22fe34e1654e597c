package dosi.shapes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;

/// Findings that are kept up to date equal those of a full run, after each of many random changes of random data
/// under random shapes.
class LiveValidationRandomTest {

    private static final int SEEDS = 200;
    private static final int BATCHES = 12;
    private static final String EX = "http://example.org/";
    private static final String PREFIXES =
            """
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            @prefix : <http://example.org/> .
            """;

    @Test
    void findingsKeptUpToDateAreThoseOfAFullRun() {
        int found = 0;
        int alone = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            String shapes = shapes(random);
            ShapesValidator validator =
                    ShapesValidator.of(
                            RDFParser.fromString(PREFIXES + shapes, Lang.TURTLE).toGraph(),
                            "shapes");
            Graph data = GraphFactory.createDefaultGraph();
            Graph background = GraphFactory.createDefaultGraph();
            boolean withBackground = random.nextBoolean();
            for (int i = 0; i < 25; i++) {
                data.add(triple(random));
            }
            if (withBackground) {
                for (int i = 0; i < 8; i++) {
                    background.add(triple(random));
                }
            }
            LiveValidation live = LiveValidation.of(validator, data, background);
            for (int batch = 0; batch < BATCHES; batch++) {
                List<Triple> changed = change(random, data, withBackground ? background : data);
                List<Finding> before = live.findings();
                LiveValidation.Change change = live.update(changed);
                Snapshot snapshot =
                        withBackground ? Snapshot.of(data, background) : Snapshot.of(data);
                List<Finding> full = validator.validate(snapshot, 1).findings();
                String where = "seed " + seed + ", batch " + batch + ", " + changed + "\n" + shapes;
                assertEquals(counted(full), counted(live.findings()), where);
                Map<String, Integer> told = counted(before);
                counted(change.appeared()).forEach((f, n) -> told.merge(f, n, Integer::sum));
                counted(change.mended()).forEach((f, n) -> told.merge(f, -n, Integer::sum));
                told.values().removeIf(n -> n == 0);
                assertEquals(counted(full), told, "what appeared and was mended: " + where);
                found += full.size();
                alone += change.inFull().isEmpty() ? 1 : 0;
            }
        }
        assertTrue(found > SEEDS * BATCHES, "the shapes find too little to compare: " + found);
        assertTrue(alone > SEEDS * BATCHES / 4, "too few changes touched single nodes: " + alone);
    }

    private static Map<String, Integer> counted(List<Finding> findings) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Finding finding : findings) {
            counts.merge(
                    String.join(
                            " ",
                            finding.source().shape().toString(),
                            finding.source().componentName(),
                            String.valueOf(finding.source().severityIri()),
                            finding.focus().toString(),
                            String.valueOf(finding.path()),
                            String.valueOf(finding.value()),
                            finding.message().en()),
                    1,
                    Integer::sum);
        }
        return counts;
    }

    private static List<Triple> change(Random random, Graph data, Graph background) {
        List<Triple> changed = new ArrayList<>();
        int size = 1 + random.nextInt(4);
        for (int i = 0; i < size; i++) {
            Graph graph = random.nextInt(5) == 0 ? background : data;
            List<Triple> known = graph.find().toList();
            if (random.nextBoolean() && !known.isEmpty()) {
                Triple gone = known.get(random.nextInt(known.size()));
                graph.delete(gone);
                changed.add(gone);
            } else {
                Triple fresh = triple(random);
                graph.add(fresh);
                changed.add(fresh);
            }
        }
        return changed;
    }

    private static Triple triple(Random random) {
        Node subject = iri("n" + random.nextInt(7));
        return switch (random.nextInt(12)) {
            case 0, 1 -> Triple.create(subject, RDF.Nodes.type, iri("C" + random.nextInt(3)));
            case 2 ->
                    random.nextInt(3) == 0
                            ? Triple.create(
                                    iri("C" + random.nextInt(3)),
                                    RDFS.Nodes.subClassOf,
                                    iri("C" + random.nextInt(3)))
                            : Triple.create(
                                    subject,
                                    random.nextBoolean() ? RDF.Nodes.first : RDF.Nodes.rest,
                                    random.nextBoolean()
                                            ? RDF.Nodes.nil
                                            : iri("n" + random.nextInt(7)));
            case 3, 4, 5 ->
                    Triple.create(
                            subject,
                            iri("p" + random.nextInt(4)),
                            NodeFactory.createLiteralByValue(random.nextInt(5)));
            case 6 ->
                    Triple.create(
                            subject,
                            iri("p" + random.nextInt(4)),
                            NodeFactory.createLiteralLang(
                                    "t" + random.nextInt(2), random.nextBoolean() ? "ko" : "en"));
            default ->
                    Triple.create(
                            subject, iri("p" + random.nextInt(4)), iri("n" + random.nextInt(7)));
        };
    }

    private static String shapes(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            text.append(":S").append(i).append(" a sh:NodeShape ; ").append(target(random));
            for (int k = 0; k <= random.nextInt(3); k++) {
                text.append(" ;\n  sh:property ").append(property(random, 0));
            }
            if (random.nextInt(4) == 0) {
                text.append(" ;\n  sh:closed true ; sh:ignoredProperties ( rdf:type :p0 :p1 )");
            }
            if (random.nextInt(3) == 0) {
                text.append(" ;\n  ").append(nodes(random, 1));
            }
            if (random.nextInt(6) == 0) {
                text.append(
                        " ;\n  sh:sparql [ sh:select \"SELECT $this ?value { $this <"
                                + EX
                                + "p0> ?value . ?o <"
                                + EX
                                + "p1> ?value FILTER(?o != $this) }\" ]");
            }
            text.append(" .\n");
        }
        return text.toString();
    }

    private static String target(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> "sh:targetNode :n" + random.nextInt(7) + " , :n" + random.nextInt(7);
            case 1 -> "sh:targetSubjectsOf :p" + random.nextInt(4);
            case 2 -> "sh:targetObjectsOf :p" + random.nextInt(4);
            default -> "sh:targetClass :C" + random.nextInt(3);
        };
    }

    private static String property(Random random, int depth) {
        StringBuilder text = new StringBuilder("[ sh:path ").append(path(random, 0));
        String first = constraint(random, depth);
        String second = constraint(random, depth);
        text.append(" ; ").append(first);
        if (!second.startsWith(first.substring(0, 10))) {
            text.append(" ; ").append(second);
        }
        if (depth < 2 && random.nextInt(4) == 0) {
            text.append(" ; sh:property ").append(property(random, depth + 1));
        }
        return text.append(" ]").toString();
    }

    private static String constraint(Random random, int depth) {
        String property = ":p" + random.nextInt(4);
        return switch (random.nextInt(15)) {
            case 0 -> "sh:minCount " + (1 + random.nextInt(3));
            case 1 -> "sh:maxCount " + random.nextInt(3);
            case 2 -> "sh:class :C" + random.nextInt(3);
            case 3 -> "sh:datatype xsd:int";
            case 4 -> "sh:nodeKind sh:IRI";
            case 5 -> "sh:maxInclusive 2";
            case 6 -> "sh:in ( 1 2 :n1 :n2 :n3 )";
            case 7 -> "sh:hasValue :n" + random.nextInt(7);
            case 8 -> "sh:uniqueLang true";
            case 9 -> "sh:equals " + property;
            case 10 -> "sh:disjoint " + property;
            case 11 -> "sh:lessThan " + property;
            case 12 ->
                    depth > 1
                            ? "sh:minCount 1"
                            : "sh:qualifiedValueShape [ "
                                    + constraintOfNode(random, depth + 1)
                                    + " ] ; sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 2";
            default -> depth > 1 ? "sh:maxCount 1" : nodes(random, depth + 1);
        };
    }

    private static String nodes(Random random, int depth) {
        String one = "[ " + constraintOfNode(random, depth) + " ]";
        String other = "[ " + constraintOfNode(random, depth) + " ]";
        return switch (random.nextInt(5)) {
            case 0 -> "sh:node " + one;
            case 1 -> "sh:not " + one;
            case 2 -> "sh:and ( " + one + " " + other + " )";
            case 3 -> "sh:or ( " + one + " " + other + " )";
            default -> "sh:xone ( " + one + " " + other + " )";
        };
    }

    private static String constraintOfNode(Random random, int depth) {
        return switch (random.nextInt(5)) {
            case 0 -> "sh:class :C" + random.nextInt(3);
            case 1 -> "sh:nodeKind sh:IRI";
            case 2 -> "sh:closed true ; sh:ignoredProperties ( rdf:type :p2 )";
            default -> "sh:property " + property(random, depth + 1);
        };
    }

    private static String path(Random random, int depth) {
        String property = ":p" + random.nextInt(4);
        if (depth > 1) {
            return property;
        }
        return switch (random.nextInt(10)) {
            case 0 -> "[ sh:inversePath " + path(random, depth + 1) + " ]";
            case 1 -> "( " + path(random, depth + 1) + " " + path(random, depth + 1) + " )";
            case 2 ->
                    "[ sh:alternativePath ( "
                            + path(random, depth + 1)
                            + " "
                            + path(random, depth + 1)
                            + " ) ]";
            case 3 -> "[ sh:zeroOrMorePath " + path(random, depth + 1) + " ]";
            case 4 -> "[ sh:oneOrMorePath " + path(random, depth + 1) + " ]";
            case 5 -> "[ sh:zeroOrOnePath " + path(random, depth + 1) + " ]";
            default -> property;
        };
    }

    private static Node iri(String name) {
        return NodeFactory.createURI(EX + name);
    }
}
