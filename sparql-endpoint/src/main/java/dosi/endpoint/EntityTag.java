package dosi.endpoint;

import dosi.hub.Hashes;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collections;

/// A strong entity tag (RFC 9110, section 8.8.3): the same for the same bytes, another where anything that the
/// answer depends on is another. A body that is compressed has a tag of its own.
///
/// @param name without quotes
record EntityTag(String name) {

    private static final String GZIP = "-gzip";

    /// @param parts all that the answer depends on
    static EntityTag of(String... parts) {
        MessageDigest sha256 = Hashes.sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            sha256.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            sha256.update(bytes);
        }
        byte[] half = new byte[16];
        System.arraycopy(sha256.digest(), 0, half, 0, half.length);
        return new EntityTag(Base64.getUrlEncoder().withoutPadding().encodeToString(half));
    }

    /// The value of the field `ETag`.
    String field(boolean gzip) {
        return '"' + name + (gzip ? GZIP : "") + '"';
    }

    /// Whether a client that asks with `If-None-Match` has this already, compressed or not.
    boolean isIn(HttpServletRequest request) {
        for (String field : Collections.list(request.getHeaders("If-None-Match"))) {
            for (String given : field.split(",", -1)) {
                String tag = given.strip().replaceFirst("^W/", "");
                if (tag.equals("*") || tag.equals(field(false)) || tag.equals(field(true))) {
                    return true;
                }
            }
        }
        return false;
    }
}
