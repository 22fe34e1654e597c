package dosi.loader;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One JSON value in memory: a map, a list, or a [Scalar] that keeps its lexical form (`0.440` stays so).
final class JsonTree {

    /// How deep values may be nested.
    private static final int DEPTH_MAX = 200;

    /// A text, number or boolean, as written.
    record Scalar(String text, Row.Type type) {}

    /// JSON's null.
    static final Object NULL = new Object();

    private JsonTree() {}

    /// The value that begins at the parser's present token; the parser then stands at its last token.
    static Object read(JsonParser parser) throws IOException {
        return read(parser, 0);
    }

    private static Object read(JsonParser parser, int depth) throws IOException {
        if (depth > DEPTH_MAX) {
            throw new IOException("nested deeper than " + DEPTH_MAX);
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    object.put(name, read(parser, depth + 1));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(read(parser, depth + 1));
                }
                yield list;
            }
            case VALUE_NUMBER_INT -> new Scalar(parser.getText(), Row.Type.INTEGER);
            case VALUE_NUMBER_FLOAT -> new Scalar(parser.getText(), Row.Type.DOUBLE);
            case VALUE_TRUE, VALUE_FALSE -> new Scalar(parser.getText(), Row.Type.BOOLEAN);
            case VALUE_NULL -> NULL;
            default -> new Scalar(parser.getText(), Row.Type.TEXT);
        };
    }

    /// A text without its quotes, any other value as JSON text.
    static String plain(Object value) {
        return value instanceof Scalar(String text, Row.Type _) ? text : text(value);
    }

    /// The value as JSON text, for the quarantine.
    static String text(Object value) {
        return switch (value) {
            case Map<?, ?> object -> {
                List<String> members = new ArrayList<>();
                object.forEach(
                        (name, member) ->
                                members.add(quoted(String.valueOf(name)) + ":" + text(member)));
                yield "{" + String.join(",", members) + "}";
            }
            case List<?> list ->
                    "[" + String.join(",", list.stream().map(JsonTree::text).toList()) + "]";
            case Scalar(String text, Row.Type type) -> type == Row.Type.TEXT ? quoted(text) : text;
            default -> "null";
        };
    }

    private static String quoted(String text) {
        return '"'
                + new String(
                        com.fasterxml.jackson.core.io.JsonStringEncoder.getInstance()
                                .quoteAsString(text))
                + '"';
    }
}
