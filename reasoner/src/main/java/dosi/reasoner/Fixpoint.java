package dosi.reasoner;

import dosi.graph.Dictionary;
import dosi.graph.KnowledgeGraph;
import dosi.graph.Members;
import dosi.graph.Relation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;

/// Applies rules to a knowledge graph until nothing new follows.
///
/// Semi-naive evaluation (Abiteboul, Hull and Vianu, *Foundations of Databases*, 1995, chapter 13): in each round a clause
/// joins the rows that are new with all rows. Beside that,
///
/// - clauses with one pattern are closed ahead of time: for each relation and class we know everything that
///   follows from one of its rows by any number of such clauses, and write it in one go;
/// - things that are the same form cliques, and a triple is copied to all names at once, instead of joining
///   `owl:sameAs` with itself and with everything;
/// - keys are compared by a hash of their values;
/// - when triples are inferred that are axioms, the rules are compiled again, and only what is new is applied to all rows.
///
/// A fact is written at once, in one thread. Rows only grow at the end, so a loop over rows or a chain never sees what it
/// writes itself.
final class Fixpoint {
    private static final int UNBOUND = -1;

    private final KnowledgeGraph graph;
    private final Dictionary terms;
    private final Vocabulary is;
    private final RuleCompiler compiler;
    private final Set<OwlRule> rules;
    private final boolean equality;

    private final List<Table> tables = new ArrayList<>();
    private final Map<Integer, Table> tableOf = new HashMap<>();
    private final List<Extent> extents = new ArrayList<>();
    private final Map<Integer, Extent> extentOf = new HashMap<>();
    private final Table sameAs;
    private final BitSet literals;
    private final long asserted;

    private final Set<Clause.Key> known = new HashSet<>();
    private final List<Plan> plans = new ArrayList<>();
    private final List<Plan> untried = new ArrayList<>();
    private final List<KeyIndex> keys = new ArrayList<>();
    private final List<Clause> refuting = new ArrayList<>();
    private List<Program.Distinction> distinctions = List.of();
    private final Cliques cliques = new Cliques();

    private final Map<OwlRule, Count> derived = new EnumMap<>(OwlRule.class);
    private final Set<Inconsistency> inconsistencies = new LinkedHashSet<>();
    private final Set<Set<Triple>> refuted = new HashSet<>();
    private boolean cut;
    private int rounds;

    /// The values of the variables of the clause at work.
    private int[] bindings = new int[8];

    /// @param graph is completed in place
    Fixpoint(KnowledgeGraph graph, Set<OwlRule> rules) {
        this.graph = graph;
        this.rules = rules;
        terms = graph.terms();
        is = new Vocabulary(terms);
        compiler = new RuleCompiler(graph, is, rules);
        equality = rules.containsAll(Reasoner.EQUALITY);
        asserted = graph.size();
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
        sameAs = table(is.sameAs, 0);
    }

    Materialisation run(Consumer<Triple> inferred) {
        install(compiler.schemaRules());
        complete();
        long axioms;
        do {
            axioms = axiomCount();
            install(compiler.allRules());
            complete();
        } while (axioms != axiomCount());
        refute();
        return result(write(inferred));
    }

    // ---- relations and classes

    private Table table(int property) {
        return table(property, 0);
    }

    private Table table(int property, int given) {
        Table table = tableOf.get(property);
        if (table == null) {
            table =
                    new Table(
                            graph.relationOf(property),
                            saysNothingOfItself(property),
                            terms.term(property).isURI(),
                            given);
            tableOf.put(property, table);
            tables.add(table);
        }
        return table;
    }

