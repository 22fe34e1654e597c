package dosi.shapes;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a shapes graph holds, counted.
///
/// @param nodeShapes shapes without a path
/// @param propertyShapes shapes with one
/// @param deactivated how many of both are switched off
/// @param constraints how many constraints there are of each component, by its name without `ConstraintComponent`
/// @param targets how many targets there are of each kind, by the name of their SHACL term
/// @param setWise how many of the SPARQL constraints run once for all focus nodes
/// @param perNode how many of the SPARQL constraints run once for each focus node
public record ShapesSummary(
        int nodeShapes,
        int propertyShapes,
        int deactivated,
        SortedMap<String, Integer> constraints,
        SortedMap<String, Integer> targets,
        int setWise,
        int perNode) {
    public ShapesSummary {
        constraints = Collections.unmodifiableSortedMap(new TreeMap<>(constraints));
        targets = Collections.unmodifiableSortedMap(new TreeMap<>(targets));
    }

    static ShapesSummary of(Plan plan) {
        SortedMap<String, Integer> constraints = new TreeMap<>();
        SortedMap<String, Integer> targets = new TreeMap<>();
        int nodeShapes = 0;
        int deactivated = 0;
        int setWise = 0;
        int perNode = 0;
        for (Plan.CompiledShape shape : plan.shapes()) {
            nodeShapes += shape.path() == null ? 1 : 0;
            deactivated += shape.deactivated() ? 1 : 0;
            shape.targets().forEach(target -> count(targets, target.term()));
        }
        for (Plan.Constraint constraint : plan.constraints()) {
            count(constraints, constraint.source().componentName());
            if (constraint.check() instanceof Check.Select(var _, var runs)) {
                if (runs == Check.SetWise.NO) {
                    perNode++;
                } else {
                    setWise++;
                }
            }
        }
        return new ShapesSummary(
                nodeShapes,
                plan.shapes().size() - nodeShapes,
                deactivated,
                constraints,
                targets,
                setWise,
                perNode);
    }

    private static void count(Map<String, Integer> counts, String name) {
        counts.merge(name, 1, Integer::sum);
    }

    /// How many shapes there are.
    public int shapes() {
        return nodeShapes + propertyShapes;
    }

    /// How many constraints there are.
    public int constraintCount() {
        return constraints.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// How many targets there are.
    public int targetCount() {
        return targets.values().stream().mapToInt(Integer::intValue).sum();
    }
}
