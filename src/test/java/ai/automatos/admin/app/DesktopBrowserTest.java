package ai.automatos.admin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page reaches the desktop's own command as one argument, whatever stands in it. */
class DesktopBrowserTest {
    @ParameterizedTest
    @CsvSource({"Linux, xdg-open", "Mac OS X, open", "Windows 11, rundll32"})
    void theCommandIsTheDesktops(String os, String command) {
        URI page = URI.create("https://a.example/authorize?scope=a&state=$(b)");

        assertThat(new DesktopBrowser(os, Map.of()).command(page))
                .startsWith(command)
                .endsWith(page.toString());
    }
}
