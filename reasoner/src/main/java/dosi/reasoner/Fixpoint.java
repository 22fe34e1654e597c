package dosi.reasoner;

import dosi.graph.KnowledgeGraph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// Applies rules to a knowledge graph until nothing new follows.
///
/// Semi-naive evaluation (Abiteboul, Hull and Vianu, *Foundations of Databases*, 1995, chapter 13): in each round a clause
/// joins the rows that are new with all rows. Beside that, clauses with one pattern are closed ahead of time ([Forwarding]),
/// things that are the same share their facts ([Equality]), and keys are compared by their values ([KeyIndex]). When facts are inferred that
/// are axioms, the rules are compiled again, and only the clauses that are new are applied to all rows.
///
/// A fact is written at once, in one thread. Rows only grow at the end, so a loop over rows or a chain never sees what it
/// writes itself.
final class Fixpoint {
    final Facts facts;
    final Cliques cliques = new Cliques();
    final Equality equality;

    private final Set<OwlRule> rules;
    private final boolean usesCliques;
    private final RuleCompiler compiler;
    private final long asserted;

    private Map<Clause.Key, Clause> installed = Map.of();
    private final Forwarding forwarding;
    private final Join join;
    private final List<Plan> plans = new ArrayList<>();
    private final List<Plan> untried = new ArrayList<>();
    private final List<KeyIndex> keys = new ArrayList<>();
    private final List<Clause> refuting = new ArrayList<>();
    private List<Program.Distinction> distinctions = List.of();
    private Set<Integer> datatypes = Set.of();

    /// Whether a clause that was made from an axiom concludes axioms.
    private boolean concludesAxioms;

    private int rounds;

    /// @param graph is completed in place
    Fixpoint(KnowledgeGraph graph, Set<OwlRule> rules) {
        this.rules = rules;
        usesCliques = rules.containsAll(Equality.RULES);
        asserted = graph.size();
        facts = new Facts(graph, rules);
        compiler = new RuleCompiler(graph, facts.is, rules);
        forwarding = new Forwarding(facts);
        join = new Join(facts, this::conclude);
        equality = new Equality(facts, cliques);
    }

    Materialisation run(Consumer<Triple> inferred) {
        materialise();
        if (rules.contains(OwlRule.EQ_REF)) {
            facts.addReflexiveSameAs();
        }
        Refutation refutation = refute();
        return new Materialisation(
                asserted,
                facts.write(inferred),
                facts.derived(),
                rounds,
                refutation.inconsistencies(),
                refutation.cut());
    }

    /// Applies the rules to the graph as it was given.
    void materialise() {
        install(compiler.schemaRules());
        complete();
        long schema;
        do {
            schema = facts.schemaChanges();
            install(compiler.allRules());
            complete();
        } while (schema != facts.schemaChanges());
    }

    /// What cannot hold together.
    Refutation refute() {
        var refutation = new Refutation(facts, cliques);
        refutation.refute(refuting, distinctions);
        return refutation;
    }

    // ---- clauses

    /// What is no longer said by the axioms.
    ///
    /// @param clauses those with several patterns or none
    /// @param classTargets where members went, by clauses with one pattern
    record Withdrawn(
            List<Clause> clauses,
            List<KeyIndex> keys,
            List<ClassTarget> classTargets,
            List<TableTarget> tableTargets,
            Set<Integer> datatypes) {
        boolean isEmpty() {
            return clauses.isEmpty()
                    && keys.isEmpty()
                    && classTargets.isEmpty()
                    && tableTargets.isEmpty()
                    && datatypes.isEmpty();
        }

        record ClassTarget(Extent from, Extent target) {}

        record TableTarget(Table from, Table.Target target) {}
    }

    /// Compiles the rules again, as the axioms are now.
    Withdrawn recompile() {
        return install(compiler.allRules());
    }

