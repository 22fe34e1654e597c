package dosi.shapes;

import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Text;
import dosi.ontology.Prefixes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementAssign;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementMinus;
import org.apache.jena.sparql.syntax.ElementOptional;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementUnion;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.apache.jena.sparql.syntax.PatternVars;
import org.apache.jena.vocabulary.OWL;

/// Reads the queries of SPARQL constraints, components and targets, holds them to the rules of pre-binding,
/// and finds out how few runs they need.
///
/// The rules (SHACL appendix A): no `MINUS`, `SERVICE` or `VALUES`, no `AS` for a pre-bound variable, and a
/// sub-select that mentions a pre-bound variable must project it. The recommendation of 2017 also refuses a
/// sub-select that has nothing to do with a pre-bound variable; SHACL 1.2 withdrew that, and it is allowed here.
/// The prefixes of the city ontology need no declaration; what `sh:prefixes` declares goes before them.
final class QueryReader {

    static final Var THIS = Var.alloc("this");
    static final Var VALUE = Var.alloc("value");

    private static final Node PREFIXES = Sh.term("prefixes");
    private static final Node DECLARE = Sh.term("declare");
    private static final Node PREFIX = Sh.term("prefix");
    private static final Node NAMESPACE = Sh.term("namespace");

    private final ShapesGraph shapes;

    QueryReader(ShapesGraph shapes) {
        this.shapes = shapes;
    }

    /// The query of a constraint or validator, with `$PATH` replaced.
    Query read(Node owner, Node property, String path, Set<Var> prebound) {
        List<Node> texts = shapes.values(owner, property);
        if (texts.size() != 1 || !texts.getFirst().isLiteral()) {
            throw bad(
                    owner,
                    property,
                    new Text(
                            "sh:"
                                    + property.getLocalName()
                                    + "이(가) 하나여야 하는데 "
                                    + texts.size()
                                    + "개이다",
                            "needs one sh:" + property.getLocalName() + ", has " + texts.size()));
        }
        String text = texts.getFirst().getLiteralLexicalForm();
        try {
            Query query =
                    QueryFactory.create(
                            Prefixes.sparql() + prefixes(owner) + text.replace("$PATH", path));
            refuse(owner, query, prebound);
            return query;
        } catch (QueryException notSparql) {
            String message = String.valueOf(notSparql.getMessage()).replace('\n', ' ');
            throw bad(owner, property, new Text(message, message));
        }
    }

    private String prefixes(Node owner) {
        StringBuilder lines = new StringBuilder();
        Set<Node> seen = new HashSet<>();
        List<Node> open = new ArrayList<>(shapes.values(owner, PREFIXES));
        for (int i = 0; i < open.size(); i++) {
            if (!seen.add(open.get(i))) {
                continue;
            }
            for (Node declaration : shapes.values(open.get(i), DECLARE)) {
                List<Node> prefix = shapes.values(declaration, PREFIX);
                List<Node> namespace = shapes.values(declaration, NAMESPACE);
                if (prefix.size() != 1 || namespace.size() != 1) {
                    throw bad(
                            owner,
                            new Text(
                                    "sh:declare에는 sh:prefix와 sh:namespace가 하나씩 있어야 한다",
                                    "sh:declare needs one sh:prefix and one sh:namespace"));
                }
                Node iri = namespace.getFirst();
                lines.append("PREFIX ")
                        .append(prefix.getFirst().getLiteralLexicalForm())
                        .append(": <")
                        .append(iri.isLiteral() ? iri.getLiteralLexicalForm() : iri.getURI())
                        .append("> ");
            }
            open.addAll(shapes.values(open.get(i), OWL.imports.asNode()));
        }
        return lines.toString();
    }

    private void refuse(Node owner, Query query, Set<Var> prebound) {
        if (query.hasValues()) {
            throw bad(owner, notPrebound("VALUES"));
        }
        query.getProject()
                .forEachVarExpr(
                        (var, expr) -> {
                            if (expr != null && prebound.contains(var)) {
                                throw bad(owner, assigns(var));
                            }
                        });
        if (query.getQueryPattern() != null) {
            ElementWalker.walk(query.getQueryPattern(), new Restrictions(owner, prebound));
            // Filters are walked apart: the walker does not enter EXISTS.
            for (Element inside : Mentions.existsPatterns(query.getQueryPattern())) {
                ElementWalker.walk(inside, new Restrictions(owner, prebound));
            }
        }
    }

    private final class Restrictions extends ElementVisitorBase {
        private final Node owner;
        private final Set<Var> prebound;

        Restrictions(Node owner, Set<Var> prebound) {
            this.owner = owner;
            this.prebound = prebound;
        }

        @Override
        public void visit(ElementMinus minus) {
            throw bad(owner, notPrebound("MINUS"));
        }

        @Override
        public void visit(ElementService service) {
            throw bad(owner, notPrebound("SERVICE"));
        }

        @Override
        public void visit(ElementData values) {
            throw bad(owner, notPrebound("VALUES"));
        }

        @Override
        public void visit(ElementBind bind) {
            assigned(bind.getVar());
        }

        @Override
        public void visit(ElementAssign assign) {
            assigned(assign.getVar());
        }

        private void assigned(Var var) {
            if (prebound.contains(var)) {
                throw bad(owner, assigns(var));
            }
        }

