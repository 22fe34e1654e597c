package dosi.cli;

import dosi.diagnostics.ProblemKind;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;

/// What can be wrong with a call of the command. CLI-301 to CLI-303 are told by the launcher script.
enum CliProblem implements ProblemKind {
    UNKNOWN_TARGET(
            "CLI-101",
            new Text("\"{0}\"은(는) 도시도 자료도 파일도 아니다", "\"{0}\" is no city, no dataset and no file"),
            new Text("{1}", "{2}")),
    NOT_A_TRIPLE(
            "CLI-102",
            new Text("트리플 하나가 아니다: {0}", "not one triple: {0}"),
            new Text(
                    "Turtle로 \"주어 술어 목적어\"를 적는다. 예: \"did:x dosi:locatedIn did:y\"",
                    "Write \"subject predicate object\" in Turtle, for example \"did:x dosi:locatedIn did:y\"")),
    FILE_UNREADABLE(
            "CLI-103",
            new Text("파일을 읽을 수 없다: {0}", "the file cannot be read: {0}"),
            new Text("경로와 권한을 본다", "See to its path and its permissions")),
    NO_CITIES(
            "CLI-201",
            new Text("도시 폴더가 없다: {0}", "there is no folder of cities: {0}"),
            new Text("--cities로 폴더를 알려 준다", "Name the folder with --cities")),
    NO_SAMPLE(
            "CLI-202",
            new Text("{0}에는 견본 파일이 없다", "{0} has no sample file"),
            new Text("읽을 파일을 함께 적는다", "Name the file to load"));

    private final String code;
    private final Text what;
    private final Text advice;

    CliProblem(String code, Text what, Text advice) {
        this.code = code;
        this.what = what;
        this.advice = advice;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
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