    private Withdrawn install(Program program) {
        distinctions = program.distinctions();
        refuting.clear();
        concludesAxioms = false;
        Map<Clause.Key, Clause> next = new LinkedHashMap<>();
        List<Clause> single = new ArrayList<>();
        boolean singleChanged = false;
        for (Clause clause : program.clauses()) {
            Atom head = clause.head();
            Clause known = installed.get(clause.key());
            boolean isNew = known == null;
            next.put(
                    clause.key(), known == null ? clause : known); // the plans are of the known one
            concludesAxioms |= head != null && !isOfSchema(clause) && concludesAxioms(head);
            if (head == null) {
                refuting.add(clause);
            } else if (forwarding.takes(clause, head)) {
                single.add(clause);
                singleChanged |= isNew;
            } else if (isNew) {
                take(clause, head);
            }
        }
        List<Clause> clauses = new ArrayList<>();
        for (Map.Entry<Clause.Key, Clause> before : installed.entrySet()) {
            Atom head = before.getValue().head();
            if (head != null && !next.containsKey(before.getKey())) {
                if (forwarding.takes(before.getValue(), head)) {
                    singleChanged = true;
                } else {
                    clauses.add(before.getValue());
                }
            }
        }
        Set<Integer> lostDatatypes = new HashSet<>(datatypes);
        typeLiterals(program);
        lostDatatypes.removeAll(datatypes);
        var withdrawn =
                new Withdrawn(
                        clauses,
                        withdrawKeys(clauses),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        lostDatatypes);
        forget(clauses);
        if (singleChanged) {
            forwarding.install(
                    single,
                    new Forwarding.Lost() {
                        @Override
                        public void ofClass(Extent from, Extent target) {
                            withdrawn.classTargets.add(new Withdrawn.ClassTarget(from, target));
                        }

                        @Override
                        public void ofTable(Table from, Table.Target target) {
                            withdrawn.tableTargets.add(new Withdrawn.TableTarget(from, target));
                        }
                    });
        }
        installed = next;
        return withdrawn;
    }

    /// Whether a clause holds for every schema, or says of one axiom what another one is.
    private static boolean isOfSchema(Clause clause) {
        return clause.axioms().isEmpty() || clause.rule().w3cName().startsWith("scm-");
    }

    private boolean concludesAxioms(Atom head) {
        if (head.predicate() != facts.is.type) {
            return facts.table(head.predicate()).axioms;
        }
        return head.o() >= 0 || facts.extent(~head.o()).axioms;
    }

    /// Whether axioms may follow from data. Then a clause may rest on what it concludes, and [Deletion] cannot tell.
    boolean mixesSchemaAndData() {
        return concludesAxioms || equality.namesAxioms();
    }

    /// Applies all rules again to what is there.
    void startOver() {
        equality.startOver();
        for (Table table : facts.tables) {
            table.joined = 0;
            table.forwarded = 0;
            table.renamed = 0;
        }
        for (Extent extent : facts.extents) {
            extent.joined = 0;
            extent.forwarded = 0;
            extent.renamed = 0;
        }
        keys.forEach(KeyIndex::startOver);
        recompile();
        for (Clause clause : installed.values()) {
            Atom head = clause.head();
            if (head != null && clause.body().isEmpty()) {
                state(head, clause.rule());
            }
        }
        for (int literal = facts.literals().nextSetBit(0);
                literal >= 0 && !datatypes.isEmpty();
                literal = facts.literals().nextSetBit(literal + 1)) {
            if (facts.occurs(literal)) {
                typeLiteral(literal);
            }
        }
        complete();
    }

    private List<KeyIndex> withdrawKeys(List<Clause> clauses) {
        List<KeyIndex> withdrawn = new ArrayList<>();
        for (KeyIndex key : keys) {
            if (clauses.contains(key.clause())) {
                withdrawn.add(key);
                clauses.remove(key.clause());
            }
        }
        keys.removeAll(withdrawn);
        return withdrawn;
    }

    private void forget(List<Clause> clauses) {
        if (!clauses.isEmpty()) {
            Set<Clause> gone = Collections.newSetFromMap(new IdentityHashMap<>());
            gone.addAll(clauses);
            plans.removeIf(plan -> gone.contains(plan.clause()));
            untried.removeIf(plan -> gone.contains(plan.clause()));
        }
    }

    private void take(Clause clause, Atom head) {
        if (clause.body().isEmpty()) {
            state(head, clause.rule());
        } else if (isKey(clause)) {
            keys.add(new KeyIndex(facts, clause));
        } else {
            for (int first = 0; first < clause.body().size(); first++) {
                plans.add(join.plan(clause, first, true));
            }
            untried.add(join.plan(clause, 0, false));
        }
    }

