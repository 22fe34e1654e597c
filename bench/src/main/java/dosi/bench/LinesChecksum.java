package dosi.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the lines of a file are, in numbers: equal numbers mean equal lines.
///
/// @param lines how many lines
/// @param anyOrder the sum of the hashes of the lines: equal where the same lines stand in another order
/// @param inOrder a hash that depends on the order too: equal only for equal files
record LinesChecksum(long lines, long anyOrder, long inOrder) {

    private static final long FNV_PRIME = 0x100000001B3L;
    private static final long FNV_BASIS = 0xCBF29CE484222325L;

    static LinesChecksum of(Path file) throws IOException {
        long lines = 0;
        long anyOrder = 0;
        long inOrder = FNV_BASIS;
        long hash = FNV_BASIS;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int size = in.read(buffer); size >= 0; size = in.read(buffer)) {
                for (int i = 0; i < size; i++) {
                    hash = (hash ^ buffer[i]) * FNV_PRIME;
                    if (buffer[i] == '\n') {
                        long mixed = mix(hash);
                        lines++;
                        anyOrder += mixed;
                        inOrder = (inOrder ^ mixed) * FNV_PRIME;
                        hash = FNV_BASIS;
                    }
                }
            }
        }
        return new LinesChecksum(lines, anyOrder, inOrder);
    }

    /// The finaliser of MurmurHash3, so that sums of hashes do not cancel out.
    private static long mix(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
