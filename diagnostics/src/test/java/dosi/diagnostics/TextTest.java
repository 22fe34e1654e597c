package dosi.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void placesAreFilledInBothLanguagesWithTheFittingParticle() {
        Text template = new Text("'{0}'은(는) {1}이(가) 아니다", "'{0}' is not {1}: {x}");
        Text filled = template.with("12O", new Text("정수", "an integer"));
        assertEquals("'12O'는 정수가 아니다", filled.ko());
        assertEquals("'12O' is not an integer: {x}", filled.en());
    }

    @Test
    void whatStandsInAnArgumentIsNotFilledAgain() {
        assertEquals("{1} 이(가) x 있다", new Text("{0} {1} 있다", "{0}").with("{1} 이(가)", "x").ko());
    }

    @Test
    void aPlaceWithoutArgumentIsRefused() {
        Text template = new Text("{1}", "{1}");
        assertThrows(IllegalArgumentException.class, () -> template.with("only one"));
    }
}
