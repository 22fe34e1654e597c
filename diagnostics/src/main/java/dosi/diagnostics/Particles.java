package dosi.diagnostics;

import java.util.List;
import java.util.Locale;

/// Korean particles that fit the word before them: `주차장은`, `번호는`, `7을`, `"12O"는`.
///
/// A sentence is written with both forms, as in `{0}은(는) 정수가 아니다`, and put together piece by piece with
/// [#append]. Which form fits is decided by how the last word is read aloud:
///
/// - Quotation marks, closing brackets and a remark in brackets at the end are passed over (`주차장(대)` is read
///   as `주차장`), as the rules of the National Institute of Korean Language have it.
/// - Hangul by the final consonant; digits as Korean numerals (`10` is 십, `1000000000000` is 조); single letters,
///   capitals and letters behind a digit by the names of the letters.
/// - Latin words by their usual Korean spelling, which can only be guessed from the letters at the end
///   (`format` 포맷, `capacity` 커패시티, `title` 타이틀).
/// - After anything else both forms stay.
public final class Particles {

    /// How a word ends: on a vowel, on ㄹ, on another consonant, or nobody knows.
    private enum Ending {
        VOWEL,
        RIEUL,
        CONSONANT,
        UNKNOWN
    }

    /// A pair as it is written in sentences.
    ///
    /// @param afterRieulAsVowel whether ㄹ counts as a vowel, as for `(으)로`
    private record Pair(
            String written, String consonant, String vowel, boolean afterRieulAsVowel) {}

    private static final List<Pair> PAIRS =
            List.of(
                    new Pair("은(는)", "은", "는", false),
                    new Pair("이(가)", "이", "가", false),
                    new Pair("을(를)", "을", "를", false),
                    new Pair("과(와)", "과", "와", false),
                    new Pair("와(과)", "과", "와", false),
                    new Pair("(으)로", "으로", "로", true),
                    new Pair("으로(로)", "으로", "로", true),
                    new Pair("(이)다", "이다", "다", false),
                    new Pair("(이)나", "이나", "나", false),
                    new Pair("이어야(여야)", "이어야", "여야", false),
                    new Pair("이기도(기도)", "이기도", "기도", false));

    /// How 0 to 9 end: 영 일 이 삼 사 오 육 칠 팔 구.
    private static final Ending[] DIGITS = {
        Ending.CONSONANT,
        Ending.RIEUL,
        Ending.VOWEL,
        Ending.CONSONANT,
        Ending.VOWEL,
        Ending.VOWEL,
        Ending.CONSONANT,
        Ending.RIEUL,
        Ending.RIEUL,
        Ending.VOWEL
    };

    /// What is not read aloud at the end of a word.
    private static final String SILENT = "\"'”’»」』〉》]….,!? ";

    /// What may stand between a word and its particle.
    private static final String CLOSING = "\"'”’»」』〉》])";

    private Particles() {}

    /// Appends a piece of a Korean sentence; where it begins with a pair such as `은(는)`, perhaps behind closing
    /// quotation marks or brackets, with the form that fits what stands before it.
    public static void append(StringBuilder sentence, String piece) {
        int at = 0;
        while (at < piece.length() && CLOSING.indexOf(piece.charAt(at)) >= 0) {
            at++;
        }
        for (Pair pair : PAIRS) {
            if (piece.startsWith(pair.written(), at)) {
                sentence.append(piece, 0, at);
                sentence.append(fitting(pair, ending(sentence)))
                        .append(piece, at + pair.written().length(), piece.length());
                return;
            }
        }
        sentence.append(piece);
    }

    /// The word with a particle, which is written as the pair: `after("주차장", "은(는)")` is `주차장은`.
    public static String after(String word, String pair) {
        StringBuilder sentence = new StringBuilder(word);
        append(sentence, pair);
        return sentence.toString();
    }

    /// A piece of a sentence without the pair at its front, for a sentence that leaves its subject out.
    public static String without(String piece) {
        for (Pair pair : PAIRS) {
            if (piece.startsWith(pair.written())) {
                return piece.substring(pair.written().length()).stripLeading();
            }
        }
        return piece;
    }

    private static String fitting(Pair pair, Ending ending) {
        return switch (ending) {
            case VOWEL -> pair.vowel();
            case RIEUL -> pair.afterRieulAsVowel() ? pair.vowel() : pair.consonant();
            case CONSONANT -> pair.consonant();
            case UNKNOWN -> pair.written();
        };
    }

