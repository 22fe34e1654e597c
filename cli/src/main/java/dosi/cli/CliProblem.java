package dosi.cli;

import dosi.diagnostics.ProblemKind;
import dosi.diagnostics.ProblemTemplate;
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
    NOT_RDF(
            "CLI-104",
            new Text("RDF로 읽을 수 없다: {0}", "not readable as {1}: {0}"),
            new Text(
                    "그 줄을 고치거나 확장자를 내용에 맞춘다 ({1}(으)로 읽었다)",
                    "Correct that line, or give the file the ending of its syntax")),
    NOTHING_FOR_FILE(
            "CLI-105",
            new Text(
                    "\"{0}\"은(는) 어느 자료의 파일도 아니고 RDF 파일도 아니다",
                    "\"{0}\" is neither a file of a dataset nor an RDF file"),
            new Text(
                    "--dataset으로 자료를 알려 주거나, RDF이면 이름이 .ttl .nt .nq .trig .rdf .jsonld(.gz)로 끝나게 한다",
                    "Name its dataset with --dataset; RDF files end in .ttl .nt .nq .trig .rdf .jsonld (.gz)")),
    NO_SHAPES(
            "CLI-106",
            new Text("대상을 정하는 모양이 하나도 없다: {0}", "no shape in {0} has a target"),
            new Text(
                    "sh:targetClass 같은 대상이 있는 SHACL 파일을 --shapes에 적는다",
                    "Give --shapes a SHACL file with targets, such as sh:targetClass")),
    BAD_REPORT_FORMAT(
            "CLI-107",
            new Text("\"{0}\"이(가) 어떤 보고서인지 알 수 없다", "\"{0}\" does not tell a format of reports"),
            new Text("{1}", "{2}")),
    UNKNOWN_GRAPH(
            "CLI-108",
            new Text("지식베이스에 그래프 {0}이(가) 없다", "the knowledge base has no graph {0}"),
            new Text("{1}", "{2}")),
    SHAPES_OF_DATASET(
            "CLI-109",
            new Text("{0}의 모양은 dataset.ttl이 정한다", "the shapes of {0} are those of its dataset.ttl"),
            new Text("--shapes는 RDF 파일과 --graph에 쓴다", "Use --shapes with RDF files and --graph")),
    NOTHING_TO_VALIDATE(
            "CLI-110",
            new Text("검증할 것이 없다", "there is nothing to validate"),
            new Text(
                    "도시, 자료, 파일, 또는 --graph IRI를 적는다",
                    "Name a city, a dataset, a file, or --graph IRI")),
    NO_DATA(
            "CLI-111",
            new Text("대상을 고를 데이터가 없다", "there is no data to select from"),
            new Text(
                    "--data에 RDF 파일이나 자료 이름을, 또는 --graph에 IRI를 적는다",
                    "Give --data an RDF file or a dataset, or --graph an IRI")),
    NOTHING_TO_WAIVE(
            "CLI-112",
            new Text("무엇을 허용할지 하나로 정해지지 않는다", "it is not clear what to waive"),
            new Text(
                    "발견의 식별자, --shape와 --dataset, --withdraw 번호 가운데 하나만 적는다",
                    "Give one of: the id of a finding; --shape and --dataset; --withdraw NUMBER")),
    NOT_A_DAY(
            "CLI-113",
            new Text("날짜가 아니다: \"{0}\"", "not a date: \"{0}\""),
            new Text("2027-12-31처럼 적는다", "Write it like 2027-12-31")),
    NOT_AN_OUTPUT(
            "CLI-114",
            new Text(
                    "\"{0}\"이(가) N-Triples인지 N-Quads인지 알 수 없다",
                    "\"{0}\" tells neither N-Triples nor N-Quads"),
            new Text(
                    "이름을 .nt, .nq, .nt.gz, .nq.gz 가운데 하나로 끝낸다",
                    "End its name in .nt, .nq, .nt.gz or .nq.gz")),
    GRAPHS_IN_TRIPLES(
            "CLI-115",
            new Text(
                    "{0}의 매핑은 이름 있는 그래프를 쓰는데 N-Triples에는 그래프가 없다",
                    "the mapping of {0} names graphs, which N-Triples cannot tell"),
            new Text("--out의 이름을 .nq로 끝낸다", "End the name of --out in .nq")),
    NO_THREADS(
            "CLI-116",
            new Text("스레드는 1개부터다: {0}", "there is no work without threads: {0}"),
            new Text("--threads에 1 이상을 적는다", "Give --threads 1 or more")),
    LINES_NOT_WRITTEN(
            "CLI-204",
            new Text("트리플을 적을 수 없다: {0}", "the lines cannot be written: {0}"),
            new Text(
                    "폴더가 있는지, 적을 수 있는지, 자리가 남았는지 본다",
                    "See that the folder exists, can be written and has space")),
    REPORT_NOT_WRITTEN(
            "CLI-203",
            new Text("보고서를 적을 수 없다: {0}", "the report cannot be written: {0}"),
            new Text("폴더가 있는지, 적을 수 있는지 본다", "See that the folder exists and can be written")),
    NO_CITIES(
            "CLI-201",
            new Text("도시 폴더가 없다: {0}", "there is no folder of cities: {0}"),
            new Text("--cities로 폴더를 알려 준다", "Name the folder with --cities")),
    NO_SAMPLE(
            "CLI-202",
            new Text("{0}에는 견본 파일이 없다", "{0} has no sample file"),
            new Text("읽을 파일을 함께 적는다", "Name the file to load"));

    private final ProblemTemplate template;

    CliProblem(String code, Text what, Text advice) {
        this.template = new ProblemTemplate(code, Severity.ERROR, what, advice);
    }

    @Override
    public ProblemTemplate template() {
        return template;
    }
}
