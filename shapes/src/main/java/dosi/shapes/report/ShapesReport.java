package dosi.shapes.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dosi.diagnostics.Problem;
import dosi.diagnostics.Severity;
import dosi.shapes.ShapesFile;
import dosi.shapes.ShapesSummary;
import dosi.shapes.TargetSelection;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/// What the check of shapes files found and what targets select, for programs.
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

    /// Writes what the targets of shapes select as JSON in UTF-8; the stream stays open.
    ///
    /// @param listedMax how many nodes of a shape are listed; the counts are always true
    public static void json(TargetSelection selection, int listedMax, OutputStream out)
            throws IOException {
        try (JsonGenerator json = JsonReport.generator(out)) {
            json.writeStartObject();
            json.writeNumberField("nodes", selection.nodes());
            json.writeArrayFieldStart("shapes");
            for (TargetSelection.OfShape shape : selection.shapes()) {
                shape(json, shape, listedMax);
            }
            json.writeEndArray();
            json.writeObjectFieldStart("unselected");
            json.writeNumberField("count", selection.unselected());
            json.writeArrayFieldStart("byClass");
            for (TargetSelection.OfClass one : selection.unselectedByClass()) {
                json.writeStartObject();
                if (one.type().isPresent()) {
                    json.writeStringField("class", one.type().get().toString());
                }
                json.writeNumberField("count", one.count());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            problems(json, selection.problems());
            json.writeEndObject();
        }
    }

    private static void shape(JsonGenerator json, TargetSelection.OfShape shape, int listedMax)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("shape", shape.shape().toString());
        json.writeBooleanField("deactivated", shape.deactivated());
        json.writeNumberField("count", shape.nodes().size());
        json.writeArrayFieldStart("targets");
        for (TargetSelection.OfTarget target : shape.targets()) {
            json.writeStartObject();
            json.writeStringField("term", target.term());
            json.writeStringField("value", target.value().toString());
            json.writeNumberField("count", target.count());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("nodes");
        for (int i = 0; i < Math.min(listedMax, shape.nodes().size()); i++) {
            json.writeString(shape.nodes().get(i).toString());
        }
        json.writeEndArray();
        json.writeEndObject();
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
        problems(json, file.problems());
        json.writeEndObject();
    }

    private static void problems(JsonGenerator json, List<Problem> problems) throws IOException {
        json.writeArrayFieldStart("problems");
        for (Problem problem : problems) {
            problem(json, problem);
        }
        json.writeEndArray();
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
