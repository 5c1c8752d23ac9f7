package ai.automatos.admin.store;

class H2SettingsRepositoryTest extends SettingsRepositoryContract {
    H2SettingsRepositoryTest() {
        super(TestEngine.H2);
    }
}
