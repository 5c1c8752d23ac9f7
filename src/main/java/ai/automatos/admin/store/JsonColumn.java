package ai.automatos.admin.store;

import ai.automatos.admin.common.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;

/** Lists in a text column, as JSON arrays, which both databases hold and people can read. */
final class JsonColumn {
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<Long>> NUMBERS = new TypeReference<>() {};

    private JsonColumn() {}

    static String ofTexts(List<String> texts) {
        return Json.write(texts);
    }

    static String ofNumbers(List<Long> numbers) {
        return Json.write(numbers);
    }

    static List<String> texts(String table, Object row, String column) {
        return read(table, row, column, TEXTS);
    }

    static List<Long> numbers(String table, Object row, String column) {
        return read(table, row, column, NUMBERS);
    }

    private static <T> List<T> read(String table, Object row, String column, TypeReference<List<T>> type) {
        try {
            return Json.mapper().readValue(column, type);
        } catch (JsonProcessingException e) {
            throw Words.damaged(e, table, row);
        }
    }
}
