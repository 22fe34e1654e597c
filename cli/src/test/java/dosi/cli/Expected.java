package dosi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a dataset's `expected.tsv` says about one of its inputs (`sample` or `real`).
///
/// @param files names of the files, relative to the input's folder
/// @param counts the exact numbers: `rows`, `mapped`, `quarantined`, `skipped`, `problem <code>`,
///     `finding <shape>`; what is not listed is expected not to occur
record Expected(List<String> files, Map<String, Long> counts) {

    static Expected read(Path file, String input) throws IOException {
        List<String> files = new ArrayList<>();
        Map<String, Long> counts = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.strip().split("\t", -1);
            if (cells.length < 3 || !cells[0].equals(input)) {
                continue;
            }
            if (cells[1].equals("file")) {
                files.add(cells[2]);
            } else {
                counts.put(cells[1], Long.parseLong(cells[2]));
            }
        }
        return new Expected(files, counts);
    }
}
