package ai.automatos.admin.ui.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What would be run; no name gets out of its argument. */
class SystemNotifierTest {
    private static final String TITLE = "'; rm -rf \"$HOME\" `x` expires";
    private static final String TEXT = "<b>1 Dec</b> & 'then'";

    private final List<String> command = new ArrayList<>();

    @Test
    void linuxGetsTwoArgumentsAndPlainText() {
        show("Linux");
        assertThat(command).startsWith("notify-send").containsSubsequence("--", TITLE);
        assertThat(command.get(command.size() - 1)).isEqualTo("&lt;b&gt;1 Dec&lt;/b&gt; &amp; 'then'");
    }

    @Test
    void macOsGetsTheTextsAsArgumentsOfTheScript() {
        show("Mac OS X"); // What follows a first argument without a hyphen is never read as an option.
        assertThat(command).startsWith("osascript").endsWith("end run", "notice", TITLE, TEXT);
        assertThat(command).contains("display notification (item 3 of argv) with title (item 2 of argv)");
    }

    @Test
    void windowsGetsTheTextsEncoded() {
        show("Windows 11");
        assertThat(command).startsWith("powershell");
        String script =
                new String(Base64.getDecoder().decode(command.get(command.size() - 1)), StandardCharsets.UTF_16LE);
        assertThat(script).doesNotContain("rm -rf").contains(encoded(TITLE)).contains(encoded(TEXT));
    }

    private static String encoded(String text) {
        return "'" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "'";
    }

    private void show(String os) {
        new SystemNotifier(os, run -> {
                    command.addAll(run);
                    return Optional.empty();
                })
                .show(TITLE, TEXT);
    }
}
