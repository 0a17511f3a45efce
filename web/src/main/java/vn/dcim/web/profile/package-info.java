/** Profiles: what the program reads of which devices, and how. */
package vn.dcim.web.profile;
