/** Texts, profiles and what came of judging, as OSCAL 1.1 (Open Security Controls Assessment Language, NIST): out, and texts back in. */
package vn.dcim.core.regulation.oscal;
