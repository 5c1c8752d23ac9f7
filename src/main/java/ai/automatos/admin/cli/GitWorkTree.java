package ai.automatos.admin.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out whether the data folder could end up in somebody's repository. */
final class GitWorkTree {
    private GitWorkTree() {}

    /** The ignore line to add, if the folder lies in a git work tree that does not ignore it by exactly this line. */
    static Optional<Advice> adviceFor(Path home) {
        for (Path folder = home.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                String line = "/"
                        + folder.relativize(home.toAbsolutePath().normalize())
                                .toString()
                                .replace('\\', '/') + "/";
                if (line.equals("//")) {
                    line = "/*";
                }
                Advice advice = new Advice(folder.resolve(".gitignore"), line);
                return ignores(advice) ? Optional.empty() : Optional.of(advice);
            }
        }
        return Optional.empty();
    }

    private static boolean ignores(Advice advice) {
        try {
            return Files.exists(advice.ignoreFile())
                    && Files.readAllLines(advice.ignoreFile()).stream()
                            .anyMatch(line -> line.trim().equals(advice.line()));
        } catch (IOException e) {
            return false;
        }
    }

    /** @param line to append to {@code ignoreFile} */
    record Advice(Path ignoreFile, String line) {}
}
