package dosi.diagnostics;

import java.util.Locale;

/// Something wrong, as a value: it can be counted, sorted, shown in two languages and sent over HTTP.
///
/// @param code the kind, kept for ever; see `docs/problems.md`
/// @param what what is wrong, showing the value
/// @param advice what to do about it
public record Problem(String code, Severity severity, Place place, Text what, Text advice) {

    /// `<place>: <what>. <advice>. [CODE]` for a reader of the locale's language.
    public String message(Locale locale) {
        return place
                + ": "
                + sentence(what.in(locale))
                + " "
                + sentence(advice.in(locale))
                + " ["
                + code
                + "]";
    }

    private static String sentence(String text) {
        return text.endsWith("?") || text.endsWith(".") ? text : text + ".";
    }

    /// The English message.
    @Override
    public String toString() {
        return message(Locale.ENGLISH);
    }
}
