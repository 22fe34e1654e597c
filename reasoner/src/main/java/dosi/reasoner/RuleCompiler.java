package dosi.reasoner;

import dosi.graph.Dictionary;
import dosi.graph.KnowledgeGraph;
import dosi.graph.Members;
import dosi.graph.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/// Turns the rules of OWL 2 RL and the axioms of a graph into clauses over its data.
///
/// A rule such as `prp-dom`, which joins one axiom with the data, becomes one clause for each axiom, so that no
/// clause has a variable in the place of the predicate and most have a single pattern in the body. The rules
/// about the schema alone (`scm-*`) become clauses over the relations of the vocabulary.
///
/// What differs from the letter of the recommendation: a pattern `?x rdf:type owl:Thing` is taken to hold, and so
/// are `?c rdfs:subClassOf ?c` and its like in the bodies of `scm-*`.
final class RuleCompiler {
    private static final int X = 0;
    private static final int Y = 1;
    private static final int Z = 2;
    private static final int U = 3;
    private static final int V = 4;

    /// In how many ways a list may be read, and how long one may be that can be read in several.
    private static final int READINGS_MAX = 1_000;

    private static final int ODD_LIST_MAX = 1_000;

    private final KnowledgeGraph graph;
    private final Dictionary terms;
    private final Vocabulary is;
    private final Set<OwlRule> rules;

    private final Map<Clause.Key, Clause> clauses = new LinkedHashMap<>();
    private final List<Program.Distinction> distinctions = new ArrayList<>();

    RuleCompiler(KnowledgeGraph graph, Vocabulary vocabulary, Set<OwlRule> rules) {
        this.graph = graph;
        this.terms = graph.terms();
        this.is = vocabulary;
        this.rules = rules;
    }

    /// The rules about the schema alone: table 9 of the recommendation.
    Program schemaRules() {
        clauses.clear();
        schemaVocabulary();
        lists();
        return finish();
    }

    /// Every rule but those of equality that need no schema: `eq-sym`, `eq-trans`, and `eq-rep-*` for individuals.
    Program allRules() {
        clauses.clear();
        distinctions.clear();
        facts();
        equality();
        properties();
        classExpressions();
        classAxioms();
        schemaVocabulary();
        lists();
        requiredDatatypes();
        return finish();
    }

    private Program finish() {
        return new Program(new ArrayList<>(clauses.values()), distinctions);
    }

    // ---- tables 4 to 8

    private void facts() {
        fact(OwlRule.CLS_THING, is.thing, is.type, is.owlClass);
        fact(OwlRule.CLS_NOTHING1, is.nothing, is.type, is.owlClass);
        if (rules.contains(OwlRule.PRP_AP)) {
            for (String name : List.of("label", "comment", "seeAlso", "isDefinedBy")) {
                fact(OwlRule.PRP_AP, is.rdfs(name), is.type, is.annotationProperty);
            }
            for (String name :
                    List.of(
                            "deprecated",
                            "versionInfo",
                            "priorVersion",
                            "backwardCompatibleWith",
                            "incompatibleWith")) {
                fact(OwlRule.PRP_AP, is.owl(name), is.type, is.annotationProperty);
            }
        }
        if (rules.contains(OwlRule.DT_TYPE1)) {
            for (String datatype : Literals.SUPPORTED) {
                fact(OwlRule.DT_TYPE1, is.id(datatype), is.type, is.datatype);
            }
        }
    }

    private void equality() {
        refute(
                OwlRule.EQ_DIFF1,
                List.of(new Atom(is.differentFrom, X, Y), new Atom(is.sameAs, X, Y)));
        refute(OwlRule.EQ_DIFF1, List.of(new Atom(is.differentFrom, X, X)));
        distinct(OwlRule.EQ_DIFF2, is.members);
        distinct(OwlRule.EQ_DIFF3, is.distinctMembers);
        sameTerms(is.owlClass, is.subClassOf, is.equivalentClass);
        sameTerms(is.objectProperty, is.subPropertyOf, is.equivalentProperty);
        sameTerms(is.datatypeProperty, is.subPropertyOf, is.equivalentProperty);
        each(
                is.sameAs,
                (one, other, axiom) -> {
                    if (one != other && isProperty(one)) {
                        rule(OwlRule.EQ_REP_P, link(X, other, Y), axiom, link(X, one, Y));
                    }
                    if (one != other && isClass(one)) {
                        rule(OwlRule.EQ_REP_O, type(X, other), axiom, type(X, one));
                    }
                });
    }

