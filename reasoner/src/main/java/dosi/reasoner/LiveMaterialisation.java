package dosi.reasoner;

import dosi.graph.Dictionary;
import dosi.graph.KnowledgeGraph;
import dosi.graph.Members;
import dosi.graph.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// A graph with everything that follows from it, kept right while triples, axioms among them, are added and deleted.
///
/// ```java
/// LiveMaterialisation live = Reasoner.owl2Rl().live(asserted);
/// Maintained done = live.apply(new Delta(List.of(built), List.of(demolished)));
/// done.inferred().added().forEach(...);
/// live.apply(done.asserted().inverse()); // back to where it was
/// ```
///
/// After any sequence of changes, the inferences and the inconsistencies are those of [Reasoner#materialise] from scratch. A
/// change costs what follows from it and what followed from what is deleted; a changed axiom costs as much as the
/// inferences that it takes part in, and one compilation of the rules. A change of `owl:sameAs` costs the cliques that it touches.
///
/// Everything is in memory. Not for use by several threads at once.
public final class LiveMaterialisation {

    /// A table with fewer dead rows than this is not worth compacting.
    private static final int DEAD_ROWS_MIN = 1_000;

    private final KnowledgeGraph graph;
    private final Fixpoint fixpoint;
    private final Facts facts;
    private final Deletion deletion;
    private final Dictionary terms;

    /// For each literal, in how many places of asserted facts it stands.
    private int[] occurrences = new int[64];

    private long asserted;

    LiveMaterialisation(Iterable<Triple> triples, Set<OwlRule> rules) {
        if (rules.contains(OwlRule.EQ_REF)) {
            throw new IllegalArgumentException(
                    "eq-ref says of everything that it is the same as itself; leave it out of a live"
                            + " materialisation");
        }
        graph = new KnowledgeGraph();
        graph.addAll(triples);
        asserted = graph.size();
        fixpoint = new Fixpoint(graph, rules);
        facts = fixpoint.facts;
        terms = graph.terms();
        countLiterals();
        fixpoint.materialise();
        deletion = new Deletion(fixpoint);
        deletion.learnClauses();
    }

    private void countLiterals() {
        for (Table table : facts.tables) {
            Relation relation = table.relation;
            for (int row = 0; row < relation.end(); row++) {
                count(relation.subject(row), relation.property(), relation.object(row), 1);
            }
        }
        for (Extent extent : facts.extents) {
            Members members = extent.members;
            for (int at = 0; at < members.end(); at++) {
                count(members.member(at), facts.is.type, members.type(), 1);
            }
        }
    }

    /// What is asserted and what is inferred together; a live view.
    public Graph graph() {
        return graph.asGraph();
    }

    /// How many triples are asserted.
    public long asserted() {
        return asserted;
    }

    /// How many facts are held, asserted and inferred, including those that RDF cannot write.
    public long facts() {
        return graph.size();
    }

    /// Hands over every triple that follows and is not asserted, once.
    ///
    /// @return how many there are
    public long inferred(Consumer<Triple> inferred) {
        return facts.write(inferred);
    }

    /// What cannot hold together, as in [Materialisation]; worked out anew at each call, from all facts.
    public Inconsistencies inconsistencies() {
        Refutation refutation = fixpoint.refute();
        return new Inconsistencies(refutation.inconsistencies(), refutation.cut());
    }

    /// What cannot hold together.
    ///
    /// @param found at most [Materialisation#INCONSISTENCIES_MAX]
    /// @param cut whether there are more than are listed
    public record Inconsistencies(List<Inconsistency> found, boolean cut) {
        public Inconsistencies {
            found = List.copyOf(found);
        }
    }

    /// Adds and deletes asserted triples. Triples that are asserted already and deleted ones that are not asserted change nothing.
    ///
    /// @return what has become of it
    public Maintained apply(Delta delta) {
        begin();
        long schema = facts.schemaChanges();
        Set<Triple> coming = new HashSet<>(delta.added());
        List<Triple> unasserted = new ArrayList<>();
        for (Triple triple : delta.deleted()) {
            if (!coming.contains(triple) && retract(triple)) {
                unasserted.add(triple);
            }
        }
        List<Triple> added = new ArrayList<>();
        for (Triple triple : new LinkedHashSet<>(delta.added())) {
            if (assertTriple(triple)) {
                added.add(triple);
            }
        }
        asserted += added.size() - unasserted.size();
        doomLiterals(unasserted);
        long overdeleted = maintain(schema);
        Delta inferred = difference();
        compact();
        return new Maintained(new Delta(added, unasserted), inferred, overdeleted);
    }

