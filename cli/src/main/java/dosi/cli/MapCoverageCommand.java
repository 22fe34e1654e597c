package dosi.cli;

import dosi.hub.Hub;
import dosi.loader.ColumnUse;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `dosi map coverage`: how much of the files a mapping reads.
@Command(
        name = "coverage",
        description = {
            "Tells for each column how many records fill it and whether the mapping reads it.",
            "열마다 채워진 레코드의 수와 매핑이 읽는지 알린다."
        })
final class MapCoverageCommand extends DosiCommand {

    @Mixin private MappingTargets targets = new MappingTargets();
    @Mixin private KnowledgeBaseOptions knowledgeBase = new KnowledgeBaseOptions();

    @Override
    ExitCode execute() {
        try (Hub hub = knowledgeBase.open()) {
            for (MappingTargets.Target target : targets.in(hub)) {
                tell(target.name(), target.loader(hub).columns(target.request()));
            }
        }
        return ExitCode.DONE;
    }

    private void tell(String name, List<ColumnUse> columns) {
        long used = columns.stream().filter(ColumnUse::used).count();
        console()
                .say(
                        "%s  열 %,d개 가운데 %,d개를 읽는다".formatted(name, columns.size(), used),
                        "%s  %,d of %,d columns are read".formatted(name, used, columns.size()));
        for (ColumnUse column : columns) {
            String filled = "%,d/%,d".formatted(column.values(), column.records());
            console()
                    .say(
                            "  %s  %s  %s"
                                    .formatted(
                                            column.used() ? "읽음" : "안 읽음", filled, column.name()),
                            "  %s  %s  %s"
                                    .formatted(
                                            column.used() ? "read" : "unread",
                                            filled,
                                            column.name()));
        }
    }
}
