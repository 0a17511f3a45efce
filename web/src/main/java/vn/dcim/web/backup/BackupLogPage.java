package vn.dcim.web.backup;

import vn.dcim.web.language.Words;
import vn.dcim.web.paper.Minutes;

/** The log of backups as it is printed. @param words that it is written in */
public record BackupLogPage(String month, Minutes minutes, Words words) {}
