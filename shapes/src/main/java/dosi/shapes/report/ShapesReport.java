package dosi.shapes.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dosi.diagnostics.Problem;
import dosi.diagnostics.Severity;
import dosi.shapes.ShapesFile;
import dosi.shapes.ShapesSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/// What the check of shapes files found, for programs.
public final class ShapesReport {

    private ShapesReport() {}

    /// Writes every file with its problems and what it holds as JSON in UTF-8; the stream stays open.
    ///
    /// A place without line or column has neither of these fields. The counts of shapes, constraints and targets are
    /// left out where the file has an error.
    public static void json(List<ShapesFile> files, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonReport.generator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("files");
            for (ShapesFile file : files) {
                file(json, file);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void file(JsonGenerator json, ShapesFile file) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", file.name());
        json.writeBooleanField("usable", !file.hasErrors());
        json.writeObjectFieldStart("totals");
        for (Severity severity : Severity.values()) {
            json.writeNumberField(severity.label().en(), file.count(severity));
        }
        json.writeEndObject();
        if (file.summary().isPresent()) {
            summary(json, file.summary().get());
        }
        json.writeArrayFieldStart("problems");
        for (Problem problem : file.problems()) {
            problem(json, problem);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void summary(JsonGenerator json, ShapesSummary summary) throws IOException {
        json.writeObjectFieldStart("shapes");
        json.writeNumberField("node", summary.nodeShapes());
        json.writeNumberField("property", summary.propertyShapes());
        json.writeNumberField("deactivated", summary.deactivated());
        json.writeEndObject();
        counts(json, "constraints", summary.constraints());
        counts(json, "targets", summary.targets());
        json.writeObjectFieldStart("sparqlConstraints");
        json.writeNumberField("setWise", summary.setWise());
        json.writeNumberField("perNode", summary.perNode());
        json.writeEndObject();
    }

    private static void counts(JsonGenerator json, String name, Map<String, Integer> counts)
            throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            json.writeNumberField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    private static void problem(JsonGenerator json, Problem problem) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", problem.code());
        json.writeStringField("severity", problem.severity().label().en());
        json.writeStringField("file", problem.place().file());
        if (problem.place().line() > 0) {
            json.writeNumberField("line", problem.place().line());
        }
        if (problem.place().column() > 0) {
            json.writeNumberField("column", problem.place().column());
        }
        JsonReport.text(json, "what", problem.what());
        JsonReport.text(json, "advice", problem.advice());
        json.writeEndObject();
    }
}
