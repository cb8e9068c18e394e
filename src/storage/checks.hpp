// What the doctor proves of storage's own tables in every organisation.
#pragma once

#include <span>

#include "storage/check.hpp"

namespace zhuli::storage {

std::span<const Check> storage_checks();

}  // namespace zhuli::storage
