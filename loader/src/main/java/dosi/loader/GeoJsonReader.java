package dosi.loader;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the features of GeoJSON (RFC 7946) as a stream, one in memory at a time.
///
/// The names of the columns are those of the first feature's properties. Coordinates are longitude and latitude
/// unless the description names another system.
final class GeoJsonReader implements RowReader {

    private static final JsonFactory JSON = new JsonFactory();

    private final List<Path> files;
    private final SourceDescription source;
    private final List<String> references;

    GeoJsonReader(List<Path> files, SourceDescription source, List<String> references) {
        this.files = files;
        this.source = source;
        this.references = references;
    }

    @Override
    public void read(RowVisitor visitor) throws IOException {
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            Projection projection = Projection.of(source.crs().orElse("CRS84"), name);
            FeatureRows rows = new FeatureRows(name, source, references, visitor);
            do {
                walk(file, name, projection, rows);
            } while (rows.again());
        }
    }

    private void walk(Path file, String name, Projection projection, FeatureRows rows)
            throws IOException {
        try (Reader text = TextFile.open(file, source.encoding());
                JsonParser parser = JSON.createParser(text)) {
            features(parser, name, projection, rows);
        } catch (JsonEOFException cut) {
            String why = firstLine(cut);
            throw new ProblemException(SourceProblem.TRUNCATED.at(place(name, cut), why, why));
        } catch (JsonProcessingException notJson) {
            throw new ProblemException(
                    SourceProblem.NOT_THE_FORM.at(
                            place(name, notJson), "GeoJSON", firstLine(notJson)));
        }
    }

    private static String firstLine(JsonProcessingException wrong) {
        return String.valueOf(wrong.getOriginalMessage()).lines().findFirst().orElse("");
    }

    private static Place place(String name, JsonProcessingException wrong) {
        return wrong.getLocation() == null
                ? Place.of(name)
                : new Place(
                        name,
                        Math.max(1, wrong.getLocation().getLineNr()),
                        Math.max(0, wrong.getLocation().getColumnNr()));
    }

    private static void features(
            JsonParser parser, String name, Projection projection, FeatureRows rows)
            throws IOException {
        boolean found = false;
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                boolean features = "features".equals(parser.currentName());
                parser.nextToken();
                if (!features || parser.currentToken() != JsonToken.START_ARRAY) {
                    parser.skipChildren();
                    continue;
                }
                found = true;
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    Object feature = JsonTree.read(parser);
                    Map<String, String> attributes = attributes(feature);
                    rows.header(List.copyOf(attributes.keySet()));
                    try {
                        rows.feature(
                                attributes,
                                wkt(feature, projection),
                                new GeoFeature(feature, attributes));
                    } catch (ClassCastException
                            | IndexOutOfBoundsException
                            | NumberFormatException broken) {
                        rows.broken(
                                attributes,
                                "coordinates 가 도형의 종류에 맞지 않는다",
                                "its coordinates do not fit its type");
                    }
                }
            }
        }
        if (!found) {
            throw new ProblemException(
                    SourceProblem.NOT_THE_FORM.at(Place.of(name), "GeoJSON", "no \"features\""));
        }
    }

    /// A feature in memory.
    private record GeoFeature(Object feature, Map<String, String> attributes) implements Published {

        @Override
        public List<String> cells() {
            return List.copyOf(attributes.values());
        }

        @Override
        public List<String> at(String reference) {
            Object found =
                    switch (feature) {
                        case Map<?, ?> object when reference.equals(RowReferences.WKT) ->
                                object.get("geometry");
                        case Map<?, ?> object
                                when object.get("properties") instanceof Map<?, ?> properties ->
                                properties.get(reference);
                        default -> null;
                    };
            return found == null ? List.of() : List.of(JsonTree.plain(found));
        }
    }

    private static Map<String, String> attributes(Object feature) {
        Map<String, String> attributes = new LinkedHashMap<>();
        if (feature instanceof Map<?, ?> object
                && object.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach(
                    (key, value) ->
                            attributes.put(
                                    String.valueOf(key),
                                    value instanceof JsonTree.Scalar scalar ? scalar.text() : ""));
        }
        return attributes;
    }

    private static @Nullable String wkt(Object feature, Projection projection) {
        return feature instanceof Map<?, ?> object
                        && object.get("geometry") instanceof Map<?, ?> geometry
                        && geometry.get("type") instanceof JsonTree.Scalar(String type, Row.Type _)
                        && geometry.get("coordinates") instanceof List<?> coordinates
                ? wkt(type, coordinates, projection)
                : null;
    }

    private static @Nullable String wkt(String type, List<?> coordinates, Projection projection) {
        return switch (type) {
            case "Point" -> {
                double[] point = point(coordinates, projection);
                yield Wkt.point(point[0], point[1]);
            }
            case "LineString" -> Wkt.line(line(coordinates, projection));
            case "MultiLineString" ->
                    Wkt.lines(
                            coordinates.stream()
                                    .map(line -> line((List<?>) line, projection))
                                    .toList());
            case "Polygon" -> Wkt.polygons(List.of(polygon(coordinates, projection)));
            case "MultiPolygon" ->
                    Wkt.polygons(
                            coordinates.stream()
                                    .map(one -> polygon((List<?>) one, projection))
                                    .toList());
            default -> null;
        };
    }

    private static Wkt.Polygon polygon(List<?> rings, Projection projection) {
        return new Wkt.Polygon(
                rings.stream().map(ring -> line((List<?>) ring, projection)).toList());
    }

    private static Wkt.Line line(List<?> points, Projection projection) {
        List<double[]> line = new ArrayList<>();
        for (Object point : points) {
            line.add(point((List<?>) point, projection));
        }
        return new Wkt.Line(line);
    }

    private static double[] point(List<?> numbers, Projection projection) {
        return projection.toWgs84(number(numbers.get(0)), number(numbers.get(1)));
    }

    private static double number(Object value) {
        return Double.parseDouble(((JsonTree.Scalar) value).text());
    }
}
