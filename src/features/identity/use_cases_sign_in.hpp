// For capabilities by which people come in without a password: starting a session for somebody who
// has proved elsewhere who they are, and the random texts and the throttle such ways need. Whoever
// calls has checked the proof; identity's own rules of who may sign in stay in force here.
#pragma once

#include <functional>

#include "features/identity/secrets.hpp"
#include "features/identity/sign_in.hpp"
#include "features/identity/throttle.hpp"

namespace zhuli::identity {

struct Entrance {
    Id org_id, user_id;
    /// Runs in the unit that starts the session, and may refuse it.
    std::function<Result<>(Tx&, const Ctx&)> also;
};
/// Problems: 403 identity.has_left, those of `also`.
Result<SignedIn> start_session(storage::Database& db, const Entrance& in, const Device& device,
                               Instant now);

/// The organisation, for what comes without anybody signed in; nothing if there is none.
std::optional<Org> organisation(storage::Database& db, Id org);
/// The only organisation there is; nothing if there are several.
std::optional<Org> only_organisation(storage::Database& db);

}  // namespace zhuli::identity
