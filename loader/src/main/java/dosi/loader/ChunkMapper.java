package dosi.loader;

import dosi.diagnostics.Place;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;

/// Maps pieces of one table, one after the other, to lines. One object for one thread at a time.
///
/// Each record goes through the text plan; where that gives it back, it goes the plain way, through the same rules,
/// plan and pass as in a load, only that the quads become lines at once.
final class ChunkMapper implements AutoCloseable {

    /// What all mappers of a table share.
    ///
    /// @param once what is told once a pass; changed only while pieces are mapped one after the other
    record Table(
            String file,
            Header header,
            LoadRequest request,
            Lookups lookups,
            PlanOutline outline,
            Once once,
            boolean gzip) {}

    private final Table table;
    private final CsvCells cells;
    private final Pass pass;
    private final RecordCells records;
    private final @Nullable TextPlan text;
    private final GzipMember gzip = new GzipMember();
    private @Nullable Chunk chunk;

    ChunkMapper(Table table) {
        this.table = table;
        SourceDescription source = table.request.source();
        Header header = table.header;
        cells = new CsvCells(source);
        Plan plan = new Plan(table.outline, table.once);
        pass = new Pass(table.request.dataset(), plan, table.lookups, new ToChunk(), new Tally());
        pass.header(header.names());
        records =
                new RecordCells(
                        new RowRules(source, plan.references(), table.file, header.names(), pass),
                        header,
                        source);
        text = source.unpivot().isPresent() ? null : textPlan(plan, source, header);
    }

    private TextPlan textPlan(Plan plan, SourceDescription source, Header header) {
        return new TextPlan(
                table.outline,
                new RowText(
                        new RowReferences(source, plan.references(), table.file), header, source),
                new RowTerms(table.request.dataset(), table.lookups, source, table.file, header));
    }

    /// Maps all records of a piece; the last one of a file is left out where its line was cut off.
    void map(Chunk next) {
        chunk = next;
        Tally tally = next.tally;
        boolean counted = tally.counts(table.file);
        pass.countIn(tally);
        cells.open(next);
        int width = table.header.names().size();
        while (cells.next()) {
            next.records++;
            if (cells.count() != width) {
                if (next.endsOpen && cells.isLast()) {
                    next.cutRow = cells.row();
                    break;
                }
                Place place = Place.of(table.file, cells.row());
                pass.quarantined(CsvReader.wrongFieldCount(place, table.header, cells.published()));
            } else if (isText(next)) {
                if (counted) {
                    tally.mapped();
                }
            } else {
                records.tell(cells);
                pass.endRecord();
            }
        }
        if (table.gzip && next.lines.size > 0) {
            gzip.pack(next.lines, next.packed);
        }
    }

    private boolean isText(Chunk next) {
        TextPlan plan = text;
        if (plan == null || !table.once.allTold()) {
            return false;
        }
        int before = next.lines.size;
        long lines = plan.run(cells, next.lines);
        if (lines < 0) {
            next.lines.size = before;
            return false;
        }
        next.tally.triples += lines;
        return true;
    }

    @Override
    public void close() {
        gzip.close();
    }

    /// Takes what the plain way makes.
    private final class ToChunk implements LoadSink {

        private Chunk chunk() {
            Chunk current = chunk;
            if (current == null) {
                throw new IllegalStateException("no piece yet");
            }
            return current;
        }

        @Override
        public void quad(Quad quad) {
            NTriples.line(quad, chunk().lines);
        }

        @Override
        public void derived(Node subject, Place row) {}

        @Override
        public void quarantined(QuarantinedRow row) {
            chunk().quarantined.add(row);
        }
    }
}
