package dosi.loader;

import dosi.diagnostics.Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Remembers the rows of a file by 128 bits of their SHA-256, to find one that comes again.
final class DuplicateRows {

    static final Text RULE = new Text("앞선 행과 같은 행", "row equal to an earlier one");

    private record Hash(long high, long low) {}

    private final boolean wanted;
    private final Map<Hash, Long> seen = new HashMap<>();

    DuplicateRows(boolean wanted) {
        this.wanted = wanted;
    }

    /// The number of the earlier row with the same cells, or 0; remembers the row.
    long earlierRow(List<String> fields, long number) {
        if (!wanted) {
            return 0;
        }
        Long earlier = seen.putIfAbsent(hash(fields), number);
        return earlier == null ? 0 : earlier;
    }

    private static Hash hash(List<String> fields) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String field : fields) {
                digest.update(field.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0x1F);
            }
            java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(digest.digest());
            return new Hash(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
