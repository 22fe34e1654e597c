package dosi.loader;

import dosi.diagnostics.Place;
import java.util.List;

/// One row as the mapping sees it: the values of the references that the reader was opened for.
///
/// @param place file and row, for messages
/// @param record number of the record in its file, from 1; the rows that an unpivot makes of one record share it
/// @param values for each reference, in the order asked for: no value (missing), one, or several (JSON, XML)
/// @param cells the record as published, for the quarantine
record Row(Place place, long record, List<List<String>> values, List<String> cells) {

    /// The single value of a reference, or null where it has none.
    @org.jspecify.annotations.Nullable
    String value(int reference) {
        List<String> all = values.get(reference);
        return all.isEmpty() ? null : all.getFirst();
    }
}
