package dosi.shapes;

import dosi.diagnostics.Particles;
import dosi.diagnostics.Text;
import org.jspecify.annotations.Nullable;

/// What is said of a value, of all values, or of a node: the part of a sentence behind its subject, and perhaps more
/// sentences. The Korean part begins with the particle of the subject, as a pair such as `은(는)`.
///
/// @param subject what the sentence is about, where it is neither the value nor the path; else null
/// @param ofValue whether the subject is the value; else it is all that the path leads to
/// @param more further sentences; null for none
record Phrase(@Nullable Text subject, Text predicate, boolean ofValue, @Nullable Text more) {

    /// How long a sentence in brackets of another one may be, and a whole message.
    private static final int BRIEF_MAX = 200;

    private static final int MESSAGE_MAX = 1_000;

    static Phrase ofValue(String ko, String en, Object... arguments) {
        return new Phrase(null, new Text(ko, en).with(arguments), true, null);
    }

    static Phrase ofValues(String ko, String en, Object... arguments) {
        return new Phrase(null, new Text(ko, en).with(arguments), false, null);
    }

    static Phrase of(Text subject, String ko, String en, Object... arguments) {
        return new Phrase(subject, new Text(ko, en).with(arguments), false, null);
    }

    Phrase and(String ko, String en, Object... arguments) {
        return and(new Text(ko, en).with(arguments));
    }

    Phrase and(Text further) {
        Text before = more;
        return new Phrase(
                subject,
                predicate,
                ofValue,
                before == null
                        ? further
                        : new Text(
                                before.ko() + ". " + further.ko(),
                                before.en() + ". " + further.en()));
    }

    /// The sentence about a subject.
    ///
    /// @param tail what follows in English behind the predicate, for example `: "12O"`; perhaps empty
    Text about(Text told, String tail) {
        StringBuilder ko = new StringBuilder(told.ko());
        Particles.append(ko, predicate.ko());
        StringBuilder en = new StringBuilder(told.en());
        en.append(' ').append(predicate.en()).append(tail);
        if (more != null) {
            ko.append(". ").append(more.ko());
            en.append(". ").append(more.en());
        }
        return cut(new Text(ko.toString(), en.toString()), MESSAGE_MAX);
    }

    /// The predicate alone, where a sentence around it has named the subject.
    Text alone() {
        String ko = Particles.without(predicate.ko());
        return cut(
                more == null
                        ? new Text(ko, predicate.en())
                        : new Text(ko + ". " + more.ko(), predicate.en() + ". " + more.en()),
                BRIEF_MAX);
    }

    /// A sentence as a part of another one.
    static Text brief(Text sentence) {
        return cut(sentence, BRIEF_MAX);
    }

    /// A sentence of its own.
    static Text whole(Text sentence) {
        return cut(sentence, MESSAGE_MAX);
    }

    private static Text cut(Text text, int max) {
        return new Text(cut(text.ko(), max), cut(text.en(), max));
    }

    private static String cut(String text, int max) {
        return text.codePointCount(0, text.length()) <= max
                ? text
                : text.substring(0, text.offsetByCodePoints(0, max - 1)) + "…";
    }
}
