package ai.automatos.admin.store;

class PostgreSqlAuditRepositoryTest extends AuditRepositoryContract {
    PostgreSqlAuditRepositoryTest() {
        super(TestEngine.POSTGRESQL);
    }
}
