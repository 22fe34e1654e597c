package dosi.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dosi.diagnostics.ProblemException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormParametersTest {

    @Test
    void namesAndValuesAreDecoded() {
        FormParameters parameters = read("a=1+2&b=%EA%B0%80%2b&a=&c&=x&&%64=가");
        assertEquals(List.of("1 2", ""), parameters.all("a"));
        assertEquals(Optional.of("가+"), parameters.one("b"));
        assertEquals(Optional.of(""), parameters.one("c"));
        assertEquals(Optional.of("가"), parameters.one("d"));
        assertEquals(Optional.empty(), parameters.one("e"));
    }

    @Test
    void whatMayBeGivenOnceIsNotChosenFromSeveral() {
        assertThrows(ProblemException.class, () -> read("a=1&a=2").one("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%2", "a=%2x", "a=%FF", "a=%C0%AF", "a=%ED%A0%80", "a=%２０"})
    void whatIsNotUtf8IsTold(String text) {
        assertThrows(ProblemException.class, () -> read(text));
    }

    private static FormParameters read(String text) {
        FormParameters parameters = new FormParameters();
        parameters.add(text);
        return parameters;
    }
}
