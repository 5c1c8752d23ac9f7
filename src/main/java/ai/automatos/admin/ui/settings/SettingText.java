package ai.automatos.admin.ui.settings;

import ai.automatos.admin.schema.InputSpec;
import ai.automatos.admin.settings.SettingKey;
import ai.automatos.admin.settings.SettingState;
import ai.automatos.admin.settings.SettingsPage;
import ai.automatos.admin.settings.Unit;
import ai.automatos.admin.settings.spec.GeneralSettings;
import ai.automatos.admin.ui.Workbench;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a setting and its values read. */
final class SettingText {
    /** More options than this are counted, not listed. */
    private static final int MOST_LISTED = 6;

    private final Workbench bench;

    SettingText(Workbench bench) {
        this.bench = bench;
    }

    String page(SettingsPage page) {
        return bench.text("setting.page." + page.word());
    }

    String label(SettingKey<?> key) {
        return bench.text("setting." + key.key());
    }

    String help(SettingKey<?> key) {
        return bench.text("setting." + key.key() + ".help");
    }

    /** Who acts on it. */
    String reader(SettingKey<?> key) {
        return bench.text("ui.settings.read_by." + key.readBy().word());
    }

    String readerHelp(SettingKey<?> key) {
        return bench.text("ui.settings.read_by." + key.readBy().word() + ".help");
    }

    String scope(SettingKey<?> key) {
        return bench.text("ui.settings.scope." + key.scope().word());
    }

    String unit(SettingKey<?> key) {
        return key.unit() == Unit.NONE
                ? ""
                : bench.text("setting.unit." + key.unit().word());
    }

    String problem(SettingState.Problem problem) {
        return bench.text("ui.settings.problem." + problem.word());
    }

    /** A value as people say it: 15 minutes, Light mode, Europe/Berlin (UTC+1). */
    String value(SettingKey<?> key, String text) {
        return switch (key.input().kind()) {
            case CHOICE -> option(key, text);
            case FLAG -> bench.text("true".equals(text) ? "ui.on" : "ui.off");
            default -> text.isEmpty() ? bench.text("ui.settings.empty") : (text + " " + unit(key)).strip();
        };
    }

    String option(SettingKey<?> key, String option) {
        if (key.equals(GeneralSettings.TIME_ZONE)) {
            return zone(option);
        }
        String word = "setting." + key.key() + "." + option;
        return bench.messages().has(word) ? bench.text(word) : option;
    }

    /** What it may be, on one line. */
    String range(SettingKey<?> key) {
        InputSpec input = key.input();
        return switch (input.kind()) {
            case NUMBER ->
                bench.text("ui.settings.range.number", number(input.minimum()), number(input.maximum()), unit(key))
                        .strip();
            case FLAG -> bench.text("ui.settings.range.flag");
            case CHOICE -> options(key, input.options());
            default -> bench.text("ui.settings.range.text", number(input.minimum()), number(input.maximum()));
        };
    }

    private String options(SettingKey<?> key, List<String> options) {
        return options.size() > MOST_LISTED
                ? bench.text("ui.settings.range.options", bench.formats().number(options.size()))
                : options.stream().map(option -> option(key, option)).collect(Collectors.joining(", "));
    }

    private String number(@Nullable Long number) {
        return number == null ? "" : bench.formats().number(number);
    }

    private String zone(String id) {
        if (!ZoneId.getAvailableZoneIds().contains(id)) {
            return id;
        }
        ZoneOffset offset = ZoneId.of(id).getRules().getOffset(bench.formats().now());
        String shift = offset.getTotalSeconds() == 0
                ? ""
                : offset.getId().replaceFirst("^([+-])0", "$1").replaceFirst(":00$", "");
        return bench.text("ui.settings.zone", id, shift);
    }
}
