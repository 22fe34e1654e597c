package dosi.reasoner;

import dosi.graph.Relation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Deletes facts together with what rested on them alone.
///
/// Delete and rederive (Gupta, Mumick and Subrahmanian, *Maintaining Views Incrementally*, 1993) with two refinements: a fact
/// that is asserted is never deleted because a premise is, and the clauses change as well.
///
/// 1. Facts are doomed, and with them every fact that follows from a doomed one in any single step; all of them are deleted.
/// 2. If axioms are among them, the rules are compiled again, and whatever the clauses that are gone had concluded is doomed:
///    back to 1. Nothing may be put back before: it could rest on an axiom that rests on it.
/// 3. Facts that still follow in one step from what is left are put back; [Fixpoint#complete] draws their conclusions.
///
/// Where axioms follow from data ([Fixpoint#mixesSchemaAndData]), a clause may rest on its own conclusions even though some axiom for
/// it is left. Then all that is inferred is deleted instead, and inferred again.
///
/// Cliques of `owl:sameAs` are not followed link by link: a clique that loses a link is taken apart, with all that its names
/// share, and made again from the links that are left.
final class Deletion {
    private final Facts facts;
    private final Fixpoint fixpoint;
    private final Join dooming;
    private final Join finding;

    /// Clauses with a pattern or a head of `rdf:type` whose class is a variable.
    private final List<Plan> typeReaders = new ArrayList<>();

    private final List<Plan> typeWriters = new ArrayList<>();

    /// The heads of the clauses without a body.
    private final Set<Atom> stated = new HashSet<>();

    private final List<int[]> splitCliques = new ArrayList<>();

    /// How many of them are no cliques any more.
    private int cliquesTakenApart;

    private final List<Gone> gone = new ArrayList<>();
    private final BitSet split = new BitSet();

    Deletion(Fixpoint fixpoint) {
        this.fixpoint = fixpoint;
        facts = fixpoint.facts;
        dooming =
                new Join(
                        facts,
                        new Join.Conclusion() {
                            @Override
                            public boolean draw(Clause clause, Join values) {
                                doomHead(clause, values);
                                return true;
                            }

                            @Override
                            public boolean spares(
                                    Facts facts, int subject, int predicate, int object) {
                                return !canBeDoomed(subject, predicate, object);
                            }
                        });
        finding = new Join(facts, (_, _) -> false);
    }

    // ---- what depends on what

    /// Learns the clauses; to be called whenever they have changed.
    void learnClauses() {
        for (Table table : facts.tables) {
            table.readers.clear();
            table.writers.clear();
            table.sources.clear();
            table.keys.clear();
        }
        for (Extent extent : facts.extents) {
            extent.readers.clear();
            extent.writers.clear();
            extent.sources.clear();
            extent.keys.clear();
        }
        typeReaders.clear();
        typeWriters.clear();
        stated.clear();
        for (Clause clause : fixpoint.clauses()) {
            learn(clause);
        }
        for (int i = 0; i < facts.tables.size(); i++) {
            Table table = facts.tables.get(i);
            for (Table.Target target : table.targets) {
                switch (target) {
                    case Table.Target.Same(Table to, OwlRule _) ->
                            to.sources.add(new Table.Source(table, false));
                    case Table.Target.Inverse(Table to, OwlRule _) ->
                            to.sources.add(new Table.Source(table, true));
                    case Table.Target.OfSubject(Extent to, OwlRule _) ->
                            to.sources.add(new Extent.Source.SubjectOf(table));
                    case Table.Target.OfObject(Extent to, OwlRule _) ->
                            to.sources.add(new Extent.Source.ObjectOf(table));
                }
            }
        }
        for (Extent extent : facts.extents) {
            for (Extent.Target target : extent.targets) {
                target.extent().sources.add(new Extent.Source.Below(extent));
            }
        }
        fixpoint.keys().forEach(KeyIndex::watch);
    }

    private void learn(Clause clause) {
        Atom head = clause.head();
        if (head == null) {
            return;
        }
        if (clause.body().isEmpty()) {
            stated.add(head);
            return;
        }
        for (int first = 0; first < clause.body().size(); first++) {
            Plan plan = dooming.plan(clause, first, false);
            switch (plan.steps().getFirst()) {
                case Plan.Step.Rows rows -> rows.table().readers.add(plan);
                case Plan.Step.Elements elements -> elements.extent().readers.add(plan);
                case Plan.Step.Types _ -> typeReaders.add(plan);
            }
        }
        Plan backwards = finding.planBackwards(clause, head);
        if (head.predicate() != facts.is.type) {
            facts.table(head.predicate()).writers.add(backwards);
        } else if (head.o() < 0) {
            facts.extent(~head.o()).writers.add(backwards);
        } else {
            typeWriters.add(backwards);
        }
    }

