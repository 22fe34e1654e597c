package dosi.shapes.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The findings as SARIF 2.1.0 (OASIS Standard, 2020), which code scanning understands: one rule for each
/// constraint and each code of a problem, one result for each finding and cell.
///
/// The row of a table is the line, the number of the column the column. Rules carry their text in both
/// languages; results are in the language of the call.
final class SarifReport {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private record Rule(int index, Severity severity, Text text, Optional<Text> fix) {}

    private final Locale locale;
    private final JsonGenerator json;
    private final Map<String, Rule> rules = new LinkedHashMap<>();

    private SarifReport(Locale locale, JsonGenerator json) {
        this.locale = locale;
        this.json = json;
    }

    static void write(FindingsReport report, Locale locale, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonReport.generator(out)) {
            new SarifReport(locale, json).write(report);
        }
    }

    private void write(FindingsReport report) throws IOException {
        collectRules(report);
        json.writeStartObject();
        json.writeStringField("$schema", SCHEMA);
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "Dosi");
        json.writeStringField("language", locale.getLanguage().equals("ko") ? "ko" : "en");
        json.writeArrayFieldStart("rules");
        for (Map.Entry<String, Rule> rule : rules.entrySet()) {
            rule(rule.getKey(), rule.getValue());
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", true);
        json.writeStringField("endTimeUtc", report.checked().toString());
        json.writeEndObject();
        json.writeEndArray();
        json.writeStringField("columnKind", "unicodeCodePoints");
        json.writeArrayFieldStart("results");
        ReportRow.each(report, this::result);
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void collectRules(FindingsReport report) throws IOException {
        for (DatasetFindings dataset : report.datasets()) {
            for (ShapeFindings shape : dataset.byShape()) {
                for (ConstraintFindings constraint : shape.constraints()) {
                    rules.putIfAbsent(
                            id(
                                    Labels.rule(constraint.source()),
                                    constraint.source().componentName()),
                            new Rule(
                                    rules.size(),
                                    constraint.severity(),
                                    constraint.headline(),
                                    constraint.commonFix()));
                }
            }
            for (var problem : dataset.problems().list()) {
                rules.putIfAbsent(
                        problem.code(),
                        new Rule(
                                rules.size(),
                                problem.severity(),
                                problem.what(),
                                Optional.of(problem.advice())));
            }
        }
    }

    private static String id(String rule, String kind) {
        return kind.isEmpty() ? rule : rule + "/" + kind;
    }

    private void rule(String id, Rule rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id);
        message("shortDescription", rule.text.in(locale));
        message("fullDescription", rule.text.en() + "\n" + rule.text.ko());
        if (rule.fix.isPresent()) {
            message("help", rule.fix.get().in(locale));
        }
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", level(rule.severity));
        json.writeEndObject();
        json.writeObjectFieldStart("properties");
        json.writeStringField("ko", rule.text.ko());
        json.writeStringField("en", rule.text.en());
        if (rule.fix.isPresent()) {
            json.writeStringField("fixKo", rule.fix.get().ko());
            json.writeStringField("fixEn", rule.fix.get().en());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void result(ReportRow row) throws IOException {
        String id = id(row.rule(), row.kind());
        json.writeStartObject();
        json.writeStringField("ruleId", id);
        Rule rule = rules.get(id);
        if (rule != null) {
            json.writeNumberField("ruleIndex", rule.index);
        }
        json.writeStringField("level", level(row.severity()));
        message("message", row.message().in(locale));
        if (row.status().isPresent()) {
            json.writeStringField(
                    "baselineState",
                    switch (row.status().get()) {
                        case NEW -> "new";
                        case STILL_THERE -> "unchanged";
                        case MENDED -> "absent";
                    });
        }
        location(row);
        if (!row.id().isEmpty()) {
            json.writeObjectFieldStart("partialFingerprints");
            json.writeStringField("dosiFinding/v1", row.id());
            json.writeEndObject();
        }
        if (row.waiver().isPresent()) {
            json.writeArrayFieldStart("suppressions");
            json.writeStartObject();
            json.writeStringField("kind", "external");
            json.writeStringField("justification", row.waiver().get().reason());
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void location(ReportRow row) throws IOException {
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        if (!row.file().isEmpty()) {
            json.writeObjectFieldStart("physicalLocation");
            json.writeObjectFieldStart("artifactLocation");
            json.writeStringField("uri", relative(row.file()));
            json.writeEndObject();
            if (row.line() > 0) {
                json.writeObjectFieldStart("region");
                json.writeNumberField("startLine", row.line());
                if (row.columnNumber() > 0) {
                    json.writeNumberField("startColumn", row.columnNumber());
                }
                if (!row.published().isEmpty()) {
                    json.writeObjectFieldStart("snippet");
                    json.writeStringField("text", row.published());
                    json.writeEndObject();
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        if (!row.focus().isEmpty()) {
            json.writeArrayFieldStart("logicalLocations");
            json.writeStartObject();
            json.writeStringField("fullyQualifiedName", row.focus());
            json.writeStringField("kind", "resource");
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndArray();
    }

    /// The name of a file as a relative reference, Korean and blanks percent-encoded.
    private static String relative(String file) {
        try {
            return new URI(null, null, file.replace('\\', '/'), null).toASCIIString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("every path can be quoted: " + file, impossible);
        }
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case INFO -> "note";
            case WARNING -> "warning";
            case ERROR -> "error";
        };
    }

    private void message(String field, String text) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", text);
        json.writeEndObject();
    }
}
