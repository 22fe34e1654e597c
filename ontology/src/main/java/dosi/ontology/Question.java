package dosi.ontology;

import dosi.diagnostics.Text;

/// A competency question: what people ask of the city, in two languages, and the query that answers it.
///
/// @param id number and short name, for example `01-accident-hotspots`
/// @param title the question as a person asks it
/// @param about one sentence on what the answer shows
/// @param query SPARQL 1.1; may use the prefixes of [Prefixes#city] without declaring them
public record Question(String id, Text title, Text about, String query) {

    /// Reads a query file whose first lines are `# ko:`, `# en:`, `# about-ko:` and `# about-en:`.
    ///
    /// @throws IllegalArgumentException when one of the four is missing
    public static Question parse(String id, String file) {
        return new Question(
                id,
                new Text(header(id, file, "ko"), header(id, file, "en")),
                new Text(header(id, file, "about-ko"), header(id, file, "about-en")),
                file);
    }

    private static String header(String id, String file, String key) {
        String mark = "# " + key + ":";
        return file.lines()
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(mark.length()).strip())
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "question " + id + " has no line " + mark));
    }
}
