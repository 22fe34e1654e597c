package dosi.hub;

import dosi.diagnostics.Place;
import dosi.diagnostics.ProblemException;
import dosi.diagnostics.ProblemKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The folder of a knowledge base on the disk, held by this process while it is open.
///
/// | name | holds |
/// | --- | --- |
/// | `dosi-knowledge-base` | `format 1`: what this folder is, and who can read it |
/// | `store/` | the TDB2 database |
/// | `log/` | the change log, from which the store can be made again |
/// | `quarantine/{city}/{name}/{edition}.csv` | rows that could not become triples |
/// | `held/{city}/{name}/{edition}/` | files of editions that the gate did not let in |
/// | `lock` | who has it open |
final class KnowledgeBaseFolder implements AutoCloseable {

    /// The format that this program writes; it reads all up to this one.
    static final int FORMAT = 1;

    private static final String MARKER = "dosi-knowledge-base";
    private static final String LOCK = "lock";
    private static final Set<String> OURS =
            Set.of(MARKER, LOCK, "store", "log", "quarantine", "held");

    private final Path root;
    private final FileChannel lockFile;
    private final FileLock lock;

    private KnowledgeBaseFolder(Path root, FileChannel lockFile, FileLock lock) {
        this.root = root;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /// Takes the folder for this process, making it where it is absent or empty.
    ///
    /// @throws ProblemException when it cannot be written, is something else, is newer, or is in use
    static KnowledgeBaseFolder open(Path root) {
        try {
            Files.createDirectories(root);
            Optional<String> stranger = stranger(root);
            if (stranger.isPresent()) {
                throw refused(HubProblem.NOT_A_KNOWLEDGE_BASE, root, stranger.get());
            }
            checkFormat(root);
            FileChannel lockFile =
                    FileChannel.open(
                            root.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            Optional<FileLock> lock = tryLock(lockFile);
            if (lock.isEmpty()) {
                String holder = holder(root);
                lockFile.close();
                throw refused(HubProblem.IN_USE, root, holder);
            }
            lockFile.truncate(0);
            lockFile.write(
                    ByteBuffer.wrap(
                            ("process " + ProcessHandle.current().pid() + "\n")
                                    .getBytes(StandardCharsets.UTF_8)),
                    0);
            return new KnowledgeBaseFolder(root, lockFile, lock.get());
        } catch (IOException failed) {
            ProblemException problem =
                    refused(HubProblem.NOT_WRITABLE, root, String.valueOf(failed.getMessage()));
            problem.initCause(failed);
            throw problem;
        }
    }

    private static Optional<FileLock> tryLock(FileChannel lockFile) throws IOException {
        try {
            return Optional.ofNullable(lockFile.tryLock());
        } catch (OverlappingFileLockException heldByThisProcess) {
            return Optional.empty();
        }
    }

    private static String holder(Path root) {
        try {
            return Files.readString(root.resolve(LOCK)).strip();
        } catch (IOException unreadable) {
            return "process unknown";
        }
    }

    /// A file that shows that the folder is something else: there is no marker, and a name is not ours.
    private static Optional<String> stranger(Path root) throws IOException {
        if (Files.exists(root.resolve(MARKER))) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(root)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !OURS.contains(name))
                    .sorted()
                    .findFirst();
        }
    }

    private static void checkFormat(Path root) throws IOException {
        Path marker = root.resolve(MARKER);
        if (!Files.exists(marker)) {
            return;
        }
        List<String> words = List.of(Files.readString(marker).strip().split("\\s+"));
        if (words.size() != 2
                || !words.getFirst().equals("format")
                || !words.getLast().chars().allMatch(Character::isDigit)) {
            throw refused(HubProblem.NOT_A_KNOWLEDGE_BASE, root, MARKER);
        }
        if (words.getLast().length() > 9 || Integer.parseInt(words.getLast()) > FORMAT) {
            throw refused(HubProblem.NEWER_VERSION, root, words.getLast(), FORMAT);
        }
    }

    /// Whether [#markComplete] was ever called: otherwise what is in `store` is half made.
    boolean complete() {
        return Files.exists(root.resolve(MARKER));
    }

    /// Says that the folder is a knowledge base from now on.
    void markComplete() throws IOException {
        Files.writeString(root.resolve(MARKER), "format " + FORMAT + "\n");
    }

    Path root() {
        return root;
    }

    Path store() {
        return root.resolve("store");
    }

    Path log() {
        return root.resolve("log");
    }

    Path quarantine() {
        return root.resolve("quarantine");
    }

    /// Where the files of editions are kept that the gate did not let in.
    Path held() {
        return root.resolve("held");
    }

    Path held(String dataset, String edition) {
        return held().resolve(dataset).resolve(edition);
    }

    /// Deletes a folder with all that is in it; does nothing where there is none.
    static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    private static ProblemException refused(ProblemKind kind, Path root, Object... arguments) {
        return new ProblemException(kind.at(Place.of(root.toString()), arguments));
    }

    @Override
    public void close() throws IOException {
        lock.release();
        lockFile.close();
    }
}
