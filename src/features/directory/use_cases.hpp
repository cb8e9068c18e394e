// What administrators do with platforms and accounts, and people with their own. Nothing here
// talks to a platform: signing in does (use_cases_sign_in.hpp), and runs do (jobs.hpp).
#pragma once

#include "core/codec.hpp"
#include "features/directory/model_inputs.hpp"
#include "http/route.hpp"

namespace zhuli::directory {

using storage::Tx;

Result<Page<PlatformView>> list_platforms(Tx& tx, const Ctx& ctx,
                                          const http::Listed<Platform>& query);
Result<PlatformView> show_platform(Tx& tx, const Ctx& ctx, const http::ById& in);
/// 422 for a kind that is there already.
Result<PlatformView> create_platform(Tx& tx, const Ctx& ctx, const Platform& in);
Result<PlatformView> edit_platform(Tx& tx, const Ctx& ctx, const Edit& edit);

Result<Page<AccountView>> list_accounts(Tx& tx, const Ctx& ctx, const http::Listed<Account>& query);
Result<AccountView> show_account(Tx& tx, const Ctx& ctx, const http::ById& in);
/// It is nobody's any more; no run binds it again without being told to.
Result<AccountView> unbind_account(Tx& tx, const Ctx& ctx, const http::ById& in);

/// An administrator says whose it is, also to take an unbinding back. 422 for a user who left or
/// has another account of the platform, and for an account that is somebody's.
Result<AccountView> bind_account(Tx& tx, const Ctx& ctx, const NewBinding& in);

/// Platforms one may sign in by and one's accounts there.
Result<OwnAccounts> list_own_accounts(Tx& tx, const Ctx& ctx, const http::Nothing& in);
/// 404 for anybody else's.
Result<Done> unbind_own_account(Tx& tx, const Ctx& ctx, const http::ById& in);

}  // namespace zhuli::directory
