package dosi.reasoner.rules;

import dosi.graph.Dictionary;
import dosi.graph.KnowledgeGraph;
import dosi.graph.Members;
import dosi.graph.Relation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.function.FunctionEnvBase;
import org.apache.jena.sparql.util.Context;
import org.jspecify.annotations.Nullable;

/// Finds the solutions of a body by nested loops over look-ups.
///
/// Triples of a graph that only grows are told apart by when they came: each relation is a list of rows, and [Rows] remembers how long it
/// was at some moment.
final class Matcher {

    static final int UNBOUND = -1;

    /// What is done with a solution.
    interface Solution {
        /// Takes the values of the variables, which change afterwards.
        ///
        /// @return whether to go on
        boolean take(int[] values);
    }

    private final KnowledgeGraph graph;
    private final Dictionary terms;
    private final Rows base;
    private final FunctionEnv environment;
    private Map<Var, Integer> slots = Map.of();
    private int[] values = {};
    private List<Body.Step> steps = List.of();
    private Solution solution = _ -> false;

    /// The pattern that sees only the rows between [#from] and [#to]; -1 for none.
    private int recent = -1;

    private Rows from = Rows.NOTHING;
    private Rows to = Rows.NOTHING;
    private boolean onBase;
    private boolean stopped;

    Matcher(KnowledgeGraph graph, Rows base, Instant now) {
        this.graph = graph;
        this.terms = graph.terms();
        this.base = base;
        Context context = ARQ.getContext().copy();
        context.set(
                ARQConstants.sysCurrentTime,
                NodeFactory.createLiteralDT(now.toString(), XSDDatatype.XSDdateTime));
        this.environment = new FunctionEnvBase(context);
    }

    /// Hands over each solution of the steps.
    ///
    /// @param start the values that are known before, [#UNBOUND] for the others; is used up
    /// @param onBase whether patterns see only what was there at the beginning
    void match(
            List<Body.Step> steps,
            int[] start,
            Map<Var, Integer> slots,
            boolean onBase,
            Solution solution) {
        this.steps = steps;
        this.values = start;
        this.slots = slots;
        this.onBase = onBase;
        this.solution = solution;
        stopped = false;
        step(0);
    }

    /// From the next match on, one pattern sees only rows that came between two moments; -1 takes this back.
    void onlyRecent(int pattern, Rows from, Rows to) {
        this.recent = pattern;
        this.from = from;
        this.to = to;
    }

    private void step(int at) {
        if (at == steps.size()) {
            stopped = !solution.take(values);
            return;
        }
        switch (steps.get(at)) {
            case Body.Match(Body.Atom atom, int index) -> {
                boolean onlyRecent = index >= 0 && index == recent;
                Rows low = onlyRecent ? from : Rows.NOTHING;
                Rows high = onlyRecent ? to : onBase ? base : Rows.ALL;
                find(atom, low, high, at + 1);
            }
            case Body.TakeApart(int slot, Node template) -> {
                int[] before = values.clone();
                if (unify(template, terms.term(values[slot]))) {
                    step(at + 1);
                }
                System.arraycopy(before, 0, values, 0, before.length);
            }
            case Body.Test(Expr expression, List<Var> variables) -> {
                if (holds(expression, variables)) {
                    step(at + 1);
                }
            }
            case Body.Assign(int slot, Expr expression, List<Var> variables) ->
                    assign(slot, value(expression, variables), at);
            case Body.Absent(List<Body.Step> inner, boolean onlyBase) -> {
                if (!exists(inner, onlyBase)) {
                    step(at + 1);
                }
            }
        }
    }

    private void assign(int slot, @Nullable Node value, int at) {
        if (value == null) {
            return;
        }
        int id = terms.add(value);
        int before = values[slot];
        if (before == UNBOUND || before == id) {
            values[slot] = id;
            step(at + 1);
            values[slot] = before;
        }
    }

    private boolean exists(List<Body.Step> inner, boolean onlyBase) {
        List<Body.Step> outerSteps = steps;
        Solution outerSolution = solution;
        boolean outerBase = onBase;
        int outerRecent = recent;
        int[] before = values.clone();
        boolean[] found = {false};
        steps = inner;
        onBase = outerBase || onlyBase;
        recent = -1;
        solution =
                _ -> {
                    found[0] = true;
                    return false;
                };
        step(0);
        System.arraycopy(before, 0, values, 0, before.length);
        steps = outerSteps;
        solution = outerSolution;
        onBase = outerBase;
        recent = outerRecent;
        stopped = false;
        return found[0];
    }

    // ---- triples

    private int value(int position) {
        return position < 0 ? ~position : values[position];
    }

    private void find(Body.Atom atom, Rows low, Rows high, int next) {
        int p = value(atom.p());
        if (p == UNBOUND) {
            for (Relation relation : List.copyOf(graph.relations())) {
                if (stopped) {
                    return;
                }
                values[atom.p()] = relation.property();
                rows(relation, atom, low, high, next);
                values[atom.p()] = UNBOUND;
            }
            if (!stopped) {
                values[atom.p()] = graph.type();
                types(atom, low, high, next);
                values[atom.p()] = UNBOUND;
            }
        } else if (p == graph.type()) {
            types(atom, low, high, next);
        } else {
            Relation relation = graph.findRelation(p);
            if (relation != null) {
                rows(relation, atom, low, high, next);
            }
        }
    }

