/** The directory: LDAP or Active Directory, whose people sign in here with their own password and get a role by their groups. */
package vn.dcim.core.directory;
