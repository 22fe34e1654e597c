package dosi.loader;

import dosi.diagnostics.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// One walk through the tables of a source that writes lines: cuts each table into pieces, lets several threads map
/// them, and writes what they made in the order of the rows.
///
/// Whatever is odd about a file itself (a broken quote, a wrong byte, a cut last line) is left to the plain reader,
/// which reads the file again, passes over the rows that were mapped, and goes on from there.
final class TextPass {

    /// Bytes of a piece: what it becomes should stay in the processor's cache.
    static final int CHUNK_SIZE = 1 << 16;

    /// How many pieces wait to be written, beyond those that are being mapped.
    private static final int WAITING_CHUNKS = 2;

    private final LoadRequest request;
    private final Lookups lookups;
    private final PlanOutline outline;
    private final Once once;
    private final List<String> references;
    private final Pass plain;
    private final Tally tally;
    private final LineWriter writer;
    private final LineOutput output;
    private final int chunkSize;

    // of the file at hand
    private long records;
    private long cutRow;

    private record Running(Chunk chunk, Future<?> done) {}

    /// @param once what is told once in this pass
    /// @param plain the plain way of the same pass, writing to the same writer
    TextPass(
            LoadRequest request,
            Lookups lookups,
            PlanOutline outline,
            Once once,
            List<String> references,
            Pass plain,
            Tally tally,
            LineWriter writer,
            LineOutput output,
            int chunkSize) {
        this.request = request;
        this.lookups = lookups;
        this.outline = outline;
        this.once = once;
        this.references = references;
        this.plain = plain;
        this.tally = tally;
        this.writer = writer;
        this.output = output;
        this.chunkSize = chunkSize;
    }

    /// Whether rows can be told one by one: not where a row depends on all others, and not in dialects whose
    /// delimiter or quote is no byte.
    static boolean isFor(SourceDescription source, List<String> references) {
        boolean keysCollide = references.contains("#key") && !source.collisionKey().isEmpty();
        return !source.skipDuplicateRows()
                && !keysCollide
                && isByte(source.delimiter())
                && isByte(source.quote())
                && source.delimiter() != source.quote();
    }

    private static boolean isByte(char c) {
        return c < 0x80 && c != '\n' && c != '\r';
    }

    /// Maps one file.
    void map(Path file) throws IOException {
        CsvReader reader = new CsvReader(List.of(file), request.source(), references);
        TextFile.Encoding encoding = TextFile.encodingOf(file, request.source().encoding());
        CsvReader.Head head = reader.head(file, encoding, plain);
        long done = head.row();
        if (encoding.charset().equals(StandardCharsets.UTF_8)
                || encoding.charset().equals(TextFile.WINDOWS_949)) {
            try (InputStream bytes = open(file, encoding)) {
                done = map(file, new CsvChunks(bytes, request.source()), head);
            }
        }
        if (done >= 0) {
            reader.read(new RowsAfter(plain, done));
        }
    }

    private static InputStream open(Path file, TextFile.Encoding encoding) throws IOException {
        if (!encoding.charset().equals(StandardCharsets.UTF_8)) {
            return new Utf8Stream(new StrictText(file, encoding));
        }
        InputStream bytes = Files.newInputStream(file);
        bytes.skipNBytes(encoding.bomSize());
        return bytes;
    }

    /// The row after which the plain reader has to go on; -1 where all is done.
    private long map(Path file, CsvChunks chunks, CsvReader.Head head) throws IOException {
        String name = String.valueOf(file.getFileName());
        ChunkMapper.Table table =
                new ChunkMapper.Table(
                        name, head.header(), request, lookups, outline, once, output.gzip());
        Queue<ChunkMapper> idle = new ConcurrentLinkedQueue<>();
        ArrayDeque<Running> running = new ArrayDeque<>();
        ArrayDeque<Chunk> free = new ArrayDeque<>();
        for (int i = 0; i < output.threads() + WAITING_CHUNKS; i++) {
            free.add(new Chunk(chunkSize));
        }
        records = 0;
        cutRow = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(output.threads())) {
            while (true) {
                while (free.isEmpty() || (!once.allTold() && !running.isEmpty())) {
                    free.add(complete(running.remove()));
                }
                Chunk chunk = free.remove();
                chunk.reset(tally.part(name));
                if (!chunks.next(chunk)) {
                    break;
                }
                if (chunks.headRow() != head.row()) {
                    return head.row();
                }
                running.add(new Running(chunk, threads.submit(() -> map(chunk, table, idle))));
            }
            while (!running.isEmpty()) {
                complete(running.remove());
            }
        }
        idle.forEach(ChunkMapper::close);
        if (cutRow > 0) {
            return cutRow - 1;
        }
        return chunks.isDoubtful() || records == 0 ? Math.max(chunks.row(), head.row()) : -1;
    }

    private static void map(Chunk chunk, ChunkMapper.Table table, Queue<ChunkMapper> idle) {
        ChunkMapper waiting = idle.poll();
        ChunkMapper mapper = waiting == null ? new ChunkMapper(table) : waiting;
        mapper.map(chunk);
        idle.add(mapper);
    }

    /// Waits for a piece and writes what was made of it.
    private Chunk complete(Running running) throws IOException {
        try {
            running.done.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case ProblemException told -> throw new ProblemException(told.problems());
                case RuntimeException fault -> throw fault;
                case null, default -> throw new IllegalStateException(failed.getCause());
            }
        }
        writer.chunk(running.chunk);
        tally.add(running.chunk.tally);
        records += running.chunk.records;
        cutRow = running.chunk.cutRow;
        return running.chunk;
    }
}
