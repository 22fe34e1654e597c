package dosi.loader;

/// A mapping, read and checked: how rows become quads.
public record Mapping(String name) {}
