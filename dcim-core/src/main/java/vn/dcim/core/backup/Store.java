package vn.dcim.core.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** A place for files of copies. */
interface Store extends AutoCloseable {

    /** Begins a file; it has its name once {@link #finish} is called, so that what breaks off is never taken for a copy. */
    OutputStream begin(String name) throws IOException;

    void finish(String name) throws IOException;

    InputStream open(String name) throws IOException;

    void delete(String name) throws IOException;

    /** Returns the names of all files that are finished. */
    List<String> names() throws IOException;

    @Override
    void close() throws IOException;
}
