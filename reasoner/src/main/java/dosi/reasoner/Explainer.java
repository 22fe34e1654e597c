package dosi.reasoner;

import dosi.graph.KnowledgeGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.jspecify.annotations.Nullable;

/// Says why triples follow: it runs the rules backwards over a graph that has been materialised.
///
/// Nothing is stored while inferring; each answer is found by look-ups when it is asked for. Make one explainer for many
/// questions about an unchanging graph: the rules are compiled once. Not for use by several threads at once.
public final class Explainer {

    /// How many applications of one rule are compared when looking for the one with most asserted premises.
    private static final int APPLICATIONS_MAX = 100;

    /// How many rule applications a proof may try.
    private static final int PROOF_STEPS_MAX = 20_000;

    private final Graph asserted;
    private final Graph all;
    private final KnowledgeGraph schema;
    private final Vocabulary is;
    private final Set<OwlRule> rules;
    private final Node type;
    private final Node sameAs;

    /// By the predicate of the head, and for `rdf:type` by its class.
    private final Map<Integer, List<Clause>> byProperty = new HashMap<>();

    private final Map<Integer, List<Clause>> byClass = new HashMap<>();

    Explainer(Graph asserted, Graph all, Set<OwlRule> rules) {
        this.asserted = asserted;
        this.all = all;
        this.rules = rules;
        schema = new KnowledgeGraph();
        is = new Vocabulary(schema.terms());
        type = schema.terms().term(is.type);
        sameAs = schema.terms().term(is.sameAs);
        for (int property : is.axiomProperties()) {
            all.find(Node.ANY, schema.terms().term(property), Node.ANY)
                    .forEachRemaining(schema::add);
        }
        for (int axiomClass : is.axiomClasses()) {
            all.find(Node.ANY, type, schema.terms().term(axiomClass)).forEachRemaining(schema::add);
        }
        for (Clause clause : new RuleCompiler(schema, is, rules).allRules().clauses()) {
            Atom head = clause.head();
            if (head != null) {
                boolean ofClass = head.predicate() == is.type && head.o() < 0;
                (ofClass ? byClass : byProperty)
                        .computeIfAbsent(
                                ofClass ? ~head.o() : head.predicate(), _ -> new ArrayList<>())
                        .add(clause);
            }
        }
    }

    /// One application of one rule that gives a triple, preferably from asserted premises.
    ///
    /// @return empty if no rule gives the triple from the other triples of the graph
    public Optional<Explanation> explain(Triple triple) {
        return explanations(triple).stream().findFirst();
    }

    /// The tree of rule applications that leads from asserted triples to this one; no triple in it rests on itself.
    ///
    /// @return empty if there is none, or none was found within a bounded search
    public Optional<Proof> prove(Triple triple) {
        return Optional.ofNullable(new Search().prove(triple));
    }

    private final class Search {
        private final Map<Triple, Proof> known = new HashMap<>();
        private final Set<Triple> open = new HashSet<>();
        private int steps;

        @Nullable Proof prove(Triple triple) {
            Proof proof = known.get(triple);
            if (proof != null) {
                return proof;
            }
            open.add(triple);
            for (Explanation step : explanations(triple)) {
                if (steps++ > PROOF_STEPS_MAX) {
                    break;
                }
                List<Proof> inferred = proveAll(step);
                if (inferred != null) {
                    proof = new Proof(step, inferred);
                    known.put(triple, proof);
                    break;
                }
            }
            open.remove(triple);
            return proof;
        }

        private @Nullable List<Proof> proveAll(Explanation step) {
            List<Triple> needed = new ArrayList<>(step.axioms());
            needed.addAll(step.premises());
            needed.removeIf(asserted::contains);
            if (needed.stream().anyMatch(open::contains)) {
                return null;
            }
            List<Proof> proofs = new ArrayList<>();
            for (Triple triple : needed) {
                Proof proof = prove(triple);
                if (proof == null) {
                    return null;
                }
                proofs.add(proof);
            }
            return proofs;
        }
    }

    /// Applications of rules that give a triple, those with most asserted premises first.
    private List<Explanation> explanations(Triple triple) {
        Set<Explanation> found = new LinkedHashSet<>();
        for (Clause clause : clausesFor(triple)) {
            found.addAll(new Application(clause, triple).run());
        }
        if (rules.containsAll(Equality.RULES)) {
            byEquality(triple, found);
        }
        return found.stream()
                .sorted(
                        Comparator.comparingLong(this::inferredPremises)
                                .thenComparingInt(
                                        explanation ->
                                                explanation.premises().size()
                                                        + explanation.axioms().size()))
                .toList();
    }

    private long inferredPremises(Explanation explanation) {
        long inferred = 0;
        for (Triple axiom : explanation.axioms()) {
            inferred += asserted.contains(axiom) ? 0 : 1;
        }
        for (Triple premise : explanation.premises()) {
            inferred += asserted.contains(premise) ? 0 : 1;
        }
        return inferred;
    }

    private List<Clause> clausesFor(Triple triple) {
        List<Clause> clauses = new ArrayList<>();
        int predicate = schema.terms().find(triple.getPredicate());
        clauses.addAll(byProperty.getOrDefault(predicate, List.of()));
        if (predicate == is.type) {
            int object = schema.terms().find(triple.getObject());
            clauses.addAll(byClass.getOrDefault(object, List.of()));
        }
        return clauses;
    }

    // ---- one clause

    /// A clause whose head is the triple, and the ways to match its body.
    private final class Application {
        private final Clause clause;
        private final Triple conclusion;
        private final @Nullable Node[] values;
        private final List<Explanation> found = new ArrayList<>();

