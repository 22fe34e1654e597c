package dosi.loader;

import dosi.diagnostics.Place;
import dosi.diagnostics.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What all readers of records (JSON, XML, features) do alike with a value: trimming, missing values,
/// virtual columns and rules.
final class RecordValues {

    private final String file;
    private final SourceDescription source;
    private final Map<String, String> fileGroups;

    RecordValues(String file, SourceDescription source) {
        this.file = file;
        this.source = source;
        this.fileGroups = source.fileNameGroups(file);
    }

    /// The value of a virtual column of a record, or null where there is none.
    @Nullable String virtual(String reference, long number) {
        return switch (reference) {
            case "#row" -> Long.toString(number);
            case "#file" -> file;
            default -> fileGroups.get(reference.substring(1));
        };
    }

    /// The value without blanks at its ends, or null where it means "missing".
    @Nullable String present(String reference, String value) {
        String stripped = value.strip();
        if (stripped.isEmpty() || missing(reference).containsKey(stripped)) {
            return null;
        }
        return source.trim() ? stripped : value;
    }

    /// The notation of the reason why the value is missing, or null where it is not or nobody says.
    @Nullable String reason(String reference, String value) {
        return missing(reference).get(value.strip());
    }

    @Nullable String standard(String reference) {
        SourceDescription.Column declared = source.columns().get(reference);
        return declared == null ? null : declared.standard();
    }

    private Map<String, String> missing(String reference) {
        SourceDescription.Column declared = source.columns().get(reference);
        if (declared == null || declared.missing().isEmpty()) {
            return source.missing();
        }
        Map<String, String> both = new HashMap<>(source.missing());
        both.putAll(declared.missing());
        return both;
    }

    /// The rule that leaves the record out, or null.
    @Nullable Text skippedBy(java.util.function.Function<String, List<String>> values) {
        for (SourceDescription.SkipRule rule : source.skipRules()) {
            for (String value : values.apply(rule.column())) {
                if (rule.pattern().matcher(value.strip()).matches()) {
                    return rule.reason();
                }
            }
        }
        return null;
    }

    Place place(long number) {
        return Place.of(file, number);
    }
}
