package dosi.hub;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problems;
import dosi.diagnostics.Text;
import dosi.loader.CellQuestion;
import dosi.loader.LoadReport;
import dosi.loader.LoadRequest;
import dosi.loader.LoadSink;
import dosi.loader.Lookups;
import dosi.loader.Mapping;
import dosi.loader.PublishedRow;
import dosi.loader.QuarantinedRow;
import dosi.loader.SourceDescription;
import dosi.ontology.CityOntology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;

/// Stands for the loader in tests of the hub: `id,name,value` rows become three triples each.
class TinyEngine implements LoadEngine {

    /// Opens a knowledge base with an ontology of a few terms, which takes a tenth of the time.
    static Hub open(Path knowledgeBase, HubOptions options, LoadEngine engine) {
        Graph terms = GraphFactory.createDefaultGraph();
        RDFParser.fromString(
                        """
                        @prefix dosi: <https://w3id.org/dosi/ns/> .
                        @prefix owl: <http://www.w3.org/2002/07/owl#> .
                        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                        dosi:Thing a owl:Class ; rdfs:subClassOf dosi:Object .
                        dosi:Object a owl:Class .
                        dosi:value a owl:DatatypeProperty .
                        """,
                        Lang.TURTLE)
                .parse(terms);
        return Hub.open(knowledgeBase, options, engine, CityOntology::load, terms);
    }

    @Override
    public SourceDescription source(Graph description, Node dataset, Place place) {
        return SourceDescription.ofKind("CsvSource");
    }

    @Override
    public Mapping mapping(Path file) {
        return dosi.loader.Loader.readMapping(file);
    }

    @Override
    public LoadReport load(LoadRequest request, Lookups lookups, LoadSink sink) {
        long rows = 0;
        long mapped = 0;
        Problems problems = new Problems();
        for (Path file : request.files()) {
            try {
                List<String> lines = Files.readAllLines(file);
                for (int i = 1; i < lines.size(); i++) {
                    rows++;
                    List<String> cells = List.of(lines.get(i).split(",", -1));
                    Place place = Place.of(file.getFileName().toString(), i + 1);
                    if (cells.size() != 3) {
                        sink.quarantined(
                                new QuarantinedRow(
                                        place,
                                        List.of(lines.getFirst().split(",")),
                                        cells,
                                        HubProblem.DISK.at(place, "fields")));
                        continue;
                    }
                    mapped++;
                    Node subject = Terms.iri("id/thing/" + cells.get(0));
                    add(sink, subject, Terms.TYPE, Terms.dosi("Thing"));
                    add(sink, subject, Terms.LABEL, Terms.text(cells.get(1), "ko"));
                    add(
                            sink,
                            subject,
                            Terms.dosi("value"),
                            Terms.typed(
                                    cells.get(2),
                                    org.apache.jena.datatypes.xsd.XSDDatatype.XSDdecimal));
                    sink.derived(subject, place);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return new LoadReport(
                rows, mapped, rows - mapped, new LinkedHashMap<Text, Long>(), mapped * 3, problems);
    }

    private static void add(LoadSink sink, Node s, Node p, Node o) {
        sink.quad(Quad.create(Quad.defaultGraphIRI, Triple.create(s, p, o)));
    }

    @Override
    public Map<CellQuestion, List<PublishedRow>> cells(
            LoadRequest request, Lookups lookups, Collection<CellQuestion> questions) {
        return Map.of();
    }
}
