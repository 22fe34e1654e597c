package dosi.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/// What a programmer writes for one file and one mapping only (`rml/air.yml`): the yardstick of the engines.
///
/// It knows the columns, trusts the cells, checks and reports nothing. One thread.
final class HandMapping {

    private static final byte[] SUBJECT = bytes("<http://city.example/obs/");
    private static final byte[] TYPE =
            bytes(
                    "> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
                            + " <http://www.w3.org/ns/sosa/ObservationCollection> .\n");
    private static final byte[] SENSOR =
            bytes("> <http://www.w3.org/ns/sosa/madeBySensor>" + " <http://city.example/sensor/");
    private static final byte[] TIME = bytes("> <http://www.w3.org/ns/sosa/resultTime> \"");
    private static final byte[] DATE_TIME =
            bytes("\"^^<http://www.w3.org/2001/XMLSchema#dateTime> .\n");
    private static final byte[] QUALITY =
            bytes("> <http://city.example/def/quality> <http://city.example/quality/");
    private static final byte[] WKT =
            bytes("> <http://www.opengis.net/ont/geosparql#asWKT> \"POINT(");
    private static final byte[] WKT_LITERAL =
            bytes(")\"^^<http://www.opengis.net/ont/geosparql#wktLiteral> .\n");
    private static final byte[] MEMBER =
            bytes("> <http://www.w3.org/ns/sosa/hasMember> <http://city.example/obs/");
    private static final byte[] RESULT = bytes("> <http://www.w3.org/ns/sosa/hasSimpleResult> \"");
    private static final byte[] DECIMAL =
            bytes("\"^^<http://www.w3.org/2001/XMLSchema#decimal> .\n");
    private static final byte[] END = bytes("> .\n");
    private static final byte[][] PARTS = {
        bytes("/pm10"), bytes("/pm25"), bytes("/o3"), bytes("/no2"), bytes("/co")
    };
    private static final byte[][] UNITS = {
        unit("MicroGM-PER-M3"), unit("MicroGM-PER-M3"), unit("PPM"), unit("PPM"), unit("PPM")
    };
    private static final byte[] HEX = bytes("0123456789ABCDEF");

    private final OutputStream out;
    private byte[] buffer = new byte[1 << 16];
    private int size;

    private HandMapping(OutputStream out) {
        this.out = out;
    }

    /// Maps a file to N-Triples.
    static void map(Path csv, OutputStream out) throws IOException {
        HandMapping mapping = new HandMapping(out);
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(csv)) {
            boolean header = true;
            for (CsvRecord row : rows) {
                if (!header) {
                    mapping.row(row);
                }
                header = false;
            }
        }
        out.write(mapping.buffer, 0, mapping.size);
    }

    private void row(CsvRecord row) throws IOException {
        if (size > 1 << 15) {
            out.write(buffer, 0, size);
            size = 0;
        }
        int begin = size;
        addSafe(row.getField(0));
        add('/');
        addSafe(row.getField(1));
        byte[] id = Arrays.copyOfRange(buffer, begin, size);
        size = begin;

        add(SUBJECT, id, TYPE);
        add(SUBJECT, id, SENSOR);
        addSafe(row.getField(0));
        add(END);
        add(SUBJECT, id, TIME);
        addEscaped(row.getField(1));
        add(DATE_TIME);
        add(SUBJECT, id, QUALITY);
        addSafe(row.getField(9));
        add(END);
        add(SUBJECT, id, WKT);
        addEscaped(row.getField(8));
        add(' ');
        addEscaped(row.getField(7));
        add(WKT_LITERAL);
        for (byte[] part : PARTS) {
            add(SUBJECT, id, MEMBER);
            add(id, part, END);
        }
        for (int i = 0; i < PARTS.length; i++) {
            add(SUBJECT, id, PARTS[i]);
            add(RESULT);
            addEscaped(row.getField(2 + i));
            add(DECIMAL);
            add(SUBJECT, id, PARTS[i]);
            add(UNITS[i]);
        }
    }

    private void add(byte[] one, byte[] two, byte[] three) {
        add(one);
        add(two);
        add(three);
    }

    private void add(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    private void add(int ascii) {
        room(1);
        buffer[size++] = (byte) ascii;
    }

    private void addEscaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                add('\\');
            }
            addUtf8(text, i, c);
        }
    }

    private void addSafe(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean safe =
                    c >= 0x80
                            || Character.isLetterOrDigit(c)
                            || c == '-'
                            || c == '.'
                            || c == '_'
                            || c == '~';
            if (safe) {
                addUtf8(text, i, c);
            } else {
                add('%');
                add(HEX[c >> 4]);
                add(HEX[c & 15]);
            }
        }
    }

    private void addUtf8(String text, int index, char c) {
        if (c < 0x80) {
            add(c);
        } else if (!Character.isLowSurrogate(c)) {
            add(bytes(new String(Character.toChars(text.codePointAt(index)))));
        }
    }

    private void room(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }

    private static byte[] unit(String name) {
        return bytes(
                "> <http://qudt.org/schema/qudt/unit> <http://qudt.org/vocab/unit/"
                        + name
                        + "> .\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
