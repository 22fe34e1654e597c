package dosi.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import org.jspecify.annotations.Nullable;

/// Triples in memory: terms are numbered by a [Dictionary], each property has a [Relation] of its pairs, and
/// each class the set of its [Members].
///
/// `rdf:type` triples live in the members only; there is no relation of `rdf:type`. Terms are compared as
/// terms, not by value. A term keeps its id when its last triple is removed. One writer, or any number of readers.
///
/// ```java
/// var graph = new KnowledgeGraph();
/// graph.add(Triple.create(bus7, RDF.Nodes.type, bus));
/// graph.find(null, RDF.Nodes.type, bus).forEach(...);
/// ```
///
/// Cost: a pattern with a known property is answered by one look-up; a pattern without a property
/// asks every relation and every class.
public final class KnowledgeGraph {

    private static final Node TYPE =
            NodeFactory.createURI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type");

    private final Dictionary terms;
    private final int type;

    /// By the id of the property or the class; null where there is none.
    private @Nullable Relation[] relationOf = new Relation[64];

    private @Nullable Members[] membersOf = new Members[64];
    private final List<Relation> relations = new ArrayList<>();
    private final List<Members> classes = new ArrayList<>();

    public KnowledgeGraph() {
        terms = new Dictionary();
        type = terms.add(TYPE);
    }

    private KnowledgeGraph(KnowledgeGraph original) {
        terms = original.terms.copy();
        type = original.type;
        original.relations.forEach(relation -> register(relation.copy()));
        original.classes.forEach(members -> register(members.copy()));
    }

    /// The same triples with the same ids, independent of this graph.
    public KnowledgeGraph copy() {
        return new KnowledgeGraph(this);
    }

    /// Adds a triple.
    ///
    /// @return whether it is new
    public boolean add(Triple triple) {
        return add(
                terms.add(triple.getSubject()),
                terms.add(triple.getPredicate()),
                terms.add(triple.getObject()));
    }

    /// Adds triples.
    public void addAll(Iterable<Triple> triples) {
        triples.forEach(this::add);
    }

    /// Adds the triple of three ids.
    ///
    /// @return whether it is new
    public boolean add(int subject, int predicate, int object) {
        return predicate == type
                ? membersOf(object).add(subject)
                : relationOf(predicate).add(subject, object);
    }

    /// Removes a triple.
    ///
    /// @return whether it was here
    public boolean remove(Triple triple) {
        int subject = terms.find(triple.getSubject());
        int predicate = terms.find(triple.getPredicate());
        int object = terms.find(triple.getObject());
        return subject >= 0 && predicate >= 0 && object >= 0 && remove(subject, predicate, object);
    }

    /// Removes the triple of three ids.
    ///
    /// @return whether it was here
    public boolean remove(int subject, int predicate, int object) {
        if (predicate == type) {
            Members members = findMembers(object);
            return members != null && members.remove(subject);
        }
        Relation relation = findRelation(predicate);
        return relation != null && relation.remove(subject, object);
    }

    /// Whether a triple is here.
    public boolean contains(Triple triple) {
        int subject = terms.find(triple.getSubject());
        int predicate = terms.find(triple.getPredicate());
        int object = terms.find(triple.getObject());
        return subject >= 0
                && predicate >= 0
                && object >= 0
                && contains(subject, predicate, object);
    }

    /// Whether the triple of three ids is here.
    public boolean contains(int subject, int predicate, int object) {
        if (predicate == type) {
            Members members = findMembers(object);
            return members != null && members.contains(subject);
        }
        Relation relation = findRelation(predicate);
        return relation != null && relation.contains(subject, object);
    }

    /// How many triples there are.
    public long size() {
        long size = 0;
        for (Relation relation : relations) {
            size += relation.size();
        }
        for (Members members : classes) {
            size += members.size();
        }
        return size;
    }

    /// The triples that fit a pattern; `null` or [Node#ANY] fits every term.
    ///
    /// A lazy stream over the live graph: do not add or remove while reading it.
    public Stream<Triple> find(
            @Nullable Node subject, @Nullable Node predicate, @Nullable Node object) {
        int s = idOf(subject);
        int p = idOf(predicate);
        int o = idOf(object);
        if (s == Dictionary.ABSENT || p == Dictionary.ABSENT || o == Dictionary.ABSENT) {
            return Stream.empty();
        }
        if (p == ANY) {
            return Stream.concat(
                    relations.stream().flatMap(relation -> find(s, relation, o)), findTypes(s, o));
        }
        if (p == type) {
            return findTypes(s, o);
        }
        Relation relation = findRelation(p);
        return relation == null ? Stream.empty() : find(s, relation, o);
    }

    /// A read-only view of this graph for Jena; it shows triples added later.
    public Graph asGraph() {
        return new GraphView(this);
    }

