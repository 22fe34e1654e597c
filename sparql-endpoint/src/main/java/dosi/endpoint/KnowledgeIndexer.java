package dosi.endpoint;

import dosi.hub.View;
import dosi.ontology.Prefixes;
import dosi.ontology.Question;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/// Makes the [KnowledgeIndex] of a view in one pass over the data of all datasets.
///
/// Datasets, terms, codes and questions always find a place; things of the datasets up to a bound.
final class KnowledgeIndexer {

    private static final Set<Node> NAMES =
            Set.of(Names.LABEL, Names.PREF_LABEL, Names.ALT_LABEL, Names.TITLE);
    private static final Set<Node> CODES =
            Set.of(Names.NOTATION, Names.IDENTIFIER, Names.dosi("localIdentifier"));
    private static final Set<Node> SENTENCES = Set.of(Names.DEFINITION, Names.DESCRIPTION);
    private static final int NAME_CHARS_MAX = 1_000;

    private final View view;
    private final List<Question> questions;
    private final int entitiesMax;
    private final BooleanSupplier stopping;
    private final Graph ontology;
    private final Analyzer analyzer = SearchText.analyzer();
    private final Map<Node, Integer> depths = new HashMap<>();
    private final Map<Node, Map<String, Long>> uses = new HashMap<>();
    private final Set<Node> known = new HashSet<>();
    private int entities;

    /// @param entitiesMax how many things of datasets find a place
    /// @param stopping tells when to give up
    KnowledgeIndexer(
            View view, List<Question> questions, int entitiesMax, BooleanSupplier stopping) {
        this.view = view;
        this.questions = questions;
        this.entitiesMax = entitiesMax;
        this.stopping = stopping;
        this.ontology = view.dataset().getGraph(Names.ONTOLOGY_GRAPH);
    }

