package dosi.endpoint;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;

/// Puts functions with bounds in the place of those of SPARQL that can run for ever or fill the memory in one
/// call: regular expressions look at the budget while they search, texts and numbers are measured before they
/// are made. Their results are the same.
final class BoundedFunctions extends ExprTransformCopy {

    /// A product of repetition counts beyond this can search for minutes without reading a character.
    static final long REPETITIONS_MAX = 1_000_000;

    /// The longest product that is worked out, in decimal digits.
    static final int DIGITS_MAX = 20_000;

    private static final Pattern REPETITION = Pattern.compile("\\{(\\d{1,12})(?:,(\\d{0,12}))?}");

    private final QueryBudget budget;

    BoundedFunctions(QueryBudget budget) {
        this.budget = budget;
    }

    @Override
    public Expr transform(ExprFunctionN function, ExprList arguments) {
        return switch (function) {
            case E_Regex _ -> new Regex(arguments, budget);
            case E_StrReplace _ -> new Replace(arguments, budget);
            case E_StrConcat _ -> new Concat(arguments, budget);
            default -> super.transform(function, arguments);
        };
    }

    @Override
    public Expr transform(ExprFunction1 function, Expr argument) {
        return function instanceof E_StrEncodeForURI
                ? new Encode(argument, budget)
                : super.transform(function, argument);
    }

    @Override
    public Expr transform(ExprFunction2 function, Expr left, Expr right) {
        return function instanceof E_Multiply
                ? new Multiply(left, right, budget)
                : super.transform(function, left, right);
    }

    private static String text(String function, NodeValue value) {
        return NodeValueOps.checkAndGetStringLiteral(function, value).getLiteralLexicalForm();
    }

    /// Compiles a pattern, refusing counts that multiply beyond the bound.
    private static Pattern pattern(
            String function, String pattern, NodeValue flags, QueryBudget budget) {
        double product = 1;
        Matcher counts = REPETITION.matcher(pattern);
        while (counts.find()) {
            String most = counts.group(2);
            product *=
                    Math.max(
                            1,
                            Double.parseDouble(
                                    most == null || most.isEmpty() ? counts.group(1) : most));
        }
        if (product > REPETITIONS_MAX) {
            throw budget.end(QueryProblem.PATTERN_TOO_COSTLY, pattern);
        }
        return RegexEngine.makePattern(function, pattern, text(function, flags));
    }

