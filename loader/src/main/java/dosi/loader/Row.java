package dosi.loader;

import dosi.diagnostics.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row as the mapping sees it: the values of the references that the reader was opened for.
///
/// @param place file and row, for messages
/// @param record number of the record in its file, from 1; the rows that an unpivot makes of one record
///     share it and follow one another
/// @param values for each reference, in the order asked for: no value (missing), one, or several (JSON, XML)
/// @param types what the source says about each of the values, in the same order; an empty list where the
///     source knows only texts (CSV, XML, shapefile)
/// @param published the record as published, for the quarantine and for findings
record Row(
        Place place,
        long record,
        List<List<String>> values,
        List<List<Type>> types,
        Published published) {

    /// What a value is in its source: a JSON number is not a text.
    enum Type {
        TEXT,
        INTEGER,
        DOUBLE,
        BOOLEAN
    }

    /// A row of texts.
    Row(Place place, long record, List<List<String>> values, List<String> cells) {
        this(place, record, values, List.of(), Published.of(cells));
    }

    /// The single value of a reference, or null where it has none.
    @Nullable String value(int reference) {
        List<String> all = values.get(reference);
        return all.isEmpty() ? null : all.getFirst();
    }

    /// What one of the values of a reference is in its source.
    Type type(int reference, int value) {
        return types.isEmpty() ? Type.TEXT : types.get(reference).get(value);
    }
}
