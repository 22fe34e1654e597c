package dosi.loader;

import dosi.diagnostics.ProblemKind;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;

/// What can be wrong with a file or with the description of how it is written.
enum SourceProblem implements ProblemKind {
    UNKNOWN_CHARSET(
            "LOAD-101",
            Severity.ERROR,
            "문자 집합 \"{0}\"을(를) 모릅니다",
            "unknown charset \"{0}\"",
            "UTF-8 또는 CP949처럼 알려진 이름을 쓰십시오",
            "Use a known name such as UTF-8 or CP949"),
    UNDECODABLE(
            "LOAD-102",
            Severity.ERROR,
            "{0}바이트 자리({1})가 {2} 글자가 아닙니다",
            "the bytes at offset {0} ({1}) are no {2} character",
            "파일의 실제 문자 집합을 csvw:encoding에 적거나 UTF-8로 다시 저장하십시오",
            "Name the real charset of the file with csvw:encoding, or save the file again as UTF-8"),
    EMPTY_FILE(
            "LOAD-103",
            Severity.ERROR,
            "파일이 비어 있습니다",
            "the file is empty",
            "파일을 다시 받으십시오",
            "Fetch the file again"),
    MISSING_COLUMN(
            "LOAD-104",
            Severity.ERROR,
            "'{0}' 열이 없습니다. 있는 열: {1}",
            "there is no column '{0}'; the columns are {1}",
            "{2}",
            "{3}"),
    WRONG_FIELD_COUNT(
            "LOAD-105",
            Severity.ERROR,
            "칸이 {0}개입니다. 머리글은 {1}칸입니다",
            "the row has {0} fields, the header has {1}",
            "따옴표와 쉼표를 살펴 행을 고치고 격리 파일로 다시 올리십시오",
            "Look for a missing quote or comma, correct the row and load the quarantine file again"),
    BROKEN_QUOTE(
            "LOAD-106",
            Severity.ERROR,
            "이 행에서 열린 따옴표가 닫히지 않거나 닫힌 뒤에 글자가 있습니다",
            "a quote opened in this row is not closed, or text follows the closing one",
            "따옴표를 짝지어 고치십시오. 칸 안의 따옴표는 \"\"로 적습니다",
            "Close the quote; a quote inside a cell is written \"\""),
    DUPLICATE_ROW(
            "LOAD-107",
            Severity.INFO,
            "{0}행과 모든 칸이 같습니다",
            "every cell is equal to row {0}",
            "한 번만 셉니다. 원본에서 하나를 지우십시오",
            "It is counted once; delete one of them at the source"),
    MISSING_KEY(
            "LOAD-108",
            Severity.ERROR,
            "키 열 '{0}'이(가) 비어 있습니다",
            "the key column '{0}' is empty",
            "칸을 채워 격리 파일로 다시 올리십시오",
            "Fill the cell and load the quarantine file again"),
    OTHER_DATASET(
            "LOAD-109",
            Severity.ERROR,
            "이 자료의 파일이 아닙니다. 필요한 열이 하나도 없습니다: {0}",
            "this is a file of another dataset: it has none of the needed columns {0}",
            "파일을 바꾸거나 --dataset으로 다른 자료를 고르십시오",
            "Choose another file, or name its dataset with --dataset"),
    TRUNCATED(
            "LOAD-110",
            Severity.ERROR,
            "파일이 중간에 끊겼습니다: {0}",
            "the file ends too early: {0}",
            "파일을 다시 받으십시오",
            "Fetch the file again"),
    NOT_THE_FORM(
            "LOAD-111",
            Severity.ERROR,
            "{0} 형식이 아닙니다: {1}",
            "this is not {0}: {1}",
            "이 자리를 고치거나 파일을 다시 받으십시오",
            "Correct this place, or fetch the file again"),
    BAD_PROPERTY(
            "LOAD-112",
            Severity.ERROR,
            "{0} 값 \"{1}\"을(를) 쓸 수 없습니다. 기대: {2}",
            "{0} cannot be \"{1}\": expected {3}",
            "dataset.ttl의 값을 고치십시오",
            "Correct the value in dataset.ttl"),
    BAD_PATH(
            "LOAD-113",
            Severity.ERROR,
            "경로 식 \"{0}\"을(를) 이해할 수 없습니다",
            "the path \"{0}\" is not understood",
            "docs/mapping.md의 JSONPath·XPath 부분집합을 쓰십시오",
            "Use the subset of JSONPath and XPath of docs/mapping.md"),
    UNKNOWN_CRS(
            "LOAD-114",
            Severity.ERROR,
            "좌표계 \"{0}\"을(를) 모릅니다",
            "unknown coordinate system \"{0}\"",
            "dosi:crs에 EPSG:5179, EPSG:5181, EPSG:5186, EPSG:4326 가운데 하나를 적으십시오",
            "Write one of EPSG:5179, EPSG:5181, EPSG:5186 and EPSG:4326 as dosi:crs"),
    MISSING_PART(
            "LOAD-115",
            Severity.ERROR,
            "shapefile의 {0} 파일이 없습니다",
            "the {0} file of the shapefile is missing",
            ".shp와 .dbf를 함께 올리십시오",
            "Load .shp and .dbf together"),
    NO_ROWS(
            "LOAD-116",
            Severity.WARNING,
            "머리글만 있고 행이 없습니다",
            "the file has a header and no rows",
            "파일이 완전한지 확인하십시오",
            "See whether the file is complete");

    private final String code;
    private final Severity severity;
    private final Text what;
    private final Text advice;

    SourceProblem(
            String code,
            Severity severity,
            String whatKo,
            String whatEn,
            String adviceKo,
            String adviceEn) {
        this.code = code;
        this.severity = severity;
        this.what = new Text(whatKo, whatEn);
        this.advice = new Text(adviceKo, adviceEn);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public Text what() {
        return what;
    }

    @Override
    public Text advice() {
        return advice;
    }
}
