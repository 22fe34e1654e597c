package dosi.endpoint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Whole answers, kept by entity tag and bounded in bytes; what was used least and longest ago goes first.
///
/// A tag is made of the version of what is shown, so an answer is never given for another state. When a service
/// shows a new version, its answers for the one before are dropped. Safe for use by many threads.
final class ResultCache {

    /// What a cached answer costs besides its body.
    private static final int OVERHEAD_BYTES = 256;

    private final Cache<String, KeptAnswer> answers;
    private final Map<String, String> versions = new ConcurrentHashMap<>();
    private final int answerBytesMax;

    /// @param bytesMax for all answers together
    /// @param answerBytesMax the longest body that is kept
    ResultCache(long bytesMax, int answerBytesMax) {
        this.answerBytesMax = answerBytesMax;
        this.answers =
                Caffeine.newBuilder()
                        .maximumWeight(bytesMax)
                        .weigher(
                                (String tag, KeptAnswer answer) ->
                                        answer.sizeBytes() + OVERHEAD_BYTES)
                        .executor(Runnable::run)
                        .build();
    }

    /// The longest body that is kept.
    int answerBytesMax() {
        return answerBytesMax;
    }

    /// Tells which version a service shows now.
    void seen(String service, String version) {
        String before = versions.put(service, version);
        if (before != null && !before.equals(version)) {
            answers.asMap().values().removeIf(answer -> answer.isOf(service));
        }
    }

    Optional<KeptAnswer> get(String tag) {
        return Optional.ofNullable(answers.getIfPresent(tag));
    }

    void put(String tag, KeptAnswer answer) {
        if (answer.sizeBytes() <= answerBytesMax) {
            answers.put(tag, answer);
        }
    }

    /// The bytes that are kept now.
    long sizeBytes() {
        answers.cleanUp();
        return answers.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }
}
