"""The tables of the content database: those of the workspace, without what installing adds."""

from __future__ import annotations

# The application id is "S4CC" in ASCII; the user version is that of the tables below.
PRAGMAS = """
PRAGMA page_size = 4096;
PRAGMA encoding = 'UTF-8';
PRAGMA auto_vacuum = NONE;
PRAGMA journal_mode = OFF;
PRAGMA foreign_keys = ON;
PRAGMA application_id = 0x53344343;
PRAGMA user_version = 4;
"""

TABLES = """
CREATE TABLE framework (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    version TEXT NOT NULL,
    draft INTEGER NOT NULL,
    UNIQUE (code, version)
);
CREATE TABLE text (
    framework_id TEXT NOT NULL REFERENCES framework,
    record_id TEXT NOT NULL,
    field TEXT NOT NULL,
    language TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (record_id, field, language)
);
CREATE TABLE alias (
    framework_id TEXT NOT NULL REFERENCES framework,
    record_id TEXT NOT NULL,
    sort INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (record_id, sort)
);
CREATE TABLE note (
    framework_id TEXT NOT NULL REFERENCES framework,
    id TEXT PRIMARY KEY,
    record_id TEXT NOT NULL,
    sort INTEGER NOT NULL,
    issue TEXT NOT NULL,
    source TEXT NOT NULL,
    UNIQUE (record_id, sort)
);
CREATE TABLE requirement_set (
    framework_id TEXT NOT NULL REFERENCES framework,
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    sort INTEGER NOT NULL,
    UNIQUE (framework_id, code)
);
CREATE TABLE level (
    framework_id TEXT NOT NULL REFERENCES framework,
    id TEXT PRIMARY KEY,
    eqf INTEGER NOT NULL,
    number INTEGER NOT NULL,
    source TEXT NOT NULL,
    basis TEXT NOT NULL,
    UNIQUE (framework_id, eqf)
);
CREATE TABLE area (
    framework_id TEXT NOT NULL REFERENCES framework,
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    sort INTEGER NOT NULL,
    source TEXT NOT NULL,
    basis TEXT NOT NULL,
    UNIQUE (framework_id, code)
);
CREATE TABLE competence (
    framework_id TEXT NOT NULL REFERENCES framework,
    id TEXT PRIMARY KEY,
    area_id TEXT NOT NULL REFERENCES area,
    code TEXT NOT NULL,
    sort INTEGER NOT NULL,
    source TEXT NOT NULL,
    basis TEXT NOT NULL,
    UNIQUE (framework_id, code)
);
CREATE TABLE item (
    framework_id TEXT NOT NULL REFERENCES framework,
    id TEXT PRIMARY KEY,
    record_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    sort INTEGER NOT NULL,
    reference TEXT NOT NULL,
    source TEXT NOT NULL,
    basis TEXT NOT NULL,
    UNIQUE (record_id, kind, sort)
);
CREATE TABLE anchor (
    framework_id TEXT NOT NULL REFERENCES framework,
    id TEXT PRIMARY KEY,
    competence_id TEXT NOT NULL REFERENCES competence,
    eqf INTEGER NOT NULL,
    source TEXT NOT NULL,
    basis TEXT NOT NULL,
    UNIQUE (competence_id, eqf)
);
CREATE TABLE explorer_mark (
    framework_id TEXT NOT NULL REFERENCES framework,
    competence_id TEXT NOT NULL REFERENCES competence,
    eqf INTEGER NOT NULL,
    source TEXT NOT NULL,
    basis TEXT NOT NULL,
    PRIMARY KEY (competence_id, eqf)
);
CREATE TABLE role (
    framework_id TEXT NOT NULL REFERENCES framework,
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    letter TEXT NOT NULL,
    sort INTEGER NOT NULL,
    source TEXT NOT NULL,
    basis TEXT NOT NULL,
    UNIQUE (framework_id, code)
);
CREATE TABLE descriptor (
    framework_id TEXT NOT NULL REFERENCES framework,
    id TEXT PRIMARY KEY,
    role_id TEXT NOT NULL REFERENCES role,
    competence_id TEXT NOT NULL REFERENCES competence,
    eqf INTEGER NOT NULL,
    source TEXT NOT NULL,
    basis TEXT NOT NULL,
    UNIQUE (role_id, competence_id)
);
CREATE TABLE requirement (
    framework_id TEXT NOT NULL REFERENCES framework,
    id TEXT PRIMARY KEY,
    requirement_set_id TEXT NOT NULL REFERENCES requirement_set,
    role_id TEXT NOT NULL REFERENCES role,
    competence_id TEXT NOT NULL REFERENCES competence,
    mandatory INTEGER NOT NULL,
    eqf INTEGER,
    source TEXT NOT NULL,
    basis TEXT NOT NULL,
    UNIQUE (requirement_set_id, role_id, competence_id)
);
CREATE TABLE reading (
    framework_id TEXT NOT NULL REFERENCES framework,
    role_id TEXT NOT NULL REFERENCES role,
    competence_id TEXT NOT NULL REFERENCES competence,
    sort INTEGER NOT NULL,
    reading TEXT NOT NULL,
    mandatory INTEGER,
    eqf INTEGER,
    source TEXT NOT NULL,
    PRIMARY KEY (role_id, competence_id, sort)
);
CREATE TABLE module (
    framework_id TEXT NOT NULL REFERENCES framework,
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    sort INTEGER NOT NULL,
    minutes_online INTEGER,
    minutes_live INTEGER,
    minutes_practical INTEGER,
    source TEXT NOT NULL,
    basis TEXT NOT NULL,
    UNIQUE (framework_id, code)
);
CREATE TABLE module_competence (
    framework_id TEXT NOT NULL REFERENCES framework,
    module_id TEXT NOT NULL REFERENCES module,
    competence_id TEXT NOT NULL REFERENCES competence,
    sort INTEGER NOT NULL,
    PRIMARY KEY (module_id, competence_id)
);
CREATE TABLE curriculum (
    framework_id TEXT NOT NULL REFERENCES framework,
    id TEXT PRIMARY KEY,
    role_id TEXT NOT NULL UNIQUE REFERENCES role,
    minutes_online INTEGER,
    minutes_live INTEGER,
    minutes_practical INTEGER,
    source TEXT NOT NULL,
    basis TEXT NOT NULL
);
CREATE TABLE curriculum_competence (
    framework_id TEXT NOT NULL REFERENCES framework,
    curriculum_id TEXT NOT NULL REFERENCES curriculum,
    competence_id TEXT NOT NULL REFERENCES competence,
    sort INTEGER NOT NULL,
    PRIMARY KEY (curriculum_id, competence_id)
);
CREATE TABLE node (
    framework_id TEXT NOT NULL REFERENCES framework,
    id TEXT PRIMARY KEY,
    module_id TEXT NOT NULL REFERENCES module,
    curriculum_id TEXT REFERENCES curriculum,
    parent_id TEXT REFERENCES node,
    code TEXT NOT NULL,
    kind TEXT NOT NULL,
    sort INTEGER NOT NULL,
    source TEXT NOT NULL,
    UNIQUE (framework_id, code)
);
CREATE TABLE topic_link (
    framework_id TEXT NOT NULL REFERENCES framework,
    id TEXT PRIMARY KEY,
    node_id TEXT NOT NULL REFERENCES node,
    competence_id TEXT NOT NULL REFERENCES competence,
    kind TEXT NOT NULL,
    reach INTEGER NOT NULL,
    sort INTEGER NOT NULL,
    UNIQUE (node_id, competence_id)
);
CREATE TABLE topic_requires (
    framework_id TEXT NOT NULL REFERENCES framework,
    node_id TEXT NOT NULL REFERENCES node,
    required_id TEXT NOT NULL REFERENCES node,
    sort INTEGER NOT NULL,
    PRIMARY KEY (node_id, required_id)
);
CREATE TABLE curriculum_node (
    framework_id TEXT NOT NULL REFERENCES framework,
    id TEXT PRIMARY KEY,
    curriculum_id TEXT NOT NULL REFERENCES curriculum,
    parent_id TEXT REFERENCES curriculum_node,
    module_id TEXT NOT NULL REFERENCES module,
    node_id TEXT REFERENCES node,
    sort INTEGER NOT NULL,
    source TEXT NOT NULL
);
"""

