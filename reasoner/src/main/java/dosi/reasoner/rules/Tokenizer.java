package dosi.reasoner.rules;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts the text of a file of rules into words (SPARQL 1.2 RL, section 7.6, terminals; always the longest).
final class Tokenizer {

    private static final String BASE =
            "A-Za-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D"
                    + "\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\x{10000}-\\x{EFFFF}";
    private static final String MORE = BASE + "_\\-0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040";
    private static final String VARIABLE_MORE = BASE + "_0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040";
    private static final String ESCAPED = "%[0-9A-Fa-f]{2}|\\\\[_~.\\-!$&'()*+,;=/?#@%]";
    private static final String PREFIX = "(?:[" + BASE + "](?:[" + MORE + ".]*[" + MORE + "])?)?:";
    private static final String LOCAL =
            "(?:["
                    + BASE
                    + "_:0-9]|"
                    + ESCAPED
                    + ")(?:(?:["
                    + MORE
                    + ".:]|"
                    + ESCAPED
                    + ")*(?:["
                    + MORE
                    + ":]|"
                    + ESCAPED
                    + "))?";
    private static final String ESCAPE =
            "\\\\[tbnrf\\\\\"']|\\\\u[0-9A-Fa-f]{4}|\\\\U[0-9A-Fa-f]{8}";

    /// The kinds in the order in which they are tried; signs last, longer ones before shorter ones.
    private record Shape(Token.Kind kind, Pattern pattern) {}

    private static final List<Shape> SHAPES =
            List.of(
                    shape(
                            Token.Kind.STRING,
                            "\"\"\"(?:\"{0,2}(?:[^\"\\\\]|" + ESCAPE + "))*+\"\"\""),
                    shape(Token.Kind.STRING, "'''(?:'{0,2}(?:[^'\\\\]|" + ESCAPE + "))*+'''"),
                    shape(Token.Kind.STRING, "\"(?:[^\"\\\\\\n\\r]|" + ESCAPE + ")*+\""),
                    shape(Token.Kind.STRING, "'(?:[^'\\\\\\n\\r]|" + ESCAPE + ")*+'"),
                    shape(
                            Token.Kind.IRI,
                            "<(?:[^<>\"{}|^`\\\\\\x00-\\x20]|\\\\u[0-9A-Fa-f]{4}|\\\\U[0-9A-Fa-f]{8})*+>"),
                    shape(
                            Token.Kind.BLANK_NODE,
                            "_:[" + BASE + "_0-9](?:[" + MORE + ".]*[" + MORE + "])?"),
                    shape(Token.Kind.PREFIXED_NAME, PREFIX + "(?:" + LOCAL + ")?"),
                    shape(Token.Kind.VARIABLE, "[?$][" + BASE + "_0-9][" + VARIABLE_MORE + "]*"),
                    shape(Token.Kind.LANGUAGE, "@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*(?:--[a-zA-Z]+)?"),
                    shape(Token.Kind.DOUBLE, "(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)[eE][+-]?[0-9]+"),
                    shape(Token.Kind.DECIMAL, "[0-9]*\\.[0-9]+"),
                    shape(Token.Kind.INTEGER, "[0-9]+"),
                    shape(Token.Kind.WORD, "[A-Za-z][A-Za-z0-9_]*"),
                    shape(
                            Token.Kind.SIGN,
                            "<<\\(|\\)>>|<<|>>|\\{\\||\\|\\}|:=|\\^\\^|\\|\\||&&|!=|<=|>=|[{}()\\[\\].,;~^!=<>+*/\\-]"));

    private static final Pattern BLANK = Pattern.compile("(?:[ \\t\\r\\n]|#[^\\r\\n]*)*+");

    private final String text;
    private final String file;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    private Tokenizer(String text, String file) {
        this.text = text;
        this.file = file;
    }

    private static Shape shape(Token.Kind kind, String regex) {
        return new Shape(kind, Pattern.compile(regex));
    }

