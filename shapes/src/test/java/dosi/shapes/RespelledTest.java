package dosi.shapes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RespelledTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    12O|-?\\d+|120
                    l2|-?\\d+|12
                    1,200|-?\\d+|1200
                    1,200대|-?\\d+|1200
                    120 명|-?\\d+|120
                    12.0|-?\\d+|12
                    １２０|-?\\d+|120
                    2024.5.1|\\d{4}-\\d{2}-\\d{2}|2024-05-01
                    2024년 5월 1일|\\d{4}-\\d{2}-\\d{2}|2024-05-01
                    20240501|\\d{4}-\\d{2}-\\d{2}|2024-05-01
                    2024-05-01 9:30|[-\\d]{10}T[:\\d]{8}|2024-05-01T09:30:00
                    9:30|[:\\d]{8}|09:30:00
                    TRUE|true|true
                    """)
    void aUsualSpellingBecomesTheOneThatIsAskedFor(String text, String right, String expected) {
        assertEquals(
                Optional.of(expected), Respelled.of(text, spelling -> spelling.matches(right)));
    }

    @Test
    void whatWouldBeWrongIsNotTold() {
        assertEquals(Optional.empty(), Respelled.of("3만", text -> text.matches("\\d+")));
        assertEquals(Optional.empty(), Respelled.of("many", text -> text.matches("\\d+")));
    }
}
