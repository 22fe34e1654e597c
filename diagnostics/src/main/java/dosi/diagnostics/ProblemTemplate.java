package dosi.diagnostics;

/// What all problems of one kind have in common.
///
/// @param code for example `LOAD-104`: the room, then a number that is never used again for another meaning
/// @param what what is wrong, showing the value by `{0}`, `{1}` ...; no full stop at the end
/// @param advice what to do, likewise
public record ProblemTemplate(String code, Severity severity, Text what, Text advice) {}