    // ---- dooming

    /// Dooms a fact unless it is asserted.
    void doom(Table table, int subject, int object) {
        int row = table.relation.row(subject, object);
        if (row != Relation.NONE && !table.relation.isMarked(row)) {
            table.doomed.add(row);
        }
    }

    void doom(Extent extent, int member) {
        if (extent.members.contains(member)) {
            int position = extent.members.position(member);
            if (!extent.members.isMarked(position)) {
                extent.doomed.add(position);
            }
        }
    }

    private void doomHead(Clause clause, Join values) {
        Atom head = clause.head();
        if (head != null) {
            doom(values.value(head.s()), head.predicate(), values.value(head.o()));
        }
    }

    private void doom(int subject, int predicate, int object) {
        if (predicate == facts.is.type) {
            Extent extent = facts.findExtent(object);
            if (extent != null) {
                doom(extent, subject);
            }
        } else {
            Table table = facts.findTable(predicate);
            if (table != null) {
                doom(table, subject, object);
            }
        }
    }

    private boolean canBeDoomed(int subject, int predicate, int object) {
        if (predicate == facts.is.type) {
            Extent extent = facts.findExtent(object);
            if (extent == null || !extent.members.contains(subject)) {
                return false;
            }
            int position = extent.members.position(subject);
            return !extent.members.isMarked(position) && !extent.doomed.contains(position);
        }
        Table table = facts.findTable(predicate);
        int row = table == null ? Relation.NONE : table.relation.row(subject, object);
        return table != null
                && row != Relation.NONE
                && !table.relation.isMarked(row)
                && !table.doomed.contains(row);
    }

    /// Dooms what clauses have concluded that are no more.
    void doomConclusions(Fixpoint.Withdrawn withdrawn) {
        for (Clause clause : withdrawn.clauses()) {
            Atom head = clause.head();
            if (clause.body().isEmpty() && head != null) {
                doom(~head.s(), head.predicate(), ~head.o());
            } else {
                dooming.joinAll(dooming.plan(clause, 0, false));
            }
        }
        for (KeyIndex key : withdrawn.keys()) {
            key.eachThing(this::splitClique);
        }
        for (Fixpoint.Withdrawn.ClassTarget lost : withdrawn.classTargets()) {
            for (int at = 0; at < lost.from().members.end(); at++) {
                if (lost.from().members.isLive(at)) {
                    doom(lost.target(), lost.from().members.member(at));
                }
            }
        }
        for (Fixpoint.Withdrawn.TableTarget lost : withdrawn.tableTargets()) {
            for (int row = 0; row < lost.from().relation.end(); row++) {
                if (lost.from().relation.isLive(row)) {
                    doom(lost.target(), lost.from().relation, row);
                }
            }
        }
        for (int datatype : withdrawn.datatypes()) {
            Extent extent = facts.extent(datatype);
            for (int at = 0; at < extent.members.end(); at++) {
                if (extent.members.isLive(at) && facts.isLiteral(extent.members.member(at))) {
                    doom(extent, extent.members.member(at));
                }
            }
        }
    }

    private void doom(Table.Target target, Relation from, int row) {
        switch (target) {
            case Table.Target.Same(Table table, OwlRule _) ->
                    doom(table, from.subject(row), from.object(row));
            case Table.Target.Inverse(Table table, OwlRule _) ->
                    doom(table, from.object(row), from.subject(row));
            case Table.Target.OfSubject(Extent extent, OwlRule _) ->
                    doom(extent, from.subject(row));
            case Table.Target.OfObject(Extent extent, OwlRule _) -> doom(extent, from.object(row));
        }
    }

    // ---- what rests on doomed facts

    private void follow() {
        boolean found;
        do {
            found = false;
            for (int i = 0; i < facts.tables.size(); i++) {
                Table table = facts.tables.get(i);
                while (table.doomed.followed < table.doomed.count()) {
                    follow(table, table.doomed.row(table.doomed.followed++));
                    found = true;
                }
            }
            for (int i = 0; i < facts.extents.size(); i++) {
                Extent extent = facts.extents.get(i);
                while (extent.doomed.followed < extent.doomed.count()) {
                    follow(extent, extent.doomed.row(extent.doomed.followed++));
                    found = true;
                }
            }
        } while (found);
    }

