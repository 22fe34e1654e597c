package dosi.loader;

import java.nio.ByteBuffer;

/// Well-formed byte sequences of UTF-8 (Unicode Standard, table 3-7), over buffers that may cut a
/// character.
final class Utf8Check {
    private static final long NOT_ASCII = 0x8080808080808080L;

    /// Hangul in UTF-8 has three bytes. So many valid ones do not happen by chance in another charset: the
    /// file is UTF-8, and what is wrong in it is a broken byte.
    static final int CERTAINLY_UTF_8 = 10;

    private long offset;
    private long characterAt;
    private int pending;
    private int low = 0x80;
    private int high = 0xBF;
    private long wrongAt = -1;
    private int threeByteCharacters;

    /// False once a byte is wrong.
    boolean accept(byte[] bytes, int from, int to) {
        ByteBuffer longs = ByteBuffer.wrap(bytes);
        int i = from;
        while (i < to) {
            if (pending == 0 && bytes[i] >= 0) {
                // most text is ASCII: eight bytes at once
                boolean eight = i + Long.BYTES <= to && (longs.getLong(i) & NOT_ASCII) == 0;
                i += eight ? Long.BYTES : 1;
                continue;
            }
            if (!step(bytes[i] & 0xFF, offset + i - from)) {
                return false;
            }
            i++;
        }
        offset += to - from;
        return true;
    }

    /// How many characters of three bytes were found, counted only up to a few.
    int threeByteCharacters() {
        return threeByteCharacters;
    }

    private boolean step(int b, long at) {
        if (pending > 0) {
            if (b < low || b > high) {
                wrongAt = characterAt;
                return false;
            }
            low = 0x80;
            high = 0xBF;
            pending--;
            return true;
        }
        characterAt = at;
        if (b >= 0xC2 && b <= 0xDF) {
            pending = 1;
        } else if (b >= 0xE0 && b <= 0xEF) {
            pending = 2;
            low = b == 0xE0 ? 0xA0 : 0x80;
            high = b == 0xED ? 0x9F : 0xBF;
            threeByteCharacters += threeByteCharacters < CERTAINLY_UTF_8 ? 1 : 0;
        } else if (b >= 0xF0 && b <= 0xF4) {
            pending = 3;
            low = b == 0xF0 ? 0x90 : 0x80;
            high = b == 0xF4 ? 0x8F : 0xBF;
        } else {
            wrongAt = at;
            return false;
        }
        return true;
    }

    /// Offset of the first wrong byte, a character cut by the end of the file included; -1 if none.
    long end() {
        return wrongAt < 0 && pending > 0 ? characterAt : wrongAt;
    }
}
