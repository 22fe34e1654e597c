package dosi.endpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.vocabulary.XSD;

/// Writes solutions in the SPARQL 1.1 Query Results JSON Format, row by row and without spaces. A member `partial`
/// behind the results tells that an answer was cut; whole answers have none.
final class JsonSolutions {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;
    private final List<Var> variables;
    private final Map<Node, String> blanks = new HashMap<>();

    private JsonSolutions(JsonGenerator json, List<Var> variables) {
        this.json = json;
        this.variables = variables;
    }

    static void writeAsk(boolean answer, OutputStream out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeObjectFieldStart("head");
            json.writeEndObject();
            json.writeBooleanField("boolean", answer);
            json.writeEndObject();
        }
    }

    /// Begins the document.
    static JsonSolutions start(List<Var> variables, OutputStream out) throws IOException {
        JsonGenerator json = FACTORY.createGenerator(out);
        json.writeStartObject();
        json.writeObjectFieldStart("head");
        json.writeArrayFieldStart("vars");
        for (Var variable : variables) {
            json.writeString(variable.getVarName());
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeObjectFieldStart("results");
        json.writeArrayFieldStart("bindings");
        return new JsonSolutions(json, variables);
    }

    void row(Binding row) throws IOException {
        json.writeStartObject();
        for (Var variable : variables) {
            Node value = row.get(variable);
            if (value != null) {
                json.writeFieldName(variable.getVarName());
                term(value);
            }
        }
        json.writeEndObject();
    }

    /// Ends the document.
    ///
    /// @param partial why it was cut, if it was
    void end(Optional<String> partial) throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        if (partial.isPresent()) {
            json.writeStringField("partial", partial.get());
        }
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }

    private void term(Node node) throws IOException {
        json.writeStartObject();
        if (node.isURI()) {
            field("uri", node.getURI());
        } else if (node.isBlank()) {
            field("bnode", blanks.computeIfAbsent(node, _ -> "b" + blanks.size()));
        } else if (node.isTripleTerm()) {
            triple(node.getTriple());
        } else {
            field("literal", node.getLiteralLexicalForm());
            String datatype = node.getLiteralDatatypeURI();
            if (!node.getLiteralLanguage().isEmpty()) {
                json.writeStringField("xml:lang", node.getLiteralLanguage());
            } else if (!datatype.equals(XSD.xstring.getURI())) {
                json.writeStringField("datatype", datatype);
            }
        }
        json.writeEndObject();
    }

    private void triple(Triple triple) throws IOException {
        json.writeStringField("type", "triple");
        json.writeObjectFieldStart("value");
        json.writeFieldName("subject");
        term(triple.getSubject());
        json.writeFieldName("predicate");
        term(triple.getPredicate());
        json.writeFieldName("object");
        term(triple.getObject());
        json.writeEndObject();
    }

    private void field(String type, String value) throws IOException {
        json.writeStringField("type", type);
        json.writeStringField("value", value);
    }
}
