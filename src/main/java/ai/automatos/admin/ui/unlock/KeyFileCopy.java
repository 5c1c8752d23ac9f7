package ai.automatos.admin.ui.unlock;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A backup of the key file where the user wants it, with the same narrow permissions. */
final class KeyFileCopy {
    private KeyFileCopy() {}

    static Path write(Path source, Path target) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && Files.isSameFile(source, target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        return Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    }
}
