package dosi.loader;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Tables as they come, and worse: blanks, quotes, line breaks in cells, all line ends, letters of many scripts,
/// cells too few and too many, broken quotes and bytes, made up from a seed.
final class RandomTable {

    static final List<String> COLUMNS = List.of("id", "이름", "c 2", "c3", "c4");

    private static final List<String> CELLS =
            List.of(
                    "",
                    "",
                    " ",
                    "a",
                    "1",
                    "-",
                    "N/A",
                    "12O",
                    "1.50",
                    "-7",
                    "1e5",
                    "true",
                    "2025",
                    "2025-03-01",
                    "2025-02-29",
                    "2024-02-29",
                    "2025-03-01T00:00:00+09:00",
                    "24:00:00",
                    "12:30:00",
                    "가나다",
                    "가 나",
                    " x ",
                    "\u3000전각\u00A0",
                    "e\u0301",
                    "\uFEFFz",
                    "漢字",
                    "\u1112\u1161\u11AB",
                    "é",
                    "😀",
                    "<b>",
                    "q\"q",
                    "\"",
                    "a/b c",
                    "a,b",
                    "줄\n바꿈",
                    "x\r\ny",
                    "\\",
                    "\t",
                    "100%",
                    "http://x.y/z",
                    "rel",
                    "ko",
                    "ko-KR",
                    "urn:x-arq:DefaultGraph",
                    "0000",
                    "2025-03-01T24:00:00",
                    "1.",
                    "+5",
                    "\u0001",
                    "\u0085n");

    private final Random random;
    private final SourceDescription source;
    private final boolean onlyAscii949;

    /// @param in949 whether only characters are used that x-windows-949 has
    RandomTable(Random random, SourceDescription source, boolean in949) {
        this.random = random;
        this.source = source;
        this.onlyAscii949 = in949;
    }

    byte[] make(Charset charset) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (charset.equals(StandardCharsets.UTF_8) && one(8)) {
            out.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        }
        out.writeBytes(text(charset).getBytes(charset));
        byte[] bytes = out.toByteArray();
        if (one(25) && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) (0x80 + random.nextInt(0x80));
        }
        return bytes;
    }

    private String text(Charset charset) {
        String lineEnd = one(8) ? "\r" : one(4) ? "\r\n" : "\n";
        boolean clean = one(2);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < source.skipRows(); i++) {
            text.append("제목, \"").append(i).append(lineEnd);
        }
        for (int i = 0; i < source.headerRows(); i++) {
            List<String> names = new ArrayList<>();
            for (String name : COLUMNS) {
                names.add(i == 0 ? name : one(2) ? name : "");
            }
            line(names, text, lineEnd);
        }
        int rows = one(10) ? 0 : random.nextInt(30);
        for (int row = 0; row < rows; row++) {
            if (!clean && one(15)) {
                text.append(lineEnd);
                continue;
            }
            List<String> cells = new ArrayList<>();
            int count = COLUMNS.size() + (clean || !one(20) ? 0 : random.nextInt(3) - 1);
            for (int i = 0; i < count; i++) {
                cells.add(cell(charset));
            }
            line(cells, text, lineEnd);
        }
        if (!clean && one(8)) {
            text.insert(random.nextInt(text.length() + 1), one(2) ? "\"" : lineEnd);
        }
        if (one(4)) {
            text.setLength(Math.max(0, text.length() - 1 - random.nextInt(clean ? 1 : 6)));
        }
        return text.toString();
    }

    private String cell(Charset charset) {
        String cell = CELLS.get(random.nextInt(CELLS.size()));
        return onlyAscii949 && !charset.newEncoder().canEncode(cell) ? "못" : cell;
    }

    private void line(List<String> cells, StringBuilder text, String lineEnd) {
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            char quote = source.quote();
            boolean needed =
                    cell.indexOf(source.delimiter()) >= 0
                            || cell.indexOf('\n') >= 0
                            || cell.indexOf('\r') >= 0
                            || (!cell.isEmpty() && cell.charAt(0) == quote);
            text.append(i > 0 ? String.valueOf(source.delimiter()) : "");
            if (needed || one(6)) {
                text.append(quote)
                        .append(cell.replace("" + quote, "" + quote + quote))
                        .append(quote);
            } else {
                text.append(cell);
            }
        }
        text.append(lineEnd);
    }

    private boolean one(int of) {
        return random.nextInt(of) == 0;
    }
}
