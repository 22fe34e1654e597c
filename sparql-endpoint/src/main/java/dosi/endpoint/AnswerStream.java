package dosi.endpoint;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/// The body of an answer: kept back up to a bound, so that what goes wrong early can still be told by the
/// status, then sent as it comes, with gzip where the client takes it. Of one thread.
final class AnswerStream extends OutputStream {

    /// Below this, compressing costs more than it saves.
    static final int GZIP_BYTES_MIN = 1024;

    private final HttpServletResponse response;
    private final int bufferSizeBytes;
    private final boolean gzip;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private OutputStream sent = OutputStream.nullOutputStream();
    private boolean sending;

    AnswerStream(HttpServletResponse response, int bufferSizeBytes, boolean gzip) {
        this.response = response;
        this.bufferSizeBytes = bufferSizeBytes;
        this.gzip = gzip;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (!sending && kept.size() + length > bufferSizeBytes) {
            startSending(gzip);
        }
        (sending ? sent : kept).write(bytes, offset, length);
    }

    private void startSending(boolean compressed) throws IOException {
        sending = true;
        sent = response.getOutputStream();
        if (compressed) {
            response.setHeader("Content-Encoding", "gzip");
            sent = new GZIPOutputStream(sent, 8192);
        }
        kept.writeTo(sent);
        kept.reset();
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
    void finish() throws IOException {
        if (!sending) {
            boolean compressed = gzip && kept.size() >= GZIP_BYTES_MIN;
            if (!compressed) {
                response.setContentLength(kept.size());
            }
            startSending(compressed);
        }
        sent.close();
    }
}
