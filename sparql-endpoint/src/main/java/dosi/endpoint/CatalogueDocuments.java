package dosi.endpoint;

import dosi.hub.View;
import dosi.ontology.Prefixes;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;

/// What the server tells about all that it holds: VoID for machines that query, DCAT 3 for data portals.
///
/// Made anew from one view; restricted datasets are not in it because they are not in the view.
final class CatalogueDocuments {

    private static final String VOID = "http://rdfs.org/ns/void#";

    private final View view;
    private final Graph catalogue;
    private final String server;
    private final Graph graph = GraphFactory.createDefaultGraph();

    /// @param server the address of the server, without a slash at the end
    private CatalogueDocuments(View view, String server) {
        this.view = view;
        this.catalogue = view.dataset().getGraph(Names.CATALOGUE_GRAPH);
        this.server = server;
        graph.getPrefixMapping().setNsPrefixes(Prefixes.city()).setNsPrefix("void", VOID);
    }

    /// The whole ontology.
    static RdfAnswer.Content ontology(View view) {
        DatasetGraph dataset = DatasetGraphFactory.createGeneral();
        dataset.prefixes().putAll(Prefixes.city());
        view.dataset()
                .getGraph(Names.ONTOLOGY_GRAPH)
                .find()
                .forEachRemaining(
                        triple ->
                                dataset.add(
                                        Names.ONTOLOGY_GRAPH,
                                        triple.getSubject(),
                                        triple.getPredicate(),
                                        triple.getObject()));
        return new RdfAnswer.Content(dataset, false);
    }

    /// A description of the dataset with VoID (*Describing Linked Datasets with the VoID Vocabulary*, W3C 2011).
    ///
    /// @param index tells how often terms are used, where it is ready
    static RdfAnswer.Content voidOf(View view, String server, Optional<KnowledgeIndex> index) {
        CatalogueDocuments documents = new CatalogueDocuments(view, server);
        documents.describeVoid(index);
        return documents.content();
    }

    /// A catalogue with DCAT 3.
    static RdfAnswer.Content dcat(View view, String server) {
        CatalogueDocuments documents = new CatalogueDocuments(view, server);
        documents.describeDcat();
        return documents.content();
    }

    private RdfAnswer.Content content() {
        return new RdfAnswer.Content(DatasetGraphFactory.wrap(graph), false);
    }

    private void describeVoid(Optional<KnowledgeIndex> index) {
        Node all = iri(server + "/.well-known/void#dosi");
        add(all, Names.TYPE, voidTerm("Dataset"));
        bilingual(all, Names.TITLE, "도시의 도시 지식", "City knowledge of Dosi");
        add(all, voidTerm("sparqlEndpoint"), iri(server + "/sparql"));
        add(all, voidTerm("uriSpace"), text(Prefixes.BASE));
        add(all, voidTerm("vocabulary"), iri(Prefixes.BASE + "ns/"));
        add(
                all,
                voidTerm("triples"),
                number(view.graphs().values().stream().mapToLong(Long::longValue).sum()));
        for (String identifier : DatasetsApi.identifiers(catalogue)) {
            Node dataset = Names.dataset(identifier);
            add(all, voidTerm("subset"), dataset);
            add(dataset, Names.TYPE, voidTerm("Dataset"));
            copy(dataset, Names.TITLE);
            copy(dataset, Names.dct("license"));
            copy(dataset, Names.dct("publisher"));
            add(
                    dataset,
                    voidTerm("triples"),
                    number(view.graphs().getOrDefault(Names.dataGraph(identifier), 0L)));
            for (String name : Dumps.namesOf(identifier)) {
                add(dataset, voidTerm("dataDump"), iri(server + "/dumps/" + name));
            }
        }
        index.ifPresent(known -> partitions(all, known));
    }

    /// One partition for each class and each property that is used.
    private void partitions(Node all, KnowledgeIndex index) {
        Graph ontology = view.dataset().getGraph(Names.ONTOLOGY_GRAPH);
        for (String kind : new String[] {"class", "property"}) {
            boolean ofClass = kind.equals("class");
            for (Node term : TermsApi.ofKind(kind, ontology)) {
                long used = index.uses(term).values().stream().mapToLong(Long::longValue).sum();
                if (used > 0) {
                    Node part = NodeFactory.createBlankNode();
                    add(all, voidTerm(ofClass ? "classPartition" : "propertyPartition"), part);
                    add(part, voidTerm(ofClass ? "class" : "property"), term);
                    add(part, voidTerm(ofClass ? "entities" : "triples"), number(used));
                }
            }
        }
    }

    private void describeDcat() {
        Node all = iri(server + "/catalog");
        Node service = iri(server + "/sparql");
        add(all, Names.TYPE, Names.dcat("Catalog"));
        bilingual(all, Names.TITLE, "도시가 가진 자료", "Datasets of Dosi");
        add(all, Names.dcat("service"), service);
        add(service, Names.TYPE, Names.dcat("DataService"));
        bilingual(service, Names.TITLE, "SPARQL 질의", "SPARQL queries");
        add(service, Names.dcat("endpointURL"), service);
        add(service, Names.dct("conformsTo"), iri("http://www.w3.org/TR/sparql11-protocol/"));
        for (String identifier : DatasetsApi.identifiers(catalogue)) {
            Node dataset = Names.dataset(identifier);
            add(all, Names.dcat("dataset"), dataset);
            add(service, Names.dcat("servesDataset"), dataset);
            catalogue.find(dataset, Node.ANY, Node.ANY).forEachRemaining(graph::add);
            catalogue
                    .find(dataset, Names.DISTRIBUTION, Node.ANY)
                    .mapWith(Triple::getObject)
                    .toList()
                    .forEach(
                            file ->
                                    catalogue
                                            .find(file, Node.ANY, Node.ANY)
                                            .forEachRemaining(graph::add));
            for (Map.Entry<String, String> dump : Dumps.typesOf(identifier).entrySet()) {
                Node file = iri(server + "/dumps/" + dump.getKey());
                add(dataset, Names.DISTRIBUTION, file);
                add(file, Names.TYPE, Names.dcat("Distribution"));
                bilingual(file, Names.TITLE, "모든 트리플", "All triples");
                add(file, Names.dcat("downloadURL"), file);
                add(
                        file,
                        Names.dcat("mediaType"),
                        iri("https://www.iana.org/assignments/media-types/" + dump.getValue()));
                add(
                        file,
                        Names.dcat("compressFormat"),
                        iri("https://www.iana.org/assignments/media-types/application/gzip"));
            }
        }
    }

    private void copy(Node subject, Node property) {
        catalogue.find(subject, property, Node.ANY).forEachRemaining(graph::add);
    }

    private void bilingual(Node subject, Node property, String ko, String en) {
        add(subject, property, NodeFactory.createLiteralLang(ko, "ko"));
        add(subject, property, NodeFactory.createLiteralLang(en, "en"));
    }

    private void add(Node subject, Node property, Node object) {
        graph.add(Triple.create(subject, property, object));
    }

    private static Node iri(String iri) {
        return NodeFactory.createURI(iri);
    }

    private static Node voidTerm(String name) {
        return iri(VOID + name);
    }

    private static Node text(String text) {
        return NodeFactory.createLiteralString(text);
    }

    private static Node number(long number) {
        return NodeFactory.createLiteralDT(Long.toString(number), XSDDatatype.XSDinteger);
    }
}
