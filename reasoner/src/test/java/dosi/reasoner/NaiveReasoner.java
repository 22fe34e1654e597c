package dosi.reasoner;

import static dosi.reasoner.Graphs.turtle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;

/// OWL 2 RL as the recommendation writes it: every rule over triples, again and again, until nothing new follows.
///
/// It shares nothing with the product but the names of the rules. Rules over lists are written out for the lists
/// that are there; datatypes, and what `scm-cls` says of `owl:Thing` and `owl:Nothing`, are left out, and cells of lists are not renamed.
final class NaiveReasoner {
    private static final String RULES =
            """
            eq-ref      | ?s ?p ?o                                            | ?s owl:sameAs ?s . ?p owl:sameAs ?p . ?o owl:sameAs ?o
            eq-sym      | ?x owl:sameAs ?y                                    | ?y owl:sameAs ?x
            eq-trans    | ?x owl:sameAs ?y . ?y owl:sameAs ?z                 | ?x owl:sameAs ?z
            eq-rep-s    | ?s owl:sameAs ?t . ?s ?p ?o                         | ?t ?p ?o
            eq-rep-p    | ?p owl:sameAs ?q . ?s ?p ?o                         | ?s ?q ?o
            eq-rep-o    | ?o owl:sameAs ?t . ?s ?p ?o                         | ?s ?p ?t
            eq-diff1    | ?x owl:sameAs ?y . ?x owl:differentFrom ?y          | false
            prp-dom     | ?p rdfs:domain ?c . ?x ?p ?y                        | ?x a ?c
            prp-rng     | ?p rdfs:range ?c . ?x ?p ?y                         | ?y a ?c
            prp-fp      | ?p a owl:FunctionalProperty . ?x ?p ?y . ?x ?p ?z   | ?y owl:sameAs ?z
            prp-ifp     | ?p a owl:InverseFunctionalProperty . ?x ?p ?y . ?z ?p ?y | ?x owl:sameAs ?z
            prp-irp     | ?p a owl:IrreflexiveProperty . ?x ?p ?x             | false
            prp-symp    | ?p a owl:SymmetricProperty . ?x ?p ?y               | ?y ?p ?x
            prp-asyp    | ?p a owl:AsymmetricProperty . ?x ?p ?y . ?y ?p ?x   | false
            prp-trp     | ?p a owl:TransitiveProperty . ?x ?p ?y . ?y ?p ?z   | ?x ?p ?z
            prp-spo1    | ?p rdfs:subPropertyOf ?q . ?x ?p ?y                 | ?x ?q ?y
            prp-eqp1    | ?p owl:equivalentProperty ?q . ?x ?p ?y             | ?x ?q ?y
            prp-eqp2    | ?p owl:equivalentProperty ?q . ?x ?q ?y             | ?x ?p ?y
            prp-pdw     | ?p owl:propertyDisjointWith ?q . ?x ?p ?y . ?x ?q ?y | false
            prp-inv1    | ?p owl:inverseOf ?q . ?x ?p ?y                      | ?y ?q ?x
            prp-inv2    | ?p owl:inverseOf ?q . ?x ?q ?y                      | ?y ?p ?x
            prp-npa1    | ?x owl:sourceIndividual ?i . ?x owl:assertionProperty ?p . ?x owl:targetIndividual ?j . ?i ?p ?j | false
            prp-npa2    | ?x owl:sourceIndividual ?i . ?x owl:assertionProperty ?p . ?x owl:targetValue ?j . ?i ?p ?j | false
            cls-nothing2 | ?x a owl:Nothing                                   | false
            cls-com     | ?c owl:complementOf ?d . ?x a ?c . ?x a ?d          | false
            cls-svf1    | ?x owl:someValuesFrom ?y . ?x owl:onProperty ?p . ?u ?p ?v . ?v a ?y | ?u a ?x
            cls-svf2    | ?x owl:someValuesFrom owl:Thing . ?x owl:onProperty ?p . ?u ?p ?v | ?u a ?x
            cls-avf     | ?x owl:allValuesFrom ?y . ?x owl:onProperty ?p . ?u a ?x . ?u ?p ?v | ?v a ?y
            cls-hv1     | ?x owl:hasValue ?y . ?x owl:onProperty ?p . ?u a ?x | ?u ?p ?y
            cls-hv2     | ?x owl:hasValue ?y . ?x owl:onProperty ?p . ?u ?p ?y | ?u a ?x
            cls-maxc1   | ?x owl:maxCardinality 0 . ?x owl:onProperty ?p . ?u a ?x . ?u ?p ?y | false
            cls-maxc2   | ?x owl:maxCardinality 1 . ?x owl:onProperty ?p . ?u a ?x . ?u ?p ?y . ?u ?p ?z | ?y owl:sameAs ?z
            cls-maxqc1  | ?x owl:maxQualifiedCardinality 0 . ?x owl:onProperty ?p . ?x owl:onClass ?c . ?u a ?x . ?u ?p ?y . ?y a ?c | false
            cls-maxqc2  | ?x owl:maxQualifiedCardinality 0 . ?x owl:onProperty ?p . ?x owl:onClass owl:Thing . ?u a ?x . ?u ?p ?y | false
            cls-maxqc3  | ?x owl:maxQualifiedCardinality 1 . ?x owl:onProperty ?p . ?x owl:onClass ?c . ?u a ?x . ?u ?p ?y . ?y a ?c . ?u ?p ?z . ?z a ?c | ?y owl:sameAs ?z
            cls-maxqc4  | ?x owl:maxQualifiedCardinality 1 . ?x owl:onProperty ?p . ?x owl:onClass owl:Thing . ?u a ?x . ?u ?p ?y . ?u ?p ?z | ?y owl:sameAs ?z
            cax-sco     | ?c rdfs:subClassOf ?d . ?x a ?c                     | ?x a ?d
            cax-eqc1    | ?c owl:equivalentClass ?d . ?x a ?c                 | ?x a ?d
            cax-eqc2    | ?c owl:equivalentClass ?d . ?x a ?d                 | ?x a ?c
            cax-dw      | ?c owl:disjointWith ?d . ?x a ?c . ?x a ?d          | false
            scm-cls     | ?c a owl:Class | ?c rdfs:subClassOf ?c . ?c owl:equivalentClass ?c
            scm-sco     | ?c rdfs:subClassOf ?d . ?d rdfs:subClassOf ?e       | ?c rdfs:subClassOf ?e
            scm-eqc1    | ?c owl:equivalentClass ?d                           | ?c rdfs:subClassOf ?d . ?d rdfs:subClassOf ?c
            scm-eqc2    | ?c rdfs:subClassOf ?d . ?d rdfs:subClassOf ?c       | ?c owl:equivalentClass ?d
            scm-op      | ?p a owl:ObjectProperty                             | ?p rdfs:subPropertyOf ?p . ?p owl:equivalentProperty ?p
            scm-dp      | ?p a owl:DatatypeProperty                           | ?p rdfs:subPropertyOf ?p . ?p owl:equivalentProperty ?p
            scm-spo     | ?p rdfs:subPropertyOf ?q . ?q rdfs:subPropertyOf ?r | ?p rdfs:subPropertyOf ?r
            scm-eqp1    | ?p owl:equivalentProperty ?q                        | ?p rdfs:subPropertyOf ?q . ?q rdfs:subPropertyOf ?p
            scm-eqp2    | ?p rdfs:subPropertyOf ?q . ?q rdfs:subPropertyOf ?p | ?p owl:equivalentProperty ?q
            scm-dom1    | ?p rdfs:domain ?c . ?c rdfs:subClassOf ?d           | ?p rdfs:domain ?d
            scm-dom2    | ?q rdfs:domain ?c . ?p rdfs:subPropertyOf ?q        | ?p rdfs:domain ?c
            scm-rng1    | ?p rdfs:range ?c . ?c rdfs:subClassOf ?d            | ?p rdfs:range ?d
            scm-rng2    | ?q rdfs:range ?c . ?p rdfs:subPropertyOf ?q         | ?p rdfs:range ?c
            scm-hv      | ?c owl:hasValue ?i . ?c owl:onProperty ?p . ?d owl:hasValue ?i . ?d owl:onProperty ?q . ?p rdfs:subPropertyOf ?q | ?c rdfs:subClassOf ?d
            scm-svf1    | ?c owl:someValuesFrom ?y . ?c owl:onProperty ?p . ?d owl:someValuesFrom ?z . ?d owl:onProperty ?p . ?y rdfs:subClassOf ?z | ?c rdfs:subClassOf ?d
            scm-svf2    | ?c owl:someValuesFrom ?y . ?c owl:onProperty ?p . ?d owl:someValuesFrom ?y . ?d owl:onProperty ?q . ?p rdfs:subPropertyOf ?q | ?c rdfs:subClassOf ?d
            scm-avf1    | ?c owl:allValuesFrom ?y . ?c owl:onProperty ?p . ?d owl:allValuesFrom ?z . ?d owl:onProperty ?p . ?y rdfs:subClassOf ?z | ?c rdfs:subClassOf ?d
            scm-avf2    | ?c owl:allValuesFrom ?y . ?c owl:onProperty ?p . ?d owl:allValuesFrom ?y . ?d owl:onProperty ?q . ?p rdfs:subPropertyOf ?q | ?d rdfs:subClassOf ?c
            """;

