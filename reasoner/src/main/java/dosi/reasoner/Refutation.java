package dosi.reasoner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Triple;

/// The rules that conclude *false*, applied once everything else is known.
final class Refutation {
    private final Facts facts;
    private final Cliques cliques;
    private final Join join;
    private final Set<Inconsistency> inconsistencies = new LinkedHashSet<>();
    private final Set<Set<Triple>> refuted = new HashSet<>();
    private boolean cut;

    Refutation(Facts facts, Cliques cliques) {
        this.facts = facts;
        this.cliques = cliques;
        join = new Join(facts, this::refute);
    }

    List<Inconsistency> inconsistencies() {
        return List.copyOf(inconsistencies);
    }

    boolean cut() {
        return cut;
    }

    void refute(List<Clause> clauses, List<Program.Distinction> distinctions) {
        for (Clause clause : clauses) {
            int first = 0;
            for (int i = 1; i < clause.body().size(); i++) {
                if (size(clause.body().get(i)) < size(clause.body().get(first))) {
                    first = i;
                }
            }
            join.joinAll(join.plan(clause, first, false));
        }
        for (Program.Distinction distinction : distinctions) {
            Map<Integer, Integer> firstOf = new HashMap<>();
            for (int thing : distinction.things()) {
                Integer first = firstOf.putIfAbsent(cliques.representative(thing), thing);
                if (first != null) {
                    refute(
                            distinction.rule(),
                            List.of(
                                    distinction.axiom(),
                                    Atom.ground(first, facts.is.sameAs, thing)));
                }
            }
        }
    }

    private int size(Atom atom) {
        if (atom.predicate() != facts.is.type) {
            return facts.table(atom.predicate()).relation.size();
        }
        return atom.o() < 0 ? facts.extent(~atom.o()).members.size() : Integer.MAX_VALUE;
    }

    private boolean refute(Clause clause, Join values) {
        boolean holds =
                switch (clause.test()) {
                    case Clause.Test.None _ -> true;
                    case Clause.Test.DifferentValues(int one, int other) -> {
                        int a = values.value(one);
                        int b = values.value(other);
                        yield facts.isLiteral(a)
                                && facts.isLiteral(b)
                                && Literals.differ(facts.terms.term(a), facts.terms.term(b));
                    }
                    case Clause.Test.Outside(int variable, int datatype) -> {
                        int value = values.value(variable);
                        yield facts.isLiteral(value)
                                && !Literals.mayBelong(
                                        facts.terms.term(value),
                                        facts.terms.term(datatype).getURI());
                    }
                };
        if (holds) {
            List<Atom> premises = new ArrayList<>(clause.axioms());
            for (Atom atom : clause.body()) {
                premises.add(
                        Atom.ground(
                                values.value(atom.s()), atom.predicate(), values.value(atom.o())));
            }
            refute(clause.rule(), premises);
        }
        return !cut;
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
                facts.terms.term(~ground.s()),
                facts.terms.term(ground.predicate()),
                facts.terms.term(~ground.o()));
    }
}
