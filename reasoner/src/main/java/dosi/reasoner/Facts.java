package dosi.reasoner;

import dosi.graph.Dictionary;
import dosi.graph.KnowledgeGraph;
import dosi.graph.Members;
import dosi.graph.Relation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

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
    private final Map<Integer, Table> tableOf = new HashMap<>();
    private final Map<Integer, Extent> extentOf = new HashMap<>();
    private final BitSet literals;
    private final Map<OwlRule, Count> derived = new EnumMap<>(OwlRule.class);

    Facts(KnowledgeGraph graph, Set<OwlRule> rules) {
        this.graph = graph;
        this.rules = rules;
        terms = graph.terms();
        is = new Vocabulary(terms);
        literals = new BitSet(terms.size());
        for (int id = 0; id < terms.size(); id++) {
            literals.set(id, terms.isLiteral(id));
        }
        for (Relation relation : List.copyOf(graph.relations())) {
            table(relation.property(), relation.size());
        }
        for (Members members : List.copyOf(graph.classes())) {
            extent(members.type(), members.size());
        }
        sameAs = table(is.sameAs);
    }

    boolean isLiteral(int id) {
        return literals.get(id);
    }

    /// The literals, by id; a view.
    BitSet literals() {
        return literals;
    }

    Table table(int property) {
        return table(property, 0);
    }

    private Table table(int property, int given) {
        Table table = tableOf.get(property);
        if (table == null) {
            table =
                    new Table(
                            graph.relationOf(property),
                            saysNothingOfItself(property),
                            property != is.sameAs && property != is.first && property != is.rest,
                            terms.term(property).isURI(),
                            given);
            tableOf.put(property, table);
            tables.add(table);
        }
        return table;
    }

    Extent extent(int type) {
        return extent(type, 0);
    }

    private Extent extent(int type, int given) {
        Extent extent = extentOf.get(type);
        if (extent == null) {
            extent = new Extent(graph.membersOf(type), given);
            extentOf.put(type, extent);
            extents.add(extent);
        }
        return extent;
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
        if (table.irreflexive && subject == object) {
            return;
        }
        if (table == sameAs && isLiteral(subject) && isLiteral(object)) {
            return; // values are compared at the end (dt-diff), never replaced by each other
        }
        if (table.relation.add(subject, object) && table.writable && !isLiteral(subject)) {
            count(rule);
        }
    }

    void put(Extent extent, int member, OwlRule rule) {
        if (extent.members.add(member) && !isLiteral(member)) {
            count(rule);
        }
    }

    /// Grows whenever a triple is added that may change the clauses.
    long axiomCount() {
        long count = 0;
        for (int property : is.axiomProperties()) {
            Relation relation = graph.findRelation(property);
            count += relation == null ? 0 : relation.size();
        }
        for (int type : is.axiomClasses()) {
            Members members = graph.findMembers(type);
            count += members == null ? 0 : members.size();
        }
        if (sameAs.relation.size() > 0) { // a property or class may have another name
            count += sameAs.relation.size();
            count += tables.stream().filter(table -> table.relation.size() > 0).count();
            count += extents.stream().filter(extent -> extent.members.size() > 0).count();
        }
        return count;
    }

    /// Hands over what was inferred; triples with a literal as subject or a blank predicate stay in here.
    long write(Consumer<Triple> inferred) {
        long count = 0;
        for (Table table : tables) {
            Relation relation = table.relation;
            if (table.writable) {
                Node predicate = terms.term(relation.property());
                for (int row = table.asserted; row < relation.size(); row++) {
                    int subject = relation.subject(row);
                    if (!isLiteral(subject)) {
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
            for (int at = extent.asserted; at < extent.members.size(); at++) {
                int member = extent.members.member(at);
                if (!isLiteral(member)) {
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
            for (int row = 0; row < relation.size(); row++) {
                occurring.set(relation.subject(row));
                occurring.set(relation.property());
                occurring.set(relation.object(row));
            }
        }
        for (Extent extent : extents) {
            for (int at = 0; at < extent.members.size(); at++) {
                occurring.set(extent.members.member(at));
                occurring.set(extent.members.type());
                occurring.set(is.type);
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