    /// @param before the number of schema changes before the change
    /// @return how many facts were deleted on the way
    private long maintain(long before) {
        long schema = before;
        long overdeleted = 0;
        boolean mixed = fixpoint.mixesSchemaAndData();
        boolean withdrawn;
        do {
            withdrawn = false;
            long deleted;
            do {
                deleted = deletion.delete();
                overdeleted += deleted;
                if (schema != facts.schemaChanges()) {
                    if (overdeleted > 0 && (mixed || fixpoint.mixesSchemaAndData())) {
                        return overdeleted + startOver();
                    }
                    schema = facts.schemaChanges();
                    recompile();
                    deleted++; // look again
                }
            } while (deleted > 0);
            deletion.putBack();
            fixpoint.complete();
            while (schema != facts.schemaChanges()) {
                schema = facts.schemaChanges();
                withdrawn |= recompile();
                fixpoint.complete();
            }
        } while (withdrawn);
        return overdeleted;
    }

    private long startOver() {
        long deleted = deletion.deleteAllInferred();
        long schema = facts.schemaChanges();
        fixpoint.startOver();
        while (schema != facts.schemaChanges()) {
            schema = facts.schemaChanges();
            fixpoint.recompile();
            fixpoint.complete();
        }
        deletion.learnClauses();
        return deleted;
    }

    /// @return whether there are clauses that are no more
    private boolean recompile() {
        Fixpoint.Withdrawn withdrawn = fixpoint.recompile();
        deletion.learnClauses();
        deletion.doomConclusions(withdrawn);
        return !withdrawn.isEmpty();
    }

    private void begin() {
        for (Table table : facts.tables) {
            table.changeStart = table.relation.end();
            table.log = null;
        }
        for (Extent extent : facts.extents) {
            extent.changeStart = extent.members.end();
            extent.log = null;
        }
    }

    /// Takes away the mark of an asserted triple, and dooms it.
    private boolean retract(Triple triple) {
        int subject = terms.find(triple.getSubject());
        int predicate = terms.find(triple.getPredicate());
        int object = terms.find(triple.getObject());
        if (subject < 0 || predicate < 0 || object < 0) {
            return false;
        }
        if (predicate == facts.is.type) {
            Extent extent = facts.findExtent(object);
            if (extent == null || !extent.members.contains(subject)) {
                return false;
            }
            int position = extent.members.position(subject);
            if (!extent.members.isMarked(position)) {
                return false;
            }
            extent.members.mark(position, false);
            log(extent).unasserted.add(subject, 0);
            deletion.doom(extent, subject);
        } else {
            Table table = facts.findTable(predicate);
            int row = table == null ? Relation.NONE : table.relation.row(subject, object);
            if (table == null || row == Relation.NONE || !table.relation.isMarked(row)) {
                return false;
            }
            table.relation.mark(row, false);
            log(table).unasserted.add(subject, object);
            deletion.doom(table, subject, object);
        }
        count(subject, predicate, object, -1);
        return true;
    }

    private boolean assertTriple(Triple triple) {
        int subject = terms.add(triple.getSubject());
        int predicate = terms.add(triple.getPredicate());
        int object = terms.add(triple.getObject());
        facts.lookAtNewTerms();
        if (predicate == facts.is.type) {
            Extent extent = facts.extent(object);
            boolean isNew = facts.add(extent, subject);
            int position = extent.members.position(subject);
            if (extent.members.isMarked(position)) {
                return false;
            }
            extent.members.mark(position, true);
            if (!isNew) {
                log(extent).nowAsserted.add(subject, 0);
            }
        } else {
            Table table = facts.table(predicate);
            boolean isNew = facts.add(table, subject, object);
            int row = table.relation.row(subject, object);
            if (table.relation.isMarked(row)) {
                return false;
            }
            table.relation.mark(row, true);
            if (!isNew) {
                log(table).nowAsserted.add(subject, object);
            }
        }
        count(subject, predicate, object, 1);
        return true;
    }

    private static RowLog log(Table table) {
        RowLog log = table.log;
        if (log == null) {
            log = new RowLog();
            table.log = log;
        }
        return log;
    }

    private static RowLog log(Extent extent) {
        RowLog log = extent.log;
        if (log == null) {
            log = new RowLog();
            extent.log = log;
        }
        return log;
    }

    // ---- literals

    private void count(int subject, int predicate, int object, int by) {
        count(subject, by);
        count(predicate, by);
        count(object, by);
    }