# What the workspace does not have: practice vignettes, the library and the self-checks beside the
# frameworks, whose records are kept as they stand in the files, and the index of all there is to
# find.
LIBRARY = """
CREATE TABLE library (
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    sort INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (kind, code)
);
CREATE TABLE library_group (
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    sort INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (kind, code)
);
CREATE TABLE vignette (
    framework_id TEXT NOT NULL REFERENCES framework,
    id TEXT PRIMARY KEY,
    role_id TEXT NOT NULL REFERENCES role,
    code TEXT NOT NULL,
    sort INTEGER NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (framework_id, code)
);
CREATE TABLE vignette_competence (
    vignette_id TEXT NOT NULL REFERENCES vignette,
    competence_id TEXT NOT NULL REFERENCES competence,
    sort INTEGER NOT NULL,
    state TEXT NOT NULL,
    eqf INTEGER,
    body TEXT NOT NULL,
    PRIMARY KEY (vignette_id, competence_id),
    CHECK ((state = 'rated') = (eqf IS NOT NULL))
);
CREATE TABLE self_check (
    topic TEXT PRIMARY KEY,
    sort INTEGER NOT NULL,
    body TEXT NOT NULL
);
CREATE VIRTUAL TABLE search USING fts5 (
    title, aliases, body, kind UNINDEXED, code UNINDEXED, framework UNINDEXED, language UNINDEXED,
    tokenize = "porter unicode61 remove_diacritics 2", prefix = '2 3'
);
"""

