-- Every value a setting was given: the highest version is in force, the others are its history. Rows are only added.
-- tenant 0 means the whole vault; setting_value NULL means the default.
CREATE TABLE settings (
    tenant BIGINT NOT NULL,
    setting_key VARCHAR(128) NOT NULL,
    row_version BIGINT NOT NULL,
    setting_value VARCHAR,
    changed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    changed_by VARCHAR(320) NOT NULL,
    mac_generation INTEGER NOT NULL,
    row_mac BYTEA NOT NULL,
    PRIMARY KEY (tenant, setting_key, row_version)
);
