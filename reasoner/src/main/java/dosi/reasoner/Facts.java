package dosi.reasoner;

import dosi.graph.Dictionary;
import dosi.graph.KnowledgeGraph;
import dosi.graph.Members;
import dosi.graph.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;

/// All that is known so far: the relations and classes of a graph with the marks of what has been done to them,
/// and the one place where new facts are written and counted.
///
/// Facts may have a literal as subject or a blank node as predicate (the *generalised* triples of the recommendation).
/// They serve as premises and are never handed out.
final class Facts {
    final KnowledgeGraph graph;
    final Dictionary terms;
    final Vocabulary is;
    final List<Table> tables = new ArrayList<>();
    final List<Extent> extents = new ArrayList<>();
    final Table sameAs;

    private final Set<OwlRule> rules;
    private final Set<Integer> axiomProperties = new HashSet<>();
    private final Set<Integer> axiomClasses = new HashSet<>();

    /// By the id of the property or the class.
    private @Nullable Table[] tableOf = new Table[64];

    private @Nullable Extent[] extentOf = new Extent[64];
    private final BitSet literals = new BitSet();

    /// Literals that no asserted fact holds any more.
    private final BitSet vanished = new BitSet();

    private int termsSeen;
    private long schemaChanges;
    private final Map<OwlRule, Count> derived = new EnumMap<>(OwlRule.class);

    Facts(KnowledgeGraph graph, Set<OwlRule> rules) {
        this.graph = graph;
        this.rules = rules;
        terms = graph.terms();
        is = new Vocabulary(terms);
        for (int property : is.axiomProperties()) {
            axiomProperties.add(property);
        }
        for (int type : is.axiomClasses()) {
            axiomClasses.add(type);
        }
        lookAtNewTerms();
        for (Relation relation : List.copyOf(graph.relations())) {
            relation.markAll();
            table(relation.property());
        }
        for (Members members : List.copyOf(graph.classes())) {
            members.markAll();
            extent(members.type());
        }
        sameAs = table(is.sameAs);
    }

    /// To be called when terms have been added.
    void lookAtNewTerms() {
        for (; termsSeen < terms.size(); termsSeen++) {
            if (terms.isLiteral(termsSeen)) {
                literals.set(termsSeen);
            }
        }
    }

    boolean isLiteral(int id) {
        return literals.get(id);
    }

    /// Whether an asserted fact holds a literal.
    boolean occurs(int literal) {
        return !vanished.get(literal);
    }

    void setOccurs(int literal, boolean occurs) {
        vanished.set(literal, !occurs);
    }

    /// The literals, by id, also those that occur no more; a view.
    BitSet literals() {
        return literals;
    }

    Table table(int property) {
        Table table = findTable(property);
        if (table == null) {
            table =
                    new Table(
                            graph.relationOf(property),
                            saysNothingOfItself(property),
                            property != is.sameAs && property != is.first && property != is.rest,
                            terms.term(property).isURI(),
                            axiomProperties.contains(property));
            if (property >= tableOf.length) {
                tableOf = Arrays.copyOf(tableOf, Math.max(property + 1, tableOf.length * 2));
            }
            tableOf[property] = table;
            tables.add(table);
        }
        return table;
    }

    @Nullable Table findTable(int property) {
        return property < tableOf.length ? tableOf[property] : null;
    }

    Extent extent(int type) {
        Extent extent = findExtent(type);
        if (extent == null) {
            extent = new Extent(graph.membersOf(type), axiomClasses.contains(type));
            if (type >= extentOf.length) {
                extentOf = Arrays.copyOf(extentOf, Math.max(type + 1, extentOf.length * 2));
            }
            extentOf[type] = extent;
            extents.add(extent);
        }
        return extent;
    }

    @Nullable Extent findExtent(int type) {
        return type < extentOf.length ? extentOf[type] : null;
    }

    private boolean saysNothingOfItself(int property) {
        if (property == is.subClassOf || property == is.equivalentClass) {
            return !rules.contains(OwlRule.SCM_CLS);
        }
        if (property == is.subPropertyOf || property == is.equivalentProperty) {
            return !rules.contains(OwlRule.SCM_OP) && !rules.contains(OwlRule.SCM_DP);
        }
        return property == is.sameAs;
    }

    void put(Table table, int subject, int object, OwlRule rule) {
        if (mayBeInferred(table, subject, object)
                && add(table, subject, object)
                && table.writable
                && !isLiteral(subject)) {
            count(rule);
        }
    }

