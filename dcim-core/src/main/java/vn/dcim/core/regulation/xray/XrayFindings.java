package vn.dcim.core.regulation.xray;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.regulation.Finding;
import vn.dcim.core.regulation.FindingSource;
import vn.dcim.core.regulation.Offence;

/** What the X-ray finds. */
@Singleton
@Requires(property = "datasources.default.url")
class XrayFindings implements FindingSource {

    private final Xray xray;

    XrayFindings(Xray xray) {
        this.xray = xray;
    }

    @Override
    public boolean isOf(String about) {
        return about.startsWith(XrayFinding.ABOUT);
    }

    @Override
    public Finding get(String about) {
        return of(line(about));
    }

    private Xray.Line line(String about) {
        String id = about.substring(XrayFinding.ABOUT.length());
        if (!id.matches("\\d{1,18}")) {
            throw new DcimException(ErrorCode.NOT_FOUND, "xray-finding", id);
        }
        return xray.get(Long.parseLong(id));
    }

    @Override
    public List<Finding> open() {
        return xray.open().stream().map(XrayFindings::of).toList();
    }

    @Override
    public void judge(String about) {
        xray.look(line(about).rule().name());
    }

    private static Finding of(Xray.Line line) {
        XrayFinding finding = line.finding();
        return new Finding(
                finding.about(),
                XrayFinding.ABOUT + finding.rule() + " " + finding.name(),
                finding.isOpen(),
                line.isAccepted(),
                finding.openedAt(),
                Set.of(line.rule().owner()),
                List.of(new Offence(finding.subject(), finding.name(), line.what(), finding.path())));
    }
}
