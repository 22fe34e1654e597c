package dosi.loader;

import dosi.diagnostics.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gives the features of a file (GeoJSON, shapefile) as rows: attributes by name, the geometry as `#wkt`.
final class FeatureRows {

    private final String file;
    private final SourceDescription source;
    private final List<String> references;
    private final RowVisitor visitor;
    private final RowHashes.Hash hash = new RowHashes.Hash();
    private @Nullable RowRules rules;
    private List<String> inputs = List.of();
    private long number;

    FeatureRows(
            String file, SourceDescription source, List<String> references, RowVisitor visitor) {
        this.file = file;
        this.source = source;
        this.references = references;
        this.visitor = visitor;
    }

    /// The attribute names, once they are known; later calls for the same file do nothing.
    ///
    /// @throws dosi.diagnostics.ProblemException when the mapping or the description needs another
    void header(List<String> names) {
        if (rules == null) {
            Header header = new Header(Place.of(file), names);
            header.check(source, RowReferences.columnsOf(source, references), visitor);
            visitor.header(header.names());
            rules = new RowRules(source, references, file, header.names(), visitor);
            inputs = rules.inputs();
        }
    }

    /// The next feature.
    ///
    /// @param wkt its geometry, or null where it has none
    /// @throws IllegalStateException before the header is known
    void feature(Map<String, String> attributes, @Nullable String wkt) {
        feature(attributes, wkt, new Attributes(attributes));
    }

    /// The next feature, of which more is known as published than the texts of its attributes.
    void feature(Map<String, String> attributes, @Nullable String wkt, Published published) {
        number++;
        RowRules known = known();
        List<List<String>> all = new ArrayList<>(inputs.size());
        for (String input : inputs) {
            String value = input.equals(RowReferences.WKT) ? wkt : attributes.get(input);
            if (value == null || value.isBlank()) {
                all.add(List.of());
            } else {
                all.add(List.of(source.trim() ? value.strip() : value));
            }
        }
        if (known.hashesRows()) {
            hash.reset();
            attributes.values().forEach(hash::add);
            hash.add(wkt == null ? "" : wkt);
        }
        known.record(number, number, all, List.of(), published, hash);
    }

    /// The attributes of a feature, as texts.
    private record Attributes(Map<String, String> texts) implements Published {

        @Override
        public List<String> cells() {
            return List.copyOf(texts.values());
        }

        @Override
        public List<String> at(String reference) {
            String text = texts.get(reference);
            return text == null ? List.of() : List.of(text);
        }
    }

    /// A feature whose geometry cannot be read.
    void broken(Map<String, String> attributes, String whyKo, String whyEn) {
        number++;
        RowRules known = known();
        Place place = known.place(number);
        known.quarantine(
                new QuarantinedRow(
                        place,
                        List.copyOf(attributes.keySet()),
                        List.copyOf(attributes.values()),
                        SourceProblem.BAD_GEOMETRY.at(place, whyKo, whyEn)));
    }

    /// A feature that is not there: it keeps its number.
    void absent() {
        number++;
    }

    /// The walk is over.
    ///
    /// @return whether the reader has to walk through the file once more
    boolean again() {
        RowRules known = rules;
        if (known == null) {
            visitor.problem(SourceProblem.NO_ROWS.at(Place.of(file)));
            return false;
        }
        known.end(number);
        number = 0;
        return known.again();
    }

    private RowRules known() {
        if (rules == null) {
            throw new IllegalStateException("no header yet: " + file);
        }
        return rules;
    }
}
