-- Which client of a team does a job, and for how long. Means nothing in another place, so backups leave it out.
CREATE TABLE leases (
    name VARCHAR(64) PRIMARY KEY,
    holder UUID NOT NULL,
    held_until TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

-- When the credential ends by what the service said at the last test.
ALTER TABLE credential_activity ADD COLUMN test_expires_at TIMESTAMP(6) WITH TIME ZONE;

-- How often a credential is tested, where that differs from the setting.
CREATE TABLE credential_pace (
    credential_id UUID PRIMARY KEY,
    pace VARCHAR(16) NOT NULL
);
