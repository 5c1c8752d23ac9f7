package ai.automatos.admin.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The way from the root of a JSON text to a value. @param steps names (String) and positions (Integer) */
record JsonPlace(List<Object> steps) {
    static final JsonPlace ROOT = new JsonPlace(List.of());

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,59}");

    JsonPlace {
        steps = List.copyOf(steps);
    }

    JsonPlace member(String name) {
        return plus(name);
    }

    JsonPlace item(int position) {
        return plus(position);
    }

    boolean isRoot() {
        return steps.isEmpty();
    }

    JsonPlace parent() {
        return new JsonPlace(steps.subList(0, steps.size() - 1));
    }

    /** The last step, for a sentence; empty for the root. */
    String last() {
        return isRoot() ? "" : steps.get(steps.size() - 1).toString();
    }

    private JsonPlace plus(Object step) {
        List<Object> longer = new ArrayList<>(steps);
        longer.add(step);
        return new JsonPlace(longer);
    }

    /** {@code fields[1].name}, and {@code headers["X-Key"]} where a name is not a plain one. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Object step : steps) {
            if (step instanceof Integer position) {
                text.append('[').append(position.intValue()).append(']');
            } else if (PLAIN.matcher(step.toString()).matches()) {
                text.append(text.isEmpty() ? "" : ".").append(step);
            } else {
                text.append("[\"").append(Shown.of(step.toString())).append("\"]");
            }
        }
        return text.toString();
    }
}