    /// `eq-rep-o` on `?c rdfs:subClassOf ?c` and its like, which are used and never written.
    private void sameTerms(int kind, int below, int equivalent) {
        Atom same = new Atom(is.sameAs, X, Y);
        derive(OwlRule.EQ_REP_O, new Atom(below, X, Y), List.of(type(X, kind), same));
        derive(OwlRule.EQ_REP_O, new Atom(equivalent, X, Y), List.of(type(X, kind), same));
    }

    private boolean isProperty(int term) {
        Relation relation = graph.findRelation(term);
        return term == is.type || (relation != null && relation.size() > 0);
    }

    private boolean isClass(int term) {
        Members members = graph.findMembers(term);
        return members != null && members.size() > 0;
    }

    private void distinct(OwlRule rule, int listProperty) {
        Relation lists = graph.findRelation(listProperty);
        Members all = graph.findMembers(is.allDifferent);
        if (lists == null || all == null || !rules.contains(rule)) {
            return;
        }
        for (int row = 0; row < lists.end(); row++) {
            if (lists.isLive(row) && all.contains(lists.subject(row))) {
                Atom axiom = Atom.ground(lists.subject(row), listProperty, lists.object(row));
                for (int[] things : lists(lists.object(row))) {
                    distinctions.add(
                            new Program.Distinction(
                                    rule, Arrays.stream(things).boxed().toList(), axiom));
                }
            }
        }
    }

    private void properties() {
        each(is.domain, (p, c, axiom) -> rule(OwlRule.PRP_DOM, type(X, c), axiom, link(X, p, Y)));
        each(is.range, (p, c, axiom) -> rule(OwlRule.PRP_RNG, type(Y, c), axiom, link(X, p, Y)));
        each(
                is.subPropertyOf,
                (p, q, axiom) -> rule(OwlRule.PRP_SPO1, link(X, q, Y), axiom, link(X, p, Y)));
        each(
                is.equivalentProperty,
                (p, q, axiom) -> {
                    rule(OwlRule.PRP_EQP1, link(X, q, Y), axiom, link(X, p, Y));
                    rule(OwlRule.PRP_EQP2, link(X, p, Y), axiom, link(X, q, Y));
                });
        each(
                is.inverseOf,
                (p, q, axiom) -> {
                    rule(OwlRule.PRP_INV1, link(Y, q, X), axiom, link(X, p, Y));
                    rule(OwlRule.PRP_INV2, link(Y, p, X), axiom, link(X, q, Y));
                });
        each(
                is.propertyDisjointWith,
                (p, q, axiom) ->
                        refute(OwlRule.PRP_PDW, List.of(link(X, p, Y), link(X, q, Y)), axiom));

        eachMember(
                is.functionalProperty,
                (p, axiom) ->
                        same(OwlRule.PRP_FP, Y, Z, List.of(link(X, p, Y), link(X, p, Z)), axiom));
        eachMember(
                is.inverseFunctionalProperty,
                (p, axiom) ->
                        same(OwlRule.PRP_IFP, X, Z, List.of(link(X, p, Y), link(Z, p, Y)), axiom));
        eachMember(
                is.irreflexiveProperty,
                (p, axiom) -> refute(OwlRule.PRP_IRP, List.of(link(X, p, X)), axiom));
        eachMember(
                is.symmetricProperty,
                (p, axiom) -> rule(OwlRule.PRP_SYMP, link(Y, p, X), axiom, link(X, p, Y)));
        eachMember(
                is.asymmetricProperty,
                (p, axiom) ->
                        refute(OwlRule.PRP_ASYP, List.of(link(X, p, Y), link(Y, p, X)), axiom));
        eachMember(
                is.transitiveProperty,
                (p, axiom) ->
                        rule(OwlRule.PRP_TRP, link(X, p, Z), axiom, link(X, p, Y), link(Y, p, Z)));

        each(is.propertyChainAxiom, this::chain);
        each(is.hasKey, this::key);
        eachMember(is.allDisjointProperties, this::allDisjointProperties);
        each(is.sourceIndividual, this::negativeAssertion);
    }