    /// Whether one thing with the same values is enough to find all others: that needs cliques. A key that looks at the classes
    /// of a thing is joined as any other clause.
    private boolean isKey(Clause clause) {
        return clause.rule() == OwlRule.PRP_KEY
                && usesCliques()
                && clause.body().stream()
                        .noneMatch(atom -> atom.predicate() == facts.is.type && atom.o() >= 0);
    }

    boolean usesCliques() {
        return usesCliques;
    }

    private void state(Atom fact, OwlRule rule) {
        if (fact.predicate() == facts.is.type) {
            facts.put(facts.extent(~fact.o()), ~fact.s(), rule);
        } else {
            facts.put(facts.table(fact.predicate()), ~fact.s(), ~fact.o(), rule);
        }
    }

    /// `dt-type2`, for the datatypes that a clause asks for; literals are subjects only in here.
    private void typeLiterals(Program program) {
        if (!rules.contains(OwlRule.DT_TYPE2)) {
            return;
        }
        Set<Integer> asked = new LinkedHashSet<>();
        for (Clause clause : program.clauses()) {
            for (Atom atom : clause.body()) {
                if (atom.predicate() == facts.is.type && atom.o() < 0) {
                    Node node = facts.terms.term(~atom.o());
                    if (node.isURI() && Literals.isDatatype(node.getURI())) {
                        asked.add(~atom.o());
                    }
                }
            }
        }
        for (int datatype : asked) {
            if (!datatypes.contains(datatype)) {
                for (int id = facts.literals().nextSetBit(0);
                        id >= 0;
                        id = facts.literals().nextSetBit(id + 1)) {
                    if (facts.occurs(id)) {
                        typeLiteral(id, datatype);
                    }
                }
            }
        }
        datatypes = asked;
    }

    private void typeLiteral(int literal, int datatype) {
        if (Literals.belongs(facts.terms.term(literal), facts.terms.term(datatype).getURI())) {
            facts.put(facts.extent(datatype), literal, OwlRule.DT_TYPE2);
        }
    }

    /// `dt-type2` for a literal that has not occurred before.
    void typeLiteral(int literal) {
        for (int datatype : datatypes) {
            typeLiteral(literal, datatype);
        }
    }

    /// The datatypes whose literals are typed.
    Set<Integer> datatypes() {
        return datatypes;
    }

    /// The clauses that conclude a fact from several patterns, other than keys, and those that state one.
    Collection<Clause> clauses() {
        return installed.values().stream()
                .filter(
                        clause -> {
                            Atom head = clause.head();
                            return head != null
                                    && !forwarding.takes(clause, head)
                                    && !isKey(clause);
                        })
                .toList();
    }

    List<KeyIndex> keys() {
        return keys;
    }

    // ---- rounds

    void complete() {
        do {
            forwarding.run();
            if (usesCliques()) {
                equality.run();
                forwarding.run();
            }
            untried.forEach(join::joinAll);
            untried.clear();
            join.joinNewRows(plans);
            for (KeyIndex key : keys) {
                key.compare();
            }
            rounds++;
        } while (hasNewRows());
    }

    private boolean hasNewRows() {
        for (Table table : facts.tables) {
            int end = table.relation.end();
            boolean renames = usesCliques() && (table.renamable || table == facts.sameAs);
            if (table.joined < end || table.forwarded < end || (renames && table.renamed < end)) {
                return true;
            }
        }
        for (Extent extent : facts.extents) {
            int end = extent.members.end();
            if (extent.joined < end
                    || extent.forwarded < end
                    || (usesCliques() && extent.renamed < end)) {
                return true;
            }
        }
        return false;
    }

    private boolean conclude(Clause clause, Join values) {
        Atom head = clause.head();
        if (head != null) {
            int subject = values.value(head.s());
            int object = values.value(head.o());
            if (head.predicate() == facts.is.type) {
                facts.put(facts.extent(object), subject, clause.rule());
            } else {
                facts.put(facts.table(head.predicate()), subject, object, clause.rule());
            }
        }
        return true;
    }
}
