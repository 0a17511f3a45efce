/** What must be true before the program starts, and how it says in one line that it is not. */
package vn.dcim.core.startup;
