package dosi.bench;

import com.sun.management.OperatingSystemMXBean;
import dosi.diagnostics.Place;
import dosi.loader.LineOutput;
import dosi.loader.LoadReport;
import dosi.loader.LoadRequest;
import dosi.loader.LoadSink;
import dosi.loader.Loader;
import dosi.loader.Lookups;
import dosi.loader.Mapping;
import dosi.loader.QuarantinedRow;
import dosi.loader.SourceDescription;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;

/// Maps one file to N-Triples with one engine, in the process that is measured.
final class RmlRun {

    /// The engines that are compared.
    enum Engine {
        QUADS("Dosi, quad by quad, written by Jena"),
        TEXT_1("Dosi, bytes to bytes, 1 thread"),
        TEXT_2("Dosi, bytes to bytes, 2 threads"),
        HAND("hand-written for this file, FastCSV, 1 thread");

        final String title;

        Engine(String title) {
            this.title = title;
        }
    }

    private RmlRun() {}

    /// Arguments: engine, mapping, CSV, N-Triples to write, file for the CPU seconds and the peak memory.
    public static void main(String[] arguments) throws IOException {
        Path csv = Path.of(arguments[2]);
        try (OutputStream out = Files.newOutputStream(Path.of(arguments[3]))) {
            switch (Engine.valueOf(arguments[0])) {
                case QUADS -> quads(Path.of(arguments[1]), csv, out);
                case TEXT_1 -> text(Path.of(arguments[1]), csv, out, 1);
                case TEXT_2 -> text(Path.of(arguments[1]), csv, out, 2);
                case HAND -> HandMapping.map(csv, out);
            }
        }
        double cpuSeconds =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
                        / 1e9;
        Files.writeString(
                Path.of(arguments[4]), cpuSeconds + "\n" + Workload.peakMebibytes() + "\n");
    }

    private static void quads(Path mapping, Path csv, OutputStream out) {
        StreamRDF writer = StreamRDFWriter.getWriterStream(out, Lang.NTRIPLES);
        writer.start();
        complete(
                new Loader(Lookups.NONE)
                        .load(
                                request(mapping, csv),
                                new LoadSink() {
                                    @Override
                                    public void quad(Quad quad) {
                                        writer.triple(quad.asTriple());
                                    }

                                    @Override
                                    public void derived(Node subject, Place row) {}

                                    @Override
                                    public void quarantined(QuarantinedRow row) {}
                                }));
        writer.finish();
    }

    private static void text(Path mapping, Path csv, OutputStream out, int threads)
            throws IOException {
        complete(
                new Loader(Lookups.NONE)
                        .write(
                                request(mapping, csv),
                                new LineOutput(out, false, threads, _ -> {})));
    }

    private static LoadRequest request(Path mapping, Path csv) {
        Mapping read = Loader.readMapping(mapping);
        return new LoadRequest(
                "bench/air", List.of(csv), SourceDescription.ofKind("CsvSource"), read);
    }

    private static void complete(LoadReport report) {
        if (report.rows() != report.mapped() || !report.problems().isEmpty()) {
            throw new IllegalStateException(
                    "not every row was mapped without a problem: " + report);
        }
    }
}
