-- Portable SQL: the same file runs on H2 and on PostgreSQL. Formats are described in the vault package.
CREATE TABLE vault (
    id UUID PRIMARY KEY,
    format INTEGER NOT NULL,
    installation_id UUID NOT NULL,
    root_fingerprint VARCHAR(64) NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

-- A signed record: keys, role and tenants are vouched for by signed_by, up to the root in every key file.
CREATE TABLE users (
    id UUID PRIMARY KEY,
    format INTEGER NOT NULL,
    name VARCHAR(320) NOT NULL UNIQUE,
    role VARCHAR(32) NOT NULL,
    tenants VARCHAR(4000) NOT NULL,
    active BOOLEAN NOT NULL,
    encryption_key BYTEA NOT NULL,
    signing_key BYTEA NOT NULL,
    row_version BIGINT NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    signed_by UUID NOT NULL,
    signature BYTEA NOT NULL
);

CREATE TABLE user_slots (
    id UUID PRIMARY KEY,
    format INTEGER NOT NULL,
    user_id UUID NOT NULL REFERENCES users (id),
    kind VARCHAR(16) NOT NULL,
    memory_kib INTEGER NOT NULL,
    iterations INTEGER NOT NULL,
    parallelism INTEGER NOT NULL,
    salt BYTEA NOT NULL,
    key_file_id UUID,
    nonce BYTEA NOT NULL,
    sealed_keys BYTEA NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    checksum BYTEA NOT NULL
);

-- owner 00000000-0000-0000-0000-000000000000 means: shared by the tenant's members.
CREATE TABLE keyrings (
    id UUID PRIMARY KEY,
    format INTEGER NOT NULL,
    tenant BIGINT NOT NULL,
    owner UUID NOT NULL,
    current_generation INTEGER NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    UNIQUE (tenant, owner)
);

CREATE TABLE keyring_grants (
    keyring_id UUID NOT NULL REFERENCES keyrings (id),
    generation INTEGER NOT NULL,
    member_id UUID NOT NULL REFERENCES users (id),
    format INTEGER NOT NULL,
    granted_by UUID NOT NULL REFERENCES users (id),
    encapsulated BYTEA NOT NULL,
    sealed_key BYTEA NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (keyring_id, generation, member_id)
);
