/** Reports: what the registry stood at on a cut-off day, frozen with all that proves it. */
package vn.dcim.core.report;
