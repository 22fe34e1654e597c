package dosi.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Compares answers with the schemas of an OpenAPI document, by the few words of JSON Schema that it uses. A member
/// that no schema names is a mistake too.
record SchemaCheck(JsonNode document) {

    /// What is wrong in an answer of an address.
    List<String> answer(String address, JsonNode answer) {
        String path = address.replaceFirst("\\?.*", "");
        for (Map.Entry<String, JsonNode> each : document.get("paths").properties()) {
            if (path.matches(each.getKey().replaceAll("\\{[a-z]+}", "[^/]+"))) {
                JsonNode schema =
                        each.getValue().at("/get/responses/200/content/application~1json/schema");
                List<String> wrong = new ArrayList<>();
                compare(address, schema, answer, wrong);
                return wrong;
            }
        }
        return List.of("no path for " + address);
    }

    /// What is wrong in a document that should fit a schema.
    List<String> schema(String name, JsonNode value) {
        List<String> wrong = new ArrayList<>();
        compare(name, document.at("/components/schemas/" + name), value, wrong);
        return wrong;
    }

    private void compare(String place, JsonNode schema, JsonNode value, List<String> wrong) {
        if (schema.isMissingNode()) {
            wrong.add(place + ": no schema");
        } else if (schema.has("$ref")) {
            compare(place, document.at(schema.get("$ref").asText().substring(1)), value, wrong);
        } else if (schema.has("enum")) {
            boolean known = false;
            for (JsonNode one : schema.get("enum")) {
                known |= one.equals(value);
            }
            if (!known) {
                wrong.add(place + ": " + value + " is not in " + schema.get("enum"));
            }
        } else {
            switch (schema.path("type").asText()) {
                case "string" -> expect(place, value, value.isTextual(), wrong);
                case "integer" -> expect(place, value, value.isIntegralNumber(), wrong);
                case "number" -> expect(place, value, value.isNumber(), wrong);
                case "boolean" -> expect(place, value, value.isBoolean(), wrong);
                case "array" -> {
                    expect(place, value, value.isArray(), wrong);
                    for (int index = 0; index < value.size(); index++) {
                        compare(place + "/" + index, schema.get("items"), value.get(index), wrong);
                    }
                }
                case "object" -> members(place, schema, value, wrong);
                default -> wrong.add(place + ": cannot compare with " + schema);
            }
        }
    }

    private void members(String place, JsonNode schema, JsonNode value, List<String> wrong) {
        expect(place, value, value.isObject(), wrong);
        schema.path("required")
                .forEach(
                        name -> {
                            if (!value.has(name.asText())) {
                                wrong.add(place + ": lacks " + name.asText());
                            }
                        });
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            JsonNode known = schema.path("properties").path(member.getKey());
            compare(
                    place + "/" + member.getKey(),
                    known.isMissingNode() ? schema.path("additionalProperties") : known,
                    member.getValue(),
                    wrong);
        }
    }

    private static void expect(String place, JsonNode value, boolean fits, List<String> wrong) {
        if (!fits) {
            wrong.add(place + ": unexpected " + value);
        }
    }
}
