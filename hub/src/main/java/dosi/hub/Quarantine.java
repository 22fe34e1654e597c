package dosi.hub;

import dosi.loader.QuarantinedRow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The file of rows that could not become triples: the columns as published, then where each row stood and
/// why it was set aside, so that it can be corrected in a spreadsheet and loaded again.
///
/// UTF-8 with a byte order mark, which spreadsheets need to show Korean. The file has a name with the number
/// of its change until that change is committed.
final class Quarantine implements AutoCloseable {

    private static final String PART = ".part";
    private static final List<String> EXTRA =
            List.of("dosi:file", "dosi:row", "dosi:reason-ko", "dosi:reason-en");

    private final Path part;
    private final Path file;
    private @Nullable BufferedWriter out;
    private List<String> header = List.of();

    /// @param file where the rows shall stand in the end
    /// @param sequence of the change with which they shall get there
    Quarantine(Path file, long sequence) {
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + "." + sequence + PART);
    }

    void add(QuarantinedRow row) throws IOException {
        BufferedWriter writer = out;
        if (writer == null) {
            Files.createDirectories(part.toAbsolutePath().getParent());
            writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8);
            writer.write('\ufeff');
            out = writer;
            writeHeader(writer, row);
        } else if (!row.header().equals(header)) {
            writeHeader(writer, row);
        }
        List<String> cells = new ArrayList<>(row.cells());
        while (cells.size() < header.size()) {
            cells.add("");
        }
        cells.add(row.place().file());
        cells.add(Long.toString(row.place().line()));
        cells.add(row.reason().what().ko());
        cells.add(row.reason().what().en());
        writeLine(writer, cells);
    }

    private void writeHeader(BufferedWriter writer, QuarantinedRow row) throws IOException {
        header = row.header();
        List<String> names = new ArrayList<>(header);
        if (names.isEmpty()) {
            names.add("record");
        }
        names.addAll(EXTRA);
        writeLine(writer, names);
    }

    private static void writeLine(BufferedWriter writer, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                writer.write(',');
            }
            String cell = cells.get(i);
            boolean plain =
                    cell.indexOf(',') < 0
                            && cell.indexOf('"') < 0
                            && cell.indexOf('\n') < 0
                            && cell.indexOf('\r') < 0;
            writer.write(plain ? cell : '"' + cell.replace("\"", "\"\"") + '"');
        }
        writer.write("\r\n");
    }

    /// Ends writing, before the change is committed.
    ///
    /// @return where the rows will stand; empty where there are none
    Optional<Path> finish() throws IOException {
        if (out == null) {
            return Optional.empty();
        }
        out.close();
        return Optional.of(file);
    }

    /// Gives the file its name, after the change was committed. Rows of an earlier load of the same edition
    /// are replaced.
    void keep() throws IOException {
        if (Files.exists(part)) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(file);
        }
        out = null;
    }

    /// Drops what was not kept.
    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
        Files.deleteIfExists(part);
    }

    /// After a crash: names the files of committed changes and drops the others.
    static void recover(Path folder, long lastSequence) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> parts;
        try (Stream<Path> files = Files.walk(folder)) {
            parts = files.filter(file -> file.toString().endsWith(PART)).toList();
        }
        for (Path part : parts) {
            String name = part.getFileName().toString();
            String withSequence = name.substring(0, name.length() - PART.length());
            int dot = withSequence.lastIndexOf('.');
            if (Long.parseLong(withSequence.substring(dot + 1)) <= lastSequence) {
                Files.move(
                        part,
                        part.resolveSibling(withSequence.substring(0, dot)),
                        StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.delete(part);
            }
        }
    }
}