    private record Rule(OwlRule rule, List<Triple> body, List<Triple> head) {}

    private static final List<Rule> FIXED = parse(RULES);
    private static final Node FIRST = name("rdf:first");
    private static final Node REST = name("rdf:rest");
    private static final Node NIL = name("rdf:nil");
    private static final Node TYPE = name("a");
    private static final Node SUBCLASS = name("rdfs:subClassOf");
    private static final Node SAME = name("owl:sameAs");

    private final Set<Triple> triples = new LinkedHashSet<>();
    private final Map<Node, Set<Triple>> byPredicate = new HashMap<>();
    final Set<OwlRule> refuted = EnumSet.noneOf(OwlRule.class);

    NaiveReasoner(Collection<Triple> asserted) {
        asserted.forEach(this::add);
    }

    Set<Triple> run() {
        boolean grown;
        do {
            List<Triple> found = new ArrayList<>();
            List<Rule> rules = new ArrayList<>(FIXED);
            rules.addAll(listRules());
            for (Rule rule : rules) {
                solve(
                        rule.body(),
                        0,
                        new HashMap<>(),
                        bindings -> {
                            if (rule.head().isEmpty()) {
                                refuted.add(rule.rule());
                            }
                            rule.head().stream()
                                    .map(triple -> fill(triple, bindings))
                                    .filter(triple -> !renamesListCell(rule.rule(), triple))
                                    .forEach(found::add);
                        });
            }
            grown = false;
            for (Triple triple : found) {
                grown |= add(triple);
            }
        } while (grown);
        return Collections.unmodifiableSet(triples);
    }

