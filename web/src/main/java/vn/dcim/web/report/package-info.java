/** Reports on pages, and as the files that go out. */
package vn.dcim.web.report;
