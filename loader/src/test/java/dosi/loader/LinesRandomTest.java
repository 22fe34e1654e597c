package dosi.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Text;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bytes to bytes gives what quad by quad gives: lines as Jena writes them, in the same order, the same counts, the
/// same problems and the same quarantined rows, on made-up tables and mappings.
class LinesRandomTest {

    private static final int CASES = Integer.getInteger("dosi.random.cases", 2000);
    private static final long FIRST_SEED = Long.getLong("dosi.random.seed", 0);

    @TempDir private Path folder = Path.of("");

    /// What a load gave.
    ///
    /// @param refusal why it was ended, empty where it was not
    private record Outcome(
            String lines,
            List<QuarantinedRow> quarantined,
            String report,
            List<Problem> problems,
            List<Problem> refusal) {}

    @Test
    void bytesToBytesGivesWhatQuadByQuadGives() throws IOException {
        int complete = 0;
        int refused = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed++) {
            try {
                boolean whole = check(new Random(seed));
                complete += whole ? 1 : 0;
                refused += whole ? 0 : 1;
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("seed " + seed + ": " + failure, failure);
            }
        }
        assertTrue(complete > 0 && (refused > 0 || CASES < 100), "both ways of ending were tested");
    }

    /// Whether the load came to its end.
    private boolean check(Random random) throws IOException {
        SourceDescription source = source(random);
        Charset charset = random.nextInt(4) == 0 ? TextFile.WINDOWS_949 : StandardCharsets.UTF_8;
        RandomTable table = new RandomTable(random, source, charset.equals(TextFile.WINDOWS_949));
        List<Path> files = new ArrayList<>();
        int count = random.nextInt(4) == 0 ? 2 : 1;
        for (int i = 0; i < count; i++) {
            files.add(
                    Files.write(folder.resolve("rows" + (2020 + i) + ".csv"), table.make(charset)));
        }
        files.add(Files.write(folder.resolve("other.csv"), table.make(charset)));
        LoadRequest request =
                new LoadRequest(
                        "test/random",
                        files,
                        source,
                        new RandomMapping(random, references(source, random)).make());
        Outcome plain = load(request);
        boolean gzip = random.nextInt(8) == 0;
        Outcome text = write(request, gzip, 1 + random.nextInt(3), 8 + random.nextInt(300));
        assertEquals(plain.refusal, text.refusal);
        if (plain.refusal.isEmpty()) {
            assertEquals(plain, text);
            return true;
        }
        assertTrue(plain.lines.startsWith(text.lines), "lines before the refusal");
        return false;
    }

    private static Outcome load(LoadRequest request) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StreamRDF writer = StreamRDFWriter.getWriterStream(out, Lang.NQUADS);
        writer.start();
        List<QuarantinedRow> quarantined = new ArrayList<>();
        return outcome(
                () ->
                        new Loader(Lookups.NONE)
                                .load(
                                        request,
                                        new LoadSink() {
                                            @Override
                                            public void quad(Quad quad) {
                                                writer.quad(quad);
                                            }

                                            @Override
                                            public void derived(Node subject, Place row) {}

                                            @Override
                                            public void quarantined(QuarantinedRow row) {
                                                quarantined.add(row);
                                            }
                                        }),
                () -> {
                    writer.finish();
                    return out.toByteArray();
                },
                quarantined);
    }

    private static Outcome write(LoadRequest request, boolean gzip, int threads, int chunkSize) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<QuarantinedRow> quarantined = new ArrayList<>();
        return outcome(
                () ->
                        new Loader(Lookups.NONE)
                                .write(
                                        request,
                                        new LineOutput(out, gzip, threads, quarantined::add),
                                        chunkSize),
                () ->
                        gzip && out.size() > 0
                                ? new GZIPInputStream(new ByteArrayInputStream(out.toByteArray()))
                                        .readAllBytes()
                                : out.toByteArray(),
                quarantined);
    }

    private interface Load {
        LoadReport run() throws IOException;
    }

    private interface Lines {
        byte[] get() throws IOException;
    }

    private static Outcome outcome(Load load, Lines lines, List<QuarantinedRow> quarantined) {
        try {
            LoadReport report;
            try {
                report = load.run();
            } catch (ProblemException refused) {
                String before = new String(lines.get(), StandardCharsets.UTF_8);
                return new Outcome(before, List.of(), "", List.of(), refused.problems());
            }
            return new Outcome(
                    new String(lines.get(), StandardCharsets.UTF_8),
                    quarantined,
                    "rows %d mapped %d quarantined %d skipped %s triples %d"
                            .formatted(
                                    report.rows(),
                                    report.mapped(),
                                    report.quarantined(),
                                    report.skipped(),
                                    report.triples()),
                    report.problems().list(),
                    List.of());
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static List<String> references(SourceDescription source, Random random) {
        List<String> references = new ArrayList<>(RandomTable.COLUMNS);
        references.add("id");
        references.add("id");
        if (random.nextInt(3) == 0) {
            references.addAll(List.of("#row", "#file", "#key", "#reason:c3", "#year"));
        }
        if (source.unpivot().isPresent()) {
            references.addAll(List.of("#column", "#value", "#number"));
        }
        if (source.columns().containsKey("absent")) {
            references.add("absent");
        }
        return references;
    }

    private static SourceDescription source(Random random) {
        SourceDescription plain = SourceDescription.ofKind("CsvSource");
        boolean special = random.nextBoolean();
        if (!special) {
            return with(plain, random, Map.of(), Map.of(), List.of());
        }
        Map<String, String> missing =
                random.nextInt(3) == 0 ? Map.of("-", "none", "N/A", "") : Map.of();
        Map<String, SourceDescription.Column> columns =
                random.nextInt(3) == 0
                        ? Map.of(
                                "c3",
                                new SourceDescription.Column(false, false, "기본", Map.of("a", "A")),
                                "absent",
                                new SourceDescription.Column(
                                        false, true, random.nextBoolean() ? "" : null, Map.of()))
                        : Map.of();
        List<SourceDescription.SkipRule> skips =
                random.nextInt(5) == 0
                        ? List.of(
                                new SourceDescription.SkipRule(
                                        "c4", Pattern.compile("가.*|1"), new Text("뺌", "left out")))
                        : List.of();
        return with(plain, random, columns, missing, skips);
    }

    private static SourceDescription with(
            SourceDescription plain,
            Random random,
            Map<String, SourceDescription.Column> columns,
            Map<String, String> missing,
            List<SourceDescription.SkipRule> skips) {
        return new SourceDescription(
                plain.kind(),
                List.of(Pattern.compile("rows(?<year>\\d+)\\.csv"), Pattern.compile("other.*")),
                Optional.empty(),
                random.nextInt(5) == 0 ? ';' : ',',
                random.nextInt(10) == 0 ? '\'' : '"',
                random.nextInt(5) == 0 ? 1 + random.nextInt(2) : 0,
                random.nextInt(6) == 0 ? 2 : 1,
                random.nextInt(5) != 0,
                columns,
                missing,
                skips,
                random.nextInt(15) == 0,
                random.nextInt(4) == 0
                        ? List.of("id")
                        : random.nextInt(8) == 0 ? List.of("id", "c3") : List.of(),
                random.nextInt(10) == 0 ? List.of("c 2") : List.of(),
                random.nextInt(15) == 0
                        ? Optional.of(Pattern.compile("c(?<number>[34])"))
                        : Optional.empty(),
                Optional.empty(),
                false);
    }
}
