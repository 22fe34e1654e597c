package dosi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `dosi rules`: what an author of rules is told.
class RulesCommandTest {

    @TempDir private Path folder = Path.of("target");

    @Test
    void strataAreToldInTheOrderInWhichTheyRun() throws IOException {
        Path file =
                write(
                        "state.srl",
                        """
                        IMPORTS <more.srl>
                        PREFIX : <http://example.org/>
                        RULE :free { ?c :state :free } WHERE { ?c a :Charger NOT { ?c :state :broken } }
                        """);
        write(
                "more.srl",
                """
                PREFIX : <http://example.org/>
                RULE :broken { ?c :state :broken } WHERE { ?c :fault ?f }
                """);
        CommandRun run = CommandRun.of(List.of("rules", "check", file.toString()));
        assertEquals(0, run.exit(), run.err());
        assertEquals(
                """
                2 rules in 2 strata, 0 triples of DATA
                  stratum 1: http://example.org/broken
                  stratum 2: http://example.org/free
                """,
                run.out());
    }

    @Test
    void aMistakeHasItsPlaceAndTheExitCodeIsOne() throws IOException {
        Path file = write("near.srl", "RULE { ?x <urn:near> ?y } WHERE { ?x <urn:at> 1 }");
        CommandRun run = CommandRun.of(List.of("rules", "check", file.toString(), "--lang", "ko"));
        assertEquals(1, run.exit());
        assertTrue(
                run.out().endsWith("near.srl:1:1: ?y가 머리에는 있고 몸에는 없다. 몸에서 ?y에 값을 준다. [RULE-202]\n"),
                run.out());
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        CommandRun run =
                CommandRun.of(List.of("rules", "check", folder.resolve("no.srl").toString()));
        assertEquals(3, run.exit(), run.out());
        assertTrue(run.err().contains("no.srl"), run.err());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
