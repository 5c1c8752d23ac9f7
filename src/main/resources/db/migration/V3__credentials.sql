-- A name has at most 255 characters, which are up to 510 of the UTF-16 units that H2 counts.
-- owner 00000000-0000-0000-0000-000000000000 means shared; NULL would let duplicates in.
CREATE TABLE credentials (
    id UUID PRIMARY KEY,
    tenant BIGINT NOT NULL,
    owner UUID NOT NULL,
    environment VARCHAR(16) NOT NULL,
    name VARCHAR(510) NOT NULL,
    type_key VARCHAR(128) NOT NULL,
    description VARCHAR(4000) NOT NULL,
    tags VARCHAR(4000) NOT NULL,
    active BOOLEAN NOT NULL,
    expires_at TIMESTAMP(6) WITH TIME ZONE,
    format INTEGER NOT NULL,
    value_version BIGINT NOT NULL,
    keyring_id UUID NOT NULL,
    generation INTEGER NOT NULL,
    encrypted_data BYTEA NOT NULL,
    row_version BIGINT NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    created_by VARCHAR(320) NOT NULL,
    updated_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_by VARCHAR(320) NOT NULL,
    mac_generation INTEGER NOT NULL,
    row_mac BYTEA NOT NULL,
    CONSTRAINT credentials_unique_name UNIQUE (tenant, owner, environment, name)
);

-- Earlier values of a credential, each as it was sealed.
CREATE TABLE credential_values (
    credential_id UUID NOT NULL,
    value_version BIGINT NOT NULL,
    format INTEGER NOT NULL,
    keyring_id UUID NOT NULL,
    generation INTEGER NOT NULL,
    encrypted_data BYTEA NOT NULL,
    replaced_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (credential_id, value_version)
);

-- What happens to a credential without anybody editing it: outside the row version and the row MAC.
CREATE TABLE credential_activity (
    credential_id UUID PRIMARY KEY,
    last_used_at TIMESTAMP(6) WITH TIME ZONE,
    last_tested_at TIMESTAMP(6) WITH TIME ZONE,
    tested_value_version BIGINT,
    test_status VARCHAR(16),
    test_diagnosis VARCHAR(32),
    test_message VARCHAR(1000),
    test_evidence VARCHAR(1000),
    test_millis BIGINT
);

CREATE TABLE agents (
    tenant BIGINT NOT NULL,
    number BIGINT NOT NULL,
    name VARCHAR(510) NOT NULL,
    description VARCHAR(4000) NOT NULL,
    active BOOLEAN NOT NULL,
    row_version BIGINT NOT NULL,
    mac_generation INTEGER NOT NULL,
    row_mac BYTEA NOT NULL,
    PRIMARY KEY (tenant, number)
);

CREATE TABLE tools (
    tenant BIGINT NOT NULL,
    name VARCHAR(510) NOT NULL,
    type_keys VARCHAR(4000) NOT NULL,
    row_version BIGINT NOT NULL,
    mac_generation INTEGER NOT NULL,
    row_mac BYTEA NOT NULL,
    PRIMARY KEY (tenant, name)
);

CREATE TABLE assignments (
    id UUID PRIMARY KEY,
    tenant BIGINT NOT NULL,
    agent_number BIGINT NOT NULL,
    tool VARCHAR(510) NOT NULL,
    credential_id UUID NOT NULL REFERENCES credentials (id),
    permission VARCHAR(8) NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    created_by VARCHAR(320) NOT NULL,
    mac_generation INTEGER NOT NULL,
    row_mac BYTEA NOT NULL,
    UNIQUE (tenant, agent_number, tool, credential_id)
);
