package dosi.reasoner;

import dosi.graph.Relation;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// The rules `eq-sym`, `eq-trans`, `eq-rep-s` and `eq-rep-o`.
///
/// Things that are the same form a clique; a fact is copied to all names at once, instead of joining
/// `owl:sameAs` with itself and with everything. A clique of k names costs k times its facts and k² pairs, as the rules demand.
/// Two literals are never made the same: where they would be, their values are compared (`dt-diff`).
final class Equality {
    /// Applied all or not at all.
    static final Set<OwlRule> RULES =
            Collections.unmodifiableSet(
                    EnumSet.of(
                            OwlRule.EQ_SYM,
                            OwlRule.EQ_TRANS,
                            OwlRule.EQ_REP_S,
                            OwlRule.EQ_REP_P,
                            OwlRule.EQ_REP_O));

    private final Facts facts;
    private final Cliques cliques;

    /// Whether a property, a class or a term of an axiom has been given another name.
    private boolean namesAxioms;

    Equality(Facts facts, Cliques cliques) {
        this.facts = facts;
        this.cliques = cliques;
    }

    /// Makes cliques of new `owl:sameAs` pairs, and copies new triples to every name of their subjects and objects.
    void run() {
        Relation same = facts.sameAs.relation;
        for (; facts.sameAs.renamed < same.end(); facts.sameAs.renamed++) {
            if (same.isLive(facts.sameAs.renamed)) {
                merge(same.subject(facts.sameAs.renamed), same.object(facts.sameAs.renamed));
            }
        }
        for (Table table : facts.tables) {
            if (table.renamable) {
                int end = table.relation.end();
                for (int row = table.renamed; row < end && !cliques.isEmpty(); row++) {
                    if (!table.relation.isLive(row)) {
                        continue;
                    }
                    int subject = table.relation.subject(row);
                    int object = table.relation.object(row);
                    namesAxioms |=
                            table.axioms
                                    && (cliques.namesOf(subject).length > 0
                                            || cliques.namesOf(object).length > 0);
                    for (int name : cliques.namesOf(subject)) {
                        facts.put(table, name, object, OwlRule.EQ_REP_S);
                    }
                    for (int name : cliques.namesOf(object)) {
                        facts.put(table, subject, name, OwlRule.EQ_REP_O);
                    }
                }
                table.renamed = end;
            }
        }
        for (Extent extent : facts.extents) {
            int end = extent.members.end();
            for (int at = extent.renamed; at < end && !cliques.isEmpty(); at++) {
                if (extent.members.isLive(at)) {
                    int[] names = cliques.namesOf(extent.members.member(at));
                    namesAxioms |= extent.axioms && names.length > 0;
                    for (int name : names) {
                        facts.put(extent, name, OwlRule.EQ_REP_S);
                    }
                }
            }
            extent.renamed = end;
        }
    }

    boolean namesAxioms() {
        return namesAxioms;
    }

    /// Forgets all cliques.
    void startOver() {
        cliques.clear();
        namesAxioms = false;
    }

    /// Makes cliques anew of things whose cliques have been split.
    void join(int[] things) {
        Relation same = facts.sameAs.relation;
        for (int thing : things) {
            for (int row = same.firstWithSubject(thing);
                    row != Relation.NONE;
                    row = same.nextWithSubject(row)) {
                merge(thing, same.object(row));
            }
        }
    }

    private void merge(int one, int other) {
        if (one == other || cliques.areSame(one, other)) {
            return;
        }
        int[] ones = cliques.clique(one);
        int[] others = cliques.clique(other);
        cliques.merge(ones, others);
        namesAxioms |= facts.isName(one) || facts.isName(other);
        for (int a : ones) {
            for (int b : others) {
                facts.put(facts.sameAs, a, b, OwlRule.EQ_TRANS);
                facts.put(
                        facts.sameAs,
                        b,
                        a,
                        a == one && b == other ? OwlRule.EQ_SYM : OwlRule.EQ_TRANS);
            }
        }
        copyTriples(one, others);
        copyTriples(other, ones);
    }

    private void copyTriples(int from, int[] names) {
        for (Table table : facts.tables) {
            Relation relation = table.relation;
            if (!table.renamable || relation.size() == 0) {
                continue;
            }
            for (int row = relation.firstWithSubject(from);
                    row != Relation.NONE;
                    row = relation.nextWithSubject(row)) {
                namesAxioms |= table.axioms;
                for (int name : names) {
                    facts.put(table, name, relation.object(row), OwlRule.EQ_REP_S);
                }
            }
            for (int row = relation.firstWithObject(from);
                    row != Relation.NONE;
                    row = relation.nextWithObject(row)) {
                namesAxioms |= table.axioms;
                for (int name : names) {
                    facts.put(table, relation.subject(row), name, OwlRule.EQ_REP_O);
                }
            }
        }
        for (Extent extent : facts.extents) {
            if (extent.members.contains(from)) {
                namesAxioms |= extent.axioms;
                for (int name : names) {
                    facts.put(extent, name, OwlRule.EQ_REP_S);
                }
            }
        }
    }
}
