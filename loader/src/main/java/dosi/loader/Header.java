package dosi.loader;

import dosi.diagnostics.Nearest;
import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/// The column names of one file. Names are compared composed (NFC) and without blanks around them.
final class Header {

    private static final int SHOWN_MAX = 12;
    private static final String DELIMITERS = ";\t|,";

    private final Place place;
    private final List<String> names;
    private final Map<String, Integer> indexes = new HashMap<>();

    /// @param place the header line, or the file
    Header(Place place, List<String> names) {
        this.place = place;
        this.names = names.stream().map(Header::plain).toList();
        for (int i = 0; i < this.names.size(); i++) {
            indexes.putIfAbsent(this.names.get(i), i);
        }
    }

    /// The form in which names are compared.
    static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).strip();
    }

    List<String> names() {
        return names;
    }

    /// Index of a column, or -1.
    int indexOf(String name) {
        Integer index = indexes.get(name);
        return index != null ? index : indexes.getOrDefault(plain(name), -1);
    }

    /// Refuses the file when a column is missing that the mapping or the description needs.
    ///
    /// @param used the columns that the mapping and the rules name
    void check(SourceDescription source, List<String> used, RowVisitor visitor) {
        SequencedSet<String> needed = new LinkedHashSet<>();
        for (String name : used) {
            if (!source.column(name).mayBeAbsent()) {
                needed.add(name);
            }
        }
        source.columns()
                .forEach(
                        (name, column) -> {
                            if (column.required()) {
                                needed.add(name);
                            }
                        });
        List<String> missing = needed.stream().filter(name -> indexOf(name) < 0).toList();
        if (!missing.isEmpty()) {
            throw new ProblemException(problems(needed, missing));
        }
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (indexOf(name) != i && needed.contains(name)) {
                visitor.problem(
                        SourceProblem.REPEATED_COLUMN.at(
                                new Place(place.file(), place.line(), i + 1L), name));
            }
        }
    }

    private List<Problem> problems(SequencedSet<String> needed, List<String> missing) {
        if (names.size() == 1) {
            String only = names.getFirst();
            for (int i = 0; i < DELIMITERS.length(); i++) {
                if (only.indexOf(DELIMITERS.charAt(i)) > 0) {
                    String delimiter =
                            DELIMITERS.charAt(i) == '\t' ? "\\t" : DELIMITERS.substring(i, i + 1);
                    return List.of(
                            SourceProblem.WRONG_DELIMITER.at(
                                    place, RowContext.shown(only), delimiter));
                }
            }
        }
        if (missing.size() >= 2 && missing.size() * 2 > needed.size()) {
            return List.of(
                    SourceProblem.OTHER_DATASET.at(
                            place,
                            needed.size(),
                            missing.size(),
                            String.join("', '", first(missing)),
                            String.join(", ", first(names))));
        }
        List<Problem> problems = new ArrayList<>();
        for (String name : missing) {
            Optional<String> nearest = Nearest.to(name, indexes.keySet());
            problems.add(
                    SourceProblem.MISSING_COLUMN.at(
                            place,
                            name,
                            String.join(", ", first(names)),
                            nearest.map(known -> "'" + known + "' 열을 뜻한 것인지 확인한다")
                                    .orElse("열 이름을 고치거나 파일을 다시 받는다"),
                            nearest.map(known -> "Did you mean the column '" + known + "'?")
                                    .orElse("Correct the column's name, or fetch the file again")));
        }
        return problems;
    }

    private static List<String> first(List<String> names) {
        if (names.size() <= SHOWN_MAX) {
            return names;
        }
        List<String> some = new ArrayList<>(names.subList(0, SHOWN_MAX));
        some.add("…");
        return some;
    }
}
