package vn.dcim.web.software;

import java.time.LocalDate;
import java.util.List;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.software.SoftwareRegister.OnMachine;

/** What is installed on a machine. */
public record MachinePage(Asset asset, List<OnMachine> installed, LocalDate today) {}
