package dosi.diagnostics;

import java.util.Arrays;
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

    /// The sentence with its places filled: `{0}`, `{1}` ... stand for the arguments; nothing else is special. A
    /// Korean particle behind a place is written as a pair, `{0}은(는)`, and becomes the one that fits (see
    /// [Particles]).
    ///
    /// @param arguments of a [Text] each language gets its own; of anything else its text
    /// @throws IllegalArgumentException for a place without an argument
    public Text with(Object... arguments) {
        return new Text(fill(ko, true, arguments), fill(en, false, arguments));
    }

    private static String fill(String template, boolean korean, Object... arguments) {
        StringBuilder filled = new StringBuilder(template.length() + 32);
        int from = 0;
        int open = template.indexOf('{');
        while (open >= 0) {
            int close = template.indexOf('}', open);
            if (close == open + 2 && Character.isDigit(template.charAt(open + 1))) {
                int index = template.charAt(open + 1) - '0';
                if (index >= arguments.length) {
                    throw new IllegalArgumentException(
                            "no argument "
                                    + index
                                    + " in "
                                    + Arrays.toString(arguments)
                                    + " for: "
                                    + template);
                }
                append(filled, template.substring(from, open), korean);
                filled.append(
                        arguments[index] instanceof Text text
                                ? korean ? text.ko : text.en
                                : arguments[index]);
                from = close + 1;
            }
            open = template.indexOf('{', open + 1);
        }
        append(filled, template.substring(from), korean);
        return filled.toString();
    }

    private static void append(StringBuilder filled, String piece, boolean korean) {
        if (korean) {
            Particles.append(filled, piece);
        } else {
            filled.append(piece);
        }
    }
}
