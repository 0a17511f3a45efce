package vn.dcim.web.alarm;

import java.util.List;

/**
 * What became of a command on several alarms.
 *
 * @param doneKey of the text that tells how many it was done to
 * @param refusals why each of the others stayed as it was
 */
public record AlarmResult(String doneKey, int done, List<String> refusals) {}