    private static boolean renamesListCell(OwlRule rule, Triple head) {
        boolean ofList = head.getPredicate().equals(FIRST) || head.getPredicate().equals(REST);
        return ofList && (rule == OwlRule.EQ_REP_S || rule == OwlRule.EQ_REP_O);
    }

    private boolean add(Triple triple) {
        byPredicate.computeIfAbsent(triple.getPredicate(), _ -> new LinkedHashSet<>()).add(triple);
        return triples.add(triple);
    }

    // ---- rules over lists

    private List<Rule> listRules() {
        List<Rule> rules = new ArrayList<>();
        Node x = variable("?x");
        Node y = variable("?y");
        each(
                "owl:propertyChainAxiom",
                (p, list) -> {
                    List<Triple> body = new ArrayList<>();
                    for (int i = 0; i < list.size(); i++) {
                        body.add(
                                Triple.create(
                                        variable("?u" + i), list.get(i), variable("?u" + (i + 1))));
                    }
                    rules.add(
                            new Rule(
                                    OwlRule.PRP_SPO2,
                                    body,
                                    List.of(
                                            Triple.create(
                                                    variable("?u0"),
                                                    p,
                                                    variable("?u" + list.size())))));
                });
        each(
                "owl:hasKey",
                (c, list) -> {
                    List<Triple> body = new ArrayList<>();
                    body.add(Triple.create(x, TYPE, c));
                    body.add(Triple.create(y, TYPE, c));
                    for (int i = 0; i < list.size(); i++) {
                        body.add(Triple.create(x, list.get(i), variable("?z" + i)));
                        body.add(Triple.create(y, list.get(i), variable("?z" + i)));
                    }
                    rules.add(new Rule(OwlRule.PRP_KEY, body, List.of(Triple.create(x, SAME, y))));
                });
        each(
                "owl:intersectionOf",
                (c, list) -> {
                    List<Triple> body = new ArrayList<>();
                    for (Node part : list) {
                        body.add(Triple.create(x, TYPE, part));
                        rules.add(
                                new Rule(
                                        OwlRule.CLS_INT2,
                                        List.of(Triple.create(x, TYPE, c)),
                                        List.of(Triple.create(x, TYPE, part))));
                        rules.add(
                                new Rule(
                                        OwlRule.SCM_INT,
                                        List.of(),
                                        List.of(Triple.create(c, SUBCLASS, part))));
                    }
                    rules.add(new Rule(OwlRule.CLS_INT1, body, List.of(Triple.create(x, TYPE, c))));
                });
        each(
                "owl:unionOf",
                (c, list) -> {
                    for (Node part : list) {
                        rules.add(
                                new Rule(
                                        OwlRule.CLS_UNI,
                                        List.of(Triple.create(x, TYPE, part)),
                                        List.of(Triple.create(x, TYPE, c))));
                        rules.add(
                                new Rule(
                                        OwlRule.SCM_UNI,
                                        List.of(),
                                        List.of(Triple.create(part, SUBCLASS, c))));
                    }
                });
        each(
                "owl:oneOf",
                (c, list) -> {
                    for (Node thing : list) {
                        rules.add(
                                new Rule(
                                        OwlRule.CLS_OO,
                                        List.of(),
                                        List.of(Triple.create(thing, TYPE, c))));
                    }
                });
        each(
                "owl:members",
                (node, list) -> {
                    for (int i = 0; i < list.size(); i++) {
                        for (int j = i + 1; j < list.size(); j++) {
                            Node a = list.get(i);
                            Node b = list.get(j);
                            rules.add(
                                    new Rule(
                                            OwlRule.EQ_DIFF2,
                                            List.of(
                                                    Triple.create(
                                                            node, TYPE, name("owl:AllDifferent")),
                                                    Triple.create(a, SAME, b)),
                                            List.of()));
                            rules.add(
                                    new Rule(
                                            OwlRule.PRP_ADP,
                                            List.of(
                                                    Triple.create(
                                                            node,
                                                            TYPE,
                                                            name("owl:AllDisjointProperties")),
                                                    Triple.create(x, a, y),
                                                    Triple.create(x, b, y)),
                                            List.of()));
                            rules.add(
                                    new Rule(
                                            OwlRule.CAX_ADC,
                                            List.of(
                                                    Triple.create(
                                                            node,
                                                            TYPE,
                                                            name("owl:AllDisjointClasses")),
                                                    Triple.create(x, TYPE, a),
                                                    Triple.create(x, TYPE, b)),
                                            List.of()));
                        }
                    }
                });
        each(
                "owl:distinctMembers",
                (node, list) -> {
                    for (int i = 0; i < list.size(); i++) {
                        for (int j = i + 1; j < list.size(); j++) {
                            rules.add(
                                    new Rule(
                                            OwlRule.EQ_DIFF3,
                                            List.of(
                                                    Triple.create(
                                                            node, TYPE, name("owl:AllDifferent")),
                                                    Triple.create(list.get(i), SAME, list.get(j))),
                                            List.of()));
                        }
                    }
                });
        return rules;
    }

