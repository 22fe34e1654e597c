package dosi.loader;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Text;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the records of JSON documents.
///
/// An iterator of names that ends in `[*]` is read as a stream, one record in memory at a time; any other
/// iterator reads the document whole.
final class JsonReader implements RowReader {

    private static final JsonFactory JSON = new JsonFactory();

    private final String iterator;
    private final List<Path> files;
    private final SourceDescription source;
    private final List<String> references;
    private final Map<String, JsonPath> paths = new HashMap<>();

    JsonReader(
            String iterator, List<Path> files, SourceDescription source, List<String> references) {
        this.iterator = iterator.isEmpty() ? "$" : iterator;
        this.files = files;
        this.source = source;
        this.references = references;
    }

    @Override
    public void read(RowVisitor visitor) throws IOException {
        JsonPath records = JsonPath.parse(iterator);
        for (String reference : references) {
            if (!reference.startsWith("#")) {
                path(reference);
            } else if (reference.startsWith("#reason:")) {
                path(reference.substring("#reason:".length()));
            }
        }
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            Records out = new Records(new RecordValues(name, source), visitor);
            try (Reader text = TextFile.open(file, source.encoding());
                    JsonParser parser = JSON.createParser(text)) {
                if (parser.nextToken() == null) {
                    throw new ProblemException(SourceProblem.EMPTY_FILE.at(Place.of(name)));
                }
                if (isStream(records)) {
                    stream(parser, records.steps(), 0, out);
                } else {
                    for (Object record : records.of(JsonTree.read(parser))) {
                        out.record(record);
                    }
                }
                while (parser.nextToken() != null) {
                    parser.skipChildren();
                }
            } catch (JsonEOFException cut) {
                throw new ProblemException(
                        SourceProblem.TRUNCATED.at(place(name, cut), firstLine(cut)));
            } catch (JsonProcessingException notJson) {
                throw new ProblemException(
                        SourceProblem.NOT_THE_FORM.at(
                                place(name, notJson), "JSON", firstLine(notJson)));
            }
        }
    }

    private static Place place(String name, JsonProcessingException wrong) {
        JsonLocation location = wrong.getLocation();
        return location == null
                ? Place.of(name)
                : new Place(
                        name,
                        Math.max(1, location.getLineNr()),
                        Math.max(0, location.getColumnNr()));
    }

    private static String firstLine(JsonProcessingException wrong) {
        return String.valueOf(wrong.getOriginalMessage()).lines().findFirst().orElse("");
    }

    private static boolean isStream(JsonPath path) {
        List<JsonPath.Step> steps = path.steps();
        for (int index = 0; index < steps.size(); index++) {
            boolean last = index == steps.size() - 1;
            boolean fits =
                    last
                            ? steps.get(index) instanceof JsonPath.Step.Every
                            : steps.get(index) instanceof JsonPath.Step.Name;
            if (!fits) {
                return false;
            }
        }
        return !steps.isEmpty();
    }

    /// Goes down the steps from the value at the parser's token; leaves the parser at the value's last token.
    private void stream(JsonParser parser, List<JsonPath.Step> steps, int step, Records out)
            throws IOException {
        if (steps.get(step) instanceof JsonPath.Step.Name(String wanted)) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return;
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                boolean found = wanted.equals(parser.currentName());
                parser.nextToken();
                if (found) {
                    stream(parser, steps, step + 1, out);
                } else {
                    parser.skipChildren();
                }
            }
            return;
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                out.record(JsonTree.read(parser));
            }
        } else if (parser.currentToken() == JsonToken.START_OBJECT && source.singleAsList()) {
            out.record(JsonTree.read(parser));
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                parser.nextToken();
                out.record(JsonTree.read(parser));
            }
        } else {
            parser.skipChildren();
        }
    }

    private JsonPath path(String reference) {
        return paths.computeIfAbsent(reference, JsonPath::parse);
    }

    /// The records of one file.
    private final class Records {
        private final RecordValues values;
        private final RowVisitor visitor;
        private long number;

        Records(RecordValues values, RowVisitor visitor) {
            this.values = values;
            this.visitor = visitor;
        }

        void record(Object record) {
            number++;
            Place place = values.place(number);
            Text skip = values.skippedBy(column -> texts(record, column));
            if (skip != null) {
                visitor.skipped(place, skip);
                return;
            }
            List<List<String>> all = new ArrayList<>(references.size());
            List<List<Row.Type>> types = new ArrayList<>(references.size());
            for (String reference : references) {
                List<String> found = new ArrayList<>(1);
                List<Row.Type> foundTypes = new ArrayList<>(1);
                values(record, reference, found, foundTypes);
                all.add(found);
                types.add(foundTypes);
            }
            visitor.row(new Row(place, number, all, types, List.of(JsonTree.text(record))));
        }

        private List<String> texts(Object record, String reference) {
            return path(reference).of(record).stream()
                    .filter(JsonTree.Scalar.class::isInstance)
                    .map(value -> ((JsonTree.Scalar) value).text())
                    .toList();
        }

        private void values(
                Object record, String reference, List<String> found, List<Row.Type> types) {
            if (reference.startsWith("#reason:")) {
                String column = reference.substring("#reason:".length());
                for (String text : texts(record, column)) {
                    String reason = values.reason(column, text);
                    if (reason != null) {
                        found.add(reason);
                        types.add(Row.Type.TEXT);
                    }
                }
                return;
            }
            if (reference.startsWith("#")) {
                String value = values.virtual(reference, number);
                if (value != null) {
                    found.add(value);
                    types.add(Row.Type.TEXT);
                }
                return;
            }
            for (Object value : path(reference).of(record)) {
                if (value instanceof JsonTree.Scalar(String text, Row.Type type)) {
                    String present = type == Row.Type.TEXT ? values.present(reference, text) : text;
                    if (present != null) {
                        found.add(present);
                        types.add(type);
                    }
                }
            }
            String standard = found.isEmpty() ? values.standard(reference) : null;
            if (standard != null) {
                found.add(standard);
                types.add(Row.Type.TEXT);
            }
        }
    }
}
