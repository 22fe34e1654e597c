package dosi.loader;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/// A text as bytes in UTF-8, whatever its file is written in.
final class Utf8Stream extends InputStream {

    private static final int BUFFER_SIZE = 1 << 15;

    private final Reader text;
    private final CharBuffer chars = CharBuffer.allocate(BUFFER_SIZE).flip();
    private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();

    /// No character has more bytes.
    private final ByteBuffer bytes = ByteBuffer.allocate(3 * BUFFER_SIZE).flip();

    private boolean ended;

    Utf8Stream(Reader text) {
        this.text = text;
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int from, int size) throws IOException {
        if (size == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(size, bytes.remaining());
        bytes.get(into, from, count);
        return count;
    }

    /// Makes sure that there is a byte; false at the end.
    private boolean fill() throws IOException {
        while (!bytes.hasRemaining() && !ended) {
            chars.compact();
            int read = text.read(chars);
            chars.flip();
            ended = read < 0;
            bytes.clear();
            CoderResult result = encoder.encode(chars, bytes, ended);
            if (result.isError()) {
                result.throwException();
            }
            bytes.flip();
        }
        return bytes.hasRemaining();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
