package dosi.loader;

import java.util.List;

/// A record as it stands in its file: nothing trimmed, nothing taken for missing, nothing put in.
interface Published {

    /// Its cells, or its text as the only one, for the quarantine.
    List<String> cells();

    /// The texts that a reference leads to: none where the record has nothing there, one, or several (JSON, XML).
    List<String> at(String reference);

    /// A record of which nothing but the cells is known.
    static Published of(List<String> cells) {
        return new Published() {
            @Override
            public List<String> cells() {
                return cells;
            }

            @Override
            public List<String> at(String reference) {
                return List.of();
            }
        };
    }
}