    private interface ListVisitor {
        void visit(Node subject, List<Node> list);
    }

    private void each(String property, ListVisitor visitor) {
        for (Triple triple : List.copyOf(byPredicate.getOrDefault(name(property), Set.of()))) {
            lists(
                    triple.getObject(),
                    new ArrayList<>(),
                    list -> visitor.visit(triple.getSubject(), list));
        }
    }

    /// Every reading of a list: after `owl:sameAs` a cell may have several first elements.
    private void lists(Node cell, List<Node> before, Consumer<List<Node>> found) {
        if (cell.equals(NIL)) {
            found.accept(List.copyOf(before));
            return;
        }
        for (Triple first : List.copyOf(byPredicate.getOrDefault(FIRST, Set.of()))) {
            for (Triple rest : List.copyOf(byPredicate.getOrDefault(REST, Set.of()))) {
                if (first.getSubject().equals(cell)
                        && rest.getSubject().equals(cell)
                        && before.size() < 5) {
                    List<Node> with = new ArrayList<>(before);
                    with.add(first.getObject());
                    lists(rest.getObject(), with, found);
                }
            }
        }
    }

    // ---- matching

    private void solve(
            List<Triple> body, int at, Map<Node, Node> bindings, Consumer<Map<Node, Node>> found) {
        if (at == body.size()) {
            found.accept(bindings);
            return;
        }
        Triple pattern = fill(body.get(at), bindings);
        if (pattern.isConcrete()) {
            if (triples.contains(pattern)) {
                solve(body, at + 1, bindings, found);
            }
            return;
        }
        Collection<Triple> candidates =
                pattern.getPredicate().isVariable()
                        ? triples
                        : byPredicate.getOrDefault(pattern.getPredicate(), Set.of());
        for (Triple triple : candidates) {
            Map<Node, Node> extended = new HashMap<>(bindings);
            if (unify(pattern.getSubject(), triple.getSubject(), extended)
                    && unify(pattern.getPredicate(), triple.getPredicate(), extended)
                    && unify(pattern.getObject(), triple.getObject(), extended)) {
                solve(body, at + 1, extended, found);
            }
        }
    }