        @Override
        public void visit(ElementSubQuery sub) {
            Query query = sub.getQuery();
            Set<Var> mentioned = Mentions.of(query.getQueryPattern());
            query.resetResultVars();
            for (Var var : prebound) {
                if (mentioned.contains(var) && !query.getProjectVars().contains(var)) {
                    throw bad(
                            owner,
                            new Text(
                                    "?" + var.getName() + "을(를) 쓰는 안쪽 SELECT는 그것을 내야 한다",
                                    "a sub-select that mentions ?"
                                            + var.getName()
                                            + " must project it"));
                }
            }
            refuse(owner, query, prebound);
        }
    }

    /// Whether one run may serve all focus nodes.
    ///
    /// A part of the pattern that is evaluated by itself (a group, a branch of a union, a sub-select) and
    /// mentions `$this` must bind it in each of its solutions; otherwise it means something else without the
    /// pre-binding. An aggregate needs `$this` among its groups, and `LIMIT` counts for each focus node.
    static Check.SetWise setWise(Query query) {
        boolean aggregates = query.hasGroupBy() || query.hasAggregators();
        if (!query.isSelectType()
                || !query.getProjectVars().contains(THIS)
                || query.hasLimit()
                || query.hasOffset()
                || (aggregates && !query.getGroupBy().getVars().contains(THIS))
                || !(query.getQueryPattern() instanceof ElementGroup group)) {
            return Check.SetWise.NO;
        }
        for (Element part : group.getElements()) {
            if (!standsAlone(part)) {
                return Check.SetWise.NO;
            }
        }
        return binds(query.getQueryPattern()) ? Check.SetWise.BINDS_THIS : Check.SetWise.WITH_TABLE;
    }

    private static boolean standsAlone(Element part) {
        return switch (part) {
            case ElementGroup group -> !mentions(group) || bindsThroughout(group);
            case ElementUnion union ->
                    union.getElements().stream().allMatch(QueryReader::standsAlone);
            case ElementOptional optional -> standsAlone(optional.getOptionalElement());
            case ElementSubQuery sub ->
                    !mentions(sub) || setWise(sub.getQuery()) == Check.SetWise.BINDS_THIS;
            default -> true;
        };
    }

    private static boolean bindsThroughout(ElementGroup group) {
        return binds(group) && group.getElements().stream().allMatch(QueryReader::standsAlone);
    }

    private static boolean mentions(Element part) {
        return Mentions.of(part).contains(THIS);
    }

    private static boolean binds(Element pattern) {
        return OpVars.fixedVars(Algebra.compile(pattern)).contains(THIS);
    }

    private static Text notPrebound(String what) {
        return new Text(
                "변수를 미리 묶는 질의에는 " + what + "을(를) 쓸 수 없다",
                what + " is not allowed where variables are pre-bound");
    }

    private static Text assigns(Var var) {
        return new Text(
                "AS ?" + var.getName() + "이(가) 미리 묶는 변수에 값을 준다",
                "AS ?" + var.getName() + " assigns a pre-bound variable");
    }

    ProblemException bad(Node owner, Text what) {
        return bad(owner, shapes.has(owner, Sh.ASK) ? Sh.ASK : Sh.SELECT, what);
    }

    private ProblemException bad(Node owner, Node property, Text what) {
        return new ProblemException(
                ShapeProblem.BAD_QUERY.at(
                        shapes.place(owner, property), localName(owner), what.ko(), what.en()));
    }

    private static String localName(Node node) {
        if (!node.isURI()) {
            return "_";
        }
        String iri = node.getURI();
        return iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    }

    /// The variables that a pattern mentions, also in filters and in the patterns of `EXISTS`.
    static final class Mentions {
        private Mentions() {}

        static Set<Var> of(Element pattern) {
            Set<Var> vars = new HashSet<>(PatternVars.vars(pattern));
            ElementWalker.walk(
                    pattern,
                    new ElementVisitorBase() {
                        @Override
                        public void visit(ElementFilter filter) {
                            vars.addAll(filter.getExpr().getVarsMentioned());
                        }

                        @Override
                        public void visit(ElementBind bind) {
                            vars.addAll(bind.getExpr().getVarsMentioned());
                        }

                        @Override
                        public void visit(ElementSubQuery sub) {
                            vars.addAll(of(sub.getQuery().getQueryPattern()));
                        }
                    });
            for (Element inside : existsPatterns(pattern)) {
                vars.addAll(of(inside));
            }
            return vars;
        }

        static List<Element> existsPatterns(Element pattern) {
            List<Element> patterns = new ArrayList<>();
            var collect =
                    new org.apache.jena.sparql.expr.ExprVisitorBase() {
                        @Override
                        public void visit(org.apache.jena.sparql.expr.ExprFunctionOp exists) {
                            patterns.add(exists.getElement());
                        }
                    };
            ElementWalker.walk(
                    pattern,
                    new ElementVisitorBase() {
                        @Override
                        public void visit(ElementFilter filter) {
                            org.apache.jena.sparql.algebra.walker.Walker.walk(
                                    filter.getExpr(), collect);
                        }

                        @Override
                        public void visit(ElementBind bind) {
                            org.apache.jena.sparql.algebra.walker.Walker.walk(
                                    bind.getExpr(), collect);
                        }
                    });
            return patterns;
        }
    }
}
