package dosi.loader;

import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Compresses pieces of an output, each to a gzip member of its own (RFC 1952), so that several threads can do it.
final class GzipMember implements AutoCloseable {

    /// Magic number, deflate, no flags, no time, no extra flags, unknown system.
    private static final byte[] HEAD = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};

    private static final int STEP_SIZE = 1 << 16;

    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final CRC32 checksum = new CRC32();

    /// Adds the member for a piece.
    void pack(Bytes piece, Bytes out) {
        out.add(HEAD);
        deflater.reset();
        deflater.setInput(piece.array, 0, piece.size);
        deflater.finish();
        while (!deflater.finished()) {
            out.room(STEP_SIZE);
            out.size += deflater.deflate(out.array, out.size, out.array.length - out.size);
        }
        checksum.reset();
        checksum.update(piece.array, 0, piece.size);
        addLittleEndian((int) checksum.getValue(), out);
        addLittleEndian(piece.size, out);
    }

    private static void addLittleEndian(int value, Bytes out) {
        for (int shift = 0; shift < Integer.SIZE; shift += 8) {
            out.add(value >> shift);
        }
    }

    @Override
    public void close() {
        deflater.end();
    }
}
