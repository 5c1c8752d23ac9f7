package ai.automatos.admin.store;

class PostgreSqlVaultRepositoryTest extends VaultRepositoryContract {
    PostgreSqlVaultRepositoryTest() {
        super(TestEngine.POSTGRESQL);
    }
}
