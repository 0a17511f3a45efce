package vn.dcim.web.directory;

import io.micronaut.core.annotation.Nullable;
import vn.dcim.core.directory.DirectoryReport;
import vn.dcim.core.directory.TestedName;
import vn.dcim.core.oidc.OidcReport;

/**
 * The page of the directory and of the identity provider.
 *
 * @param report null where no directory is set up
 * @param tested a name that the reader wants to know about; null for none
 * @param provider how it stands with the identity provider; null where there is none
 */
public record DirectoryPage(
        @Nullable DirectoryReport report,
        @Nullable TestedName tested,
        @Nullable OidcReport provider) {}