    /// All words of the text, [Token.Kind#END] behind the last one.
    ///
    /// @throws ProblemException where the text has a character that begins no word
    static List<Token> cut(String text, String file) {
        return new Tokenizer(text, file).cut();
    }

    private List<Token> cut() {
        Matcher blank = BLANK.matcher(text);
        List<Matcher> matchers =
                SHAPES.stream().map(shape -> shape.pattern().matcher(text)).toList();
        while (true) {
            if (blank.region(at, text.length()).lookingAt()) {
                advance(blank.end());
            }
            if (at == text.length()) {
                tokens.add(new Token(Token.Kind.END, "", "", line, column(), at));
                return tokens;
            }
            int best = -1;
            int end = at;
            for (int i = 0; i < matchers.size(); i++) {
                Matcher matcher = matchers.get(i).region(at, text.length());
                if (matcher.lookingAt() && matcher.end() > end) {
                    best = i;
                    end = matcher.end();
                }
            }
            if (best < 0) {
                throw wrong();
            }
            add(SHAPES.get(best).kind(), end);
        }
    }

    private int column() {
        return text.codePointCount(lineStart, at) + 1;
    }

    private void advance(int to) {
        for (; at < to; at++) {
            if (text.charAt(at) == '\n') {
                line++;
                lineStart = at + 1;
            }
        }
    }

    private void add(Token.Kind kind, int end) {
        String word = text.substring(at, end);
        Token token = new Token(kind, word, value(kind, word), line, column(), end);
        tokens.add(token);
        advance(end);
    }

    private String value(Token.Kind kind, String word) {
        return switch (kind) {
            case STRING -> {
                int marks = word.startsWith("\"\"\"") || word.startsWith("'''") ? 3 : 1;
                yield unescaped(word.substring(marks, word.length() - marks));
            }
            case IRI -> unescaped(word.substring(1, word.length() - 1));
            case PREFIXED_NAME -> word.replaceAll("\\\\(.)", "$1");
            case VARIABLE, LANGUAGE -> word.substring(1);
            case BLANK_NODE -> word.substring(2);
            case WORD, INTEGER, DECIMAL, DOUBLE, SIGN, END -> word;
        };
    }

    /// Resolves `\n` and its like, and code points by number.
    private String unescaped(String escaped) {
        if (escaped.indexOf('\\') < 0) {
            return escaped;
        }
        StringBuilder plain = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            char kind = escaped.charAt(++i);
            switch (kind) {
                case 't' -> plain.append('\t');
                case 'b' -> plain.append('\b');
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 'f' -> plain.append('\f');
                case 'u', 'U' -> {
                    int digits = kind == 'u' ? 4 : 8;
                    int point =
                            Integer.parseUnsignedInt(escaped.substring(i + 1, i + 1 + digits), 16);
                    if (!Character.isValidCodePoint(point)
                            || (point >= Character.MIN_SURROGATE
                                    && point <= Character.MAX_SURROGATE)) {
                        throw wrong();
                    }
                    plain.appendCodePoint(point);
                    i += digits;
                }
                default -> plain.append(kind);
            }
        }
        return plain.toString();
    }

    private ProblemException wrong() {
        int point = text.codePointAt(at);
        String shown =
                Character.isISOControl(point)
                        ? "U+%04X".formatted(point)
                        : "'" + Character.toString(point) + "'";
        boolean quote = point == '"' || point == '\'';
        return new ProblemException(
                RuleProblem.BAD_TEXT.at(
                        new Place(file, line, column()),
                        shown,
                        quote
                                ? "문자열을 같은 따옴표로 닫고, 줄을 바꾸려면 따옴표 세 개를 쓰며, 이스케이프를 본다"
                                : "그 글자를 지우거나 문자열 또는 <IRI> 안에 넣는다",
                        quote
                                ? "Close the string with the same quote; use three for several lines; see to the escapes"
                                : "Remove it, or put it into a string or an <IRI>"));
    }
}
