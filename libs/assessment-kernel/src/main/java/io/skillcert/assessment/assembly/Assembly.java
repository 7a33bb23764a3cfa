package io.skillcert.assessment.assembly;

import java.util.List;
import java.util.Optional;

/**
 * The papers, or why there are none.
 *
 * @param papers one for each form; empty if any form has a shortage
 * @param digest SHA-256 over the items of all forms, in hexadecimal; empty if any form has a shortage
 * @param shortages by form, part and function
 */
public record Assembly(List<Paper> papers, Optional<String> digest, List<Shortage> shortages) {}
