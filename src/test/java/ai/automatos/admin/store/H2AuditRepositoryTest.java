package ai.automatos.admin.store;

class H2AuditRepositoryTest extends AuditRepositoryContract {
    H2AuditRepositoryTest() {
        super(TestEngine.H2);
    }
}
