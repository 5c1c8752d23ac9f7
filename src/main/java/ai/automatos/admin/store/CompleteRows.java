package ai.automatos.admin.store;

import java.util.Locale;
import org.jooq.Record;
import org.jooq.RecordContext;
import org.jooq.RecordListener;
import org.jooq.TableRecord;

/**
 * Refuses a row that has nothing where its table demands something. A database never returns one, but H2 takes what a
 * damaged file says. The missing row of an outer join has nothing at all, and passes.
 */
final class CompleteRows implements RecordListener {
    @Override
    public void loadEnd(RecordContext context) {
        Record row = context.record();
        if (row instanceof TableRecord<?> whole && lacksSomething(row) && hasSomething(row)) {
            throw Words.damaged(
                    new IllegalArgumentException("a column is empty"),
                    whole.getTable().getName().toLowerCase(Locale.ROOT),
                    String.valueOf(row.get(0)));
        }
    }

    private static boolean lacksSomething(Record row) {
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i) == null && !row.field(i).getDataType().nullable()) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasSomething(Record row) {
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i) != null) {
                return true;
            }
        }
        return false;
    }
}
