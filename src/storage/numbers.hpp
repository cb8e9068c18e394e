// Document numbers: per organisation, kind and local day, without gaps under concurrency. Taken
// as the last step of creating, so that a refused unit gives its number back by rolling back.
#pragma once

#include <string>

#include "core/ctx.hpp"
#include "storage/tx.hpp"

namespace zhuli::storage {

/// The next serial number of `prefix` on `day` ("": for ever), beginning with 1.
std::int64_t take_serial(Tx& tx, std::string_view prefix, std::string_view day);
/// "SO-20261123-0007"; four digits or more.
std::string take_number(Tx& tx, const Ctx& ctx, std::string_view prefix);

}  // namespace zhuli::storage
