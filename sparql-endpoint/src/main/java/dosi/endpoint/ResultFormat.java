package dosi.endpoint;

import java.util.Locale;
import java.util.Optional;

/// How the command line writes the answer to a query.
public enum ResultFormat {
    /// Columns for a person at a terminal.
    TABLE(Optional.empty(), AnswerFormat.TURTLE),
    CSV(Optional.of(AnswerFormat.CSV), AnswerFormat.NTRIPLES),
    TSV(Optional.of(AnswerFormat.TSV), AnswerFormat.NTRIPLES),
    JSON(Optional.of(AnswerFormat.JSON), AnswerFormat.JSONLD),
    XML(Optional.of(AnswerFormat.XML), AnswerFormat.RDFXML),
    TURTLE(Optional.of(AnswerFormat.JSON), AnswerFormat.TURTLE),
    NTRIPLES(Optional.of(AnswerFormat.JSON), AnswerFormat.NTRIPLES),
    JSONLD(Optional.of(AnswerFormat.JSON), AnswerFormat.JSONLD);

    private final Optional<AnswerFormat> solutions;
    private final AnswerFormat triples;

    ResultFormat(Optional<AnswerFormat> solutions, AnswerFormat triples) {
        this.solutions = solutions;
        this.triples = triples;
    }

    /// The standard form for SELECT and ASK; empty for [#TABLE], which is none.
    Optional<AnswerFormat> solutions() {
        return solutions;
    }

    /// The standard form for CONSTRUCT and DESCRIBE.
    AnswerFormat triples() {
        return triples;
    }

    /// The name as the command line takes it.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
