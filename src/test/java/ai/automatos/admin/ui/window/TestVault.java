package ai.automatos.admin.ui.window;

import ai.automatos.admin.app.Program;
import ai.automatos.admin.common.AppPaths;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.identity.CallSource;
import ai.automatos.admin.identity.Channel;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.vault.KdfCost;
import ai.automatos.admin.vault.VaultService;
import ai.automatos.admin.workplace.Core;
import ai.automatos.admin.workplace.Place;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Makes real vaults whose passwords cost little to check. */
public final class TestVault {
    private static final KdfCost CHEAP = new KdfCost(64, 1, 1);

    private TestVault() {}

    /** A vault with {@link TestWindow#USER} and {@link TestWindow#PASSWORD}. @return its recovery code */
    public static String make(Path home, Consumer<OpenVault> fill) {
        return make(home, new AdjustableClock(TestWindow.START), fill);
    }

    static String make(Path home, AdjustableClock clock, Consumer<OpenVault> fill) {
        AppPaths paths = new AppPaths(home);
        try (Program program = program(clock);
                Core core = program.create(new Place(paths, null, null));
                SecretBytes password = SecretBytes.ofUtf8(TestWindow.PASSWORD)) {
            VaultService.Created created =
                    core.vault().create(new CallSource(Channel.WINDOW, core.address()), TestWindow.USER, password);
            core.use(created.session());
            fill.accept(new OpenVault(core, created.caller()));
            core.vault().lock(created.caller(), created.session());
            return created.recoveryCode();
        }
    }

    static Program program(Clock clock) {
        return new Program(new Messages(Locale.ENGLISH), CHEAP, clock, Map.of());
    }
}
