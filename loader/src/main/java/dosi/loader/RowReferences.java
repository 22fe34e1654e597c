package dosi.loader;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// How the values of the references of a mapping are found in the records of one file: which of them are read from
/// the file (the inputs), and which the description, the file's name or the row itself give.
final class RowReferences {

    static final String WKT = "#wkt";

    private static final String REASON = "#reason:";

    /// How the value of a reference is found.
    enum Way {
        INPUT,
        CONSTANT,
        ROW,
        KEY,
        COLUMN,
        VALUE,
        GROUP,
        REASON
    }

    /// A reference that was asked for.
    ///
    /// @param input index of the input (INPUT, REASON), else -1
    /// @param values the values (CONSTANT)
    record Reference(String name, Way way, int input, List<String> values) {}

    /// A column that the reader has to find, with what is declared for it.
    record Input(String name, Map<String, String> missing, List<String> fallback, boolean plain) {}

    private final SourceDescription source;
    private final String file;
    private final List<Reference> all = new ArrayList<>();
    private final List<Input> inputs = new ArrayList<>();
    private final Map<String, Integer> inputIndexes = new LinkedHashMap<>();

    /// @param wanted the references, in the order in which a row has to give their values
    /// @throws ProblemException when one of them is a virtual column that there is not
    RowReferences(SourceDescription source, List<String> wanted, String file) {
        this.source = source;
        this.file = file;
        Map<String, String> fileGroups = source.fileNameGroups(file);
        for (String name : wanted) {
            all.add(reference(name, fileGroups));
        }
    }

    /// The references that were asked for, in their order.
    List<Reference> all() {
        return all;
    }

    /// What has to be read from the file, in the order of the indexes.
    List<Input> inputs() {
        return inputs;
    }

    private Reference reference(String name, Map<String, String> fileGroups) {
        if (!name.startsWith("#") || name.equals(WKT)) {
            return new Reference(name, Way.INPUT, input(name), List.of());
        }
        if (name.startsWith(REASON)) {
            return new Reference(
                    name, Way.REASON, input(name.substring(REASON.length())), List.of());
        }
        String group = name.substring(1);
        return switch (group) {
            case "row" -> new Reference(name, Way.ROW, -1, List.of());
            case "key" -> new Reference(name, Way.KEY, -1, List.of());
            case "column" -> new Reference(name, Way.COLUMN, -1, List.of());
            case "value" -> new Reference(name, Way.VALUE, -1, List.of());
            case "file" -> new Reference(name, Way.CONSTANT, -1, List.of(file));
            default -> {
                if (source.unpivot().isPresent()
                        && source.unpivot().get().namedGroups().containsKey(group)) {
                    yield new Reference(group, Way.GROUP, -1, List.of());
                }
                checkFileGroup(name);
                String value = fileGroups.get(group);
                yield new Reference(
                        name, Way.CONSTANT, -1, value == null ? List.of() : List.of(value));
            }
        };
    }

    private void checkFileGroup(String name) {
        Set<String> known =
                new TreeSet<>(List.of("#row", "#file", "#key", "#column", "#value", WKT));
        for (Pattern pattern : source.filePatterns()) {
            pattern.namedGroups().keySet().forEach(group -> known.add("#" + group));
        }
        source.unpivot()
                .ifPresent(
                        pattern ->
                                pattern.namedGroups()
                                        .keySet()
                                        .forEach(group -> known.add("#" + group)));
        if (!known.contains(name)) {
            String nearest = Nearest.to(name, known).orElse(String.join(", ", known));
            throw new ProblemException(
                    SourceProblem.UNKNOWN_VIRTUAL_COLUMN.at(Place.of(file), name, nearest));
        }
    }

    /// Index of an input, which is added if it is new.
    int input(String name) {
        Integer known = inputIndexes.get(name);
        if (known != null) {
            return known;
        }
        SourceDescription.Column column = source.column(name);
        Map<String, String> missing = new HashMap<>(source.missing());
        missing.putAll(column.missing());
        String standard = column.standard();
        List<String> fallback = standard == null ? List.of() : List.of(standard);
        inputs.add(new Input(name, missing, fallback, missing.isEmpty() && fallback.isEmpty()));
        inputIndexes.put(name, inputs.size() - 1);
        return inputs.size() - 1;
    }

    int[] inputsOf(List<String> names) {
        return names.stream().mapToInt(this::input).toArray();
    }

    /// The columns that the mapping and the rules name: what has to be in the header.
    static List<String> columnsOf(SourceDescription source, List<String> wanted) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : wanted) {
            if (name.startsWith(REASON)) {
                names.add(name.substring(REASON.length()));
            } else if (!name.startsWith("#")) {
                names.add(name);
            }
        }
        names.addAll(source.key());
        if (wanted.contains("#key")) {
            names.addAll(source.collisionKey());
        }
        source.skipRules().forEach(rule -> names.add(rule.column()));
        return List.copyOf(names);
    }
}