LIBRARY_INSERTS = {
    "library": "INSERT INTO library VALUES (:kind, :code, :sort, :body)",
    "library_group": "INSERT INTO library_group VALUES (:kind, :code, :sort, :body)",
    "self_check": "INSERT INTO self_check VALUES (:topic, :sort, :body)",
    "search": (
        "INSERT INTO search VALUES (:title, :aliases, :body, :kind, :code, :framework, :language)"
    ),
}

VIGNETTE_INSERTS = {
    "vignette": "INSERT INTO vignette VALUES (:framework_id, :id, :role_id, :code, :sort, :body)",
    "vignette_competence": (
        "INSERT INTO vignette_competence VALUES (:vignette_id, :competence_id, :sort, :state, "
        ":eqf, :body)"
    ),
}

# Parents before children: the order in which rows are written.
INSERTS = {
    "framework": "INSERT INTO framework VALUES (:id, :code, :version, :draft)",
    "text": "INSERT INTO text VALUES (:framework_id, :record_id, :field, :language, :value)",
    "alias": "INSERT INTO alias VALUES (:framework_id, :record_id, :sort, :value)",
    "note": "INSERT INTO note VALUES (:framework_id, :id, :record_id, :sort, :issue, :source)",
    "requirement_set": "INSERT INTO requirement_set VALUES (:framework_id, :id, :code, :sort)",
    "level": "INSERT INTO level VALUES (:framework_id, :id, :eqf, :number, :source, :basis)",
    "area": "INSERT INTO area VALUES (:framework_id, :id, :code, :sort, :source, :basis)",
    "competence": (
        "INSERT INTO competence VALUES (:framework_id, :id, :area_id, :code, :sort, :source, "
        ":basis)"
    ),
    "item": (
        "INSERT INTO item VALUES (:framework_id, :id, :record_id, :kind, :sort, :reference, "
        ":source, :basis)"
    ),
    "anchor": (
        "INSERT INTO anchor VALUES (:framework_id, :id, :competence_id, :eqf, :source, :basis)"
    ),
    "explorer_mark": (
        "INSERT INTO explorer_mark VALUES (:framework_id, :competence_id, :eqf, :source, :basis)"
    ),
    "role": "INSERT INTO role VALUES (:framework_id, :id, :code, :letter, :sort, :source, :basis)",
    "descriptor": (
        "INSERT INTO descriptor VALUES (:framework_id, :id, :role_id, :competence_id, :eqf, "
        ":source, :basis)"
    ),
    "requirement": (
        "INSERT INTO requirement VALUES (:framework_id, :id, :requirement_set_id, :role_id, "
        ":competence_id, :mandatory, :eqf, :source, :basis)"
    ),
    "reading": (
        "INSERT INTO reading VALUES (:framework_id, :role_id, :competence_id, :sort, "
        ":reading, :mandatory, :eqf, :source)"
    ),
    "module": (
        "INSERT INTO module VALUES (:framework_id, :id, :code, :sort, :minutes_online, "
        ":minutes_live, :minutes_practical, :source, :basis)"
    ),
    "module_competence": (
        "INSERT INTO module_competence VALUES (:framework_id, :module_id, :competence_id, :sort)"
    ),
    "curriculum": (
        "INSERT INTO curriculum VALUES (:framework_id, :id, :role_id, :minutes_online, "
        ":minutes_live, :minutes_practical, :source, :basis)"
    ),
    "curriculum_competence": (
        "INSERT INTO curriculum_competence VALUES (:framework_id, :curriculum_id, "
        ":competence_id, :sort)"
    ),
    "node": (
        "INSERT INTO node VALUES (:framework_id, :id, :module_id, :curriculum_id, :parent_id,"
        " :code, :kind, :sort, :source)"
    ),
    "topic_link": (
        "INSERT INTO topic_link VALUES (:framework_id, :id, :node_id, :competence_id, :kind, "
        ":reach, :sort)"
    ),
    "topic_requires": (
        "INSERT INTO topic_requires VALUES (:framework_id, :node_id, :required_id, :sort)"
    ),
    "curriculum_node": (
        "INSERT INTO curriculum_node VALUES (:framework_id, :id, :curriculum_id, :parent_id, "
        ":module_id, :node_id, :sort, :source)"
    ),
}