    /// The terms and their ids.
    public Dictionary terms() {
        return terms;
    }

    /// The id of `rdf:type`.
    public int type() {
        return type;
    }

    /// The relations, one for each property that has occurred, in the order of their first occurrence; a view.
    public List<Relation> relations() {
        return Collections.unmodifiableList(relations);
    }

    /// The sets of members, one for each class that has occurred, in the order of first occurrence; a view.
    public List<Members> classes() {
        return Collections.unmodifiableList(classes);
    }

    /// The relation of a property; an empty one is made if there was none.
    ///
    /// @throws IllegalArgumentException for `rdf:type`, which has members instead
    public Relation relationOf(int property) {
        Relation relation = findRelation(property);
        return relation != null ? relation : register(new Relation(property));
    }

    /// The members of a class; an empty set is made if there was none.
    public Members membersOf(int type) {
        Members members = findMembers(type);
        return members != null ? members : register(new Members(type));
    }

    /// The relation of a property, or null if the property has not occurred.
    public @Nullable Relation findRelation(int property) {
        return property < relationOf.length ? relationOf[property] : null;
    }

    /// The members of a class, or null if the class has not occurred.
    public @Nullable Members findMembers(int type) {
        return type < membersOf.length ? membersOf[type] : null;
    }

    private Relation register(Relation relation) {
        int property = relation.property();
        if (property == type) {
            throw new IllegalArgumentException("rdf:type has members, not a relation");
        }
        if (property >= relationOf.length) {
            relationOf = Arrays.copyOf(relationOf, Math.max(property + 1, property * 2));
        }
        relationOf[property] = relation;
        relations.add(relation);
        return relation;
    }

    private Members register(Members members) {
        int id = members.type();
        if (id >= membersOf.length) {
            membersOf = Arrays.copyOf(membersOf, Math.max(id + 1, id * 2));
        }
        membersOf[id] = members;
        classes.add(members);
        return members;
    }

    private static final int ANY = -2;

    private int idOf(@Nullable Node node) {
        return node == null || !node.isConcrete() ? ANY : terms.find(node);
    }

    private Stream<Triple> find(int s, Relation relation, int o) {
        IntStream rows;
        if (s >= 0 && o >= 0) {
            int row = relation.row(s, o);
            rows = row == Relation.NONE ? IntStream.empty() : IntStream.of(row);
        } else if (s >= 0) {
            rows =
                    IntStream.iterate(
                            relation.firstWithSubject(s),
                            row -> row != Relation.NONE,
                            relation::nextWithSubject);
        } else if (o >= 0) {
            rows =
                    IntStream.iterate(
                            relation.firstWithObject(o),
                            row -> row != Relation.NONE,
                            relation::nextWithObject);
        } else {
            rows = IntStream.range(0, relation.end()).filter(relation::isLive);
        }
        Node predicate = terms.term(relation.property());
        return rows.mapToObj(
                row ->
                        Triple.create(
                                terms.term(relation.subject(row)),
                                predicate,
                                terms.term(relation.object(row))));
    }

    private Stream<Triple> findTypes(int s, int o) {
        if (o >= 0) {
            Members members = findMembers(o);
            return members == null ? Stream.empty() : findMembers(s, members);
        }
        return classes.stream().flatMap(members -> findMembers(s, members));
    }

    private Stream<Triple> findMembers(int s, Members members) {
        Node object = terms.term(members.type());
        if (s >= 0) {
            return members.contains(s)
                    ? Stream.of(Triple.create(terms.term(s), TYPE, object))
                    : Stream.empty();
        }
        return IntStream.range(0, members.end())
                .filter(members::isLive)
                .mapToObj(
                        position ->
                                Triple.create(terms.term(members.member(position)), TYPE, object));
    }

    /// As [#find], one relation or class after the other: a stream of streams would hold a whole relation.
    ExtendedIterator<Triple> iterate(Triple pattern) {
        Node subject = pattern.getSubject();
        Node object = pattern.getObject();
        if (pattern.getPredicate().isConcrete()) {
            return WrappedIterator.create(find(subject, pattern.getPredicate(), object).iterator());
        }
        Iterator<Node> predicates =
                Iter.concat(
                        Iter.map(relations.iterator(), relation -> terms.term(relation.property())),
                        Iter.singletonIterator(TYPE));
        return WrappedIterator.create(
                Iter.flatMap(
                        predicates,
                        predicate ->
                                predicate.equals(TYPE) && !object.isConcrete()
                                        ? Iter.flatMap(
                                                classes.iterator(),
                                                members -> types(subject, members))
                                        : find(subject, predicate, object).iterator()));
    }

    private Iterator<Triple> types(Node subject, Members members) {
        int s = idOf(subject);
        return s == Dictionary.ABSENT
                ? Collections.emptyIterator()
                : findMembers(s, members).iterator();
    }
}
