package dosi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `bench/RESULTS.md`: one section for each measurement, replaced when it is made again.
final class ResultsPage {

    private ResultsPage() {}

    /// Replaces the section of a title, or adds it at the end.
    static void write(Path page, String title, String section) throws IOException {
        String text = Files.exists(page) ? Files.readString(page) : "# Measurements\n";
        Files.writeString(page, replaced(text, title, section));
    }

    static String replaced(String page, String title, String section) {
        String heading = "\n## " + title + "\n";
        String fresh = heading + "\n" + section.strip() + "\n";
        int start = page.indexOf(heading);
        if (start < 0) {
            return page.stripTrailing() + "\n" + fresh;
        }
        int next = page.indexOf("\n## ", start + heading.length());
        return page.substring(0, start) + fresh + (next < 0 ? "" : page.substring(next));
    }
}
