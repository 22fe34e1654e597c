package dosi.hub;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folder with the files of a held edition while a change brings it or takes it away.
///
/// A folder that comes is called `{edition}.{change}.part`, one that goes `{edition}.{change}.gone`. The number
/// tells later whether that change was committed: then the folder gets its name or is deleted, otherwise it is
/// deleted or gets its name back. [#close] does this at the end of the change, [#recover] after a crash.
final class HeldFiles implements AutoCloseable {

    private static final Pattern UNDER_WAY = Pattern.compile("(.+)\\.(\\d+)\\.(part|gone)");

    private final Path underWay;
    private final LongSupplier lastSequence;

    private HeldFiles(Path underWay, LongSupplier lastSequence) {
        this.underWay = underWay;
        this.lastSequence = lastSequence;
    }

    /// Copies the files of an edition, forced to the disk, to be kept when the change is committed.
    ///
    /// @param folder where they shall stand in the end
    /// @param sequence the number of the change
    /// @param lastSequence tells the number of the newest change that is committed
    static HeldFiles keep(Path folder, EditionFiles files, long sequence, LongSupplier lastSequence)
            throws IOException {
        Path part = underWay(folder, sequence, "part");
        KnowledgeBaseFolder.deleteAll(part);
        HeldFiles kept = new HeldFiles(part, lastSequence);
        boolean copied = false;
        try {
            for (int i = 0; i < files.files().size(); i++) {
                EditionFiles.File file = files.files().get(i);
                Path copy = part.resolve(file.name());
                if (Files.exists(copy)) {
                    copy = part.resolve(Integer.toString(i)).resolve(file.name());
                }
                copy(file, copy);
            }
            copied = true;
        } finally {
            if (!copied) {
                KnowledgeBaseFolder.deleteAll(part);
            }
        }
        return kept;
    }

    /// Prepares a folder, if it is there, for being deleted when the change is committed.
    static HeldFiles remove(Path folder, long sequence, LongSupplier lastSequence)
            throws IOException {
        Path gone = underWay(folder, sequence, "gone");
        if (Files.exists(folder)) {
            Files.move(folder, gone, StandardCopyOption.ATOMIC_MOVE);
        }
        return new HeldFiles(gone, lastSequence);
    }

    private static Path underWay(Path folder, long sequence, String what) {
        return folder.resolveSibling(folder.getFileName() + "." + sequence + "." + what);
    }

    private static void copy(EditionFiles.File file, Path copy) throws IOException {
        Files.createDirectories(copy.toAbsolutePath().getParent());
        try (FileChannel channel =
                        FileChannel.open(
                                copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel);
                DigestOutputStream hashed = new DigestOutputStream(out, Hashes.sha256())) {
            Files.copy(file.path(), hashed);
            channel.force(true);
            String sha256 = HexFormat.of().formatHex(hashed.getMessageDigest().digest());
            if (!sha256.equals(file.sha256())) {
                throw new IOException(file.name() + " changed while it was read");
            }
        }
    }

    /// All files below the folder of a held edition; none where the folder is missing.
    static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /// Finishes or undoes, as the change was committed or not.
    @Override
    public void close() throws IOException {
        settle(underWay, lastSequence.getAsLong());
    }

    /// After a crash: finishes what belongs to committed changes and undoes the rest.
    static void recover(Path held, long lastSequence) throws IOException {
        if (!Files.isDirectory(held)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> folders = Files.walk(held)) {
            all =
                    folders.filter(Files::isDirectory)
                            .filter(
                                    folder ->
                                            UNDER_WAY
                                                    .matcher(folder.getFileName().toString())
                                                    .matches())
                            .toList();
        }
        for (Path folder : all) {
            settle(folder, lastSequence);
        }
    }

    private static void settle(Path folder, long lastSequence) throws IOException {
        Matcher name = UNDER_WAY.matcher(folder.getFileName().toString());
        if (!name.matches() || !Files.exists(folder)) {
            return;
        }
        boolean committed = Long.parseLong(name.group(2)) <= lastSequence;
        boolean comes = name.group(3).equals("part");
        if (committed == comes) {
            Path named = folder.resolveSibling(name.group(1));
            KnowledgeBaseFolder.deleteAll(named);
            Files.move(folder, named, StandardCopyOption.ATOMIC_MOVE);
        } else {
            KnowledgeBaseFolder.deleteAll(folder);
        }
    }
}
