package dosi.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shared.AddDeniedException;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;

class KnowledgeGraphTest {
    private static final Node BUS = iri("Bus");
    private static final Node BUS_7 = iri("bus7");

    @Test
    void aTripleIsHeldOnce() {
        var graph = new KnowledgeGraph();
        Triple triple = Triple.create(BUS_7, iri("stopsAt"), iri("stop1"));
        assertTrue(graph.add(triple));
        assertFalse(graph.add(triple));
        assertTrue(graph.contains(triple));
        assertFalse(graph.contains(Triple.create(BUS_7, iri("stopsAt"), iri("stop2"))));
        assertEquals(1, graph.size());
    }

    @Test
    void membersOfAClassAreNoRelation() {
        var graph = new KnowledgeGraph();
        graph.add(Triple.create(BUS_7, RDF.Nodes.type, BUS));
        assertTrue(graph.relations().isEmpty());
        assertEquals(1, graph.membersOf(graph.terms().find(BUS)).size());
        assertThrows(IllegalArgumentException.class, () -> graph.relationOf(graph.type()));
    }

    @Test
    void termsAreComparedAsTerms() {
        var graph = new KnowledgeGraph();
        graph.add(Triple.create(BUS_7, iri("seats"), integer("40")));
        graph.add(Triple.create(BUS_7, iri("seats"), integer("040")));
        assertEquals(2, graph.size());
    }

    @Test
    void aVariableIsNoTerm() {
        var graph = new KnowledgeGraph();
        assertThrows(
                IllegalArgumentException.class,
                () -> graph.add(Triple.create(Node.ANY, iri("p"), BUS)));
    }

    @Test
    void theViewIsReadOnlyAndShowsWhatIsAddedLater() {
        var graph = new KnowledgeGraph();
        Graph view = graph.asGraph();
        Triple triple = Triple.create(BUS_7, RDF.Nodes.type, BUS);
        assertThrows(AddDeniedException.class, () -> view.add(triple));
        graph.add(triple);
        assertTrue(view.contains(triple));
        assertEquals(1, view.size());
    }

    @Test
    void aCopyIsIndependent() {
        var graph = new KnowledgeGraph();
        graph.add(Triple.create(BUS_7, RDF.Nodes.type, BUS));
        KnowledgeGraph copy = graph.copy();
        copy.add(Triple.create(iri("bus8"), RDF.Nodes.type, BUS));
        assertEquals(1, graph.size());
        assertEquals(2, copy.size());
    }

    @Test
    void addingWhileWalkingAChainIsNotSeen() {
        var graph = new KnowledgeGraph();
        Relation relation = graph.relationOf(graph.terms().add(iri("p")));
        relation.add(1, 2);
        int seen = 0;
        for (int row = relation.firstWithSubject(1);
                row != Relation.NONE;
                row = relation.nextWithSubject(row)) {
            for (int i = 0; i < 100; i++) {
                relation.add(1, 100 + i);
            }
            seen++;
        }
        assertEquals(1, seen);
        assertEquals(101, relation.size());
    }

    @Test
    void whatIsRemovedIsGoneAndItsTermsStay() {
        var graph = new KnowledgeGraph();
        Triple triple = Triple.create(BUS_7, iri("stopsAt"), iri("stop1"));
        graph.add(triple);
        int id = graph.terms().find(BUS_7);
        assertTrue(graph.remove(triple));
        assertFalse(graph.remove(triple));
        assertFalse(graph.contains(triple));
        assertEquals(0, graph.find(null, null, null).count());
        assertEquals(id, graph.terms().find(BUS_7));
        assertFalse(graph.remove(Triple.create(iri("other"), RDF.Nodes.type, BUS)));
    }

