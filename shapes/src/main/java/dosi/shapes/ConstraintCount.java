package dosi.shapes;

/// How often a constraint was checked and how often it found something: what rates are made of.
///
/// @param source the constraint
/// @param focusNodes how many focus nodes it was checked for
/// @param values how many value nodes it looked at
/// @param findings how many results it gave, also where fewer are kept
public record ConstraintCount(
        ShapeConstraint source, long focusNodes, long values, long findings) {}
