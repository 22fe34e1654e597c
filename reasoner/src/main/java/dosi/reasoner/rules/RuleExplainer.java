package dosi.reasoner.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.E_SameTerm;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;

/// Says by which rules triples follow: each rule is turned round into a query whose head is known.
///
/// Nothing is stored while inferring, and nothing is copied: the graphs are asked by their own indexes. Safe to use by several threads as
/// far as the graphs are.
public final class RuleExplainer {

    /// How many matches of one rule are compared.
    private static final int MATCHES_MAX = 100;

    private static final Node BASE = NodeFactory.createURI("urn:x-dosi:base");

    private final List<Rule> rules;
    private final Graph base;
    private final DatasetGraph graphs;
    private final Instant now;

    RuleExplainer(List<Rule> rules, Graph base, Graph all, Instant now) {
        this.rules = rules;
        this.base = base;
        this.now = now;
        this.graphs = new DatasetGraphMapLink(all);
        graphs.addGraph(BASE, base);
    }

    /// Applications of rules that give a triple, those with fewest inferred premises first; none rests on the triple itself.
    ///
    /// @return at most 100 for each rule; empty where no rule gives it
    public List<RuleApplication> explain(Triple triple) {
        Set<RuleApplication> found = new LinkedHashSet<>();
        for (Rule rule : rules) {
            for (Triple template : rule.head()) {
                Map<Var, Node> known = new HashMap<>();
                if (unify(template, triple, known)) {
                    found.addAll(applications(rule, known, triple));
                }
            }
        }
        return found.stream()
                .sorted(
                        Comparator.comparingLong(this::inferredPremises)
                                .thenComparingInt(application -> application.premises().size()))
                .toList();
    }

    private long inferredPremises(RuleApplication application) {
        return application.premises().stream().filter(premise -> !base.contains(premise)).count();
    }

    private static boolean unify(Triple template, Triple triple, Map<Var, Node> known) {
        return unify(template.getSubject(), triple.getSubject(), known)
                && unify(template.getPredicate(), triple.getPredicate(), known)
                && unify(template.getObject(), triple.getObject(), known);
    }

    private static boolean unify(Node template, Node term, Map<Var, Node> known) {
        if (template instanceof Var variable) {
            Node before = known.putIfAbsent(variable, term);
            return before == null || before.equals(term);
        }
        if (template.isTripleTerm() && term.isTripleTerm()) {
            return unify(template.getTriple(), term.getTriple(), known);
        }
        return template.isBlank() ? term.isBlank() : template.equals(term);
    }

    private List<RuleApplication> applications(Rule rule, Map<Var, Node> known, Triple triple) {
        Query query = QueryFactory.create();
        query.setQuerySelectType();
        query.setQueryResultStar(true);
        ElementGroup body = group(rule.body(), known);
        query.setQueryPattern(rule.onBase() ? inBase(body) : body);
        query.setLimit(MATCHES_MAX);
        query.resetResultVars();
        Binding head = binding(known);
        List<RuleApplication> found = new ArrayList<>();
        try (QueryExec execution =
                QueryExec.dataset(graphs)
                        .query(query)
                        .set(
                                ARQConstants.sysCurrentTime,
                                NodeFactory.createLiteralDT(
                                        now.toString(), XSDDatatype.XSDdateTime))
                        .build()) {
            RowSet solutions = execution.select();
            while (solutions.hasNext()) {
                List<Triple> premises = premises(rule, solutions.next(), head);
                if (!premises.contains(triple)) {
                    found.add(new RuleApplication(triple, rule, premises));
                }
            }
        }
        return found;
    }

    private static List<Triple> premises(Rule rule, Binding solution, Binding head) {
        List<Triple> premises = new ArrayList<>();
        for (Element element : rule.body()) {
            if (element instanceof Element.Pattern(Triple pattern, _, _)) {
                premises.add(Substitute.substitute(Substitute.substitute(pattern, head), solution));
            }
        }
        return premises;
    }

    private static Binding binding(Map<Var, Node> known) {
        BindingBuilder builder = BindingFactory.builder();
        known.forEach(builder::add);
        return builder.build();
    }

    private static ElementNamedGraph inBase(ElementGroup group) {
        return new ElementNamedGraph(BASE, group);
    }

    /// The parts of a body in the syntax of SPARQL, with the known values in the place of variables.
    private static ElementGroup group(List<Element> elements, Map<Var, Node> known) {
        ElementGroup group = new ElementGroup();
        Binding values = binding(known);
        for (Element element : elements) {
            switch (element) {
                case Element.Pattern(Triple triple, _, _) -> {
                    ElementTriplesBlock block = new ElementTriplesBlock();
                    block.addTriple(Substitute.substitute(triple, values));
                    group.addElement(block);
                }
                case Element.Filter(Expr expression, _, _) ->
                        group.addElement(new ElementFilter(expression.copySubstitute(values)));
                case Element.Assignment(Var variable, Expr expression, _, _) ->
                        assign(group, variable, expression.copySubstitute(values), known);
                case Element.Negation(List<Element> inner, boolean onBase, _, _) -> {
                    ElementGroup absent = group(inner, known);
                    group.addElement(
                            new ElementFilter(new E_NotExists(onBase ? inBase(absent) : absent)));
                }
            }
        }
        return group;
    }

    /// An assignment, whose error drops the solution, and whose value must be the one that is known.
    private static void assign(
            ElementGroup group, Var variable, Expr expression, Map<Var, Node> known) {
        Node wanted = known.get(variable);
        Var assigned = wanted == null ? variable : Var.alloc("?set." + variable.getVarName());
        group.addElement(new ElementBind(assigned, expression));
        Expr value = new ExprVar(assigned);
        group.addElement(
                new ElementFilter(
                        wanted == null
                                ? new E_Bound(value)
                                : new E_SameTerm(value, NodeValue.makeNode(wanted))));
    }
}
