package vn.dcim.core.software;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/** Writes many installations at once: a title may be on every machine of the centre. */
final class InstallationRows {

    private static final String INSERT =
            "INSERT INTO installation (revision, title_id, asset_id, person, version, cores, since, consent_by,"
                    + " consent_document, changed_by, changed_for) VALUES (?,?,?,?,?,?,?,?,?,?,?)";

    private InstallationRows() {}

    static void insert(Connection connection, Collection<Installation> installations) throws SQLException {
        // why: without the keys they are given, the database takes all of them in one go
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Installation installation : installations) {
                insert.setInt(1, installation.revision());
                insert.setLong(2, installation.titleId());
                insert.setObject(3, installation.assetId());
                insert.setString(4, installation.person());
                insert.setString(5, installation.version());
                insert.setObject(6, installation.cores());
                insert.setObject(7, installation.since());
                insert.setString(8, installation.consentBy());
                insert.setString(9, installation.consentDocument());
                insert.setString(10, installation.changedBy());
                insert.setString(11, installation.changedFor());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
