package dosi.loader;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;

/// The text of a file, decoded strictly as a stream: a byte that does not belong to the charset ends the
/// reading with a [ProblemException] that names its offset and line. A byte order mark is left out.
final class StrictText extends Reader {

    private static final int BUFFER_SIZE = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_SIZE);
    private final Charset charset;
    private final long notUtf8At;
    private long bufferAt;
    private boolean inputEnds;
    private boolean flushed;

    /// @param encoding says where the file was found not to be UTF-8 only if its charset was guessed
    StrictText(Path file, TextFile.Encoding encoding) throws IOException {
        this.file = file;
        this.charset = encoding.charset();
        this.notUtf8At = encoding.notUtf8At();
        this.decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.channel = FileChannel.open(file);
        channel.position(encoding.bomSize());
        bufferAt = encoding.bomSize();
        bytes.flip();
    }

    @Override
    public int read(char[] chars, int from, int size) throws IOException {
        if (size == 0) {
            return 0;
        }
        CharBuffer out = CharBuffer.wrap(chars, from, size);
        while (out.position() == from) {
            if (flushed) {
                return -1;
            }
            CoderResult result = decoder.decode(bytes, out, inputEnds);
            if (result.isError()) {
                throw new ProblemException(problem(bufferAt + bytes.position(), result.length()));
            }
            if (result.isUnderflow()) {
                if (inputEnds) {
                    decoder.flush(out);
                    flushed = true;
                } else {
                    fill();
                }
            }
        }
        return out.position() - from;
    }

    private void fill() throws IOException {
        bufferAt += bytes.position();
        bytes.compact();
        inputEnds = channel.read(bytes) < 0;
        bytes.flip();
    }

    private Problem problem(long offset, int length) throws IOException {
        long line = lineOf(offset);
        if (notUtf8At < 0) {
            return SourceProblem.UNDECODABLE.at(
                    Place.of(String.valueOf(file.getFileName()), line),
                    offset,
                    hex(offset, length),
                    charset.equals(TextFile.WINDOWS_949)
                            ? "CP949 (x-windows-949)"
                            : charset.name());
        }
        return SourceProblem.UNDETECTED_CHARSET.at(
                Place.of(String.valueOf(file.getFileName())),
                notUtf8At,
                lineOf(notUtf8At),
                hex(notUtf8At, 1),
                offset,
                line,
                hex(offset, length));
    }

    /// The line that a byte stands in. In all charsets of one or several bytes that we read, the byte 0x0A
    /// is always a line feed.
    private long lineOf(long offset) throws IOException {
        long line = 1;
        long left = offset;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER_SIZE];
            while (left > 0) {
                int size = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (size < 0) {
                    break;
                }
                for (int i = 0; i < size; i++) {
                    if (buffer[i] == '\n') {
                        line++;
                    }
                }
                left -= size;
            }
        }
        return line;
    }

    private String hex(long offset, int length) throws IOException {
        ByteBuffer wrong = ByteBuffer.allocate(Math.max(1, Math.min(length, 4)));
        channel.read(wrong, offset);
        wrong.flip();
        StringBuilder text = new StringBuilder();
        while (wrong.hasRemaining()) {
            text.append(text.isEmpty() ? "0x%02X" : " 0x%02X");
            String form = text.toString();
            text.setLength(0);
            text.append(form.formatted(wrong.get() & 0xFF));
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