    private void count(int term, int by) {
        if (facts.isLiteral(term)) {
            if (term >= occurrences.length) {
                occurrences = Arrays.copyOf(occurrences, Math.max(term + 1, terms.size()) * 5 / 4);
            }
            boolean occurred = occurrences[term] > 0;
            occurrences[term] += by;
            boolean occurs = occurrences[term] > 0;
            if (occurred != occurs) {
                facts.setOccurs(term, occurs);
                if (occurs) {
                    fixpoint.typeLiteral(term);
                }
            }
        }
    }

    /// A literal that nobody mentions any more belongs to no datatype.
    private void doomLiterals(List<Triple> unasserted) {
        if (fixpoint.datatypes().isEmpty()) {
            return;
        }
        for (Triple triple : unasserted) {
            doomLiteral(triple.getSubject());
            doomLiteral(triple.getPredicate());
            doomLiteral(triple.getObject());
        }
    }

    private void doomLiteral(Node term) {
        if (term.isLiteral()) {
            int id = terms.find(term);
            if (!facts.occurs(id)) {
                for (int datatype : fixpoint.datatypes()) {
                    deletion.doom(facts.extent(datatype), id);
                }
            }
        }
    }

    // ---- what has become of it

    private Delta difference() {
        List<Triple> appeared = new ArrayList<>();
        List<Triple> disappeared = new ArrayList<>();
        for (Table table : facts.tables) {
            if (table.writable) {
                difference(table, appeared, disappeared);
            }
        }
        for (Extent extent : facts.extents) {
            difference(extent, appeared, disappeared);
        }
        return new Delta(appeared, disappeared);
    }

    private void difference(Table table, List<Triple> appeared, List<Triple> disappeared) {
        Relation relation = table.relation;
        RowLog log = table.log;
        int property = relation.property();
        if (log != null) {
            for (int row = 0; row < log.nowAsserted.end(); row++) {
                tell(
                        log.nowAsserted.subject(row),
                        property,
                        log.nowAsserted.object(row),
                        disappeared);
            }
            for (int row = 0; row < log.deleted.end(); row++) {
                int subject = log.deleted.subject(row);
                int object = log.deleted.object(row);
                if (!relation.contains(subject, object)) {
                    tell(subject, property, object, disappeared);
                }
            }
        }
        for (int row = table.changeStart; row < relation.end(); row++) {
            if (relation.isLive(row)
                    && !relation.isMarked(row)
                    && (log == null
                            || !log.deleted.contains(
                                    relation.subject(row), relation.object(row)))) {
                tell(relation.subject(row), property, relation.object(row), appeared);
            }
        }
    }

    private void difference(Extent extent, List<Triple> appeared, List<Triple> disappeared) {
        Members members = extent.members;
        RowLog log = extent.log;
        if (log != null) {
            for (int row = 0; row < log.nowAsserted.end(); row++) {
                tell(log.nowAsserted.subject(row), facts.is.type, members.type(), disappeared);
            }
            for (int row = 0; row < log.deleted.end(); row++) {
                int member = log.deleted.subject(row);
                if (!members.contains(member)) {
                    tell(member, facts.is.type, members.type(), disappeared);
                }
            }
        }
        for (int at = extent.changeStart; at < members.end(); at++) {
            if (members.isLive(at)
                    && !members.isMarked(at)
                    && (log == null || !log.deleted.contains(members.member(at), 0))) {
                tell(members.member(at), facts.is.type, members.type(), appeared);
            }
        }
    }

    private void tell(int subject, int predicate, int object, List<Triple> triples) {
        if (!facts.isLiteral(subject)) {
            triples.add(
                    Triple.create(terms.term(subject), terms.term(predicate), terms.term(object)));
        }
    }

    // ---- memory

    private void compact() {
        boolean compacted = false;
        for (Table table : facts.tables) {
            int dead = table.relation.end() - table.relation.size();
            if (dead > DEAD_ROWS_MIN && dead > table.relation.size() / 2) {
                table.relation.compact();
                table.joined = table.relation.end();
                table.forwarded = table.relation.end();
                table.renamed = table.relation.end();
                compacted = true;
            }
        }
        for (Extent extent : facts.extents) {
            int dead = extent.members.end() - extent.members.size();
            if (dead > DEAD_ROWS_MIN && dead > extent.members.size() / 2) {
                extent.members.compact();
                extent.joined = extent.members.end();
                extent.forwarded = extent.members.end();
                extent.renamed = extent.members.end();
                compacted = true;
            }
        }
        if (compacted) {
            fixpoint.keys().forEach(KeyIndex::rewind);
        }
    }
}