    private void chain(int property, int listHead, Atom axiom) {
        for (int[] links : lists(listHead)) {
            if (links.length > 0) {
                List<Atom> body = new ArrayList<>();
                for (int i = 0; i < links.length; i++) {
                    body.add(link(i, links[i], i + 1));
                }
                derive(OwlRule.PRP_SPO2, link(0, property, links.length), body, axiom);
            }
        }
    }

    private void key(int type, int listHead, Atom axiom) {
        for (int[] properties : lists(listHead)) {
            if (properties.length > 0) {
                List<Atom> body = new ArrayList<>();
                body.add(type(X, type));
                body.add(type(Y, type));
                for (int i = 0; i < properties.length; i++) {
                    body.add(link(X, properties[i], Z + i));
                    body.add(link(Y, properties[i], Z + i));
                }
                derive(OwlRule.PRP_KEY, new Atom(is.sameAs, X, Y), body, axiom);
            }
        }
    }

    private void allDisjointProperties(int node, Atom axiom) {
        eachObject(
                is.members,
                node,
                (listHead, _) ->
                        pairs(
                                lists(listHead),
                                (p, q) ->
                                        refute(
                                                OwlRule.PRP_ADP,
                                                List.of(link(X, p, Y), link(X, q, Y)),
                                                axiom)));
    }

    private void negativeAssertion(int node, int source, Atom axiom) {
        eachObject(
                is.assertionProperty,
                node,
                (property, second) -> {
                    eachObject(
                            is.targetIndividual,
                            node,
                            (target, third) ->
                                    refute(
                                            OwlRule.PRP_NPA1,
                                            List.of(Atom.ground(source, property, target)),
                                            axiom,
                                            second,
                                            third));
                    eachObject(
                            is.targetValue,
                            node,
                            (target, third) ->
                                    refute(
                                            OwlRule.PRP_NPA2,
                                            List.of(Atom.ground(source, property, target)),
                                            axiom,
                                            second,
                                            third));
                });
    }

    private void classExpressions() {
        refute(OwlRule.CLS_NOTHING2, List.of(type(X, is.nothing)));
        each(
                is.complementOf,
                (c, d, axiom) -> refute(OwlRule.CLS_COM, List.of(type(X, c), type(X, d)), axiom));
        each(is.someValuesFrom, this::someValuesFrom);
        each(
                is.allValuesFrom,
                (c, filler, axiom) ->
                        eachObject(
                                is.onProperty,
                                c,
                                (p, second) ->
                                        derive(
                                                OwlRule.CLS_AVF,
                                                type(Y, filler),
                                                List.of(type(X, c), link(X, p, Y)),
                                                axiom,
                                                second)));
        each(
                is.hasValue,
                (c, value, axiom) ->
                        eachObject(
                                is.onProperty,
                                c,
                                (p, second) -> {
                                    Atom has = link(X, p, ~value);
                                    derive(
                                            OwlRule.CLS_HV1,
                                            has,
                                            List.of(type(X, c)),
                                            axiom,
                                            second);
                                    derive(
                                            OwlRule.CLS_HV2,
                                            type(X, c),
                                            List.of(has),
                                            axiom,
                                            second);
                                }));
        each(is.maxCardinality, this::maxCardinality);
        each(is.maxQualifiedCardinality, this::maxQualifiedCardinality);
    }

    private void someValuesFrom(int c, int filler, Atom axiom) {
        eachObject(
                is.onProperty,
                c,
                (p, second) -> {
                    if (filler == is.thing) {
                        derive(OwlRule.CLS_SVF2, type(X, c), List.of(link(X, p, Y)), axiom, second);
                    } else {
                        derive(
                                OwlRule.CLS_SVF1,
                                type(X, c),
                                List.of(link(X, p, Y), type(Y, filler)),
                                axiom,
                                second);
                    }
                });
    }

