package ai.automatos.admin.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What a test that runs on both databases starts from. */
abstract class StoreContract {
    @TempDir
    Path folder;

    final TestEngine engine;
    TestStore store;

    StoreContract(TestEngine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void openStore() {
        store = new TestStore(engine.migrated(folder));
    }

    @AfterEach
    void closeStore() {
        store.close();
    }
}
