package dosi.hub;

import dosi.diagnostics.ProblemKind;
import dosi.diagnostics.ProblemTemplate;
import dosi.diagnostics.Severity;
import dosi.diagnostics.Text;

/// What can be wrong with a knowledge base, with the catalogue of the cities, and with a load as a whole.
enum HubProblem implements ProblemKind {
    NOT_WRITABLE(
            "HUB-101",
            Severity.ERROR,
            new Text("폴더에 쓸 수 없다: {0}", "the folder cannot be written: {0}"),
            new Text(
                    "쓰기 권한과 남은 용량을 확인하거나 다른 폴더를 고른다",
                    "Check its permissions and the free space, or choose another folder")),
    NOT_A_KNOWLEDGE_BASE(
            "HUB-102",
            Severity.ERROR,
            new Text(
                    "지식베이스가 아닌 것이 들어 있는 폴더다: \"{0}\"",
                    "the folder holds something that is not a knowledge base: \"{0}\""),
            new Text("빈 폴더나 새 폴더를 고른다", "Choose an empty or a new folder")),
    IN_USE(
            "HUB-103",
            Severity.ERROR,
            new Text(
                    "다른 프로세스가 지식베이스를 쓰고 있다({0})",
                    "the knowledge base is in use by another process ({0})"),
            new Text(
                    "그 프로세스를 끝내거나 그 프로세스의 SPARQL 주소로 묻는다",
                    "End that process, or ask it through its SPARQL address")),
    NEWER_VERSION(
            "HUB-104",
            Severity.ERROR,
            new Text(
                    "지식베이스의 형식이 {0}인데 이 프로그램은 {1}까지만 안다",
                    "the knowledge base has format {0}, this program knows formats up to {1}"),
            new Text("더 새로운 Dosi로 연다", "Open it with a newer Dosi")),
    LOG_BEHIND_STORE(
            "HUB-105",
            Severity.ERROR,
            new Text(
                    "저장소는 변경 {0}까지 담았는데 변경 기록은 {1}에서 끝난다",
                    "the store holds change {0}, but the change log ends at {1}"),
            new Text(
                    "log 폴더를 백업에서 되살리거나, store 폴더를 지워 기록에서 다시 만든다",
                    "Restore the folder log from a copy, or delete the folder store to rebuild it from the"
                            + " log")),
    LOG_DAMAGED(
            "HUB-106",
            Severity.ERROR,
            new Text("변경 기록이 손상되었다: {0}", "the change log is damaged: {0}"),
            new Text("그 파일을 백업에서 되살린다", "Restore that file from a copy")),
    DISK(
            "HUB-107",
            Severity.ERROR,
            new Text("읽거나 쓸 수 없다: {0}", "reading or writing failed: {0}"),
            new Text("디스크의 남은 용량과 권한을 확인한다", "Check the free space and the permissions")),
    UNKNOWN_DATASET(
            "HUB-201",
            Severity.ERROR,
            new Text("\"{0}\"이라는 데이터셋이 없다", "there is no dataset \"{0}\""),
            new Text("{1}", "{2}")),
    UNKNOWN_CITY(
            "HUB-202",
            Severity.ERROR,
            new Text("\"{0}\"이라는 도시가 없다", "there is no city \"{0}\""),
            new Text("{1}", "{2}")),
    NO_DATASET_FOR_FILE(
            "HUB-203",
            Severity.ERROR,
            new Text("이 파일 이름을 받는 데이터셋이 없다", "no dataset takes a file of this name"),
            new Text(
                    "데이터셋 이름을 함께 주거나, 설명의 dosi:filePattern에 이름을 더한다",
                    "Name the dataset too, or add the name to dosi:filePattern of its description")),
    SEVERAL_DATASETS_FOR_FILE(
            "HUB-204",
            Severity.ERROR,
            new Text(
                    "이 파일 이름을 여러 데이터셋이 받는다: {0}", "several datasets take a file of this name: {0}"),
            new Text("데이터셋 이름을 함께 준다", "Name the dataset too")),
    NOT_TURTLE(
            "HUB-205",
            Severity.ERROR,
            new Text("Turtle로 읽을 수 없다: {0}", "this is not Turtle: {0}"),
            new Text("그 줄을 고친다", "Correct that line")),
    INCOMPLETE_DESCRIPTION(
            "HUB-206",
            Severity.ERROR,
            new Text("데이터셋 설명에 {0}이(가) 없다", "the dataset description has no {0}"),
            new Text("{0}을(를) 적는다", "Add {0}")),
    WRONG_VALUE(
            "HUB-207",
            Severity.ERROR,
            new Text(
                    "데이터셋 설명의 {0}에 쓸 수 없는 값이다: \"{1}\"",
                    "{0} of the dataset description cannot be \"{1}\""),
            new Text("다음 가운데 하나를 쓴다: {2}", "Use one of: {2}")),
    UNKNOWN_FOLLOWED(
            "HUB-208",
            Severity.ERROR,
            new Text(
                    "dosi:follows가 가리키는 데이터셋이 없다: \"{0}\"",
                    "dosi:follows names a dataset that does not exist: \"{0}\""),
            new Text("매핑과 함께 있는 데이터셋의 이름을 쓴다", "Name a dataset that has a mapping of its own")),
    NO_MAPPING(
            "HUB-209",
            Severity.ERROR,
            new Text("데이터셋에 mapping.yml이 없다", "the dataset has no mapping.yml"),
            new Text(
                    "mapping.yml을 쓰거나 dosi:follows로 다른 데이터셋을 따른다",
                    "Write mapping.yml, or follow another dataset with dosi:follows")),
    REQUIRED_NOT_LOADED(
            "HUB-210",
            Severity.WARNING,
            new Text(
                    "먼저 있어야 하는 \"{0}\"이(가) 아직 적재되지 않았다",
                    "\"{0}\", which this dataset requires, is not loaded yet"),
            new Text("\"{0}\"을(를) 적재한 뒤 다시 적재한다", "Load \"{0}\", then this dataset again")),
    NO_SUCH_FILE(
            "HUB-211",
            Severity.ERROR,
            new Text("파일이 없거나 읽을 수 없다", "the file does not exist or cannot be read"),
            new Text("경로와 권한을 확인한다", "Check the path and its permissions")),
    FILE_OF_ANOTHER_DATASET(
            "HUB-212",
            Severity.ERROR,
            new Text(
                    "파일 이름이 데이터셋 \"{0}\"의 것이 아니다",
                    "the file name is not one of the dataset \"{0}\""),
            new Text("{1}", "{2}")),
    FOREIGN_GRAPH(
            "HUB-213",
            Severity.ERROR,
            new Text(
                    "매핑이 데이터셋의 것이 아닌 그래프에 쓴다: {0}",
                    "the mapping writes to a graph that is not the dataset's: {0}"),
            new Text(
                    "매핑에서 graphs를 빼거나 {1}을(를) 쓴다",
                    "Leave graphs out of the mapping, or write {1}")),
    BAD_LOOKUP(
            "HUB-214",
            Severity.ERROR,
            new Text("찾기 표의 질의를 쓸 수 없다: {0}", "the query of the lookup table cannot be used: {0}"),
            new Text(
                    "?key와 ?value를 내는 SELECT 질의로 고친다",
                    "Write a SELECT query that gives ?key and ?value")),
    UNKNOWN_LOOKUP(
            "HUB-215",
            Severity.ERROR,
            new Text("\"{0}\"이라는 찾기 표가 없다", "there is no lookup table \"{0}\""),
            new Text("{1}", "{2}")),
    REQUIRES_CYCLE(
            "HUB-216",
            Severity.ERROR,
            new Text("데이터셋들이 서로를 먼저 요구한다: {0}", "datasets require each other: {0}"),
            new Text("dct:requires 하나를 지운다", "Remove one dct:requires")),
    REPEATED_IDENTIFIER(
            "HUB-217",
            Severity.ERROR,
            new Text(
                    "데이터셋 이름 \"{0}\"은(는) 이미 {1}에 있다",
                    "the dataset \"{0}\" is already described in {1}"),
            new Text("둘 가운데 하나의 dct:identifier를 바꾼다", "Change dct:identifier of one of them")),
    NO_CITY_FILE(
            "HUB-218",
            Severity.WARNING,
            new Text("도시 폴더에 city.ttl이 없다", "the folder of the city has no city.ttl"),
            new Text(
                    "도시의 이름을 rdfs:label로 적은 city.ttl을 둔다",
                    "Add city.ttl with the names of the city as rdfs:label")),
    MORE_SENSITIVE_REQUIRED(
            "HUB-219",
            Severity.ERROR,
            new Text(
                    "민감도가 {0}인 자료가 더 민감한 \"{1}\"({2})을(를) 먼저 요구한다",
                    "a dataset of sensitivity {0} requires the more sensitive \"{1}\" ({2})"),
            new Text(
                    "dosi:sensitivity를 {2}(으)로 올리거나 dct:requires를 지운다",
                    "Raise dosi:sensitivity to {2}, or remove dct:requires")),
    HELD(
            "HUB-301",
            Severity.ERROR,
            new Text(
                    "{0} 때문에 이 판을 받지 않고 따로 두었다. 데이터는 그대로다",
                    "{0}: this edition is held, the data stays as it was"),
            new Text(
                    "파일을 고쳐 다시 적재하거나, dosi release나 dosi reject로 결정한다",
                    "Correct the file and load it again, or decide with dosi release or dosi reject")),
    ROLLED_BACK(
            "HUB-302",
            Severity.WARNING,
            new Text("끝나지 않은 작업을 되돌렸다: {0}", "an unfinished change was rolled back: {0}"),
            new Text("그 작업을 다시 한다", "Do it again")),
    REPLAYED(
            "HUB-303",
            Severity.INFO,
            new Text(
                    "기록된 변경 {0}부터 {1}까지를 저장소에 다시 적용했다",
                    "changes {0} to {1} of the log were applied to the store again"),
            new Text("할 일은 없다", "Nothing has to be done")),
    TORN_ENTRY(
            "HUB-304",
            Severity.WARNING,
            new Text(
                    "변경 기록의 마지막 항목 {0}이(가) 끝까지 쓰이지 않아 버렸다",
                    "the last entry of the change log, {0}, was not written to its end and was dropped"),
            new Text("그 작업을 다시 한다", "Do that change again")),
    NOT_VALIDATED(
            "HUB-305",
            Severity.WARNING,
            new Text(
                    "트리플 {0}개는 검증 한도 {1}개를 넘어 검증하지 않았다",
                    "{0} triples are more than the {1} that are validated: not validated"),
            new Text("한도를 올리거나 파일을 나누어 적재한다", "Raise the limit, or load the files in parts")),
    FINDINGS_CUT(
            "HUB-306",
            Severity.WARNING,
            new Text(
                    "찾아낸 것 {0}건 가운데 {1}건만 저장했다",
                    "of {0} findings and problems, {1} are kept in the knowledge base"),
            new Text("앞의 것을 고친 뒤 다시 적재한다", "Correct the first ones and load again")),
    HELD_FOR_SHARE(
            "HUB-307",
            Severity.ERROR,
            new Text(
                    "{2}행 가운데 {1}행에 {0}이(가) 있어 허용 비율 {3}%를 넘었다. 이 판을 따로 두었다",
                    "{0} in {1} of {2} rows, more than the {3} % that are let in: this edition is held"),
            HELD.advice()),
    HELD_FOR_QUARANTINE(
            "HUB-308",
            Severity.ERROR,
            new Text(
                    "{1}행 가운데 {0}행이 격리되어 허용 비율 {2}%를 넘었다. 이 판을 따로 두었다",
                    "{0} of {1} rows are in quarantine, more than the {2} % that are let in: this edition is held"),
            HELD.advice()),
    HELD_FOR_FEWER_ROWS(
            "HUB-309",
            Severity.ERROR,
            new Text(
                    "{0}행이다. 앞 판의 {1}행보다 {2}% 넘게 적어 이 판을 따로 두었다",
                    "{0} rows, more than {2} % fewer than the {1} of the edition before: this edition is held"),
            new Text(
                    "파일이 온전한지 본다. 온전하면 dosi release로 받는다",
                    "See whether the file is whole; if it is, let it in with dosi release")),
    PUBLICATION_REFUSED(
            "HUB-310",
            Severity.ERROR,
            new Text(
                    "공개하면 안 되는 것이 {0}곳에 있다. 이 판을 따로 두었다",
                    "{0} findings of what must not be published: this edition is held"),
            new Text(
                    "원본에서 지우거나, dataset.ttl의 dosi:sensitivity를 restricted로 바꾸고 다시 적재한다",
                    "Remove it from the file, or set dosi:sensitivity in dataset.ttl to restricted, and load again")),
    HELD_UNVALIDATED(
            "HUB-311",
            Severity.ERROR,
            new Text(
                    "너무 커서 검증하지 못했다. 이 판을 따로 두었다",
                    "too large to be validated: this edition is held"),
            new Text(
                    "파일을 나누어 적재하거나, 살펴보고 dosi release로 받는다",
                    "Load the files in parts, or look at it and let it in with dosi release")),
    NOTHING_HELD(
            "HUB-401",
            Severity.ERROR,
            new Text("\"{0}\"에는 보류된 판이 없다", "\"{0}\" has no edition that is held"),
            new Text("dosi held로 보류된 판을 본다", "See with dosi held what is held")),
    KEPT_FILES_DIFFER(
            "HUB-402",
            Severity.ERROR,
            new Text(
                    "따로 둔 파일이 보류할 때의 것과 다르다: {0}",
                    "the kept files are not those that were held: {0}"),
            new Text(
                    "고친 파일은 dosi load로 적재하고, 보류된 판은 dosi reject로 물리친다",
                    "Load corrected files with dosi load, turn the held edition away with dosi reject")),
    KEPT_FILES_MISSING(
            "HUB-403",
            Severity.WARNING,
            new Text("보류된 판 {0}의 파일이 없다", "the files of the held edition {0} are missing"),
            new Text(
                    "백업에서 되살리거나, dosi reject로 그 판을 물리친다",
                    "Restore them from a copy, or turn the edition away with dosi reject")),
    NO_VERDICT(
            "HUB-404",
            Severity.ERROR,
            new Text("결정에 {0}의 값이 없다", "the decision has no {0}"),
            new Text("{0} 뒤에 글을 적는다", "Write a text behind {0}")),
    WAIVER_INCOMPLETE(
            "HUB-501",
            Severity.ERROR,
            new Text("허용에 {0}이(가) 없다", "the waiver has no {0}"),
            new Text(
                    "--reason 까닭, --author 이름, --until 마지막 날(예: 2027-12-31)을 모두 적는다",
                    "Give --reason TEXT, --author NAME and --until with its last day, such as 2027-12-31")),
    WAIVER_IN_THE_PAST(
            "HUB-502",
            Severity.ERROR,
            new Text(
                    "허용의 마지막 날 {0}이 오늘({1})보다 앞선다",
                    "the last day {0} of the waiver is before today, {1}"),
            new Text("오늘이나 그 뒤의 날을 적는다", "Give today or a later day")),
    WAIVER_ENDED(
            "HUB-503",
            Severity.INFO,
            new Text(
                    "허용 {0}이(가) {1}에 끝나 발견 {2}건을 다시 센다",
                    "the waiver {0} ended on {1}: {2} findings count again"),
            new Text("고치거나 dosi waive로 다시 허용한다", "Mend them, or waive them again with dosi waive")),
    UNKNOWN_FINDING(
            "HUB-504",
            Severity.ERROR,
            new Text(
                    "지금 있는 발견 가운데 \"{0}\"이(가) 없다",
                    "none of the findings that are there now is \"{0}\""),
            new Text(
                    "적재한 뒤 보고서의 식별자에서 여섯 자 이상을 적거나 --shape와 --dataset으로 허용한다",
                    "Load the edition and give six or more digits of the id in the report, or use --shape and"
                            + " --dataset")),
    AMBIGUOUS_FINDING(
            "HUB-505",
            Severity.ERROR,
            new Text("\"{0}\"(으)로 시작하는 발견이 {1}건이다: {2}", "{1} findings begin with \"{0}\": {2}"),
            new Text("식별자를 더 길게 적는다", "Give more of its digits")),
    UNKNOWN_SHAPE(
            "HUB-506",
            Severity.ERROR,
            new Text(
                    "이 자료를 검증하는 모양 가운데 \"{0}\"이(가) 없다",
                    "no shape that checks this dataset is called \"{0}\""),
            new Text("{1}", "{2}")),
    UNKNOWN_WAIVER(
            "HUB-507",
            Severity.ERROR,
            new Text("허용 {0}이(가) 없다", "there is no waiver {0}"),
            new Text("dosi waivers로 번호를 본다", "See its number with dosi waivers"));

    private final ProblemTemplate template;

    HubProblem(String code, Severity severity, Text what, Text advice) {
        this.template = new ProblemTemplate(code, severity, what, advice);
    }

    @Override
    public ProblemTemplate template() {
        return template;
    }
}