    private void maxCardinality(int c, int limit, Atom axiom) {
        int max = number(limit);
        eachObject(
                is.onProperty,
                c,
                (p, second) -> {
                    if (max == 0) {
                        refute(
                                OwlRule.CLS_MAXC1,
                                List.of(type(X, c), link(X, p, Y)),
                                axiom,
                                second);
                    } else if (max == 1) {
                        same(
                                OwlRule.CLS_MAXC2,
                                Y,
                                Z,
                                List.of(type(X, c), link(X, p, Y), link(X, p, Z)),
                                axiom,
                                second);
                    }
                });
    }

    private void maxQualifiedCardinality(int c, int limit, Atom axiom) {
        int max = number(limit);
        eachObject(
                is.onProperty,
                c,
                (p, second) ->
                        eachObject(
                                is.onClass,
                                c,
                                (filler, third) -> {
                                    boolean any = filler == is.thing;
                                    List<Atom> body = new ArrayList<>();
                                    body.add(type(X, c));
                                    body.add(link(X, p, Y));
                                    if (!any) {
                                        body.add(type(Y, filler));
                                    }
                                    if (max == 0) {
                                        refute(
                                                any ? OwlRule.CLS_MAXQC2 : OwlRule.CLS_MAXQC1,
                                                body,
                                                axiom,
                                                second,
                                                third);
                                    } else if (max == 1) {
                                        body.add(link(X, p, Z));
                                        if (!any) {
                                            body.add(type(Z, filler));
                                        }
                                        same(
                                                any ? OwlRule.CLS_MAXQC4 : OwlRule.CLS_MAXQC3,
                                                Y,
                                                Z,
                                                body,
                                                axiom,
                                                second,
                                                third);
                                    }
                                }));
    }

    private void classAxioms() {
        each(is.subClassOf, (c, d, axiom) -> rule(OwlRule.CAX_SCO, type(X, d), axiom, type(X, c)));
        each(
                is.equivalentClass,
                (c, d, axiom) -> {
                    rule(OwlRule.CAX_EQC1, type(X, d), axiom, type(X, c));
                    rule(OwlRule.CAX_EQC2, type(X, c), axiom, type(X, d));
                });
        each(
                is.disjointWith,
                (c, d, axiom) -> refute(OwlRule.CAX_DW, List.of(type(X, c), type(X, d)), axiom));
        eachMember(
                is.allDisjointClasses,
                (node, axiom) ->
                        eachObject(
                                is.members,
                                node,
                                (listHead, _) ->
                                        pairs(
                                                lists(listHead),
                                                (c, d) ->
                                                        refute(
                                                                OwlRule.CAX_ADC,
                                                                List.of(type(X, c), type(X, d)),
                                                                axiom))));
    }

    /// The rules whose axioms hold a list of classes or of things.
    private void lists() {
        each(
                is.intersectionOf,
                (c, listHead, axiom) -> {
                    for (int[] parts : lists(listHead)) {
                        List<Atom> body = new ArrayList<>();
                        for (int part : parts) {
                            body.add(type(X, part));
                            fact(OwlRule.SCM_INT, c, is.subClassOf, part, axiom);
                            rule(OwlRule.CLS_INT2, type(X, part), axiom, type(X, c));
                        }
                        if (parts.length > 0) {
                            derive(OwlRule.CLS_INT1, type(X, c), body, axiom);
                        }
                    }
                });
        each(
                is.unionOf,
                (c, listHead, axiom) -> {
                    for (int[] parts : lists(listHead)) {
                        for (int part : parts) {
                            fact(OwlRule.SCM_UNI, part, is.subClassOf, c, axiom);
                            rule(OwlRule.CLS_UNI, type(X, c), axiom, type(X, part));
                        }
                    }
                });
        each(
                is.oneOf,
                (c, listHead, axiom) -> {
                    for (int[] things : lists(listHead)) {
                        for (int thing : things) {
                            fact(OwlRule.CLS_OO, thing, is.type, c, axiom);
                        }
                    }
                });
    }

