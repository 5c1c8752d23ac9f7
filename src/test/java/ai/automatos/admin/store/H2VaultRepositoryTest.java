package ai.automatos.admin.store;

class H2VaultRepositoryTest extends VaultRepositoryContract {
    H2VaultRepositoryTest() {
        super(TestEngine.H2);
    }
}
