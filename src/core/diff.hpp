// What changed between two states of one struct, field by field, as audit JSON:
// [{"field":"name","before":…,"after":…}]. Secret fields show that they changed, never their value.
#pragma once

#include <string>
#include <vector>

#include "core/fields.hpp"

namespace zhuli {

/// Fields whose values differ. `before` may be null for a new record: then all non-empty fields.
std::vector<const Field*> changed_fields(Fields fields, const void* before, const void* after);
std::string diff_json(Fields fields, const void* before, const void* after);

}  // namespace zhuli
