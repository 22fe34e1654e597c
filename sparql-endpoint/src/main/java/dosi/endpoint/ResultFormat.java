package dosi.endpoint;

import java.util.Locale;
import java.util.Optional;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.jspecify.annotations.Nullable;

/// How the answer to a query is written.
public enum ResultFormat {
    /// Columns for a person at a terminal.
    TABLE(null, RDFFormat.TURTLE_PRETTY),
    CSV(ResultSetLang.RS_CSV, RDFFormat.NTRIPLES),
    TSV(ResultSetLang.RS_TSV, RDFFormat.NTRIPLES),
    JSON(ResultSetLang.RS_JSON, RDFFormat.JSONLD),
    XML(ResultSetLang.RS_XML, RDFFormat.RDFXML),
    TURTLE(ResultSetLang.RS_JSON, RDFFormat.TURTLE_PRETTY),
    NTRIPLES(ResultSetLang.RS_JSON, RDFFormat.NTRIPLES),
    JSONLD(ResultSetLang.RS_JSON, RDFFormat.JSONLD);

    private final @Nullable Lang table;
    private final RDFFormat graph;

    ResultFormat(@Nullable Lang table, RDFFormat graph) {
        this.table = table;
        this.graph = graph;
    }

    /// The format for SELECT and ASK; empty for [#TABLE], which is not a standard one.
    Optional<Lang> table() {
        return Optional.ofNullable(table);
    }

    /// The format for CONSTRUCT and DESCRIBE.
    RDFFormat graph() {
        return graph;
    }

    /// The name as the command line takes it.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
