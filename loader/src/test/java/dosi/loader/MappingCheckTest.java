package dosi.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dosi.diagnostics.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the check of a mapping compares, on a small ontology.
class MappingCheckTest {

    private static final String ONTOLOGY =
            """
            @prefix c: <http://c/> .
            @prefix owl: <http://www.w3.org/2002/07/owl#> .
            @prefix dct: <http://purl.org/dc/terms/> .
            c:name a owl:DatatypeProperty .
            c:title a owl:DatatypeProperty ; owl:deprecated true ; dct:isReplacedBy c:name .
            """;

    @TempDir private Path folder = Path.of("");

    @Test
    void aTermThatWasGivenUpIsToldWithTheOneToUse() throws IOException {
        List<Problem> problems = check("rows.csv", "id,n\n1,a\n", "csv }", "$(n)", "c:title");
        assertEquals(
                List.of("MAP-205 the term <http://c/title> is deprecated: Use <http://c/name>"),
                told(problems));
        assertEquals(9, problems.getFirst().place().line());
    }

    @Test
    void anExpressionThatNeverGivesAValueIsToldAndTermsOfOthersAreLeftAlone() throws IOException {
        List<Problem> problems =
                check(
                        "rows.json",
                        "[{\"id\": 1, \"n\": \"a\"}, {\"id\": 2}]",
                        "jsonpath, iterator: \"$[*]\" }",
                        "$(m)",
                        "<http://d/x>");
        assertEquals(
                List.of(
                        "MAP-202 'm' has no value in any of 2 records: Check the expression, and whether"
                                + " only this file lacks it"),
                told(problems));
    }

    @Test
    void aMappingWithWhichAllIsWellHasNothingToTell() throws IOException {
        assertEquals(List.of(), told(check("rows.csv", "id,n\n1,a\n", "csv }", "$(n)", "c:name")));
    }

    private static List<String> told(List<Problem> problems) {
        return problems.stream()
                .map(
                        problem ->
                                problem.code()
                                        + " "
                                        + problem.what().en()
                                        + ": "
                                        + problem.advice().en())
                .toList();
    }

    private List<Problem> check(
            String name, String rows, String source, String value, String property)
            throws IOException {
        Path file = Files.writeString(folder.resolve(name), rows);
        Path mapping =
                Files.writeString(
                        folder.resolve("mapping.yml"),
                        """
                        prefixes: { c: "http://c/" }
                        sources:
                          rows: { access: "rows*", referenceFormulation: %s
                        mappings:
                          one:
                            sources: rows
                            s: http://c/id/$(id)
                            po:
                              - ["%s", "%s"]
                        """
                                .formatted(source, property.replaceAll("[<>]", ""), value));
        Graph ontology =
                RDFParser.create().source(new StringReader(ONTOLOGY)).lang(Lang.TURTLE).toGraph();
        return new Loader(Lookups.NONE)
                .check(
                        new LoadRequest(
                                "test",
                                List.of(file),
                                SourceDescription.ofKind("CsvSource"),
                                Loader.readMapping(mapping)),
                        ontology,
                        "http://c/");
    }
}
