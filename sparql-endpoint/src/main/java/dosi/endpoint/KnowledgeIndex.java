package dosi.endpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;

/// What one version of the knowledge base can be searched by, and how often each term of the ontology is used in it.
/// Immutable; in memory, some 200 bytes a name. Safe for use by many threads.
final class KnowledgeIndex {

    /// The kinds of things that are found.
    static final String[] KINDS = {"entity", "term", "code", "dataset", "question"};

    private final String version;
    private final Set<Node> graphs;
    private final boolean complete;
    private final IndexSearcher searcher;
    private final Analyzer analyzer;
    private final Map<Node, Map<String, Long>> uses;

    /// @param graphs those that were visible
    /// @param complete whether everything found its place
    /// @param uses for each term how often each dataset uses it
    KnowledgeIndex(
            String version,
            Set<Node> graphs,
            boolean complete,
            Directory directory,
            Analyzer analyzer,
            Map<Node, Map<String, Long>> uses)
            throws IOException {
        this.version = version;
        this.graphs = Set.copyOf(graphs);
        this.complete = complete;
        this.searcher = new IndexSearcher(DirectoryReader.open(directory));
        this.analyzer = analyzer;
        this.uses = Map.copyOf(uses);
    }

    /// Something that was found.
    ///
    /// @param type the IRI of the most special class
    record Hit(String iri, String kind, Optional<String> type, Optional<String> dataset) {}

    /// @param kinds how many there are of each kind, whatever kind was asked for
    record Hits(List<Hit> hits, long total, Map<String, Long> kinds) {}

    String version() {
        return version;
    }

    Set<Node> graphs() {
        return graphs;
    }

    boolean complete() {
        return complete;
    }

    /// How often each dataset uses a term: as a class, as a property, or as a value.
    Map<String, Long> uses(Node term) {
        return uses.getOrDefault(term, Map.of());
    }

    /// Looks for a text, the best first.
    Hits search(String text, Optional<String> kind, int offset, int limit) {
        try {
            Query words = SearchText.query(text, analyzer);
            Query query = kind.map(one -> ofKind(words, one)).orElse(words);
            Map<String, Long> kinds = new LinkedHashMap<>();
            for (String one : KINDS) {
                kinds.put(one, (long) searcher.count(ofKind(words, one)));
            }
            TopDocs found = searcher.search(query, offset + limit);
            StoredFields stored = searcher.storedFields();
            List<Hit> hits = new ArrayList<>();
            for (int index = offset; index < found.scoreDocs.length; index++) {
                hits.add(hit(stored, found.scoreDocs[index]));
            }
            return new Hits(
                    hits,
                    kind.map(one -> kinds.getOrDefault(one, 0L))
                            .orElseGet(
                                    () -> kinds.values().stream().mapToLong(Long::longValue).sum()),
                    kinds);
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
    }

    private static Query ofKind(Query words, String kind) {
        return new BooleanQuery.Builder()
                .add(words, Occur.MUST)
                .add(new TermQuery(new Term(SearchText.KIND, kind)), Occur.FILTER)
                .build();
    }

    private static Hit hit(StoredFields stored, ScoreDoc place) throws IOException {
        Document document = stored.document(place.doc);
        return new Hit(
                document.get(SearchText.IRI),
                document.get(SearchText.KIND),
                Optional.ofNullable(document.get(SearchText.TYPE)),
                Optional.ofNullable(document.get(SearchText.DATASET)));
    }
}
