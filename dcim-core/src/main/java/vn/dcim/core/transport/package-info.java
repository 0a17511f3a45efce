/** Transport: which ways readings and people take to the program, how each is encrypted, and whether that is enough. */
package vn.dcim.core.transport;
