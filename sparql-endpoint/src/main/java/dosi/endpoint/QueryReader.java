package dosi.endpoint;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import dosi.ontology.Prefixes;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;

/// Reads the text of a query: SPARQL 1.1, with our prefixes known, relative IRIs below our base.
final class QueryReader {

    private static final Pattern POSITION = Pattern.compile("line (\\d+), column (\\d+)");
    private static final Pattern UNRESOLVED =
            Pattern.compile("Unresolved prefixed name: ([^: ]*):");
    private static final int MESSAGE_LENGTH_MAX = 200;

    private QueryReader() {}

    /// @param name how the text is called in messages
    /// @throws ProblemException with line and column in the text
    static Query read(String text, String name) {
        Query query = new Query();
        query.getPrefixMapping().setNsPrefixes(Prefixes.city());
        try {
            return QueryFactory.parse(query, text, Prefixes.BASE, Syntax.syntaxSPARQL_11);
        } catch (QueryParseException wrong) {
            throw new ProblemException(problem(wrong, text, name));
        } catch (QueryException wrong) {
            throw new ProblemException(
                    QueryProblem.NOT_SPARQL.at(
                            Place.of(name), oneLine(String.valueOf(wrong.getMessage()))));
        } catch (StackOverflowError nested) {
            throw new ProblemException(QueryProblem.TOO_NESTED.at(Place.of(name)));
        }
    }

    private static Problem problem(QueryParseException wrong, String text, String name) {
        String message = oneLine(String.valueOf(wrong.getMessage()));
        if (wrong.getCause() instanceof StackOverflowError) {
            return QueryProblem.TOO_NESTED.at(Place.of(name));
        }
        Matcher unresolved = UNRESOLVED.matcher(message);
        if (unresolved.find()) {
            String prefix = unresolved.group(1);
            Optional<String> nearest =
                    Nearest.to(prefix, Prefixes.city().getNsPrefixMap().keySet());
            return QueryProblem.UNKNOWN_PREFIX.at(
                    firstUse(text, prefix + ":", name),
                    prefix,
                    nearest.map(known -> "'" + known + ":'을(를) 뜻한 것인지 본다").orElse("PREFIX로 선언한다"),
                    nearest.map(known -> "Did you mean '" + known + ":'?")
                            .orElse("Declare it with PREFIX"));
        }
        Matcher position = POSITION.matcher(message);
        Place place =
                position.find()
                        ? new Place(
                                name,
                                Integer.parseInt(position.group(1)),
                                Integer.parseInt(position.group(2)))
                        : Place.of(name);
        String rest =
                message.replaceFirst("^Lexical error at ", "")
                        .replaceFirst("^(Encountered .*?) at line \\d+, column \\d+\\.", "$1.")
                        .replaceFirst("^[Ll]ine \\d+, column \\d+[.:]? *", "")
                        .replaceFirst("\\.$", "");
        return QueryProblem.NOT_SPARQL.at(place, rest);
    }

    /// Where a prefix is used first; the parser does not tell.
    private static Place firstUse(String text, String prefixed, String name) {
        int at = text.indexOf(prefixed);
        if (at < 0) {
            return Place.of(name);
        }
        String before = text.substring(0, at);
        return new Place(
                name,
                before.chars().filter(c -> c == '\n').count() + 1,
                at - before.lastIndexOf('\n'));
    }

    private static String oneLine(String message) {
        String line = message.strip().replaceAll("\\s+", " ");
        return line.length() > MESSAGE_LENGTH_MAX
                ? line.substring(0, MESSAGE_LENGTH_MAX) + " …"
                : line;
    }
}
