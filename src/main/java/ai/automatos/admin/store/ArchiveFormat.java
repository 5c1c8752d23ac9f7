package ai.automatos.admin.store;

import ai.automatos.admin.common.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A backup's format 1, the same for both databases: a zip of {@code manifest.json} and, for each table in an order that
 * foreign keys allow, {@code <table>.ndjson} with one JSON array a row. Its last bytes are {@link ArchiveSeal}'s.
 */
final class ArchiveFormat {
    static final int FORMAT = 1;
    static final String MANIFEST = "manifest.json";

    /** Parents before children. Tables that an older schema lacks are left out. */
    static final List<String> TABLES = List.of(
            "vault",
            "users",
            "user_slots",
            "keyrings",
            "keyring_grants",
            "credentials",
            "credential_values",
            "credential_activity",
            "credential_test",
            "credential_pace",
            "agents",
            "tools",
            "own_types",
            "assignments",
            "settings",
            "notices",
            "notice_keys",
            "notice_reads",
            "notice_mutes",
            "audit_event",
            "audit_head",
            "audit_checkpoint",
            "writer_batch",
            "audit_batch");

    private ArchiveFormat() {}

    /** How a column's values look in JSON. */
    enum Kind {
        TEXT,
        NUMBER,
        FLAG,
        BYTES,
        TIME,
        ID;

        static Kind of(int sqlType, String typeName) throws SQLException {
            if (typeName.equalsIgnoreCase("uuid")) {
                return ID;
            }
            return switch (sqlType) {
                case Types.VARCHAR, Types.LONGVARCHAR, Types.CHAR, Types.CLOB -> TEXT;
                case Types.INTEGER, Types.BIGINT, Types.SMALLINT -> NUMBER;
                case Types.BOOLEAN, Types.BIT -> FLAG;
                case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> BYTES;
                case Types.TIMESTAMP_WITH_TIMEZONE, Types.TIMESTAMP -> TIME;
                default -> throw new SQLException("no form for " + typeName);
            };
        }
    }

    /** A column by name and form. */
    record Column(String name, Kind kind) {}

    /** A table's share of the archive. */
    record Table(String name, List<Column> columns, long rows, String sha256) {
        String entry() {
            return name + ".ndjson";
        }
    }

    /** What the archive holds. */
    record Manifest(int format, int schema, String createdAt, List<Table> tables) {
        long rows() {
            return tables.stream().mapToLong(Table::rows).sum();
        }

        byte[] toBytes() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("format", format).put("schema", schema).put("created_at", createdAt);
            ArrayNode list = json.putArray("tables");
            for (Table table : tables) {
                ObjectNode entry = list.addObject();
                entry.put("name", table.name()).put("rows", table.rows()).put("sha256", table.sha256());
                ArrayNode columns = entry.putArray("columns");
                table.columns()
                        .forEach(column -> columns.addObject()
                                .put("name", column.name())
                                .put("kind", column.kind().name()));
            }
            return Json.pretty(json).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }

        static Manifest parse(byte[] bytes) throws IOException {
            try {
                JsonNode json = Json.mapper().readTree(bytes);
                List<Table> tables = new ArrayList<>();
                for (JsonNode entry : json.path("tables")) {
                    List<Column> columns = new ArrayList<>();
                    for (JsonNode column : entry.path("columns")) {
                        columns.add(new Column(
                                identifier(column.path("name").asText()),
                                Kind.valueOf(column.path("kind").asText())));
                    }
                    tables.add(new Table(
                            identifier(entry.path("name").asText()),
                            columns,
                            entry.path("rows").asLong(),
                            entry.path("sha256").asText()));
                }
                return new Manifest(
                        json.path("format").asInt(),
                        json.path("schema").asInt(),
                        json.path("created_at").asText(),
                        tables);
            } catch (IllegalArgumentException e) {
                throw new IOException(e);
            }
        }

        /** Names become part of SQL: nothing but what our own tables are called. */
        private static String identifier(String name) throws IOException {
            if (!name.matches("[a-z_]{1,40}")) {
                throw new IOException("not a name");
            }
            return name;
        }
    }

    static ArrayNode row(ResultSet row, List<Column> columns) throws SQLException {
        ArrayNode values = JsonNodeFactory.instance.arrayNode(columns.size());
        for (int i = 1; i <= columns.size(); i++) {
            switch (columns.get(i - 1).kind()) {
                case TEXT -> values.add(row.getString(i));
                case NUMBER -> {
                    long number = row.getLong(i);
                    values.add(row.wasNull() ? null : Long.valueOf(number));
                }
                case FLAG -> {
                    boolean flag = row.getBoolean(i);
                    values.add(row.wasNull() ? null : Boolean.valueOf(flag));
                }
                case BYTES -> {
                    byte @Nullable [] bytes = row.getBytes(i);
                    values.add(bytes == null ? null : Base64.getEncoder().encodeToString(bytes));
                }
                case TIME -> {
                    @Nullable OffsetDateTime time = row.getObject(i, OffsetDateTime.class);
                    values.add(time == null ? null : time.toInstant().toString());
                }
                case ID -> {
                    @Nullable UUID id = row.getObject(i, UUID.class);
                    values.add(id == null ? null : id.toString());
                }
            }
        }
        return values;
    }

    static void bind(PreparedStatement insert, List<Column> columns, JsonNode row) throws SQLException, IOException {
        if (!row.isArray() || row.size() != columns.size()) {
            throw new IOException("row of another width");
        }
        try {
            for (int i = 1; i <= columns.size(); i++) {
                JsonNode value = row.get(i - 1);
                insert.setObject(
                        i, value.isNull() ? null : value(columns.get(i - 1).kind(), value));
            }
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new IOException(e);
        }
    }

    private static Object value(Kind kind, JsonNode value) {
        return switch (kind) {
            case TEXT -> value.asText();
            case NUMBER -> value.asLong();
            case FLAG -> value.asBoolean();
            case BYTES -> Base64.getDecoder().decode(value.asText());
            case TIME -> OffsetDateTime.parse(value.asText());
            case ID -> UUID.fromString(value.asText());
        };
    }
}
