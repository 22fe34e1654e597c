package dosi.loader;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Makes the keys of rows, telling apart different rows that were published under the same key.
///
/// Published keys are not keys: providers number independently. Where several different rows share a key, every
/// one of them gets the cells of the collision key behind it, so that the key of a row does not depend on the
/// order of the rows; only rows that agree in these cells too are numbered.
final class Keys {

    private final boolean tellsApart;
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> colliding = new HashSet<>();
    private final Map<String, Integer> used = new HashMap<>();
    private boolean firstPass;

    Keys(SourceDescription source) {
        this.tellsApart = !source.collisionKey().isEmpty();
        this.firstPass = needsFirstPass();
    }

    /// Whether the whole file has to be seen before the first key can be told.
    boolean needsFirstPass() {
        return tellsApart;
    }

    void endFirstPass() {
        counts.forEach(
                (key, count) -> {
                    if (count > 1) {
                        colliding.add(key);
                    }
                });
        counts.clear();
        firstPass = false;
    }

    /// The key of a row; in the first pass only counted.
    String keyOf(String key, String collisionKey) {
        if (!tellsApart) {
            return key;
        }
        if (firstPass) {
            counts.merge(key, 1, Integer::sum);
            return key;
        }
        if (!colliding.contains(key)) {
            return key;
        }
        String full = key + "~" + collisionKey;
        int times = used.merge(full, 1, Integer::sum);
        return times == 1 ? full : full + "~" + times;
    }
}
