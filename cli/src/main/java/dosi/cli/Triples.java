package dosi.cli;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.ontology.Prefixes;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.FmtUtils;

/// Triples as a person writes and reads them.
final class Triples {

    private Triples() {}

    /// One triple in Turtle; our prefixes need no declaration, the dot at the end may be left out.
    ///
    /// @throws ProblemException when it is not exactly one
    static Triple parse(String text) {
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
        String statement = text.strip();
        turtle.append(statement).append(statement.endsWith(".") ? "" : " .");
        Graph graph = GraphFactory.createDefaultGraph();
        try {
            RDFParser.fromString(turtle.toString(), Lang.TURTLE)
                    .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
                    .parse(graph);
        } catch (RiotException wrong) {
            throw notOne(
                    String.valueOf(wrong.getMessage())
                            .replaceFirst("^\\[line: \\d+, col: \\d+ *\\] *", ""));
        }
        List<Triple> all = graph.find().toList();
        if (all.size() != 1) {
            throw notOne(all.size() + " triples");
        }
        return all.getFirst();
    }

    private static ProblemException notOne(String why) {
        return new ProblemException(CliProblem.NOT_A_TRIPLE.at(Place.of("triple"), why));
    }

    static String text(Triple triple) {
        return FmtUtils.stringForNode(triple.getSubject(), Prefixes.city())
                + " "
                + FmtUtils.stringForNode(triple.getPredicate(), Prefixes.city())
                + " "
                + FmtUtils.stringForNode(triple.getObject(), Prefixes.city());
    }
}
