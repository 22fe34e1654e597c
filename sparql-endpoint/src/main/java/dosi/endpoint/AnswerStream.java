package dosi.endpoint;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/// The body of an answer: kept back up to a bound, so that what goes wrong early can still be told by the
/// status, then sent as it comes, with gzip where the client takes it. Of one thread.
final class AnswerStream extends OutputStream {

    /// Below this, compressing costs more than it saves.
    static final int GZIP_BYTES_MIN = 1024;

    private final HttpServletResponse response;
    private final Optional<EntityTag> tag;
    private final boolean gzip;
    private final int bufferBytesMax;
    private final int copyBytesMax;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private OutputStream sent = OutputStream.nullOutputStream();
    private Optional<Copy> copy = Optional.empty();
    private boolean sending;
    private long length;

    /// What was sent, as far as it is short.
    private static final class Copy extends OutputStream {
        private final OutputStream target;
        private final int bytesMax;
        private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean whole = true;

        Copy(OutputStream target, int bytesMax) {
            this.target = target;
            this.bytesMax = bytesMax;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] written, int offset, int length) throws IOException {
            target.write(written, offset, length);
            if (whole && bytes.size() + length > bytesMax) {
                whole = false;
                bytes = new ByteArrayOutputStream(0);
            }
            if (whole) {
                bytes.write(written, offset, length);
            }
        }

        @Override
        public void close() throws IOException {
            target.close();
        }
    }

    /// @param tag the entity tag of the answer, where it has one
    /// @param gzip whether the client takes it
    /// @param bufferBytesMax how much is kept back
    /// @param copyBytesMax how long an answer may be to be handed out by [#finish]
    AnswerStream(
            HttpServletResponse response,
            Optional<EntityTag> tag,
            boolean gzip,
            int bufferBytesMax,
            int copyBytesMax) {
        this.response = response;
        this.tag = tag;
        this.gzip = gzip;
        this.bufferBytesMax = bufferBytesMax;
        this.copyBytesMax = copyBytesMax;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        length += count;
        if (!sending && kept.size() + count > bufferBytesMax) {
            startSending(gzip);
            kept.writeTo(sent);
            kept.reset();
        }
        (sending ? sent : kept).write(bytes, offset, count);
    }

    private void startSending(boolean compressed) throws IOException {
        sending = true;
        tag.ifPresent(known -> response.setHeader("ETag", known.field(compressed)));
        sent = response.getOutputStream();
        if (compressed) {
            response.setHeader("Content-Encoding", "gzip");
            Copy target = new Copy(sent, copyBytesMax);
            copy = Optional.of(target);
            sent = new GZIPOutputStream(target, 8192);
        }
    }

    /// How many bytes were written, before compression.
    long length() {
        return length;
    }

    /// Whether bytes may already be on their way.
    boolean isSending() {
        return sending;
    }

    /// Does nothing: writers flush often, and a flush would send what is to be kept back.
    @Override
    public void flush() {}

    /// Does nothing; [#finish] ends the answer. Writers close what they are given, also where they fail.
    @Override
    public void close() {}

    /// Ends an answer that is complete.
    ///
    /// @return the whole answer, where it is short enough and was not sent without compression
    Optional<KeptAnswer> finish(String service) throws IOException {
        String type = response.getContentType();
        if (sending) {
            sent.close();
            return copy.filter(target -> target.whole)
                    .map(
                            target ->
                                    new KeptAnswer(
                                            service,
                                            type,
                                            target.bytes.toByteArray(),
                                            true,
                                            length));
        }
        boolean worth = kept.size() >= GZIP_BYTES_MIN;
        sending = true;
        KeptAnswer answer =
                new KeptAnswer(
                        service,
                        type,
                        worth ? compressed(kept) : kept.toByteArray(),
                        worth,
                        kept.size());
        answer.send(response, tag, gzip);
        return Optional.of(answer);
    }

    private static byte[] compressed(ByteArrayOutputStream plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.size() / 4);
        try (OutputStream out = new GZIPOutputStream(packed, 8192)) {
            plain.writeTo(out);
        }
        return packed.toByteArray();
    }
}
