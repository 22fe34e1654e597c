package dosi.cli;

/// How the tools for shapes tell their result.
enum ShapesFormat {
    TEXT,
    JSON
}
