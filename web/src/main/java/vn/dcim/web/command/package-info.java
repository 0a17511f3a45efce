/** The commands of the program's face, as a terminal and a script see them. */
package vn.dcim.web.command;
