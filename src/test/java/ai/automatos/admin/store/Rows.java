package ai.automatos.admin.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Tables as sorted lines, to compare one database with another. */
final class Rows {
    private Rows() {}

    static List<String> of(Database database, String... tables) {
        return database.read(context -> {
            List<String> rows = new ArrayList<>();
            for (String table : tables) {
                context.selectFrom(DSL.table(table)).fetch(Rows::text).stream()
                        .sorted()
                        .map(row -> table + " " + row)
                        .forEach(rows::add);
            }
            return rows;
        });
    }

    static List<String> ofArchived(Database database) {
        return of(database, ArchiveFormat.TABLES.toArray(new String[0]));
    }

    private static String text(Record row) {
        return Arrays.stream(row.fields())
                .map(field -> field.getName().toLowerCase(java.util.Locale.ROOT) + "=" + text(row.get(field)))
                .collect(Collectors.joining(" "));
    }

    private static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        return value instanceof java.time.OffsetDateTime time ? time.toInstant().toString() : String.valueOf(value);
    }
}
