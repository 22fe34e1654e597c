package dosi.loader;

import dosi.diagnostics.Place;
import dosi.diagnostics.Problem;
import dosi.diagnostics.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;

/// One walk through the files of a source: runs the plan for every row and decides what became of every
/// record. Remembers nothing of a record once the next one begins.
final class Pass implements RowVisitor, Plan.Output {

    private final Plan plan;
    private final RowContext context;
    private final LoadSink sink;
    private Tally tally;

    private List<String> header = List.of();
    private String file = "";
    private boolean counted;

    private @Nullable Row record;
    private boolean mapped;
    private @Nullable Problem firstProblem;
    private @Nullable String emptyKey;
    private final Set<Node> subjects = new HashSet<>();
    private @Nullable Node lastSubject;

    Pass(String dataset, Plan plan, Lookups lookups, LoadSink sink, Tally tally) {
        this.plan = plan;
        this.sink = sink;
        this.tally = tally;
        this.context = new RowContext(dataset, lookups, plan.indexOf("#column"), this::cellProblem);
    }

    /// Counts in another tally from now on.
    void countIn(Tally other) {
        tally = other;
    }

    @Override
    public void header(List<String> names) {
        endRecord();
        header = List.copyOf(names);
        context.header(header);
    }

    @Override
    public void row(Row row) {
        Row current = record;
        if (current == null
                || row.record() != current.record()
                || !row.place().file().equals(current.place().file())) {
            endRecord();
            record = row;
            enter(row.place());
        }
        context.moveTo(row);
        plan.run(context, this);
    }

    @Override
    public void skipped(Place place, Text rule) {
        endRecord();
        if (enter(place)) {
            tally.skipped(rule);
        }
    }

    @Override
    public void quarantined(QuarantinedRow row) {
        endRecord();
        tally.problems.add(row.reason());
        setAside(row);
    }

    @Override
    public void problem(Problem problem) {
        tally.problems.add(problem);
    }

    private void cellProblem(Problem problem) {
        if (firstProblem == null) {
            firstProblem = problem;
        }
        tally.problems.add(problem);
    }

    @Override
    public void quad(Node graph, Node s, Node p, Node o) {
        tally.triples++;
        sink.quad(Quad.create(graph, s, p, o));
    }

    @Override
    public void subject(Node subject) {
        mapped = true;
        constantSubject(subject);
    }

    @Override
    public void constantSubject(Node subject) {
        if (!subject.equals(lastSubject) && subject.isURI() && subjects.add(subject)) {
            sink.derived(subject, context.row().place());
        }
        lastSubject = subject;
    }

    @Override
    public void withoutKey(String reference) {
        if (emptyKey == null) {
            emptyKey = reference;
        }
    }

    /// The walk is over.
    void end() {
        endRecord();
        tally.passEnds();
    }

    /// Whether the records of the place's file are counted in this pass.
    private boolean enter(Place place) {
        if (!file.equals(place.file())) {
            file = place.file();
            counted = tally.counts(file);
        }
        return counted;
    }

    /// Decides what became of the record whose rows were told last, if that is still open.
    void endRecord() {
        Row done = record;
        if (done == null) {
            return;
        }
        if (!mapped) {
            setAside(
                    new QuarantinedRow(
                            done.place(), header, done.published().cells(), reason(done)));
        } else if (counted) {
            tally.mapped();
        }
        record = null;
        mapped = false;
        firstProblem = null;
        emptyKey = null;
        subjects.clear();
        lastSubject = null;
    }

    /// Why no triples map made a subject: the first problem of the record, which was told already, else an
    /// empty key, else that no condition holds.
    private Problem reason(Row done) {
        Problem told = firstProblem;
        if (told != null) {
            return told;
        }
        String key = emptyKey;
        Place place = done.place();
        if (key != null && place.line() > 0) {
            place = new Place(place.file(), place.line(), header.indexOf(key) + 1L);
        }
        Problem reason =
                key != null
                        ? RowProblem.NO_KEY.at(place, key)
                        : RowProblem.NO_CONDITION_HOLDS.at(place);
        tally.problems.add(reason);
        return reason;
    }

    private void setAside(QuarantinedRow row) {
        sink.quarantined(row);
        if (enter(row.place())) {
            tally.quarantined();
        }
    }
}