    private void rows(Relation relation, Body.Atom atom, Rows low, Rows high, int next) {
        int first = low.ofProperty(relation.property());
        int end = Math.min(relation.end(), high.ofProperty(relation.property()));
        int s = value(atom.s());
        int o = value(atom.o());
        if (s != UNBOUND && o != UNBOUND) {
            int row = relation.row(s, o);
            if (row >= first && row < end) {
                step(next);
            }
        } else if (s != UNBOUND) {
            for (int row = relation.firstWithSubject(s);
                    row >= first && !stopped;
                    row = relation.nextWithSubject(row)) {
                if (row < end) {
                    bound(atom.o(), relation.object(row), next);
                }
            }
        } else if (o != UNBOUND) {
            for (int row = relation.firstWithObject(o);
                    row >= first && !stopped;
                    row = relation.nextWithObject(row)) {
                if (row < end) {
                    bound(atom.s(), relation.subject(row), next);
                }
            }
        } else {
            for (int row = first; row < end && !stopped; row++) {
                if (relation.isLive(row)) {
                    pair(atom, relation.subject(row), relation.object(row), next);
                }
            }
        }
    }

    private void types(Body.Atom atom, Rows low, Rows high, int next) {
        int type = value(atom.o());
        if (type != UNBOUND) {
            Members members = graph.findMembers(type);
            if (members != null) {
                members(members, atom, low, high, next);
            }
            return;
        }
        for (Members members : List.copyOf(graph.classes())) {
            if (stopped) {
                return;
            }
            int subject = value(atom.s());
            int end = Math.min(members.end(), high.ofClass(members.type()));
            if (subject != UNBOUND) {
                int position = members.position(subject);
                if (position >= low.ofClass(members.type()) && position < end) {
                    bound(atom.o(), members.type(), next);
                }
                continue;
            }
            for (int i = low.ofClass(members.type()); i < end && !stopped; i++) {
                if (members.isLive(i)) {
                    pair(atom, members.member(i), members.type(), next);
                }
            }
        }
    }

    private void members(Members members, Body.Atom atom, Rows low, Rows high, int next) {
        int first = low.ofClass(members.type());
        int end = Math.min(members.end(), high.ofClass(members.type()));
        int subject = value(atom.s());
        if (subject != UNBOUND) {
            int position = members.position(subject);
            if (position >= first && position < end) {
                step(next);
            }
            return;
        }
        for (int i = first; i < end && !stopped; i++) {
            if (members.isLive(i)) {
                bound(atom.s(), members.member(i), next);
            }
        }
    }

    private void bound(int slot, int value, int next) {
        values[slot] = value;
        step(next);
        values[slot] = UNBOUND;
    }

    private void pair(Body.Atom atom, int subject, int object, int next) {
        if (atom.s() == atom.o() && subject != object) {
            return;
        }
        values[atom.s()] = subject;
        values[atom.o()] = object;
        step(next);
        values[atom.s()] = UNBOUND;
        values[atom.o()] = UNBOUND;
    }

    // ---- terms

    /// Makes the variables of a template fit a term.
    private boolean unify(Node template, Node term) {
        if (template instanceof Var variable) {
            int slot = slotOf(variable);
            int id = terms.add(term);
            if (values[slot] == UNBOUND) {
                values[slot] = id;
                return true;
            }
            return values[slot] == id;
        }
        if (template.isTripleTerm() && term.isTripleTerm()) {
            Triple wanted = template.getTriple();
            Triple given = term.getTriple();
            return unify(wanted.getSubject(), given.getSubject())
                    && unify(wanted.getPredicate(), given.getPredicate())
                    && unify(wanted.getObject(), given.getObject());
        }
        return template.equals(term);
    }

    private int slotOf(Var variable) {
        Integer slot = slots.get(variable);
        if (slot == null) {
            throw new IllegalStateException("no number for " + variable);
        }
        return slot;
    }

    // ---- expressions

    private boolean holds(Expr expression, List<Var> variables) {
        try {
            return XSDFuncOp.effectiveBooleanValue(
                    expression.eval(binding(variables), environment));
        } catch (ExprEvalException error) {
            return false;
        }
    }

    private @Nullable Node value(Expr expression, List<Var> variables) {
        try {
            return expression.eval(binding(variables), environment).asNode();
        } catch (ExprEvalException error) {
            return null;
        }
    }

    private Binding binding(List<Var> variables) {
        BindingBuilder binding = BindingFactory.builder();
        for (Var variable : variables) {
            int value = values[slotOf(variable)];
            if (value != UNBOUND) {
                binding.add(variable, terms.term(value));
            }
        }
        return binding.build();
    }

    /// No value for any of so many variables.
    static int[] unbound(int variables) {
        int[] values = new int[variables];
        Arrays.fill(values, UNBOUND);
        return values;
    }
}
