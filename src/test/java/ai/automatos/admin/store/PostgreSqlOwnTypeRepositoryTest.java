package ai.automatos.admin.store;

class PostgreSqlOwnTypeRepositoryTest extends OwnTypeRepositoryContract {
    PostgreSqlOwnTypeRepositoryTest() {
        super(TestEngine.POSTGRESQL);
    }
}
