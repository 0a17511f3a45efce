/** The pages of software and licences, and both in the API. */
package vn.dcim.web.software;
