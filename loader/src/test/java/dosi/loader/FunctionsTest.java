package dosi.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Each function of `docs/functions.md`: what it gives, and what it cannot read.
class FunctionsTest {

    private static final String AREA = "https://w3id.org/dosi/id/area/";
    private static final Map<String, String> AREAS =
            Map.of(
                    "대구광역시", AREA + "2700000000",
                    "대구광역시 중구", AREA + "2711000000",
                    "대구광역시 중구 동인동1가", AREA + "2711010100",
                    "대구광역시 달성군", AREA + "2771000000");
    private static final Lookups LOOKUPS =
            (table, key) ->
                    switch (table) {
                        case "area-by-name" -> AREAS.get(key);
                        case "area-alias" -> key.equals("대구") ? "대구광역시" : null;
                        case "scheme:surface" -> key.equals("건조") ? "https://x/dry" : null;
                        default -> null;
                    };

    @Test
    void numbersLoseTheirThousandsSeparatorsAndNothingElse() {
        gives("100332", "number", "100,332");
        gives("-1234567.50", "number", "-1,234,567.50");
        gives("2.0", "number", " 2.0 ");
        gives("0.440", "number", "0.440");
        gives("1500", "number", "1.5E3");
        givesNothing("number", (String) null);
        refuses("number", "12O", "a number such as 100,332 or 2.5");
        refuses("number", "1,23", "a number such as 100,332 or 2.5");
        refuses("number", "1mm 미만", "a number such as 100,332 or 2.5");
        refuses("number", "1,2345,678", "a number such as 100,332 or 2.5");
    }

    @Test
    void wholeNumbersMayBeWrittenWithAFractionOfZeros() {
        gives("2010", "integer", "2010.0");
        gives("1231", "integer", "1,231");
        gives("-3", "integer", "-3");
        refuses("integer", "2.5", "a whole number such as 12 or 1,200");
        refuses("integer", "정보없음", "a whole number such as 12 or 1,200");
        gives("99", "stripDecimal", "99.0");
        gives("99.5", "stripDecimal", "99.5");
        gives("A.0", "stripDecimal", "A.0");
    }

    @Test
    void numbersAreAdded() {
        gives("1321", "plus", "1320", "1");
        gives("0.3", "plus", "0.1", "0.2");
        gives("-5", "plus", "-5");
    }

    @Test
    void datesInTheUsualForms() {
        for (String date :
                List.of(
                        "2020-09-21",
                        "20200921",
                        "2020.9.21",
                        "2020/9/21",
                        "2020.09.21.",
                        "2020년 9월 21일")) {
            gives("2020-09-21", "date", date);
        }
        gives("2020-09-21", "date", "21/9/2020", "d/M/yyyy");
        gives("2020-09-21", "date", " 2020.9.21 ", "yyyy.M.d");
        refuses("date", "2023-02-30", "a date such as 2023-07-01 or 20230701");
        refuses("date", "2023-13-45", "a date such as 2023-07-01 or 20230701");
        refuses("date", "2023-02-30", "a date in the form 'yyyy-MM-dd'", "yyyy-MM-dd");
        refuses("date", "2020.9.21", "a date in the form 'yyyy-MM-dd'", "yyyy-MM-dd");
    }

    @Test
    void datesWithTimes() {
        gives("2022-01-01T01:00:00+09:00", "dateTime", "2022-01-01 01", "yyyy-MM-dd HH");
        gives("2022-01-01T01:00:00+09:00", "dateTime", "2022-01-01 01");
        gives(
                "2024-05-20T18:05:00+09:00",
                "dateTime",
                "2024년 05월 20일 18시 05분",
                "yyyy년 MM월 dd일 HH시 mm분");
        gives("2024-05-14T10:20:30+09:00", "dateTime", "20240514102030", "yyyyMMddHHmmss");
        gives("2024-05-14T10:20:30+09:00", "dateTime", "20240514102030");
        gives("2018-11-15T20:10:00+09:00", "dateTime", "2018-11-15T20:10:00,000+09:00");
        gives("2018-11-15T20:10:00.25Z", "dateTime", "2018-11-15T20:10:00,250Z");
        gives("2018-11-15T20:10:00+01:00", "dateTime", "2018-11-15 20:10", null, "+01:00");
        gives("2024-05-14T13:05:00+09:00", "dateTime", "2024-05-14 오후 1:05", "yyyy-MM-dd a h:mm");
        refuses("dateTime", "2024-05-14 25:00", "a date and time such as 2022-01-01 01:00");
        refuses("dateTime", "어제", "a date and time such as 2022-01-01 01:00");
        refuses(
                "dateTime",
                "2024-02-30 10:00",
                "a date in the form 'yyyy-MM-dd HH:mm'",
                "yyyy-MM-dd HH:mm");
    }

