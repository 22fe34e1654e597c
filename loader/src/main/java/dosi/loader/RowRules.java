package dosi.loader;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.Text;
import dosi.loader.RowReferences.Input;
import dosi.loader.RowReferences.Reference;
import dosi.loader.RowReferences.Way;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What every source has in common once its records are read: missing values, defaults, rows to skip, keys,
/// unpivoting and virtual columns. One object for one file.
///
/// A reader asks for [#inputs], the columns or references whose values it has to find, and then gives the
/// values of each record to [#record]. Names are turned into indexes once; for a record there are no maps.
final class RowRules {

    private static final List<String> TEXT_OR_NOTHING = List.of();
    private static final Text DUPLICATE = new Text("앞선 행과 같은 행", "row equal to an earlier one");
    private static final Text NOTHING_UNPIVOTED =
            new Text("펼칠 열이 모두 빈 행", "row without a value in the unpivoted columns");
    private static final long ALONE = 0;
    private static final long SHARED = 1;

    private final SourceDescription source;
    private final String file;
    private final List<String> header;
    private final List<Reference> references;
    private final List<Input> inputs;
    private final boolean keyAsked;
    private final int[] key;
    private final int[] collisionKey;
    private final int[] skipInputs;
    private final int[] unpivoted;
    private final List<Map<String, String>> unpivotGroups = new ArrayList<>();
    private RowHashes rowsSeen = new RowHashes();
    private final RowHashes keysSeen = new RowHashes();
    private final Map<String, Integer> timesUsed = new HashMap<>();
    private final RowHashes.Hash keyHash = new RowHashes.Hash();
    private final @Nullable String[] reasons;
    private final RowVisitor visitor;
    private boolean keyPass;

    /// @param header the columns of the file; empty where it has none
    /// @param visitor what is told of the records
    RowRules(
            SourceDescription source,
            List<String> wanted,
            String file,
            List<String> header,
            RowVisitor visitor) {
        this.source = source;
        this.file = file;
        this.header = header;
        this.visitor = visitor;
        RowReferences known = new RowReferences(source, wanted, file);
        keyAsked = wanted.contains("#key");
        key = known.inputsOf(source.key());
        collisionKey = keyAsked ? known.inputsOf(source.collisionKey()) : new int[0];
        skipInputs =
                known.inputsOf(
                        source.skipRules().stream()
                                .map(SourceDescription.SkipRule::column)
                                .toList());
        unpivoted = unpivot(known);
        references = known.all();
        inputs = known.inputs();
        reasons = new @Nullable String[inputs.size()];
        keyPass = needsKeyPass();
    }

