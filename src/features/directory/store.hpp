// The statements of platforms, accounts, and sign-ins under way. Tokens and starts are nobody's
// records: no version, no audit.
#pragma once

#include <span>

#include "features/directory/model_inputs.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::directory {

using storage::Check;
using storage::Tx;

std::vector<Platform> all_platforms(Tx& tx);
std::optional<Account> find_account(Tx& tx, Id platform, std::string_view external_id);
/// The account of a platform that is bound to this user.
std::optional<Account> account_of(Tx& tx, Id platform, Id user);

struct KeptToken {
    std::string token;
    Instant ends_at;
};
BOOST_DESCRIBE_STRUCT(KeptToken, (), (token, ends_at))
std::optional<KeptToken> kept_token(Tx& tx, Id platform);
void keep_token(Tx& tx, Id platform, std::string_view token, Instant ends_at);
void forget_token(Tx& tx, Id platform);

/// A sign-in that is under way at the platform.
struct Start {
    Id platform_id;
    std::string browser_hash;  // of the cookie it began with
    std::string verifier;      // of PKCE
    Id user_id;                // whose account it is to become; none: signing in
    Instant ends_at;
};
BOOST_DESCRIBE_STRUCT(Start, (), (platform_id, browser_hash, verifier, user_id, ends_at))
void add_start(Tx& tx, std::string_view state_hash, const Start& start);
std::optional<Start> find_start(Tx& tx, std::string_view state_hash);
/// False: somebody else has taken it.
bool take_start(Tx& tx, std::string_view state_hash);
/// Those nobody came back from, some at a time.
void forget_starts(Tx& tx, Instant now);

std::span<const storage::Sql* const> statements();
std::span<const Check> checks();

}  // namespace zhuli::directory
