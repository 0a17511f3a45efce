/** The periodic report on information security by annex I of Kon Tum's draft: figures from the registers, the rest by hand. */
package vn.dcim.core.incident.annex;
