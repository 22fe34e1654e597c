package dosi.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    private enum Kind implements ProblemKind {
        BAD_CELL(Severity.ERROR),
        ODD_CELL(Severity.WARNING);

        private final Severity severity;

        Kind(Severity severity) {
            this.severity = severity;
        }

        @Override
        public ProblemTemplate template() {
            return new ProblemTemplate(
                    this == BAD_CELL ? "TEST-100" : "TEST-101",
                    severity,
                    new Text("'{0}'이(가) 수가 아니다: \"{1}\"", "'{0}' is not a number: \"{1}\""),
                    new Text("칸을 고친다", "Correct the cell"));
        }
    }

    @Test
    void aMessageNamesPlaceValueAdviceAndCode() {
        Problem problem = Kind.BAD_CELL.at(new Place("lots.csv", 118, 7), "capacity", "12O");
        assertEquals(
                "lots.csv:118:7: 'capacity' is not a number: \"12O\". Correct the cell. [TEST-100]",
                problem.toString());
        assertEquals(
                "lots.csv:118:7: 'capacity'가 수가 아니다: \"12O\". 칸을 고친다. [TEST-100]",
                problem.message(Locale.KOREAN));
    }

    @Test
    void bracesInAValueAreShownAsTheyAre() {
        Problem problem = Kind.BAD_CELL.at(Place.of("a.csv"), "{1}", "{x} {0");
        assertEquals("'{1}' is not a number: \"{x} {0\"", problem.what().en());
    }

    @Test
    void aTemplateWithoutItsArgumentIsRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> Kind.BAD_CELL.at(Place.of("a.csv"), "x"));
    }

    @Test
    void aPlaceShowsOnlyWhatIsKnown() {
        assertEquals("a.csv", Place.of("a.csv").toString());
        assertEquals("a.csv:3", Place.of("a.csv", 3).toString());
        assertThrows(IllegalArgumentException.class, () -> new Place("a.csv", -1, 0));
    }

    @Test
    void problemsAreKeptInOrderAndCountedBySeverity() {
        Problems problems = new Problems();
        problems.add(Kind.ODD_CELL.at(Place.of("a.csv", 2), "a", "b"));
        assertFalse(problems.hasErrors());
        problems.add(Kind.BAD_CELL.at(Place.of("a.csv", 3), "a", "b"));
        assertTrue(problems.hasErrors());
        assertEquals(1, problems.count(Severity.WARNING));
        assertEquals(List.of(2L, 3L), problems.list().stream().map(p -> p.place().line()).toList());
        ProblemException thrown = assertThrows(ProblemException.class, problems::throwIfErrors);
        assertEquals(2, thrown.problems().size());
    }

    @Test
    void beyondTheLimitProblemsAreCountedAndNotKept() {
        Problems problems = new Problems();
        for (int number = 0; number < Problems.KEPT_MAX + 5; number++) {
            problems.add(Kind.ODD_CELL.at(Place.of("a.csv", number), "a", "b"));
        }
        assertEquals(Problems.KEPT_MAX, problems.list().size());
        assertEquals(Problems.KEPT_MAX + 5L, problems.count());
        assertFalse(problems.complete());
    }

    @Test
    void theNearestNameForgivesATypingMistakeAndNothingMore() {
        List<String> known = List.of("parking", "accident", "park");
        assertEquals("parking", Nearest.to("prking", known).orElseThrow());
        assertEquals("accident", Nearest.to("ACCIDETN", known).orElseThrow());
        assertTrue(Nearest.to("weather", known).isEmpty());
    }
}