        Application(Clause clause, Triple conclusion) {
            this.clause = clause;
            this.conclusion = conclusion;
            values = new @Nullable Node[clause.variables()];
        }

        List<Explanation> run() {
            Atom head = clause.head();
            if (head != null
                    && unify(head.s(), conclusion.getSubject())
                    && unify(head.o(), conclusion.getObject())) {
                match(new ArrayList<>(clause.body()), new ArrayList<>());
            }
            return found;
        }

        private void match(List<Atom> left, List<Triple> matched) {
            if (found.size() >= APPLICATIONS_MAX) {
                return;
            }
            if (left.isEmpty()) {
                List<Triple> axioms = new ArrayList<>();
                for (Atom axiom : clause.axioms()) {
                    axioms.add(ground(axiom));
                }
                if (!axioms.contains(conclusion)) {
                    found.add(new Explanation(conclusion, clause.rule(), axioms, matched));
                }
                return;
            }
            Atom atom = mostBound(left);
            List<Atom> others = new ArrayList<>(left);
            others.remove(atom);
            Node s = value(atom.s());
            Node o = value(atom.o());
            if (s != null && s.isLiteral()) {
                if (holdsForLiteral(atom, s, o)) {
                    match(others, matched);
                }
                return;
            }
            for (Triple triple : triples(atom, s, o)) {
                if (triple.equals(conclusion)) {
                    continue;
                }
                boolean inverse = !triple.getPredicate().equals(term(atom.predicate()));
                boolean fits =
                        unify(atom.s(), inverse ? triple.getObject() : triple.getSubject())
                                && unify(
                                        atom.o(),
                                        inverse ? triple.getSubject() : triple.getObject());
                if (fits) {
                    List<Triple> more = new ArrayList<>(matched);
                    more.add(triple);
                    match(others, more);
                }
                release(atom.s(), s);
                release(atom.o(), o);
                if (found.size() >= APPLICATIONS_MAX) {
                    return;
                }
            }
        }

        private boolean holdsForLiteral(Atom atom, Node literal, @Nullable Node datatype) {
            return atom.predicate() == is.type
                    && datatype != null
                    && datatype.isURI()
                    && Literals.belongs(literal, datatype.getURI());
        }

        private Atom mostBound(List<Atom> atoms) {
            Atom best = atoms.getFirst();
            for (Atom atom : atoms) {
                if (bound(atom) > bound(best)) {
                    best = atom;
                }
            }
            return best;
        }

        private int bound(Atom atom) {
            return (value(atom.s()) != null ? 1 : 0) + (value(atom.o()) != null ? 1 : 0);
        }

        private boolean unify(int term, Node value) {
            Node before = value(term);
            if (before == null) {
                values[term] = value;
                return true;
            }
            return before.equals(value);
        }

        private void release(int term, @Nullable Node before) {
            if (term >= 0) {
                values[term] = before;
            }
        }

        private @Nullable Node value(int term) {
            return term < 0 ? term(~term) : values[term];
        }
    }

    /// The triples that match a pattern; where its predicate is the nameless inverse of a property, those of the property.
    private List<Triple> triples(Atom atom, @Nullable Node s, @Nullable Node o) {
        Node predicate = term(atom.predicate());
        List<Triple> found = new ArrayList<>(find(s, predicate, o));
        if (predicate.isBlank()) {
            schema.find(predicate, term(is.inverseOf), null)
                    .forEach(inverse -> found.addAll(find(o, inverse.getObject(), s)));
        }
        return found;
    }

    private List<Triple> find(@Nullable Node s, Node p, @Nullable Node o) {
        List<Triple> found = new ArrayList<>();
        ExtendedIterator<Triple> triples =
                all.find(s == null ? Node.ANY : s, p, o == null ? Node.ANY : o);
        try {
            while (triples.hasNext() && found.size() < APPLICATIONS_MAX) {
                found.add(triples.next());
            }
        } finally {
            triples.close();
        }
        return found;
    }

    private Node term(int id) {
        return schema.terms().term(id);
    }

    private Triple ground(Atom atom) {
        return Triple.create(term(~atom.s()), term(atom.predicate()), term(~atom.o()));
    }

    // ---- equality

    private void byEquality(Triple triple, Set<Explanation> found) {
        Node s = triple.getSubject();
        Node p = triple.getPredicate();
        Node o = triple.getObject();
        if (p.equals(sameAs)) {
            because(triple, OwlRule.EQ_SYM, found, Triple.create(o, sameAs, s));
            for (Triple one : find(s, sameAs, null)) {
                Node middle = one.getObject();
                if (!middle.equals(o) && !middle.equals(s)) {
                    because(triple, OwlRule.EQ_TRANS, found, one, Triple.create(middle, sameAs, o));
                }
            }
            return;
        }
        for (Triple same : find(null, sameAs, s)) {
            Node other = same.getSubject();
            because(triple, OwlRule.EQ_REP_S, found, same, Triple.create(other, p, o));
        }
        for (Triple same : find(null, sameAs, p)) {
            Node other = same.getSubject();
            because(triple, OwlRule.EQ_REP_P, found, same, Triple.create(s, other, o));
        }
        for (Triple same : find(null, sameAs, o)) {
            Node other = same.getSubject();
            because(triple, OwlRule.EQ_REP_O, found, same, Triple.create(s, p, other));
        }
    }

    private void because(
            Triple conclusion, OwlRule rule, Set<Explanation> found, Triple... premises) {
        for (Triple premise : premises) {
            if (premise.equals(conclusion) || !all.contains(premise)) {
                return;
            }
        }
        found.add(new Explanation(conclusion, rule, List.of(), List.of(premises)));
    }
}
