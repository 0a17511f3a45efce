package vn.dcim.core.document;

import java.util.Optional;

/** Reads files; the core knows no formats. */
public interface DocumentReader {

    /**
     * What a file is.
     *
     * @param type pdf, docx, xlsx, png, jpg
     * @param text all that is written in it; empty for pictures
     */
    record Read(String type, String text) {}

    /** Returns what a file is by its content, whatever its name says; empty for what is none of these, or does harm. */
    Optional<Read> read(byte[] content);
}
