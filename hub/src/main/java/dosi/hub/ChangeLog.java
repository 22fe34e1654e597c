package dosi.hub;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The changes of a knowledge base in the order in which they were made, one file each, hash-chained.
///
/// A change counts from the moment at which its entry stands here complete under its final name. The store
/// follows; if it does not get that far, the next opening applies the entry.
final class ChangeLog {

    private final Path folder;
    private long lastSequence;
    private String lastSha256;

    private ChangeLog(Path folder, long lastSequence, String lastSha256) {
        this.folder = folder;
        this.lastSequence = lastSequence;
        this.lastSha256 = lastSha256;
    }

    /// Opens the log, drops what was never finished and tells it.
    ///
    /// @throws ProblemException when an entry is missing or torn that is not the last
    static ChangeLog open(Path folder, Problems told) throws IOException {
        Files.createDirectories(folder);
        for (Path pending : filesOf(folder, LogEntry::isPending)) {
            String cause =
                    LogEntry.causeOfPending(pending)
                            .orElse("change " + LogEntry.sequenceOf(pending));
            Files.delete(pending);
            told.add(HubProblem.ROLLED_BACK.at(placeOf(folder, pending), cause));
        }
        List<Path> files = filesOf(folder, LogEntry::isEntry);
        for (int i = 0; i < files.size(); i++) {
            if (LogEntry.sequenceOf(files.get(i)) != i + 1) {
                throw damaged(folder, files.get(i), "entry " + (i + 1) + " is missing");
            }
        }
        if (files.isEmpty()) {
            return new ChangeLog(folder, 0, LogEntry.NO_PREVIOUS);
        }
        Path file = files.getLast();
        Optional<LogEntry> last = LogEntry.read(file);
        if (last.isEmpty()) {
            Files.delete(file);
            told.add(HubProblem.TORN_ENTRY.at(placeOf(folder, file), files.size()));
            if (files.size() == 1) {
                return new ChangeLog(folder, 0, LogEntry.NO_PREVIOUS);
            }
            file = files.get(files.size() - 2);
            last = LogEntry.read(file);
        }
        if (last.isEmpty() || !last.get().intact()) {
            throw damaged(folder, file, "the bytes are not those that were written");
        }
        return new ChangeLog(folder, last.get().sequence(), last.get().sha256());
    }

    /// The number of the newest change; 0 where there is none.
    long lastSequence() {
        return lastSequence;
    }

    /// The hash of the newest change.
    String lastSha256() {
        return lastSha256;
    }

    /// Starts the next entry.
    LogEntry.Writer begin(String cause) throws IOException {
        long sequence = lastSequence + 1;
        return new LogEntry.Writer(folder, sequence, lastSha256, cause, Terms.change(sequence));
    }

    /// Remembers the entry that was finished as the newest.
    void finished(LogEntry entry) {
        lastSequence = entry.sequence();
        lastSha256 = entry.sha256();
    }

    /// The entry of a change that the log holds.
    LogEntry entry(long sequence) throws IOException {
        Path file = folder.resolve(LogEntry.fileName(sequence));
        return LogEntry.read(file)
                .orElseThrow(() -> damaged(folder, file, "the entry does not end as it should"));
    }

    /// Checks every byte and every link of the chain; nothing is told where all is well.
    Problems verify() throws IOException {
        Problems problems = new Problems();
        String previous = LogEntry.NO_PREVIOUS;
        for (long sequence = 1; sequence <= lastSequence; sequence++) {
            Path file = folder.resolve(LogEntry.fileName(sequence));
            Optional<LogEntry> entry = Files.exists(file) ? LogEntry.read(file) : Optional.empty();
            if (entry.isEmpty() || !entry.get().intact()) {
                problems.add(damage(folder, file, "the bytes are not those that were written"));
                return problems;
            }
            if (!entry.get().header("previous").equals(Optional.of(previous))) {
                problems.add(damage(folder, file, "it does not follow entry " + (sequence - 1)));
            }
            previous = entry.get().sha256();
        }
        return problems;
    }

    private static List<Path> filesOf(Path folder, java.util.function.Predicate<Path> kind)
            throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(kind).sorted().toList();
        }
    }

    private static ProblemException damaged(Path folder, Path file, String how) {
        return new ProblemException(damage(folder, file, how));
    }

    private static Problem damage(Path folder, Path file, String how) {
        return HubProblem.LOG_DAMAGED.at(placeOf(folder, file), how);
    }

    private static Place placeOf(Path folder, Path file) {
        return Place.of(folder.getFileName() + "/" + file.getFileName());
    }
}
