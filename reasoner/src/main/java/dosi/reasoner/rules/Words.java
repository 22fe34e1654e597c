package dosi.reasoner.rules;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIxResolver;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.shared.impl.PrefixMappingImpl;

/// The words of a file as they are read one after the other, with the prefixes and the base that hold at the moment.
final class Words {

    private final String file;
    private final List<Token> tokens;
    private final PrefixMapping prefixes = new PrefixMappingImpl();
    private String base;
    private int next;

    Words(String text, String file, String base) {
        this.file = file;
        this.tokens = Tokenizer.cut(text, file);
        this.base = base;
    }

    Token peek() {
        return tokens.get(next);
    }

    Token peek(int further) {
        return tokens.get(Math.min(next + further, tokens.size() - 1));
    }

    Token take() {
        Token token = tokens.get(next);
        if (token.kind() != Token.Kind.END) {
            next++;
        }
        return token;
    }

    boolean takeSign(String sign) {
        if (peek().isSign(sign)) {
            next++;
            return true;
        }
        return false;
    }

    boolean takeWord(String keyword) {
        if (peek().isWord(keyword)) {
            next++;
            return true;
        }
        return false;
    }

    void needSign(String sign) {
        if (!takeSign(sign)) {
            throw unexpected("'" + sign + "'", "'" + sign + "'");
        }
    }

    void needWord(String keyword) {
        if (!takeWord(keyword)) {
            throw unexpected(keyword, keyword);
        }
    }

    /// Whether the words from here are `(` `)`; takes them if so.
    boolean takeNil() {
        if (peek().isSign("(") && peek(1).isSign(")")) {
            next += 2;
            return true;
        }
        return false;
    }

    boolean takeAnonymous() {
        if (peek().isSign("[") && peek(1).isSign("]")) {
            next += 2;
            return true;
        }
        return false;
    }

    Place place(Token token) {
        return new Place(file, token.line(), token.column());
    }

    Place place() {
        return place(peek());
    }

    boolean atIri() {
        return peek().kind() == Token.Kind.IRI || peek().kind() == Token.Kind.PREFIXED_NAME;
    }

    Node iri() {
        Token token = take();
        return switch (token.kind()) {
            case IRI -> NodeFactory.createURI(resolved(token));
            case PREFIXED_NAME -> NodeFactory.createURI(expanded(token));
            case WORD,
                    BLANK_NODE,
                    VARIABLE,
                    STRING,
                    LANGUAGE,
                    INTEGER,
                    DECIMAL,
                    DOUBLE,
                    SIGN,
                    END ->
                    throw unexpected(token, "IRI나 접두어가 있는 이름", "an IRI or a prefixed name");
        };
    }

    String resolved(Token token) {
        try {
            String iri = token.value();
            String full =
                    base.isEmpty()
                            ? iri
                            : IRIxResolver.create(base)
                                    .resolve(true)
                                    .allowRelative(true)
                                    .build()
                                    .resolve(iri)
                                    .str();
            if (full.indexOf(':') > 0) {
                return full;
            }
        } catch (IRIException notAnIri) {
            // told below, with its place
        }
        throw new ProblemException(RuleProblem.BAD_IRI.at(place(token), token.value()));
    }

    private String expanded(Token token) {
        String name = token.value();
        String prefix = name.substring(0, name.indexOf(':'));
        String namespace = prefixes.getNsPrefixURI(prefix);
        if (namespace == null) {
            Set<String> known = prefixes.getNsPrefixMap().keySet();
            Optional<String> nearest = Nearest.to(prefix, known);
            throw new ProblemException(
                    RuleProblem.UNKNOWN_PREFIX.at(
                            place(token),
                            prefix,
                            nearest.map(near -> "\"" + near + ":\"을(를) 뜻한 것인지 본다")
                                    .orElse("PREFIX " + prefix + ": <...>를 앞에 적는다"),
                            nearest.map(near -> "Did you mean \"" + near + ":\"?")
                                    .orElse("Declare it before: PREFIX " + prefix + ": <...>")));
        }
        return namespace + name.substring(prefix.length() + 1);
    }

    void base(String iri) {
        base = iri;
    }

    void prefix(String prefix, String iri) {
        prefixes.setNsPrefix(prefix, iri);
    }

    /// Goes on to the next word that can begin a rule, a block of data or a declaration.
    void skipToNextBlock() {
        while (peek().kind() != Token.Kind.END) {
            take();
            Token token = peek();
            Token before = tokens.get(next - 1);
            boolean inRule = before.isWord("NOT") || before.isWord("WHERE");
            boolean data = token.isWord("DATA") && peek(1).isSign("{") && !inRule;
            boolean begins =
                    data
                            || token.isWord("RULE")
                            || token.isWord("PREFIX")
                            || token.isWord("BASE")
                            || token.isWord("IMPORTS");
            if (begins) {
                return;
            }
        }
    }

    ProblemException unexpected(String ko, String en) {
        return unexpected(peek(), ko, en);
    }

    ProblemException unexpected(Token token, String ko, String en) {
        return unexpected(token, ko, en, "그 자리를 고친다", "Correct the text there");
    }

    ProblemException unexpected(
            Token token, String ko, String en, String adviceKo, String adviceEn) {
        boolean end = token.kind() == Token.Kind.END;
        String shown = "'" + token.text() + "'";
        return new ProblemException(
                RuleProblem.SYNTAX.at(
                        place(token),
                        end ? "파일의 끝" : shown,
                        end ? "the end of the file" : shown,
                        ko,
                        en,
                        adviceKo,
                        adviceEn));
    }
}
