-- Credential types that users wrote, one row a version; the highest one counts. json is limited to 262144 bytes before
-- it is brought into form, which adds labels.
CREATE TABLE own_types (
    tenant BIGINT NOT NULL,
    type_key VARCHAR(128) NOT NULL,
    version BIGINT NOT NULL,
    json VARCHAR(1000000) NOT NULL,
    loopback_allowed BOOLEAN NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    created_by VARCHAR(320) NOT NULL,
    mac_generation INTEGER NOT NULL,
    row_mac BYTEA NOT NULL,
    PRIMARY KEY (tenant, type_key, version)
);
