package dosi.endpoint;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Names and values as in `application/x-www-form-urlencoded`, read strictly: bytes that are not UTF-8 and
/// broken escapes are told and not replaced.
final class FormParameters {

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /// Adds what a query string or the body of a form says.
    ///
    /// @throws ProblemException where it is not UTF-8
    void add(String text) {
        for (String pair : text.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }
    }

    /// All values of a name, in their order.
    List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    /// All names with their values, in their order.
    Map<String, List<String>> all() {
        return Collections.unmodifiableMap(values);
    }

    /// The value of a name that may be given once.
    ///
    /// @throws ProblemException where there are several
    Optional<String> one(String name) {
        List<String> given = all(name);
        if (given.size() > 1) {
            throw new ProblemException(QueryProblem.GIVEN_TWICE.at(Place.of("request"), name));
        }
        return given.stream().findFirst();
    }

    private static String decoded(String text) {
        byte[] bytes = new byte[text.length() * 3];
        int length = 0;
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            if (c == '+') {
                bytes[length++] = ' ';
            } else if (c == '%') {
                int high = index + 2 < text.length() ? digit(text, index + 1) : -1;
                int low = high < 0 ? -1 : digit(text, index + 2);
                if (low < 0) {
                    throw notUtf8();
                }
                bytes[length++] = (byte) (high * 16 + low);
                index += 2;
            } else if (c < 0x80) {
                bytes[length++] = (byte) c;
            } else {
                int codePoint = text.codePointAt(index);
                byte[] encoded = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
                System.arraycopy(encoded, 0, bytes, length, encoded.length);
                length += encoded.length;
                index += Character.charCount(codePoint) - 1;
            }
        }
        return utf8(bytes, length);
    }

    private static int digit(String text, int index) {
        char c = text.charAt(index);
        return HexFormat.isHexDigit(c) ? HexFormat.fromHexDigit(c) : -1;
    }

    /// The text of bytes in UTF-8.
    ///
    /// @throws ProblemException where they are not
    static String utf8(byte[] bytes, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException wrong) {
            throw notUtf8();
        }
    }

    private static ProblemException notUtf8() {
        return new ProblemException(QueryProblem.NOT_UTF8.at(Place.of("request")));
    }
}
