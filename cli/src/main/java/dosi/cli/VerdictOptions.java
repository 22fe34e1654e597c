package dosi.cli;

import dosi.hub.Verdict;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Who decides about which held edition, and why.
final class VerdictOptions {

    @Parameters(
            paramLabel = "DATASET",
            description = "The dataset whose edition is held. 판이 보류된 자료.")
    private String dataset = "";

    @Option(
            names = "--author",
            paramLabel = "NAME",
            required = true,
            description = "Who decides; stored with the decision. 결정하는 사람.")
    private String author = "";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why; stored with the decision. 결정의 까닭.")
    private String reason = "";

    String dataset() {
        return dataset;
    }

    Verdict verdict() {
        return new Verdict(author, reason);
    }
}
