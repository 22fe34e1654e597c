package dosi.shapes;

import dosi.diagnostics.Text;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/// What is said about a finding: made when somebody first asks, then kept.
///
/// Until then the data that was validated stays in memory. Two wordings are equal if they say the same. Safe for
/// several threads.
public final class Wording {

    /// The words of a finding.
    ///
    /// @param message what is wrong
    /// @param brief the same without what a sentence around it has said already
    /// @param fix what to do, where it is known
    /// @param messages the values of `sh:resultMessage`
    /// @param details why nested shapes failed
    record Said(
            Text message,
            Text brief,
            Optional<Text> fix,
            List<Node> messages,
            List<Finding> details) {
        Said {
            messages = List.copyOf(messages);
            details = List.copyOf(details);
        }
    }

    private @Nullable Supplier<Said> maker;
    private @Nullable Said said;

    private Wording(@Nullable Supplier<Said> maker, @Nullable Said said) {
        this.maker = maker;
        this.said = said;
    }

    /// Words that are made when they are needed.
    static Wording later(Supplier<Said> maker) {
        return new Wording(maker, null);
    }

    static Wording of(Said said) {
        return new Wording(null, said);
    }

    /// The words; those of the details are made with them, so that nothing holds the data any longer.
    synchronized Said said() {
        Supplier<Said> make = maker;
        if (make != null) {
            Said made = make.get();
            made.details().forEach(detail -> detail.wording().said());
            said = made;
            maker = null;
        }
        return Objects.requireNonNull(said);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Wording wording && said().equals(wording.said());
    }

    @Override
    public int hashCode() {
        return said().message().hashCode();
    }

    @Override
    public String toString() {
        return said().message().en();
    }
}
