package dosi.cli;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import dosi.hub.Hashes;
import dosi.hub.Hub;
import dosi.loader.LineOutput;
import dosi.loader.LoadReport;
import dosi.loader.LoadRequest;
import dosi.loader.Loader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `dosi map run`: files become lines of N-Triples or N-Quads.
@Command(
        name = "run",
        description = {
            "Writes what files become by their mapping as N-Triples or N-Quads; loads nothing.",
            "파일이 매핑으로 무엇이 되는지 N-Triples나 N-Quads로 적는다. 올리지는 않는다."
        },
        footer = {
            "",
            "The lines stand in the order of the rows: the same input gives the same bytes, however many threads.",
            "",
            "Examples:",
            "  dosi map run daegu/parking --out parking.nt",
            "  dosi map run counts.csv --mapping counts.yml --out counts.nq.gz --threads 2"
        })
final class MapRunCommand extends DosiCommand {

    @Mixin private MappingTargets targets = new MappingTargets();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Where to write: .nt or .nq, with .gz behind it packed. 적을 파일.")
    private Path file = Path.of("");

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads map tables (default: one a processor). 스레드의 수.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin private KnowledgeBaseOptions knowledgeBase = new KnowledgeBaseOptions();

    /// What the ending of the file's name says.
    private record Form(boolean quads, boolean gzip) {}

    @Override
    ExitCode execute() {
        Form form = form();
        try (Hub hub = knowledgeBase.open()) {
            Map<LoadRequest, Loader> requests = new LinkedHashMap<>();
            for (MappingTargets.Target target : targets.in(hub)) {
                LoadRequest request = target.request();
                if (!form.quads && request.mapping().namesGraphs()) {
                    throw new ProblemException(
                            CliProblem.GRAPHS_IN_TRIPLES.at(
                                    Place.of(request.mapping().name()), request.dataset()));
                }
                requests.put(request, target.loader(hub));
            }
            return write(requests, form);
        }
    }

    private Form form() {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        boolean gzip = name.endsWith(".gz");
        String plain = gzip ? name.substring(0, name.length() - ".gz".length()) : name;
        if (!plain.endsWith(".nt") && !plain.endsWith(".nq")) {
            throw new ProblemException(CliProblem.NOT_AN_OUTPUT.at(Place.of("--out"), file));
        }
        if (threads < 1) {
            throw new ProblemException(CliProblem.NO_THREADS.at(Place.of("--threads"), threads));
        }
        return new Form(plain.endsWith(".nq"), gzip);
    }

    /// Writes beside the file and renames at the end: there is never half a file of that name.
    private ExitCode write(Map<LoadRequest, Loader> requests, Form form) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        MessageDigest digest = Hashes.sha256();
        boolean errors = false;
        try {
            try (OutputStream out =
                    new DigestOutputStream(Files.newOutputStream(unfinished), digest)) {
                for (Map.Entry<LoadRequest, Loader> entry : requests.entrySet()) {
                    LoadRequest request = entry.getKey();
                    LoadReport report =
                            entry.getValue()
                                    .write(
                                            request,
                                            new LineOutput(out, form.gzip, threads, _ -> {}));
                    tell(request.dataset(), report);
                    errors |= report.problems().hasErrors();
                }
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            console()
                    .line(
                            "%s  %,d B  SHA-256 %s"
                                    .formatted(
                                            file,
                                            Files.size(file),
                                            HexFormat.of().formatHex(digest.digest())));
        } catch (IOException failed) {
            ProblemException problem =
                    new ProblemException(
                            CliProblem.LINES_NOT_WRITTEN.at(
                                    Place.of(file.toString()), failed.getClass().getSimpleName()));
            problem.initCause(failed);
            throw problem;
        } finally {
            unfinished.toFile().delete();
        }
        return errors ? ExitCode.VIOLATIONS : ExitCode.DONE;
    }

    private void tell(String name, LoadReport report) {
        console()
                .say(
                        "%s  행 %,d, 개체로 %,d, 격리 %,d, 건너뜀 %,d, 줄 %,d"
                                .formatted(
                                        name,
                                        report.rows(),
                                        report.mapped(),
                                        report.quarantined(),
                                        report.skippedRows(),
                                        report.triples()),
                        "%s  %,d rows, %,d mapped, %,d quarantined, %,d skipped, %,d lines"
                                .formatted(
                                        name,
                                        report.rows(),
                                        report.mapped(),
                                        report.quarantined(),
                                        report.skippedRows(),
                                        report.triples()));
        List<Problem> problems = report.problems().list();
        console().problems(problems);
    }
}
