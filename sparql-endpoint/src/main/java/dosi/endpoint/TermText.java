package dosi.endpoint;

import dosi.ontology.Prefixes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.graph.GraphFactory;

/// Reads terms of RDF as people write them into a parameter.
final class TermText {

    private static final int TEXT_CHARS_MAX = 100_000;

    private TermText() {}

    /// An absolute IRI, as it is or in `<>`, or a name with one of our prefixes, in which slashes may stand.
    static Optional<Node> iri(String text) {
        String plain =
                text.startsWith("<") && text.endsWith(">")
                        ? text.substring(1, text.length() - 1)
                        : text;
        int colon = plain.indexOf(':');
        if (plain.equals(text) && colon >= 0 && !plain.startsWith("//", colon + 1)) {
            String space = Prefixes.city().getNsPrefixURI(plain.substring(0, colon));
            if (space != null) {
                plain = space + plain.substring(colon + 1);
            }
        }
        return isAbsolute(plain) ? Optional.of(NodeFactory.createURI(plain)) : Optional.empty();
    }

    private static boolean isAbsolute(String iri) {
        try {
            return new URI(iri).isAbsolute();
        } catch (URISyntaxException wrong) {
            return false;
        }
    }

    /// An IRI, or a literal as in Turtle: `"수성구"@ko`, `12`, `true`, `"2022-01-01"^^xsd:date`.
    static Optional<Node> term(String text) {
        if (text.isEmpty() || text.length() > TEXT_CHARS_MAX) {
            return Optional.empty();
        }
        char first = text.charAt(0);
        boolean literal =
                first == '"'
                        || first == '\''
                        || first == '-'
                        || first == '+'
                        || first == '.'
                        || (first >= '0' && first <= '9')
                        || text.equals("true")
                        || text.equals("false");
        return literal ? literal(text) : iri(text);
    }

    private static Optional<Node> literal(String text) {
        Graph graph = GraphFactory.createDefaultGraph();
        StringBuilder turtle = new StringBuilder();
        Prefixes.city()
                .getNsPrefixMap()
                .forEach(
                        (prefix, iri) ->
                                turtle.append("PREFIX ")
                                        .append(prefix)
                                        .append(": <")
                                        .append(iri)
                                        .append("> "));
        turtle.append("<https://w3id.org/dosi/s> <https://w3id.org/dosi/p> ")
                .append(text)
                .append(" .");
        try {
            RDFParser.fromString(turtle.toString(), Lang.TURTLE)
                    .errorHandler(ErrorHandlerFactory.errorHandlerNoLogging)
                    .parse(graph);
        } catch (RiotException wrong) {
            return Optional.empty();
        }
        return graph.size() == 1
                ? Optional.of(graph.find().next().getObject()).filter(Node::isLiteral)
                : Optional.empty();
    }
}
