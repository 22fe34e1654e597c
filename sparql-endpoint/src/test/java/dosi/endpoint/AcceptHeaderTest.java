package dosi.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AcceptHeaderTest {

    private static final List<String> OFFERS =
            List.of("application/sparql-results+json", "text/csv", "text/turtle");

    @Test
    void theHighestQualityWins() {
        assertEquals(Optional.of("text/csv"), best("text/turtle;q=0.3, text/csv;q=0.8"));
        assertEquals(Optional.of("text/turtle"), best("text/csv;q=0.2,text/turtle"));
    }

    @Test
    void theMoreSpecificRangeTellsTheQuality() {
        assertEquals(Optional.of("text/turtle"), best("text/*;q=0.9, text/csv;q=0.1, */*;q=0.5"));
        assertEquals(Optional.of("application/sparql-results+json"), best("text/csv;q=0, */*"));
    }

    @Test
    void amongEqualsTheServersOrderDecides() {
        assertEquals(
                Optional.of("application/sparql-results+json"),
                best("text/csv, application/sparql-results+json"));
        assertEquals(Optional.of("application/sparql-results+json"), best("*/*"));
    }

    @Test
    void withoutTheFieldEverythingIsTaken() {
        assertEquals(
                Optional.of("application/sparql-results+json"),
                AcceptHeader.of(Collections.emptyEnumeration()).best(OFFERS));
    }

    @Test
    void whatIsNotOfferedIsNotGiven() {
        assertEquals(Optional.empty(), best("image/png"));
        assertEquals(Optional.empty(), best("text/csv;q=0"));
    }

    @Test
    void parametersAndCaseDoNotMatter() {
        assertEquals(Optional.of("text/csv"), best("Text/CSV; charset=utf-8; Q=0.5"));
        assertEquals(Optional.of("text/csv"), best(", ;;, text/csv;q=nonsense, text/csv;q=0.1"));
    }

    @Test
    void aLanguageMatchesItsRegions() {
        AcceptHeader korean = header("ko-KR,ko;q=0.9,en;q=0.8");
        assertEquals(Optional.of("ko"), korean.best(List.of("en", "ko")));
        assertEquals(Optional.of("ko"), header("ko-KR").best(List.of("en", "ko")));
        assertEquals(
                Optional.of("en"), header("de").best(List.of("en")).or(() -> Optional.of("en")));
    }

    @Test
    void aCodingHasToBeNamed() {
        assertTrue(header("gzip, br").takes("gzip"));
        assertFalse(header("gzip;q=0, *").takes("gzip"));
        assertFalse(AcceptHeader.of(Collections.emptyEnumeration()).takes("gzip"));
    }

    private static Optional<String> best(String field) {
        return header(field).best(OFFERS);
    }

    private static AcceptHeader header(String field) {
        return AcceptHeader.of(Collections.enumeration(List.of(field)));
    }
}
