package dosi.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class IriSafeTest {

    @Test
    void hangulStaysAndBlanksAndDelimitersAreEncoded() {
        assertEquals("중앙%20주차장%28북%29", IriSafe.encode("중앙 주차장(북)"));
        assertEquals("a%2Fb%3Fc%23d%25", IriSafe.encode("a/b?c#d%"));
        assertEquals("A-z_0.~", IriSafe.encode("A-z_0.~"));
    }

    @Test
    void decomposedHangulGivesTheSameIriAsComposed() {
        String decomposed = Normalizer.normalize("대구", Normalizer.Form.NFD);
        assertEquals(4, decomposed.length());
        assertEquals("대구", IriSafe.encode(decomposed));
    }

    @Test
    void privateUseAndControlCharactersAreEncodedEmojiStay() {
        assertEquals("%EE%80%80", IriSafe.encode("\uE000"));
        assertEquals("%0A", IriSafe.encode("\n"));
        assertEquals("🚲", IriSafe.encode("🚲"));
    }

    @Test
    void aUriHasAsciiOnly() {
        assertEquals("%EC%96%91%ED%98%B8", IriSafe.encodeAscii("양호"));
    }

    @Test
    void validIrisAreToldFromOthers() {
        assertTrue(IriSafe.isValid("https://city.kr/공원?a=b#c"));
        assertTrue(IriSafe.isValid("urn:ngsi-ld:Parking:1"));
        assertTrue(IriSafe.isValid("http://[::1]/x"));
        assertFalse(IriSafe.isValid("중앙"));
        assertFalse(IriSafe.isValid("http://city.kr/a b"));
        assertFalse(IriSafe.isValid("http://city.kr/100%"));
        assertFalse(IriSafe.isValid("http://city.kr/<x>"));
        assertFalse(IriSafe.isValid("http:///x"));
        assertFalse(IriSafe.isValid("http:x"));
        assertFalse(IriSafe.isValid("http://city.kr/\uD800"));
    }

    @Test
    void languageTagsAreToldFromOthers() {
        assertTrue(IriSafe.isLanguageTag("ko"));
        assertTrue(IriSafe.isLanguageTag("zh-Hant-TW"));
        assertTrue(IriSafe.isLanguageTag("x-dosi"));
        assertFalse(IriSafe.isLanguageTag("a-english"));
        assertFalse(IriSafe.isLanguageTag("한국어"));
        assertFalse(IriSafe.isLanguageTag(""));
        assertFalse(IriSafe.isLanguageTag("ko-"));
    }
}
