package dosi.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Reads published files of four cities to their end. The files are not part of the repository; without them
/// the test is skipped.
class RealFilesTest {

    private static final Path REAL =
            Path.of(System.getProperty("dosi.root", ".."), "../shared/data/real");

    /// @param references some of the columns, by which the file is known to be read right
    private record Real(
            String file, String formulation, String iterator, int rows, List<String> references) {}

    private static final List<Real> FILES =
            List.of(
                    csv("daegu/unmanned-traffic-camera-2023.csv", 1065, "무인교통단속카메라관리번호", "위도"),
                    csv("daegu/parking-2020.csv", 871, "주차장관리번호", "특기사항"),
                    csv("daegu/traffic-accident-2022.csv", 10963, "ID", "시군구"),
                    csv("daegu/bus-stop-20240924.csv", 3921, "정류소아이디", "경유노선"),
                    csv("daegu/senior-centre-20231231.csv", 1806, "경로당명", "주소"),
                    csv("daegu/elderly-population-202507.csv", 9, "행정기관", "65세이상 전체"),
                    csv("daegu/fire-119-location.csv", 56, "소방서 및 안전센터명", "X좌표"),
                    csv("daegu/ambulance-by-centre.csv", 52, "배치센터", "대수"),
                    csv("daegu/metro-line1-segment-20241231.csv", 35, "역명", "상_하행별 정보(km)"),
                    csv("daegu/metro-line3-timetable-up-20241007.csv", 174, "역명", "3002"),
                    csv("siheung/bus-stop-2021.csv", 1060, "STATION_ID", "GPS_X"),
                    csv("siheung/bus-ridership-202101.csv", 1279, "노선", "시·종점"),
                    csv("sejong/sewage-plant-20230310.csv", 27, "처리시설명", "처리용량(톤-일별)"),
                    csv("sejong/rainfall-2023.csv", 8, "구분", "평균"),
                    csv("busan/accident-risk-area-2022.csv", 69, "연번", "기준일자"),
                    csv("national/parking-202105-4cities.csv", 2016, "주차장관리번호", "제공기관코드"),
                    csv("national/child-protection-zone-202607-4cities.csv", 1671, "대상시설명"),
                    csv("national/urban-park-202203-4cities.csv", 1512, "관리번호", "공원명"),
                    csv("national/legal-dong-code-2020-4cities.csv", 1213, "법정동코드", "폐지여부"),
                    csv("national/disaster-risk-count-by-sido-20230616.csv", 17, "시도", "계"),
                    new Real(
                            "sejong/boundary-dong.geojson",
                            "geojson",
                            "",
                            20,
                            List.of("adm_cd2", "#wkt")),
                    new Real(
                            "busan/boundary-gu-2013.json",
                            "geojson",
                            "",
                            16,
                            List.of("code", "#wkt")),
                    new Real(
                            "daegu/boundary-sigungu-5179.shp",
                            "shapefile",
                            "",
                            9,
                            List.of("SIGUNGU_NM", "#wkt")),
                    json("offstreetparking"),
                    json("parkingspot"),
                    json("airqualityobserved"),
                    json("weatherobserved"));

    private static Real csv(String file, int rows, String... references) {
        return new Real(file, "csv", "", rows, List.of(references));
    }

    private static Real json(String type) {
        return new Real(
                "national/ngsild-" + type + ".json", "jsonpath", "$", 1, List.of("id", "type"));
    }

    @TestFactory
    Stream<DynamicTest> everyPublishedFileIsReadToItsEnd() {
        if (!Files.isDirectory(REAL)) {
            return Stream.of(
                    DynamicTest.dynamicTest(
                            "files", () -> assumeTrue(false, "no files at " + REAL)));
        }
        return FILES.stream().map(real -> DynamicTest.dynamicTest(real.file, () -> check(real)));
    }

    private static void check(Real real) throws IOException {
        ReadRows found =
                ReadRows.read(
                        real.formulation,
                        real.iterator,
                        SourceDescription.ofKind("csv"),
                        real.references,
                        REAL.resolve(real.file));
        assertEquals(real.rows, found.rows.size());
        assertEquals(List.of(), found.quarantined);
        assertEquals(List.of(), found.problems);
        for (Row row : found.rows) {
            for (List<String> value : row.values()) {
                for (String text : value) {
                    assertTrue(text.indexOf('\uFFFD') < 0 && text.equals(text.strip()), text);
                }
            }
        }
        for (int i = 0; i < real.references.size(); i++) {
            int reference = i;
            assertTrue(
                    found.rows.stream().anyMatch(row -> row.value(reference) != null),
                    real.references.get(i));
        }
    }

    @TestFactory
    Stream<DynamicTest> crossTablesAndSeveralHeaderLinesAreDescribed() {
        if (!Files.isDirectory(REAL)) {
            return Stream.of();
        }
        return Stream.of(
                DynamicTest.dynamicTest(
                        "population",
                        () -> {
                            ReadRows found =
                                    ReadRows.csv(
                                            REAL.resolve("daegu/population-dong-2023.csv"),
                                            ReadRows.source(
                                                    """
                                                    a dosi:CsvSource ; csvw:headerRowCount 3 ;
                                                    dosi:skipRow [ csvw:name "동·읍·면별(2)" ; dosi:equals "소계" ]
                                                    """),
                                            "동·읍·면별(2)",
                                            "2023 / 등록인구 (명) / 남");
                            assertEquals(150, found.rows.size());
                            assertEquals(9, found.skipped.size());
                        }),
                DynamicTest.dynamicTest(
                        "timetable",
                        () -> {
                            ReadRows found =
                                    ReadRows.csv(
                                            REAL.resolve(
                                                    "daegu/metro-line3-timetable-up-20241007.csv"),
                                            ReadRows.source(
                                                    "a dosi:CsvSource ; dosi:unpivot [ dosi:columns \"3\\\\d{3}\" ]"),
                                            "#column",
                                            "#value");
                            assertEquals(25_752, found.rows.size());
                        }));
    }
}
