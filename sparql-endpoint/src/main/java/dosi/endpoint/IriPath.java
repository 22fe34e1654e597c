package dosi.endpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// The path of an address as it stands in an IRI: letters of other alphabets as themselves, escapes of ASCII characters
/// as they are (RFC 3987, section 3.2).
final class IriPath {

    private IriPath() {}

    /// @param path of a request, which has only ASCII
    static String of(String path) {
        StringBuilder iri = new StringBuilder(path.length());
        int index = 0;
        while (index < path.length()) {
            int end = index;
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            while (isEscapeBeyondAscii(path, end)) {
                bytes.write(HexFormat.fromHexDigits(path, end + 1, end + 3));
                end += 3;
            }
            if (end > index) {
                iri.append(text(bytes.toByteArray(), path.substring(index, end)));
                index = end;
            } else {
                iri.append(path.charAt(index));
                index++;
            }
        }
        return iri.toString();
    }

    private static boolean isEscapeBeyondAscii(String path, int at) {
        return at + 2 < path.length()
                && path.charAt(at) == '%'
                && HexFormat.isHexDigit(path.charAt(at + 1))
                && HexFormat.isHexDigit(path.charAt(at + 2))
                && HexFormat.fromHexDigit(path.charAt(at + 1)) >= 8;
    }

    private static String text(byte[] bytes, String escapes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            return escapes;
        }
    }
}
