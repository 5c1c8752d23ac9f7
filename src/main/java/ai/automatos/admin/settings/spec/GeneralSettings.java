package ai.automatos.admin.settings.spec;

import static ai.automatos.admin.settings.ReadBy.APPLIED_HERE;
import static ai.automatos.admin.settings.Scope.COMPUTER;
import static ai.automatos.admin.settings.Scope.VAULT;
import static ai.automatos.admin.settings.SettingKey.choice;
import static ai.automatos.admin.settings.SettingKey.duration;
import static ai.automatos.admin.settings.SettingKey.emails;
import static ai.automatos.admin.settings.SettingKey.flag;
import static ai.automatos.admin.settings.SettingKey.number;
import static ai.automatos.admin.settings.SettingKey.text;

import ai.automatos.admin.settings.SettingKey;
import ai.automatos.admin.settings.SettingsPage;
import ai.automatos.admin.settings.Unit;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** Sub-tab General. */
public final class GeneralSettings {
    public static final SettingKey<String> PLATFORM_NAME =
            text("general.platform_name", 1, 80, "Automatos AI Platform", VAULT, APPLIED_HERE);
    public static final SettingKey<ZoneId> TIME_ZONE =
            choice("general.time_zone", zones(), ZoneId::of, ZoneId::getId, ZoneId::systemDefault, VAULT, APPLIED_HERE);
    /** A language stands here once its messages are in the program. */
    public static final SettingKey<String> LANGUAGE =
            choice("general.language", List.of("en"), "en", COMPUTER, APPLIED_HERE);

    public static final SettingKey<String> THEME =
            choice("general.theme", List.of("light", "dark", "auto"), "dark", COMPUTER, APPLIED_HERE);
    public static final SettingKey<Integer> TEXT_SIZE =
            number("general.text_size", Unit.PIXELS, 12, 16, 13, COMPUTER, APPLIED_HERE);
    public static final SettingKey<Duration> IDLE_LOCK =
            duration("general.idle_lock", Unit.MINUTES, 1, 240, 15, VAULT, APPLIED_HERE);
    public static final SettingKey<Duration> CLIPBOARD_TIME =
            duration("general.clipboard_time", Unit.SECONDS, 5, 300, 30, VAULT, APPLIED_HERE);

    /** As many as {@code credential.BulkOptions} takes, which is no room of this one's. */
    public static final SettingKey<Integer> PARALLEL_TESTS =
            number("general.parallel_tests", Unit.NONE, 1, 32, 8, COMPUTER, APPLIED_HERE);

    /** The words of {@code credential.TestPace}. */
    public static final SettingKey<String> TEST_CREDENTIALS =
            choice("general.test_credentials", List.of("off", "daily", "weekly"), "off", VAULT, APPLIED_HERE);

    public static final SettingKey<Boolean> DESKTOP_NOTICES =
            flag("general.desktop_notifications", true, COMPUTER, APPLIED_HERE);
    public static final SettingKey<Boolean> MAIL_NOTICES =
            flag("general.mail_notifications", false, VAULT, APPLIED_HERE);
    /** The name of a stored credential. */
    public static final SettingKey<String> MAIL_CREDENTIAL =
            text("general.mail_credential", 0, 255, "", VAULT, APPLIED_HERE);

    public static final SettingKey<List<String>> MAIL_RECIPIENTS =
            emails("general.mail_recipients", 20, VAULT, APPLIED_HERE);

    /** One or none. */
    public static final SettingKey<List<String>> MAIL_SENDER = emails("general.mail_sender", 1, VAULT, APPLIED_HERE);

    public static final SettingsPage PAGE = new SettingsPage(
            "general",
            List.of(
                    PLATFORM_NAME,
                    TIME_ZONE,
                    LANGUAGE,
                    THEME,
                    TEXT_SIZE,
                    IDLE_LOCK,
                    CLIPBOARD_TIME,
                    PARALLEL_TESTS,
                    TEST_CREDENTIALS,
                    DESKTOP_NOTICES,
                    MAIL_NOTICES,
                    MAIL_CREDENTIAL,
                    MAIL_RECIPIENTS,
                    MAIL_SENDER));

    private GeneralSettings() {}

    private static List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream().sorted().toList();
    }
}
