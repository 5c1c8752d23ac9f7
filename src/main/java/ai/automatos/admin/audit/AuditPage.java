package ai.automatos.admin.audit;

import java.util.List;
import java.util.Map;

/**
 * @param next the cursor for {@link AuditQuery#before()}
 * @param more whether older matching events may exist
 */
public record AuditPage(List<LinkedEvent> events, Map<Long, Long> next, boolean more) {}
