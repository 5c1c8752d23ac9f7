package ai.automatos.admin.store;

class PostgreSqlCredentialActivityTest extends CredentialActivityContract {
    PostgreSqlCredentialActivityTest() {
        super(TestEngine.POSTGRESQL);
    }
}
