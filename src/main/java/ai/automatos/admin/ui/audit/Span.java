package ai.automatos.admin.ui.audit;

import java.time.Instant;

/** A stretch of time. @param from inclusive @param to exclusive */
record Span(Instant from, Instant to) {}
