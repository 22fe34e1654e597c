package dosi.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dosi.hub.View;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bounds change when a query is stopped, and nothing else: every answer is that of ARQ alone, over a store in
/// memory and over TDB2.
class BoundedQueryTest {

    private static DatasetGraph memory;
    private static DatasetGraph tdb;

    @BeforeAll
    static void load() {
        JenaSystem.init();
        memory = DatasetGraphFactory.createTxnMem();
        tdb = DatabaseMgr.createDatasetGraph();
        tdb.getContext().set(TDB2.symUnionDefaultGraph, true);
        Random random = new Random(42);
        StringBuilder trig = new StringBuilder("@prefix : <http://e/> .\n");
        StringBuilder plain = new StringBuilder("@prefix : <http://e/> .\n");
        for (int index = 0; index < 300; index++) {
            String triples =
                    """
                    :n%d a :T%d ; :next :n%d ; :size %d ; :weight %d.5 ; :name "이름 %d"@ko , "name %d" .
                    """
                            .formatted(
                                    random.nextInt(60),
                                    random.nextInt(5),
                                    random.nextInt(60),
                                    random.nextInt(20),
                                    random.nextInt(9),
                                    random.nextInt(30),
                                    random.nextInt(30));
            trig.append(":g").append(index % 3).append(" { ").append(triples).append(" }\n");
            plain.append(triples);
        }
        Txn.executeWrite(
                memory,
                () -> {
                    RDFParser.fromString(trig.toString(), Lang.TRIG).parse(memory);
                    RDFParser.fromString(plain.toString(), Lang.TURTLE).parse(memory);
                });
        Txn.executeWrite(tdb, () -> RDFParser.fromString(trig.toString(), Lang.TRIG).parse(tdb));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { ?s :next ?o } ORDER BY ?s ?o",
                "SELECT ?s (COUNT(*) AS ?n) { ?s :next/:next ?o } GROUP BY ?s ORDER BY DESC(?n) ?s",
                "SELECT ?t { ?s a ?t } GROUP BY ?t ORDER BY ?t",
                "SELECT (COUNT(DISTINCT ?n) AS ?c) (SUM(DISTINCT ?z) AS ?d) (AVG(?z) AS ?a) { ?s :name ?n ; :size ?z }",
                "SELECT (COUNT(DISTINCT *) AS ?c) { ?s :name ?n }",
                "SELECT ?t (GROUP_CONCAT(DISTINCT ?z; separator='|') AS ?all) { SELECT ?t ?z { ?s a ?t ; :size ?z } ORDER BY ?t ?z } GROUP BY ?t ORDER BY ?t",
                "SELECT (COUNT(*) AS ?n) (MAX(?z) AS ?m) { ?s :nothing ?z }",
                "SELECT ?s (COUNT(*) AS ?n) { ?s :nothing ?z } GROUP BY ?s",
                "SELECT DISTINCT ?t ?z { ?s a ?t ; :size ?z } ORDER BY ?z DESC(?t)",
                "SELECT * { ?s :size ?z OPTIONAL { ?s :next ?o . ?o :weight ?w FILTER(?w > ?z) } } ORDER BY ?s ?z ?o ?w",
                "SELECT * { ?s :size 3 MINUS { ?s a :T1 } } ORDER BY ?s",
                "SELECT ?s { ?s :size ?z FILTER NOT EXISTS { ?s :next ?o . ?o a :T2 } } ORDER BY ?s ?z",
                "SELECT ?s { ?s a :T1 FILTER EXISTS { ?s :next+ ?o . ?o :size 3 } } ORDER BY ?s",
                "SELECT * { { ?s a :T1 } UNION { ?s a :T2 ; :size ?z } } ORDER BY ?s ?z",
                "SELECT ?o { :n1 :next* ?o } ORDER BY ?o",
                "SELECT (COUNT(*) AS ?n) { ?s (:next|^:next)+ ?o }",
                "SELECT * { ?s :next?/:next ?o } ORDER BY ?s ?o",
                "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
                "SELECT ?g ?o { GRAPH ?g { :n1 :next+ ?o } } ORDER BY ?g ?o",
                "SELECT * { GRAPH :g1 { ?s :size ?z FILTER(?z > 15) } } ORDER BY ?s ?z",
                "SELECT ?g { GRAPH ?g {} } ORDER BY ?g",
                "SELECT * FROM :g1 { ?s a :T1 } ORDER BY ?s",
                "SELECT * FROM :g1 FROM NAMED :g2 { ?s a :T1 GRAPH ?g { ?s a ?t } } ORDER BY ?s ?t",
                "SELECT * { ?s :size ?z VALUES (?s ?z) { (:n1 UNDEF) (UNDEF 3) (:n2 4) } } ORDER BY ?s ?z",
                "SELECT * { VALUES ?s { :n1 :n2 } ?s ?p ?o } ORDER BY ?s ?p ?o",
                "SELECT * { { SELECT ?s (MAX(?z) AS ?m) { ?s :size ?z } GROUP BY ?s } ?s :next ?o } ORDER BY ?s ?o",
                "SELECT * { { SELECT ?s { ?s a :T1 } LIMIT 100 } { SELECT ?s ?z { ?s :size ?z } LIMIT 1000 } } ORDER BY ?s ?z",
                "SELECT * { ?s :name ?n FILTER(REGEX(?n, '^이름 1', 'i')) } ORDER BY ?s ?n",
                "SELECT * { ?s :name ?n FILTER(REGEX(?n, ?x)) VALUES ?x { '9$' '^name 2' } } ORDER BY ?s ?n ?x",
                "SELECT (REPLACE(?n, '[0-9]+', '<$0>') AS ?r) { ?s :name ?n } ORDER BY ?r",
                "SELECT (REPLACE('abracadabra', 'bra', '*') AS ?a) (REPLACE('abracadabra', 'a.*a', '*') AS ?b) (REPLACE('AAAA', 'a', 'b', 'i') AS ?c) (REPLACE('abc', 'x*', '-') AS ?d) (REPLACE('', 'x*', '-') AS ?f) (REPLACE('darted', '^(.*?)d(.*)$', '$1c$2') AS ?g) {}",
                "SELECT (CONCAT(?n, '!', STR(?z)) AS ?x) { ?s :name ?n ; :size ?z } ORDER BY ?x",
                "SELECT (CONCAT('가'@ko, '나'@ko) AS ?x) (CONCAT('가'@ko, 'b') AS ?y) (CONCAT() AS ?z) (CONCAT('a', 1) AS ?w) {}",
                "SELECT (ENCODE_FOR_URI('서울 a/b') AS ?x) (2 * 3 AS ?y) (1.5 * 2 AS ?z) (1e0 * 3 AS ?w) ('a' * 2 AS ?v) {}",
                "SELECT ?s (SUM(?z * ?w) AS ?t) { ?s :size ?z ; :weight ?w } GROUP BY ?s HAVING (SUM(?z) > 30) ORDER BY ?s",
                "SELECT ?k (COUNT(*) AS ?n) { ?s :name ?x } GROUP BY (REGEX(?x, '1') AS ?k) ORDER BY ?k",
                "SELECT (SAMPLE(?t) AS ?x) (MIN(?t) AS ?y) { ?s a ?t FILTER(?t = :T1) }",
                "SELECT ?s ?z { ?s :size ?z } ORDER BY DESC(?z) ?s LIMIT 7 OFFSET 3",
                "SELECT * { ?s :size ?z BIND(EXISTS { ?s a :T1 } AS ?e) } ORDER BY ?s ?z",
                "ASK { ?s :size 3 ; a :T1 }",
                "CONSTRUCT { ?s :near ?o } WHERE { ?s :next ?m . ?m :next ?o }",
                "CONSTRUCT WHERE { ?s :next ?o }"
            })
    void theAnswerIsThatOfArq(String text) throws IOException {
        Query query = QueryReader.read("PREFIX : <http://e/>\n" + text, "query");
        for (DatasetGraph dataset : List.of(memory, tdb)) {
            String bounded = Txn.calculateRead(dataset, () -> bounded(query, dataset));
            String plain = Txn.calculateRead(dataset, () -> plain(query, dataset));
            assertEquals(sorted(plain), sorted(bounded));
        }
    }

    /// The lines without their order, which CONSTRUCT does not fix.
    private static List<String> sorted(String text) {
        return text.lines().sorted().toList();
    }

    private static String bounded(Query query, DatasetGraph dataset) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        View view = new View(dataset, dataset.getUnionGraph(), "1", new LinkedHashMap<>());
        try (BoundedQuery execution =
                BoundedQuery.of(query, view, new QueryBudget(100_000, 100_000))) {
            execution.writeTo(writer(query, out));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String plain(Query query, DatasetGraph dataset) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (QueryExec execution = QueryExec.dataset(dataset).query(query).build()) {
            AnswerWriter writer = writer(query, out);
            if (query.isAskType()) {
                writer.ask(execution.ask());
            } else if (query.isSelectType()) {
                writer.rows(execution.select());
            } else {
                writer.triples(execution.constructTriples(), query.getPrefixMapping());
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static AnswerWriter writer(Query query, ByteArrayOutputStream out) {
        boolean triples = query.isConstructType();
        return new AnswerWriter(
                triples ? AnswerFormat.NTRIPLES : AnswerFormat.TSV,
                AnswerWriter.Bounds.NONE,
                out,
                () -> 0);
    }

    @Test
    void aDescriptionHasWhatLeadsFromTheResource() throws IOException {
        Query query = QueryReader.read("DESCRIBE <http://e/n1> ?t { <http://e/n1> a ?t }", "query");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Txn.executeRead(
                tdb,
                () -> {
                    View view = new View(tdb, tdb.getUnionGraph(), "1", new LinkedHashMap<>());
                    try (BoundedQuery execution =
                            BoundedQuery.of(query, view, new QueryBudget(1000, 1000))) {
                        execution.writeTo(
                                new AnswerWriter(
                                        AnswerFormat.NTRIPLES,
                                        AnswerWriter.Bounds.NONE,
                                        out,
                                        () -> 0));
                    } catch (IOException failed) {
                        throw new IllegalStateException(failed);
                    }
                });
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertTrue(lines.size() > 3, lines.toString());
        assertTrue(
                lines.stream().allMatch(line -> line.startsWith("<http://e/n1> ")),
                lines.toString());
    }
}
