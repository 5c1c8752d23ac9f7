package ai.automatos.admin.cli;

import ai.automatos.admin.vault.VaultInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "status")
final class VaultStatus implements Callable<Integer> {
    private final Context context;

    VaultStatus(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.open(core -> {
            VaultInfo vault = core.vault().info();
            boolean keyFileOnly = core.vault().isKeyFileOnly(context.options().as);
            boolean sound = core.incidents().isEmpty();
            Output output = context.output();
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("home", context.paths().home().toString());
            json.put("shared_database", core.isShared());
            json.put("vault", vault.id().toString());
            json.put("installation", vault.installationId().toString());
            json.put("created", vault.createdAt().toString());
            json.put("root_fingerprint", vault.rootFingerprint());
            json.put("key_file_only", keyFileOnly);
            json.put("log_agrees", sound);
            output.data(json);
            output.say("cli.status.home", context.paths().home().toString());
            output.say(
                    "cli.status.database", output.text(core.isShared() ? "cli.status.server" : "cli.status.embedded"));
            output.say(
                    "cli.status.vault", vault.id().toString(), context.moments().show(vault.createdAt()));
            output.say("cli.status.root", vault.rootFingerprint());
            output.say(
                    "cli.status.password",
                    output.text(keyFileOnly ? "cli.status.by.key.file" : "cli.status.by.password"));
            output.say(sound ? "cli.status.sound" : "cli.status.incidents");
            return ExitCode.DONE;
        });
    }
}
