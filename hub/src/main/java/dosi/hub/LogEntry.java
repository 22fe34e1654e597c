package dosi.hub;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.rdfpatch.RDFChanges;
import org.apache.jena.rdfpatch.text.RDFChangesWriterText;
import org.apache.jena.rdfpatch.text.RDFPatchReaderText;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Quad;

/// One file of the change log.
///
/// The file is a gzip file of two members whose text together is an RDF Patch. The first member holds one
/// line, a comment, and is stored without compression, so that it has a fixed size and can be written last:
/// it tells the length and the SHA-256 of the second member, which is the patch itself. A file that ends too
/// early or was changed is therefore recognised, and `zcat` shows every entry to a person.
///
/// ```
/// # dosi-change 1 sequence 000000000042 length 000000001234 sha256 9f86d0…
/// H id <https://w3id.org/dosi/change/42> .
/// H previous "…sha256 of entry 41…" .
/// H cause "load daegu/traffic-accident" .
/// TX .
/// A <s> <p> <o> <g> .
/// D <s> <p> <o> <g> .
/// TC .
/// ```
///
/// @param sequence number of the change, from 1
/// @param file where it stands
/// @param lengthBytes of the second member
/// @param sha256 of the second member, 64 hex digits
record LogEntry(long sequence, Path file, long lengthBytes, String sha256) {

    /// What stands before the first entry instead of the hash of a previous one.
    static final String NO_PREVIOUS = "0".repeat(64);

    private static final String SUFFIX = ".rdfp.gz";
    private static final String PENDING = ".pending";
    private static final Pattern HEADER =
            Pattern.compile(
                    "# dosi-change 1 sequence (\\d{12}) length (\\d{12}) sha256 ([0-9a-f]{64})\n");
    private static final int GZIP_OVERHEAD = 10 + 5 + 8;
    private static final int HEADER_SIZE = header(1, 0, NO_PREVIOUS).length;
    private static final int BUFFER = 1 << 16;

    static String fileName(long sequence) {
        return String.format(Locale.ROOT, "%012d%s", sequence, SUFFIX);
    }

    static boolean isEntry(Path file) {
        return file.getFileName().toString().endsWith(SUFFIX);
    }

    static boolean isPending(Path file) {
        return file.getFileName().toString().endsWith(PENDING);
    }

    static long sequenceOf(Path file) {
        return Long.parseLong(file.getFileName().toString().substring(0, 12));
    }

