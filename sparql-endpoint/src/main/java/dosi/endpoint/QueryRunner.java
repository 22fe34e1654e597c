package dosi.endpoint;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.graph.GeoFunctions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;

/// Runs one SPARQL query on a dataset and writes the answer.
///
/// The prefixes of [dosi.ontology.Prefixes#city] need no declaration. Every query runs in a read transaction
/// and within a time limit; an answer that the limit cut ends in an error, never in fewer rows without a word.
public final class QueryRunner {

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
        return QueryReader.read(text, name);
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
            boolean solutions = query.isSelectType() || query.isAskType();
            if (solutions && format.solutions().isEmpty()) {
                if (query.isSelectType()) {
                    return TableWriter.write(execution.select(), query, out);
                }
                TableWriter.write(execution.ask(), out);
                return 1;
            }
            AnswerFormat written = solutions ? format.solutions().orElseThrow() : format.triples();
            AnswerWriter answer = new AnswerWriter(written, AnswerWriter.Bounds.NONE, out, () -> 0);
            switch (query.queryType()) {
                case SELECT -> answer.rows(execution.select());
                case ASK -> answer.ask(execution.ask());
                case DESCRIBE ->
                        answer.triples(execution.describeTriples(), query.getPrefixMapping());
                case CONSTRUCT, CONSTRUCT_JSON, UNKNOWN ->
                        answer.triples(execution.constructTriples(), query.getPrefixMapping());
            }
            return answer.count();
        } catch (QueryCancelledException cancelled) {
            throw new ProblemException(
                    QueryProblem.TIMED_OUT.at(Place.of("query"), timeout.toSeconds()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
