package dosi.cli;

import dosi.hub.Hub;
import dosi.hub.ReasonOutcome;
import dosi.reasoner.Inconsistency;
import dosi.reasoner.rules.Inference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `dosi reason`: brings the inferences up to date.
@Command(
        name = "reason",
        description = {
            "Derives what follows from the data and the ontology (OWL 2 RL and the rules of the cities) into the inferred graph.",
            "자료와 온톨로지에서 따라 나오는 것을 추론 그래프에 적는다."
        })
final class ReasonCommand extends DosiCommand {

    @Mixin private KnowledgeBaseOptions knowledgeBase = new KnowledgeBaseOptions();

    @Override
    ExitCode execute() {
        try (Hub hub = knowledgeBase.open()) {
            return reason(console(), hub);
        }
    }

    /// Reasons if something changed and tells the numbers; what cannot hold together is told, never hidden.
    static ExitCode reason(Console console, Hub hub) {
        console.progress("추론하는 중", "reasoning");
        ReasonOutcome outcome = hub.reason();
        String seconds = LoadReporter.seconds(outcome.duration());
        if (!outcome.ran()) {
            console.say(
                    "추론 %,d개, 바뀐 것 없음".formatted(outcome.inferred()),
                    "%,d inferences, nothing changed".formatted(outcome.inferred()));
            return ExitCode.DONE;
        }
        console.say(
                "추론 %,d개 (더함 %,d, 뺌 %,d), %s초"
                        .formatted(outcome.inferred(), outcome.added(), outcome.deleted(), seconds),
                "%,d inferences (%,d added, %,d deleted), %s s"
                        .formatted(
                                outcome.inferred(), outcome.added(), outcome.deleted(), seconds));
        outcome.byRules().ifPresent(rules -> tell(console, rules));
        for (Inconsistency inconsistency :
                outcome.inconsistencies().stream().limit(Console.LISTED_MAX).toList()) {
            String premises =
                    String.join(
                            " ; ", inconsistency.premises().stream().map(Triples::text).toList());
            console.say(
                    "  함께 참일 수 없음 (" + inconsistency.rule().w3cName() + "): " + premises,
                    "  cannot hold together (" + inconsistency.rule().w3cName() + "): " + premises);
        }
        boolean right = outcome.complete() && outcome.inconsistencies().isEmpty();
        return right ? ExitCode.DONE : ExitCode.VIOLATIONS;
    }

    private static void tell(Console console, Inference rules) {
        rules.derived()
                .forEach(
                        (rule, count) ->
                                console.say(
                                        "  규칙 %s: %,d개".formatted(rule.label(), count),
                                        "  rule %s: %,d".formatted(rule.label(), count)));
        if (!rules.complete()) {
            console.say(
                    "  규칙의 결론이 한도에 이르러 멈췄다. 추론 그래프는 완전하지 않다고 표시된다",
                    "  The rules were stopped by the limit; the inferred graph is marked incomplete");
        }
    }
}
