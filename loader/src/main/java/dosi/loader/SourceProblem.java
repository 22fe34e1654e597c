package dosi.loader;

import dosi.diagnostics.ProblemKind;
import dosi.diagnostics.ProblemTemplate;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;

/// What can be wrong with a file or with the description of how it is written.
enum SourceProblem implements ProblemKind {
    UNKNOWN_CHARSET(
            "LOAD-101",
            Severity.ERROR,
            "문자 집합 \"{0}\"을(를) 모른다",
            "unknown charset \"{0}\"",
            "UTF-8 또는 CP949처럼 알려진 이름을 쓴다",
            "Use a known name such as UTF-8 or CP949"),
    UNDECODABLE(
            "LOAD-102",
            Severity.ERROR,
            "{0}바이트 자리({1})가 {2} 글자가 아니다",
            "the bytes at offset {0} ({1}) are no {2} character",
            "파일의 실제 문자 집합을 csvw:encoding에 적거나 UTF-8로 다시 저장한다",
            "Name the real charset of the file with csvw:encoding, or save the file again as UTF-8"),
    EMPTY_FILE(
            "LOAD-103",
            Severity.ERROR,
            "파일이 비어 있다",
            "the file is empty",
            "파일을 다시 받는다",
            "Fetch the file again"),
    MISSING_COLUMN(
            "LOAD-104",
            Severity.ERROR,
            "'{0}' 열이 없다. 있는 열: {1}",
            "there is no column '{0}'; the columns are {1}",
            "{2}",
            "{3}"),
    WRONG_FIELD_COUNT(
            "LOAD-105",
            Severity.ERROR,
            "칸이 {0}개다. 머리글은 {1}칸이다",
            "the row has {0} fields, the header has {1}",
            "따옴표와 쉼표를 살펴 행을 고치고 격리 파일로 다시 올린다",
            "Look for a missing quote or comma, correct the row and load the quarantine file again"),
    BROKEN_QUOTE(
            "LOAD-106",
            Severity.ERROR,
            "이 행({0}번째 줄)의 {1}번째 칸에서 열린 따옴표가 닫히지 않거나 닫힌 뒤에 글자가 있다",
            "a quote opened in cell {1} of this row (line {0}) is not closed, or text follows the closing one",
            "따옴표를 짝지어 고친다. 칸 안의 따옴표는 \"\"로 적는다",
            "Close the quote; a quote inside a cell is written \"\""),
    DUPLICATE_ROW(
            "LOAD-107",
            Severity.INFO,
            "{0}행과 모든 칸이 같다",
            "every cell is equal to row {0}",
            "한 번만 센다. 원본에서 하나를 지운다",
            "It is counted once; delete one of them at the source"),
    MISSING_KEY(
            "LOAD-108",
            Severity.ERROR,
            "키 열 '{0}'이(가) 비어 있다",
            "the key column '{0}' is empty",
            "칸을 채워 격리 파일로 다시 올린다",
            "Fill the cell and load the quarantine file again"),
    OTHER_DATASET(
            "LOAD-109",
            Severity.ERROR,
            "다른 데이터셋의 파일로 보인다: 필요한 {0}개 열 가운데 {1}개가 없다 ('{2}'). 있는 열: {3}",
            "this looks like a file of another dataset: {1} of {0} needed columns are missing ('{2}'); the columns are {3}",
            "파일을 바꾸거나 --dataset으로 다른 자료를 고른다",
            "Choose another file, or name its dataset with --dataset"),
    TRUNCATED(
            "LOAD-110",
            Severity.ERROR,
            "파일이 중간에 끊겼다: {0}",
            "the file ends too early: {1}",
            "파일을 다시 받는다",
            "Fetch the file again"),
    NOT_THE_FORM(
            "LOAD-111",
            Severity.ERROR,
            "{0} 형식이 아니다: {1}",
            "this is not {0}: {1}",
            "이 자리를 고치거나 파일을 다시 받는다",
            "Correct this place, or fetch the file again"),
    BAD_PROPERTY(
            "LOAD-112",
            Severity.ERROR,
            "{0} 값 \"{1}\"을(를) 쓸 수 없다. 기대: {2}",
            "{0} cannot be \"{1}\": expected {3}",
            "dataset.ttl의 값을 고친다",
            "Correct the value in dataset.ttl"),
    BAD_PATH(
            "LOAD-113",
            Severity.ERROR,
            "경로 식 \"{0}\"을(를) 이해할 수 없다",
            "the path \"{0}\" is not understood",
            "docs/mapping.md의 JSONPath·XPath 부분집합을 쓴다",
            "Use the subset of JSONPath and XPath of docs/mapping.md"),
    UNKNOWN_CRS(
            "LOAD-114",
            Severity.ERROR,
            "좌표계 \"{0}\"을(를) 모른다",
            "unknown coordinate system \"{0}\"",
            "dosi:crs 에 EPSG:5179, EPSG:5186, EPSG:5181, EPSG:5174, EPSG:4326 처럼 적는다",
            "State it as dosi:crs, for example EPSG:5179, EPSG:5186, EPSG:5181, EPSG:5174 or EPSG:4326"),
    MISSING_PART(
            "LOAD-115",
            Severity.ERROR,
            "shapefile의 {0} 파일이 없다",
            "the {0} file of the shapefile is missing",
            ".shp와 .dbf를 함께 올린다",
            "Load .shp and .dbf together"),
    NO_ROWS(
            "LOAD-116",
            Severity.WARNING,
            "파일에 행이 하나도 없다",
            "the file has no rows",
            "파일이 온전한지, 제공 기관이 요청을 거절하지 않았는지 확인한다",
            "See whether the file is complete, and whether the publisher refused the request"),
    UNDETECTED_CHARSET(
            "LOAD-117",
            Severity.ERROR,
            "문자 집합을 알 수 없다: UTF-8 은 {0}바이트 자리({1}번째 줄, {2})에서, CP949 는 {3}바이트 자리({4}번째 줄, {5})에서 어긋난다",
            "the charset is unknown: the file is not UTF-8 at offset {0} (line {1}: {2}) and not CP949 at offset {3} (line {4}: {5})",
            "파일을 UTF-8 로 다시 저장하거나 dataset.ttl 에 csvw:encoding 을 적는다",
            "Save the file again as UTF-8, or name its charset with csvw:encoding in dataset.ttl"),
    UNKNOWN_PROPERTY(
            "LOAD-118",
            Severity.ERROR,
            "dosi:source 에 {0} 속성이 없다",
            "dosi:source has no property {0}",
            "{1} 을(를) 뜻한 것인지 확인한다",
            "Did you mean {1}?"),
    WRONG_DELIMITER(
            "LOAD-119",
            Severity.ERROR,
            "머리글이 한 칸뿐이다: \"{0}\"",
            "the header is one single cell: \"{0}\"",
            "칸이 '{1}' 로 나뉘어 있으면 dataset.ttl 에 csvw:delimiter 를 적는다",
            "If the cells are separated by '{1}', state csvw:delimiter in dataset.ttl"),
    REPEATED_COLUMN(
            "LOAD-120",
            Severity.WARNING,
            "'{0}' 열이 두 번 있다",
            "the column '{0}' occurs twice",
            "첫째 열만 읽는다. 다른 열의 이름을 고친다",
            "Only the first one is read; rename the other"),
    UNKNOWN_VIRTUAL_COLUMN(
            "LOAD-121",
            Severity.ERROR,
            "'{0}' 가상 열이 없다",
            "there is no virtual column '{0}'",
            "{1} 을(를) 뜻한 것인지 확인한다. 파일 이름의 값은 dosi:filePattern 의 이름 붙은 그룹에서 온다",
            "Did you mean {1}; values of the file name come from named groups of dosi:filePattern"),
    NO_SUCH_PATH(
            "LOAD-122",
            Severity.ERROR,
            "다른 데이터셋의 파일로 보인다: 반복자 {0} 의 '{1}' 이(가) 없다. 있는 이름: {2}",
            "this looks like a file of another dataset: there is no '{1}' for the iterator {0}; the names there are {2}",
            "맞는 파일을 고르거나 매핑의 iterator 를 고친다",
            "Choose another file, or correct the iterator in the mapping"),
    NOT_A_VALUE(
            "LOAD-123",
            Severity.ERROR,
            "'{0}' 은(는) 값 하나가 아니라 {1}이다",
            "'{0}' is no single value but {2}",
            "매핑에서 그 안의 값을 가리킨다. 목록은 [*] 로 모두 가리킨다",
            "Refer to a value inside it; [*] takes all of a list"),
    BAD_GEOMETRY(
            "LOAD-124",
            Severity.ERROR,
            "도형을 읽을 수 없다: {0}",
            "the geometry cannot be read: {1}",
            "도형을 고쳐 격리 파일로 다시 올린다",
            "Correct the geometry and load the quarantine file again");

    private final ProblemTemplate template;

    SourceProblem(
            String code,
            Severity severity,
            String whatKo,
            String whatEn,
            String adviceKo,
            String adviceEn) {
        this.template =
                new ProblemTemplate(
                        code, severity, new Text(whatKo, whatEn), new Text(adviceKo, adviceEn));
    }

    @Override
    public ProblemTemplate template() {
        return template;
    }
}
