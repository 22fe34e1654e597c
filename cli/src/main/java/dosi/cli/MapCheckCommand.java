package dosi.cli;

import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Severity;
import dosi.hub.Hub;
import dosi.loader.Loader;
import dosi.ontology.CityOntology;
import dosi.ontology.Prefixes;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `dosi map check`: what is wrong with a mapping before anything is mapped by it.
@Command(
        name = "check",
        description = {
            "Finds mistakes in a mapping: columns that the files lack, columns that are never read or filled, terms that the"
                    + " ontology does not have or has given up; each with its place and advice.",
            "매핑의 흠을 찾는다: 파일에 없는 열, 읽지 않거나 비어 있는 열, 온톨로지에 없거나 더 쓰지 않는 용어."
        },
        footer = {
            "",
            "Examples:",
            "  dosi map check daegu/parking",
            "  dosi map check counts.csv --mapping counts.yml --fail-on warning",
            "",
            "Exit code 1 when something of the severity of --fail-on was found, 0 when not."
        })
final class MapCheckCommand extends DosiCommand {

    @Mixin private MappingTargets targets = new MappingTargets();
    @Mixin private FailOnOption failOn = new FailOnOption();
    @Mixin private KnowledgeBaseOptions knowledgeBase = new KnowledgeBaseOptions();

    @Override
    ExitCode execute() {
        List<Problem> all = new ArrayList<>();
        try (Hub hub = knowledgeBase.open()) {
            CityOntology ontology = CityOntology.load();
            for (MappingTargets.Target target : targets.in(hub)) {
                List<Problem> problems = problems(target.loader(hub), target, ontology);
                tell(target.name(), problems);
                all.addAll(problems);
            }
        }
        return failOn.after(all.stream());
    }

    private static List<Problem> problems(
            Loader loader, MappingTargets.Target target, CityOntology ontology) {
        try {
            return loader.check(target.request(), ontology.graph(), Prefixes.BASE + "ns/");
        } catch (ProblemException unusable) {
            return unusable.problems();
        }
    }

    private void tell(String name, List<Problem> problems) {
        long errors = count(problems, Severity.ERROR);
        long warnings = count(problems, Severity.WARNING);
        long infos = count(problems, Severity.INFO);
        console()
                .say(
                        "%s  오류 %,d · 경고 %,d · 알림 %,d".formatted(name, errors, warnings, infos),
                        "%s  errors %,d · warnings %,d · info %,d"
                                .formatted(name, errors, warnings, infos));
        for (Problem problem : problems) {
            console()
                    .line(
                            "  "
                                    + problem.severity().label().in(console().locale())
                                    + "  "
                                    + problem.message(console().locale()));
        }
    }

    private static long count(List<Problem> problems, Severity severity) {
        return problems.stream().filter(problem -> problem.severity() == severity).count();
    }
}
