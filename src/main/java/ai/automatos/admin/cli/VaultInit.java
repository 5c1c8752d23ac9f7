package ai.automatos.admin.cli;

import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.vault.VaultService;
import ai.automatos.admin.workplace.Core;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "init")
final class VaultInit implements Callable<Integer> {
    private final Context context;

    @Option(names = "--user", paramLabel = "NAME", required = true, descriptionKey = "option.init-user")
    @Nullable
    String user;

    @Option(names = "--key-file-only", descriptionKey = "option.key-file-only")
    boolean keyFileOnly;

    VaultInit(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Output output = context.output();
        try (@Nullable SecretBytes password = keyFileOnly ? null : choosePassword(output);
                Core core = context.workplace().create(context.place())) {
            VaultService.Created created =
                    core.vault().create(Context.source(core), Objects.requireNonNull(user), password);
            core.vault().lock(created.caller(), created.session());
            report(output, created);
        }
        GitWorkTree.adviceFor(context.paths().home())
                .ifPresent(advice -> output.note("cli.git", advice.ignoreFile().toString(), advice.line()));
        return ExitCode.DONE;
    }

    private SecretBytes choosePassword(Output output) {
        return context.secrets()
                .chosen(
                        "--password-file",
                        context.options().passwordFile,
                        output.text("cli.ask.new.password"),
                        output.text("cli.ask.again"));
    }

    private void report(Output output, VaultService.Created created) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("recovery_code", created.recoveryCode());
        json.put("key_file", created.keyFile().toString());
        json.put("key_file_only", keyFileOnly);
        output.data(json);
        output.say("cli.init.done", context.paths().home().toString());
        output.say("cli.recovery.code", created.recoveryCode());
        output.say("cli.init.key.file", created.keyFile().toString());
        if (keyFileOnly) {
            output.say("cli.init.weak");
        }
    }
}
