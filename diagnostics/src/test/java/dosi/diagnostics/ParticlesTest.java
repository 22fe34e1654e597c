package dosi.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParticlesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    주차장|주차장은
                    번호|번호는
                    행정동|행정동은
                    '주차구획수'|'주차구획수'는
                    "12O"|"12O"는
                    "12L"|"12L"은
                    주차구획수(대)|주차구획수(대)는
                    면적(㎡, 전체)|면적(㎡, 전체)은
                    0|0은
                    2|2는
                    3|3은
                    7|7은
                    12.5|12.5는
                    10|10은
                    1,000|1,000은
                    1000000000000|1000000000000는
                    0.10|0.10은
                    -9999|-9999는
                    CCTV|CCTV는
                    URL|URL은
                    SHACL|SHACL은
                    PM|PM은
                    capacity|capacity는
                    parkingSpaces|parkingSpaces는
                    format|format은
                    point|point는
                    title|title은
                    name|name은
                    date|date는
                    building|building은
                    block|block은
                    50%|50%는
                    …|…은(는)
                    駐車場|駐車場은(는)
                    """)
    void theParticleFollowsHowTheWordIsRead(String word, String expected) {
        assertEquals(expected, Particles.after(word, "은(는)"));
    }

    @ParameterizedTest
    @CsvSource({
        "주차장,이(가),주차장이",
        "도로,이(가),도로가",
        "주차장,을(를),주차장을",
        "도로,을(를),도로를",
        "주차장,과(와),주차장과",
        "도로,와(과),도로와",
        "서울,(으)로,서울로",
        "도로,(으)로,도로로",
        "주차장,(으)로,주차장으로",
        "7,으로(로),7로",
        "6,으로(로),6으로",
        "정수,(이)다,정수다",
        "주차장,(이)다,주차장이다",
        "도로,(이)나,도로나",
        "정수,이어야(여야),정수여야",
        "서울,이어야(여야),서울이어야",
        "주차장,이기도(기도),주차장이기도"
    })
    void everyPairHasItsForms(String word, String pair, String expected) {
        assertEquals(expected, Particles.after(word, pair));
    }

    @Test
    void aPairBehindAQuotationMarkFitsTheWordInside() {
        StringBuilder sentence = new StringBuilder("번호 \"7");
        Particles.append(sentence, "\"을(를) 둘이 쓴다");
        assertEquals("번호 \"7\"을 둘이 쓴다", sentence.toString());
    }

    @Test
    void aPairBehindABracketFitsTheWordBeforeIt() {
        StringBuilder sentence = new StringBuilder("주차구획수(대");
        Particles.append(sentence, ")이(가) 없다");
        assertEquals("주차구획수(대)가 없다", sentence.toString());
    }

    @Test
    void aPieceThatBeginsOtherwiseStaysAsItIs() {
        assertEquals("서울 시에서 번호을(를)", Particles.after("서울", " 시에서 번호을(를)"));
    }

    @Test
    void aSentenceMayLeaveItsSubjectOut() {
        assertEquals("정수가 아니다", Particles.without("은(는) 정수가 아니다"));
        assertEquals("정수가 아니다", Particles.without("정수가 아니다"));
    }
}
