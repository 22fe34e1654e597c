package dosi.endpoint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.resultset.ResultSetLang;

/// A standard form of an answer: solutions (SELECT, ASK) or triples (CONSTRUCT, DESCRIBE).
enum AnswerFormat {
    JSON(
            new Solutions(ResultSetLang.RS_JSON),
            "application/sparql-results+json",
            "application/json"),
    XML(
            new Solutions(ResultSetLang.RS_XML),
            "application/sparql-results+xml",
            "application/xml",
            "text/xml"),
    CSV(new Solutions(ResultSetLang.RS_CSV), "text/csv"),
    TSV(new Solutions(ResultSetLang.RS_TSV), "text/tab-separated-values"),
    TURTLE(
            new Triples(RDFFormat.TURTLE_PRETTY, Optional.of(RDFFormat.TURTLE_BLOCKS)),
            "text/turtle",
            "application/x-turtle"),
    NTRIPLES(
            new Triples(RDFFormat.NTRIPLES, Optional.of(RDFFormat.NTRIPLES)),
            "application/n-triples",
            "text/plain"),
    JSONLD(
            new Triples(RDFFormat.JSONLD, Optional.empty()),
            "application/ld+json",
            "application/json"),
    RDFXML(
            new Triples(RDFFormat.RDFXML_PLAIN, Optional.empty()),
            "application/rdf+xml",
            "application/xml",
            "text/xml"),
    TRIG(
            new Triples(RDFFormat.TRIG_PRETTY, Optional.of(RDFFormat.TRIG_BLOCKS)),
            "application/trig"),
    NQUADS(new Triples(RDFFormat.NQUADS, Optional.of(RDFFormat.NQUADS)), "application/n-quads");

    /// What a format can write.
    sealed interface Content {}

    record Solutions(Lang lang) implements Content {}

    /// @param whole how a graph in memory is written
    /// @param streamed how triples are written as they come, where the format allows it
    record Triples(RDFFormat whole, Optional<RDFFormat> streamed) implements Content {}

    private final Content content;
    private final List<String> mediaTypes;

    AnswerFormat(Content content, String... mediaTypes) {
        this.content = content;
        this.mediaTypes = List.of(mediaTypes);
    }

    Content content() {
        return content;
    }

    /// The registered media type first, then those by which it is asked for too.
    List<String> mediaTypes() {
        return mediaTypes;
    }

    /// The value of the parameter `format` and the name at the command line.
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The formats that can answer a query, the one to be used without a wish first.
    static List<AnswerFormat> answering(Query query) {
        boolean solutions = query.isSelectType() || query.isAskType();
        return Arrays.stream(values())
                .filter(format -> format.content instanceof Solutions == solutions)
                .toList();
    }

    /// The formats for triples.
    static List<AnswerFormat> forTriples() {
        return Arrays.stream(values()).filter(format -> format.content instanceof Triples).toList();
    }

    static {
        RDFLanguages.init();
        ResultSetLang.init();
    }
}
