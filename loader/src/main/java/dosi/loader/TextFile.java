package dosi.loader;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Opens a text file in the charset that it is really written in.
///
/// Not declared, the charset is found in this order: a byte order mark, strict UTF-8, strict `x-windows-949`;
/// else the file is refused. Declared, it is used strictly. Bytes that are no character are never replaced.
/// One pass over the bytes ahead of reading proves it; nothing of the file is kept.
final class TextFile {

    /// What Korean files call CP949 or EUC-KR. Java's own `Cp949` is another table, and its `EUC-KR` lacks most
    /// of the syllables.
    static final Charset WINDOWS_949 = Charset.forName("x-windows-949");

    private static final Set<String> KOREAN_NAMES =
            Set.of(
                    "cp949",
                    "uhc",
                    "ms949",
                    "windows-949",
                    "x-windows-949",
                    "euc-kr",
                    "euckr",
                    "ksc5601",
                    "ks_c_5601-1987",
                    "ks_c_5601",
                    "ksc_5601");
    private static final int BUFFER_SIZE = 1 << 16;

    private TextFile() {}

    /// A reader of the whole file behind its byte order mark, if it has one.
    ///
    /// @throws ProblemException when the file is empty, or has bytes that are no character
    static BufferedReader open(Path file, Optional<String> declared) throws IOException {
        Charset charset = charsetOf(file, declared);
        InputStream bytes = Files.newInputStream(file);
        try {
            CharsetDecoder strict =
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT);
            return new BufferedReader(
                    new InputStreamReader(behindMark(bytes, charset), strict), BUFFER_SIZE);
        } catch (IOException unreadable) {
            bytes.close();
            throw unreadable;
        }
    }

    /// The charset by name, in the meaning that Korean files give it.
    ///
    /// @throws ProblemException when there is none of this name
    static Charset named(String name, String fileName) {
        if (KOREAN_NAMES.contains(name.toLowerCase(Locale.ROOT))) {
            return WINDOWS_949;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new ProblemException(SourceProblem.UNKNOWN_CHARSET.at(Place.of(fileName), name));
        }
    }

    private static Charset charsetOf(Path file, Optional<String> declared) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (Files.size(file) == 0) {
            throw new ProblemException(SourceProblem.EMPTY_FILE.at(Place.of(name)));
        }
        Optional<Charset> marked = byteOrderMark(file);
        if (declared.isPresent()) {
            Charset charset = marked.orElse(named(declared.get(), name));
            refuse(firstFault(file, charset), charset, name);
            return charset;
        }
        if (marked.isPresent()) {
            refuse(firstFault(file, marked.get()), marked.get(), name);
            return marked.get();
        }
        if (firstFault(file, StandardCharsets.UTF_8).isEmpty()) {
            return StandardCharsets.UTF_8;
        }
        refuse(firstFault(file, WINDOWS_949), WINDOWS_949, name);
        return WINDOWS_949;
    }

    private static void refuse(Optional<Fault> fault, Charset charset, String name) {
        if (fault.isPresent()) {
            String shown = charset.equals(WINDOWS_949) ? "CP949 (x-windows-949)" : charset.name();
            throw new ProblemException(
                    SourceProblem.UNDECODABLE.at(
                            Place.of(name, fault.get().line()),
                            fault.get().offset(),
                            fault.get().bytes(),
                            shown));
        }
    }

    private static Optional<Charset> byteOrderMark(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] start = bytes.readNBytes(3);
            if (start.length == 3
                    && start[0] == (byte) 0xEF
                    && start[1] == (byte) 0xBB
                    && start[2] == (byte) 0xBF) {
                return Optional.of(StandardCharsets.UTF_8);
            }
            if (start.length >= 2 && start[0] == (byte) 0xFF && start[1] == (byte) 0xFE) {
                return Optional.of(StandardCharsets.UTF_16LE);
            }
            if (start.length >= 2 && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF) {
                return Optional.of(StandardCharsets.UTF_16BE);
            }
            return Optional.empty();
        }
    }

    private static InputStream behindMark(InputStream bytes, Charset charset) throws IOException {
        int size =
                charset.equals(StandardCharsets.UTF_8)
                        ? 3
                        : charset.name().startsWith("UTF-16") ? 2 : 0;
        PushbackInputStream stream = new PushbackInputStream(bytes, 3);
        byte[] start = stream.readNBytes(size);
        boolean mark =
                (start.length == 3
                                && start[0] == (byte) 0xEF
                                && start[1] == (byte) 0xBB
                                && start[2] == (byte) 0xBF)
                        || (start.length == 2
                                && ((start[0] & 0xFF) + (start[1] & 0xFF)) == 0xFE + 0xFF);
        if (!mark) {
            stream.unread(start);
        }
        return stream;
    }

    /// The first bytes that are no character.
    private record Fault(long offset, long line, String bytes) {}

    private static Optional<Fault> firstFault(Path file, Charset charset) throws IOException {
        CharsetDecoder decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER_SIZE);
        CharBuffer chars = CharBuffer.allocate(BUFFER_SIZE);
        long consumed = 0;
        long line = 1;
        try (InputStream in = Files.newInputStream(file)) {
            boolean end = false;
            while (true) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                end = read < 0;
                bytes.position(bytes.position() + Math.max(read, 0)).flip();
                CoderResult result;
                do {
                    int before = bytes.position();
                    result = decoder.decode(bytes, chars, end);
                    consumed += bytes.position() - before;
                    chars.flip();
                    while (chars.hasRemaining()) {
                        if (chars.get() == '\n') {
                            line++;
                        }
                    }
                    chars.clear();
                } while (result.isOverflow());
                if (result.isError()) {
                    StringBuilder wrong = new StringBuilder();
                    for (int index = 0; index < result.length() && bytes.hasRemaining(); index++) {
                        wrong.append("%02X ".formatted(bytes.get()));
                    }
                    return Optional.of(new Fault(consumed, line, wrong.toString().strip()));
                }
                bytes.compact();
                if (end) {
                    return Optional.empty();
                }
            }
        }
    }
}
