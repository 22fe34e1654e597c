package dosi.shapes.report;

import java.time.LocalDate;
import java.util.Optional;

/// Why a finding is tolerated.
///
/// @param reason in the words of the person who wrote it
/// @param author who tolerates it
/// @param until the last day of the waiver, where it ends
public record Waiver(String reason, String author, Optional<LocalDate> until) {}
