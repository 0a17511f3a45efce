/** The smaller registers that the texts demand: each a definition as data, all on one mechanism. */
package vn.dcim.core.register;
