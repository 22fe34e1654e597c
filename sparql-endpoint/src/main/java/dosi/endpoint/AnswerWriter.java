package dosi.endpoint;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.ontology.Prefixes;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.shared.JenaException;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;

/// Writes the answer to a query in a standard form, as it comes.
///
/// Triples are first gathered up to a bound. A graph that ends within it is written with only the prefixes it
/// uses and without duplicates; a longer one is streamed, in the formats that allow it.
///
/// @param wholeGraphTriples the bound
record AnswerWriter(Query query, AnswerFormat format, int wholeGraphTriples) {

    /// Writes the answer in UTF-8. Closes neither.
    ///
    /// @return how many rows or triples were written; 1 for ASK
    long write(QueryExec execution, OutputStream out) {
        return switch (format.content()) {
            case AnswerFormat.Solutions solutions -> {
                RowSetWriter writer =
                        RowSetWriterRegistry.getFactory(solutions.lang()).create(solutions.lang());
                if (query.isAskType()) {
                    writer.write(out, execution.ask(), null);
                    yield 1;
                }
                yield writeRows(execution.select(), writer, out);
            }
            case AnswerFormat.Triples triples ->
                    writeTriples(
                            query.isDescribeType()
                                    ? execution.describeTriples()
                                    : execution.constructTriples(),
                            triples,
                            out);
        };
    }

    private static long writeRows(RowSet rows, RowSetWriter writer, OutputStream out) {
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
        writer.write(out, counted, null);
        return count[0];
    }

    private long writeTriples(
            Iterator<Triple> triples, AnswerFormat.Triples written, OutputStream out) {
        Graph first = GraphFactory.createDefaultGraph();
        int size = 0;
        while (size < wholeGraphTriples && triples.hasNext()) {
            Triple triple = triples.next();
            if (!first.contains(triple)) {
                first.add(triple);
                size++;
            }
        }
        if (!triples.hasNext()) {
            first.getPrefixMapping().setNsPrefixes(query.getPrefixMapping());
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
            return size;
        }
        StreamRDF stream =
                StreamRDFWriter.getWriterStream(
                        out,
                        written.streamed()
                                .orElseThrow(
                                        () ->
                                                new ProblemException(
                                                        QueryProblem.TOO_LARGE_FOR_FORMAT.at(
                                                                Place.of("query"),
                                                                wholeGraphTriples,
                                                                format.mediaTypes().getFirst()))));
        stream.start();
        Prefixes.city().getNsPrefixMap().forEach(stream::prefix);
        first.find().forEachRemaining(stream::triple);
        long count = size;
        while (triples.hasNext()) {
            Triple triple = triples.next();
            if (!first.contains(triple)) {
                stream.triple(triple);
                count++;
            }
        }
        stream.finish();
        return count;
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