    private void follow(Table table, int row) {
        int subject = table.relation.subject(row);
        int object = table.relation.object(row);
        for (Table.Target target : table.targets) {
            doom(target, table.relation, row);
        }
        for (Plan plan : table.readers) {
            dooming.joinRow(plan, subject, object);
        }
        for (KeyIndex key : table.keys) {
            key.forget(subject);
            splitClique(subject);
        }
        if (fixpoint.usesCliques() && !fixpoint.cliques.isEmpty()) {
            if (table == facts.sameAs && subject != object) {
                splitClique(subject);
            }
            if (table.renamable) {
                for (int name : fixpoint.cliques.namesOf(subject)) {
                    doom(table, name, object);
                }
                for (int name : fixpoint.cliques.namesOf(object)) {
                    doom(table, subject, name);
                }
            }
        }
    }

    private void follow(Extent extent, int position) {
        int member = extent.members.member(position);
        for (Extent.Target target : extent.targets) {
            doom(target.extent(), member);
        }
        for (Plan plan : extent.readers) {
            dooming.joinRow(plan, member, extent.members.type());
        }
        for (Plan plan : typeReaders) {
            dooming.joinRow(plan, member, extent.members.type());
        }
        for (KeyIndex key : extent.keys) {
            key.forget(member);
            splitClique(member);
        }
        for (int name : fixpoint.cliques.namesOf(member)) {
            doom(extent, name);
        }
    }

    private void splitClique(int thing) {
        int[] clique = fixpoint.cliques.namesOf(thing);
        if (clique.length == 0 || split.get(thing)) {
            return;
        }
        splitCliques.add(clique);
        for (int name : clique) {
            split.set(name);
            for (int other : clique) {
                doom(facts.sameAs, name, other);
            }
            for (KeyIndex key : fixpoint.keys()) {
                key.touch(name);
            }
            doomAllOf(name);
        }
    }

    private void doomAllOf(int thing) {
        for (Table table : facts.tables) {
            Relation relation = table.relation;
            if (!table.renamable || relation.size() == 0) {
                continue;
            }
            for (int row = relation.firstWithSubject(thing);
                    row != Relation.NONE;
                    row = relation.nextWithSubject(row)) {
                doom(table, thing, relation.object(row));
            }
            for (int row = relation.firstWithObject(thing);
                    row != Relation.NONE;
                    row = relation.nextWithObject(row)) {
                doom(table, relation.subject(row), thing);
            }
        }
        for (Extent extent : facts.extents) {
            doom(extent, thing);
        }
    }

    // ---- a wave

    /// Deletes what is doomed and all that rests on it.
    ///
    /// @return how many facts were deleted
    long delete() {
        follow();
        long count = 0;
        for (Table table : facts.tables) {
            if (table.doomed.count() > 0) {
                count += table.doomed.count();
                gone.add(new Gone(table, null, delete(table)));
            }
        }
        for (Extent extent : facts.extents) {
            if (extent.doomed.count() > 0) {
                count += extent.doomed.count();
                gone.add(new Gone(null, extent, delete(extent)));
            }
        }
        splitCliques
                .subList(cliquesTakenApart, splitCliques.size())
                .forEach(fixpoint.cliques::split);
        cliquesTakenApart = splitCliques.size();
        split.clear();
        return count;
    }

    /// Deletes everything that is not asserted, for good.
    ///
    /// @return how many facts were deleted
    long deleteAllInferred() {
        long count = 0;
        for (Table table : facts.tables) {
            for (int row = 0; row < table.relation.end(); row++) {
                if (table.relation.isLive(row) && !table.relation.isMarked(row)) {
                    table.doomed.add(row);
                }
            }
            count += delete(table).length;
        }
        for (Extent extent : facts.extents) {
            for (int at = 0; at < extent.members.end(); at++) {
                if (extent.members.isLive(at) && !extent.members.isMarked(at)) {
                    extent.doomed.add(at);
                }
            }
            count += delete(extent).length;
        }
        gone.clear();
        splitCliques.clear();
        cliquesTakenApart = 0;
        split.clear();
        return count;
    }

    /// Puts back what was deleted and still follows in one step.
    void putBack() {
        splitCliques.forEach(fixpoint.equality::join);
        splitCliques.clear();
        cliquesTakenApart = 0;
        for (Gone from : gone) {
            if (from.table != null) {
                putBack(from.table, from.facts);
            }
            if (from.extent != null) {
                putBack(from.extent, from.facts);
            }
        }
        gone.clear();
    }

