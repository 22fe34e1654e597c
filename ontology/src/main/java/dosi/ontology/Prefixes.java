package dosi.ontology;

import org.apache.jena.shared.PrefixMapping;

/// The prefixes that every query, mapping and shape of ours may use without declaring them.
public final class Prefixes {

    /// Everything of ours stands under this IRI.
    public static final String BASE = "https://w3id.org/dosi/";

    private static final PrefixMapping CITY =
            PrefixMapping.Factory.create()
                    .setNsPrefix("dosi", BASE + "ns/")
                    .setNsPrefix("dcode", BASE + "code/")
                    .setNsPrefix("did", BASE + "id/")
                    .setNsPrefix("dsh", BASE + "shapes/")
                    .setNsPrefix("fn", BASE + "fn/")
                    .setNsPrefix("dataset", BASE + "dataset/")
                    .setNsPrefix("graph", BASE + "graph/")
                    .setNsPrefix("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
                    .setNsPrefix("rdfs", "http://www.w3.org/2000/01/rdf-schema#")
                    .setNsPrefix("owl", "http://www.w3.org/2002/07/owl#")
                    .setNsPrefix("xsd", "http://www.w3.org/2001/XMLSchema#")
                    .setNsPrefix("skos", "http://www.w3.org/2004/02/skos/core#")
                    .setNsPrefix("sosa", "http://www.w3.org/ns/sosa/")
                    .setNsPrefix("geo", "http://www.opengis.net/ont/geosparql#")
                    .setNsPrefix("geof", "http://www.opengis.net/def/function/geosparql/")
                    .setNsPrefix("uom", "http://www.opengis.net/def/uom/OGC/1.0/")
                    .setNsPrefix("prov", "http://www.w3.org/ns/prov#")
                    .setNsPrefix("dcat", "http://www.w3.org/ns/dcat#")
                    .setNsPrefix("dqv", "http://www.w3.org/ns/dqv#")
                    .setNsPrefix("dct", "http://purl.org/dc/terms/")
                    .setNsPrefix("org", "http://www.w3.org/ns/org#")
                    .setNsPrefix("sh", "http://www.w3.org/ns/shacl#")
                    .setNsPrefix("unit", "http://qudt.org/vocab/unit/")
                    .lock();

    private Prefixes() {}

    /// The prefixes; cannot be changed.
    public static PrefixMapping city() {
        return CITY;
    }

    /// The `PREFIX` lines that a query text needs in front of it to use them. A prefix that the text declares
    /// itself wins. They take one line, so that the lines of an error message stay those of the text when
    /// one is subtracted.
    public static String sparql() {
        StringBuilder lines = new StringBuilder();
        CITY.getNsPrefixMap()
                .forEach(
                        (prefix, iri) ->
                                lines.append("PREFIX ")
                                        .append(prefix)
                                        .append(": <")
                                        .append(iri)
                                        .append("> "));
        return lines.append('\n').toString();
    }
}
