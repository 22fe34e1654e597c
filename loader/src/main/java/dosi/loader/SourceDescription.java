package dosi.loader;

/// How the files of a dataset are written: charset, dialect, missing values, keys, rules.
public record SourceDescription(String kind) {}
