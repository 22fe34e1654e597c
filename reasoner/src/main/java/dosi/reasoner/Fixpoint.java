package dosi.reasoner;

import dosi.graph.KnowledgeGraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
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
    private final Facts facts;
    private final Set<OwlRule> rules;
    private final RuleCompiler compiler;
    private final long asserted;

    private final Set<Clause.Key> known = new HashSet<>();
    private final Forwarding forwarding;
    private final Join join;
    private final List<Plan> plans = new ArrayList<>();
    private final List<Plan> untried = new ArrayList<>();
    private final List<KeyIndex> keys = new ArrayList<>();
    private final Cliques cliques = new Cliques();
    private final Equality equality;
    private final List<Clause> refuting = new ArrayList<>();
    private List<Program.Distinction> distinctions = List.of();
    private int rounds;

    /// @param graph is completed in place
    Fixpoint(KnowledgeGraph graph, Set<OwlRule> rules) {
        this.rules = rules;
        asserted = graph.size();
        facts = new Facts(graph, rules);
        compiler = new RuleCompiler(graph, facts.is, rules);
        forwarding = new Forwarding(facts);
        join = new Join(facts, this::conclude);
        equality = new Equality(facts, cliques);
    }

    Materialisation run(Consumer<Triple> inferred) {
        install(compiler.schemaRules());
        complete();
        long axioms;
        do {
            axioms = facts.axiomCount();
            install(compiler.allRules());
            complete();
        } while (axioms != facts.axiomCount());
        if (rules.contains(OwlRule.EQ_REF)) {
            facts.addReflexiveSameAs();
        }
        var refutation = new Refutation(facts, cliques);
        refutation.refute(refuting, distinctions);
        return new Materialisation(
                asserted,
                facts.write(inferred),
                facts.derived(),
                rounds,
                refutation.inconsistencies(),
                refutation.cut());
    }

    private void install(Program program) {
        distinctions = program.distinctions();
        List<Clause> single = new ArrayList<>();
        for (Clause clause : program.clauses()) {
            Atom head = clause.head();
            boolean isNew = known.add(clause.key());
            if (head != null && forwarding.takes(clause, head)) {
                single.add(clause);
            } else if (isNew && head == null) {
                refuting.add(clause);
            } else if (isNew && head != null) {
                take(clause, head);
            }
        }
        typeLiterals(program);
        forwarding.install(single);
    }

    private void take(Clause clause, Atom head) {
        if (clause.body().isEmpty()) {
            state(head, clause.rule());
        } else if (clause.rule() == OwlRule.PRP_KEY) {
            keys.add(new KeyIndex(facts, clause));
        } else {
            for (int first = 0; first < clause.body().size(); first++) {
                plans.add(join.plan(clause, first, true));
            }
            untried.add(join.plan(clause, 0, false));
        }
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
        Set<Integer> datatypes = new LinkedHashSet<>();
        for (Clause clause : program.clauses()) {
            for (Atom atom : clause.body()) {
                if (atom.predicate() == facts.is.type && atom.o() < 0) {
                    datatypes.add(~atom.o());
                }
            }
        }
        for (int datatype : datatypes) {
            Node node = facts.terms.term(datatype);
            if (node.isURI() && Literals.isDatatype(node.getURI())) {
                for (int id = facts.literals().nextSetBit(0);
                        id >= 0;
                        id = facts.literals().nextSetBit(id + 1)) {
                    if (Literals.belongs(facts.terms.term(id), node.getURI())) {
                        facts.put(facts.extent(datatype), id, OwlRule.DT_TYPE2);
                    }
                }
            }
        }
    }

    private void complete() {
        do {
            forwarding.run();
            if (rules.containsAll(Equality.RULES)) {
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
            int size = table.relation.size();
            if (table.joined < size || table.forwarded < size) {
                return true;
            }
        }
        for (Extent extent : facts.extents) {
            int size = extent.members.size();
            if (extent.joined < size || extent.forwarded < size) {
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