    @Test
    void twentyFourOClockIsTheNextDay() {
        gives("2024-05-03T00:00:00+09:00", "dateTime", "2024-05-02 24:00", "yyyy-MM-dd HH:mm");
        gives("2024-03-01T00:00:00+09:00", "dateTime", "2024-02-29 24:00");
        gives("2025-01-01T00:00:00+09:00", "dateTime", "2024123124", "yyyyMMddHH");
        refuses(
                "dateTime",
                "2024-05-02 24:30",
                "a date in the form 'yyyy-MM-dd HH:mm'",
                "yyyy-MM-dd HH:mm");
        gives("24:00:00", "time", "24:00");
    }

    @Test
    void timesAreMoved() {
        gives("2024-01-01T00:30:00+09:00", "plusHours", "2023-12-31T23:30:00+09:00", "1");
        gives("2023-12-31T22:00:00Z", "plusMinutes", "2023-12-31T23:30:00Z", "-90");
        gives("2023-12-31T23:30:00.5+09:00", "plusSeconds", "2023-12-31T23:30:00+09:00", "0.5");
        givesNothing("plusHours", "2023-12-31T23:30:00+09:00", null);
        refuses("plusHours", "2023-12-31T23:30:00+09:00", "a number such as 100,332 or 2.5", "x");
    }

    @Test
    void timesAndLengths() {
        gives("07:30:00", "time", "7:30");
        gives("07:30:00", "time", "0730");
        gives("07:30:15", "time", "07:30:15");
        refuses("time", "25:00", "a time such as 07:30");
        refuses("time", "종일", "a time such as 07:30");
        gives("PT1M50S", "duration", "00:01:50");
        gives("PT1H", "duration", "01:00");
        gives("PT0S", "duration", "00:00:00");
        gives("110", "seconds", "00:01:50");
        gives("86700", "seconds", "24:05:00");
        refuses("duration", "00:01:99", "a length of time such as 00:01:50");
        gives("24:05:00", "serviceDayTime", "00:05:00");
        gives("05:30:00", "serviceDayTime", "05:30:00");
        gives("28:30:00", "serviceDayTime", "04:30", "05:00");
    }

    @Test
    void endsOfIntervals() {
        gives("18:00:00", "intervalStart", "18시~19시");
        gives("19:00:00", "intervalEnd", "18시~19시");
        gives("24:00:00", "intervalEnd", "23시 ~ 24시");
        gives("09:30:00", "intervalEnd", "07:00~09시30분");
        gives("6", "intervalStart", "6~8");
        gives("8", "intervalEnd", "6~8");
        gives("5.5", "intervalEnd", "5.5");
        refuses("intervalStart", "아침~저녁", "an interval such as 18시~19시 or 6~8");
    }

    @Test
    void textsAreTakenApartAndPutTogether() {
        givesAll(List.of("급행1", "401", "수성1"), "split", "급행1+401, 수성1+");
        givesAll(List.of("추락", "수난"), "split", "추락, 수난", ",");
        gives("교차로", "part", "교차로 - 교차로안", " - ", "0");
        gives("동인동", "part", "대구 중구 동인동", " ", "-1");
        givesNothing("part", "a-b", "-", "2");
        gives("중앙주차장", "concat", "중앙", "주차장");
        givesNothing("concat", "중앙", null, "주차장");
        gives("가", "trim", "  가 ");
        gives("abc", "lower", "ABC");
        gives("ABC", "upper", "abc");
        gives("30", "replace", "30호선", "호선$", "");
        gives("b-a", "replace", "a-b", "(.)-(.)", "$2-$1");
        refuses("replace", "a", "a regular expression", "(", "");
        gives("27110", "substring", "2711010100", "0", "5");
        gives("00", "substring", "2711010100", "-2");
        givesNothing("substring", "27", "5");
        gives("대구 중구", "normalise", " 대구   중구\u00A0");
        gives("가", "normalise", "\u1100\u1161");
        gives("03", "match", "03월", "([0-9]{2})월");
        givesNothing("match", "합계", "([0-9]{2})월");
        gives("중앙%20주차장%2F1", "iriSafe", "중앙 주차장/1");
    }

    @Test
    void hashesDependOnWhereAValueEnds() {
        String first = one("hash", "ab", "c");
        assertEquals(16, first.length());
        assertEquals(first, one("hash", "ab", "c"));
        org.junit.jupiter.api.Assertions.assertNotEquals(first, one("hash", "a", "bc"));
        givesNothing("hash", null, null);
    }

    @Test
    void codesAreLookedUp() {
        gives("true", "map", "Y", "Y=true;N=false");
        refuses("map", "?", "one of Y, N", "Y=true;N=false");
        givesNothing("map", "?", "Y=true;N=false", "");
        gives("x", "map", "?", "Y=true;N=false", "x");
        gives("https://x/dry", "lookup", "scheme:surface", "건조");
        gives("https://x/dry", "lookup", "scheme:surface", " 건조 ");
        givesNothing("lookup", "scheme:surface", null);
        givesNothing("lookup", "scheme:surface", "젖음", "");
        assertEquals(
                "a value of the table 'scheme:surface'",
                assertThrows(UnreadableValue.class, () -> call("lookup", "scheme:surface", "젖음"))
                        .expected()
                        .en());
    }