    /// @throws CancellationException when it is told to give up
    KnowledgeIndex index() throws IOException {
        Directory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            terms(writer);
            datasets(writer);
            for (Question question : questions) {
                writer.addDocument(document(question));
            }
            for (Node graph : view.graphs().sequencedKeySet().reversed()) {
                Optional<String> dataset = Names.datasetOf(graph);
                if (dataset.isPresent()) {
                    data(view.dataset().getGraph(graph), dataset.get(), writer);
                }
            }
        }
        return new KnowledgeIndex(
                view.version(),
                view.graphs().keySet(),
                entities <= entitiesMax,
                directory,
                analyzer,
                uses);
    }

    private void terms(IndexWriter writer) throws IOException {
        for (String kind : TermsApi.KINDS) {
            for (Node term : TermsApi.ofKind(kind, ontology)) {
                if (known.add(term)) {
                    Document document = document(term, kind.equals("code") ? "code" : "term");
                    describe(document, ontology, term, true);
                    if (!kind.equals("code")) {
                        code(document, Names.localName(term.getURI()));
                        code(document, String.valueOf(Prefixes.city().shortForm(term.getURI())));
                    }
                    writer.addDocument(document);
                }
            }
        }
    }

    private void datasets(IndexWriter writer) throws IOException {
        Graph catalogue = view.dataset().getGraph(Names.CATALOGUE_GRAPH);
        for (String identifier : DatasetsApi.identifiers(catalogue)) {
            Node dataset = Names.dataset(identifier);
            known.add(dataset);
            Document document = document(dataset, "dataset");
            document.add(new StoredField(SearchText.DATASET, identifier));
            describe(document, catalogue, dataset, true);
            writer.addDocument(document);
        }
    }

    private static Document document(Question question) {
        Document document = new Document();
        document.add(new StringField(SearchText.IRI, question.id(), Store.YES));
        document.add(new StringField(SearchText.KIND, "question", Store.YES));
        name(document, question.title().ko(), "ko");
        name(document, question.title().en(), "en");
        sentence(document, question.about().ko(), "ko");
        sentence(document, question.about().en(), "en");
        code(document, question.id());
        return document;
    }

    /// Counts what a dataset uses, and gives every thing a place that has a name or a code there. What the ontology
    /// or the catalogue describes has its place already.
    private void data(Graph graph, String dataset, IndexWriter writer) throws IOException {
        Iterator<Triple> triples = graph.find();
        Optional<Node> last = Optional.empty();
        while (triples.hasNext()) {
            if (stopping.getAsBoolean()) {
                throw new CancellationException();
            }
            Triple triple = triples.next();
            count(triple.getPredicate(), dataset);
            if (triple.getObject().isURI()
                    && (triple.getPredicate().equals(Names.TYPE)
                            || known.contains(triple.getObject()))) {
                count(triple.getObject(), dataset);
            }
            Node subject = triple.getSubject();
            boolean naming =
                    NAMES.contains(triple.getPredicate()) || CODES.contains(triple.getPredicate());
            // the triples of a subject stand together, so this keeps most of them from being
            // indexed twice
            if (naming
                    && subject.isURI()
                    && !known.contains(subject)
                    && !last.equals(Optional.of(subject))) {
                last = Optional.of(subject);
                if (++entities <= entitiesMax) {
                    writer.updateDocument(
                            new Term(SearchText.IRI, subject.getURI()), entity(subject, dataset));
                }
            }
        }
    }

    private void count(Node term, String dataset) {
        uses.computeIfAbsent(term, _ -> new HashMap<>()).merge(dataset, 1L, Long::sum);
    }

    private Document entity(Node subject, String dataset) {
        Document document = document(subject, "entity");
        document.add(new StoredField(SearchText.DATASET, dataset));
        describe(document, view.union(), subject, false);
        return document;
    }

    private static Document document(Node node, String kind) {
        Document document = new Document();
        document.add(new StringField(SearchText.IRI, node.getURI(), Store.YES));
        document.add(new StringField(SearchText.KIND, kind, Store.YES));
        return document;
    }

    /// Names, codes and type of a thing, as a graph tells them.
    private void describe(Document document, Graph graph, Node subject, boolean sentences) {
        List<Node> types = new ArrayList<>();
        Iterator<Triple> found = graph.find(subject, Node.ANY, Node.ANY);
        while (found.hasNext()) {
            Triple triple = found.next();
            Node property = triple.getPredicate();
            Node object = triple.getObject();
            if (property.equals(Names.TYPE) && object.isURI()) {
                types.add(object);
            } else if (object.isLiteral()) {
                String text = object.getLiteralLexicalForm();
                String shortened =
                        text.length() > NAME_CHARS_MAX ? text.substring(0, NAME_CHARS_MAX) : text;
                if (NAMES.contains(property)) {
                    name(document, shortened, object.getLiteralLanguage());
                } else if (CODES.contains(property)) {
                    code(document, shortened);
                } else if (sentences && SENTENCES.contains(property)) {
                    sentence(document, shortened, object.getLiteralLanguage());
                }
            }
        }
        types.stream()
                .max(
                        Comparator.comparingInt(this::depth)
                                .thenComparing(Node::getURI, Comparator.reverseOrder()))
                .ifPresent(type -> document.add(new StoredField(SearchText.TYPE, type.getURI())));
    }

    /// How many classes stand above one: the most special class of a thing has most.
    private int depth(Node type) {
        Integer depth = depths.get(type);
        if (depth == null) {
            Set<Node> above = new HashSet<>(Set.of(type));
            List<Node> open = new ArrayList<>(above);
            while (!open.isEmpty()) {
                for (Node one :
                        KnowledgeReader.values(ontology, open.removeLast(), Names.SUB_CLASS_OF)) {
                    if (one.isURI() && above.add(one)) {
                        open.add(one);
                    }
                }
            }
            depth = above.size();
            depths.put(type, depth);
        }
        return depth;
    }

    private static void name(Document document, String text, String language) {
        document.add(new StringField(SearchText.NAME, SearchText.folded(text), Store.NO));
        document.add(new TextField(SearchText.PAIRS, text, Store.NO));
        sentence(document, text, language);
    }

    private static void sentence(Document document, String text, String language) {
        if (!language.equals("en")) {
            document.add(new TextField(SearchText.KOREAN, text, Store.NO));
        }
        if (!language.equals("ko")) {
            document.add(new TextField(SearchText.ENGLISH, text, Store.NO));
        }
    }

    private static void code(Document document, String text) {
        document.add(new StringField(SearchText.CODE, SearchText.folded(text), Store.NO));
    }
}
