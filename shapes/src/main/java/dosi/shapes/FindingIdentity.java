package dosi.shapes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.path.Path;
import org.jspecify.annotations.Nullable;

/// What makes a finding the same finding in another run: constraint, focus node, path and value. Not its words, which
/// change with the shape, and not its rows, which move when a row is put in above them.
final class FindingIdentity {

    private static final int DIGITS = 16;

    private FindingIdentity() {}

    static String of(
            ShapeConstraint source, Node focus, @Nullable Path path, @Nullable Node value) {
        return hash(
                String.join(
                        "\n",
                        source.id(),
                        source.component().toString(),
                        focus.toString(),
                        String.valueOf(path),
                        String.valueOf(value)));
    }

    /// The first sixteen hexadecimal digits of the SHA-256 of a text.
    static String hash(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGITS / 2);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
