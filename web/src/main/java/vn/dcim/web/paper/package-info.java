/** Papers of state administration that are signed: minutes on the screen, as docx and as PDF. */
package vn.dcim.web.paper;
