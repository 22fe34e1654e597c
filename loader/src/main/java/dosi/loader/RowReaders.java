package dosi.loader;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import java.nio.file.Path;
import java.util.List;

/// Chooses the reader of a reference formulation.
final class RowReaders {

    private RowReaders() {}

    static RowReader open(
            String referenceFormulation,
            String iterator,
            List<Path> files,
            SourceDescription source,
            List<String> references) {
        return switch (referenceFormulation) {
            case "csv" -> new CsvReader(files, source, references);
            case "jsonpath" -> new JsonReader(iterator, files, source, references);
            case "xpath" -> new XmlReader(iterator, files, source, references);
            case "geojson" -> new GeoJsonReader(files, source, references);
            case "shapefile" -> new ShapefileReader(files, source, references);
            default ->
                    throw new ProblemException(
                            SourceProblem.BAD_PROPERTY.at(
                                    Place.of("mapping"),
                                    "referenceFormulation",
                                    referenceFormulation,
                                    "csv, jsonpath, xpath, geojson, shapefile",
                                    "csv, jsonpath, xpath, geojson or shapefile"));
        };
    }
}