    private static Ending ending(CharSequence text) {
        int end = text.length();
        while (end > 0) {
            char last = text.charAt(end - 1);
            if (SILENT.indexOf(last) >= 0) {
                end--;
            } else if (last == ')') {
                int open = opening(text, end - 1);
                end = open > 0 ? open : end - 1;
            } else {
                break;
            }
        }
        if (end == 0) {
            return Ending.UNKNOWN;
        }
        char last = text.charAt(end - 1);
        if (last >= '가' && last <= '힣') {
            int consonant = (last - '가') % 28;
            return consonant == 0 ? Ending.VOWEL : consonant == 8 ? Ending.RIEUL : Ending.CONSONANT;
        }
        if (last >= '0' && last <= '9') {
            return number(text, end);
        }
        if (isLatin(last)) {
            return latin(text, end);
        }
        return switch (last) {
            case '%', '℃', '㎡', '㎥', '°' -> Ending.VOWEL;
            default -> Ending.UNKNOWN;
        };
    }

    /// Where the bracket that is closed at `close` was opened with a word before it, or -1.
    private static int opening(CharSequence text, int close) {
        int depth = 0;
        for (int i = close; i > 0; i--) {
            char c = text.charAt(i);
            depth += c == ')' ? 1 : c == '(' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /// A number that ends on zeros is read as 십, 백, 천, 만, 억 (consonants) or 조, 해 (vowels); behind a point
    /// digits are read one by one.
    private static Ending number(CharSequence text, int end) {
        int zeros = 0;
        int from = end;
        boolean counting = true;
        while (from > 0) {
            char c = text.charAt(from - 1);
            if (c >= '0' && c <= '9') {
                counting &= c == '0';
                zeros += counting ? 1 : 0;
            } else if (c != ',') {
                break;
            }
            from--;
        }
        boolean fraction =
                from > 1
                        && text.charAt(from - 1) == '.'
                        && Character.isDigit(text.charAt(from - 2));
        boolean onlyZeros = counting;
        if (zeros == 0 || fraction || onlyZeros) {
            return DIGITS[text.charAt(end - 1) - '0'];
        }
        int unit = zeros / 4;
        return unit == 3 || unit == 5 ? Ending.VOWEL : Ending.CONSONANT;
    }

    private static Ending latin(CharSequence text, int end) {
        int from = end;
        boolean capitals = true;
        while (from > 0 && isLatin(text.charAt(from - 1))) {
            capitals &= Character.isUpperCase(text.charAt(from - 1));
            from--;
        }
        boolean behindDigit = from > 0 && Character.isDigit(text.charAt(from - 1));
        if (capitals || end - from == 1 || behindDigit) {
            return switch (Character.toUpperCase(text.charAt(end - 1))) {
                case 'L' -> Ending.RIEUL;
                case 'M', 'N' -> Ending.CONSONANT;
                default -> Ending.VOWEL;
            };
        }
        return word(text.subSequence(from, end).toString().toLowerCase(Locale.ROOT));
    }

    private static Ending word(String word) {
        char last = word.charAt(word.length() - 1);
        if (last == 'e' && word.length() > 2) {
            return switch (word.charAt(word.length() - 2)) {
                case 'l' -> Ending.RIEUL;
                case 'm', 'n', 'p' -> Ending.CONSONANT;
                default -> Ending.VOWEL;
            };
        }
        return switch (last) {
            case 'l' -> Ending.RIEUL;
            case 'm', 'n' -> Ending.CONSONANT;
            case 'g' -> word.endsWith("ng") ? Ending.CONSONANT : Ending.VOWEL;
            case 'k' ->
                    word.endsWith("ck") || word.endsWith("ook") ? Ending.CONSONANT : Ending.VOWEL;
            case 'c', 'p', 't' -> afterOneVowel(word) ? Ending.CONSONANT : Ending.VOWEL;
            default -> Ending.VOWEL;
        };
    }

    /// Whether the last letter follows a single vowel, as in `map` and unlike `point` or `seat`.
    private static boolean afterOneVowel(String word) {
        int at = word.length() - 2;
        return at >= 0 && isVowel(word.charAt(at)) && (at == 0 || !isVowel(word.charAt(at - 1)));
    }

    private static boolean isVowel(char c) {
        return "aeiou".indexOf(c) >= 0;
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
