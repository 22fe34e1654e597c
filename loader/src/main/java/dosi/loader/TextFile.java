package dosi.loader;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Opens text files in the charset that they are really written in: the charsets of Korean public data, their
/// names, and how to tell them apart.
///
/// CP949, UHC, EUC-KR and KS C 5601 are names that publishers use for one and the same thing, Microsoft's
/// code page 949. Java's own `CP949` is another table (IBM's) and its `EUC-KR` lacks 8,822 syllables, so all
/// of them are read as `x-windows-949`, which contains the others.
final class TextFile {

    static final Charset WINDOWS_949 = Charset.forName("x-windows-949");

    private static final Set<String> NAMES_OF_949 =
            Set.of(
                    "949",
                    "CP949",
                    "MS949",
                    "UHC",
                    "EUCKR",
                    "KSC5601",
                    "KSC56011987",
                    "WINDOWS949",
                    "XWINDOWS949",
                    "KSX1001");

    private TextFile() {}

    /// The charset of a file: declared, or told by the beginning of the file and a walk over its bytes.
    ///
    /// @param bomSize bytes of the byte order mark, which are not part of the text
    /// @param notUtf8At offset of the first byte that was found not to be UTF-8, or -1
    record Encoding(Charset charset, int bomSize, long notUtf8At) {}

    /// The text of a file without its byte order mark: in the declared charset, else in the one that it is
    /// written in. Bytes that are no character are never replaced.
    ///
    /// @throws ProblemException when the file is empty or the declared charset unknown; reading throws one when
    ///     a byte is no character
    static StrictText open(Path file, Optional<String> declared) throws IOException {
        return new StrictText(file, encodingOf(file, declared));
    }

    /// How a file is written: in the declared charset, else in the one that it is found to be written in.
    ///
    /// @throws ProblemException when the file is empty or the declared charset unknown
    static Encoding encodingOf(Path file, Optional<String> declared) throws IOException {
        Place place = Place.of(String.valueOf(file.getFileName()));
        if (Files.size(file) == 0) {
            throw new ProblemException(SourceProblem.EMPTY_FILE.at(place));
        }
        if (declared.isPresent()) {
            Charset charset = named(declared.get(), place.file());
            return new Encoding(charset, bomSize(file, charset), -1);
        }
        Encoding detected = detect(file);
        boolean guessed = detected.charset().equals(WINDOWS_949);
        return guessed ? detected : new Encoding(detected.charset(), detected.bomSize(), -1);
    }

    /// The charset of a name, as publishers write it.
    ///
    /// @throws ProblemException when there is none of this name
    static Charset named(String name, String fileName) {
        return named(name)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        SourceProblem.UNKNOWN_CHARSET.at(
                                                Place.of(fileName), name)));
    }

    /// The charset of a name, as publishers write it.
    static Optional<Charset> named(String name) {
        String plain = name.toUpperCase(Locale.ROOT).replaceAll("[-_. ]", "");
        if (NAMES_OF_949.contains(plain)) {
            return Optional.of(WINDOWS_949);
        }
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /// Reads the bytes of a file once, without keeping them, and says what it is written in: by a byte order
    /// mark, else UTF-8 if every byte of the file is, else x-windows-949.
    static Encoding detect(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(3);
            if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
                return new Encoding(StandardCharsets.UTF_8, 3, -1);
            }
            if (startsWith(head, 0xFE, 0xFF)) {
                return new Encoding(StandardCharsets.UTF_16BE, 2, 0);
            }
            if (startsWith(head, 0xFF, 0xFE)) {
                return new Encoding(StandardCharsets.UTF_16LE, 2, 0);
            }
        }
        Utf8Check check = new Utf8Check();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int size = in.read(buffer); size >= 0; size = in.read(buffer)) {
                if (!check.accept(buffer, 0, size)) {
                    break;
                }
            }
        }
        long wrongAt = check.end();
        return wrongAt < 0 || check.threeByteCharacters() >= Utf8Check.CERTAINLY_UTF_8
                ? new Encoding(StandardCharsets.UTF_8, 0, wrongAt)
                : new Encoding(WINDOWS_949, 0, wrongAt);
    }

    private static int bomSize(Path file, Charset charset) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(3);
            return switch (charset.name()) {
                case "UTF-8" -> startsWith(head, 0xEF, 0xBB, 0xBF) ? 3 : 0;
                case "UTF-16BE" -> startsWith(head, 0xFE, 0xFF) ? 2 : 0;
                case "UTF-16LE" -> startsWith(head, 0xFF, 0xFE) ? 2 : 0;
                default -> 0;
            };
        }
    }

    private static boolean startsWith(byte[] bytes, int... expected) {
        if (bytes.length < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
