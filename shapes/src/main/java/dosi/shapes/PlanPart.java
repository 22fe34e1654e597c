package dosi.shapes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Takes out of a plan what one shape with a target needs, so that a single node is validated without binding
/// the rest.
final class PlanPart {

    private final Map<Integer, Integer> indexes = new HashMap<>();
    private final List<Integer> order = new ArrayList<>();

    private PlanPart() {}

    /// A plan of the shape and of those that it refers to, numbered anew; the shape is the only one with a target
    /// that is followed.
    static Plan of(Plan whole, int root) {
        PlanPart part = new PlanPart();
        part.renumbered(root);
        List<Plan.CompiledShape> shapes = new ArrayList<>();
        List<Plan.Constraint> constraints = new ArrayList<>();
        for (int i = 0; i < part.order.size(); i++) {
            Plan.CompiledShape shape = whole.shapes().get(part.order.get(i));
            List<Plan.Constraint> own = new ArrayList<>();
            for (Plan.Constraint constraint : shape.constraints()) {
                own.add(
                        new Plan.Constraint(
                                constraints.size() + own.size(),
                                constraint.source(),
                                part.check(constraint.check()),
                                constraint.values()));
            }
            constraints.addAll(own);
            shapes.add(
                    new Plan.CompiledShape(
                            i,
                            shape.node(),
                            shape.path(),
                            shape.pathNode(),
                            shape.deactivated(),
                            own,
                            part.renumbered(shape.properties()),
                            shape.targets(),
                            shape.recursive()));
        }
        return new Plan(shapes, List.of(0), constraints);
    }

    private Check check(Check check) {
        return switch (check) {
            case Check.Not(int shape) -> new Check.Not(renumbered(shape));
            case Check.And(List<Integer> shapes) -> new Check.And(renumbered(shapes));
            case Check.Or(List<Integer> shapes) -> new Check.Or(renumbered(shapes));
            case Check.Xone(List<Integer> shapes) -> new Check.Xone(renumbered(shapes));
            case Check.NodeConforms(int shape) -> new Check.NodeConforms(renumbered(shape));
            case Check.Qualified(int shape, List<Integer> siblings, long count, boolean lower) ->
                    new Check.Qualified(renumbered(shape), renumbered(siblings), count, lower);
            case Check.MemberShape(int shape) -> new Check.MemberShape(renumbered(shape));
            case Check.SomeValue(int shape) -> new Check.SomeValue(renumbered(shape));
            case Check.OfValue _,
                    Check.MinCount _,
                    Check.MaxCount _,
                    Check.HasValue _,
                    Check.UniqueLanguage _,
                    Check.UniqueValuesFor _,
                    Check.OfPair _,
                    Check.Closed _,
                    Check.Select _,
                    Check.Ask _ ->
                    check;
        };
    }

    private List<Integer> renumbered(List<Integer> shapes) {
        return shapes.stream().map(this::renumbered).toList();
    }

    private int renumbered(int shape) {
        Integer known = indexes.get(shape);
        if (known != null) {
            return known;
        }
        int index = order.size();
        indexes.put(shape, index);
        order.add(shape);
        return index;
    }
}
