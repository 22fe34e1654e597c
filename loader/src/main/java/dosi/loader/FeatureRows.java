package dosi.loader;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gives the features of a file (GeoJSON, shapefile) as rows: attributes by name, the geometry as `#wkt`.
final class FeatureRows {

    private final String file;
    private final RecordValues values;
    private final SourceDescription source;
    private final List<String> references;
    private final RowVisitor visitor;
    private long number;

    FeatureRows(
            String file, SourceDescription source, List<String> references, RowVisitor visitor) {
        this.file = file;
        this.values = new RecordValues(file, source);
        this.source = source;
        this.references = references;
        this.visitor = visitor;
    }

    /// The attribute names, once they are known.
    ///
    /// @throws ProblemException when the mapping or the description needs another
    void header(List<String> names) {
        visitor.header(names);
        List<String> needed = new ArrayList<>(references);
        source.columns()
                .forEach(
                        (name, column) -> {
                            if (column.required()) {
                                needed.add(name);
                            }
                        });
        List<dosi.diagnostics.Problem> missing = new ArrayList<>();
        for (String name : needed.stream().distinct().toList()) {
            SourceDescription.Column declared = source.columns().get(name);
            boolean spared =
                    declared != null && (declared.optional() || declared.standard() != null);
            if (!name.startsWith("#") && !names.contains(name) && !spared) {
                Optional<String> nearest = Nearest.to(name, names);
                missing.add(
                        SourceProblem.MISSING_COLUMN.at(
                                Place.of(file),
                                name,
                                String.join(", ", names),
                                nearest.map(known -> "'" + known + "'을(를) 뜻한 것인지 확인하십시오")
                                        .orElse("이름을 고치거나 파일을 다시 받으십시오"),
                                nearest.map(known -> "Did you mean '" + known + "'?")
                                        .orElse("Correct the name, or fetch the file again")));
            }
        }
        if (!missing.isEmpty()) {
            throw new ProblemException(missing);
        }
    }

    /// The next feature.
    ///
    /// @param wkt its geometry, or null where it has none
    void feature(Map<String, String> attributes, @Nullable String wkt) {
        number++;
        Place place = values.place(number);
        Text skip =
                values.skippedBy(
                        column ->
                                attributes.containsKey(column)
                                        ? List.of(attributes.get(column))
                                        : List.of());
        if (skip != null) {
            visitor.skipped(place, skip);
            return;
        }
        List<List<String>> all = new ArrayList<>(references.size());
        for (String reference : references) {
            String value = value(reference, attributes, wkt);
            all.add(value == null ? List.of() : List.of(value));
        }
        List<String> cells = new ArrayList<>(attributes.values());
        visitor.row(new Row(place, number, all, cells));
    }

    private @Nullable String value(
            String reference, Map<String, String> attributes, @Nullable String wkt) {
        if (reference.equals("#wkt")) {
            return wkt;
        }
        if (reference.startsWith("#reason:")) {
            String column = reference.substring("#reason:".length());
            String value = attributes.get(column);
            return value == null ? null : values.reason(column, value);
        }
        if (reference.startsWith("#")) {
            return values.virtual(reference, number);
        }
        String value = attributes.get(reference);
        String present = value == null ? null : values.present(reference, value);
        return present == null ? values.standard(reference) : present;
    }
}
