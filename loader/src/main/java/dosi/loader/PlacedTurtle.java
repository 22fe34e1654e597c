package dosi.loader;

import dosi.diagnostics.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.irix.IRIxResolver;
import org.apache.jena.riot.RIOT;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangTurtle;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.ParserProfileStd;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.riot.system.RiotLib;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.riot.tokens.TokenizerText;
import org.apache.jena.sparql.graph.GraphFactory;
import org.jspecify.annotations.Nullable;

/// A Turtle file as a graph that remembers where each triple stands.
final class PlacedTurtle {

    private final Graph graph = GraphFactory.createDefaultGraph();
    private final MappingDraft draft;
    private final Map<Triple, Place> places = new HashMap<>();
    private final Map<Node, Place> subjects = new HashMap<>();

    private PlacedTurtle(MappingDraft draft) {
        this.draft = draft;
    }

    /// The graph of the text, or null and a problem where it is not Turtle.
    static @Nullable PlacedTurtle parse(String text, String base, MappingDraft draft) {
        PlacedTurtle turtle = new PlacedTurtle(draft);
        ErrorHandler errors = new Errors(draft);
        var resolver = IRIxResolver.create(base).resolve(true).allowRelative(false).build();
        var profile =
                new ParserProfileStd(
                        RiotLib.factoryRDF(),
                        errors,
                        resolver,
                        PrefixMapFactory.create(),
                        RIOT.getContext().copy(),
                        true,
                        false) {
                    @Override
                    public Triple createTriple(Node s, Node p, Node o, long line, long column) {
                        Triple triple = super.createTriple(s, p, o, line, column);
                        Place place = draft.place(Math.max(0, line), Math.max(0, column));
                        turtle.places.putIfAbsent(triple, place);
                        turtle.subjects.putIfAbsent(s, place);
                        return triple;
                    }
                };
        try {
            var tokenizer = TokenizerText.create().fromString(text).errorHandler(errors).build();
            new LangTurtle(tokenizer, profile, StreamRDFLib.graph(turtle.graph)).parse();
            return turtle;
        } catch (RiotException told) {
            return null;
        }
    }

    private record Errors(MappingDraft draft) implements ErrorHandler {
        @Override
        public void warning(String message, long line, long column) {
            // what matters of it, such as an IRI with a blank, the mapping's own checks tell
        }

        @Override
        public void error(String message, long line, long column) {
            fatal(message, line, column);
        }

        @Override
        public void fatal(String message, long line, long column) {
            draft.report(
                    MappingProblem.NOT_TURTLE.at(
                            draft.place(Math.max(0, line), Math.max(0, column)), message));
            throw new RiotException(message);
        }
    }

    /// The objects of a property, in the order of the file.
    List<Node> objects(Node subject, Node property) {
        List<Triple> triples = new ArrayList<>(graph.find(subject, property, Node.ANY).toList());
        triples.sort(
                (a, b) -> {
                    Place left = place(a);
                    Place right = place(b);
                    int lines = Long.compare(left.line(), right.line());
                    return lines != 0 ? lines : Long.compare(left.column(), right.column());
                });
        return triples.stream().map(Triple::getObject).toList();
    }

    boolean has(Node subject, Node property) {
        return graph.contains(subject, property, Node.ANY);
    }

    /// The subjects of a property, in the order of the file.
    List<Node> subjects(Node property, Node object) {
        return graph.find(Node.ANY, property, object).mapWith(Triple::getSubject).toList().stream()
                .distinct()
                .sorted(
                        (a, b) -> {
                            Place left = place(a);
                            Place right = place(b);
                            int lines = Long.compare(left.line(), right.line());
                            return lines != 0 ? lines : Long.compare(left.column(), right.column());
                        })
                .toList();
    }

    List<Triple> triples() {
        return graph.find().toList();
    }

    Place place(Triple triple) {
        return Objects.requireNonNullElse(places.get(triple), draft.wholeFile());
    }

    /// Where a node is first described.
    Place place(Node subject) {
        return Objects.requireNonNullElse(subjects.get(subject), draft.wholeFile());
    }

    /// Where a property of a node stands.
    Place place(Node subject, Node property) {
        return graph.find(subject, property, Node.ANY)
                .nextOptional()
                .map(this::place)
                .orElseGet(() -> place(subject));
    }
}
