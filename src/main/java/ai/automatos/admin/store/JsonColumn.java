package ai.automatos.admin.store;

import ai.automatos.admin.common.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Optional;

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

    /** Of a column that is no list, which no MAC fits, the text as it is. */
    static List<String> texts(String column) {
        return read(column, TEXTS).orElse(List.of(column));
    }

    /** Of a column that is no list, which no signature fits, a number that is nobody's. */
    static List<Long> numbers(String column) {
        return read(column, NUMBERS).orElse(List.of(Long.MIN_VALUE));
    }

    private static <T> Optional<List<T>> read(String column, TypeReference<List<T>> type) {
        try {
            return Optional.ofNullable(Json.mapper().readValue(column, type)).filter(list -> !list.contains(null));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
