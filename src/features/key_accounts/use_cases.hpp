// What people do with key accounts. Each function authorises by the customer's owner, loads,
// decides, saves and shows the account as it is now; problems are those of rules.hpp plus not_found
// (also when out of scope), forbidden and stale.
#pragma once

#include "core/codec.hpp"
#include "features/key_accounts/model_inputs.hpp"
#include "http/route.hpp"

namespace zhuli::key_accounts {

using storage::Tx;

Result<Account> show_account(Tx& tx, const Ctx& ctx, const http::ById& in);

Result<KeyPerson> show_key_person(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<KeyPerson> add_key_person(Tx& tx, const Ctx& ctx, const KeyPerson& in);
Result<KeyPerson> edit_key_person(Tx& tx, const Ctx& ctx, const Edit& edit);
/// Off the map; whoever reported to them reports to their superior now.
Result<KeyPerson> retire_key_person(Tx& tx, const Ctx& ctx, const http::ById& in);

Result<Milestone> show_milestone(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<Milestone> add_milestone(Tx& tx, const Ctx& ctx, const Milestone& in);
Result<Milestone> edit_milestone(Tx& tx, const Ctx& ctx, const Edit& edit);
Result<Milestone> complete_milestone(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<Milestone> reopen_milestone(Tx& tx, const Ctx& ctx, const http::ById& in);

/// The company this one belongs to, or none.
Result<Account> set_parent(Tx& tx, const Ctx& ctx, const NewParent& in);

}  // namespace zhuli::key_accounts