    void put(Extent extent, int member, OwlRule rule) {
        if (add(extent, member) && !isLiteral(member)) {
            count(rule);
        }
    }

    boolean mayBeInferred(Table table, int subject, int object) {
        if (table.irreflexive && subject == object) {
            return false;
        }
        // values are compared at the end (dt-diff), never replaced by each other
        return table != sameAs || !isLiteral(subject) || !isLiteral(object);
    }

    /// Writes a fact, asserted or inferred.
    ///
    /// @return whether it is new
    boolean add(Table table, int subject, int object) {
        boolean first = table.relation.size() == 0;
        if (!table.relation.add(subject, object)) {
            return false;
        }
        if (table.axioms
                || (first && sameAs.relation.size() > 0) // its property may have another name
                || (table == sameAs && isName(subject))) {
            schemaChanges++;
        }
        return true;
    }

    /// As for tables.
    boolean add(Extent extent, int member) {
        boolean first = extent.members.size() == 0;
        if (!extent.members.add(member)) {
            return false;
        }
        if (extent.axioms || (first && sameAs.relation.size() > 0)) {
            schemaChanges++;
        }
        return true;
    }

    void delete(Table table, int subject, int object) {
        table.relation.remove(subject, object);
        if (table.axioms || (table == sameAs && isName(subject))) {
            schemaChanges++;
        }
    }

    void delete(Extent extent, int member) {
        extent.members.remove(member);
        if (extent.axioms) {
            schemaChanges++;
        }
    }

    /// Whether a term has been a property or a class.
    boolean isName(int term) {
        return term == is.type || findTable(term) != null || findExtent(term) != null;
    }

    /// Grows whenever a triple comes or goes that may change the clauses.
    long schemaChanges() {
        return schemaChanges;
    }

    /// Hands over what was inferred; triples with a literal as subject or a blank predicate stay in here.
    long write(Consumer<Triple> inferred) {
        long count = 0;
        for (Table table : tables) {
            Relation relation = table.relation;
            if (table.writable) {
                Node predicate = terms.term(relation.property());
                for (int row = 0; row < relation.end(); row++) {
                    int subject = relation.subject(row);
                    if (relation.isLive(row) && !relation.isMarked(row) && !isLiteral(subject)) {
                        count++;
                        inferred.accept(
                                Triple.create(
                                        terms.term(subject),
                                        predicate,
                                        terms.term(relation.object(row))));
                    }
                }
            }
        }
        Node type = terms.term(is.type);
        for (Extent extent : extents) {
            Node object = terms.term(extent.members.type());
            for (int at = 0; at < extent.members.end(); at++) {
                int member = extent.members.member(at);
                if (extent.members.isLive(at)
                        && !extent.members.isMarked(at)
                        && !isLiteral(member)) {
                    count++;
                    inferred.accept(Triple.create(terms.term(member), type, object));
                }
            }
        }
        return count;
    }

    /// `eq-ref`: everything that occurs is the same as itself.
    void addReflexiveSameAs() {
        BitSet occurring = new BitSet(terms.size());
        for (Table table : tables) {
            Relation relation = table.relation;
            for (int row = 0; row < relation.end(); row++) {
                if (relation.isLive(row)) {
                    occurring.set(relation.subject(row));
                    occurring.set(relation.property());
                    occurring.set(relation.object(row));
                }
            }
        }
        for (Extent extent : extents) {
            for (int at = 0; at < extent.members.end(); at++) {
                if (extent.members.isLive(at)) {
                    occurring.set(extent.members.member(at));
                    occurring.set(extent.members.type());
                    occurring.set(is.type);
                }
            }
        }
        for (int term = occurring.nextSetBit(0); term >= 0; term = occurring.nextSetBit(term + 1)) {
            if (sameAs.relation.add(term, term) && !literals.get(term)) {
                count(OwlRule.EQ_REF);
            }
        }
    }

    /// For each rule how many facts it was the first to infer, of those that can be written.
    Map<OwlRule, Long> derived() {
        Map<OwlRule, Long> counts = new EnumMap<>(OwlRule.class);
        derived.forEach((rule, count) -> counts.put(rule, count.facts));
        return counts;
    }

    private void count(OwlRule rule) {
        derived.computeIfAbsent(rule, _ -> new Count()).facts++;
    }

    private static final class Count {
        private long facts;
    }
}