    /// A text that tells the budget when it is read, so that a search in it can be stopped.
    private record Watched(CharSequence text, QueryBudget budget) implements CharSequence {
        @Override
        public char charAt(int index) {
            budget.check();
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Watched(text.subSequence(start, end), budget);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    /// The pattern of the row before, since most queries have one pattern for all rows.
    private abstract static class Matching extends ExprFunctionN {
        final QueryBudget budget;
        private String source = "";
        private String options = "";
        private Pattern compiled = Pattern.compile("");

        Matching(String name, ExprList arguments, QueryBudget budget) {
            super(name, arguments);
            this.budget = budget;
        }

        Matcher matcher(String text, NodeValue pattern, NodeValue flags) {
            String wanted = text(opName(), pattern);
            String wantedOptions = text(opName(), flags);
            if (!wanted.equals(source) || !wantedOptions.equals(options)) {
                compiled = pattern(opName(), wanted, flags, budget);
                source = wanted;
                options = wantedOptions;
            }
            return compiled.matcher(new Watched(text, budget));
        }

        String opName() {
            return String.valueOf(getFunctionSymbol().getSymbol());
        }

        /// Searches, and tells where the pattern goes too deep for the stack.
        boolean find(Matcher matcher) {
            try {
                return matcher.find();
            } catch (StackOverflowError tooDeep) {
                throw budget.end(QueryProblem.PATTERN_TOO_COSTLY, source);
            }
        }
    }

    private static final class Regex extends Matching {
        Regex(ExprList arguments, QueryBudget budget) {
            super("regex", arguments, budget);
        }

        @Override
        public NodeValue eval(List<NodeValue> values) {
            String text = text("regex", values.get(0));
            NodeValue flags = values.size() > 2 ? values.get(2) : NodeValue.nvEmptyString;
            return NodeValue.makeBoolean(find(matcher(text, values.get(1), flags)));
        }

        @Override
        public Expr copy(ExprList arguments) {
            return new Regex(arguments, budget);
        }
    }

    private static final class Replace extends Matching {
        Replace(ExprList arguments, QueryBudget budget) {
            super("replace", arguments, budget);
        }

        @Override
        public NodeValue eval(List<NodeValue> values) {
            Node literal = NodeValueOps.checkAndGetStringLiteral("replace", values.get(0));
            String text = literal.getLiteralLexicalForm();
            String replacement = text("replace", values.get(2));
            NodeValue flags = values.size() > 3 ? values.get(3) : NodeValue.nvEmptyString;
            String replaced = replaced(matcher(text, values.get(1), flags), replacement);
            if (replaced.equals(text)) {
                return values.get(0);
            }
            return NodeValue.makeNode(
                    literal.getLiteralLanguage().isEmpty()
                            ? NodeFactory.createLiteralString(replaced)
                            : NodeFactory.createLiteralLang(
                                    replaced, literal.getLiteralLanguage()));
        }

        /// As ARQ does it: of matches that are empty only a first one is replaced.
        private String replaced(Matcher matcher, String replacement) {
            StringBuilder result = new StringBuilder();
            boolean first = true;
            try {
                while (find(matcher)) {
                    if (first || matcher.start() != matcher.end()) {
                        matcher.appendReplacement(result, replacement);
                        budget.text(result.length());
                    }
                    first = false;
                }
            } catch (IllegalArgumentException | IndexOutOfBoundsException badReplacement) {
                throw new ExprEvalException("REPLACE: " + badReplacement.getMessage());
            }
            matcher.appendTail(result);
            budget.text(result.length());
            return result.toString();
        }

        @Override
        public Expr copy(ExprList arguments) {
            return new Replace(arguments, budget);
        }
    }

    private static final class Concat extends E_StrConcat {
        private final QueryBudget budget;

        Concat(ExprList arguments, QueryBudget budget) {
            super(arguments);
            this.budget = budget;
        }

        @Override
        public NodeValue eval(List<NodeValue> values) {
            long length = 0;
            for (NodeValue value : values) {
                length += value.isString() || value.isLangString() ? value.asString().length() : 0;
            }
            budget.text(length);
            return super.eval(values);
        }

        @Override
        public Expr copy(ExprList arguments) {
            return new Concat(arguments, budget);
        }
    }

    private static final class Encode extends E_StrEncodeForURI {
        private final QueryBudget budget;

        Encode(Expr argument, QueryBudget budget) {
            super(argument);
            this.budget = budget;
        }

        @Override
        public NodeValue eval(NodeValue value) {
            NodeValue encoded = super.eval(value);
            budget.text(encoded.asString().length());
            return encoded;
        }

        @Override
        public Expr copy(Expr argument) {
            return new Encode(argument, budget);
        }
    }

    private static final class Multiply extends E_Multiply {
        private final QueryBudget budget;

        Multiply(Expr left, Expr right, QueryBudget budget) {
            super(left, right);
            this.budget = budget;
        }

        @Override
        public NodeValue eval(NodeValue left, NodeValue right) {
            if (digits(left) + digits(right) > DIGITS_MAX) {
                throw budget.end(QueryProblem.NUMBER_TOO_LONG, DIGITS_MAX);
            }
            return super.eval(left, right);
        }

        private static long digits(NodeValue value) {
            if (value.isInteger()) {
                return value.getInteger().bitLength() / 3;
            }
            return value.isDecimal() ? value.getDecimal().precision() : 0;
        }

        @Override
        public Expr copy(Expr left, Expr right) {
            return new Multiply(left, right, budget);
        }
    }
}
