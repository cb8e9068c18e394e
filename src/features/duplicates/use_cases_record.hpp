// Pairs for the use cases of this capability: loaded in scope, decided, shown.
#pragma once

#include "features/customers/use_cases_record.hpp"
#include "features/duplicates/rules.hpp"
#include "features/duplicates/store.hpp"
#include "features/duplicates/use_cases.hpp"

namespace zhuli::duplicates {

Result<Pair> load_pair(Tx& tx, const Ctx& ctx, Id id, std::string_view permission);
/// Whether both customers live, which they do until the unit ends; the pair then has their owners.
bool name_owners(Tx& tx, Pair& pair);
/// In another state, with who decided and when; `event` is "duplicate_pair.dismissed" and the like.
Result<> settle_pair(Tx& tx, const Ctx& ctx, const Pair& before, Pair& after,
                     std::string_view event);
PairView view_of(Tx& tx, const Ctx& ctx, Pair pair, customers::Names& names);

}  // namespace zhuli::duplicates
