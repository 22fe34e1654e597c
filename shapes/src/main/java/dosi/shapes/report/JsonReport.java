package dosi.shapes.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;
import dosi.shapes.SourceCell;
import java.io.IOException;
import java.io.OutputStream;

/// Everything that a report knows, as JSON: datasets, each with its totals, constraints and rows.
final class JsonReport {

    private JsonReport() {}

    static void write(FindingsReport report, OutputStream out) throws IOException {
        try (JsonGenerator json = generator(out)) {
            json.writeStartObject();
            json.writeStringField("checked", report.checked().toString());
            totals(json, report::count);
            json.writeArrayFieldStart("datasets");
            for (DatasetFindings dataset : report.datasets()) {
                dataset(json, dataset);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    /// A generator in UTF-8 that leaves the stream open.
    static JsonGenerator generator(OutputStream out) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        return json;
    }

    private static void totals(
            JsonGenerator json, java.util.function.ToLongFunction<Severity> count)
            throws IOException {
        json.writeObjectFieldStart("totals");
        for (Severity severity : Severity.values()) {
            json.writeNumberField(Labels.shacl(severity), count.applyAsLong(severity));
        }
        json.writeEndObject();
    }

    private static void dataset(JsonGenerator json, DatasetFindings dataset) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", dataset.name());
        text(json, "title", dataset.title());
        strings(json, "files", dataset.files());
        if (dataset.edition().isPresent()) {
            json.writeStringField("edition", dataset.edition().get());
        }
        if (dataset.rows().isPresent()) {
            json.writeNumberField("rows", dataset.rows().getAsLong());
        }
        json.writeNumberField("triples", dataset.triples());
        strings(json, "shapes", dataset.shapes());
        totals(json, dataset::count);
        json.writeNumberField("waived", dataset.waived());
        json.writeNumberField("checks", dataset.checks());
        json.writeObjectFieldStart("execution");
        json.writeNumberField("compiled", dataset.execution().compiled());
        json.writeNumberField("setWise", dataset.execution().setWise());
        json.writeNumberField("perNode", dataset.execution().perNode());
        json.writeNumberField("fallback", dataset.execution().fallback());
        json.writeEndObject();
        json.writeArrayFieldStart("constraints");
        for (ShapeFindings shape : dataset.byShape()) {
            for (ConstraintFindings constraint : shape.constraints()) {
                constraint(json, constraint);
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("findings");
        ReportRow.each(
                new FindingsReport(java.time.Instant.EPOCH, java.util.List.of(dataset)),
                row -> row(json, row));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void constraint(JsonGenerator json, ConstraintFindings constraint)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", Labels.rule(constraint.source()));
        json.writeStringField("shape", constraint.source().shape().toString());
        json.writeStringField("component", constraint.source().component().toString());
        optional(json, "path", Labels.path(constraint.source().path()));
        json.writeStringField("severity", Labels.shacl(constraint.severity()));
        text(json, "text", constraint.headline());
        if (constraint.count().isPresent()) {
            json.writeNumberField("focusNodes", constraint.count().get().focusNodes());
            json.writeNumberField("values", constraint.count().get().values());
        }
        json.writeNumberField("findings", constraint.total());
        if (constraint.passRate().isPresent()) {
            json.writeNumberField("passRate", constraint.passRate().getAsDouble());
        }
        json.writeEndObject();
    }

    private static void row(JsonGenerator json, ReportRow row) throws IOException {
        json.writeStartObject();
        optional(json, "id", row.id());
        json.writeStringField("severity", Labels.shacl(row.severity()));
        json.writeStringField("rule", row.rule());
        optional(json, "kind", row.kind());
        if (row.status().isPresent()) {
            json.writeStringField("status", row.status().get().label().en());
        }
        optional(json, "file", row.file());
        if (row.line() > 0) {
            json.writeNumberField("row", row.line());
        }
        if (row.columnNumber() > 0) {
            json.writeNumberField("columnNumber", row.columnNumber());
        }
        optional(json, "column", row.column());
        optional(json, "published", row.published());
        cells(json, row);
        optional(json, "focusNode", row.focus());
        optional(json, "property", row.property());
        optional(json, "value", row.value());
        text(json, "message", row.message());
        if (row.fix().isPresent()) {
            text(json, "fix", row.fix().get());
        }
        if (row.waiver().isPresent()) {
            Waiver waiver = row.waiver().get();
            json.writeObjectFieldStart("waived");
            json.writeStringField("reason", waiver.reason());
            json.writeStringField("author", waiver.author());
            optional(json, "until", waiver.until().map(Object::toString).orElse(""));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void cells(JsonGenerator json, ReportRow row) throws IOException {
        if (row.cells().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("cells");
        for (SourceCell cell : row.cells()) {
            json.writeStartObject();
            json.writeStringField("column", cell.column());
            if (cell.number() > 0) {
                json.writeNumberField("columnNumber", cell.number());
            }
            if (cell.published().isPresent()) {
                json.writeStringField("published", cell.published().get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void optional(JsonGenerator json, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }

    private static void strings(JsonGenerator json, String name, Iterable<String> values)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    static void text(JsonGenerator json, String name, Text text) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("ko", text.ko());
        json.writeStringField("en", text.en());
        json.writeEndObject();
    }
}
