package dosi.endpoint;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.shared.JenaException;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;

/// Writes the answer to a query in a standard form, in UTF-8, as it comes.
///
/// An answer that would be longer than its bounds is cut, and says so at its end, in a member, a comment or a
/// comment line; CSV and TSV have no place for that and fail.
///
/// Triples are first gathered up to a bound. A graph that ends within it is written with only the prefixes it
/// uses and without duplicates; a longer one is streamed, in the formats that allow it.
final class AnswerWriter {

    /// @param rowsMax how many rows or triples are written
    /// @param bytesMax after how many bytes no further one is begun
    /// @param wholeGraphTriples how many triples are gathered
    record Bounds(long rowsMax, long bytesMax, int wholeGraphTriples) {
        static final Bounds NONE = new Bounds(Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE);
    }

    private final AnswerFormat format;
    private final Bounds bounds;
    private final OutputStream out;
    private final LongSupplier bytesWritten;
    private long count;
    private boolean cut;

    /// @param bytesWritten tells what `out` has taken so far
    AnswerWriter(AnswerFormat format, Bounds bounds, OutputStream out, LongSupplier bytesWritten) {
        this.format = format;
        this.bounds = bounds;
        this.out = out;
        this.bytesWritten = bytesWritten;
    }

    /// How many rows or triples were written.
    long count() {
        return count;
    }

    /// Whether there are more of them.
    boolean isCut() {
        return cut;
    }

    /// What a cut answer says about itself.
    String notice() {
        return "This answer was cut: the server gives at most %d rows or %d bytes. 이 답은 잘렸다: 한도는 %d행, %d바이트다."
                .formatted(bounds.rowsMax, bounds.bytesMax, bounds.rowsMax, bounds.bytesMax);
    }

    /// The first elements, as many as the bounds allow.
    private final class Bounded<T> implements Iterator<T> {
        private final Iterator<T> all;

        Bounded(Iterator<T> all) {
            this.all = all;
        }

        @Override
        public boolean hasNext() {
            if (cut || !all.hasNext()) {
                return false;
            }
            cut = count >= bounds.rowsMax || bytesWritten.getAsLong() >= bounds.bytesMax;
            return !cut;
        }

        @Override
        public T next() {
            T next = all.next();
            count++;
            return next;
        }
    }

    /// Writes the answer of ASK.
    void ask(boolean answer) throws IOException {
        count = 1;
        if (format == AnswerFormat.JSON) {
            JsonSolutions.writeAsk(answer, out);
        } else {
            arqWriter().write(out, answer, null);
        }
    }

    /// Writes the answer of SELECT.
    void rows(RowSet rows) throws IOException {
        var bounded = new Bounded<>(rows);
        if (format == AnswerFormat.JSON) {
            JsonSolutions json = JsonSolutions.start(rows.getResultVars(), out);
            while (bounded.hasNext()) {
                json.row(bounded.next());
            }
            json.end(cut ? Optional.of(notice()) : Optional.empty());
            return;
        }
        arqWriter().write(out, RowSetStream.create(rows.getResultVars(), bounded), null);
        if (cut && format == AnswerFormat.XML) {
            write("<!-- " + notice() + " -->\n");
        } else if (cut) {
            throw new ProblemException(
                    QueryProblem.ANSWER_TOO_LONG.at(
                            Place.of("query"),
                            bounds.rowsMax,
                            bounds.bytesMax,
                            format.mediaTypes().getFirst()));
        }
    }

    private RowSetWriter arqWriter() {
        AnswerFormat.Solutions solutions = (AnswerFormat.Solutions) format.content();
        return RowSetWriterRegistry.getFactory(solutions.lang()).create(solutions.lang());
    }

    /// Writes the answer of CONSTRUCT or DESCRIBE.
    ///
    /// @param prefixes may be used
    void triples(Iterator<Triple> triples, PrefixMapping prefixes) throws IOException {
        AnswerFormat.Triples written = (AnswerFormat.Triples) format.content();
        Iterator<Triple> bounded = new Bounded<>(triples);
        Graph first = GraphFactory.createDefaultGraph();
        int size = 0;
        while (size < bounds.wholeGraphTriples && bounded.hasNext()) {
            Triple triple = bounded.next();
            if (first.contains(triple)) {
                count--;
            } else {
                first.add(triple);
                size++;
            }
        }
        if (bounded.hasNext() || (cut && written.streamed().isPresent())) {
            stream(first, bounded, written, prefixes);
            return;
        }
        if (cut) {
            throw tooLarge(count);
        }
        first.getPrefixMapping().setNsPrefixes(prefixes);
        dropUnusedPrefixes(first);
        try {
            RDFWriter.source(first).format(written.whole()).output(out);
        } catch (JenaException notExpressible) {
            throw new ProblemException(
                    QueryProblem.NOT_EXPRESSIBLE.at(
                            Place.of("query"),
                            format.mediaTypes().getFirst(),
                            String.valueOf(notExpressible.getMessage())));
        }
    }

    private void stream(
            Graph first,
            Iterator<Triple> rest,
            AnswerFormat.Triples written,
            PrefixMapping prefixes)
            throws IOException {
        StreamRDF stream =
                StreamRDFWriter.getWriterStream(
                        out,
                        written.streamed().orElseThrow(() -> tooLarge(bounds.wholeGraphTriples)));
        stream.start();
        prefixes.getNsPrefixMap().forEach(stream::prefix);
        first.find().forEachRemaining(stream::triple);
        while (rest.hasNext()) {
            Triple triple = rest.next();
            if (first.contains(triple)) {
                count--;
            } else {
                stream.triple(triple);
            }
        }
        stream.finish();
        if (cut) {
            write("# " + notice() + "\n");
        }
    }

    private ProblemException tooLarge(long triples) {
        return new ProblemException(
                QueryProblem.TOO_LARGE_FOR_FORMAT.at(
                        Place.of("query"), triples, format.mediaTypes().getFirst()));
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
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
}
