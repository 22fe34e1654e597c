package dosi.loader;

import dosi.diagnostics.Place;
import dosi.diagnostics.Text;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/// How the files of a dataset are written: charset, dialect, missing values, keys, rules.
///
/// `docs/datasets.md` explains each property as it stands in `dataset.ttl`.
///
/// @param kind local name of the class of the source, for example `CsvSource`
/// @param filePatterns which file names belong to the dataset; named groups become columns
/// @param encoding the declared charset; empty means that it is detected
/// @param skipRows lines before the header
/// @param headerRows how many header lines there are
/// @param trim whether blanks at the ends of cells are taken off
/// @param columns what is declared of single columns, by name
/// @param missing texts that mean "missing" in every column, with the notation of the reason
/// @param skipDuplicateRows whether a row equal to an earlier one is left out
/// @param key columns that make `#key`
/// @param collisionKey columns that tell rows of the same key apart
/// @param unpivot names of the columns that become rows
/// @param crs the coordinate system of geometries, for example `EPSG:5179`
/// @param singleAsList whether a bare object stands for a list of one
public record SourceDescription(
        String kind,
        List<Pattern> filePatterns,
        Optional<String> encoding,
        char delimiter,
        char quote,
        int skipRows,
        int headerRows,
        boolean trim,
        Map<String, Column> columns,
        Map<String, String> missing,
        List<SkipRule> skipRules,
        boolean skipDuplicateRows,
        List<String> key,
        List<String> collisionKey,
        Optional<Pattern> unpivot,
        Optional<String> crs,
        boolean singleAsList) {

    private static final Column UNDECLARED = new Column(false, false, null, Map.of());

    /// What is declared of one column.
    ///
    /// @param required whether a file without the column is refused
    /// @param optional whether a file may lack it although the mapping names it
    /// @param standard the value of an absent column or a blank cell
    /// @param missing texts that mean "missing", with the notation of the reason
    public record Column(
            boolean required,
            boolean optional,
            @Nullable String standard,
            Map<String, String> missing) {
        public Column {
            missing = Map.copyOf(missing);
        }

        /// Whether a file may lack the column.
        boolean mayBeAbsent() {
            return !required && (optional || standard != null);
        }
    }

    /// Leaves out the rows whose cell of a column is a text or matches a pattern.
    ///
    /// @param reason told in the load report
    public record SkipRule(String column, Pattern pattern, Text reason) {}

    public SourceDescription {
        filePatterns = List.copyOf(filePatterns);
        columns = Map.copyOf(columns);
        missing = Map.copyOf(missing);
        skipRules = List.copyOf(skipRules);
        key = List.copyOf(key);
        collisionKey = List.copyOf(collisionKey);
    }

    /// A source about which nothing is declared.
    public static SourceDescription ofKind(String kind) {
        return new SourceDescription(
                kind,
                List.of(),
                Optional.empty(),
                ',',
                '"',
                0,
                1,
                true,
                Map.of(),
                Map.of(),
                List.of(),
                false,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /// Reads the `dosi:source` of a dataset's description; what it does not say is as in [#ofKind].
    ///
    /// @param place the file of the description, for messages
    /// @throws dosi.diagnostics.ProblemException telling every property that cannot be used
    public static SourceDescription read(Graph description, Node dataset, Place place) {
        return read(description, dataset, ofKind("CsvSource"), place);
    }

    /// The same for a dataset that follows another: what it does not say is as in the one it follows.
    public static SourceDescription read(
            Graph description, Node dataset, SourceDescription base, Place place) {
        return new SourceDescriptionReader(description, place).read(dataset, base);
    }

    /// Whether a file of this name belongs to the dataset; a dataset without patterns takes every name.
    public boolean accepts(String fileName) {
        return filePatterns.isEmpty()
                || filePatterns.stream()
                        .anyMatch(pattern -> pattern.matcher(composed(fileName)).matches());
    }

    /// What the named groups of the first matching pattern say about the file.
    public Map<String, String> fileNameGroups(String fileName) {
        for (Pattern pattern : filePatterns) {
            Matcher matcher = pattern.matcher(composed(fileName));
            if (matcher.matches()) {
                Map<String, String> groups = new LinkedHashMap<>();
                for (String name : pattern.namedGroups().keySet()) {
                    String value = matcher.group(name);
                    if (value != null) {
                        groups.put(name, value);
                    }
                }
                return groups;
            }
        }
        return Map.of();
    }

    /// The same files with nothing asked of their rows: no key, no rules, no unpivot, none of the columns.
    SourceDescription withoutRules(List<String> names) {
        Map<String, Column> lenient = new LinkedHashMap<>();
        for (String name : names) {
            lenient.put(name, new Column(false, true, null, column(name).missing()));
        }
        return new SourceDescription(
                kind,
                filePatterns,
                encoding,
                delimiter,
                quote,
                skipRows,
                headerRows,
                trim,
                lenient,
                missing,
                List.of(),
                false,
                List.of(),
                List.of(),
                Optional.empty(),
                crs,
                singleAsList);
    }

    /// What is declared of a column; nothing where it is not named.
    Column column(String name) {
        return columns.getOrDefault(name, UNDECLARED);
    }

    /// File systems differ in how they spell Hangul; names are compared composed.
    private static String composed(String fileName) {
        return Normalizer.normalize(fileName, Normalizer.Form.NFC);
    }
}
