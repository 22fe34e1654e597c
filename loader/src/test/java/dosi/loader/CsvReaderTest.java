package dosi.loader;

import static dosi.loader.ReadRows.csv;
import static dosi.loader.ReadRows.csvRefusal;
import static dosi.loader.ReadRows.source;
import static dosi.loader.ReadRows.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReaderTest {

    private static final SourceDescription PLAIN = SourceDescription.ofKind("csv");

    @TempDir Path folder;

    @Test
    void syllablesBeyondKsX1001SurviveInCodePage949() throws IOException {
        Path file = write(folder, "a.csv", "번호,이름\n1,가람뜰샾경로당\n", ReadRows.WINDOWS_949);
        for (SourceDescription source :
                List.of(
                        PLAIN,
                        source("a dosi:CsvSource ; csvw:encoding \"EUC-KR\""),
                        source("a dosi:CsvSource ; csvw:encoding \"CP949\""))) {
            assertEquals(List.of("가람뜰샾경로당"), csv(file, source, "이름").texts());
        }
    }

    @Test
    void aByteOrderMarkAndBlanksAroundHeaderNamesAreNotPartOfThem() throws IOException {
        Path file = write(folder, "a.csv", "\uFEFFid, 이름 ,\" 거리(km)\"\r\n1, 가 ,2\r\n");
        ReadRows found = csv(file, PLAIN, "id", "이름", "거리(km)");
        assertEquals(List.of("id", "이름", "거리(km)"), found.columns());
        assertEquals(List.of("1|가|2"), found.texts());
    }

    @Test
    void rowsAreCountedAsASpreadsheetShowsThem() throws IOException {
        Path file = write(folder, "a.csv", "id,text\n1,\"two\nlines\"\n\n2,b\n");
        ReadRows found = csv(file, PLAIN, "#row", "id", "text", "#file");
        assertEquals(List.of("2|1|two\nlines|a.csv", "4|2|b|a.csv"), found.texts());
        assertEquals("a.csv:4", found.rows.getLast().place().toString());
        assertEquals(2, found.rows.getLast().record());
    }

    @Test
    void severalHeaderLinesBecomeOneNameAColumn() throws IOException {
        Path file =
                write(
                        folder,
                        "population-2023.csv",
                        """
                        동별(1),동별(2),2023,2023
                        동별(1),동별(2),세대수 (세대),등록인구 (명)
                        동별(1),동별(2),소계,남
                        가구,소계,10,20
                        가구,나동,5,9
                        """,
                        ReadRows.WINDOWS_949);
        ReadRows found =
                csv(
                        file,
                        source(
                                """
                                a dosi:CsvSource ; csvw:headerRowCount 3 ;
                                dosi:filePattern "population-(?<year>\\\\d{4})\\\\.csv" ;
                                dosi:skipRow [ csvw:name "동별(2)" ; dosi:equals "소계" ;
                                    dosi:reason "소계 행"@ko , "sub-total row"@en ]
                                """),
                        "#row",
                        "#year",
                        "동별(2)",
                        "2023 / 등록인구 (명) / 남");
        assertEquals(List.of("5|2023|나동|9"), found.texts());
        assertEquals(List.of("population-2023.csv:4 sub-total row"), found.skipped);
    }

    @Test
    void linesAboveTheHeaderAreLeftOut() throws IOException {
        Path file = write(folder, "a.csv", "제목\n단위: 명\na;b\n1;2\n");
        ReadRows found =
                csv(
                        file,
                        source("a dosi:CsvSource ; csvw:skipRows 2 ; csvw:delimiter \";\""),
                        "#row",
                        "b");
        assertEquals(List.of("4|2"), found.texts());
    }

    @Test
    void missingCellsKeepTheirReason() throws IOException {
        Path file = write(folder, "a.csv", "id,speed,road\n1,0,-\n2,,5\n3,30,55555\n");
        ReadRows found =
                csv(
                        file,
                        source(
                                """
                                a dosi:CsvSource ; dosi:missing [ dosi:text "-" ] ;
                                dosi:column [ csvw:name "speed" ; dosi:missing [ dosi:text "0" ;
                                    dosi:reason <https://w3id.org/dosi/code/missing-reason/not-applicable> ] ] ,
                                  [ csvw:name "road" ; dosi:missing [ dosi:text "55555" ;
                                    dosi:reason <https://w3id.org/dosi/code/missing-reason/placeholder> ] ]
                                """),
                        "speed",
                        "#reason:speed",
                        "road",
                        "#reason:road");
        assertEquals(
                List.of("-|not-applicable|-|-", "-|-|5|-", "30|-|-|placeholder"), found.texts());
    }

    @Test
    void anAbsentColumnMayHaveADefault() throws IOException {
        Path file = write(folder, "a.csv", "id,provider\n1,\n2,b\n");
        ReadRows found =
                csv(
                        file,
                        source(
                                """
                                a dosi:CsvSource ;
                                dosi:column [ csvw:name "provider" ; csvw:default "daegu" ] ,
                                  [ csvw:name "city" ; csvw:default "대구" ] ,
                                  [ csvw:name "phone" ; dosi:optionalColumn true ]
                                """),
                        "id",
                        "provider",
                        "city",
                        "phone");
        assertEquals(List.of("1|daegu|대구|-", "2|b|대구|-"), found.texts());
    }

    @Test
    void aKeyThatSeveralRowsShareIsMadeLonger() throws IOException {
        Path file =
                write(
                        folder,
                        "a.csv",
                        """
                        code,id,name
                        27,1,가
                        27,1,나
                        27,2,다
                        27,1,가
                        28,1,라
                        27,3,마
                        27,3,마
                        27,4,,
                        """
                                .replace(",,", ","));
        String keys = "dosi:key ( \"code\" \"id\" ) ; dosi:collisionKey ( \"name\" )";
        ReadRows found = csv(file, source("a dosi:CsvSource ; " + keys), "#key");
        assertEquals(
                List.of(
                        "27_1~가",
                        "27_1~나",
                        "27_2",
                        "27_1~가~2",
                        "28_1",
                        "27_3~마",
                        "27_3~마~2",
                        "27_4"),
                found.texts());
    }

    @Test
    void rowsThatShareEvenTheLongerKeyAreNumbered() throws IOException {
        Path file = write(folder, "a.csv", "id,name,spaces\n1,가,5\n1,가,6\n1,가,5\n1,나,5\n");
        ReadRows found =
                csv(
                        file,
                        source(
                                "a dosi:CsvSource ; dosi:key ( \"id\" ) ; dosi:collisionKey ( \"name\" )"),
                        "#key");
        assertEquals(List.of("1~가", "1~가~2", "1~가~3", "1~나"), found.texts());
    }

    @Test
    void aRowWithoutItsKeyIsSetAside() throws IOException {
        Path file = write(folder, "a.csv", "id,name\n,가\n2,나\n");
        ReadRows found = csv(file, source("a dosi:CsvSource ; dosi:key ( \"id\" )"), "name");
        assertEquals(List.of("나"), found.texts());
        assertEquals(
                "a.csv:2:1: the key column 'id' is empty. Fill the cell and load the quarantine file"
                        + " again. [LOAD-108]",
                found.quarantined.getFirst().reason().toString());
        assertEquals(List.of("", "가"), found.quarantined.getFirst().cells());
    }

    @Test
    void repeatedRowsAreSkippedAndTold() throws IOException {
        Path file = write(folder, "a.csv", "a,b\n1,2\n12,\n1,2\n,12\n");
        ReadRows found = csv(file, source("a dosi:CsvSource ; dosi:skipDuplicateRows true"), "a");
        assertEquals(List.of("1", "12", "-"), found.texts());
        assertEquals(List.of("a.csv:4 row equal to an earlier one"), found.skipped);
        assertEquals(
                List.of(
                        "a.csv:4: every cell is equal to row 2. It is counted once; delete one of them at"
                                + " the source. [LOAD-107]"),
                found.problems);
    }

    @Test
    void eachColumnOfACrossTableBecomesARow() throws IOException {
        Path file = write(folder, "a.csv", "역,구분,3002,3004\n용지,출발,05:30:00,\n범물,도착,,\n");
        ReadRows found =
                csv(
                        file,
                        source(
                                "a dosi:CsvSource ; dosi:unpivot [ dosi:columns \"(?<train>3\\\\d{3})\" ]"),
                        "역",
                        "#train",
                        "#column",
                        "#value");
        assertEquals(List.of("용지|3002|3002|05:30:00"), found.texts());
        assertEquals(
                List.of("a.csv:3 row without a value in the unpivoted columns"), found.skipped);
    }

    @Test
    void rowsWithTooFewOrTooManyCellsAreSetAside() throws IOException {
        Path file = write(folder, "a.csv", "a,b\n1\n1,2,3\n4,5\n6\n");
        ReadRows found = csv(file, PLAIN, "a");
        assertEquals(List.of("4"), found.texts());
        assertEquals(
                List.of(List.of("1"), List.of("1", "2", "3"), List.of("6")),
                found.quarantined.stream().map(QuarantinedRow::cells).toList());
        assertEquals(
                "a.csv:3: the row has 3 fields, the header has 2. Look for a missing quote or comma,"
                        + " correct the row and load the quarantine file again. [LOAD-105]",
                found.quarantined.get(1).reason().toString());
    }

    @Test
    void aFileThatEndsWithinARowIsRefused() throws IOException {
        Path file = write(folder, "a.csv", "a,b,c\n1,2,3\n4,5");
        assertEquals(
                "a.csv:3: the file ends too early: the last row has 2 of 3 cells and no line end. Fetch"
                        + " the file again. [LOAD-110]",
                csvRefusal(file, PLAIN, "a"));
    }

    @Test
    void anEmptyFileIsRefusedAndAHeaderAloneIsTold() throws IOException {
        assertEquals(
                "a.csv: the file is empty. Fetch the file again. [LOAD-103]",
                csvRefusal(write(folder, "a.csv", ""), PLAIN, "a"));
        assertEquals(
                "b.csv: the file is empty. Fetch the file again. [LOAD-103]",
                csvRefusal(write(folder, "b.csv", "\n\n"), PLAIN, "a"));
        ReadRows found = csv(write(folder, "c.csv", "a,b\n"), PLAIN, "a");
        assertEquals(
                List.of(
                        "c.csv: the file has no rows. See whether the file is complete, and whether the"
                                + " publisher refused the request. [LOAD-116]"),
                found.problems);
    }

    @Test
    void aMissingColumnIsToldWithTheNearestOne() throws IOException {
        Path file = write(folder, "a.csv", "번호,주차장이름,위도,경도\n1,가,35,128\n");
        assertEquals(
                "a.csv:1: there is no column '주차장이르'; the columns are 번호, 주차장이름, 위도, 경도. Did you"
                        + " mean the column '주차장이름'? [LOAD-104]",
                csvRefusal(file, PLAIN, "번호", "주차장이르", "위도", "경도"));
    }

    @Test
    void aFileOfAnotherDatasetIsTold() throws IOException {
        Path file = write(folder, "a.csv", "ID,기온,습도\n1,20,30\n");
        assertEquals(
                "a.csv:1: this looks like a file of another dataset: 2 of 3 needed columns are missing"
                        + " ('주차장명', '위도'); the columns are ID, 기온, 습도. Choose another file, or name its"
                        + " dataset with --dataset. [LOAD-109]",
                csvRefusal(file, PLAIN, "ID", "주차장명", "위도"));
    }

    @Test
    void anotherDelimiterIsTold() throws IOException {
        Path file = write(folder, "a.csv", "ID;기온\n1;20\n");
        assertEquals(
                "a.csv:1: the header is one single cell: \"ID;기온\". If the cells are separated by ';',"
                        + " state csvw:delimiter in dataset.ttl. [LOAD-119]",
                csvRefusal(file, PLAIN, "ID", "기온"));
    }

    @Test
    void aQuoteThatIsNotClosedNamesTheLineWhereItOpened() throws IOException {
        String expected =
                "a.csv:3:2: a quote opened in cell 2 of this row (line 3) is not closed, or text follows"
                        + " the closing one. Close the quote; a quote inside a cell is written \"\"."
                        + " [LOAD-106]";
        assertEquals(
                expected,
                csvRefusal(write(folder, "a.csv", "a,b\n1,x\n2,\"open\n3,y\n4,z\n"), PLAIN, "a"));
        assertEquals(
                expected,
                csvRefusal(
                        write(folder, "a.csv", "a,b\n1,x\n2,\"open\n3,\"y\"\n4,z\n"), PLAIN, "a"));
    }

    @Test
    void bytesOfAnotherCharsetAreRefusedWithTheirPlace() throws IOException {
        Path file = write(folder, "a.csv", "이름\n가\n", ReadRows.WINDOWS_949);
        assertEquals(
                "a.csv:1: the bytes at offset 0 (0xC0) are no UTF-8 character. Name the real charset of"
                        + " the file with csvw:encoding, or save the file again as UTF-8. [LOAD-102]",
                csvRefusal(file, source("a dosi:CsvSource ; csvw:encoding \"UTF-8\""), "이름"));
    }

    @Test
    void aFileInNoKnownCharsetIsRefusedWithBothPlaces() throws IOException {
        Path file =
                Files.write(
                        folder.resolve("a.csv"),
                        new byte[] {'a', '\n', (byte) 0xB0, (byte) 0xA1, '\n', (byte) 0xFF, 'x'});
        assertEquals(
                "a.csv: the charset is unknown: the file is not UTF-8 at offset 2 (line 2: 0xB0) and not"
                        + " CP949 at offset 5 (line 3: 0xFF). Save the file again as UTF-8, or name its"
                        + " charset with csvw:encoding in dataset.ttl. [LOAD-117]",
                csvRefusal(file, PLAIN, "a"));
    }

    @Test
    void oneBrokenByteDoesNotTurnUtf8IntoCodePage949() throws IOException {
        byte[] text = "이름\n가나다라마바사아자차\nx\n".getBytes(StandardCharsets.UTF_8);
        text[text.length - 2] = (byte) 0xB0;
        String message = csvRefusal(Files.write(folder.resolve("a.csv"), text), PLAIN, "이름");
        assertTrue(
                message.startsWith("a.csv:3: the bytes at offset 38 (0xB0) are no UTF-8"), message);
    }

    @Test
    void anUnknownVirtualColumnIsTold() throws IOException {
        Path file = write(folder, "a-2023.csv", "a\n1\n");
        assertEquals(
                "a-2023.csv: there is no virtual column '#yaer'. Did you mean #year; values of the file"
                        + " name come from named groups of dosi:filePattern. [LOAD-121]",
                csvRefusal(
                        file,
                        source("a dosi:CsvSource ; dosi:filePattern \"a-(?<year>\\\\d+)\\\\.csv\""),
                        "#yaer"));
    }

    @Test
    void manyRowsStreamThrough() throws IOException {
        Path file = folder.resolve("big.csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("번호,이름,위도,경도,값\n");
            for (int i = 0; i < 200_000; i++) {
                out.write(i + ",중앙주차장,35.8714,128.6014," + i % 97 + "\n");
            }
        }
        long[] count = new long[1];
        RowReader.open("csv", "", List.of(file), PLAIN, List.of("번호", "값"))
                .read(
                        new RowVisitor() {
                            @Override
                            public void row(Row row) {
                                count[0]++;
                            }

                            @Override
                            public void skipped(
                                    dosi.diagnostics.Place place, dosi.diagnostics.Text rule) {}

                            @Override
                            public void quarantined(QuarantinedRow row) {}

                            @Override
                            public void problem(dosi.diagnostics.Problem problem) {}
                        });
        assertEquals(200_000, count[0]);
    }
}
