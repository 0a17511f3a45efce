package vn.dcim.core.regulation.inspection;

import vn.dcim.core.regulation.Phrase;

/** Puts an inspection file into words; the same bytes for the same content, but for the times that the files of an office bear. */
public interface InspectionPrinter {

    /** Returns the summary as docx. */
    byte[] summary(InspectionContent content);

    /** Returns all rows as xlsx. */
    byte[] annex(InspectionContent content);

    /** Returns how a third party verifies the archive, in both languages. */
    String readme(InspectionContent content);

    /** Returns a phrase in the language of the file. */
    String say(Phrase phrase);
}
