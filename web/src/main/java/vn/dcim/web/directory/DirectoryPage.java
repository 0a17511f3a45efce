package vn.dcim.web.directory;

import io.micronaut.core.annotation.Nullable;
import vn.dcim.core.directory.DirectoryReport;
import vn.dcim.core.directory.TestedName;

/**
 * The page of the directory.
 *
 * @param report null where no directory is set up
 * @param tested a name that the reader wants to know about; null for none
 */
public record DirectoryPage(
        @Nullable DirectoryReport report, @Nullable TestedName tested) {}
