/** Security: who a request comes from, and what it may do. */
package vn.dcim.web.security;
