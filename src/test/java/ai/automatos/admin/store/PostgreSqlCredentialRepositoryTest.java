package ai.automatos.admin.store;

class PostgreSqlCredentialRepositoryTest extends CredentialRepositoryContract {
    PostgreSqlCredentialRepositoryTest() {
        super(TestEngine.POSTGRESQL);
    }
}
