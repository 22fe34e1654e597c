package dosi.loader;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The prefixes of a YARRRML mapping: its own and those that every mapping may use undeclared.
final class Prefixes {

    /// Schemes of absolute IRIs that have no `//` behind the colon.
    private static final Set<String> SCHEMES =
            Set.of("urn", "mailto", "tel", "tag", "info", "data");

    private final Map<String, String> namespaces = new LinkedHashMap<>();

    Prefixes() {
        namespaces.put("dosi", "https://w3id.org/dosi/ns/");
        namespaces.put("dcode", "https://w3id.org/dosi/code/");
        namespaces.put("did", "https://w3id.org/dosi/id/");
        namespaces.put("dsh", "https://w3id.org/dosi/shapes/");
        namespaces.put("fn", "https://w3id.org/dosi/fn/");
        namespaces.put("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
        namespaces.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
        namespaces.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        namespaces.put("owl", "http://www.w3.org/2002/07/owl#");
        namespaces.put("skos", "http://www.w3.org/2004/02/skos/core#");
        namespaces.put("sosa", "http://www.w3.org/ns/sosa/");
        namespaces.put("ssn", "http://www.w3.org/ns/ssn/");
        namespaces.put("geo", "http://www.opengis.net/ont/geosparql#");
        namespaces.put("prov", "http://www.w3.org/ns/prov#");
        namespaces.put("dct", "http://purl.org/dc/terms/");
        namespaces.put("dcat", "http://www.w3.org/ns/dcat#");
        namespaces.put("foaf", "http://xmlns.com/foaf/0.1/");
        namespaces.put("time", "http://www.w3.org/2006/time#");
        namespaces.put("qudt-unit", "http://qudt.org/vocab/unit/");
    }

    void declare(String prefix, String namespace) {
        namespaces.put(prefix, namespace);
    }

    Set<String> names() {
        return namespaces.keySet();
    }

    /// The prefix of `prefix:rest`, or null where the text does not begin with one: relative IRIs, IRIs
    /// with a scheme, texts that begin with a reference.
    static @Nullable String prefixOf(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || text.startsWith("//", colon + 1)) {
            return null;
        }
        String prefix = text.substring(0, colon);
        for (int i = 0; i < prefix.length(); i++) {
            char c = prefix.charAt(i);
            boolean inside = c == '-' || c == '.' || (c >= '0' && c <= '9');
            if (!Character.isLetter(c) && c != '_' && !(i > 0 && inside)) {
                return null;
            }
        }
        return prefix;
    }

    boolean knows(String prefix) {
        return namespaces.containsKey(prefix);
    }

    static boolean isScheme(String prefix) {
        return SCHEMES.contains(prefix);
    }

    /// The text with its prefix, if it has a known one, replaced by the namespace.
    String expand(String text) {
        String prefix = prefixOf(text);
        String namespace = prefix == null ? null : namespaces.get(prefix);
        return prefix == null || namespace == null
                ? text
                : namespace + text.substring(prefix.length() + 1);
    }
}
