package ai.automatos.admin.store;

class PostgreSqlSettingsRepositoryTest extends SettingsRepositoryContract {
    PostgreSqlSettingsRepositoryTest() {
        super(TestEngine.POSTGRESQL);
    }
}
