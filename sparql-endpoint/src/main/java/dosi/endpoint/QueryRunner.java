package dosi.endpoint;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import dosi.graph.GeoFunctions;
import dosi.ontology.Prefixes;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.FmtUtils;
import org.apache.jena.system.Txn;
import org.jspecify.annotations.Nullable;

/// Runs one SPARQL query on a dataset and writes the answer.
///
/// The prefixes of [Prefixes#city] need no declaration. Every query runs in a read transaction and within a
/// time limit; an answer that the limit cut ends in an error, never in fewer rows without a word.
public final class QueryRunner {

    private static final Pattern POSITION = Pattern.compile("line (\\d+), column (\\d+)");
    private static final Pattern UNRESOLVED =
            Pattern.compile("Unresolved prefixed name: ([^: ]*):");
    private static final int CELL_WIDTH_MAX = 60;

    private final DatasetGraph dataset;
    private final Duration timeout;

    /// @param timeout how long one query may run
    public QueryRunner(DatasetGraph dataset, Duration timeout) {
        GeoFunctions.register();
        this.dataset = dataset;
        this.timeout = timeout;
    }

    /// Parses a query, with our prefixes known.
    ///
    /// @param name how the text is called in messages: a file name, or `query`
    /// @throws ProblemException with line and column in the text as given
    public static Query parse(String text, String name) {
        try {
            return QueryFactory.create(Prefixes.sparql() + text);
        } catch (QueryParseException wrong) {
            throw new ProblemException(problem(wrong, text, name));
        } catch (QueryException wrong) {
            throw new ProblemException(
                    QueryProblem.NOT_SPARQL.at(
                            Place.of(name), oneLine(String.valueOf(wrong.getMessage()))));
        }
    }

    private static Problem problem(QueryParseException wrong, String text, String name) {
        String message = oneLine(String.valueOf(wrong.getMessage()));
        Matcher position = POSITION.matcher(message);
        // Our prefixes stand in a first line of their own.
        Place place =
                position.find()
                        ? new Place(
                                name,
                                Math.max(1, Integer.parseInt(position.group(1)) - 1),
                                Integer.parseInt(position.group(2)))
                        : Place.of(name);
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
        return line.length() > 200 ? line.substring(0, 200) + " …" : line;
    }

    /// Runs the query and writes the answer in UTF-8.
    ///
    /// @return how many rows or triples the answer has; 1 for ASK
    /// @throws ProblemException when the time limit ends the query; what was written by then is not the answer
    public long run(Query query, ResultFormat format, OutputStream out) {
        return Txn.calculateRead(dataset, () -> runInTransaction(query, format, out));
    }

    private long runInTransaction(Query query, ResultFormat format, OutputStream out) {
        try (QueryExec execution =
                QueryExec.dataset(dataset)
                        .query(query)
                        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                        .build()) {
            if (query.isAskType()) {
                writeAnswer(execution.ask(), format, out);
                return 1;
            }
            if (query.isSelectType()) {
                return writeRows(execution.select(), query, format, out);
            }
            Graph graph = GraphFactory.createDefaultGraph();
            graph.getPrefixMapping().setNsPrefixes(Prefixes.city());
            if (query.isDescribeType()) {
                execution.describe(graph);
            } else {
                execution.construct(graph);
            }
            dropUnusedPrefixes(graph);
            RDFWriter.source(graph).format(format.graph()).output(out);
            return graph.size();
        } catch (QueryCancelledException cancelled) {
            throw new ProblemException(
                    QueryProblem.TIMED_OUT.at(Place.of("query"), timeout.toSeconds()));
        }
    }

    private static void dropUnusedPrefixes(Graph graph) {
        PrefixMapping prefixes = graph.getPrefixMapping();
        List<String> unused = new ArrayList<>(prefixes.getNsPrefixMap().keySet());
        graph.find()
                .forEachRemaining(
                        triple ->
                                unused.removeIf(
                                        prefix -> {
                                            String iri =
                                                    String.valueOf(prefixes.getNsPrefixURI(prefix));
                                            return uses(triple.getSubject(), iri)
                                                    || uses(triple.getPredicate(), iri)
                                                    || uses(triple.getObject(), iri);
                                        }));
        unused.forEach(prefixes::removeNsPrefix);
    }

    private static boolean uses(Node node, String iri) {
        return (node.isURI() && node.getURI().startsWith(iri))
                || (node.isLiteral() && node.getLiteralDatatypeURI().startsWith(iri));
    }

    private static void writeAnswer(boolean answer, ResultFormat format, OutputStream out) {
        format.table()
                .ifPresentOrElse(
                        lang -> writer(lang).write(out, answer, null),
                        () -> print(out).println(answer));
    }

    private static long writeRows(RowSet rows, Query query, ResultFormat format, OutputStream out) {
        if (format == ResultFormat.TABLE) {
            return writeTable(rows, query, out);
        }
        long[] count = {0};
        RowSet counted =
                RowSetStream.create(
                        rows.getResultVars(),
                        Iter.map(
                                rows,
                                row -> {
                                    count[0]++;
                                    return row;
                                }));
        writer(format.table().orElseThrow()).write(out, counted, null);
        return count[0];
    }

    private static RowSetWriter writer(Lang lang) {
        return RowSetWriterRegistry.getFactory(lang).create(lang);
    }

    /// Columns as wide as their cells, Hangul counted as two.
    private static long writeTable(RowSet rows, Query query, OutputStream out) {
        List<Var> vars = rows.getResultVars();
        List<List<String>> lines = new ArrayList<>();
        lines.add(vars.stream().map(Var::getVarName).toList());
        rows.forEachRemaining(
                row -> {
                    List<String> cells = new ArrayList<>();
                    for (Var var : vars) {
                        cells.add(cut(cell(row.get(var), query)));
                    }
                    lines.add(cells);
                });
        int[] widths = new int[vars.size()];
        for (List<String> line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], width(line.get(column)));
            }
        }
        PrintStream print = print(out);
        for (int number = 0; number < lines.size(); number++) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = lines.get(number).get(column);
                text.append(cell).repeat(" ", widths[column] - width(cell) + 2);
            }
            print.println(text.toString().stripTrailing());
            if (number == 0) {
                StringBuilder rule = new StringBuilder();
                for (int width : widths) {
                    rule.repeat("-", width).append("  ");
                }
                print.println(rule.toString().stripTrailing());
            }
        }
        print.flush();
        return lines.size() - 1L;
    }

    private static String cell(@Nullable Node node, Query query) {
        if (node == null) {
            return "";
        }
        return node.isLiteral()
                ? node.getLiteralLexicalForm()
                : FmtUtils.stringForNode(node, query.getPrefixMapping());
    }

    private static String cut(String cell) {
        String line = cell.replaceAll("\\s+", " ");
        return line.length() > CELL_WIDTH_MAX ? line.substring(0, CELL_WIDTH_MAX - 1) + "…" : line;
    }

    private static int width(String text) {
        return text.codePoints().map(c -> c >= 0x1100 && c <= 0xFFE6 && !isNarrow(c) ? 2 : 1).sum();
    }

    private static boolean isNarrow(int c) {
        return c >= 0x1200 && c < 0x2E80;
    }

    private static PrintStream print(OutputStream out) {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    static {
        ResultSetLang.init();
    }
}