    private Extent extent(int type) {
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

    private void put(Table table, int subject, int object, OwlRule rule) {
        if (table.irreflexive && subject == object) {
            return;
        }
        if (table == sameAs && literals.get(subject) && literals.get(object)) {
            return; // values are compared at the end (dt-diff), never replaced by each other
        }
        if (table.relation.add(subject, object) && table.writable && !literals.get(subject)) {
            count(rule);
        }
    }

    private void put(Extent extent, int member, OwlRule rule) {
        if (extent.members.add(member) && !literals.get(member)) {
            count(rule);
        }
    }

    /// Grows whenever a triple is added that may change the clauses.
    private long axiomCount() {
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

    // ---- taking clauses in

    private void install(Program program) {
        distinctions = program.distinctions();
        List<Clause> forwarding = new ArrayList<>();
        for (Clause clause : program.clauses()) {
            Atom head = clause.head();
            boolean isNew = known.add(clause.key());
            if (head != null && isForwarding(clause, head)) {
                forwarding.add(clause);
            } else if (isNew && head == null) {
                refuting.add(clause);
            } else if (isNew && head != null) {
                take(clause, head);
            }
        }
        typeLiterals(program);
        forward(forwarding);
    }

    private void take(Clause clause, Atom head) {
        if (clause.body().isEmpty()) {
            state(head, clause.rule());
        } else if (clause.rule() == OwlRule.PRP_KEY) {
            keys.add(new KeyIndex(clause));
        } else {
            for (int first = 0; first < clause.body().size(); first++) {
                plans.add(plan(clause, first, true));
            }
            untried.add(plan(clause, 0, false));
        }
    }

    private void state(Atom fact, OwlRule rule) {
        if (fact.predicate() == is.type) {
            put(extent(~fact.o()), ~fact.s(), rule);
        } else {
            put(table(fact.predicate()), ~fact.s(), ~fact.o(), rule);
        }
    }

    /// `dt-type2`, for the datatypes that a clause asks for; literals are subjects only in here.
    private void typeLiterals(Program program) {
        if (!rules.contains(OwlRule.DT_TYPE2)) {
            return;
        }
        Set<Integer> datatypes = new LinkedHashSet<>();
        for (Clause clause : program.clauses()) {
            for (Atom atom : clause.body()) {
                if (atom.predicate() == is.type && atom.o() < 0) {
                    datatypes.add(~atom.o());
                }
            }
        }
        for (int datatype : datatypes) {
            Node node = terms.term(datatype);
            if (node.isURI() && Literals.isDatatype(node.getURI())) {
                for (int id = literals.nextSetBit(0); id >= 0; id = literals.nextSetBit(id + 1)) {
                    if (Literals.belongs(terms.term(id), node.getURI())) {
                        put(extent(datatype), id, OwlRule.DT_TYPE2);
                    }
                }
            }
        }
    }

    /// Whether a clause takes each row of one relation or class to another one as it stands.
    private boolean isForwarding(Clause clause, Atom head) {
        if (clause.body().size() != 1) {
            return false;
        }
        Atom body = clause.body().getFirst();
        boolean fromType = body.predicate() == is.type;
        boolean toType = head.predicate() == is.type;
        boolean wholeBody = body.s() >= 0 && (fromType ? body.o() < 0 : body.o() >= 0);
        boolean wholeHead = head.s() >= 0 && (toType ? head.o() < 0 : head.o() >= 0);
        return wholeBody
                && wholeHead
                && body.s() != body.o()
                && head.s() != head.o()
                && (!fromType || toType);
    }

    /// Works out, for every relation and class, where its rows go over any number of clauses.
    private void forward(List<Clause> clauses) {
        Map<Integer, List<Clause>> byProperty = new HashMap<>();
        Map<Integer, List<Clause>> byClass = new HashMap<>();
        for (Clause clause : clauses) {
            Atom body = clause.body().getFirst();
            if (body.predicate() == is.type) {
                byClass.computeIfAbsent(~body.o(), _ -> new ArrayList<>()).add(clause);
                extent(~body.o());
            } else {
                byProperty.computeIfAbsent(body.predicate(), _ -> new ArrayList<>()).add(clause);
                table(body.predicate());
            }
        }
        for (Extent extent : List.copyOf(extents)) {
            Extent.Target[] targets = classesAbove(extent, byClass);
            if (!Arrays.equals(targets, extent.targets)) {
                extent.targets = targets;
                extent.forwarded = 0;
            }
        }
        for (Table table : List.copyOf(tables)) {
            Table.Target[] targets = targetsOf(table, byProperty, byClass);
            if (!Arrays.equals(targets, table.targets)) {
                table.targets = targets;
                table.forwarded = 0;
            }
        }
    }

    private Extent.Target[] classesAbove(Extent start, Map<Integer, List<Clause>> byClass) {
        Map<Extent, OwlRule> above = new LinkedHashMap<>();
        Deque<Extent> open = new ArrayDeque<>();
        open.add(start);
        for (Extent at = open.poll(); at != null; at = open.poll()) {
            for (Clause clause : byClass.getOrDefault(at.members.type(), List.of())) {
                Extent next = extent(~head(clause).o());
                if (next != start && above.putIfAbsent(next, clause.rule()) == null) {
                    open.add(next);
                }
            }
        }
        return above.entrySet().stream()
                .map(entry -> new Extent.Target(entry.getKey(), entry.getValue()))
                .toArray(Extent.Target[]::new);
    }

    private Table.Target[] targetsOf(
            Table start,
            Map<Integer, List<Clause>> byProperty,
            Map<Integer, List<Clause>> byClass) {
        record Step(Table table, boolean inverse) {}
        Map<Step, OwlRule> reached = new LinkedHashMap<>();
        Map<Extent, OwlRule> ofSubject = new LinkedHashMap<>();
        Map<Extent, OwlRule> ofObject = new LinkedHashMap<>();
        Deque<Step> open = new ArrayDeque<>();
        Step origin = new Step(start, false);
        open.add(origin);
        for (Step at = open.poll(); at != null; at = open.poll()) {
            int property = at.table().relation.property();
            for (Clause clause : byProperty.getOrDefault(property, List.of())) {
                Atom body = clause.body().getFirst();
                Atom head = head(clause);
                if (head.predicate() == is.type) {
                    boolean subject = (head.s() == body.s()) != at.inverse();
                    Map<Extent, OwlRule> classes = subject ? ofSubject : ofObject;
                    Extent type = extent(~head.o());
                    if (classes.putIfAbsent(type, clause.rule()) == null) {
                        for (Extent.Target above : classesAbove(type, byClass)) {
                            classes.putIfAbsent(above.extent(), above.rule());
                        }
                    }
                } else {
                    boolean inverse = (head.s() != body.s()) != at.inverse();
                    Step next = new Step(table(head.predicate()), inverse);
                    if (!next.equals(origin) && reached.putIfAbsent(next, clause.rule()) == null) {
                        open.add(next);
                    }
                }
            }
        }
        List<Table.Target> targets = new ArrayList<>();
        reached.forEach(
                (step, rule) ->
                        targets.add(
                                step.inverse()
                                        ? new Table.Target.Inverse(step.table(), rule)
                                        : new Table.Target.Same(step.table(), rule)));
        ofSubject.forEach((type, rule) -> targets.add(new Table.Target.OfSubject(type, rule)));
        ofObject.forEach((type, rule) -> targets.add(new Table.Target.OfObject(type, rule)));
        return targets.toArray(Table.Target[]::new);
    }

    private static Atom head(Clause clause) {
        Atom head = clause.head();
        if (head == null) {
            throw new IllegalArgumentException("no head: " + clause);
        }
        return head;
    }

    /// Orders the patterns: the given one first, then always the one with most values known.
    ///
    /// @param seminaive whether the patterns before the first one in the body see only rows of earlier rounds
    private Plan plan(Clause clause, int first, boolean seminaive) {
        List<Atom> body = clause.body();
        Set<Integer> left = new LinkedHashSet<>();
        for (int i = 0; i < body.size(); i++) {
            left.add(i);
        }
        BitSet bound = new BitSet();
        List<Plan.Step> steps = new ArrayList<>();
        Atom head = clause.head();
        int headBound = Integer.MAX_VALUE;
        for (int next = first; ; next = mostBound(body, left, bound)) {
            steps.add(step(body.get(next), seminaive && next < first));
            left.remove(next);
            bind(bound, body.get(next));
            if (head != null
                    && headBound == Integer.MAX_VALUE
                    && isBound(head.s(), bound)
                    && isBound(head.o(), bound)) {
                headBound = steps.size();
            }
            if (left.isEmpty()) {
                return new Plan(clause, steps, headBound);
            }
        }
    }

    private Plan.Step step(Atom atom, boolean joinedOnly) {
        if (atom.predicate() != is.type) {
            return new Plan.Step.Rows(atom, table(atom.predicate()), joinedOnly);
        }
        return atom.o() < 0
                ? new Plan.Step.Elements(atom, extent(~atom.o()))
                : new Plan.Step.Types(atom);
    }

    private int mostBound(List<Atom> body, Set<Integer> left, BitSet bound) {
        int best = -1;
        int bestScore = Integer.MIN_VALUE;
        for (int index : left) {
            Atom atom = body.get(index);
            int score = (isBound(atom.s(), bound) ? 2 : 0) + (isBound(atom.o(), bound) ? 2 : 0);
            if (atom.predicate() == is.type && score < 4) {
                score--; // a class is rarely the best place to look
            }
            if (score > bestScore) {
                best = index;
                bestScore = score;
            }
        }
        return best;
    }

    private static boolean isBound(int term, BitSet bound) {
        return term < 0 || bound.get(term);
    }

    private static void bind(BitSet bound, Atom atom) {
        if (atom.s() >= 0) {
            bound.set(atom.s());
        }
        if (atom.o() >= 0) {
            bound.set(atom.o());
        }
    }

    // ---- rounds

    private void complete() {
        do {
            forwardRows();
            if (equality) {
                rename();
                forwardRows();
            }
            for (Plan plan : untried) {
                joinAll(plan);
            }
            untried.clear();
            joinNewRows();
            for (KeyIndex key : keys) {
                key.compare();
            }
            rounds++;
        } while (hasNewRows());
    }

    private boolean hasNewRows() {
        for (Table table : tables) {
            int size = table.relation.size();
            if (table.joined < size || table.forwarded < size) {
                return true;
            }
        }
        for (Extent extent : extents) {
            int size = extent.members.size();
            if (extent.joined < size || extent.forwarded < size) {
                return true;
            }
        }
        return false;
    }

    /// Writes what follows from new rows by clauses with one pattern. The targets of a row are complete, so the rows written here
    /// need not be looked at again.
    private void forwardRows() {
        int[] ends = new int[tables.size()];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = tables.get(i).relation.size();
        }
        int[] extentEnds = new int[extents.size()];
        for (int i = 0; i < extentEnds.length; i++) {
            extentEnds[i] = extents.get(i).members.size();
        }
        for (int i = 0; i < ends.length; i++) {
            Table table = tables.get(i);
            for (Table.Target target : table.targets) {
                forward(table.relation, table.forwarded, ends[i], target);
            }
        }
        for (int i = 0; i < extentEnds.length; i++) {
            Extent extent = extents.get(i);
            for (Extent.Target target : extent.targets) {
                for (int at = extent.forwarded; at < extentEnds[i]; at++) {
                    put(target.extent(), extent.members.member(at), target.rule());
                }
            }
        }
        for (Table table : tables) {
            table.forwarded = table.relation.size();
        }
        for (Extent extent : extents) {
            extent.forwarded = extent.members.size();
        }
    }

    private void forward(Relation from, int start, int end, Table.Target target) {
        switch (target) {
            case Table.Target.Same(Table table, OwlRule rule) -> {
                for (int row = start; row < end; row++) {
                    put(table, from.subject(row), from.object(row), rule);
                }
            }
            case Table.Target.Inverse(Table table, OwlRule rule) -> {
                for (int row = start; row < end; row++) {
                    put(table, from.object(row), from.subject(row), rule);
                }
            }
            case Table.Target.OfSubject(Extent extent, OwlRule rule) -> {
                for (int row = start; row < end; row++) {
                    put(extent, from.subject(row), rule);
                }
            }
            case Table.Target.OfObject(Extent extent, OwlRule rule) -> {
                for (int row = start; row < end; row++) {
                    put(extent, from.object(row), rule);
                }
            }
        }
    }

    /// Applies a clause to all rows: it is new, and the rows are not.
    private void joinAll(Plan plan) {
        switch (plan.steps().getFirst()) {
            case Plan.Step.Rows rows -> join(plan, rows, 0, rows.table().relation.size());
            case Plan.Step.Elements elements ->
                    join(
                            plan,
                            elements.atom(),
                            elements.extent(),
                            0,
                            elements.extent().members.size());
            case Plan.Step.Types types -> {
                for (int i = 0; i < extents.size(); i++) {
                    Extent extent = extents.get(i);
                    join(plan, types.atom(), extent, 0, extent.members.size());
                }
            }
        }
    }

    private void joinNewRows() {
        tables.forEach(table -> table.roundEnd = table.relation.size());
        extents.forEach(extent -> extent.roundEnd = extent.members.size());
        for (Plan plan : plans) {
            switch (plan.steps().getFirst()) {
                case Plan.Step.Rows rows ->
                        join(plan, rows, rows.table().joined, rows.table().roundEnd);
                case Plan.Step.Elements elements -> {
                    Extent extent = elements.extent();
                    join(plan, elements.atom(), extent, extent.joined, extent.roundEnd);
                }
                case Plan.Step.Types types -> {
                    for (int i = 0; i < extents.size(); i++) {
                        Extent extent = extents.get(i);
                        join(plan, types.atom(), extent, extent.joined, extent.roundEnd);
                    }
                }
            }
        }
        tables.forEach(table -> table.joined = table.roundEnd);
        extents.forEach(extent -> extent.joined = extent.roundEnd);
    }

    private void join(Plan plan, Plan.Step.Rows rows, int start, int end) {
        if (start == end || isHopeless(plan)) {
            return;
        }
        reserve(plan.clause().variables());
        Relation relation = rows.table().relation;
        for (int row = start; row < end; row++) {
            Arrays.fill(bindings, UNBOUND);
            if (unify(rows.atom().s(), relation.subject(row))
                    && unify(rows.atom().o(), relation.object(row))) {
                match(plan, 1);
            }
        }
    }

    private void join(Plan plan, Atom atom, Extent extent, int start, int end) {
        if (start == end || isHopeless(plan)) {
            return;
        }
        reserve(plan.clause().variables());
        for (int at = start; at < end; at++) {
            Arrays.fill(bindings, UNBOUND);
            if (unify(atom.s(), extent.members.member(at))
                    && unify(atom.o(), extent.members.type())) {
                match(plan, 1);
            }
        }
    }

    private void reserve(int variables) {
        if (bindings.length < variables) {
            bindings = new int[variables];
        }
    }

    private static boolean isHopeless(Plan plan) {
        for (Plan.Step step : plan.steps()) {
            boolean empty =
                    switch (step) {
                        case Plan.Step.Rows rows ->
                                (rows.joinedOnly()
                                                ? rows.table().joined
                                                : rows.table().relation.size())
                                        == 0;
                        case Plan.Step.Elements elements -> elements.extent().members.size() == 0;
                        case Plan.Step.Types _ -> false;
                    };
            if (empty) {
                return true;
            }
        }
        return false;
    }

    /// Gives a variable a value, or compares what is there.
    private boolean unify(int term, int value) {
        if (term < 0) {
            return ~term == value;
        }
        if (bindings[term] == UNBOUND) {
            bindings[term] = value;
            return true;
        }
        return bindings[term] == value;
    }

    private int value(int term) {
        return term < 0 ? ~term : bindings[term];
    }

    private void match(Plan plan, int at) {
        if (cut) {
            return;
        }
        if (at == plan.steps().size()) {
            conclude(plan.clause());
            return;
        }
        Clause clause = plan.clause();
        Atom head = clause.head();
        if (at == plan.headBound() && head != null && holds(head)) {
            return;
        }
        switch (plan.steps().get(at)) {
            case Plan.Step.Rows rows -> matchRows(plan, at, rows);
            case Plan.Step.Elements elements ->
                    matchMembers(plan, at, elements.atom(), elements.extent());
            case Plan.Step.Types types -> matchTypes(plan, at, types.atom());
        }
    }

    private void matchRows(Plan plan, int at, Plan.Step.Rows step) {
        Relation relation = step.table().relation;
        int end = step.joinedOnly() ? step.table().joined : relation.size();
        int s = step.atom().s();
        int o = step.atom().o();
        int subject = value(s);
        int object = value(o);
        if (subject != UNBOUND && object != UNBOUND) {
            int row = relation.row(subject, object);
            if (row != Relation.NONE && row < end) {
                match(plan, at + 1);
            }
        } else if (subject != UNBOUND) {
            for (int row = relation.firstWithSubject(subject);
                    row != Relation.NONE;
                    row = relation.nextWithSubject(row)) {
                if (row < end) {
                    bindings[o] = relation.object(row);
                    match(plan, at + 1);
                }
            }
            bindings[o] = UNBOUND;
        } else if (object != UNBOUND) {
            for (int row = relation.firstWithObject(object);
                    row != Relation.NONE;
                    row = relation.nextWithObject(row)) {
                if (row < end) {
                    bindings[s] = relation.subject(row);
                    match(plan, at + 1);
                }
            }
            bindings[s] = UNBOUND;
        } else {
            for (int row = 0; row < end; row++) {
                bindings[s] = relation.subject(row);
                if (unify(o, relation.object(row))) {
                    match(plan, at + 1);
                }
                bindings[o] = UNBOUND;
            }
            bindings[s] = UNBOUND;
        }
    }

    private void matchMembers(Plan plan, int at, Atom atom, Extent extent) {
        int member = value(atom.s());
        if (member != UNBOUND) {
            if (extent.members.contains(member)) {
                match(plan, at + 1);
            }
            return;
        }
        for (int i = 0, end = extent.members.size(); i < end; i++) {
            bindings[atom.s()] = extent.members.member(i);
            match(plan, at + 1);
        }
        bindings[atom.s()] = UNBOUND;
    }

    private void matchTypes(Plan plan, int at, Atom atom) {
        int type = value(atom.o());
        if (type != UNBOUND) {
            matchMembers(plan, at, atom, extent(type));
            return;
        }
        for (int i = 0; i < extents.size(); i++) {
            Extent extent = extents.get(i);
            bindings[atom.o()] = extent.members.type();
            matchMembers(plan, at, atom, extent);
        }
        bindings[atom.o()] = UNBOUND;
    }

    private boolean holds(Atom head) {
        return graph.contains(value(head.s()), head.predicate(), value(head.o()));
    }

    private void conclude(Clause clause) {
        Atom head = clause.head();
        if (head == null) {
            refute(clause);
        } else if (head.predicate() == is.type) {
            put(extent(value(head.o())), value(head.s()), clause.rule());
        } else {
            put(table(head.predicate()), value(head.s()), value(head.o()), clause.rule());
        }
    }

    // ---- equality

    /// Makes cliques of new `owl:sameAs` pairs, and copies new triples to every name of their subjects and objects.
    private void rename() {
        for (; sameAs.renamed < sameAs.relation.size(); sameAs.renamed++) {
            merge(sameAs.relation.subject(sameAs.renamed), sameAs.relation.object(sameAs.renamed));
        }
        for (Table table : tables) {
            if (table != sameAs) {
                int end = table.relation.size();
                for (int row = table.renamed; row < end && !cliques.isEmpty(); row++) {
                    int subject = table.relation.subject(row);
                    int object = table.relation.object(row);
                    for (int name : cliques.namesOf(subject)) {
                        put(table, name, object, OwlRule.EQ_REP_S);
                    }
                    for (int name : cliques.namesOf(object)) {
                        put(table, subject, name, OwlRule.EQ_REP_O);
                    }
                }
                table.renamed = end;
            }
        }
        for (Extent extent : extents) {
            int end = extent.members.size();
            for (int at = extent.renamed; at < end && !cliques.isEmpty(); at++) {
                for (int name : cliques.namesOf(extent.members.member(at))) {
                    put(extent, name, OwlRule.EQ_REP_S);
                }
            }
            extent.renamed = end;
        }
    }

    private void merge(int one, int other) {
        if (one == other || cliques.areSame(one, other)) {
            return;
        }
        int[] ones = cliques.clique(one);
        int[] others = cliques.clique(other);
        cliques.merge(ones, others);
        for (int a : ones) {
            for (int b : others) {
                put(sameAs, a, b, OwlRule.EQ_TRANS);
                put(sameAs, b, a, a == one && b == other ? OwlRule.EQ_SYM : OwlRule.EQ_TRANS);
            }
        }
        copyTriples(one, others);
        copyTriples(other, ones);
    }

    private void copyTriples(int from, int[] names) {
        for (Table table : tables) {
            Relation relation = table.relation;
            if (table == sameAs || relation.size() == 0) {
                continue;
            }
            for (int row = relation.firstWithSubject(from);
                    row != Relation.NONE;
                    row = relation.nextWithSubject(row)) {
                for (int name : names) {
                    put(table, name, relation.object(row), OwlRule.EQ_REP_S);
                }
            }
            for (int row = relation.firstWithObject(from);
                    row != Relation.NONE;
                    row = relation.nextWithObject(row)) {
                for (int name : names) {
                    put(table, relation.subject(row), name, OwlRule.EQ_REP_O);
                }
            }
        }
        for (Extent extent : extents) {
            if (extent.members.contains(from)) {
                for (int name : names) {
                    put(extent, name, OwlRule.EQ_REP_S);
                }
            }
        }
    }

    /// `prp-key` for one axiom: which member was seen first with which values of the key.
    private final class KeyIndex {
        private final @Nullable Extent type;
        private final List<Table> properties = new ArrayList<>();
        private final int[] seen;
        private int membersSeen;
        private final Map<List<Integer>, Integer> firstWith = new HashMap<>();

        KeyIndex(Clause clause) {
            Extent found = null;
            for (Atom atom : clause.body()) {
                if (atom.predicate() == is.type && atom.o() < 0) {
                    found = extent(~atom.o());
                } else if (atom.predicate() != is.type && atom.s() == 0) {
                    properties.add(table(atom.predicate()));
                }
            }
            type = found;
            seen = new int[properties.size()];
        }

        /// Looks at every thing that has become a member or has got a value of the key.
        void compare() {
            if (properties.isEmpty()) {
                return;
            }
            BitSet touched = new BitSet();
            if (type != null) {
                for (; membersSeen < type.members.size(); membersSeen++) {
                    touched.set(type.members.member(membersSeen));
                }
            }
            for (int i = 0; i < seen.length; i++) {
                Relation relation = properties.get(i).relation;
                for (; seen[i] < relation.size(); seen[i]++) {
                    touched.set(relation.subject(seen[i]));
                }
            }
            for (int thing = touched.nextSetBit(0);
                    thing >= 0;
                    thing = touched.nextSetBit(thing + 1)) {
                if (type == null || type.members.contains(thing)) {
                    compare(thing, new ArrayList<>());
                }
            }
        }

        private void compare(int thing, List<Integer> values) {
            if (values.size() == properties.size()) {
                Integer first = firstWith.putIfAbsent(List.copyOf(values), thing);
                if (first != null) {
                    put(sameAs, first, thing, OwlRule.PRP_KEY);
                }
                return;
            }
            Relation relation = properties.get(values.size()).relation;
            for (int row = relation.firstWithSubject(thing);
                    row != Relation.NONE;
                    row = relation.nextWithSubject(row)) {
                values.add(relation.object(row));
                compare(thing, values);
                values.removeLast();
            }
        }
    }

    // ---- false

    private void refute() {
        for (Clause clause : refuting) {
            int first = 0;
            for (int i = 1; i < clause.body().size(); i++) {
                if (size(clause.body().get(i)) < size(clause.body().get(first))) {
                    first = i;
                }
            }
            joinAll(plan(clause, first, false));
        }
        for (Program.Distinction distinction : distinctions) {
            Map<Integer, Integer> firstOf = new HashMap<>();
            for (int thing : distinction.things()) {
                Integer first = firstOf.putIfAbsent(cliques.representative(thing), thing);
                if (first != null) {
                    refute(
                            distinction.rule(),
                            List.of(distinction.axiom(), Atom.ground(first, is.sameAs, thing)));
                }
            }
        }
    }

    private int size(Atom atom) {
        if (atom.predicate() != is.type) {
            return table(atom.predicate()).relation.size();
        }
        return atom.o() < 0 ? extent(~atom.o()).members.size() : Integer.MAX_VALUE;
    }

    private void refute(Clause clause) {
        boolean holds =
                switch (clause.test()) {
                    case Clause.Test.None _ -> true;
                    case Clause.Test.DifferentValues(int one, int other) -> {
                        int a = bindings[one];
                        int b = bindings[other];
                        yield literals.get(a)
                                && literals.get(b)
                                && Literals.differ(terms.term(a), terms.term(b));
                    }
                    case Clause.Test.Outside(int variable, int datatype) -> {
                        int value = bindings[variable];
                        yield literals.get(value)
                                && !Literals.mayBelong(
                                        terms.term(value), terms.term(datatype).getURI());
                    }
                };
        if (holds) {
            List<Atom> premises = new ArrayList<>(clause.axioms());
            for (Atom atom : clause.body()) {
                premises.add(Atom.ground(value(atom.s()), atom.predicate(), value(atom.o())));
            }
            refute(clause.rule(), premises);
        }
    }

    private void refute(OwlRule rule, List<Atom> premises) {
        if (inconsistencies.size() == Materialisation.INCONSISTENCIES_MAX) {
            cut = true;
            return;
        }
        List<Triple> triples = premises.stream().map(this::triple).distinct().toList();
        if (refuted.add(Set.copyOf(triples))) { // x and y, then y and x
            inconsistencies.add(new Inconsistency(rule, triples));
        }
    }

    private Triple triple(Atom ground) {
        return Triple.create(
                terms.term(~ground.s()), terms.term(ground.predicate()), terms.term(~ground.o()));
    }

    // ---- the result

    /// Hands over what was inferred; triples with a literal as subject or a blank predicate stay in here.
    private long write(Consumer<Triple> inferred) {
        long count = 0;
        for (Table table : tables) {
            Relation relation = table.relation;
            if (table.writable) {
                Node predicate = terms.term(relation.property());
                for (int row = table.asserted; row < relation.size(); row++) {
                    int subject = relation.subject(row);
                    if (!literals.get(subject)) {
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
                if (!literals.get(member)) {
                    count++;
                    inferred.accept(Triple.create(terms.term(member), type, object));
                }
            }
        }
        return count;
    }

    private Materialisation result(long inferred) {
        Map<OwlRule, Long> counts = new EnumMap<>(OwlRule.class);
        derived.forEach((rule, count) -> counts.put(rule, count.triples));
        return new Materialisation(
                asserted, inferred, counts, rounds, List.copyOf(inconsistencies), cut);
    }

    private void count(OwlRule rule) {
        derived.computeIfAbsent(rule, _ -> new Count()).triples++;
    }

    private static final class Count {
        private long triples;
    }
}
