package dosi.reasoner.rules;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.ProblemException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.util.ExprUtils;
import org.apache.jena.vocabulary.XSD;

/// Reads expressions (SPARQL 1.2 RL, productions 103 to 118), which are those of SPARQL but for what could change from call to call or
/// look at the graph. Each is checked by our grammar, so that errors have their place, and then built by that of SPARQL.
final class ExpressionReader {

    private record Arity(int min, int max) {
        /// In figures, for readers of any language.
        @Override
        public String toString() {
            return min == max ? Integer.toString(min) : min + "–" + max;
        }
    }

    private static final Map<String, Arity> BUILT_IN = builtIn();

    /// Functions of SPARQL that rules leave out (section 5), with what to do instead.
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "BOUND",
                    "COALESCE",
                    "RAND",
                    "MD5",
                    "SHA1",
                    "SHA256",
                    "SHA384",
                    "SHA512",
                    "EXISTS",
                    "COUNT",
                    "SUM",
                    "MIN",
                    "MAX",
                    "AVG",
                    "SAMPLE",
                    "GROUP_CONCAT");

    private final Words words;
    private StringBuilder sparql = new StringBuilder();

    ExpressionReader(Words words) {
        this.words = words;
    }

    private static Map<String, Arity> builtIn() {
        Map<String, Arity> functions = new TreeMap<>();
        String table =
                """
                0 NOW UUID STRUUID
                01 BNODE
                1 STR LANG LANGDIR DATATYPE IRI URI ABS CEIL FLOOR ROUND STRLEN UCASE LCASE ENCODE_FOR_URI YEAR MONTH DAY HOURS MINUTES
                1 SECONDS TIMEZONE TZ ISIRI ISURI ISBLANK ISLITERAL ISNUMERIC HASLANG HASLANGDIR ISTRIPLE SUBJECT PREDICATE OBJECT
                2 LANGMATCHES CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER STRLANG STRDT SAMETERM
                23 SUBSTR REGEX
                3 IF STRLANGDIR TRIPLE
                34 REPLACE
                * CONCAT
                """;
        for (String line : table.lines().toList()) {
            String[] parts = line.strip().split(" ", -1);
            Arity arity =
                    parts[0].equals("*")
                            ? new Arity(0, Integer.MAX_VALUE)
                            : new Arity(
                                    parts[0].charAt(0) - '0',
                                    parts[0].charAt(parts[0].length() - 1) - '0');
            for (int i = 1; i < parts.length; i++) {
                functions.put(parts[i], arity);
            }
        }
        return Map.copyOf(functions);
    }

    /// `FILTER`'s constraint: an expression in brackets or a call.
    Expr constraint() {
        sparql = new StringBuilder();
        Token token = words.peek();
        if (token.isSign("(")) {
            bracketed();
        } else if (token.kind() == Token.Kind.WORD) {
            builtInCall();
        } else if (words.atIri()) {
            call(true);
        } else {
            throw words.unexpected("괄호로 묶은 식이나 함수", "an expression in brackets or a function");
        }
        return built(token);
    }

    /// An expression.
    Expr expression() {
        sparql = new StringBuilder();
        Token first = words.peek();
        or();
        return built(first);
    }

    private Expr built(Token first) {
        try {
            return ExprUtils.parse(sparql.toString());
        } catch (org.apache.jena.query.QueryException wrong) {
            throw words.unexpected(
                    first,
                    "SPARQL의 식",
                    "an expression of SPARQL",
                    "식을 고친다: " + firstLine(wrong),
                    "Correct the expression: " + firstLine(wrong));
        }
    }

    private static String firstLine(Exception wrong) {
        return String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
    }

    private void put(String text) {
        sparql.append(text).append(' ');
    }

    private boolean takeAnySign(String... signs) {
        for (String sign : signs) {
            if (words.takeSign(sign)) {
                put(sign);
                return true;
            }
        }
        return false;
    }

    private void or() {
        do {
            and();
        } while (takeAnySign("||"));
    }

    private void and() {
        do {
            relational();
        } while (takeAnySign("&&"));
    }

    private void relational() {
        additive();
        if (takeAnySign("=", "!=", "<=", ">=", "<", ">")) {
            additive();
        } else if (words.takeWord("IN")) {
            put("IN");
            list();
        } else if (words.peek().isWord("NOT") && words.peek(1).isWord("IN")) {
            words.take();
            words.take();
            put("NOT IN");
            list();
        }
    }

    private void additive() {
        do {
            multiplicative();
        } while (takeAnySign("+", "-"));
    }

    private void multiplicative() {
        do {
            unary();
        } while (takeAnySign("*", "/"));
    }

    private void unary() {
        takeAnySign("!", "+", "-");
        primary();
    }

    private void primary() {
        Token token = words.peek();
        switch (token.kind()) {
            case SIGN -> {
                if (token.isSign("(")) {
                    bracketed();
                } else if (token.isSign("<<(")) {
                    tripleTerm();
                } else {
                    throw expected();
                }
            }
            case WORD -> {
                if (token.isWord("true") || token.isWord("false")) {
                    put(words.take().text().toLowerCase(Locale.ROOT));
                } else {
                    builtInCall();
                }
            }
            case IRI, PREFIXED_NAME -> call(false);
            case VARIABLE -> put("?" + words.take().value());
            case INTEGER, DECIMAL, DOUBLE -> put(words.take().text());
            case STRING -> literal();
            case BLANK_NODE, LANGUAGE, END -> throw expected();
        }
    }

    private ProblemException expected() {
        return words.unexpected("값, 변수, 함수나 괄호", "a value, a variable, a function or a bracket");
    }

    private void bracketed() {
        words.needSign("(");
        put("(");
        or();
        words.needSign(")");
        put(")");
    }

    private void literal() {
        sparql.append(words.take().text());
        if (words.peek().kind() == Token.Kind.LANGUAGE) {
            sparql.append(words.take().text());
        } else if (words.takeSign("^^")) {
            sparql.append("^^<").append(words.iri().getURI()).append('>');
        }
        sparql.append(' ');
    }

    private int list() {
        if (words.takeNil()) {
            put("()");
            return 0;
        }
        words.needSign("(");
        put("(");
        int count = 0;
        do {
            or();
            count++;
        } while (takeAnySign(","));
        words.needSign(")");
        put(")");
        return count;
    }

    private void builtInCall() {
        Token token = words.take();
        String name = token.text().toUpperCase(Locale.ROOT);
        Arity arity = BUILT_IN.get(name);
        if (arity == null) {
            throw unknown(token, name);
        }
        put(name);
        int count = list();
        if (count < arity.min || count > arity.max) {
            throw new ProblemException(
                    RuleProblem.ARGUMENTS.at(words.place(token), token.text(), count, arity));
        }
    }

    private ProblemException unknown(Token token, String name) {
        if (LEFT_OUT.contains(name) || name.equals("NOT")) {
            return new ProblemException(
                    RuleProblem.FORBIDDEN_FUNCTION.at(
                            words.place(token),
                            token.text(),
                            "NOT { }과 규칙 여러 개로 나누어 적는다",
                            "Say it with NOT { } and with several rules"));
        }
        Optional<String> nearest = Nearest.to(name, BUILT_IN.keySet());
        return new ProblemException(
                RuleProblem.UNKNOWN_FUNCTION.at(
                        words.place(token),
                        token.text(),
                        nearest.map(near -> near + "을(를) 뜻한 것인지 본다").orElse("이름을 고친다"),
                        nearest.map(near -> "Did you mean " + near + "?")
                                .orElse("Correct the name")));
    }

    private void call(boolean needed) {
        Token token = words.peek();
        Node function = words.iri();
        put("<" + function.getURI() + ">");
        if (!words.peek().isSign("(")) {
            if (needed) {
                words.needSign("(");
            }
            return;
        }
        if (!mayCall(function.getURI())) {
            throw new ProblemException(
                    RuleProblem.UNKNOWN_FUNCTION.at(
                            words.place(token),
                            "<" + function.getURI() + ">",
                            "xsd의 형 변환이나 등록된 함수를 쓴다",
                            "Use a cast of xsd or a function that is registered"));
        }
        list();
    }

    /// Casts, and functions that are registered: nothing is loaded by its name.
    private static boolean mayCall(String iri) {
        return iri.startsWith(XSD.getURI()) || FunctionRegistry.get().isRegistered(iri);
    }

    private void tripleTerm() {
        words.needSign("<<(");
        put("<<(");
        part(false);
        if (words.takeWord("a")) {
            put("a");
        } else {
            part(false);
        }
        part(true);
        words.needSign(")>>");
        put(")>>");
    }

    private void part(boolean mayNest) {
        Token token = words.peek();
        if (token.isSign("<<(") && mayNest) {
            tripleTerm();
        } else if (words.atIri()) {
            put("<" + words.iri().getURI() + ">");
        } else if (token.kind() == Token.Kind.VARIABLE
                || token.kind() == Token.Kind.STRING
                || token.isNumber()
                || token.isWord("true")
                || token.isWord("false")) {
            primary();
        } else {
            throw words.unexpected("IRI, 리터럴이나 변수", "an IRI, a literal or a variable");
        }
    }
}
