package dosi.loader;

import dosi.loader.RowReferences.Input;
import dosi.loader.RowReferences.Reference;
import dosi.loader.TextSlice.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The references of a mapping whose values are plain texts of the row, as slices of the table's bytes.
///
/// While a plan is compiled it asks for slices; after that [#read] fills them in for each row, each once. Only the
/// columns that somebody asked for are looked at.
final class RowText {

    private final RowReferences references;
    private final Header header;
    private final SourceDescription source;
    private final Map<String, TextSlice> raw = new HashMap<>();
    private final Map<Integer, TextSlice> cells = new HashMap<>();
    private final Map<SpeltKey, TextSlice> spelt = new HashMap<>();
    private final List<TextSlice> order = new ArrayList<>();
    private final List<TextSlice> key = new ArrayList<>();
    private TextSlice[] compiled = {};

    private record SpeltKey(TextSlice raw, Spelling spelling) {}

    RowText(RowReferences references, Header header, SourceDescription source) {
        this.references = references;
        this.header = header;
        this.source = source;
        for (int input : references.inputsOf(source.key())) {
            key.add(cell(input));
        }
    }

    /// The slice of a reference, or null where its values are no plain text of the row: those of an unpivot, the
    /// reason of a missing value, and a value that may be an empty text.
    @Nullable TextSlice slice(String name) {
        TextSlice known = raw.get(name);
        if (known != null) {
            return known;
        }
        for (Reference reference : references.all()) {
            if (reference.name().equals(name)) {
                TextSlice made = make(reference);
                if (made != null) {
                    raw.put(name, made);
                }
                return made;
            }
        }
        return null;
    }

    /// The slice of a reference in a spelling, or null as above.
    @Nullable TextSlice slice(String name, Spelling spelling) {
        TextSlice value = slice(name);
        if (value == null) {
            return null;
        }
        SpeltKey wanted = new SpeltKey(value, spelling);
        TextSlice known = spelt.get(wanted);
        if (known == null) {
            known = add(new TextSlice.Spelt(value, spelling));
            spelt.put(wanted, known);
        }
        return known;
    }

    private @Nullable TextSlice make(Reference reference) {
        return switch (reference.way()) {
            case INPUT -> {
                boolean mayBeEmpty =
                        references.inputs().get(reference.input()).fallback().contains("");
                yield mayBeEmpty ? null : cell(reference.input());
            }
            case CONSTANT -> {
                List<String> values = reference.values();
                yield values.contains("")
                        ? null
                        : add(new TextSlice.Fixed(values.isEmpty() ? null : values.getFirst()));
            }
            case ROW -> add(new TextSlice.RowNumber());
            case KEY ->
                    key.isEmpty() ? add(new TextSlice.Fixed(null)) : add(new TextSlice.Key(key));
            case COLUMN, VALUE, GROUP, REASON -> null;
        };
    }

    private TextSlice cell(int index) {
        TextSlice known = cells.get(index);
        if (known == null) {
            Input input = references.inputs().get(index);
            List<String> fallback = input.fallback();
            known =
                    add(
                            new TextSlice.Cell(
                                    header.indexOf(input.name()),
                                    source.trim(),
                                    List.copyOf(input.missing().keySet()),
                                    fallback.isEmpty() ? null : fallback.getFirst()));
            cells.put(index, known);
        }
        return known;
    }

    private TextSlice add(TextSlice slice) {
        order.add(slice);
        return slice;
    }

    /// Fills in the slices for a row; false where a cell of the key is missing, so that the row has to be set aside.
    boolean read(CsvCells row) {
        if (compiled.length < order.size()) {
            compiled = order.toArray(TextSlice[]::new);
        }
        for (TextSlice slice : compiled) {
            slice.read(row);
        }
        for (int i = 0; i < key.size(); i++) {
            if (!key.get(i).isPresent) {
                return false;
            }
        }
        return true;
    }
}
