package dosi.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dosi.diagnostics.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsPageTest {

    @Test
    void everyCodeIsExplainedOnThePageAndUsedOnce() throws IOException {
        String page =
                Files.readString(
                        Path.of(System.getProperty("dosi.root", ".."), "docs", "problems.md"));
        List<ProblemKind> kinds = new ArrayList<>(List.of(MappingProblem.values()));
        kinds.addAll(List.of(RowProblem.values()));
        kinds.addAll(List.of(AuthorProblem.values()));
        for (ProblemKind kind : kinds) {
            assertTrue(page.contains("| " + kind.code() + " |"), kind.code());
        }
        assertEquals(kinds.size(), kinds.stream().map(ProblemKind::code).distinct().count());
    }
}