    @Test
    void aRowThatIsRemovedLosesItsMarkAndCompactingKeepsTheOthers() {
        var graph = new KnowledgeGraph();
        Relation relation = graph.relationOf(graph.terms().add(iri("p")));
        Members members = graph.membersOf(graph.terms().add(BUS));
        for (int i = 0; i < 10; i++) {
            relation.add(i, i + 1);
            relation.mark(i, i % 2 == 0);
            members.add(i);
            members.mark(i, i % 2 == 0);
        }
        for (int i = 0; i < 10; i += 3) {
            relation.remove(i, i + 1);
            members.remove(i);
        }
        assertEquals(10, relation.end());
        assertFalse(relation.isMarked(6));
        assertFalse(members.isMarked(6));
        relation.compact();
        members.compact();
        assertEquals(6, relation.end());
        assertEquals(6, members.end());
        for (int row = 0; row < 6; row++) {
            assertEquals(relation.subject(row) % 2 == 0, relation.isMarked(row));
            assertEquals(members.member(row) % 2 == 0, members.isMarked(row));
            assertEquals(row, relation.row(relation.subject(row), relation.object(row)));
            assertEquals(row, members.position(members.member(row)));
        }
    }

    @Test
    void everyPatternAnswersAsASetOfTriplesDoes() {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            int range = 1 + random.nextInt(300);
            var graph = new KnowledgeGraph();
            Set<Triple> expected = new HashSet<>();
            for (int i = 0; i < 2000; i++) {
                Triple triple = randomTriple(random, range);
                assertEquals(expected.add(triple), graph.add(triple), "seed " + seed);
                if (seed % 2 == 0 && random.nextInt(3) > 0) {
                    Triple gone = randomTriple(random, range);
                    assertEquals(expected.remove(gone), graph.remove(gone), "seed " + seed);
                }
                if (seed % 4 == 0 && random.nextInt(400) == 0) {
                    graph.relations().forEach(Relation::compact);
                    graph.classes().forEach(Members::compact);
                }
                if (i % 500 == 0) { // chains exist from here on
                    assertEquals(
                            graph.contains(triple),
                            graph.find(triple.getSubject(), null, null).anyMatch(triple::equals));
                    assertEquals(
                            graph.contains(triple),
                            graph.find(null, null, triple.getObject()).anyMatch(triple::equals));
                }
            }
            assertEquals(expected.size(), graph.size());
            assertEquals(expected, graph.copy().find(null, null, null).collect(Collectors.toSet()));
            Graph view = graph.asGraph();
            for (int i = 0; i < 40; i++) {
                Triple one = randomTriple(random, range);
                Node s = random.nextBoolean() ? one.getSubject() : Node.ANY;
                Node p = random.nextBoolean() ? one.getPredicate() : Node.ANY;
                Node o = random.nextBoolean() ? one.getObject() : Node.ANY;
                Set<Triple> fits =
                        expected.stream()
                                .filter(Triple.createMatch(s, p, o)::matches)
                                .collect(Collectors.toSet());
                List<Triple> found = graph.find(s, p, o).toList();
                assertEquals(fits, new HashSet<>(found), "seed " + seed);
                assertEquals(fits.size(), found.size(), "seed " + seed);
                List<Triple> seen = new ArrayList<>(view.find(s, p, o).toList());
                assertEquals(fits, new HashSet<>(seen), "seed " + seed);
                assertEquals(fits.size(), seen.size(), "seed " + seed);
            }
        }
    }

    private static Triple randomTriple(Random random, int range) {
        Node subject = iri("s" + random.nextInt(range));
        return random.nextInt(3) == 0
                ? Triple.create(subject, RDF.Nodes.type, iri("C" + random.nextInt(5)))
                : Triple.create(
                        subject,
                        iri("p" + random.nextInt(4)),
                        random.nextBoolean()
                                ? iri("s" + random.nextInt(range))
                                : integer(Integer.toString(random.nextInt(range))));
    }

    private static Node iri(String name) {
        return NodeFactory.createURI("http://example.org/" + name);
    }

    private static Node integer(String digits) {
        return NodeFactory.createLiteralDT(digits, XSDDatatype.XSDinteger);
    }
}
