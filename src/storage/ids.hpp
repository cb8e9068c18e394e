// Ids: 41 bits of milliseconds since 2020, 10 bits of node, 12 bits of sequence. Increasing
// within one node even if the clock jumps back; unique across nodes as long as their numbers
// differ.
#pragma once

#include "core/value/id.hpp"

namespace zhuli::storage {

/// Thread-safe.
Id next_id();

}  // namespace zhuli::storage
