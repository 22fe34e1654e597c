package dosi.shapes;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;

/// Makes findings of rows. Words, and why nested shapes failed, are left until somebody asks.
final class Findings {

    final Plan plan;
    final BoundPlan bound;
    final Graph data;
    final TermNames names;
    private final Words words;

    /// @param data what queries saw: the snapshot as a graph, or the graph of which it is a part
    Findings(Plan plan, BoundPlan bound, Graph data, Words words) {
        this.plan = plan;
        this.bound = bound;
        this.data = data;
        this.words = words;
        this.names = words.names(data);
    }

    List<Finding> of(List<Rows> results) {
        List<Finding> findings = new ArrayList<>();
        for (Rows rows : results) {
            for (int row = 0; row < rows.size(); row++) {
                findings.add(finding(rows, row, 0));
            }
        }
        return findings;
    }

    Finding finding(Rows rows, int row, int depth) {
        Result result = new Result(this, rows, row, depth);
        return new Finding(
                result.source(),
                result.focus(),
                result.path(),
                result.value(),
                Wording.later(() -> words.say(result)));
    }
}
