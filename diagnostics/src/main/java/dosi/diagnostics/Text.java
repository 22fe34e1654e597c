package dosi.diagnostics;

import java.util.Locale;

/// One sentence or label in the two languages of Dosi.
///
/// @param ko Korean
/// @param en English
public record Text(String ko, String en) {
    public Text {
        if (ko.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException(
                    "a text needs Korean and English: " + ko + " / " + en);
        }
    }

    /// The text for a reader: Korean where the locale's language is Korean, English elsewhere.
    public String in(Locale locale) {
        return locale.getLanguage().equals("ko") ? ko : en;
    }
}