    private int[] unpivot(RowReferences known) {
        Pattern pattern = source.unpivot().orElse(null);
        if (pattern == null) {
            return new int[0];
        }
        List<Integer> found = new ArrayList<>();
        for (String column : header) {
            Matcher matcher = pattern.matcher(column);
            if (matcher.matches()) {
                Map<String, String> groups = new HashMap<>();
                for (String group : pattern.namedGroups().keySet()) {
                    String value = matcher.group(group);
                    if (value != null) {
                        groups.put(group, value);
                    }
                }
                found.add(known.input(column));
                unpivotGroups.add(groups);
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    /// The columns or references whose values [#record] takes, in their order.
    List<String> inputs() {
        return inputs.stream().map(Input::name).toList();
    }

    /// Whether [#record] needs the hash of the whole record.
    boolean hashesRows() {
        return source.skipDuplicateRows();
    }

    /// Whether all records have to be seen before the first row can be told its key.
    private boolean needsKeyPass() {
        return keyAsked && collisionKey.length > 0;
    }

    /// Whether the reader has to walk through the file once more: the first walk was only for the keys.
    boolean again() {
        boolean first = keyPass;
        keyPass = false;
        rowsSeen = new RowHashes();
        return first;
    }

    Place place(long line) {
        return Place.of(file, line);
    }

    /// The walk is over.
    ///
    /// @param records how many there were
    void end(long records) {
        if (records == 0 && !keyPass) {
            visitor.problem(SourceProblem.NO_ROWS.at(Place.of(file)));
        }
    }

    /// Sets a record aside that the reader itself cannot make a row of.
    void quarantine(QuarantinedRow row) {
        if (!keyPass) {
            visitor.quarantined(row);
        }
    }

    /// Tells something about a record that does not take it away.
    void problem(Problem problem) {
        if (!keyPass) {
            visitor.problem(problem);
        }
    }

    /// Remembers the key of a record, to know later which keys several records share.
    private void collectKey(List<List<String>> values, RowHashes.Hash row) {
        if (skipRule(values) != null
                || (source.skipDuplicateRows() && rowsSeen.putIfAbsent(row, 0) >= 0)) {
            return;
        }
        if (hashKey(values) && keysSeen.putIfAbsent(keyHash, ALONE) >= 0) {
            keysSeen.replace(keyHash, SHARED);
        }
    }

    private boolean hashKey(List<List<String>> values) {
        keyHash.reset();
        for (int input : key) {
            List<String> cell = cleaned(input, values);
            if (cell.isEmpty()) {
                return false;
            }
            keyHash.add(cell.getFirst());
        }
        return true;
    }

    /// Tells the visitor what becomes of a record.
    ///
    /// @param line the row or the number of the record, for messages
    /// @param record number of the record in its file, from 1
    /// @param values for each input its values: trimmed, blank ones left out; a list that is the record's own
    /// @param types what the source says about the values; empty where it knows only texts
    /// @param published the record as published
    /// @param row the hash of all cells; looked at only if [#hashesRows]
    void record(
            long line,
            long record,
            List<List<String>> values,
            List<List<Row.Type>> types,
            Published published,
            RowHashes.Hash row) {
        if (keyPass) {
            collectKey(values, row);
            return;
        }
        SourceDescription.SkipRule skip = skipRule(values);
        if (skip != null) {
            visitor.skipped(Place.of(file, line), skip.reason());
            return;
        }
        if (source.skipDuplicateRows()) {
            long first = rowsSeen.putIfAbsent(row, line);
            if (first >= 0) {
                visitor.problem(SourceProblem.DUPLICATE_ROW.at(Place.of(file, line), first));
                visitor.skipped(Place.of(file, line), DUPLICATE);
                return;
            }
        }
        List<List<Row.Type>> kinds = types;
        for (int i = 0; i < inputs.size(); i++) {
            Input input = inputs.get(i);
            reasons[i] = null;
            if (!input.plain()) {
                kinds = clean(i, input, values, kinds);
            }
        }
        List<String> keyValue = List.of();
        for (int input : key) {
            if (values.get(input).isEmpty()) {
                String name = inputs.get(input).name();
                Place place = new Place(file, line, header.indexOf(name) + 1L);
                Problem reason = SourceProblem.MISSING_KEY.at(place, name);
                visitor.quarantined(
                        new QuarantinedRow(
                                Place.of(file, line), header, published.cells(), reason));
                return;
            }
        }
        if (keyAsked && key.length > 0) {
            keyValue = List.of(keyOf(values));
        }
        Place place = Place.of(file, line);
        if (source.unpivot().isEmpty()) {
            visitor.row(row(place, record, values, kinds, published, keyValue, -1));
            return;
        }
        boolean told = false;
        for (int i = 0; i < unpivoted.length; i++) {
            if (!values.get(unpivoted[i]).isEmpty()) {
                visitor.row(row(place, record, values, kinds, published, keyValue, i));
                told = true;
            }
        }
        if (!told) {
            visitor.skipped(place, NOTHING_UNPIVOTED);
        }
    }

    private SourceDescription.@Nullable SkipRule skipRule(List<List<String>> values) {
        for (int i = 0; i < skipInputs.length; i++) {
            List<String> cell = values.get(skipInputs[i]);
            SourceDescription.SkipRule rule = source.skipRules().get(i);
            if (rule.pattern().matcher(cell.isEmpty() ? "" : cell.getFirst()).matches()) {
                return rule;
            }
        }
        return null;
    }

    /// The values of an input without those that mean "no value".
    private List<String> cleaned(int index, List<List<String>> values) {
        Input input = inputs.get(index);
        List<String> cell = values.get(index);
        if (input.plain() || (cell.size() == 1 && !input.missing().containsKey(cell.getFirst()))) {
            return cell;
        }
        List<String> left =
                cell.stream().filter(value -> !input.missing().containsKey(value)).toList();
        return left.isEmpty() && cell.isEmpty() ? input.fallback() : left;
    }

    /// Takes out what means "no value", puts in the default, and keeps the reason.
    ///
    /// @return the types, changed where values were taken out
    private List<List<Row.Type>> clean(
            int index, Input input, List<List<String>> values, List<List<Row.Type>> types) {
        List<String> cell = values.get(index);
        List<String> left = cleaned(index, values);
        if (left.equals(cell)) {
            return types;
        }
        if (left.isEmpty()) {
            reasons[index] = input.missing().get(cell.isEmpty() ? "" : cell.getFirst());
        }
        values.set(index, left);
        if (types.isEmpty()) {
            return types;
        }
        List<Row.Type> kinds = new ArrayList<>();
        if (cell.isEmpty()) {
            left.forEach(_ -> kinds.add(Row.Type.TEXT));
        }
        for (int i = 0; i < cell.size(); i++) {
            if (!input.missing().containsKey(cell.get(i))) {
                kinds.add(types.get(index).get(i));
            }
        }
        List<List<Row.Type>> changed = new ArrayList<>(types);
        changed.set(index, kinds);
        return changed;
    }

    /// The key cells joined by `_`. Published keys are not keys: providers number independently. Records that
    /// share one get `~` and the cells of the collision key, all of them, so that a key does not depend on the
    /// order of the rows; only where these are equal too, `~2`, `~3` in their order.
    private String keyOf(List<List<String>> values) {
        String joined = joined(key, values);
        if (!needsKeyPass()) {
            return joined;
        }
        hashKey(values);
        if (keysSeen.get(keyHash) != SHARED) {
            return joined;
        }
        String longer = joined + "~" + joined(collisionKey, values);
        int times = timesUsed.merge(longer, 1, Integer::sum);
        return times == 1 ? longer : longer + "~" + times;
    }

    private static String joined(int[] inputs, List<List<String>> values) {
        if (inputs.length == 1) {
            List<String> cell = values.get(inputs[0]);
            return cell.isEmpty() ? "" : cell.getFirst();
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < inputs.length; i++) {
            if (i > 0) {
                text.append('_');
            }
            List<String> cell = values.get(inputs[i]);
            if (!cell.isEmpty()) {
                text.append(cell.getFirst());
            }
        }
        return text.toString();
    }

    /// @param part index of the unpivoted column, or -1
    private Row row(
            Place place,
            long record,
            List<List<String>> values,
            List<List<Row.Type>> types,
            Published published,
            List<String> keyValue,
            int part) {
        List<List<String>> told = new ArrayList<>(references.size());
        List<List<Row.Type>> kinds = types.isEmpty() ? List.of() : new ArrayList<>();
        for (Reference reference : references) {
            List<String> value =
                    switch (reference.way()) {
                        case INPUT -> values.get(reference.input());
                        case CONSTANT -> reference.values();
                        case ROW -> List.of(Long.toString(place.line()));
                        case KEY -> keyValue;
                        case COLUMN ->
                                part < 0
                                        ? TEXT_OR_NOTHING
                                        : List.of(inputs.get(unpivoted[part]).name());
                        case VALUE -> part < 0 ? TEXT_OR_NOTHING : values.get(unpivoted[part]);
                        case GROUP -> groupOf(part, reference.name());
                        case REASON -> reasonOf(reference.input());
                    };
            told.add(value);
            if (!types.isEmpty()) {
                kinds.add(
                        reference.way() == Way.INPUT
                                ? types.get(reference.input())
                                : Collections.nCopies(value.size(), Row.Type.TEXT));
            }
        }
        return new Row(place, record, told, kinds, published);
    }

    private List<String> groupOf(int part, String group) {
        String value = part < 0 ? null : unpivotGroups.get(part).get(group);
        return value == null ? List.of() : List.of(value);
    }

    private List<String> reasonOf(int input) {
        String reason = reasons[input];
        return reason == null || reason.isEmpty() ? List.of() : List.of(reason);
    }
}