    /// Reads the header and compares the length of the file with it; empty where the entry is torn.
    static Optional<LogEntry> read(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(HEADER_SIZE);
        }
        if (start.length < HEADER_SIZE) {
            return Optional.empty();
        }
        String line = new String(start, 15, HEADER_SIZE - GZIP_OVERHEAD, StandardCharsets.US_ASCII);
        Matcher header = HEADER.matcher(line);
        if (!header.matches()) {
            return Optional.empty();
        }
        long length = Long.parseLong(header.group(2));
        if (length == 0 || Files.size(file) != HEADER_SIZE + length) {
            return Optional.empty();
        }
        return Optional.of(
                new LogEntry(Long.parseLong(header.group(1)), file, length, header.group(3)));
    }

    /// Whether the bytes are those whose hash the header tells. Reads the whole file.
    boolean intact() throws IOException {
        MessageDigest digest = Hashes.sha256();
        try (InputStream in = body()) {
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest()).equals(sha256);
    }

    /// Gives the changes to the receiver, in the order in which they were made.
    void apply(RDFChanges receiver) throws IOException {
        try (InputStream in = new GZIPInputStream(body(), BUFFER)) {
            new RDFPatchReaderText(in).apply(receiver);
        }
    }

    /// The value of a header line of the patch, such as `cause`.
    Optional<String> header(String name) throws IOException {
        try (InputStream in = new GZIPInputStream(body(), BUFFER)) {
            return headerIn(in, name);
        }
    }

    /// What an entry that was never finished says about its cause, as far as it was written.
    static Optional<String> causeOfPending(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.skipNBytes(HEADER_SIZE);
            return headerIn(new GZIPInputStream(in), "cause");
        } catch (IOException notEvenTheHeader) {
            return Optional.empty();
        }
    }

    private static Optional<String> headerIn(InputStream in, String name) throws IOException {
        Node value = RDFPatchReaderText.readerHeader(in).get(name);
        return value == null || !value.isLiteral()
                ? Optional.empty()
                : Optional.of(value.getLiteralLexicalForm());
    }

    private InputStream body() throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        in.skipNBytes(HEADER_SIZE);
        return in;
    }

    /// The first gzip member: a stored block with the one line (RFC 1952, RFC 1951 section 3.2.4).
    private static byte[] header(long sequence, long lengthBytes, String sha256) {
        byte[] line =
                String.format(
                                Locale.ROOT,
                                "# dosi-change 1 sequence %012d length %012d sha256 %s\n",
                                sequence,
                                lengthBytes,
                                sha256)
                        .getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(line);
        ByteArrayOutputStream member = new ByteArrayOutputStream(line.length + GZIP_OVERHEAD);
        member.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff});
        member.write(1);
        writeLittle(member, line.length, 2);
        writeLittle(member, ~line.length, 2);
        member.writeBytes(line);
        writeLittle(member, crc.getValue(), 4);
        writeLittle(member, line.length, 4);
        return member.toByteArray();
    }

    private static void writeLittle(ByteArrayOutputStream out, long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >>> (8 * i)) & 0xff);
        }
    }

    /// Writes one entry as the change is made. Nothing counts before [#finish]: until then the file has
    /// another name.
    static final class Writer implements AutoCloseable {

        private final long sequence;
        private final Path pending;
        private final Path file;
        private final FileChannel channel;
        private final MessageDigest digest = Hashes.sha256();
        private final FastGzip compressed;
        private final RDFChangesWriterText patch;
        private boolean open = true;

        Writer(Path folder, long sequence, String previous, String cause, Node id)
                throws IOException {
            this.sequence = sequence;
            this.pending = folder.resolve(String.format(Locale.ROOT, "%012d%s", sequence, PENDING));
            this.file = folder.resolve(fileName(sequence));
            this.channel =
                    FileChannel.open(
                            pending,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE);
            OutputStream out = Channels.newOutputStream(channel);
            out.write(header(sequence, 0, NO_PREVIOUS));
            this.compressed =
                    new FastGzip(
                            new DigestOutputStream(new BufferedOutputStream(out, BUFFER), digest));
            compressed.write(
                    """
                    H id %s .
                    H previous %s .
                    H cause %s .
                    """
                            .formatted(
                                    NodeFmtLib.strNT(id),
                                    NodeFmtLib.strNT(Terms.text(previous)),
                                    NodeFmtLib.strNT(Terms.text(cause)))
                            .getBytes(StandardCharsets.UTF_8));
            compressed.flush(); // so that an entry that is never finished still tells its cause
            this.patch = RDFChangesWriterText.create(new Unclosed(compressed));
            patch.txnBegin();
        }

        void add(Quad quad) {
            patch.add(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
        }

        void delete(Quad quad) {
            patch.delete(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
        }

        /// Completes the entry and forces it to the disk; from here on the change counts.
        LogEntry finish() throws IOException {
            patch.txnCommit();
            patch.finish();
            patch.close();
            compressed.finish();
            compressed.flush();
            long length = channel.size() - HEADER_SIZE;
            String sha256 = HexFormat.of().formatHex(digest.digest());
            channel.write(ByteBuffer.wrap(header(sequence, length, sha256)), 0);
            channel.force(true);
            channel.close();
            open = false;
            Files.move(pending, file, StandardCopyOption.ATOMIC_MOVE);
            forceFolder(file);
            return new LogEntry(sequence, file, length, sha256);
        }

        /// Drops the entry, unless it is finished.
        @Override
        public void close() throws IOException {
            if (open) {
                open = false;
                channel.close();
                Files.deleteIfExists(pending);
            }
        }

        private static void forceFolder(Path file) throws IOException {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                    directory.force(true);
                }
            }
        }
    }

    /// Compresses at the least cost: a patch shrinks to a tenth even so.
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER, true);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /// Lets the patch writer flush but not close what stands behind it.
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
