package dosi.endpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// Makes the objects of JSON documents.
final class Json {

    /// Writes documents; safe for use by many threads.
    static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /// The same in two languages; always in the same order, because the tag of an answer is strong.
    static SequencedMap<String, String> bilingual(String ko, String en) {
        SequencedMap<String, String> object = new LinkedHashMap<>();
        object.put("ko", ko);
        object.put("en", en);
        return object;
    }

    /// An object with members in the order given. A member whose value is an empty `Optional` is left out.
    ///
    /// @param namesAndValues names and values in turn
    static SequencedMap<String, Object> object(Object... namesAndValues) {
        SequencedMap<String, Object> object = new LinkedHashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            String name = (String) namesAndValues[index];
            Object value = namesAndValues[index + 1];
            if (!(value instanceof Optional<?> optional)) {
                object.put(name, value);
            } else if (optional.isPresent()) {
                object.put(name, optional.get());
            }
        }
        return object;
    }
}
