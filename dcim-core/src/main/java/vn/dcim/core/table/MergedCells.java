package vn.dcim.core.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Finds the merged cells of a sheet, which stand in its part of the workbook behind all rows (ECMA-376, 18.3.1.55). */
final class MergedCells {

    private static final Pattern AREA = Pattern.compile("([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})");
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /**
     * Cells that are one.
     *
     * @param left column from 0, like right
     * @param top row from 1, like bottom
     */
    record Area(int left, int top, int right, int bottom) {}

    private MergedCells() {}

    /** @param sheet from 0, in the order of the workbook */
    static List<Area> of(ZipFile archive, int sheet) {
        try {
            List<String> ids = new ArrayList<>();
            each(archive, "xl/workbook.xml", "sheet", xml -> ids.add(xml.getAttributeValue(RELATIONS, "id")));
            Map<String, String> targets = new HashMap<>();
            each(
                    archive,
                    "xl/_rels/workbook.xml.rels",
                    "Relationship",
                    xml -> targets.put(xml.getAttributeValue(null, "Id"), xml.getAttributeValue(null, "Target")));
            String target = sheet < ids.size() ? targets.get(ids.get(sheet)) : null;
            List<Area> areas = new ArrayList<>();
            if (target != null) {
                each(
                        archive,
                        target.startsWith("/") ? target.substring(1) : "xl/" + target,
                        "mergeCell",
                        xml -> add(areas, xml.getAttributeValue(null, "ref")));
            }
            return areas;
        } catch (XMLStreamException | IOException e) {
            throw new TableFault(TableFault.Kind.BROKEN, String.valueOf(e.getMessage()));
        }
    }

    private interface Reader {
        void read(XMLStreamReader xml);
    }

    private static void each(ZipFile archive, String part, String element, Reader reader)
            throws IOException, XMLStreamException {
        ZipArchiveEntry entry = archive.getEntry(part);
        if (entry == null) {
            return;
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream stream = archive.getInputStream(entry)) {
            XMLStreamReader xml = factory.createXMLStreamReader(stream);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals(element)) {
                    reader.read(xml);
                }
            }
        }
    }

    private static void add(List<Area> areas, String reference) {
        Matcher area = AREA.matcher(String.valueOf(reference));
        if (area.matches()) {
            areas.add(new Area(
                    column(area.group(1)),
                    Integer.parseInt(area.group(2)),
                    column(area.group(3)),
                    Integer.parseInt(area.group(4))));
        }
    }

    private static int column(String letters) {
        return letters.chars().reduce(0, (number, letter) -> number * 26 + letter - 'A' + 1) - 1;
    }
}