    private static boolean unify(Node term, Node value, Map<Node, Node> bindings) {
        if (!term.isVariable()) {
            return term.equals(value);
        }
        Node before = bindings.putIfAbsent(term, value);
        return before == null || before.equals(value);
    }

    private static Triple fill(Triple triple, Map<Node, Node> bindings) {
        return Triple.create(
                bindings.getOrDefault(triple.getSubject(), triple.getSubject()),
                bindings.getOrDefault(triple.getPredicate(), triple.getPredicate()),
                bindings.getOrDefault(triple.getObject(), triple.getObject()));
    }

    // ---- reading rules

    private static List<Rule> parse(String text) {
        List<Rule> rules = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] parts = line.split("\\|", -1);
            rules.add(
                    new Rule(
                            OwlRule.named(parts[0].strip()).orElseThrow(),
                            patterns(parts[1]),
                            parts[2].strip().equals("false") ? List.of() : patterns(parts[2])));
        }
        return rules;
    }

    private static List<Triple> patterns(String text) {
        List<Triple> patterns = new ArrayList<>();
        for (String pattern : text.strip().split(" \\. ", -1)) {
            String[] terms = pattern.strip().split(" +", -1);
            patterns.add(Triple.create(name(terms[0]), name(terms[1]), name(terms[2])));
        }
        return patterns;
    }

    private static Node name(String text) {
        if (text.startsWith("?")) {
            return variable(text);
        }
        return turtle(":s :p " + (text.equals("a") ? "rdf:type" : text) + " .")
                .find()
                .next()
                .getObject();
    }

    private static Node variable(String text) {
        return Var.alloc(NodeFactory.createVariable(text.substring(1)));
    }

    /// What both reasoners must agree on: no `x owl:sameAs x` and its like.
    static Set<Triple> worthTelling(Set<Triple> triples) {
        Set<Node> reflexive =
                Set.of(
                        SAME,
                        SUBCLASS,
                        name("owl:equivalentClass"),
                        name("rdfs:subPropertyOf"),
                        name("owl:equivalentProperty"));
        Set<Triple> left = new HashSet<>();
        for (Triple triple : triples) {
            boolean trivial =
                    reflexive.contains(triple.getPredicate())
                            && triple.getSubject().equals(triple.getObject());
            if (!trivial && !triple.getSubject().isLiteral() && triple.getPredicate().isURI()) {
                left.add(triple);
            }
        }
        return left;
    }
}