    /// `dt-not-type`: where a clause puts a value into a datatype, a value outside it is refused.
    private void requiredDatatypes() {
        for (Clause clause : List.copyOf(clauses.values())) {
            Atom head = clause.head();
            if (head != null && head.predicate() == is.type && head.o() < 0 && head.s() >= 0) {
                Node datatype = terms.term(~head.o());
                if (datatype.isURI() && Literals.knows(datatype.getURI())) {
                    add(
                            new Clause(
                                    OwlRule.DT_NOT_TYPE,
                                    null,
                                    clause.body(),
                                    clause.axioms(),
                                    new Clause.Test.Outside(head.s(), ~head.o())));
                }
            }
        }
    }

    // ---- table 9

    private void schemaVocabulary() {
        eachMember(
                is.owlClass,
                (c, axiom) -> {
                    fact(OwlRule.SCM_CLS, c, is.subClassOf, c, axiom);
                    fact(OwlRule.SCM_CLS, c, is.equivalentClass, c, axiom);
                    fact(OwlRule.SCM_CLS, c, is.subClassOf, is.thing, axiom);
                    fact(OwlRule.SCM_CLS, is.nothing, is.subClassOf, c, axiom);
                });
        eachMember(is.objectProperty, (p, axiom) -> reflexive(OwlRule.SCM_OP, p, axiom));
        eachMember(is.datatypeProperty, (p, axiom) -> reflexive(OwlRule.SCM_DP, p, axiom));

        hierarchy(
                is.subClassOf,
                is.equivalentClass,
                OwlRule.SCM_SCO,
                OwlRule.SCM_EQC1,
                OwlRule.SCM_EQC2);
        hierarchy(
                is.subPropertyOf,
                is.equivalentProperty,
                OwlRule.SCM_SPO,
                OwlRule.SCM_EQP1,
                OwlRule.SCM_EQP2);

        inherited(is.domain, OwlRule.SCM_DOM1, OwlRule.SCM_DOM2);
        inherited(is.range, OwlRule.SCM_RNG1, OwlRule.SCM_RNG2);

        Atom subproperty = new Atom(is.subPropertyOf, Z, U);
        Atom below = new Atom(is.subClassOf, X, Y);
        Atom above = new Atom(is.subClassOf, Y, X);
        derive(OwlRule.SCM_HV, below, restrictions(is.hasValue, V, V, Z, U, subproperty));
        derive(OwlRule.SCM_SVF2, below, restrictions(is.someValuesFrom, V, V, Z, U, subproperty));
        derive(OwlRule.SCM_AVF2, above, restrictions(is.allValuesFrom, V, V, Z, U, subproperty));
        Atom subclass = new Atom(is.subClassOf, Z, U);
        derive(OwlRule.SCM_SVF1, below, restrictions(is.someValuesFrom, Z, U, V, V, subclass));
        derive(OwlRule.SCM_SVF1, below, restrictions(is.someValuesFrom, Z, Z, V, V, null));
        derive(OwlRule.SCM_AVF1, below, restrictions(is.allValuesFrom, Z, U, V, V, subclass));
        derive(OwlRule.SCM_AVF1, below, restrictions(is.allValuesFrom, Z, Z, V, V, null));
        derive(OwlRule.SCM_HV, below, restrictions(is.hasValue, Z, Z, V, V, null));
    }

    private void reflexive(OwlRule rule, int property, Atom axiom) {
        fact(rule, property, is.subPropertyOf, property, axiom);
        fact(rule, property, is.equivalentProperty, property, axiom);
    }

    private void hierarchy(
            int below, int equivalent, OwlRule transitive, OwlRule split, OwlRule join) {
        derive(
                transitive,
                new Atom(below, X, Z),
                List.of(new Atom(below, X, Y), new Atom(below, Y, Z)));
        derive(split, new Atom(below, X, Y), List.of(new Atom(equivalent, X, Y)));
        derive(split, new Atom(below, Y, X), List.of(new Atom(equivalent, X, Y)));
        derive(
                join,
                new Atom(equivalent, X, Y),
                List.of(new Atom(below, X, Y), new Atom(below, Y, X)));
    }

