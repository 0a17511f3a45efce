/** Software: what runs on the assets of the centre, by which right, how it is rated, and when the right to it ends. */
package vn.dcim.core.software;