    /// Facts of one table or class that were deleted: pairs, or members of the class.
    private static final class Gone {
        final @Nullable Table table;
        final @Nullable Extent extent;
        final long[] facts;

        Gone(@Nullable Table table, @Nullable Extent extent, long[] facts) {
            this.table = table;
            this.extent = extent;
            this.facts = facts;
        }
    }

    private long[] delete(Table table) {
        long[] deleted = new long[table.doomed.count()];
        for (int i = 0; i < deleted.length; i++) {
            int row = table.doomed.row(i);
            int subject = table.relation.subject(row);
            int object = table.relation.object(row);
            deleted[i] = ((long) subject << 32) | object;
            if (row < table.changeStart) {
                if (table.log == null) {
                    table.log = new RowLog();
                }
                if (!table.log.unasserted.contains(subject, object)) {
                    table.log.deleted.add(subject, object);
                }
            }
            facts.delete(table, subject, object);
        }
        table.doomed.clear();
        return deleted;
    }

    private long[] delete(Extent extent) {
        long[] deleted = new long[extent.doomed.count()];
        for (int i = 0; i < deleted.length; i++) {
            int position = extent.doomed.row(i);
            int member = extent.members.member(position);
            deleted[i] = member;
            if (position < extent.changeStart) {
                if (extent.log == null) {
                    extent.log = new RowLog();
                }
                if (!extent.log.unasserted.contains(member, 0)) {
                    extent.log.deleted.add(member, 0);
                }
            }
            facts.delete(extent, member);
        }
        extent.doomed.clear();
        return deleted;
    }

    private void putBack(Table table, long[] pairs) {
        for (long pair : pairs) {
            int subject = (int) (pair >>> 32);
            int object = (int) pair;
            if (facts.mayBeInferred(table, subject, object) && follows(table, subject, object)) {
                facts.add(table, subject, object);
            }
        }
    }

    private boolean follows(Table table, int subject, int object) {
        for (Table.Source source : table.sources) {
            boolean here =
                    source.inverse()
                            ? source.table().relation.contains(object, subject)
                            : source.table().relation.contains(subject, object);
            if (here) {
                return true;
            }
        }
        if (!stated.isEmpty()
                && stated.contains(Atom.ground(subject, table.relation.property(), object))) {
            return true;
        }
        if (fixpoint.usesCliques() && table.renamable && !fixpoint.cliques.isEmpty()) {
            for (int name : fixpoint.cliques.namesOf(subject)) {
                if (table.relation.contains(name, object)) {
                    return true;
                }
            }
            for (int name : fixpoint.cliques.namesOf(object)) {
                if (table.relation.contains(subject, name)) {
                    return true;
                }
            }
        }
        return isConcluded(table.writers, subject, object);
    }

    private void putBack(Extent extent, long[] members) {
        for (long id : members) {
            int member = (int) id;
            if (follows(extent, member)) {
                facts.add(extent, member);
            }
        }
    }

    private boolean follows(Extent extent, int member) {
        int type = extent.members.type();
        for (Extent.Source source : extent.sources) {
            boolean here =
                    switch (source) {
                        case Extent.Source.Below(Extent below) -> below.members.contains(member);
                        case Extent.Source.SubjectOf(Table table) ->
                                table.relation.firstWithSubject(member) != Relation.NONE;
                        case Extent.Source.ObjectOf(Table table) ->
                                table.relation.firstWithObject(member) != Relation.NONE;
                    };
            if (here) {
                return true;
            }
        }
        if (!stated.isEmpty() && stated.contains(Atom.ground(member, facts.is.type, type))) {
            return true;
        }
        for (int name : fixpoint.cliques.namesOf(member)) {
            if (extent.members.contains(name)) {
                return true;
            }
        }
        return isTypedLiteral(member, type)
                || isConcluded(extent.writers, member, type)
                || isConcluded(typeWriters, member, type);
    }

    private boolean isTypedLiteral(int member, int type) {
        return facts.isLiteral(member)
                && facts.occurs(member)
                && fixpoint.datatypes().contains(type)
                && Literals.belongs(facts.terms.term(member), facts.terms.term(type).getURI());
    }

    private boolean isConcluded(List<Plan> writers, int subject, int object) {
        for (Plan plan : writers) {
            Atom head = plan.clause().head();
            if (head != null && finding.concludes(plan, head, subject, object)) {
                return true;
            }
        }
        return false;
    }
}
