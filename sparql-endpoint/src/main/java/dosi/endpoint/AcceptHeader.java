package dosi.endpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a client takes, with its preferences: the field `Accept` (RFC 9110, section 12.5.1) and its relatives.
///
/// The most specific range that matches a type tells its quality; among types of the same quality the one
/// that the server offers first wins. What cannot be read is left out; no field at all takes everything.
record AcceptHeader(List<Range> ranges) {

    /// @param type for example `text/turtle`, `text/*`, `*/*`; for languages `ko` or `*`; in lower case
    /// @param quality from 0 (not wanted) to 1
    record Range(String type, double quality) {}

    /// The longest list that is looked at.
    private static final int RANGES_MAX = 100;

    AcceptHeader {
        ranges = List.copyOf(ranges);
    }

    static AcceptHeader of(@Nullable Enumeration<String> fields) {
        List<Range> ranges = new ArrayList<>();
        if (fields != null) {
            for (String field : Collections.list(fields)) {
                for (String part : field.split(",", RANGES_MAX)) {
                    range(part).ifPresent(ranges::add);
                }
            }
        }
        return new AcceptHeader(ranges);
    }

    private static Optional<Range> range(String part) {
        String[] pieces = part.split(";", -1);
        String type = pieces[0].strip().toLowerCase(Locale.ROOT);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        double quality = 1;
        for (int index = 1; index < pieces.length; index++) {
            String parameter = pieces[index].strip().toLowerCase(Locale.ROOT);
            if (parameter.startsWith("q=")) {
                try {
                    quality = Math.clamp(Double.parseDouble(parameter.substring(2)), 0, 1);
                } catch (NumberFormatException unreadable) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Range(type, quality));
    }

    /// The offered type that the client likes best; empty where it takes none of them.
    Optional<String> best(List<String> offers) {
        if (ranges.isEmpty()) {
            return offers.stream().findFirst();
        }
        String best = null;
        double most = 0;
        for (String offer : offers) {
            double quality = quality(offer);
            if (quality > most) {
                most = quality;
                best = offer;
            }
        }
        return Optional.ofNullable(best);
    }

    /// Whether a coding is wanted: other than a media type it has to be named.
    boolean takes(String coding) {
        return !ranges.isEmpty() && quality(coding) > 0;
    }

    /// How much the client wants a type, a language or a coding; 0 where it does not take it.
    double quality(String offer) {
        String wanted = offer.toLowerCase(Locale.ROOT);
        int slash = wanted.indexOf('/');
        String family = slash < 0 ? "*" : wanted.substring(0, slash) + "/*";
        double quality = 0;
        int specific = -1;
        for (Range range : ranges) {
            int match =
                    range.type.equals(wanted)
                            ? 3
                            : range.type.startsWith(wanted + "-")
                                    ? 2
                                    : range.type.equals(family)
                                            ? 1
                                            : range.type.equals("*/*") || range.type.equals("*")
                                                    ? 0
                                                    : -1;
            if (match > specific) {
                specific = match;
                quality = range.quality;
            }
        }
        return quality;
    }
}
