package dosi.shapes.report;

import dosi.diagnostics.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.riot.Lang;

/// How a report is written, and for whom.
public enum ReportFormat {
    /// For the terminal: findings by shape with a few examples.
    TABLE("txt"),
    /// For people: one page that needs nothing else, Korean and English, with filters and charts.
    HTML("html"),
    /// For spreadsheets: one line for each finding and cell, in UTF-8 with a byte order mark.
    CSV("csv"),
    /// For Excel: a workbook with a summary, the findings and the constraints.
    XLSX("xlsx"),
    /// The report of the SHACL recommendation, as Turtle.
    TURTLE("ttl"),
    /// The same as JSON-LD.
    JSONLD("jsonld"),
    /// The same as RDF/XML.
    RDFXML("rdf"),
    /// The same as N-Triples.
    NTRIPLES("nt"),
    /// For pipelines: a test suite for each shape, a test for each constraint.
    JUNIT("xml"),
    /// For code scanning: SARIF 2.1.0.
    SARIF("sarif"),
    /// For programs: everything that the report knows.
    JSON("json");

    private final String extension;

    ReportFormat(String extension) {
        this.extension = extension;
    }

    /// The usual end of the file name, without the dot.
    public String extension() {
        return extension;
    }

    /// The format that the end of a file name means.
    public static Optional<ReportFormat> ofFileName(String name) {
        String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(format -> format.extension.equals(end)).findFirst();
    }

    /// Writes a report and leaves the stream open.
    ///
    /// @param locale language of headings, and of texts where the format has one language only
    /// @param failFrom the least severity that counts as failed, where the format knows "failed"; empty for none
    public void write(
            FindingsReport report, Locale locale, Optional<Severity> failFrom, OutputStream out)
            throws IOException {
        switch (this) {
            case TABLE -> TableReport.write(report, locale, out);
            case HTML -> HtmlReport.write(report, locale, out);
            case CSV -> CsvReport.write(report, locale, out);
            case XLSX -> XlsxReport.write(report, locale, out);
            case TURTLE -> ShaclReport.write(report, Lang.TURTLE, out);
            case JSONLD -> ShaclReport.write(report, Lang.JSONLD, out);
            case RDFXML -> ShaclReport.write(report, Lang.RDFXML, out);
            case NTRIPLES -> ShaclReport.write(report, Lang.NTRIPLES, out);
            case JUNIT -> JunitReport.write(report, locale, failFrom, out);
            case SARIF -> SarifReport.write(report, locale, out);
            case JSON -> JsonReport.write(report, out);
        }
        out.flush();
    }

    /// The names of all formats, for messages.
    public static List<String> names() {
        return Arrays.stream(values()).map(f -> f.name().toLowerCase(Locale.ROOT)).toList();
    }
}
