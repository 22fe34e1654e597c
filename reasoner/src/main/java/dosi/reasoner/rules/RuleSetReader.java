package dosi.reasoner.rules;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;

/// Reads a file of rules and those that it imports (SPARQL 1.2 RL, section 7). After an error it goes on with the next rule, so that one
/// run tells all that is wrong.
final class RuleSetReader {

    private final RuleSet.Imports imports;
    private final Problems problems = new Problems();
    private final Set<String> imported = new HashSet<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<Triple> data = new ArrayList<>();

    RuleSetReader(RuleSet.Imports imports) {
        this.imports = imports;
    }

    /// @throws ProblemException with everything that is wrong
    RuleSet read(RuleSet.Source source) {
        imported.add(source.base());
        file(source);
        problems.throwIfErrors();
        for (Rule rule : rules) {
            WellFormedness.check(rule, problems);
        }
        problems.throwIfErrors();
        List<Rule> named = rules.stream().map(OwnNames::in).toList();
        return new RuleSet(named, data, Stratification.of(named));
    }

    private void file(RuleSet.Source source) {
        Words words;
        try {
            words = new Words(source.text(), source.name(), source.base());
        } catch (ProblemException badText) {
            badText.problems().forEach(problems::add);
            return;
        }
        while (words.peek().kind() != Token.Kind.END) {
            try {
                block(words);
            } catch (ProblemException wrong) {
                wrong.problems().forEach(problems::add);
                words.skipToNextBlock();
            }
        }
    }

    private void block(Words words) {
        if (words.takeWord("BASE")) {
            words.base(words.resolved(needIri(words)));
        } else if (words.takeWord("PREFIX")) {
            prefix(words);
        } else if (words.takeWord("VERSION")) {
            version(words);
        } else if (words.takeWord("IMPORTS")) {
            Place place = words.place();
            imported(words.iri(), place);
        } else if (words.takeWord("DATA")) {
            words.needSign("{");
            new TriplesReader(words, TriplesReader.Use.DATA, data::add).block();
            words.needSign("}");
        } else if (words.peek().isWord("RULE")) {
            rules.add(rule(words));
        } else {
            throw words.unexpected(
                    "RULE, DATA, PREFIX, BASE, VERSION이나 IMPORTS",
                    "RULE, DATA, PREFIX, BASE, VERSION or IMPORTS");
        }
    }

    private static Token needIri(Words words) {
        if (words.peek().kind() != Token.Kind.IRI) {
            throw words.unexpected("<...>로 쓴 IRI", "an IRI in <...>");
        }
        return words.take();
    }

    private static void prefix(Words words) {
        Token name = words.peek();
        boolean bare =
                name.kind() == Token.Kind.PREFIXED_NAME
                        && name.text().indexOf(':') == name.text().length() - 1;
        if (!bare) {
            throw words.unexpected("접두어와 ':'", "a prefix and ':'");
        }
        words.take();
        words.prefix(
                name.text().substring(0, name.text().length() - 1), words.resolved(needIri(words)));
    }

    private static void version(Words words) {
        Token token = words.peek();
        boolean plain =
                token.kind() == Token.Kind.STRING
                        && !token.text().startsWith("\"\"\"")
                        && !token.text().startsWith("'''");
        if (!plain) {
            throw words.unexpected("\"1.2\" 같은 문자열", "a string such as \"1.2\"");
        }
        words.take();
    }

    private void imported(Node iri, Place place) {
        if (!imported.add(iri.getURI())) {
            return;
        }
        Optional<RuleSet.Source> source = imports.find(iri.getURI());
        if (source.isEmpty()) {
            problems.add(RuleProblem.NOT_IMPORTED.at(place, iri.getURI()));
            return;
        }
        file(source.get());
    }

    private static Rule rule(Words words) {
        Place place = words.place();
        words.needWord("RULE");
        Optional<Node> name = words.atIri() ? Optional.of(words.iri()) : Optional.empty();
        List<Triple> head = new ArrayList<>();
        words.needSign("{");
        new TriplesReader(words, TriplesReader.Use.HEAD, head::add).block();
        words.needSign("}");
        words.needWord("WHERE");
        boolean onBase = words.takeWord("DATA");
        return new Rule(name, head, body(words), onBase, place);
    }

    private static List<Element> body(Words words) {
        List<Element> body = new ArrayList<>();
        Blocks blocks = new Blocks(words, body);
        words.needSign("{");
        blocks.triples();
        while (!words.takeSign("}")) {
            Token token = words.peek();
            if (words.takeWord("FILTER")) {
                filter(words, token, body);
            } else if (words.takeWord("SET")) {
                body.add(assignment(words, token));
            } else if (words.takeWord("NOT")) {
                body.add(negation(words, token, blocks));
            } else {
                throw words.unexpected(
                        "트리플, FILTER, SET, NOT이나 '}'", "a triple, FILTER, SET, NOT or '}'");
            }
            words.takeSign(".");
            blocks.triples();
        }
        return body;
    }

    /// The triples of one body, all with the same blank nodes.
    private static final class Blocks {
        private final Words words;
        private final TriplesReader reader;
        private List<Element> into;
        private Token first;

        Blocks(Words words, List<Element> into) {
            this.words = words;
            this.into = into;
            this.first = words.peek();
            this.reader =
                    new TriplesReader(
                            words,
                            TriplesReader.Use.BODY,
                            triple ->
                                    this.into.add(
                                            new Element.Pattern(
                                                    triple, first.line(), first.column())));
        }

        void triples() {
            first = words.peek();
            reader.block();
        }

        /// The triples from here on go to another list; gives the one before.
        List<Element> into(List<Element> other) {
            List<Element> before = into;
            into = other;
            return before;
        }
    }

    private static void filter(Words words, Token at, List<Element> into) {
        into.add(
                new Element.Filter(
                        new ExpressionReader(words).constraint(), at.line(), at.column()));
    }

    private static Element assignment(Words words, Token at) {
        words.needSign("(");
        if (words.peek().kind() != Token.Kind.VARIABLE) {
            throw words.unexpected("변수", "a variable");
        }
        Var variable = Var.alloc(words.take().value());
        words.needSign(":=");
        Element assignment =
                new Element.Assignment(
                        variable, new ExpressionReader(words).expression(), at.line(), at.column());
        words.needSign(")");
        return assignment;
    }

    private static Element negation(Words words, Token at, Blocks blocks) {
        boolean onBase = words.takeWord("DATA");
        List<Element> inner = new ArrayList<>();
        List<Element> outer = blocks.into(inner);
        words.needSign("{");
        blocks.triples();
        while (!words.takeSign("}")) {
            Token token = words.peek();
            if (!words.takeWord("FILTER")) {
                throw words.unexpected(
                        token,
                        "트리플, FILTER나 '}'",
                        "a triple, FILTER or '}'",
                        "NOT 안에는 트리플과 FILTER만 둔다. 나머지는 다른 규칙으로 적는다",
                        "Inside NOT stand triples and FILTER only; put the rest into a rule of its own");
            }
            filter(words, token, inner);
            words.takeSign(".");
            blocks.triples();
        }
        blocks.into(outer);
        return new Element.Negation(inner, onBase, at.line(), at.column());
    }
}
