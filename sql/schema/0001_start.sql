-- Users, sessions and personal access tokens. All times are UTC.

CREATE TABLE IF NOT EXISTS user (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
  role ENUM('user', 'admin') CHARACTER SET ascii NOT NULL,
  kdf_m INT UNSIGNED NOT NULL COMMENT 'Argon2id: KiB of memory',
  kdf_t INT UNSIGNED NOT NULL COMMENT 'Argon2id: passes',
  pepper TINYINT UNSIGNED NOT NULL COMMENT 'version in the key file',
  salt BINARY(16) NOT NULL,
  hash BINARY(32) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  disabled_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY user_name (name)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS session (
  id BINARY(32) NOT NULL COMMENT 'keyed digest of the cookie',
  user_id BIGINT UNSIGNED NOT NULL,
  created_at DATETIME(6) NOT NULL,
  used_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY session_user (user_id),
  KEY session_used (used_at),
  CONSTRAINT session_user FOREIGN KEY (user_id) REFERENCES user (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4;

CREATE TABLE IF NOT EXISTS token (
  id CHAR(14) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'public',
  user_id BIGINT UNSIGNED NOT NULL,
  description VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  scope VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kdf_m INT UNSIGNED NOT NULL,
  kdf_t INT UNSIGNED NOT NULL,
  pepper TINYINT UNSIGNED NOT NULL,
  salt BINARY(16) NOT NULL,
  hash BINARY(32) NOT NULL COMMENT 'zeros once it is revoked',
  mac BINARY(32) NOT NULL COMMENT 'keyed digest of the columns that decide',
  created_at DATETIME(6) NOT NULL,
  expires_at DATETIME NULL,
  revoked_at DATETIME(6) NULL,
  revoked_by BIGINT UNSIGNED NULL,
  PRIMARY KEY (id),
  KEY token_user (user_id, description),
  KEY token_created (created_at),
  CONSTRAINT token_user FOREIGN KEY (user_id) REFERENCES user (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4;

-- Apart from token, so that the row every request reads is hardly ever written.
CREATE TABLE IF NOT EXISTS token_use (
  token_id CHAR(14) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  last_used_at DATETIME(6) NOT NULL,
  PRIMARY KEY (token_id),
  CONSTRAINT token_use_token FOREIGN KEY (token_id) REFERENCES token (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4;
