package dosi.bench;

import dosi.reasoner.Delta;
import dosi.reasoner.LiveMaterialisation;
import dosi.reasoner.Maintained;
import dosi.reasoner.Reasoner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.reasoner.InfGraph;
import org.apache.jena.reasoner.rulesys.GenericRuleReasoner;
import org.apache.jena.reasoner.rulesys.Rule;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.vocabulary.RDF;

/// One engine on made-up universities: materialise, then delete facts and add them again.
///
/// Arguments: `live` or `jena`, the number of universities, the file for the row of the table.
public final class LiveRun {

    private static final int REPETITIONS = 21;
    private static final int FEW = 1;
    private static final int MANY = 1_000;

    private LiveRun() {}

    public static void main(String[] arguments) throws IOException {
        JenaSystem.init();
        int universities = Integer.parseInt(arguments[1]);
        String row = arguments[0].equals("live") ? live(universities) : jena(universities);
        Files.writeString(Path.of(arguments[2]), row);
    }

    /// A sum over triples that does not depend on their order.
    private static final class Digest {
        private long count;
        private long sum;

        /// Inferences about the data; those about the schema are not drawn by the rules of the peer.
        void add(Triple triple) {
            boolean ofType = triple.getPredicate().equals(RDF.Nodes.type);
            var name = ofType ? triple.getObject() : triple.getPredicate();
            if (name.isURI() && name.getURI().startsWith(CampusTriples.NS)) {
                count++;
                long mixed = triple.getSubject().hashCode() * 0x9E3779B97F4A7C15L;
                mixed = (mixed ^ triple.getPredicate().hashCode()) * 0xBF58476D1CE4E5B9L;
                mixed = (mixed ^ triple.getObject().hashCode()) * 0x94D049BB133111EBL;
                sum += mixed ^ (mixed >>> 31);
            }
        }

        String text() {
            return String.format(Locale.ROOT, "%,d (%016x)", count, sum);
        }
    }

    private static List<Triple> asserted(int universities) {
        List<Triple> triples = new ArrayList<>();
        RDFParser.fromString(CampusTriples.turtle(), Lang.TURTLE)
                .toGraph()
                .find()
                .forEachRemaining(triples::add);
        CampusTriples.generate(universities, triples::add);
        return new ArrayList<>(new HashSet<>(triples));
    }

    /// The facts that the last deletion takes away, the same for both engines.
    private static List<Triple> sample(List<Triple> from, int size, long seed) {
        List<Triple> data = new ArrayList<>();
        from.stream()
                .filter(
                        triple ->
                                triple.getSubject()
                                        .toString()
                                        .startsWith("http://example.org/campus/"))
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .forEach(data::add);
        Random random = new Random(seed);
        Set<Triple> picked = new HashSet<>();
        while (picked.size() < size) {
            picked.add(data.get(random.nextInt(data.size())));
        }
        return List.copyOf(picked);
    }

    private static String live(int universities) {
        List<Triple> asserted = asserted(universities);
        int assertedCount = asserted.size();
        List<List<Triple>> few = new ArrayList<>();
        List<List<Triple>> many = new ArrayList<>();
        List<Triple> pool = sample(asserted, REPETITIONS * MANY, 1);
        for (int i = 0; i < REPETITIONS; i++) {
            few.add(List.copyOf(pool.subList(i, i + FEW)));
            many.add(List.copyOf(pool.subList(i * MANY, (i + 1) * MANY)));
        }
        List<Triple> last = sample(asserted, MANY, 2);
        long start = System.nanoTime();
        LiveMaterialisation live = Reasoner.owl2Rl().live(asserted);
        double seconds = (System.nanoTime() - start) / 1e9;
        Digest whole = new Digest();
        live.inferred(whole::add);

        double[] fewTimes = deleteAndAdd(live, few);
        double[] manyTimes = deleteAndAdd(live, many);
        Digest restored = new Digest();
        live.inferred(restored::add);

        live.apply(new Delta(List.of(), last));
        Digest less = new Digest();
        live.inferred(less::add);
        Set<Triple> left = new HashSet<>(asserted);
        last.forEach(left::remove);
        Digest scratch = new Digest();
        long scratchStart = System.nanoTime();
        Reasoner.owl2Rl().materialise(left, scratch::add);
        double scratchSeconds = (System.nanoTime() - scratchStart) / 1e9;
        boolean right = whole.text().equals(restored.text()) && less.text().equals(scratch.text());
        long facts = live.facts();
        asserted.clear();
        left.clear();
        long with = Workload.liveBytes();
        live = null;
        few.clear();
        many.clear();
        long bytes = with - Workload.liveBytes();
        return String.format(
                Locale.ROOT,
                "| %,d | Dosi | %,d | %s | %s | %.2f | %.2f | %.2f | %.2f | %.1f | %.1f | %d |%n",
                assertedCount,
                facts,
                less.text(),
                right ? "yes" : "**no**",
                seconds,
                scratchSeconds,
                fewTimes[0],
                fewTimes[1],
                manyTimes[0],
                manyTimes[1],
                bytes / facts);
    }

    /// Median milliseconds of deleting and of adding again.
    private static double[] deleteAndAdd(LiveMaterialisation live, List<List<Triple>> batches) {
        double[] deleting = new double[batches.size()];
        double[] adding = new double[batches.size()];
        for (int i = 0; i < batches.size(); i++) {
            long start = System.nanoTime();
            Maintained done = live.apply(new Delta(List.of(), batches.get(i)));
            long between = System.nanoTime();
            live.apply(done.asserted().inverse());
            deleting[i] = (between - start) / 1e6;
            adding[i] = (System.nanoTime() - between) / 1e6;
        }
        Arrays.sort(deleting);
        Arrays.sort(adding);
        return new double[] {deleting[deleting.length / 2], adding[adding.length / 2]};
    }

    /// Jena's forward engine with the schema as rules, from scratch after the same deletion: its own deletion loses inferences.
    private static String jena(int universities) {
        List<Triple> asserted = asserted(universities);
        Set<Triple> left = new HashSet<>(asserted);
        sample(asserted, MANY, 2).forEach(left::remove);
        Graph data = GraphFactory.createDefaultGraph();
        left.forEach(data::add);
        var reasoner = new GenericRuleReasoner(Rule.parseRules(CampusTriples.jenaRules()));
        reasoner.setMode(GenericRuleReasoner.FORWARD_RETE);
        long start = System.nanoTime();
        InfGraph inferring = reasoner.bind(data);
        inferring.prepare();
        double seconds = (System.nanoTime() - start) / 1e9;
        Digest digest = new Digest();
        Graph deductions = inferring.getDeductionsGraph();
        deductions.find().filterDrop(data::contains).forEachRemaining(digest::add);
        return String.format(
                Locale.ROOT,
                "| %,d | Jena 5.6.0 rules (RETE) | %,d | %s | | %.2f | %.2f | | | | | |%n",
                asserted.size(),
                (long) data.size() + deductions.size(),
                digest.text(),
                seconds,
                seconds);
    }
}