    private void inherited(int place, OwlRule byClass, OwlRule byProperty) {
        derive(
                byClass,
                new Atom(place, X, Z),
                List.of(new Atom(place, X, Y), new Atom(is.subClassOf, Y, Z)));
        derive(
                byProperty,
                new Atom(place, X, Z),
                List.of(new Atom(is.subPropertyOf, X, Y), new Atom(place, Y, Z)));
    }

    /// Two restrictions of one kind, the classes `X` and `Y`, with their values and properties.
    private List<Atom> restrictions(
            int kind, int value1, int value2, int property1, int property2, @Nullable Atom order) {
        List<Atom> body = new ArrayList<>();
        if (order != null) {
            body.add(order);
        }
        body.add(new Atom(kind, X, value1));
        body.add(new Atom(is.onProperty, X, property1));
        body.add(new Atom(kind, Y, value2));
        body.add(new Atom(is.onProperty, Y, property2));
        return body;
    }

    // ---- clauses

    private Atom type(int variable, int type) {
        return new Atom(is.type, variable, ~type);
    }

    /// A pattern with a property; with `rdf:type` it ranges over all classes.
    private static Atom link(int subject, int property, int object) {
        return new Atom(property, subject, object);
    }

    private void fact(OwlRule rule, int subject, int predicate, int object, Atom... axioms) {
        derive(rule, Atom.ground(subject, predicate, object), List.of(), axioms);
    }

    private void rule(OwlRule rule, Atom head, Atom axiom, Atom... body) {
        derive(rule, head, List.of(body), axiom);
    }

    /// Two things are the same; two literals cannot be made the same, so they must have one value.
    private void same(OwlRule rule, int one, int other, List<Atom> body, Atom... axioms) {
        derive(rule, new Atom(is.sameAs, one, other), body, axioms);
        if (rules.contains(rule) && rules.contains(OwlRule.DT_DIFF)) {
            add(
                    new Clause(
                            OwlRule.DT_DIFF,
                            null,
                            body,
                            Arrays.asList(axioms),
                            new Clause.Test.DifferentValues(one, other)));
        }
    }

    private void refute(OwlRule rule, List<Atom> body, Atom... axioms) {
        add(new Clause(rule, null, withoutThing(body), Arrays.asList(axioms), Clause.ALWAYS));
    }

    private void derive(OwlRule rule, Atom head, List<Atom> body, Atom... axioms) {
        if (!body.contains(head)) {
            add(new Clause(rule, head, withoutThing(body), Arrays.asList(axioms), Clause.ALWAYS));
        }
    }

    private void add(Clause clause) {
        if (rules.contains(clause.rule())) {
            Clause known = clauses.putIfAbsent(clause.key(), clause);
            if (known != null && precedes(clause, known)) {
                clauses.put(clause.key(), clause);
            }
        }
    }

    /// Which of two clauses that do the same gives the axioms: it must not depend on the order of the triples.
    private boolean precedes(Clause one, Clause other) {
        return !one.axioms().equals(other.axioms()) && text(one).compareTo(text(other)) < 0;
    }

    private String text(Clause clause) {
        StringBuilder text = new StringBuilder();
        for (Atom axiom : clause.axioms()) {
            text.append(terms.term(~axiom.s())).append(' ');
            text.append(terms.term(axiom.predicate())).append(' ');
            text.append(terms.term(~axiom.o())).append('\n');
        }
        return text.toString();
    }

    /// The body without `?x rdf:type owl:Thing` where another pattern binds `?x`, and without repetitions.
    private List<Atom> withoutThing(List<Atom> body) {
        List<Atom> left = new ArrayList<>(new LinkedHashSet<>(body));
        for (Atom atom : List.copyOf(left)) {
            boolean thing = atom.predicate() == is.type && atom.o() == ~is.thing;
            if (thing
                    && left.stream()
                            .anyMatch(
                                    other -> !other.equals(atom) && other.hasVariable(atom.s()))) {
                left.remove(atom);
            }
        }
        return left;
    }

    // ---- reading axioms

