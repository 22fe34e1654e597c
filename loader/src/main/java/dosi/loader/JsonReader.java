package dosi.loader;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// Reads the records of JSON documents.
///
/// An iterator of names that ends in `[*]` is read as a stream, one record in memory at a time; any other
/// iterator reads the document whole.
final class JsonReader implements RowReader {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int NAMES_SHOWN_MAX = 12;

    private final String iterator;
    private final List<Path> files;
    private final SourceDescription source;
    private final List<String> references;

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
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            RowRules rules = new RowRules(source, references, name, List.of(), visitor);
            do {
                read(file, records, new Records(rules));
            } while (rules.again());
        }
    }

    private void read(Path file, JsonPath records, Records out) throws IOException {
        String name = String.valueOf(file.getFileName());
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
            out.end(name);
        } catch (JsonEOFException cut) {
            throw new ProblemException(
                    SourceProblem.TRUNCATED.at(place(name, cut), firstLine(cut), firstLine(cut)));
        } catch (JsonProcessingException notJson) {
            throw new ProblemException(
                    SourceProblem.NOT_THE_FORM.at(
                            place(name, notJson), "JSON", firstLine(notJson)));
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
                if (step == 0) {
                    out.topLevel(parser.currentName());
                }
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

    /// The records of one file, on their way to the rules.
    private final class Records {
        private final RowRules rules;
        private final List<String> inputs;
        private final List<JsonPath> inputPaths;
        private final RowHashes.Hash hash = new RowHashes.Hash();
        private final Set<String> topLevel = new TreeSet<>();
        private long number;

        Records(RowRules rules) {
            this.rules = rules;
            this.inputs = rules.inputs();
            this.inputPaths = inputs.stream().map(JsonPath::parse).toList();
        }

        /// A name of the document's own object.
        void topLevel(String name) {
            if (topLevel.size() < NAMES_SHOWN_MAX) {
                topLevel.add(name);
            }
        }

        /// Refuses a document in which the very first step of the iterator leads nowhere.
        void end(String file) {
            if (!topLevel.isEmpty()
                    && number == 0
                    && JsonPath.parse(iterator).steps().getFirst()
                            instanceof JsonPath.Step.Name(String first)
                    && !topLevel.contains(first)) {
                throw new ProblemException(
                        SourceProblem.NO_SUCH_PATH.at(
                                Place.of(file), iterator, first, String.join(", ", topLevel)));
            }
            rules.end(number);
        }

        void record(Object record) {
            number++;
            List<List<String>> values = new ArrayList<>(inputs.size());
            List<List<Row.Type>> types = new ArrayList<>(inputs.size());
            for (int input = 0; input < inputPaths.size(); input++) {
                List<Object> found = inputPaths.get(input).of(record);
                List<String> texts = new ArrayList<>(found.size());
                List<Row.Type> kinds = new ArrayList<>(found.size());
                for (Object value : found) {
                    add(input, value, texts, kinds);
                }
                values.add(texts);
                types.add(kinds);
            }
            if (rules.hashesRows()) {
                hash.reset().add(JsonTree.text(record));
            }
            rules.record(number, number, values, types, new JsonRecord(record), hash);
        }

        private void add(int input, Object value, List<String> texts, List<Row.Type> kinds) {
            switch (value) {
                case JsonTree.Scalar(String text, Row.Type type) -> {
                    String stripped = text.strip();
                    if (!stripped.isEmpty()) {
                        texts.add(source.trim() ? stripped : text);
                        kinds.add(type);
                    }
                }
                case List<?> _ -> tell(input, "목록", "a list");
                case Map<?, ?> _ -> tell(input, "객체", "an object");
                default -> {}
            }
        }

        private void tell(int input, String ko, String en) {
            rules.problem(
                    SourceProblem.NOT_A_VALUE.at(rules.place(number), inputs.get(input), ko, en));
        }
    }

    /// A record in memory; its texts are made when somebody looks at them.
    private record JsonRecord(Object record) implements Published {

        @Override
        public List<String> cells() {
            return new AsText(record);
        }

        @Override
        public List<String> at(String reference) {
            return JsonPath.parse(reference).of(record).stream().map(JsonTree::plain).toList();
        }
    }

    /// A record as JSON text, made when somebody looks at it.
    private static final class AsText extends AbstractList<String> {
        private final Object record;

        AsText(Object record) {
            this.record = record;
        }

        @Override
        public String get(int index) {
            Objects.checkIndex(index, 1);
            return JsonTree.text(record);
        }

        @Override
        public int size() {
            return 1;
        }
    }
}
