package dosi.endpoint;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// A whole answer in memory. Immutable: who gives the body does not change it afterwards.
final class KeptAnswer {

    private final String service;
    private final String contentType;
    private final byte[] body;
    private final boolean gzip;
    private final long length;

    /// @param service which service gave it
    /// @param body compressed where `gzip` says so
    /// @param length of the body as it is without compression
    KeptAnswer(String service, String contentType, byte[] body, boolean gzip, long length) {
        this.service = service;
        this.contentType = contentType;
        this.body = body;
        this.gzip = gzip;
        this.length = length;
    }

    boolean isOf(String otherService) {
        return service.equals(otherService);
    }

    int sizeBytes() {
        return body.length;
    }

    /// Sends it, compressed where it is and the client takes it.
    void send(HttpServletResponse response, Optional<EntityTag> tag, boolean gzipTaken)
            throws IOException {
        boolean packed = gzip && gzipTaken;
        response.setContentType(contentType);
        tag.ifPresent(known -> response.setHeader("ETag", known.field(packed)));
        response.setContentLengthLong(packed ? body.length : length);
        if (packed || !gzip) {
            if (packed) {
                response.setHeader("Content-Encoding", "gzip");
            }
            response.getOutputStream().write(body);
            return;
        }
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
            plain.transferTo(response.getOutputStream());
        }
    }
}