    private interface PairVisitor {
        void visit(int subject, int object, Atom axiom);
    }

    private interface TermVisitor {
        void visit(int term, Atom axiom);
    }

    private interface IdPairVisitor {
        void visit(int one, int other);
    }

    private void each(int property, PairVisitor visitor) {
        Relation relation = graph.findRelation(property);
        if (relation != null) {
            for (int row = 0; row < relation.end(); row++) {
                if (relation.isLive(row)) {
                    int subject = relation.subject(row);
                    int object = relation.object(row);
                    visitor.visit(subject, object, Atom.ground(subject, property, object));
                }
            }
        }
    }

    private void eachMember(int type, TermVisitor visitor) {
        Members members = graph.findMembers(type);
        if (members != null) {
            for (int position = 0; position < members.end(); position++) {
                if (members.isLive(position)) {
                    int member = members.member(position);
                    visitor.visit(member, Atom.ground(member, is.type, type));
                }
            }
        }
    }

    private void eachObject(int property, int subject, TermVisitor visitor) {
        Relation relation = graph.findRelation(property);
        if (relation != null) {
            for (int row = relation.firstWithSubject(subject);
                    row != Relation.NONE;
                    row = relation.nextWithSubject(row)) {
                visitor.visit(
                        relation.object(row), Atom.ground(subject, property, relation.object(row)));
            }
        }
    }

    private static void pairs(List<int[]> lists, IdPairVisitor visitor) {
        for (int[] terms : lists) {
            for (int i = 0; i < terms.length; i++) {
                for (int j = i + 1; j < terms.length; j++) {
                    visitor.visit(terms[i], terms[j]);
                }
            }
        }
    }

    /// The elements of a list: once for a list as it should be, never where it is broken, and in every way that it can be
    /// read where a cell has several elements or several successors. A list of too many readings is broken as well.
    private List<int[]> lists(int head) {
        Relation first = graph.findRelation(is.first);
        Relation rest = graph.findRelation(is.rest);
        if (head == is.nil) {
            return List.of(new int[0]);
        }
        if (first == null || rest == null) {
            return List.of();
        }
        int[] elements = new int[4];
        int size = 0;
        for (int cell = head; cell != is.nil; size++) {
            int value = first.firstWithSubject(cell);
            int next = rest.firstWithSubject(cell);
            if (value == Relation.NONE || next == Relation.NONE || size > rest.size()) {
                return List.of();
            }
            if (first.nextWithSubject(value) != Relation.NONE
                    || rest.nextWithSubject(next) != Relation.NONE) {
                List<int[]> readings = new ArrayList<>();
                read(first, rest, head, new ArrayList<>(), new HashSet<>(), readings);
                return readings.size() > READINGS_MAX ? List.of() : readings;
            }
            if (size == elements.length) {
                elements = Arrays.copyOf(elements, size * 2);
            }
            elements[size] = first.object(value);
            cell = rest.object(next);
        }
        return List.of(Arrays.copyOf(elements, size));
    }

    private void read(
            Relation first,
            Relation rest,
            int cell,
            List<Integer> before,
            Set<Integer> cells,
            List<int[]> readings) {
        if (cell == is.nil) {
            readings.add(before.stream().mapToInt(Integer::intValue).toArray());
            return;
        }
        if (before.size() == ODD_LIST_MAX || !cells.add(cell)) {
            return;
        }
        for (int value = first.firstWithSubject(cell);
                value != Relation.NONE;
                value = first.nextWithSubject(value)) {
            before.add(first.object(value));
            for (int next = rest.firstWithSubject(cell);
                    next != Relation.NONE && readings.size() <= READINGS_MAX;
                    next = rest.nextWithSubject(next)) {
                read(first, rest, rest.object(next), before, cells, readings);
            }
            before.removeLast();
        }
        cells.remove(cell);
    }

    /// The value of a cardinality, or -1 if it is none.
    private int number(int id) {
        Node literal = terms.term(id);
        return literal.isLiteral()
                        && literal.getLiteral().isWellFormed()
                        && literal.getLiteralValue() instanceof Number number
                ? number.intValue()
                : -1;
    }
}
