package ai.automatos.admin.store;

class PostgreSqlLeaseRepositoryTest extends LeaseRepositoryContract {
    PostgreSqlLeaseRepositoryTest() {
        super(TestEngine.POSTGRESQL);
    }
}
