/// What a validation found, as a report for people and for pipelines.
///
/// Entry point: `FindingsReport`, written by `ReportFormat` (below `ShapesValidator`, which makes the findings).
/// Every format is written as a stream: memory does not grow with the report.
@NullMarked
package dosi.shapes.report;

import org.jspecify.annotations.NullMarked;