    @Test
    void addressesLeadToTheSmallestAreaThatTheyName() {
        gives(AREA + "2711010100", "legalDong", "대구광역시 중구 동인동1가 12-3");
        gives(AREA + "2711000000", "legalDong", "대구광역시 중구 국채보상로 100");
        gives(AREA + "2771000000", "legalDong", "대구 달성군 화원읍 1");
        gives(AREA + "2700000000", "legalDong", "대구광역시");
        gives(AREA + "2711000000", "legalDong", "대구광역시 중구 동인동1가 12-3", "sigungu");
        refuses("legalDong", "어딘가", "an address that begins with a legal dong");
    }

    @Test
    void pointsNeedBothCoordinatesInRange() {
        gives("POINT(128.60 35.8714)", "point", "128.60", "35.8714");
        givesNothing("point", "128.6", null);
        givesNothing("point", "35.87", "128.6");
        givesNothing("point", "동경", "35.8");
        gives("126.8764500", "nmea", "12652.587");
        refuses("nmea", "12672.5", "degrees and minutes dddmm.mmm such as 12652.587");
    }

    @Test
    void metresBecomeDegrees() {
        gives(
                "POINT(126.9783703 37.5667082)",
                "point",
                null,
                null,
                "953934",
                "1952055",
                "EPSG:5179");
        gives("126.9783703", "lon", "953934", "1952055", "EPSG:5179");
        gives("37.5667082", "lat", "953934", "1952055", "EPSG:5179");
        givesNothing("lat", "953934", null, "EPSG:5179");
        assertThrows(UnreadableValue.class, () -> call("lat", "1", "2", "EPSG:1"));
    }

    @Test
    void theOldDatumIsShifted() {
        double[] old = Projection.of("EPSG:5174", "test").toWgs84(200000, 500000);
        // 38 N 127 E of the old datum is about 250 m north and 180 m west of that of WGS 84
        assertEquals(127.0028902777778 - 0.0021, old[0], 0.0008);
        assertEquals(38.0 + 0.0026, old[1], 0.0008);
    }

    @Test
    void conditionsHoldOrGiveNothing() {
        gives("true", "isPresent", "x");
        givesNothing("isPresent", (String) null);
        gives("true", "isMissing", (String) null);
        gives("true", "equals", "합계", "합계");
        givesNothing("equals", "합계", "계");
        givesNothing("equals", null, null);
        gives("true", "greater", "10", "9");
        gives("true", "greater", "2023-07-01", "2022-12-31");
        givesNothing("greater", "9", "10");
        gives("true", "not", (String) null);
        givesNothing("not", "true");
        gives("true", "and", "true", "true", "true");
        givesNothing("and", "true", null);
        gives("true", "or", null, "true");
        givesNothing("or", null, null);
        gives("true", "matches", "평일+공휴일", ".*공휴일.*");
        givesNothing("matches", "평일", "공휴일");
        gives("a", "if", "true", "a", "b");
        gives("b", "if", null, "a", "b");
        givesNothing("if", null, "a");
    }

    @Test
    void everyFunctionNamesItsParameters() {
        for (String iri : Functions.iris()) {
            MappingFunction function = Functions.find(iri);
            assertNotNull(function);
            assertEquals(
                    function.parameters().subList(0, function.required().size()),
                    function.required(),
                    iri);
        }
        assertNull(Functions.find("https://w3id.org/dosi/fn/none"));
    }

    private static List<String> call(String name, @Nullable String... arguments)
            throws UnreadableValue {
        MappingFunction function = Functions.find("https://w3id.org/dosi/fn/" + name);
        assertNotNull(function, name);
        return function.apply(Arrays.asList(arguments), LOOKUPS);
    }

    private static String one(String name, @Nullable String... arguments) {
        try {
            return call(name, arguments).getFirst();
        } catch (UnreadableValue unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static void givesAll(
            List<String> expected, String name, @Nullable String... arguments) {
        try {
            assertEquals(expected, call(name, arguments), () -> name + Arrays.toString(arguments));
        } catch (UnreadableValue unreadable) {
            throw new AssertionError(name + Arrays.toString(arguments), unreadable);
        }
    }

    private static void gives(String expected, String name, @Nullable String... arguments) {
        givesAll(List.of(expected), name, arguments);
    }

    private static void givesNothing(String name, @Nullable String... arguments) {
        givesAll(List.of(), name, arguments);
    }

    private static void refuses(String name, String value, String expected, String... further) {
        List<String> arguments = new ArrayList<>(List.of(value));
        arguments.addAll(List.of(further));
        UnreadableValue refused =
                assertThrows(
                        UnreadableValue.class,
                        () -> call(name, arguments.toArray(String[]::new)),
                        () -> name + arguments);
        assertEquals(expected, refused.expected().en());
    }
}
