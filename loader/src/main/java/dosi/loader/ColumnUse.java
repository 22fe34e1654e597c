package dosi.loader;

/// A column of the files of a source, or an expression that the mapping reads where the source has no columns.
///
/// @param name the column, or the JSONPath or XPath expression
/// @param used whether the mapping reads it, or the description names it
/// @param known whether the files have it; true for every expression of a source without columns
/// @param values how many records have a value there
/// @param records how many records the files have
public record ColumnUse(String name, boolean used, boolean known, long values, long records) {}
