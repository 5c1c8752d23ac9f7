package ai.automatos.admin.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param next the cursor for {@link NoticeQuery#before()}, or null if this is the end
 */
public record NoticePage(List<Notice> notices, NoticeQuery.@Nullable Place next) {}
